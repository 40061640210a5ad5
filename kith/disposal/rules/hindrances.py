"""What stands in the way of erasing a record, and who may decide about it."""

from collections.abc import Collection
from uuid import UUID

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Hindrance(Term):
    """Why a record may not be erased, or not be proposed, decided or put back, now."""

    HOLD = "hold", mark("A legal hold stands.")
    OPEN_CASE = "open case", mark("We work with them.")
    CONCERN = "concern", mark("A concern about them is open.")
    LIMIT = "limit", mark("A limit on contact is in force.")
    REFERRAL = "referral", mark("A referral is open.")
    COMPLAINT = "complaint", mark("Something that was said to have gone wrong waits for an answer.")
    PACK = "pack", mark("Somebody asked for everything that is kept, and has not got it.")
    STATEMENT = "statement", mark("They said that something is not right, and have no answer.")
    QUESTION = "question", mark("A look at their record was asked about, or waits for a word.")
    LETTER = "letter", mark("A message about them has not gone yet.")
    TWO_RECORDS = "two records", mark("It may be one of two records about one person.")
    ELSEWHERE = (
        "elsewhere",
        mark("They stand in somebody else’s record: it is evidence, and stays as long as that does."),
    )
    NOT_OVER = "not over", mark("Its time is not over.")
    NOT_CLOSED = "not closed", mark("It was never closed.")
    PROPOSED = "proposed", mark("It was proposed already and waits for a second person.")
    DECIDED = "decided", mark("It was decided already.")
    SAME_PERSON = "same person", mark("Somebody else must decide: not whoever proposed it.")
    NOT_SET_APART = "not set apart", mark("It is not set apart, or not any more.")
    TOO_SOON = "too soon", mark("It can still be put back: its days are not over.")
    SHORTER = "shorter", mark("It may be kept longer than the schedule says, never shorter.")
    ENDED = "ended", mark("This hold has ended already.")


class Hindered(Exception):
    """It may not be done now. What it says is fit to show."""

    def __init__(self, hindrance: Hindrance) -> None:
        self.hindrance = hindrance
        super().__init__(hindrance.words)


def may_decide(*, proposed_by: UUID | None, account_id: UUID | None) -> Hindrance | None:
    """Say why an account may not be the second person. Whoever has no account is nobody's second."""
    if account_id is None or proposed_by is None or account_id == proposed_by:
        return Hindrance.SAME_PERSON
    return None


def in_order(hindrances: Collection[Hindrance]) -> tuple[Hindrance, ...]:
    """Return several in the order in which they are written here."""
    return tuple(one for one in Hindrance if one in hindrances)


def first(hindrances: Collection[Hindrance]) -> Hindrance | None:
    """Return the first of several, in that order."""
    return next(iter(in_order(hindrances)), None)
