"""Mary's circle for tests: Anne, her daughter, invited with Mary's yes, and what Mary lets her see."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kith.circles import actions
from kith.circles.queries.circle import KINDS
from kith.consent.rules.sharing import Information
from kith.correspondence.rules import Channel
from kith.ground.ids import PersonId, TieId
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import ANCHOR, World

BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)


def named(world: World, *, name: str = "Anne", told: Told = BY_PHONE) -> UUID:
    """Name somebody as close to Mary."""
    return actions.name_key_person(
        person_id=PersonId(world.mary.pk),
        name=name,
        relationship="my daughter",
        told=told,
        by=world.actor("priya"),
        at=world.at,
    )


def invited(world: World, key_person_id: UUID, *, sign_in_name: str = "anne", address: str = "2 Hill Street") -> None:
    """Send the invitation."""
    actions.invite_key_person(
        key_person_id=key_person_id,
        sign_in_name=sign_in_name,
        channel=Channel.LETTER,
        address=address,
        by=world.actor("priya"),
        at=world.at,
    )


def in_the_circle(world: World) -> UUID:
    """Let Anne in, who says yes."""
    key_person_id = named(world)
    invited(world, key_person_id)
    actions.answer(key_person_id=key_person_id, is_yes=True, by=world.actor("anne"), at=world.at)
    return key_person_id


def shares(
    world: World,
    key_person_id: UUID,
    *,
    kinds: Collection[Information] = KINDS,
    ties: Collection[TieId] = (),
    at: datetime | None = None,
    name: str = "priya",
) -> None:
    """Write what Mary says that Anne may see: just this."""
    told = Told.by_own_hand("Mary", ANCHOR) if name == "mary" else BY_PHONE
    actions.share_with(
        key_person_id=key_person_id,
        kinds=kinds,
        ties=ties,
        explained_how="read aloud by phone",
        told=told,
        by=world.actor(name),
        at=at or world.at,
    )
