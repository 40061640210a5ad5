"""How somebody who looked is told of, to the person whose record it is, and through what they could look."""

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

THROUGH_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "own": mark("whose record it is"),
        "caseload": mark("works with you"),
        "cover": mark("stood in for your worker"),
        "shift": mark("was on shift"),
        "duty": mark("answered the duty line"),
        "team": mark("leads the team"),
        "circle": mark("is in your circle"),
        "representative": mark("speaks for you by law"),
        "packet": mark("was sent a referral"),
        "concern": mark("looks into a concern"),
        "break-glass": mark("opened it in an emergency"),
    }
)

"""By the value of the relation."""

WHAT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "person": mark("the record"),
        "about me": mark("about me"),
        "names": mark("names"),
        "circumstances": mark("life and needs"),
        "wishes": mark("what they wish"),
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
        "card": mark("a small card, on the duty line"),
        "emergency": mark("an emergency"),
        "who looks": mark("who looks at records"),
        "kept apart": mark("who is kept apart"),
        "today": mark("today’s list"),
        "own copy": mark("a copy of the record"),
        "access pack": mark("the pack of everything that is kept"),
        "requests": mark("who asked for everything that is kept"),
        "not right": mark("what is said to be not right"),
    }
)


def what(about: str) -> str:
    """Return what was looked at, as the person would call it."""
    return WHAT_WORDS.get(about, mark("a part of the record"))
