"""Dangers, every look that was taken at each of them, and how they came out."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Heard
from kith.safeguarding.rules.concerns import Horizon
from kith.safety.rules.dangers import About, Outcome


class Danger(Row):
    """Something that could happen. What is known of it stands in its looks, the latest of which holds."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=12, choices=[(one.value, one.value) for one in About])
    begun_by = models.CharField(max_length=150)
    begun_at = models.DateTimeField()

    objects = ScopedManager["Danger"]()

    class Meta:
        indexes = [models.Index(fields=["person", "begun_at"])]


class DangerLook(Heard, Row):
    """A danger as it was looked at on one day: what was said, by whom, who sees to it and when it is looked at again.

    There is no column for how likely anything is. Of self-harm there is none for how soon either.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    danger = models.ForeignKey(Danger, on_delete=models.PROTECT, related_name="looks")
    number = models.PositiveIntegerField()
    about = models.CharField(max_length=12, choices=[(one.value, one.value) for one in About])
    what = models.TextField(max_length=20_000)
    whom = models.JSONField(default=list)
    horizon = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Horizon], blank=True)
    helps = models.TextField(max_length=20_000)
    good_of_it = models.TextField(max_length=20_000, blank=True)
    done = models.TextField(max_length=20_000)
    their_view = models.TextField(max_length=20_000, blank=True)
    owner = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    at = models.DateTimeField()

    objects = ScopedManager["DangerLook"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["danger", "number"], name="looks_at_a_danger_are_counted"),
            models.CheckConstraint(
                condition=(Q(about=About.SELF_HARM, horizon="") | (~Q(about=About.SELF_HARM) & ~Q(horizon=""))),
                name="how_soon_is_never_said_of_self_harm",
            ),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(helps="") & ~Q(done=""), name="danger_says_what_helps_and_what_is_done"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "review_on"])]


class DangerEnd(Row):
    """How a danger came out. Nothing ends without it."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    danger = models.OneToOneField(Danger, on_delete=models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Outcome])
    words = models.TextField(max_length=20_000)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["DangerEnd"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="danger_ends_with_what_came_of_it")]
