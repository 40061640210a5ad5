"""The parts of a record, as the person would call them: and where each is shown."""

from collections.abc import Iterable, Mapping

from kith.ground.words import mark
from kith.people.rules.terms import PicturedTerm


class Part(PicturedTerm):
    """A part of somebody's record. In the order of a copy."""

    WHO = "who", mark("Who I am"), "person"
    REACH = "reach", mark("How to reach me"), "phone"
    ABOUT = "about", mark("About me, in my words"), "heart"
    TALK = "talk", mark("How to talk with me"), "talk"
    LIFE = "life", mark("My life and what I need"), "home"
    MAP = "map", mark("My map"), "map"
    PLAN = "plan", mark("My plan"), "plan"
    GOALS = "goals", mark("My goals and answers"), "star"
    REFERRALS = "referrals", mark("My referrals"), "onward"
    STORY = "story", mark("What has happened"), "clock"
    SHARING = "sharing", mark("What is shared, and what went out"), "eye"
    CIRCLE = "circle", mark("My circle"), "belong"
    VOICES = "voices", mark("Who speaks for me"), "hand"
    DECISIONS = "decisions", mark("Decisions, one by one"), "list"
    INTERPRETERS = "interpreters", mark("Interpreters for me"), "globe"
    LIMITS = "limits", mark("Limits on contact"), "shield"
    SAFETY = "safety", mark("Staying safe"), "heart"
    LOOKED = "looked", mark("Who has looked at my record"), "eye"
    MESSAGES = "messages", mark("Messages to me"), "letter"
    SAID = "said", mark("What I said went wrong, or well"), "flag"
    NOT_RIGHT = "not_right", mark("What I said is not right here"), "pencil"
    RAISED = "raised", mark("Where I was worried about somebody"), "help"


OF_THE_RECORD = tuple(
    part for part in Part if part not in {Part.LOOKED, Part.MESSAGES, Part.SAID, Part.NOT_RIGHT, Part.RAISED}
)
"""The parts of which somebody can say that they are not right; the rest is their own words, or a list of who looked."""

_OF_ONE: Mapping[str, tuple[Part, ...]] = {
    "names": (Part.WHO,),
    "photos": (Part.WHO,),
    "contacts": (Part.REACH,),
    "about me": (Part.ABOUT,),
    "communication": (Part.TALK,),
    "circumstances": (Part.LIFE,),
    "wishes": (Part.LIFE,),
    "networks.Map": (Part.MAP,),
    "networks.Tie": (Part.MAP,),
    "networks.TieDecision": (Part.MAP,),
    "plan": (Part.PLAN,),
    "review": (Part.PLAN, Part.GOALS, Part.MAP, Part.LIFE, Part.LIMITS),
    "goals": (Part.GOALS,),
    "scores": (Part.GOALS,),
    "answers": (Part.GOALS,),
    "questions": (Part.GOALS,),
    "referral": (Part.REFERRALS,),
    "suggestions": (Part.LIFE,),
    "sharing": (Part.SHARING, Part.CIRCLE),
    "who speaks for them": (Part.VOICES,),
    "decisions": (Part.DECISIONS,),
    "interpreters": (Part.INTERPRETERS,),
    "limits": (Part.LIMITS,),
    "staying safe": (Part.SAFETY,),
    "safety plan": (Part.SAFETY,),
    "danger": (Part.SAFETY,),
    "ending contact": (Part.SAFETY, Part.MAP),
    "visit": (Part.SAFETY,),
}
_OF_ALL = frozenset({"person", "chronology"})
SHOWS_NONE = frozenset(
    {
        "access pack",
        "card",
        "caseload",
        "disposal",
        "kept apart",
        "looked",
        "message",
        "not right",
        "own copy",
        "requests",
        "shared",
    },
)
"""Looks at pages that show no part of the record, or show it only as far as the person shares it, or say it all."""


def parts_shown(what: str) -> tuple[Part, ...]:
    """Return which parts of a record a look shows, by the words under which the look is recorded."""
    return OF_THE_RECORD if what in _OF_ALL else _OF_ONE.get(what, ())


def is_known(what: str) -> bool:
    """Say whether somebody has decided which parts a look shows."""
    return what in SHOWS_NONE or bool(parts_shown(what))


BEGIN_WITHOUT = frozenset({Part.RAISED, Part.SAFETY})
"""What is left out of a copy unless the person asks for it: whoever finds the paper must not read it there."""


def chosen(values: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts that were chosen for a copy, in their order; with none chosen, all but what is left out."""
    asked = set(values)
    found = tuple(part for part in Part if part.value in asked)
    return found or tuple(part for part in Part if part not in BEGIN_WITHOUT)
