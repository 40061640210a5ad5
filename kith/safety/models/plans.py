"""A person's safety plan, a line at a time, in their own words."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.people.models.said import Said
from kith.people.rules.terms import Voice
from kith.safety.rules.plans import Part


class SafetyLine(Said):
    """One line of a safety plan. It is the person's own or it is not there."""

    part = models.CharField(max_length=12, choices=[(part.value, part.value) for part in Part])
    words = models.TextField(max_length=2000)
    place = models.PositiveSmallIntegerField(default=0)

    objects = ScopedManager["SafetyLine"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=Q(voice=Voice.OWN.value), name="%(class)s_is_their_own"),
        ]
