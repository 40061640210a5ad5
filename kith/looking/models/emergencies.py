"""A record opened in an emergency: by whom, why, until when, and what somebody else made of it."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.looking.rules.emergencies import EmergencyReason


class Emergency(Row):
    """Somebody opened one record without a live reason, for an hour, and said why."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    grant = models.OneToOneField("access.Grant", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=[(one.value, one.value) for one in EmergencyReason])
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    ends_at = models.DateTimeField()
    review_due_at = models.DateTimeField(db_index=True)

    objects = ScopedManager["Emergency"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="emergency_says_why")]
        indexes = [models.Index(fields=["account", "at"]), models.Index(fields=["person", "at"])]


class EmergencyReview(Row):
    """Somebody else looked at an emergency afterwards, and said whether it was right."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    emergency = models.OneToOneField(Emergency, on_delete=models.PROTECT, related_name="review")
    was_right = models.BooleanField()
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    objects = ScopedManager["EmergencyReview"]()


class EmergencyHeldBack(Row):
    """The person is told of an emergency only later, because telling at once could hurt somebody."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    emergency = models.OneToOneField(Emergency, on_delete=models.PROTECT, related_name="held_back")
    until = models.DateTimeField()
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["EmergencyHeldBack"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("at")), name="held_back_ends_later")]
