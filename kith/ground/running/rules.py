"""What must be named and tried before real people's lives are put in, and what has lapsed. Plain Python, no clock."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kith.ground.words import mark


@dataclass(frozen=True)
class Item:
    """One thing that must be in place. `again_after` is how long what was tried stays true.

    `by_machine` names the command that alone can fill it: nobody can say that it was done.
    """

    key: str
    words: str
    proof: str
    again_after: timedelta | None = None
    by_machine: str = ""


A_QUARTER, HALF_A_YEAR, A_YEAR = timedelta(days=92), timedelta(days=183), timedelta(days=366)
RESTORED_BACKUP, CRISIS_NUMBERS = "restored-backup", "crisis-numbers"
NUMBERS_HOLD_FOR = HALF_A_YEAR
"""How long a crisis number that somebody tried stays true: teams move and switchboards change, and nobody tells us."""

ITEMS = (
    Item(
        "safeguarding-lead",
        mark("A safeguarding lead"),
        mark("Who it is, and the number on which they answer."),
        A_YEAR,
    ),
    Item(
        "safeguarding-deputy",
        mark("A deputy for the safeguarding lead"),
        mark("Who it is, and the number on which they answer."),
        A_YEAR,
    ),
    Item(
        "out-of-hours",
        mark("Who answers at night and at weekends"),
        mark("The arrangement, and the number that was rung to see that it holds."),
        HALF_A_YEAR,
    ),
    Item(
        "council-contacts",
        mark("The council's safeguarding contacts, for adults and for children"),
        mark("The numbers, by day and out of hours, and where they were looked up."),
        HALF_A_YEAR,
    ),
    Item(
        CRISIS_NUMBERS,
        mark("The crisis numbers on the help page, each tried"),
        mark("Which numbers were tried, and what was heard."),
        NUMBERS_HOLD_FOR,
    ),
    Item(
        "access-lead",
        mark("Who answers for confidentiality and looks into unusual access"),
        mark("Who it is, and since when."),
        A_YEAR,
    ),
    Item(
        "clinical-safety-officer",
        mark("A clinical safety officer"),
        mark("Who it is, and with which registration."),
        A_YEAR,
    ),
    Item(
        "dpia",
        mark("A data protection impact assessment, signed"),
        mark("Where it is kept, and who signed it."),
        A_YEAR,
    ),
    Item(
        "hazard-log",
        mark("The hazard log, read and accepted by the clinical safety officer"),
        mark("Which version, and where the signature is."),
        A_YEAR,
    ),
    Item(
        "retention",
        mark("A schedule of how long records are kept"),
        mark("Where it is written, and who decided it."),
        A_YEAR,
    ),
    Item(
        RESTORED_BACKUP,
        mark("A backup that was put back and found whole"),
        mark("Written down by the command itself."),
        A_QUARTER,
        by_machine="kith drill",
    ),
    Item(
        "ladder-drill",
        mark("A made-up concern that was answered by everybody it climbed to"),
        mark("When it was raised, who answered, and after how long."),
        A_QUARTER,
    ),
)
"""The list that every organisation needs. A room above may put an item beside these, with `readiness.also_needs`."""


class State(StrEnum):
    """How one item stands."""

    MISSING = "missing"
    LAPSED = "lapsed"
    STANDS = "stands"


@dataclass(frozen=True)
class Kept:
    """What was written down for one item: who it is or who did it, the proof, the day, and who wrote it."""

    key: str
    who: str
    proof: str
    done_on: date
    written_by: str


@dataclass(frozen=True)
class Piece:
    """One thing in the records of a room above that an item rests on, and when it was last done; never, where None."""

    words: str
    done_on: date | None

    def holds(self, item: Item, *, on: date) -> bool:
        """Say whether it was done, and not too long ago for its item."""
        return self.done_on is not None and self.done_on <= on and not _is_over(item, self.done_on, on=on)


@dataclass(frozen=True)
class Standing:
    """One item, what was last written down for it, what it rests on, and whether all of that still holds."""

    item: Item
    kept: Kept | None
    state: State
    lacking: tuple[Piece, ...] = ()
    first_done_on: date | None = None

    @property
    def due_on(self) -> date | None:
        if self.first_done_on is None or self.item.again_after is None:
            return None
        return self.first_done_on + self.item.again_after


def _is_over(item: Item, done_on: date, *, on: date) -> bool:
    return item.again_after is not None and on > done_on + item.again_after


def standing_of(item: Item, kept: Kept | None, *, on: date, pieces: Collection[Piece] = ()) -> Standing:
    """Say how an item stands on a day. What is written for a day to come does not stand yet.

    Each piece that it rests on holds as long as what was written down: the one that was done first says until when.
    """
    lacking = tuple(piece for piece in pieces if not piece.holds(item, on=on))
    if kept is None or kept.done_on > on:
        return Standing(item, kept, State.MISSING, lacking, kept.done_on if kept else None)
    first = min([kept.done_on, *(piece.done_on for piece in pieces if piece.done_on)])
    has_lapsed = bool(lacking) or _is_over(item, kept.done_on, on=on)
    return Standing(item, kept, State.LAPSED if has_lapsed else State.STANDS, lacking, first)


def standings(
    items: Iterable[Item], kept: Mapping[str, Kept], *, on: date, pieces: Mapping[str, tuple[Piece, ...]] | None = None
) -> tuple[Standing, ...]:
    """Say how every item stands on a day."""
    rests_on = pieces or {}
    return tuple(standing_of(item, kept.get(item.key), on=on, pieces=rests_on.get(item.key, ())) for item in items)


def not_standing(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what stands in the way of going live."""
    return tuple(one for one in found if one.state is not State.STANDS)
