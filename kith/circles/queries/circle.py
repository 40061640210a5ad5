"""A circle as the person and their worker see it, and as a key person sees their own places in circles."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.circles.models import CircleTurn, KeyPerson
from kith.circles.rules.standing import CAN_BE_SHOWN, Standing, Turn, may_follow, standing
from kith.consent.queries import may_share_with_each
from kith.consent.rules.sharing import Information, Purpose, RecipientKind
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import ON_THEIR_WORD, Permission
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, OrganisationId, PersonId, TieId
from kith.networks.queries.shown import shown_ties
from kith.people.rules.telling import Origin

KINDS = tuple(Information(one) for one in ON_THEIR_WORD.values())
"""What somebody of the circle can be shown, in the order in which it is asked."""
ICONS: Mapping[Information, str] = {
    Information.ABOUT_ME: "heart",
    Information.COMMUNICATION: "talk",
    Information.OUTINGS: "calendar",
    Information.PLAN: "plan",
    Information.MAP: "map",
}


@dataclass(frozen=True)
class KeyPersonSeen:
    """Somebody close to the person: where they stand, and what they are shown."""

    key_person_id: UUID
    person_id: PersonId
    name: str
    relationship: str
    account_id: AccountId | None
    origin: Origin
    standing: Standing
    kinds: frozenset[Information]
    ties: frozenset[TieId]

    def may(self, turn: str) -> bool:
        """Say whether this can be done next."""
        return may_follow(self.standing, Turn(turn))

    @property
    def can_be_shown(self) -> bool:
        return self.standing in CAN_BE_SHOWN and self.account_id is not None


def circle_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[KeyPersonSeen, ...]:
    """Return everybody who was named as close to a person, those in the circle first."""
    rows = KeyPerson.objects.visible_to(viewer, may=Permission.CONSENT_SEE, at=at).filter(person_id=person_id)
    order = [Standing.IN, *Standing]
    seen = _seen(list(rows.prefetch_related("turns")), viewer=viewer, at=at)
    return tuple(sorted(seen, key=lambda one: (order.index(one.standing), one.name.casefold())))


def key_person_for(
    viewer: Actor, key_person_id: UUID, *, at: datetime, may: Permission = Permission.CIRCLE_KEEP
) -> KeyPersonSeen:
    """Return one of a circle, or raise NotVisible."""
    row = gate.one(KeyPerson, key_person_id, by=viewer, may=may, at=at)
    (seen,) = _seen([row], viewer=viewer, at=at)
    return seen


def _seen(rows: Collection[KeyPerson], *, viewer: Actor, at: datetime) -> list[KeyPersonSeen]:
    """Return some of one person's circle, in as many queries as for one of them."""
    if not rows:
        return []
    person_id = PersonId(next(iter(rows)).person_id)
    ties = shown_ties(person_id, viewer=viewer, at=at)
    kinds = kinds_shared(person_id, [AccountId(row.account_id) for row in rows if row.account_id], at=at)
    return [_one(row, ties, kinds) for row in rows]


def _one(
    row: KeyPerson,
    ties: Mapping[AccountId, frozenset[TieId]],
    kinds: Mapping[AccountId, frozenset[Information]],
) -> KeyPersonSeen:
    account_id = AccountId(row.account_id) if row.account_id else None
    return KeyPersonSeen(
        key_person_id=row.pk,
        person_id=PersonId(row.person_id),
        name=row.name,
        relationship=row.relationship,
        account_id=account_id,
        origin=row.origin,
        standing=standing_of(row.turns.all()),
        kinds=kinds.get(account_id, frozenset()) if account_id else frozenset(),
        ties=ties.get(account_id, frozenset()) if account_id else frozenset(),
    )


def standing_of(turns: Iterable[CircleTurn]) -> Standing:
    """Say where somebody stands after the turns that are written."""
    return standing(Turn(row.turn) for row in sorted(turns, key=lambda row: row.number))


def kinds_shared(
    person_id: PersonId, account_ids: Collection[AccountId], *, at: datetime
) -> Mapping[AccountId, frozenset[Information]]:
    """Return which kinds the person shares with each of some accounts now. One query."""
    said = may_share_with_each(
        person_id,
        purpose=Purpose.SUPPORT,
        recipient_kind=RecipientKind.KEY_PERSON,
        recipients=list(map(str, account_ids)),
        informations=KINDS,
        at=at,
    )
    return {
        account_id: frozenset(kind for kind, decision in said[str(account_id)].items() if decision)
        for account_id in account_ids
    }


@dataclass(frozen=True)
class PlaceInACircle:
    """Whose circle a key person is in, or was asked into."""

    key_person_id: UUID
    person_id: PersonId
    known_as: str
    standing: Standing


def my_places(viewer: Actor, *, at: datetime) -> tuple[PlaceInACircle, ...]:
    """Return the circles that a key person is in or was asked into. Where a limit stands there is none to see."""
    if viewer.account_id is None:
        return ()
    rows = (
        KeyPerson.objects.visible_to(viewer, may=Permission.CIRCLE_JOIN, at=at)
        .filter(account_id=viewer.account_id)
        .select_related("person", "account")
        .prefetch_related("turns")
        .order_by("person__known_as", "pk")
    )
    places = (_place(row) for row in rows if not is_limited(row, at=at))
    return tuple(place for place in places if place.standing in {Standing.IN, Standing.INVITED})


def my_place(viewer: Actor, key_person_id: UUID, *, at: datetime) -> PlaceInACircle:
    """Return one place in a circle of this key person's own, or raise NotVisible."""
    found = {place.key_person_id: place for place in my_places(viewer, at=at)}
    if key_person_id not in found:
        raise gate.NotVisible(KeyPerson._meta.label, key_person_id, Permission.CIRCLE_JOIN)
    return found[key_person_id]


def _place(row: KeyPerson) -> PlaceInACircle:
    return PlaceInACircle(row.pk, PersonId(row.person_id), row.person.known_as, standing_of(row.turns.all()))


def party_of(row: KeyPerson, *, address: str = "") -> Party:
    """Return somebody close in every way in which they are known, also by where an invitation would go."""
    account = row.account
    return Party(
        names=tuple(name for name in (row.name, account.display_name if account else "") if name),
        emails=tuple(text for text in (address, account.email if account else "") if "@" in text),
        phones=(address,) if address else (),
        addresses=(address,) if address else (),
        account_id=row.account_id,
    )


def is_limited(row: KeyPerson, *, at: datetime) -> bool:
    """Say whether a limit on contact stands between the person and somebody close, however they are known."""
    by = Actor.of_system("circle", OrganisationId(row.organisation_id))
    return not passing.may_pass(Crossing.CIRCLE_SHOWN, PersonId(row.person_id), [party_of(row)], by=by, at=at)
