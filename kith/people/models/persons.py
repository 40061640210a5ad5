"""A person, and the names they are found by."""

from django.db import models

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity, Versioned


class Person(Row, Versioned):
    """Somebody whose support this is about. `known_as` is the name they like; the rest may be unknown."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    known_as = models.CharField(max_length=120)
    full_name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)
    account = models.OneToOneField(
        "accounts.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )

    objects = ScopedManager["Person"]()

    class Meta:
        indexes = [models.Index(fields=["organisation", "born_on"])]


class Name(Row):
    """One name that somebody is known by. Names are found by their sound; the person chooses which is used."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.PERSONAL

    class Kind(models.TextChoices):
        LIKED = "liked"
        FULL = "full"
        OTHER = "other"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)

    objects = ScopedManager["Name"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "folded"], name="name_is_written_once")]


class NameSound(Row):
    """How one word of a name sounds: the index by which somebody is found before being written twice."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.PERSONAL

    name = models.ForeignKey(Name, on_delete=models.CASCADE, related_name="sounds")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sound = models.CharField(max_length=32)

    objects = ScopedManager["NameSound"]()

    class Meta:
        indexes = [models.Index(fields=["organisation", "sound", "person"])]
