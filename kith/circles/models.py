"""Who was named as close to somebody, and each turn that their place in the circle took."""

from django.db import models
from django.db.models import Q

from kith.circles.rules.standing import Turn
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Said


class KeyPerson(Said):
    """Somebody close to a person, as they are called, and who named them. Their account comes with an invitation."""

    name = models.CharField(max_length=120)
    relationship = models.CharField(max_length=80, blank=True)
    account = models.ForeignKey("accounts.Account", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ScopedManager["KeyPerson"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="keyperson_has_a_name"),
            models.UniqueConstraint(fields=["person", "account"], name="keyperson_is_in_a_circle_once"),
        ]


class CircleTurn(Row):
    """One turn. Nothing of it is edited; the last one tells where somebody stands."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    key_person = models.ForeignKey(KeyPerson, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveIntegerField()
    turn = models.CharField(max_length=12, choices=[(turn.value, turn.value) for turn in Turn])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["CircleTurn"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key_person", "number"], name="circle_turns_are_counted")]
