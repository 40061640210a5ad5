"""What was said about sharing, as it was said. The facts that the gate reads are written from it."""

from django.db import models
from django.db.models import Q

from kith.consent.rules.regardless import Asked, Basis, Why
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Said


class Sharing(Said):
    """One conversation about one purpose and one recipient: how it was explained, by whom, and until when it holds."""

    purpose = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Purpose])
    recipient_kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in RecipientKind])
    recipient = models.CharField(max_length=64)
    recipient_name = models.CharField(max_length=200)
    explained_how = models.CharField(max_length=300)
    explained_by = models.CharField(max_length=150)
    until = models.DateField(null=True, blank=True)

    objects = ScopedManager["Sharing"]()

    class Meta(Said.Meta):
        abstract = False


class SharingItem(Row):
    """What the person said in that conversation about one kind of information."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    sharing = models.ForeignKey(Sharing, on_delete=models.PROTECT, related_name="items")
    information = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Information])
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in State])

    objects = ScopedManager["SharingItem"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sharing", "information"], name="sharing_says_each_kind_once"),
        ]


class Gone(Row):
    """One kind of information that went out to one recipient. A yes that is taken back later does not call it back."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Purpose])
    recipient_kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in RecipientKind])
    recipient = models.CharField(max_length=64)
    recipient_name = models.CharField(max_length=200)
    information = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Information])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["Gone"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"])]


class WithoutYes(Row):
    """Something that was shared without the person's yes: why, on which lawful basis, who decided, and whether told.

    It stands apart from what was said about sharing: the gate never reads it, and nothing is shared because of it.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recipient_kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in RecipientKind])
    recipient_name = models.CharField(max_length=200)
    informations = models.JSONField(default=list)
    asked = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Asked])
    why = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Why])
    basis = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Basis])
    because = models.CharField(max_length=1000)
    decided_by = models.CharField(max_length=150)
    told_on = models.DateField(null=True, blank=True)
    not_told_because = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["WithoutYes"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told_on__isnull=False) | ~Q(not_told_because=""), name="without_yes_told_or_says_why_not"
            ),
            models.CheckConstraint(condition=~Q(because="") & ~Q(decided_by=""), name="without_yes_says_why_and_who"),
        ]
        indexes = [models.Index(fields=["person", "at"])]
