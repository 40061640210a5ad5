"""Who may speak for somebody, how far and until when. Without evidence an authority is a name and opens nothing.

What a representative is given is chosen, never more than their kind of authority reaches, and the map is never in it:
a map holds other people, and what of it is shown to whom is the person's own to say.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.persons import age_on
from kith.people.rules.terms import Term

ADULT, YOUNG = 18, 16
SOON = timedelta(days=30)
HALF_A_YEAR = 6


class Sees(Term):
    """What a representative is shown."""

    ABOUT = "about", mark("Their page, and how to talk with them")
    PLAN = "plan", mark("Their plan")
    PROGRESS = "progress", mark("Their goals, answers and reviews")
    REFERRALS = "referrals", mark("Their referrals")
    DECISIONS = "decisions", mark("Decisions about capacity and best interests")
    LIMITS = "limits", mark("Limits on contact")


_AN_ADVOCATES = frozenset(Sees)
_OF_WELFARE = frozenset(Sees) - {Sees.LIMITS}
_OF_MONEY = frozenset({Sees.ABOUT, Sees.PLAN})
_OF_NEAREST = frozenset({Sees.ABOUT, Sees.PLAN})


class Authority(Term):
    """What somebody's word for another rests on: its words, what shows it, and how far it can reach."""

    evidence: str
    reach: frozenset[Sees]
    is_in_force: bool

    def __new__(
        cls,
        value: str,
        words: str = "",
        evidence: str = "",
        reach: frozenset[Sees] = frozenset(),
        is_in_force: bool = True,  # noqa: FBT001, FBT002 - a member is written as a row
    ) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.evidence = evidence
        term.reach = reach
        term.is_in_force = is_in_force
        return term

    CARE_ACT = "care_act", mark("Advocate (Care Act)"), mark("The letter that names them"), _AN_ADVOCATES
    IMCA = "imca", mark("Mental capacity advocate (IMCA)"), mark("The letter that instructs them"), _AN_ADVOCATES
    IMHA = "imha", mark("Mental health advocate (IMHA)"), mark("The letter that names them"), _AN_ADVOCATES
    RPR = (
        "rpr",
        mark("Representative under a deprivation of liberty (RPR)"),
        mark("The authorisation that appoints them"),
        _AN_ADVOCATES,
    )
    LPA_WELFARE = (
        "lpa_welfare",
        mark("Attorney for health and welfare"),
        mark("The registered power of attorney"),
        _OF_WELFARE,
    )
    LPA_MONEY = (
        "lpa_money",
        mark("Attorney for property and money"),
        mark("The registered power of attorney"),
        _OF_MONEY,
    )
    DEPUTY_WELFARE = "deputy_welfare", mark("Deputy for personal welfare"), mark("The court’s order"), _OF_WELFARE
    DEPUTY_MONEY = "deputy_money", mark("Deputy for property and money"), mark("The court’s order"), _OF_MONEY
    APPOINTEE = "appointee", mark("Appointee for benefits"), mark("The letter that appoints them"), _OF_MONEY
    NEAREST_RELATIVE = (
        "nearest_relative",
        mark("Nearest relative"),
        mark("How it was found out who this is"),
        _OF_NEAREST,
    )
    NOMINATED_PERSON = (
        "nominated_person",
        mark("Nominated person (not in force yet)"),
        mark("The signed nomination"),
        _OF_NEAREST,
        False,
    )
    PARENT = (
        "parent",
        mark("Parent, or somebody with parental responsibility"),
        mark("The birth certificate or the court’s order"),
        _OF_WELFARE,
    )
    INTERPRETER = "interpreter", mark("Interpreter"), mark("Their card or register entry")


class Standing(StrEnum):
    """Whether somebody may act as a representative now, and why."""

    SPEAKS = "speaks"
    NO_EVIDENCE = "no evidence"
    NOT_YET = "not yet"
    ENDED = "ended"
    NOT_IN_FORCE = "not in force"
    GROWN_UP = "grown up"
    AGE_NOT_KNOWN = "age not known"
    NOT_ASKED = "not asked"
    BEYOND = "beyond"
    LIMITED = "limited"
    OVER_AT_ONCE = "over at once"


STANDING_WORDS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.SPEAKS: mark("Speaks for them."),
        Standing.NO_EVIDENCE: mark("Nobody has seen what it rests on yet. Until then it opens nothing."),
        Standing.NOT_YET: mark("It has not begun yet."),
        Standing.ENDED: mark("It has ended."),
        Standing.NOT_IN_FORCE: mark("The law that makes this kind of authority is not in force yet. It opens nothing."),
        Standing.GROWN_UP: mark("They are 18 now. A parent no longer speaks for them."),
        Standing.AGE_NOT_KNOWN: mark("Write their birth date first: a parent’s authority ends when they turn 18."),
        Standing.NOT_ASKED: mark("They are 16 or 17. Write what they said about their parent seeing this."),
        Standing.BEYOND: mark("This kind of authority does not reach so far."),
        Standing.LIMITED: mark("A limit on contact stands in the way. It opens nothing."),
        Standing.OVER_AT_ONCE: mark("The last day comes before the first."),
    }
)


@dataclass(frozen=True)
class Mandate:
    """An authority as it was written down, with what the person said of it where they must be asked."""

    authority: Authority
    sees: frozenset[Sees]
    begins_on: date
    ends_on: date | None
    evidence_seen_on: date | None
    their_word: str = ""
    ended_on: date | None = None


def last_day(mandate: Mandate, born_on: date | None) -> date | None:
    """Return the last day on which it holds: its own, or the day before the child is 18."""
    days = [day for day in (mandate.ends_on, mandate.ended_on) if day is not None]
    if mandate.authority is Authority.PARENT and born_on is not None:
        days.append(birthday(born_on, ADULT) - timedelta(days=1))
    return min(days, default=None)


def birthday(born_on: date, age: int) -> date:
    """Return the day on which somebody reaches an age; born on 29 February, on 1 March of other years."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def standing(mandate: Mandate, *, born_on: date | None, is_limited: bool, on: date) -> Decision:
    """Say whether a representative may act on a day. The first thing in the way answers."""
    for stands_in_the_way, code in (
        (is_limited, Standing.LIMITED),
        (not mandate.authority.is_in_force, Standing.NOT_IN_FORCE),
        (mandate.ends_on is not None and mandate.ends_on < mandate.begins_on, Standing.OVER_AT_ONCE),
        (not mandate.sees <= mandate.authority.reach, Standing.BEYOND),
        (mandate.authority is Authority.PARENT and born_on is None, Standing.AGE_NOT_KNOWN),
        (_is_grown_up(mandate, born_on, on), Standing.GROWN_UP),
        (_was_not_asked(mandate, born_on, on), Standing.NOT_ASKED),
        (_is_over(mandate, born_on, on), Standing.ENDED),
        (mandate.evidence_seen_on is None, Standing.NO_EVIDENCE),
        (mandate.begins_on > on, Standing.NOT_YET),
    ):
        if stands_in_the_way:
            return Decision.no(Reason(code))
    return Decision.yes(Reason(Standing.SPEAKS))


def _is_grown_up(mandate: Mandate, born_on: date | None, on: date) -> bool:
    return mandate.authority is Authority.PARENT and born_on is not None and age_on(born_on, on) >= ADULT


def _was_not_asked(mandate: Mandate, born_on: date | None, on: date) -> bool:
    is_young = born_on is not None and YOUNG <= age_on(born_on, on) < ADULT
    return mandate.authority is Authority.PARENT and is_young and not mandate.their_word.strip()


def _is_over(mandate: Mandate, born_on: date | None, on: date) -> bool:
    last = last_day(mandate, born_on)
    return last is not None and last < on


REFUSED: Collection[Standing] = frozenset({Standing.BEYOND, Standing.OVER_AT_ONCE, Standing.AGE_NOT_KNOWN})
"""What cannot be written down at all; the rest is written down and opens nothing."""


def talk_before_it_ends(mandate: Mandate, born_on: date | None) -> date | None:
    """Return the day from which somebody should speak of the end: a month before; for a parent at 17 and a half."""
    last = last_day(mandate, born_on)
    if last is None:
        return None
    if mandate.authority is Authority.PARENT and born_on is not None and last == birthday(born_on, ADULT) - _A_DAY:
        return _half_a_year_before(birthday(born_on, ADULT))
    return last - SOON


_A_DAY = timedelta(days=1)


def _half_a_year_before(day: date) -> date:
    month = day.month - HALF_A_YEAR
    year = day.year if month > 0 else day.year - 1
    return date(year, month if month > 0 else month + 12, min(day.day, 28))
