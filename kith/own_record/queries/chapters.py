"""Each part of a record read as lines, through the queries of the room that it belongs to.

What a reader may not see there is not here either. A part asks as many questions however much it holds.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from kith.ground.access.gate import NotVisible
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.own_record.queries import around, held, safe, themselves, together
from kith.own_record.rules.copies import Line
from kith.own_record.rules.parts import Part

Reading = Callable[[Actor, PersonId, datetime], Iterator[Line]]


def lines_of(part: Part, viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Line, ...]:
    """Return what a part says to this reader; nothing where they may not see it."""
    try:
        return tuple(CHAPTERS[part](viewer, person_id, at))
    except NotVisible:
        return ()


CHAPTERS: Mapping[Part, Reading] = {
    Part.WHO: themselves.who,
    Part.REACH: themselves.reach,
    Part.ABOUT: themselves.about,
    Part.TALK: themselves.talk,
    Part.LIFE: themselves.life,
    Part.MAP: themselves.ties,
    Part.PLAN: together.plan,
    Part.GOALS: together.goals,
    Part.REFERRALS: together.sent_on,
    Part.STORY: together.story,
    Part.SHARING: together.sharing,
    Part.CIRCLE: themselves.circle,
    Part.VOICES: held.voices,
    Part.DECISIONS: held.decisions,
    Part.INTERPRETERS: held.interpreters,
    Part.LIMITS: held.limits,
    Part.SAFETY: safe.staying_safe,
    Part.LOOKED: around.looked,
    Part.MESSAGES: around.messages,
    Part.SAID: around.said,
    Part.NOT_RIGHT: around.not_right,
    Part.RAISED: around.raised,
}
"""How each part is read. Every part has its place here."""
