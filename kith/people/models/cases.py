"""When we work with somebody, and who may have been written twice."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Opening(Row):
    """We began to work with somebody. Whether we still do is told by whether it was closed."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="openings")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.CharField(max_length=500)

    objects = ScopedManager["Opening"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"])]


class Closure(Row):
    """We stopped, with why. The story stays, and can be opened again."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, related_name="closure")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.CharField(max_length=500)

    objects = ScopedManager["Closure"]()


class LikelySame(Row):
    """A new record looks like one that its writer may not see. They are told nothing; an administrator decides."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    signs = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = ScopedManager["LikelySame"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="likely_same_are_two"),
            models.UniqueConstraint(fields=["person", "other"], name="likely_same_is_noticed_once"),
        ]


class Settled(Row):
    """What somebody decided about two records that look alike."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    likely = models.OneToOneField(LikelySame, on_delete=models.PROTECT, related_name="settled")
    are_one = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.CharField(max_length=500)

    objects = ScopedManager["Settled"]()
