"""Tables of answers and goals. Scores have no table: they are worked out from answers by the rules."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.actor import Actor
from kith.ground.tables import Retention, Row, Sensitivity
from kith.outcomes.rules.goals import HIGHEST, LOWEST
from kith.people.models.said import Heard, heard
from kith.people.rules.telling import Told


class Said(Heard, Row):
    """Something that somebody said, and the moment it was written down."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    written_at = models.DateTimeField()

    class Meta:
        abstract = True


def said(told: Told, *, by: Actor, at: datetime) -> dict[str, object]:
    """Return the columns of a row that keeps what somebody said, written down by this actor at this moment."""
    return {"organisation_id": by.organisation_id, **heard(told, by=by.name), "written_at": at}


class AnswerSet(Said):
    """One sitting with one instrument, at one version of its words. It is never edited; a later one follows it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=32)
    instrument_version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    is_interpreted = models.BooleanField(default=False)

    objects = ScopedManager["AnswerSet"]()

    class Meta:
        indexes = [models.Index(fields=["person", "instrument", "said_on"])]


class Answer(Row):
    """One question answered. A question that was left out has no row."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    answer_set = models.ForeignKey(AnswerSet, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=32)
    value = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer_set", "item"], name="answer_is_given_once")]


class StatedScore(Row):
    """A score worked out elsewhere, on the organisation's own copy of an instrument whose words are not here."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    answer_set = models.ForeignKey(AnswerSet, on_delete=models.CASCADE, related_name="stated_scores")
    scale = models.CharField(max_length=32)
    value = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer_set", "scale"], name="score_is_stated_once")]


class Talk(Row):
    """Somebody talked with the person after an answer that asked for it."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    answer_set = models.OneToOneField(AnswerSet, on_delete=models.CASCADE, related_name="talk")
    words = models.CharField(max_length=500)
    talked_by = models.CharField(max_length=150)
    talked_at = models.DateTimeField()


class Goal(Said):
    """What the person wants, in their own words."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)

    objects = ScopedManager["Goal"]()

    class Meta:
        indexes = [models.Index(fields=["person", "said_on"])]


class GoalRating(Said):
    """Where the person says they are with a goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=LOWEST, value__lte=HIGHEST), name="goal_rating_is_0_to_10"),
        ]
        indexes = [models.Index(fields=["goal", "said_on"])]


class GoalEnding(Said):
    """The person is done with a goal: reached, or wanted no more."""

    class Kind(models.TextChoices):
        REACHED = "reached"
        SET_ASIDE = "set aside"

    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="ending")
    kind = models.CharField(max_length=12, choices=Kind)


class LicencePermission(Row):
    """An organisation says that it may use an instrument whose words do not ship, and where that is written."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    instrument = models.CharField(max_length=32)
    granted_by = models.CharField(max_length=200)
    reference = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="permission_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "instrument"])]
