"""What somebody likes, needs and asks for, and what stands in the way. Nothing here is inferred."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Said
from kith.people.rules import vocabulary


class Interest(Said):
    """Something somebody likes, from the list that groups are described with too, with their own words."""

    code = models.CharField(max_length=20, choices=[(code.value, code.value) for code in vocabulary.Interest])
    words = models.CharField(max_length=300, blank=True)

    objects = ScopedManager["Interest"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "code"], condition=Q(ended_at=None), name="interest_is_written_once"
            ),
        ]


class Need(Said):
    """Something somebody needs help with."""

    area = models.CharField(max_length=20, choices=[(area.value, area.value) for area in vocabulary.AreaOfLife])
    words = models.CharField(max_length=500)

    objects = ScopedManager["Need"]()

    class Meta(Said.Meta):
        abstract = False


class Barrier(Said):
    """Something in the way, with whether it must be solved first and who is solving it."""

    code = models.CharField(max_length=20, choices=[(code.value, code.value) for code in vocabulary.Barrier])
    words = models.CharField(max_length=300, blank=True)
    is_must_have = models.BooleanField(default=False)
    owner = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["Barrier"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "code"], condition=Q(ended_at=None), name="barrier_is_written_once"
            ),
        ]


class BarrierSolved(Row):
    """What took a barrier away: who says so, when and how."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    barrier = models.OneToOneField(Barrier, on_delete=models.PROTECT, related_name="solved")
    how = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["BarrierSolved"]()


class Preference(Said):
    """Something somebody asked for in who is with them. Written only because they asked."""

    code = models.CharField(max_length=20, choices=[(code.value, code.value) for code in vocabulary.Preference])

    objects = ScopedManager["Preference"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "code"], condition=Q(ended_at=None), name="preference_is_written_once"
            ),
        ]


class KeptFree(Said):
    """A time of the week that somebody asked to keep free, on one day or on every day. The reason is theirs."""

    weekday = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(6)])
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)

    objects = ScopedManager["KeptFree"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                condition=Q(from_time=None, to_time=None) | Q(to_time__gt=F("from_time")),
                name="kept_free_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=False) | Q(from_time__isnull=False), name="kept_free_says_when"
            ),
            models.CheckConstraint(condition=Q(weekday=None) | Q(weekday__lte=6), name="kept_free_has_a_weekday"),
        ]


class HomePlace(Said):
    """About where somebody lives, for how far things are. Never their door: the map point is rounded."""

    words = models.CharField(max_length=200)
    latitude = models.DecimalField(
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    within_metres = models.PositiveIntegerField(null=True, blank=True)

    objects = ScopedManager["HomePlace"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None, within_metres=None)
                | Q(latitude__isnull=False, longitude__isnull=False, within_metres__isnull=False),
                name="home_point_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="home_point_is_on_earth",
            ),
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="home_is_one"),
        ]
