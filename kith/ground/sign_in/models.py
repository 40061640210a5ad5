"""Ways in that were offered, sign-ins under way, what was asked of us signed out, and counters that slow a guesser."""

from django.db import models

from kith.ground.ids import new_id
from kith.ground.sign_in.kinds import Kind
from kith.ground.tables import Retention, Row, Sensitivity


class Invitation(Row):
    """A way in for one account, once and for some days. Of its code the first signs are kept, and a salted hash."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.PERSONAL

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    sign = models.CharField(max_length=4, db_index=True)
    digest = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    ends_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True)


class SpareCode(models.Model):
    """A code for the day on which the telephone is lost. It lets in once, and is kept as an invitation's is."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.SEALED

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    sign = models.CharField(max_length=4)
    digest = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "sign"])]


class Sitting(models.Model):
    """One sign-in on one screen, for its owner to see and to end. `session_key` is how the session itself is found.

    `called` is what we call the device, where it is one that we know.
    """

    retention = Retention.PASSING
    sensitivity = Sensitivity.SEALED

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    browser = models.CharField(max_length=40, blank=True)
    machine = models.CharField(max_length=40, blank=True)
    address = models.GenericIPAddressField(null=True)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.WHOLE)
    called = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "ended_at"])]


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


class SentCode(models.Model):
    """A code that was asked for signed out. It has a digest only where one was sent, and works once."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.SEALED

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    said = models.CharField(max_length=254)
    asked_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=128, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)


class Counter(models.Model):
    """A counter of tries, in the shape that Django's database cache reads: every process counts in the same place."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
