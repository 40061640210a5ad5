"""Who interprets for somebody, and what they said about who may."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Said
from kith.rights.rules.interpreting import By, Comes, Community, Interpreter, Known, Occasion


class InterpreterWish(Said):
    """What somebody said of whether one of their own community is safe, and how they would like it."""

    community = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Community])
    way = models.CharField(max_length=12, choices=[(one.value, one.value) for one in By], blank=True)
    is_unnamed = models.BooleanField(default=False)
    words = models.CharField(max_length=500, blank=True)

    objects = ScopedManager["InterpreterWish"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="interpreter_wish_is_one_at_a_time"
            ),
        ]


class InterpreterPresence(Row):
    """Somebody is booked to interpret on one occasion, or was there, or why it went on without a trained one."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Occasion])
    about = models.UUIDField(null=True)
    on = models.DateField()
    interpreter = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Interpreter])
    name = models.CharField(max_length=150, blank=True)
    way = models.CharField(max_length=12, choices=[(one.value, one.value) for one in By], blank=True)
    comes = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Comes])
    of_their_community = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Known])
    is_unnamed = models.BooleanField(default=False)
    because = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["InterpreterPresence"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(interpreter=Interpreter.PROFESSIONAL) | ~Q(because=""),
                name="no_trained_interpreter_without_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["person", "occasion", "about"])]
