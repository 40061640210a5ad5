"""What the ground keeps about edits: words not yet saved, and forms already answered."""

from django.conf import settings
from django.db import models

from kith.ground.tables import Retention, Sensitivity


class Draft(models.Model):
    """What somebody typed into a page and has not saved. Only the account that typed it ever sees it."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.SPECIAL

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=500)
    fields = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "page"], name="draft_is_one_per_page")]


class Answered(models.Model):
    """A form that has been answered: its key, who sent it, a digest of what it held, and where its sender was sent on.

    The digest tells a second press from a second thought: somebody who goes back and writes something else is heard.
    """

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    key = models.CharField(max_length=64)
    sender = models.CharField(max_length=64, blank=True)
    content = models.CharField(max_length=64, default="")
    location = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "key", "content"], name="form_is_answered_once")]
