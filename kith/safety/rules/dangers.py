"""Dangers: what could happen, to whom, how soon, what helps, who sees to it and when it is looked at again.

Of suicide and self-harm nothing is guessed: neither how likely it is nor how soon. There is no place for it, in no form
and in no table. Whatever else is looked at again in time is looked at sooner here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kith.ground.words import mark
from kith.people.rules.terms import Term
from kith.safeguarding.rules.concerns import Horizon


class About(Term):
    """What a danger is about. The first is written down in a way of its own."""

    SELF_HARM = "self_harm", mark("Suicide or self-harm")
    OTHER = "other", mark("Something else that could happen")


class Whom(Term):
    """Whom or what it could hurt."""

    THEM = "them", mark("The person")
    OTHERS = "others", mark("Other people")
    PLACE = "place", mark("The home, or what is around it")
    GOODS = "goods", mark("Money or belongings")


class Outcome(Term):
    """How it came out, once a danger is no longer looked at."""

    SOLVED = "solved", mark("What was done about it worked")
    PASSED = "passed", mark("It has passed without harm")
    HAPPENED = "happened", mark("It happened, and what followed stands elsewhere in the record")
    HANDED_ON = "handed_on", mark("Somebody else sees to it now, and has said so")


MOST_DAYS = 90
"""So long at most until a danger is looked at again."""
IMMINENT_DAYS = 1
FIRST_DAYS = {Horizon.IMMINENT: 1, Horizon.SHORT: 7, Horizon.MEDIUM: 28, Horizon.LONG: MOST_DAYS}
SELF_HARM_DAYS = 7
"""What is offered for the next look. Whoever writes it may choose a nearer day."""


class DangerFlaw(Term):
    """Why a danger cannot be kept as it is."""

    NO_HORIZON = "no_horizon", mark("Say how soon it could happen.")
    GUESSED = "guessed", mark("Nobody can tell how soon. Leave that out, and write what is happening and what helps.")
    NOBODY_HURT = "nobody_hurt", mark("Say whom or what it could hurt.")
    NO_WORDS = "no_words", mark("Write what is happening, or what could happen.")
    NOTHING_HELPS = "nothing_helps", mark("Write what helps, even if it is one small thing.")
    NOTHING_DONE = "nothing_done", mark("Write at least one thing that is done about it.")
    NO_OWNER = "no_owner", mark("Say who sees to it.")
    NO_REVIEW = "no_review", mark("Give the day on which it is looked at again.")
    PAST = "past", mark("The day for looking again lies in the past.")
    TOO_LATE = "too_late", mark("Look at it again within 90 days.")
    TOO_LATE_NOW = "too_late_now", mark("It could happen within hours: look at it again today or tomorrow.")


@dataclass(frozen=True)
class Look:
    """A danger as it was looked at on one day."""

    what: str
    whom: frozenset[Whom]
    helps: str
    done: str
    review_on: date | None
    horizon: Horizon | None = None
    good_of_it: str = ""
    their_view: str = ""


def flaws_of(look: Look, *, about: About, has_owner: bool, today: date) -> tuple[DangerFlaw, ...]:
    """Return everything that keeps a danger from being kept."""
    is_self_harm = about is About.SELF_HARM
    found = (
        (not look.what.strip(), DangerFlaw.NO_WORDS),
        (not look.whom, DangerFlaw.NOBODY_HURT),
        (is_self_harm and look.horizon is not None, DangerFlaw.GUESSED),
        (not is_self_harm and look.horizon is None, DangerFlaw.NO_HORIZON),
        (not look.helps.strip(), DangerFlaw.NOTHING_HELPS),
        (not look.done.strip(), DangerFlaw.NOTHING_DONE),
        (not has_owner, DangerFlaw.NO_OWNER),
        *_flaws_of_day(look, today),
    )
    return tuple(flaw for is_so, flaw in found if is_so)


def _flaws_of_day(look: Look, today: date) -> Collection[tuple[bool, DangerFlaw]]:
    if look.review_on is None:
        return [(True, DangerFlaw.NO_REVIEW)]
    is_now = look.horizon is Horizon.IMMINENT
    ahead = (look.review_on - today).days
    return (
        (ahead < 0, DangerFlaw.PAST),
        (is_now and ahead > IMMINENT_DAYS, DangerFlaw.TOO_LATE_NOW),
        (not is_now and ahead > MOST_DAYS, DangerFlaw.TOO_LATE),
    )


def first_review(about: About, horizon: Horizon | None, *, today: date) -> date:
    """Return the day that is offered for the next look."""
    days = FIRST_DAYS[horizon] if horizon is not None else SELF_HARM_DAYS if about is About.SELF_HARM else MOST_DAYS
    return today + timedelta(days=days)


class Hears(Term):
    """Who hears that a look is overdue (R06)."""

    WORKER = "worker", mark("Their worker")
    MANAGER = "manager", mark("The manager of the team")
    LEAD = "lead", mark("The safeguarding lead")


SOON = frozenset({Horizon.IMMINENT, Horizon.SHORT, None})
"""What climbs sooner. Where nobody guesses how soon, it is treated as what is soonest."""
SOON_DAYS = {Hears.WORKER: 0, Hears.MANAGER: 0, Hears.LEAD: 1}
LATER_DAYS = {Hears.WORKER: 1, Hears.MANAGER: 3}


def who_hears(horizon: Horizon | None, *, review_on: date, today: date) -> frozenset[Hears]:
    """Return who hears of a look that was not taken on its day: nobody before that day is over (R06)."""
    days_over = (today - review_on).days - 1
    lags = SOON_DAYS if horizon in SOON else LATER_DAYS
    return frozenset(who for who, lag in lags.items() if days_over >= lag)
