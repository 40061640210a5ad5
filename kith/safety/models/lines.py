"""Local lines of an organisation: every edition of their words, each time that one was tried, and their end.

Nothing here is about a person. What anybody may read is an edition that stands, and the day on which it was tried.
"""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safety.rules.lines import MOST
from kith.safety.rules.ways import Act


class LocalLine(Row):
    """A local way to somebody. What it says stands in its editions; the latest is what is read."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.PUBLIC

    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["LocalLine"]()


class LineEdition(Row):
    """What a line says from one moment on. It is never changed: a later edition takes its place."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.PUBLIC

    line = models.ForeignKey(LocalLine, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    need = models.CharField(max_length=80)
    who = models.CharField(max_length=80)
    act = models.CharField(max_length=8, choices=[(act.value, act.value) for act in Act])
    reach = models.CharField(max_length=150)
    hours = models.CharField(max_length=80, blank=True)
    is_day_and_night = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()
    beside = models.CharField(max_length=16, blank=True)
    takes_place = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["LineEdition"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="editions_of_a_line_are_counted"),
            models.CheckConstraint(
                condition=~Q(need="") & ~Q(who="") & ~Q(reach="") & Q(place__range=(1, MOST)),
                name="line_says_what_who_and_where",
            ),
            models.CheckConstraint(
                condition=Q(is_day_and_night=True, hours="") | Q(is_day_and_night=False) & ~Q(hours=""),
                name="line_says_when_somebody_answers",
            ),
            models.CheckConstraint(
                condition=Q(takes_place=False) | Q(is_day_and_night=True) & ~Q(beside=""),
                name="line_takes_a_place_day_and_night",
            ),
        ]


class LineTried(Row):
    """Somebody answered on an edition's number or address: who rang, on which day, and who it was."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    edition = models.ForeignKey(LineEdition, on_delete=models.PROTECT, related_name="tries")
    tried_on = models.DateField()
    tried_by = models.CharField(max_length=120)
    answered_by = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["LineTried"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tried_by="") & ~Q(answered_by=""), name="line_tried_says_who")
        ]


class LineOff(Row):
    """A line stands no longer: who took it off, and why."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    line = models.OneToOneField(LocalLine, on_delete=models.PROTECT, related_name="off")
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["LineOff"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="line_off_says_why")]
