"""What is kept of a file beside its bytes."""

from django.db import models

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Photo(Row):
    """A picture about one person. Its bytes lie in the data folder under its own id; a photo is never changed.

    `purpose` is what it was given for. One of the person opens by itself; any other opens with what it was given for,
    and with nothing else.
    """

    class Purpose(models.TextChoices):
        OF_THE_PERSON = "person"
        IN_A_MARK = "mark"
        OF_A_WALK = "walk"

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.OF_THE_PERSON)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)

    objects = ScopedManager["Photo"]()

    class Meta:
        indexes = [models.Index(fields=["person", "added_at"])]


class Removal(models.Model):
    """A photo that was taken away: by whom, when and why. Its bytes are gone."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.PERSONAL

    photo = models.OneToOneField(Photo, on_delete=models.PROTECT, primary_key=True, related_name="removal")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.CharField(max_length=200, blank=True)
