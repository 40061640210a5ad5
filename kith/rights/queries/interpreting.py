"""Reading whether somebody needs an interpreter, who may be one, and whether a talk can be held."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.reasons import Decision
from kith.people.queries.communication import communication_of
from kith.people.rules.telling import Origin
from kith.rights.models import InterpreterPresence, InterpreterWish
from kith.rights.rules.interpreting import (
    By,
    Comes,
    Community,
    Interpreter,
    Known,
    Occasion,
    Presence,
    condition,
    is_needed,
)


@dataclass(frozen=True)
class WishSeen:
    """What somebody said about who may interpret for them."""

    community: Community
    way: By | None
    is_unnamed: bool
    words: str
    origin: Origin


@dataclass(frozen=True)
class PresenceSeen:
    """Who interprets, or interpreted, on one day."""

    occasion: Occasion
    on: date
    interpreter: Interpreter
    name: str
    way: By | None
    comes: Comes
    because: str
    by: str


@dataclass(frozen=True)
class Interpreting:
    """Everything about interpreters for one person."""

    is_needed: bool
    wish: WishSeen | None
    presences: tuple[PresenceSeen, ...]


LATELY = 20


def interpreting_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Interpreting:
    """Return whether one is needed, what the person said, and who came lately."""
    rows = InterpreterPresence.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(person_id=person_id)
    return Interpreting(
        is_needed=_is_needed(viewer, person_id, at=at),
        wish=wish_of(viewer, person_id, at=at),
        presences=tuple(_seen(row) for row in rows.order_by("-on", "-at")[:LATELY]),
    )


def wish_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> WishSeen | None:
    """Return what the person last said about it, if they were asked."""
    rows = InterpreterWish.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at)
    row = rows.filter(person_id=person_id, ended_at=None).first()
    if row is None:
        return None
    way = By(row.way) if row.way else None
    return WishSeen(Community(row.community), way, row.is_unnamed, row.words, row.origin)


def community_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Community | None:
    """Return whether somebody of their own community is safe for them, as they said; None where nobody asked."""
    wish = wish_of(viewer, person_id, at=at)
    return wish.community if wish else None


def may_be_held(
    viewer: Actor, person_id: PersonId, occasion: Occasion, *, about: UUID | None, at: datetime
) -> Decision:
    """Say whether a talk may be held, as far as an interpreter is needed for it. Every act that is a talk asks this."""
    needed = _is_needed(viewer, person_id, at=at)
    if not needed:
        return condition(occasion, (), needed=False)
    rows = InterpreterPresence.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at)
    theirs = rows.filter(person_id=person_id, occasion=occasion, about=about)
    return condition(
        occasion,
        [
            Presence(Interpreter(row.interpreter), Comes(row.comes), Known(row.of_their_community), row.because)
            for row in theirs
        ],
        needed=True,
    )


def _is_needed(viewer: Actor, person_id: PersonId, *, at: datetime) -> bool:
    talk = communication_of(viewer, person_id, at=at)
    return is_needed(talk.codes, needs_interpreter=talk.needs_interpreter)


def _seen(row: InterpreterPresence) -> PresenceSeen:
    return PresenceSeen(
        Occasion(row.occasion),
        row.on,
        Interpreter(row.interpreter),
        row.name,
        By(row.way) if row.way else None,
        Comes(row.comes),
        row.because,
        row.by,
    )
