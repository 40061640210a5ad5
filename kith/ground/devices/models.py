"""Devices that we know again, who sits at them, and the PINs that let somebody in there and nowhere else."""

from django.db import models
from django.db.models import Q

from kith.ground.tables import Retention, Row, Sensitivity


class Device(Row):
    """A browser that we know again, or the offer to know one: its code is typed in on the device, once.

    Of the secret in its cookie only digests are kept: the one that holds, and the one before, which holds until the
    device has shown the new one.
    """

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    class Kind(models.TextChoices):
        SHARED = "shared"
        OWN = "own"

    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=80)
    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, null=True, related_name="+")
    sign = models.CharField(max_length=4, db_index=True)
    digest = models.CharField(max_length=128)
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=150)
    offer_ends_at = models.DateTimeField()
    known_at = models.DateTimeField(null=True)
    secret = models.CharField(max_length=64, blank=True)
    before = models.CharField(max_length=64, blank=True)
    turned_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="shared", account=None) | Q(kind="own", account__isnull=False, team=None),
                name="own_device_is_one_persons",
            ),
            models.CheckConstraint(
                condition=Q(known_at=None, secret="") | (Q(known_at__isnull=False) & ~Q(secret="")),
                name="known_device_has_a_secret",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="device_end_says_who",
            ),
        ]


class Seat(models.Model):
    """Which device a sign-in is on: when the device ends, so does all that is open on it."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    sitting = models.OneToOneField("sign_in.Sitting", on_delete=models.CASCADE, primary_key=True, related_name="seat")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="seats")


class Pin(models.Model):
    """A few digits that let somebody in on a device we know. Too many wrong ones end it.

    It is kept as a password is, mixed first with a key that does not lie in the store: a stolen store opens nothing.
    """

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.SEALED

    account = models.OneToOneField("accounts.Account", on_delete=models.CASCADE, primary_key=True, related_name="+")
    digest = models.CharField(max_length=128)
    set_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
