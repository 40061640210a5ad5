"""Visits with somebody there: who may supervise, what was booked, everything that happened, and what was seen."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safety.rules.visits import Turn


class Supervisor(Row):
    """What was seen of somebody that lets them supervise visits, and until when it holds."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    seen_on = models.DateField()
    until = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["Supervisor"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & Q(until__gte=F("seen_on")), name="supervisor_was_seen")
        ]


class SupervisedVisit(Row):
    """A visit with a named supervisor, a room and a time. Where it stands follows from its turns."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    party_name = models.CharField(max_length=150)
    party_reach = models.CharField(max_length=300, blank=True)
    supervisor = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    room = models.CharField(max_length=150)
    on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ground_rules = models.TextField(max_length=20_000)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["SupervisedVisit"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")) & ~Q(room="") & ~Q(ground_rules=""),
                name="supervised_visit_has_room_time_and_rules",
            )
        ]
        indexes = [models.Index(fields=["organisation", "on"]), models.Index(fields=["supervisor", "on"])]


class VisitTurn(Row):
    """One thing that happened to a visit."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    visit = models.ForeignKey(SupervisedVisit, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveIntegerField()
    turn = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Turn])
    words = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["VisitTurn"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="turns_of_a_visit_are_counted")]


class VisitNote(Row):
    """What was seen at a visit, apart from what it may mean, and what the person says of it. Never edited."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    visit = models.ForeignKey(SupervisedVisit, on_delete=models.PROTECT, related_name="notes")
    seen = models.TextField(max_length=20_000)
    view = models.TextField(max_length=20_000, blank=True)
    voice = models.TextField(max_length=20_000, blank=True)
    is_addendum = models.BooleanField(default=False)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["VisitNote"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(seen=""), name="visit_note_says_what_was_seen")]
