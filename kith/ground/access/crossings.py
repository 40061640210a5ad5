"""Acts that could bring a person together with somebody, or tell somebody of a person. Each one is enrolled here.

An act that is not in this list cannot ask, and what has not asked must not happen. Pure: what is decided about an act
is decided by the room that keeps limits on contact, through `passing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from kith.ground.words import mark


class Way(StrEnum):
    """By which way an act brings two in touch. `ANY` is said where no way can be ruled out."""

    ANY = "any"
    IN_PERSON = "in person"
    PHONE = "phone"
    ONLINE = "online"
    POST = "post"


class Nature(StrEnum):
    """What an act does: we arrange a meeting, we tell somebody something, or the person does it themselves."""

    BOOKING = "booking"
    DISCLOSURE = "disclosure"
    OWN_ACT = "own act"


class Crossing(StrEnum):
    """Every act of Kith that could bring two together, or tell one of the other."""

    CONTACT_NOTED = "contact noted"
    RHYTHM_AGREED = "rhythm agreed"
    REMINDED = "reminded"
    STEP_PLANNED = "step planned"
    PLAN_AGREED = "plan agreed"
    SUGGESTED = "suggested"
    REFERRED = "referred"
    FIRST_VISIT_AGREED = "first visit agreed"
    PLACE_GIVEN = "place given"
    BOTH_CAME = "both came"
    LINK_SENT = "link sent"
    LINK_READ = "link read"
    PACKET_OPENED = "packet opened"
    TOLD_BACK = "told back"
    SHARED = "shared"
    CIRCLE_INVITED = "circle invited"
    CIRCLE_SHOWN = "circle shown"
    WORKER_ASSIGNED = "worker assigned"
    LET_IN = "let in"
    ASKED_ABOUT_THEM = "asked about them"
    INTERPRETER_NAMED = "interpreter named"
    COPY_TAKEN = "copy taken"
    PACK_RELEASED = "pack released"
    SUPERVISED_VISIT = "supervised visit"
    MESSAGE_WRITTEN = "message written"
    MESSAGE_SENT = "message sent"


@dataclass(frozen=True)
class Enrolled:
    """What an act does and by which way; whether the person may do it themselves; whether it happens at our place."""

    nature: Nature
    way: Way
    words: str
    may_be_own: bool = False
    is_at_a_place: bool = False


def _booking(words: str, way: Way = Way.IN_PERSON, *, own: bool = False, place: bool = False) -> Enrolled:
    return Enrolled(Nature.BOOKING, way, words, may_be_own=own, is_at_a_place=place)


def _disclosure(words: str, way: Way = Way.ANY, *, own: bool = False, place: bool = False) -> Enrolled:
    return Enrolled(Nature.DISCLOSURE, way, words, may_be_own=own, is_at_a_place=place)


CROSSINGS: Mapping[Crossing, Enrolled] = MappingProxyType(
    {
        Crossing.CONTACT_NOTED: _booking(mark("Noting that two were in touch"), Way.ANY, own=True),
        Crossing.RHYTHM_AGREED: _booking(mark("Agreeing how often two are in touch"), Way.ANY, own=True),
        Crossing.REMINDED: _booking(mark("Reminding the person that it has been a while"), Way.ANY),
        Crossing.STEP_PLANNED: _booking(mark("Writing a step of a plan"), Way.ANY, own=True),
        Crossing.PLAN_AGREED: _booking(mark("Agreeing a plan"), Way.ANY, own=True),
        Crossing.SUGGESTED: _booking(mark("Suggesting a group or a place"), own=True, place=True),
        Crossing.REFERRED: _disclosure(mark("Sending a referral"), own=True, place=True),
        Crossing.FIRST_VISIT_AGREED: _booking(mark("Agreeing a first visit"), own=True, place=True),
        Crossing.PLACE_GIVEN: _booking(mark("Giving a place at a group"), place=True),
        Crossing.BOTH_CAME: _booking(mark("Writing that two came to the same meeting"), place=True),
        Crossing.LINK_SENT: _disclosure(mark("Sending an organiser the link to a referral"), place=True),
        Crossing.LINK_READ: _disclosure(mark("Reading a referral through its link"), place=True),
        Crossing.PACKET_OPENED: _disclosure(mark("Opening a referral to whoever runs the group"), place=True),
        Crossing.TOLD_BACK: _disclosure(mark("Telling somebody outside how a referral goes")),
        Crossing.SHARED: _disclosure(mark("Sharing with somebody what the person agreed to"), own=True),
        Crossing.CIRCLE_INVITED: _disclosure(mark("Inviting somebody into a circle")),
        Crossing.CIRCLE_SHOWN: _disclosure(mark("Showing somebody of a circle what is shared with them")),
        Crossing.WORKER_ASSIGNED: _booking(mark("Putting somebody on a worker’s caseload"), Way.ANY),
        Crossing.LET_IN: _disclosure(mark("Letting in somebody who speaks for the person")),
        Crossing.ASKED_ABOUT_THEM: _disclosure(mark("Asking somebody what is best for the person")),
        Crossing.INTERPRETER_NAMED: _booking(mark("Naming who interprets for the person"), Way.ANY),
        Crossing.COPY_TAKEN: _disclosure(mark("Taking a copy of one’s own record away"), own=True),
        Crossing.PACK_RELEASED: _disclosure(mark("Giving out a pack of everything that is kept about somebody")),
        Crossing.SUPERVISED_VISIT: _booking(mark("Arranging a visit with somebody there to supervise")),
        Crossing.MESSAGE_WRITTEN: _disclosure(mark("Writing a message about somebody into the outbox")),
        Crossing.MESSAGE_SENT: _disclosure(mark("Sending a message about somebody that waited in the outbox")),
    }
)
"""The registry. A later act is enrolled by a line here; a test asks that every act of the list is asked for somewhere,
that its answers are in the hand-written table, and that nothing is sent without it."""


@dataclass(frozen=True)
class Party:
    """Somebody, or some place, that a person might be brought together with, in every way it is known."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    person_id: UUID | None = None
    account_id: UUID | None = None
    listing_id: UUID | None = None


@dataclass(frozen=True)
class How:
    """How this one act is done, where that matters: by a narrower way than its kind, or with somebody there."""

    way: Way | None = None
    supervised_by: str = ""


PLAINLY = How()


class Verdict(StrEnum):
    """What may happen. From the mildest to the strictest."""

    ALLOW = "allow"
    SUPERVISED = "supervised"
    HOLD = "hold"
    STOP = "stop"


class Why(StrEnum):
    """What an answer rests on. It names nobody, so that it can be handed to anybody."""

    NO_LIMIT = "no limit"
    SUPERVISED = "supervised"
    ONLY_SUPERVISED = "only supervised"
    LIMITED = "limited"
    MAY_BE_THE_SAME = "may be the same"
    CANNOT_ANSWER = "cannot answer"


@dataclass(frozen=True)
class Answer:
    """Whether an act may happen. `limit_id` is for those who look after limits; `protects` says whose limit it is.

    `seems` is what was written of a party that may be the limit's; somebody decides about it.
    """

    verdict: Verdict
    why: Why
    limit_id: UUID | None = None
    protects: bool = False
    seems: str = ""

    def __bool__(self) -> bool:
        return self.verdict in {Verdict.ALLOW, Verdict.SUPERVISED}


FREE = Answer(Verdict.ALLOW, Why.NO_LIMIT)
CANNOT_ANSWER = Answer(Verdict.STOP, Why.CANNOT_ANSWER)
STRICTNESS: Mapping[Verdict, int] = MappingProxyType({verdict: number for number, verdict in enumerate(Verdict)})

NEUTRAL = mark("This cannot be arranged here. Please get in touch with the service.")
"""What anybody is told who may not know of a limit: nothing."""
INFORMED = mark("A limit on contact stands in the way. Talk with the person about what they want instead.")
"""What somebody is told who may see the limits that protect this person."""


def strictest(answers: "tuple[Answer, ...] | list[Answer]") -> Answer:
    """Return the answer that decides of several; the first of the strictest."""
    return max(answers, key=lambda answer: STRICTNESS[answer.verdict], default=FREE)
