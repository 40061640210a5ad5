"""How contact with somebody ends: the plan, that it was done or left, and each day on which somebody asks since."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Heard
from kith.people.rules.terms import Voice
from kith.safety.rules.endings import How, Since


class Ending(Heard, Row):
    """A plan to end contact with a tie. A later plan takes its place; none is ever edited."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey("networks.Tie", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    why = models.TextField(max_length=20_000)
    how = models.CharField(max_length=16, choices=[(one.value, one.value) for one in How])
    who_tells = models.CharField(max_length=150, blank=True)
    safe_times = models.TextField(max_length=2_000, blank=True)
    belongings = models.TextField(max_length=2_000, blank=True)
    support = models.TextField(max_length=2_000, blank=True)
    safety_words = models.CharField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    wants_limit = models.BooleanField(default=False)
    ends_on = models.DateField(null=True)
    at = models.DateTimeField()

    objects = ScopedManager["Ending"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tie", "number"], name="endings_of_a_tie_are_counted"),
            models.CheckConstraint(condition=Q(voice=Voice.OWN.value) & ~Q(why=""), name="ending_is_their_own_word"),
        ]


class EndingDone(Row):
    """Contact has ended."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="done")
    decision_id = models.UUIDField()
    restriction_id = models.UUIDField(null=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["EndingDone"]()


class EndingLeft(Row):
    """The person chose otherwise."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="left")
    because = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["EndingLeft"]()


class FollowUp(Row):
    """A day on which somebody asks how it has been."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="follow_ups")
    due_on = models.DateField()

    objects = ScopedManager["FollowUp"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ending", "due_on"], name="follow_up_days_stand_once")]
        indexes = [models.Index(fields=["organisation", "due_on"])]


class FollowUpDone(Row):
    """What they said on that day."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    follow_up = models.OneToOneField(FollowUp, on_delete=models.PROTECT, related_name="done")
    since = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Since])
    words = models.TextField(max_length=20_000, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["FollowUpDone"]()
