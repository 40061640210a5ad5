"""One decision, on one day: could this person make it, with every help? Never anything about the person as such.

Five ideas hold it (Mental Capacity Act 2005, section 1): everybody is taken to be able; help comes first; an unwise
choice is not an inability; what is decided for somebody is in their best interests, and the less restrictive way.
Younger than 16, five questions are asked about the one decision instead (Gillick).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kith.ground.words import mark
from kith.people.rules.persons import age_on
from kith.people.rules.terms import Term
from kith.rights.rules.representatives import ADULT, YOUNG


class Path(Term):
    """Which way a decision is looked at, by age."""

    ADULT = "adult", mark("18 or older")
    YOUNG = "young", mark("16 or 17")
    CHILD = "child", mark("Younger than 16")


def path_for(born_on: date | None, on: date) -> Path:
    """Return the way for somebody's age; who gave no birth date is taken for an adult."""
    if born_on is None or age_on(born_on, on) >= ADULT:
        return Path.ADULT
    return Path.YOUNG if age_on(born_on, on) >= YOUNG else Path.CHILD


class Limb(Term):
    """The four things that making a decision takes."""

    UNDERSTAND = "understand", mark("Understand what matters for this decision")
    RETAIN = "retain", mark("Keep it in mind long enough to decide")
    WEIGH = "weigh", mark("Use it, or weigh it up")
    COMMUNICATE = "communicate", mark("Say what they decide, by whatever way")


class Outcome(Term):
    """What was found about this decision, on this day."""

    DECIDES = "decides", mark("They can make this decision, with the help they had")
    CANNOT_NOW = "cannot_now", mark("They cannot make this decision at the moment, whatever help was tried")


class CapacityFlaw(Term):
    """Why an assessment cannot be kept as it is."""

    BLANKET = "blanket", mark("Name the one decision this is about. Nobody “lacks capacity” in general.")
    NO_SUPPORT = "no_support", mark("Write which help with understanding and saying it was tried, and what came of it.")
    LIMBS = "limbs", mark("Say for each of the four what they could do.")
    AT_ODDS = "at_odds", mark("What was found does not follow from the four answers. Look at them again.")
    NO_CAUSE = "no_cause", mark("Write how the illness or condition is the reason for it, for this decision.")
    ONLY_UNWISE = (
        "only_unwise",
        mark("That speaks of a choice others find unwise. What, apart from the choice itself, shows it?"),
    )
    NO_REVIEW = "no_review", mark("Give the day on which it is looked at again.")
    PARENTS = "parents", mark("They are 16 or 17. Write what they want their parents to be told, in their words.")
    AS_A_CHILD = "as_a_child", mark("They are younger than 16: use the five questions for children.")
    NOT_A_CHILD = "not_a_child", mark("They are 16 or older, or no birth date is known: use the form for adults.")
    IN_THE_FUTURE = "in_the_future", mark("Choose today or a day that has been.")


@dataclass(frozen=True)
class Assessment:
    """One assessment of one decision."""

    path: Path
    decision: str
    made_on: date
    support_tried: str
    could: Mapping[Limb, bool]
    outcome: Outcome
    cause: str = ""
    apart_from_the_choice: str = ""
    may_change: bool = False
    review_on: date | None = None
    told_parents: str = ""


_BLANKET = re.compile(
    r"\b(lacks?|no|has no|without)\s+(mental\s+)?capacity\b|\b(all|any|every|most)\s+(\w+\s+)?decisions?\b"
    r"|\b(everything|anything|generally|in general|overall|always)\b",
    re.IGNORECASE,
)
_UNWISE = re.compile(
    r"\b(unwise|foolish|silly|bad (choice|decision|idea)|risky|refus\w*|disagree\w*|won.?t listen|non.?complian\w*"
    r"|poor (choice|judge?ment)\w*|against advice|stubborn)\b",
    re.IGNORECASE,
)
A_FEW = 3


def is_blanket(decision: str) -> bool:
    """Say whether words name no single decision."""
    return len(decision.split()) < A_FEW or _BLANKET.search(decision) is not None


def is_about_wisdom(cause: str) -> bool:
    """Say whether a reason speaks of how wise the choice is."""
    return _UNWISE.search(cause) is not None


def flaws_of(one: Assessment, *, today: date) -> tuple[CapacityFlaw, ...]:
    """Return everything that keeps an assessment from being kept."""
    cannot = one.outcome is Outcome.CANNOT_NOW
    unable = [limb for limb in Limb if one.could.get(limb) is False]
    found = (
        (one.path is Path.CHILD, CapacityFlaw.AS_A_CHILD),
        (is_blanket(one.decision), CapacityFlaw.BLANKET),
        (not one.support_tried.strip(), CapacityFlaw.NO_SUPPORT),
        (set(one.could) != set(Limb), CapacityFlaw.LIMBS),
        (set(one.could) == set(Limb) and cannot != bool(unable), CapacityFlaw.AT_ODDS),
        (cannot and not one.cause.strip(), CapacityFlaw.NO_CAUSE),
        (cannot and is_about_wisdom(one.cause) and not one.apart_from_the_choice.strip(), CapacityFlaw.ONLY_UNWISE),
        ((cannot or one.may_change) and not _is_after(one.review_on, today), CapacityFlaw.NO_REVIEW),
        (one.path is Path.YOUNG and not one.told_parents.strip(), CapacityFlaw.PARENTS),
        (one.made_on > today, CapacityFlaw.IN_THE_FUTURE),
    )
    return tuple(flaw for is_so, flaw in found if is_so)


def _is_after(day: date | None, today: date) -> bool:
    return day is not None and day > today


class Question(Term):
    """The five parts of looking at one decision with somebody younger than 16."""

    WHAT = "what", mark("They know what is proposed, and what it is for")
    HOW = "how", mark("They know how it would be done, and by whom")
    IF_YES = "if_yes", mark("They know what may come of it, good and bad")
    IF_NO = "if_no", mark("They know what may come of not doing it, and what else there is")
    OWN = "own", mark("They weigh it up and say what they want themself, without being pressed")


def can_decide(answers: Mapping[Question, bool]) -> bool:
    """Say whether all five were answered with yes. One left out is no yes."""
    return all(answers.get(question, False) for question in Question)


class Checked(Term):
    """Whether somebody with the power to decide was looked for."""

    NONE = "none", mark("Looked for, and there is none")
    SEEN = "seen", mark("There is one, and the document was seen")
    NOT_SEEN = "not_seen", mark("There may be one; the document was not seen")


class Imca(Term):
    """Whether a mental capacity advocate was asked for."""

    INSTRUCTED = "instructed", mark("Yes, one was instructed")
    SOMEBODY_ELSE = "somebody_else", mark("No: family or a friend speaks for them and was asked")
    NOT_THIS_KIND = "not_this_kind", mark("No: it is not about serious treatment, where to live, or abuse")


class InterestsFlaw(Term):
    """Why a best-interests decision cannot be kept as it is."""

    NOT_FOUND_SO = "not_found_so", mark("They can make this decision. Nobody decides it for them.")
    NO_WISHES = "no_wishes", mark("Write what they want and feel, and what they said or showed before.")
    NOBODY_ASKED = "nobody_asked", mark("Write whom you asked, or why there is nobody to ask.")
    LIMITED = "limited", mark("A limit on contact stands between them and somebody you would ask. Leave them out.")
    ONE_OPTION = "one_option", mark("Write at least two ways it could be done, each on a line of its own.")
    NOT_LESS = "not_less", mark("Write why a way that leaves them freer would not do.")
    NO_MAKER = "no_maker", mark("Write who decides.")
    NOT_THEIRS = (
        "not_theirs",
        mark(
            "An attorney or deputy decides this. Write them under who speaks for the person, and here as who decides."
        ),
    )
    UNCLEAR_POWER = "unclear_power", mark("See the power of attorney, the order or the advance decision first.")
    NO_REVIEW = "no_review", mark("Give the day on which it is looked at again.")
    BANS_CONTACT = (
        "bans_contact",
        mark("Nobody but a court can stop somebody from seeing another. Take it to the Court of Protection."),
    )
    DISPUTED = "disputed", mark("It is disputed. A dispute goes to the Court of Protection, not into this form.")


@dataclass(frozen=True)
class BestInterests:
    """What is decided for somebody about one decision that they cannot make now."""

    found: Outcome
    wishes: str
    asked: Collection[str]
    nobody_because: str
    options: Collection[str]
    why_not_less: str
    maker: str
    attorney: Checked
    advance_decision: Checked
    has_deciding_attorney: bool
    bans_contact: bool
    is_disputed: bool
    review_on: date | None
    asks_a_limited_one: bool = False


TWO = 2


def interests_flaws(one: BestInterests, *, today: date) -> tuple[InterestsFlaw, ...]:
    """Return everything that keeps a best-interests decision from being kept."""
    found = (
        (one.found is not Outcome.CANNOT_NOW, InterestsFlaw.NOT_FOUND_SO),
        (one.bans_contact, InterestsFlaw.BANS_CONTACT),
        (one.is_disputed, InterestsFlaw.DISPUTED),
        (not one.wishes.strip(), InterestsFlaw.NO_WISHES),
        (not one.asked and not one.nobody_because.strip(), InterestsFlaw.NOBODY_ASKED),
        (one.asks_a_limited_one, InterestsFlaw.LIMITED),
        (len(one.options) < TWO, InterestsFlaw.ONE_OPTION),
        (not one.why_not_less.strip(), InterestsFlaw.NOT_LESS),
        (not one.maker.strip(), InterestsFlaw.NO_MAKER),
        (one.attorney is Checked.SEEN and not one.has_deciding_attorney, InterestsFlaw.NOT_THEIRS),
        (Checked.NOT_SEEN in {one.attorney, one.advance_decision}, InterestsFlaw.UNCLEAR_POWER),
        (not _is_after(one.review_on, today), InterestsFlaw.NO_REVIEW),
    )
    return tuple(flaw for is_so, flaw in found if is_so)
