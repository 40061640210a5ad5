"""How to talk with somebody, as coded needs with their dates, and in which languages."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Said
from kith.people.rules.communication import Answer, Code, Step


class CommunicationAsked(Said):
    """Somebody was asked what helps them to take part. "None" is written here; a blank is not an answer."""

    answer = models.CharField(max_length=8, choices=[(answer.value, answer.value) for answer in Answer])
    ask_again_on = models.DateField()

    objects = ScopedManager["CommunicationAsked"]()

    class Meta(Said.Meta):
        abstract = False


class CommunicationNeed(Said):
    """One coded need. Identified on `said_on`, recorded at `written_at`, and flagged on every page from then."""

    code = models.CharField(max_length=20, choices=[(code.value, code.value) for code in Code])
    words = models.CharField(max_length=300, blank=True)

    objects = ScopedManager["CommunicationNeed"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "code", "words"], condition=Q(ended_at=None), name="communication_need_holds_once"
            ),
        ]


class CommunicationStep(Row):
    """A need was told to somebody, met, or not met."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(CommunicationNeed, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=8, choices=[(step.value, step.value) for step in Step])
    words = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["CommunicationStep"]()


class Language(Said):
    """A language somebody speaks or reads. An interpreter is asked for by the person, never supposed."""

    tag = models.CharField(max_length=12)
    is_spoken = models.BooleanField(default=False)
    is_read = models.BooleanField(default=False)
    is_liked_best = models.BooleanField(default=False)
    needs_interpreter = models.BooleanField(default=False)

    objects = ScopedManager["Language"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=Q(is_spoken=True) | Q(is_read=True), name="language_is_for_something"),
            models.UniqueConstraint(
                fields=["person", "tag"], condition=Q(ended_at=None), name="language_is_written_once"
            ),
        ]
