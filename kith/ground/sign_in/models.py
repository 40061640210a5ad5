"""Ways in that have been offered, what was asked of us signed out, and the counters that slow a guesser down."""

from django.db import models

from kith.ground.tables import Retention, Row, Sensitivity


class Invitation(Row):
    """A way in for one account, once and for some days. Only a digest of its code is kept."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.PERSONAL

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    ends_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True)


class Knock(models.Model):
    """Something asked at the door by somebody not signed in. A job answers it, so that our own haste tells nothing."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.PERSONAL

    class Kind(models.TextChoices):
        FORGOTTEN = "forgotten password"
        REFUSED = "refused"

    kind = models.CharField(max_length=20, choices=Kind)
    said = models.CharField(max_length=254)
    at = models.DateTimeField(db_index=True)


class Counter(models.Model):
    """A counter of tries, in the shape that Django's database cache reads: every process counts in the same place."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
