"""Limits on contact: what was entered and by whom, who confirmed it, what ended it, and what it has stopped.

Nothing of a limit is edited. What holds now is told by the rows that came after it.
"""

from django.db import models
from django.db.models import Q

from kith.ground.access.crossings import Verdict
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safeguarding.rules.explaining import ExplainedIn
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safeguarding.rules.parties import Known
from kith.safeguarding.rules.wishes import GivingWay

BASES = [(basis.value, basis.value) for basis in Basis]


class Restriction(Row):
    """A limit on contact: who is protected, from whom or what, by which way, on what basis, and until when.

    `basis` is what whoever entered it says it rests on. Their own decision holds as it is; anything else is a
    provisional hold until `Confirmation`. `holds_until` is when it ends by itself.
    """

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    denial = models.OneToOneField("access.Denial", on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=20, choices=BASES)
    channel = models.CharField(max_length=16, choices=[(channel.value, channel.value) for channel in Channel])
    party_name = models.CharField(max_length=200)
    because = models.TextField(max_length=20_000)
    legal_basis = models.TextField(max_length=2_000, blank=True)
    in_their_words = models.TextField(max_length=20_000, blank=True)
    who_may_know = models.TextField(max_length=2_000, blank=True)
    exceptions = models.TextField(max_length=2_000, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    holds_until = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(basis=Basis.OWN_DECISION) | Q(holds_until__isnull=False),
                name="unconfirmed_limit_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["person", "begun_at"]), models.Index(fields=["organisation", "begun_at"])]


class Confirmation(Row):
    """A second person has looked at a hold and says what it rests on; from then it is a limit like any other."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="confirmation")
    basis = models.CharField(max_length=20, choices=BASES)
    legal_basis = models.TextField(max_length=2_000, blank=True)
    because = models.TextField(max_length=20_000, blank=True)
    review_on = models.DateField(null=True, blank=True)
    holds_until = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    objects = ScopedManager["Confirmation"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(basis__in=[Basis.PROVISIONAL, Basis.OWN_DECISION]), name="confirmation_has_a_basis"
            )
        ]


class LiftingAsked(Row):
    """One of two people says that a limit should be lifted. The limit holds until the other one lifts it."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="lifting_asked")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)
    because = models.TextField(max_length=20_000)

    objects = ScopedManager["LiftingAsked"]()


class Lifting(Row):
    """The end of a limit, decided: by the person, or by a second one of two."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="lifting")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.TextField(max_length=20_000)

    objects = ScopedManager["Lifting"]()


class Explanation(Row):
    """How a limit was explained to the person, and what they said back; or why it is kept from them for now."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="explanations")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    explained_in = models.CharField(max_length=12, choices=[(one.value, one.value) for one in ExplainedIn], blank=True)
    who_decided = models.TextField(max_length=2_000, blank=True)
    why = models.TextField(max_length=2_000, blank=True)
    can_still = models.TextField(max_length=2_000, blank=True)
    how_to_challenge = models.TextField(max_length=2_000, blank=True)
    said_back = models.TextField(max_length=2_000, blank=True)
    with_whom = models.CharField(max_length=200, blank=True)
    withheld_because = models.TextField(max_length=2_000, blank=True)

    objects = ScopedManager["Explanation"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(withheld_because="")
                    & ~Q(explained_in="")
                    & ~Q(who_decided="")
                    & ~Q(why="")
                    & ~Q(can_still="")
                    & ~Q(how_to_challenge="")
                    & ~Q(said_back="")
                )
                | (~Q(withheld_because="") & Q(explained_in="", said_back="")),
                name="limit_is_explained_whole_or_withheld",
            )
        ]


class NearMatch(Row):
    """Something that was written of somebody looks like the party of a limit. It is held until somebody decides."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="near_matches")
    kind = models.CharField(max_length=8, choices=[(known.value, known.value) for known in Known])
    folded = models.CharField(max_length=200)
    crossing = models.CharField(max_length=24)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["NearMatch"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction", "kind", "folded"], name="near_match_is_asked_once")
        ]


class NearMatchDecision(Row):
    """Somebody who knows has said whether it is the party. A yes makes it one more way in which the party is known."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    near_match = models.OneToOneField(NearMatch, on_delete=models.PROTECT, related_name="decision")
    are_one = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    because = models.TextField(max_length=2_000)

    objects = ScopedManager["NearMatchDecision"]()


class StoppedAct(Row):
    """An act that a limit stopped or held (R07), or contact that was noted between two who are kept apart (R07b)."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, null=True, related_name="stopped")
    crossing = models.CharField(max_length=24)
    verdict = models.CharField(max_length=12, choices=[(verdict.value, verdict.value) for verdict in Verdict])
    what = models.CharField(max_length=300)
    is_breach = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    objects = ScopedManager["StoppedAct"]()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "at"]),
            models.Index(fields=["restriction", "at"]),
            models.Index(fields=["person", "at"]),
        ]


class WishAnswer(Row):
    """What the protected person said when asked who gives way. They are asked before anybody decides for them."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    stopped = models.OneToOneField(StoppedAct, on_delete=models.PROTECT, related_name="wish")
    giving_way = models.CharField(max_length=16, choices=[(one.value, one.value) for one in GivingWay])
    in_their_words = models.TextField(max_length=2_000)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["WishAnswer"]()
