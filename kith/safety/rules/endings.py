"""Ending contact safely: how, who tells, what is kept safe meanwhile, and the days on which somebody asks how it is.

It is the person's own decision. Whoever the contact is with is told nothing by Kith.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kith.ground.words import mark
from kith.people.rules.terms import Term


class How(Term):
    """In which way contact ends."""

    QUIETLY = "quietly", mark("Quietly: answer less, then no more")
    SAY_ONCE = "say_once", mark("Say it once, then no more")
    AT_ONCE = "at_once", mark("At once, without a word")
    WITH_SOMEBODY = "with_somebody", mark("Say it with somebody there")


class Block(Term):
    """What is shut, before or after. How it is done stands in the pack."""

    PHONE = "phone", mark("Their number")
    MESSAGES = "messages", mark("Messages and social media")
    LOCATION = "location", mark("Sharing where I am")
    PASSWORDS = "passwords", mark("Passwords they may know")
    MONEY = "money", mark("Cards, accounts and bills in both names")
    KEYS = "keys", mark("Keys to my home")


class Since(Term):
    """How it has been since."""

    WELL = "well", mark("All right")
    HARD = "hard", mark("Hard, and it is not dangerous")
    AFRAID = "afraid", mark("They are afraid, or there was contact they did not want")
    NOT_REACHED = "not_reached", mark("They could not be reached")


class EndingFlaw(Term):
    """Why it cannot be kept as it is."""

    NOT_THEIRS = "not_theirs", mark("Ending contact is theirs to decide. Write what they said, or ask them first.")
    NO_WORDS = "no_words", mark("Write why, in a few words of theirs.")
    NO_FOLLOW_UP = "no_follow_up", mark("Give at least one day on which somebody asks how it has been.")
    PAST = "past", mark("Choose today or a day to come.")
    TOO_FAR = "too_far", mark("Ask the first time within 14 days: that is when it is hardest.")
    ALREADY = "already", mark("This has ended already.")


FIRST_WITHIN = 14
ASK_AFTER = (2, 14, 42)
"""On which days somebody asks, unless other days are chosen."""
ASKED_AGAIN = frozenset({Since.AFRAID, Since.NOT_REACHED})
"""After which answers somebody asks again on the next day."""


def days_to_ask(today: date) -> tuple[date, ...]:
    """Return the days that are offered for asking how it has been."""
    return tuple(today + timedelta(days=days) for days in ASK_AFTER)


def ask_again_on(since: Since, *, today: date) -> date | None:
    """Return the day on which somebody asks again because of what was said, if any."""
    return today + timedelta(days=1) if since in ASKED_AGAIN else None


def flaws_of_days(days: Sequence[date], *, today: date) -> tuple[EndingFlaw, ...]:
    """Return what is wrong with the days on which somebody asks."""
    if not days:
        return (EndingFlaw.NO_FOLLOW_UP,)
    if min(days) < today:
        return (EndingFlaw.PAST,)
    return (EndingFlaw.TOO_FAR,) if (min(days) - today).days > FIRST_WITHIN else ()


@dataclass(frozen=True)
class EndingPlan:
    """How contact is to end, as the person says it."""

    why: str
    how: How
    who_tells: str = ""
    safe_times: str = ""
    belongings: str = ""
    support: str = ""
    safety_words: str = ""
    blocks: frozenset[Block] = frozenset()
    wants_limit: bool = False
    ends_on: date | None = None


def flaws_of(plan: EndingPlan, *, is_their_word: bool, today: date) -> tuple[EndingFlaw, ...]:
    """Return what keeps a plan from being kept."""
    found = (
        (not is_their_word, EndingFlaw.NOT_THEIRS),
        (not plan.why.strip(), EndingFlaw.NO_WORDS),
        (plan.ends_on is not None and plan.ends_on < today, EndingFlaw.PAST),
    )
    return tuple(flaw for is_so, flaw in found if is_so)
