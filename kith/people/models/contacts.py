"""How somebody is reached, and whether that is safe."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.people.models.said import Said
from kith.people.rules.contacts import Safe, Way


class ContactPoint(Said):
    """A number or an address, with what the person said about using it. Nothing is sent where it is not safe."""

    way = models.CharField(max_length=8, choices=[(way.value, way.value) for way in Way])
    words = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    safe = models.CharField(max_length=10, choices=[(safe.value, safe.value) for safe in Safe])
    care = models.CharField(max_length=200, blank=True)
    is_liked_best = models.BooleanField(default=False)

    objects = ScopedManager["ContactPoint"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=~Q(safe=Safe.WITH_CARE.value) | ~Q(care=""), name="care_is_described"),
            models.UniqueConstraint(
                fields=["person", "way", "folded"], condition=Q(ended_at=None), name="contact_is_written_once"
            ),
        ]
        indexes = [*Said.Meta.indexes, models.Index(fields=["organisation", "way", "folded"], name="contact_by_number")]
