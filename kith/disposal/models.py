"""Holds, proposals and decisions about what is over, and certificates of what was erased.

What is about a person goes with the person. A certificate stays: it points at nobody.
"""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Hold(Row):
    """Nothing is erased, of one person or, without one, of anybody: a court, an inquiry, a claim."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    because = models.CharField(max_length=500)
    reference = models.CharField(max_length=120)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=150)
    begun_by_account = models.UUIDField(null=True)

    objects = ScopedManager["Hold"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because="") & ~Q(reference=""), name="hold_says_why")]


class HoldEnd(Row):
    """A hold is over: who says so, and why."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, related_name="end")
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    objects = ScopedManager["HoldEnd"]()


class Disposal(Row):
    """Somebody proposes that a record is erased: by which line of the schedule, counted from when, over on which day.

    `code` is all by which it is called once nobody may see whose record it is.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    line = models.CharField(max_length=24)
    years = models.PositiveSmallIntegerField()
    counted_from = models.DateField()
    over_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField()

    objects = ScopedManager["Disposal"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="disposal_has_its_code")]


class Decision(Row):
    """A second person decides. Where it is yes, the record is set apart until `erase_at`."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    disposal = models.OneToOneField(Disposal, on_delete=models.PROTECT, related_name="decision")
    is_yes = models.BooleanField()
    because = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField()
    erase_at = models.DateTimeField(null=True, db_index=True)

    objects = ScopedManager["Decision"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_yes=True, erase_at__isnull=False) | Q(is_yes=False, erase_at=None) & ~Q(because=""),
                name="decision_says_until_when_or_why_not",
            )
        ]


class PutBack(Row):
    """A record that was set apart can be seen again: who put it back, and why."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    disposal = models.OneToOneField(Disposal, on_delete=models.PROTECT, related_name="put_back")
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["PutBack"]()


class Certificate(Row):
    """What was erased, by which rule, when and by whom. It names nobody and points at nobody.

    `seal` is the digest of all that it says; the record of what was done holds the same.
    """

    retention = Retention.AUDIT
    sensitivity = Sensitivity.INTERNAL

    code = models.CharField(max_length=12)
    rule = models.CharField(max_length=300)
    over_on = models.DateField()
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    set_apart_at = models.DateTimeField()
    erased_at = models.DateTimeField()
    is_again = models.BooleanField(default=False)
    seal = models.CharField(max_length=64)

    objects = ScopedManager["Certificate"]()

    class Meta:
        indexes = [models.Index(fields=["organisation", "erased_at"])]


class Erased(Row):
    """How many rows of one kind went."""

    retention = Retention.AUDIT
    sensitivity = Sensitivity.INTERNAL

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="erased")
    kind = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    objects = ScopedManager["Erased"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["certificate", "kind"], name="erased_kind_stands_once")]


class KeptLonger(Row):
    """An organisation keeps what falls under a line longer than the schedule says. The latest stands."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    line = models.CharField(max_length=24)
    years = models.PositiveSmallIntegerField()
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["KeptLonger"]()
