"""How somebody who looked is told of, to the person whose record it is."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kith.ground.words import mark


class Look(StrEnum):
    """Ways of looking, by the value that the record keeps."""

    VIEWED = "viewed"
    LISTED = "listed"
    EXPORTED = "exported"
    PRINTED = "printed"
    REFUSED = "refused"


LOOK_WORDS: Mapping[Look, str] = MappingProxyType(
    {
        Look.VIEWED: mark("Opened"),
        Look.LISTED: mark("Saw the name on a list"),
        Look.EXPORTED: mark("Took a copy"),
        Look.PRINTED: mark("Printed"),
        Look.REFUSED: mark("Tried, and was turned away"),
    }
)

WHAT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "person": mark("the record"),
        "about me": mark("about me"),
        "names": mark("names"),
        "circumstances": mark("life and needs"),
        "communication": mark("how to talk with me"),
        "contacts": mark("how to reach me"),
        "caseload": mark("who works with me"),
        "people": mark("the list of people"),
        "people found": mark("what was found by a name"),
        "networks.Map": mark("the map"),
        "networks.Tie": mark("somebody on the map"),
        "networks.TieDecision": mark("what is wanted of somebody on the map"),
        "plan": mark("the plan"),
        "review": mark("the review"),
        "suggestions": mark("suggestions"),
        "referral": mark("a referral"),
        "questions": mark("questions"),
        "answers": mark("answers"),
        "scores": mark("answers and scores"),
        "goals": mark("goals"),
        "message": mark("a message"),
        "outbox": mark("the outbox"),
        "likely the same": mark("two records that look alike"),
        "limits": mark("limits"),
        "sharing": mark("what is shared"),
        "shared": mark("what I share with them"),
        "looked": mark("who has looked"),
        "chronology": mark("what has happened"),
        "today": mark("today’s list"),
    }
)


def what(about: str) -> str:
    """Return what was looked at, as the person would call it."""
    return WHAT_WORDS.get(about, mark("a part of the record"))
