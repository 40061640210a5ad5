"""Who is kept apart from whose record, because they know each other outside of work."""

from django.db import models

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.looking.rules.ties import Known


class Conflict(Row):
    """Somebody who works here knows this person privately. From this moment the record is shut to them."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    denial = models.OneToOneField("access.Denial", on_delete=models.PROTECT, related_name="+")
    known = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Known])
    words = models.CharField(max_length=500, blank=True)
    worked_with_them = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    objects = ScopedManager["Conflict"]()

    class Meta:
        indexes = [models.Index(fields=["person", "account"]), models.Index(fields=["account", "at"])]


class ConflictCleared(Row):
    """Somebody else decided that the two need not be kept apart any more."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    conflict = models.OneToOneField(Conflict, on_delete=models.PROTECT, related_name="cleared")
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    objects = ScopedManager["ConflictCleared"]()


class OwnMarks(Row):
    """Where somebody who works here lives and is rung, given by themself, so that they are kept from neighbours.

    Nothing but the comparison reads it.
    """

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.PERSONAL

    account = models.OneToOneField("accounts.Account", on_delete=models.CASCADE, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = ScopedManager["OwnMarks"]()


class LikelyTie(Row):
    """Something that somebody who works here and a person have in common. It hints; it decides nothing."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    signs = models.CharField(max_length=120)
    at = models.DateTimeField()

    objects = ScopedManager["LikelyTie"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "account"], name="likely_tie_is_noticed_once")]


class LikelyTieSettled(Row):
    """What the confidentiality lead decided about a hint."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    likely = models.OneToOneField(LikelyTie, on_delete=models.PROTECT, related_name="settled")
    are_kept_apart = models.BooleanField()
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["LikelyTieSettled"]()
