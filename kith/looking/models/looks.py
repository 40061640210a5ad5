"""Looks that somebody asks about, looks that stand out, and who keeps watch over them."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Lead(Row):
    """The account that is named to keep watch over who looks."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=150)

    objects = ScopedManager["Lead"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation"], condition=Q(ends_at=None), name="there_is_one_lead"),
        ]


class LookQuestion(Row):
    """A person asks why somebody looked at their record."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField("audit.Entry", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField()

    objects = ScopedManager["LookQuestion"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"])]


class LookAnswer(Row):
    """What the confidentiality lead found out and says to the person."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    question = models.OneToOneField(LookQuestion, on_delete=models.PROTECT, related_name="answer")
    words = models.CharField(max_length=2000)
    was_right = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["LookAnswer"]()


class Watch(Row):
    """A record that many may be curious about: every look without a reason of work is told to the lead."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["Watch"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="record_is_watched_once"),
        ]


class Unusual(Row):
    """A look that stands out (R20): without a live reason of work, and with a sign."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey("audit.Entry", on_delete=models.PROTECT, related_name="+")
    signs = models.CharField(max_length=120)
    at = models.DateTimeField()

    objects = ScopedManager["Unusual"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="unusual_is_noticed_once")]
        indexes = [models.Index(fields=["account", "person", "at"])]


class NoticedUpTo(models.Model):
    """How far an organisation's record was looked through for looks that stand out."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    organisation = models.OneToOneField(
        "accounts.Organisation", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sequence = models.PositiveBigIntegerField(default=0)


class UnusualDecided(Row):
    """What was decided about a look that stood out, in words."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    unusual = models.OneToOneField(Unusual, on_delete=models.PROTECT, related_name="decided")
    was_right = models.BooleanField()
    because = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["UnusualDecided"]()
