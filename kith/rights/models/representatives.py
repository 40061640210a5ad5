"""Who speaks for somebody: the authority as it was written down, who saw what it rests on, and what ended it."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.rights.rules.representatives import Authority


class Representative(Row):
    """Somebody with an authority to speak for a person. `sees` is what they are to be shown, chosen one by one."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    authority = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Authority])
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    sees = models.JSONField(default=list)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    their_word = models.TextField(max_length=2_000, blank=True)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")
    grant = models.OneToOneField("access.Grant", on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    objects = ScopedManager["Representative"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")), name="representative_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(grant=None) | Q(account__isnull=False), name="representative_with_access_has_an_account"
            ),
        ]
        indexes = [models.Index(fields=["person", "begins_on"]), models.Index(fields=["account"])]


class Evidence(Row):
    """What the authority rests on was seen: which document, by whom, on which day."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    representative = models.OneToOneField(Representative, on_delete=models.PROTECT, related_name="evidence")
    document = models.CharField(max_length=300)
    seen_on = models.DateField()
    seen_by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["Evidence"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(document=""), name="evidence_names_its_document")]


class RepresentativeEnd(Row):
    """The end of an authority before its time, or as its time had come."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    representative = models.OneToOneField(Representative, on_delete=models.PROTECT, related_name="end")
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.CharField(max_length=500)

    objects = ScopedManager["RepresentativeEnd"]()
