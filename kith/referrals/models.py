"""Referrals: what leaves, each turn they take, the link by which an organiser answers, and who was told.

A referral has no status column. Where it stands is told by its turns.
"""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.rules.answers import DeclineReason
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import Route, Step


class Referral(Row):
    """One person, one listing, one way in; with a worker who answers for it."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    listing = models.ForeignKey("directory.Listing", on_delete=models.PROTECT, related_name="+")
    listing_name = models.CharField(max_length=500)
    route = models.CharField(max_length=12, choices=[(route.value, route.value) for route in Route])
    for_what = models.CharField(max_length=20, choices=[(area.value, area.value) for area in AreaOfLife])
    owner = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")
    owner_name = models.CharField(max_length=150)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=150)

    objects = ScopedManager["Referral"]()

    class Meta:
        indexes = [models.Index(fields=["person", "begun_at"]), models.Index(fields=["listing", "begun_at"])]


class PacketField(Row):
    """One field that left, in the words in which it left. Nothing else of the person was sent."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="packet")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    words = models.TextField(max_length=8000)

    objects = ScopedManager["PacketField"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "kind"], name="packet_field_leaves_once")]


class ReferralTurn(Row):
    """One thing that happened, with who, when and why."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="turns")
    step = models.CharField(max_length=24, choices=[(step.value, step.value) for step in Step])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    is_by_link = models.BooleanField(default=False)
    because = models.TextField(max_length=2000, blank=True)
    decline_reason = models.CharField(
        max_length=24, blank=True, choices=[(reason.value, reason.value) for reason in DeclineReason]
    )
    alternative = models.TextField(max_length=2000, blank=True)
    visit_at = models.DateTimeField(null=True, blank=True)
    greeter = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["ReferralTurn"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(step=Step.DECLINED.value) | (~Q(decline_reason="") & ~Q(alternative="")),
                name="a_no_has_a_reason_and_an_alternative",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.FIRST_VISIT_CONFIRMED.value) | Q(visit_at__isnull=False),
                name="an_agreed_visit_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["referral", "at"])]


class Hearer(Row):
    """Somebody outside who is told how it went, because the person agreed: their GP, a therapist."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.PERSONAL

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="hearers")
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=320)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)

    objects = ScopedManager["Hearer"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "email"], name="hearer_is_named_once")]


class ToldBack(Row):
    """A message about how it went: drafted by itself when something happened, and sent by a person who read it."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="told_back")
    hearer = models.ForeignKey(Hearer, on_delete=models.PROTECT, null=True, related_name="+")
    to_name = models.CharField(max_length=200)
    step = models.CharField(max_length=24, choices=[(step.value, step.value) for step in Step])
    words = models.TextField(max_length=8000)
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["ToldBack"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by="") | (Q(sent_at__gte=F("drafted_at")) & ~Q(sent_by="")),
                name="what_was_told_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["referral", "drafted_at"])]


class AnswerLink(Row):
    """A link by which an organiser reads one packet and answers it without an account.

    Only a digest of its secret is kept. It opens for the first browser that opens it, until it expires or is revoked.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.PERSONAL

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    to_name = models.CharField(max_length=200)
    to_address = models.CharField(max_length=320)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["AnswerLink"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="answer_link_expires_after_it_is_made"
            )
        ]


class LinkOpening(Row):
    """The one browser that a link belongs to, by a digest of the secret it was given."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    link = models.OneToOneField(AnswerLink, on_delete=models.PROTECT, related_name="opening")
    browser = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = ScopedManager["LinkOpening"]()


class LinkTry(models.Model):
    """One time that a link was followed, so that following it over and over can be slowed."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    link = models.ForeignKey(AnswerLink, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["link", "at"])]
