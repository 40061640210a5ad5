"""What the person says of a suggestion. They pick; nobody scores what they said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Choice(Term):
    """What was said."""

    PICKED = "picked", mark("Ask them for me")
    KEPT = "kept", mark("Keep for later")
    NOT_FOR_ME = "not_for_me", mark("Not for me")
    OPEN_AGAIN = "open_again", mark("Show it again")


class WhyNotForMe(Term):
    """Why something is not for somebody, so that the next suggestion is nearer."""

    NOT_MY_THING = "not_my_thing", mark("It is not my kind of thing")
    TOO_FAR = "too_far", mark("It is too far")
    WRONG_TIME = "wrong_time", mark("The time does not suit me")
    COST = "cost", mark("It costs too much")
    WHO_IS_THERE = "who_is_there", mark("Because of who may be there")
    BEEN_BEFORE = "been_before", mark("I have been, and it did not suit me")
    NOT_NOW = "not_now", mark("Not now")
    OTHER = "other", mark("Another reason")


@dataclass(frozen=True)
class Said:
    """One thing said of one listing."""

    listing_id: UUID
    choice: Choice
    at: datetime


def latest(said: Iterable[Said]) -> Mapping[UUID, Choice]:
    """Return what holds now for each listing: the last thing said."""
    held: dict[UUID, Choice] = {}
    for one in sorted(said, key=lambda each: each.at):
        held[one.listing_id] = one.choice
    return held
