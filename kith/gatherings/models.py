"""Who has a place, when a listing meets, and who came. A correction is a further row; the last one counts."""

from django.db import models
from django.db.models import F, Q

from kith.gatherings.rules import EnteredFrom, Feeling, Outcome
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Place(Row):
    """Somebody has a place at a listing, from one moment until it ends."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    listing = models.ForeignKey("directory.Listing", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=120)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["Place"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | (Q(ended_at__gte=F("given_at")) & ~Q(ended_by="")),
                name="place_end_says_who",
            ),
            models.UniqueConstraint(
                fields=["listing", "person"], condition=Q(ended_at=None), name="place_is_held_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"])]


class Meeting(Row):
    """One time that a listing meets."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    listing = models.ForeignKey("directory.Listing", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    room_for = models.PositiveIntegerField(null=True, blank=True)
    because_of_room = models.CharField(max_length=300, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=150)

    objects = ScopedManager["Meeting"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "starts_at"], name="listing_meets_once_at_a_time")]


class Attendance(Row):
    """What was said of one person at one meeting. Nothing of it is edited."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Outcome])
    feeling = models.CharField(max_length=12, blank=True, choices=[(one.value, one.value) for one in Feeling])
    is_coming_back = models.BooleanField(null=True)
    words = models.TextField(max_length=2000, blank=True)
    entered_from = models.CharField(max_length=8, choices=[(one.value, one.value) for one in EnteredFrom])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["Attendance"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"]), models.Index(fields=["meeting", "person"])]
