"""What somebody asked to look for, and what they said of a suggestion. The suggestions themselves are never kept."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity, Versioned
from kith.matching.rules.choices import Choice, WhyNotForMe


class LookingFor(Row, Versioned):
    """How far, at what cost, online or not, in which languages: as the person asked. Blank is not asked."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.PERSONAL

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    how_far_km = models.DecimalField(
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0.1), MaxValueValidator(500)],
    )
    takes_online = models.BooleanField(null=True)
    most_pence = models.PositiveIntegerField(null=True, blank=True)
    languages = models.CharField(max_length=60, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    objects = ScopedManager["LookingFor"]()


class ChoiceMade(Row):
    """What was said of one suggestion. A later one takes its place; none is edited."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    listing = models.ForeignKey("directory.Listing", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=12, choices=[(choice.value, choice.value) for choice in Choice])
    because = models.CharField(max_length=16, blank=True, choices=[(why.value, why.value) for why in WhyNotForMe])
    words = models.CharField(max_length=500, blank=True)
    said_by = models.CharField(max_length=150)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["ChoiceMade"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(choice=Choice.NOT_FOR_ME.value) | ~Q(because=""), name="not_for_me_says_why"
            ),
        ]
        indexes = [models.Index(fields=["person", "at"])]
