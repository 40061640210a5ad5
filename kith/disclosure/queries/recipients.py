"""Whoever gets a pack: by what they are known, for the door between two people; and how far their authority reaches."""

from datetime import datetime

from kith.disclosure.models import Request
from kith.disclosure.rules.proposals import BETWEEN_US
from kith.disclosure.rules.requests import Hindrance, Way
from kith.ground.access.crossings import Party
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.own_record.rules.parts import Part
from kith.own_record.scopes import SEEN_BY
from kith.rights.queries.representatives import opens, party_of, representatives_of


def parties_of(request: Request) -> tuple[Party, ...]:
    """Return whoever asks for another, and the place that it is sent to, as a limit would know them."""
    reach = (request.reach,) if request.reach else ()
    there = Party(phones=reach, emails=reach, addresses=reach)
    if request.representative is None:
        return (there,)
    return (party_of(request.representative, account=request.representative.account), there)


def parts_of(request: Request) -> tuple[Part, ...]:
    """Return the parts of a pack.

    What is between the person and us goes to them alone, and through no desk. Whoever speaks for them gets what their
    authority opens; the story is told part by part, and is none of its own.
    """
    if request.representative is not None:
        opened = opens(request.representative)
        return tuple(part for part in Part if SEEN_BY.get(part) in opened and part is not Part.STORY)
    passes_a_desk = Way(request.way).passes_a_desk
    return tuple(part for part in Part if not (passes_a_desk and part in BETWEEN_US))


def authority_of(request: Request, *, by: Actor, at: datetime) -> Hindrance:
    """Say whether whoever asks for another may, today: their document was seen, it holds, and it opens something."""
    if request.representative is None:
        return Hindrance.NOTHING
    seen = {one.representative_id: one for one in representatives_of(by, PersonId(request.person_id), at=at)}
    one = seen.get(request.representative.pk)
    if one is None or not one.speaks:
        return Hindrance.NO_AUTHORITY
    return Hindrance.NOTHING if parts_of(request) else Hindrance.NOTHING_OPEN
