"""Concerns that somebody may be hurt: who raised one, who owns it, what was decided."""

from django.db import models

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safeguarding.rules.concerns import Horizon


class Concern(Row):
    """Somebody's worry that a person may be hurt, in the words of whoever raised it."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    about_whom = models.CharField(max_length=200)
    what = models.TextField(max_length=20_000)
    wishes = models.TextField(max_length=20_000, blank=True)
    horizon = models.CharField(max_length=12, choices=[(horizon.value, horizon.value) for horizon in Horizon])
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=150)
    raised_by_account = models.UUIDField(null=True)
    answer_due_at = models.DateTimeField(db_index=True)

    objects = ScopedManager["Concern"]()


class Acknowledgement(Row):
    """Somebody responsible has read a concern and owns it now."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="acknowledgement")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["Acknowledgement"]()


class ConcernDecision(Row):
    """What was decided about a concern, and why."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    decision = models.TextField(max_length=20_000)

    objects = ScopedManager["ConcernDecision"]()
