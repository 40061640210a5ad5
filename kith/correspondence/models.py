"""The outbox: what is said, what still waits to go, and how each try went."""

from django.db import models
from django.db.models import Q

from kith.consent.rules.sharing import Information, OnAYes, Purpose
from kith.consent.rules.sharing import RecipientKind as SharedWith
from kith.correspondence.rules import Channel, Format, Outcome, RecipientKind
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Message(Row):
    """One message to one recipient, whole as it was written. Nothing in it changes afterwards.

    `person` is whom it is about. `is_key` says that whoever reads it could act as somebody, by signing in or by
    answering in their place: it is shown to nobody but who sent it, and its body is wiped once it has gone.
    `is_sealed` says that even its being there would tell something: it is shown to nobody but whom it is for.
    `towards_name` and `towards_listing_id` are whom it invites the person to be in touch with, where it does: a limit
    between the two keeps it back.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    key = models.CharField(max_length=120)
    posted_at = models.DateTimeField()
    posted_by = models.CharField(max_length=150)
    poster = models.ForeignKey("accounts.Account", on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    recipient_kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in RecipientKind])
    recipient_id = models.UUIDField(null=True)
    recipient_name = models.CharField(max_length=200)
    account = models.ForeignKey("accounts.Account", on_delete=models.SET_NULL, null=True, related_name="+")
    address = models.TextField(blank=True)
    channel = models.CharField(max_length=8, choices=[(channel.value, channel.value) for channel in Channel])
    format = models.CharField(max_length=12, choices=[(format_.value, format_.value) for format_ in Format])
    language = models.CharField(max_length=12)
    template = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_key = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)
    towards_name = models.CharField(max_length=200, blank=True)
    towards_listing_id = models.UUIDField(null=True, blank=True)

    objects = ScopedManager["Message"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="message_is_posted_once"),
            models.CheckConstraint(
                condition=~Q(channel=Channel.IN_APP.value) | Q(account__isnull=False),
                name="message_inside_kith_has_an_account",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "posted_at"]),
            models.Index(fields=["person", "posted_at"]),
            models.Index(fields=["account", "channel", "posted_at"]),
        ]


class Leaning(models.Model):
    """A message that may go only while a yes stands: which kinds it tells, for what, and to whom."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    message = models.OneToOneField(Message, on_delete=models.PROTECT, primary_key=True, related_name="leaning")
    purpose = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Purpose])
    recipient_kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in SharedWith])
    recipient = models.CharField(max_length=64, blank=True)
    recipient_name = models.CharField(max_length=200)
    informations = models.JSONField(default=list)
    left_at = models.DateTimeField(null=True, blank=True)

    @property
    def yes(self) -> OnAYes:
        """The yes that it leans on, as a value."""
        return OnAYes(
            purpose=Purpose(self.purpose),
            recipient_kind=SharedWith(self.recipient_kind),
            recipient_name=self.recipient_name,
            informations=tuple(Information(one) for one in self.informations),
            recipient=self.recipient,
        )


class Waiting(models.Model):
    """A message that has not gone yet. Whoever holds its lease tries it; the row leaves when it is settled."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    message = models.OneToOneField(Message, on_delete=models.PROTECT, primary_key=True, related_name="waiting")
    due_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)


class Delivery(models.Model):
    """One try and how it ended."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="deliveries")
    attempt = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    because = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "attempt"], name="delivery_is_tried_once_a_time")]
