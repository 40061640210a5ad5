"""The duty line: who answers it when, calls about somebody, and how a caller is known."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.looking.rules.callers import Caller, Check


class RotaTurn(Row):
    """One worker answers the duty line from one moment to another."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["RotaTurn"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="turn_ends_after_it_starts")
        ]
        indexes = [models.Index(fields=["account", "ends_at"])]


class CallerQuestion(Row):
    """A question to which only the person knows the answer. The answer itself is not kept, only its digest."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=200)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["CallerQuestion"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="caller_question_is_one"),
        ]


class Call(Row):
    """Somebody on the duty line found a person by name and birth date, for somebody on the phone."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    grant = models.OneToOneField("access.Grant", on_delete=models.PROTECT, related_name="+")
    caller = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Caller])
    purpose = models.CharField(max_length=300)
    at = models.DateTimeField()

    objects = ScopedManager["Call"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"]), models.Index(fields=["account", "at"])]


class CallerChecked(Row):
    """One try to find out whether the caller is who they say."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="checks")
    check_by = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Check])
    was_right = models.BooleanField()
    at = models.DateTimeField()

    objects = ScopedManager["CallerChecked"]()


class CallEnded(Row):
    """The call is over. What was said waits for whoever works with the person."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="ended")
    note = models.CharField(max_length=2000)
    at = models.DateTimeField()

    objects = ScopedManager["CallEnded"]()
