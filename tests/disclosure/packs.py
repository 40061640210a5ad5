"""A request of Mary's, and how far its pack has come: what tests of packs stand on."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from kith.disclosure.actions import choosing, releasing, requests
from kith.disclosure.actions.choosing import Decided
from kith.disclosure.actions.requests import Asked
from kith.disclosure.queries.requests import Draft, draft_of
from kith.disclosure.rules.proposals import Reason, texts_of
from kith.disclosure.rules.requests import Identity, Way
from kith.ground.ids import PersonId
from kith.networks import actions as networks
from kith.networks.rules.facts import TieFacts
from kith.own_record.rules.copies import Chapter, Line, More
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import ANCHOR, World

BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)
SEEN = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR)


def know(world: World, name: str, words: str = "") -> None:
    """Put somebody on Mary's map, as Mary told it."""
    networks.add_tie(
        person_id=PersonId(world.mary.pk),
        facts=TieFacts(name=name, in_their_words=words),
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )


def ask(world: World, *, way: Way = Way.HAND, reach: str = "", representative_id: UUID | None = None) -> UUID:
    """Have Mary ask, or somebody for her, on the anchor's day."""
    asked = Asked(Identity.KNOWN, "At her kitchen table.", way, ANCHOR, reach, representative_id)
    return requests.receive_request(
        person_id=PersonId(world.mary.pk), asked=asked, by=world.actor("priya"), at=world.at
    )


def draft(world: World, request_id: UUID, *, who: str = "priya", at: datetime | None = None) -> Draft:
    """Return the pack as it is being put together."""
    return draft_of(world.actor(who), request_id, at=at or world.at)


def decide(world: World, request_id: UUID, given: Mapping[str, Reason] | None = None) -> None:
    """Decide about every proposal: what is named in `given` by its words as said there, all else is left out."""
    now = draft(world, request_id)
    decided = {
        one.key: Decided((given or {}).get(one.words, Reason.ABOUT_ANOTHER), "It is hers to know.")
        for one in now.proposals
        if not one.must
    }
    if decided:
        choosing.choose(request_id=request_id, decided=decided, by=world.actor("priya"), at=world.at)


def look(world: World, request_id: UUID, *, who: str = "dee") -> None:
    """Have somebody asked for a second look, who finds it right."""
    choosing.ask_second_look(request_id=request_id, by=world.actor("priya"), at=world.at)
    seal = draft(world, request_id, who=who).ready.seal
    choosing.look_again(request_id=request_id, is_right=True, words="", seal=seal, by=world.actor(who), at=world.at)


def one_of_each(world: World) -> dict[str, UUID | str | int]:
    """Have one request being put together, and one whose pack went out."""
    gone = ask(world)
    decide(world, gone)
    look(world, gone)
    let_out(world, gone)
    request_id = ask(world)
    keys = [line.key for _part, line in draft(world, request_id).whole.lines]
    return {
        "request_id": request_id,
        "disclosure:leave-line.line_key": keys[0],
        "disclosure:pack.request_id": gone,
        "disclosure:pack-file.request_id": gone,
    }


def let_out(world: World, request_id: UUID) -> None:
    """Let it out."""
    releasing.release(request_id=request_id, by=world.actor("priya"), at=world.at)


def person(name: str, *more: More) -> Line:
    """Return somebody on a map, as a copy tells of them."""
    return Line("tie", "A person", said=name, said_by="Mary", written_by="Priya", more=more)


def texts(chapters: Iterable[Chapter]) -> str:
    """Return everything that somebody wrote in some chapters."""
    return "\n".join(text for one in chapters for line in (*one.lines, *one.said_of_it) for text in texts_of(line))
