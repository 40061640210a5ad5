"""Limits on contact: what was entered and by whom, and what ended it."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safeguarding.rules.limits import Basis, Channel


class Restriction(Row):
    """A limit on contact: who is protected, from whom or what, by which way, on what basis, and until when."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    denial = models.OneToOneField("access.Denial", on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=20, choices=[(basis.value, basis.value) for basis in Basis])
    channel = models.CharField(max_length=16, choices=[(channel.value, channel.value) for channel in Channel])
    party_name = models.CharField(max_length=200)
    because = models.TextField(max_length=20_000)
    legal_basis = models.TextField(max_length=2_000, blank=True)
    in_their_words = models.TextField(max_length=20_000, blank=True)
    review_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=150)
    begun_by_account = models.UUIDField(null=True)

    objects = ScopedManager["Restriction"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(basis=Basis.OWN_DECISION) | ~Q(in_their_words=""), name="own_decision_has_their_words"
            ),
            models.CheckConstraint(condition=~Q(basis=Basis.ORDER) | ~Q(legal_basis=""), name="order_says_which_order"),
        ]
        indexes = [models.Index(fields=["person", "begun_at"])]


class Lifting(Row):
    """The end of a limit."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="lifting")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.TextField(max_length=20_000)

    objects = ScopedManager["Lifting"]()
