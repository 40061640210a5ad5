"""What somebody says of a part of their record, until when it is answered, and what becomes of it.

Nothing that is said here alters the record. Saying that one sees it differently needs no answer and stands beside that
part until the person takes it back. Saying that something is not right is answered: put right, or kept with a reason;
what is kept has their words beside it.
"""

from kith.ground.words import mark
from kith.people.rules.terms import Term

ANSWER_WITHIN = 10
"""Working days in which somebody is answered who says that something is not right: a promise, well inside a month."""


class Kind(Term):
    """What somebody says of it."""

    NOT_RIGHT = "not_right", mark("This is not right")
    DIFFERENTLY = "differently", mark("I see this differently")

    @property
    def wants_an_answer(self) -> bool:
        """Whether a clock runs."""
        return self is Kind.NOT_RIGHT


class Outcome(Term):
    """What was done about it."""

    MENDED = "mended", mark("We have put it right")
    KEPT = "kept", mark("It stays as it is, with their words beside it")


class Standing(Term):
    """Where it stands."""

    WAITS = "waits", mark("Waits for an answer")
    STANDS = "stands", mark("Stands beside that part")
    MENDED = "mended", mark("Put right")
    KEPT = "kept", mark("Kept, with these words beside it")
    TAKEN_BACK = "taken_back", mark("Taken back")

    @property
    def is_beside(self) -> bool:
        """Whether it is read wherever that part is: until the part is right, or the person takes it back."""
        return self in {Standing.WAITS, Standing.STANDS, Standing.KEPT}


def standing(kind: Kind, outcome: Outcome | None, *, is_taken_back: bool) -> Standing:
    """Return where something that was said stands. Taken back counts before everything."""
    if is_taken_back:
        return Standing.TAKEN_BACK
    if outcome is not None:
        return Standing.MENDED if outcome is Outcome.MENDED else Standing.KEPT
    return Standing.WAITS if kind.wants_an_answer else Standing.STANDS
