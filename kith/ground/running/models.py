"""What was named and tried before an organisation went live, and that it did."""

from django.db import models

from kith.ground.tables import Retention, Row, Sensitivity


class Readied(Row):
    """One item of readiness, as somebody wrote it down. The latest counts; none is ever changed."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    key = models.CharField(max_length=40)
    who = models.CharField(max_length=200)
    proof = models.CharField(max_length=500)
    done_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        indexes = [models.Index(fields=["organisation", "key", "at"])]


class WentLive(models.Model):
    """The moment from which an organisation may write down real people's lives, and who said so."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    organisation = models.OneToOneField(
        "accounts.Organisation", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
