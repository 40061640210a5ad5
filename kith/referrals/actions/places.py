"""What a referral opens and closes: the place at the group, the organiser's reading, the links."""

from collections.abc import Iterable
from uuid import UUID

from kith.directory.models import Organiser
from kith.gatherings import actions as gatherings
from kith.ground.access import facts, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor
from kith.ground.ids import AccountId
from kith.referrals.actions.links import call_back_links
from kith.referrals.actions.turning import Held
from kith.referrals.models import PacketField, Referral, ReferralTurn
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import Step


class Opened:
    """What one referral opens. It acts as the room, because an organiser's answer opens what they may not write."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.room = Actor.of_system(
            held.by.name,
            held.by.organisation_id,
            Permission.REFERRAL_MAKE,
            Permission.REFERRAL_SEE,
            Permission.DIRECTORY_SEE,
        )

    def let_organisers_read(self) -> None:
        """Give a live reason to each account that runs the listing; it opens this listing's packets only."""
        held = self.held
        for account_id in self._organisers_of([held.listing_id]):
            reader = [Party(account_id=account_id)]
            what = held.referral.listing_name
            passing.must_pass(Crossing.PACKET_OPENED, held.person_id, reader, what=what, by=held.by, at=held.at)
            facts.grant(
                Relation.PACKET,
                self.held.person_id,
                by=self.held.by,
                at=self.held.at,
                account_id=account_id,
                because="a referral",
            )

    def give_place(self) -> None:
        """Give the place, under the name that left; a place that is held already stays."""
        name = PacketField.objects.filter(referral=self.held.referral, kind=Kind.KNOWN_AS).values_list(
            "words", flat=True
        )
        gatherings.give_place(
            person_id=self.held.person_id,
            listing_id=self.held.listing_id,
            called=(name.first() or "")[:120],
            by=self.room,
            at=self.held.at,
        )

    def close(self) -> None:
        """Stop the links, end the place, and end the organiser's reading unless another referral to them is open."""
        call_back_links(referral_id=self.held.referral.pk, by=self.room, at=self.held.at)
        gatherings.end_place(
            person_id=self.held.person_id, listing_id=self.held.listing_id, by=self.room, at=self.held.at
        )
        closed = ReferralTurn.objects.filter(step__in=[Step.ENDED, Step.TAKEN_BACK])
        others = (
            Referral.objects.filter(person_id=self.held.person_id)
            .exclude(pk=self.held.referral.pk)
            .exclude(pk__in=closed.values("referral_id"))
        )
        still = self._organisers_of(others.values_list("listing_id", flat=True))
        for account_id in self._organisers_of([self.held.listing_id]) - still:
            facts.end_grants(self.held.person_id, Relation.PACKET, at=self.held.at, account_id=account_id)

    def _organisers_of(self, listing_ids: Iterable[UUID]) -> set[AccountId]:
        rows = Organiser.objects.visible_to(self.room, may=Permission.DIRECTORY_SEE, at=self.held.at)
        live = rows.filter(listing_id__in=listing_ids, ends_at=None)
        return {AccountId(account_id) for account_id in live.values_list("account_id", flat=True)}
