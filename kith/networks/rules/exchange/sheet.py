"""A map as a sheet: a line for everybody on it, in words, and the pairs that know each other.

Every shape of file is read into a sheet and written from one. A sheet holds text alone: what it means is decided when
it comes in (`coming`), so that a line with a strange word in it is refused by name, and none is ever dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from kith.ground.ids import TieId
from kith.ground.words import mark
from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Mode, Rhythm, Ring, Sector, Symbol, Wish
from kith.people.rules.terms import Term

MOST_TIES = 300
"""So many may stand on one map that is brought in."""
MOST_PAIRS = MOST_TIES * (MOST_TIES - 1) // 2
MOST_ROWS = 5_000
"""So many lines of people are read of one file; a file with more is no map of one life."""
MOST_PAIR_ROWS = 2 * MOST_PAIRS
MOST_BYTES = 8 * 2**20
LISTED = ";"
"""What stands between several words in one cell."""
NOT_LEGIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no file of XML can hold, and no page can show."""


class FileRefusedError(Exception):
    """A file is not read. The sentence says why, in the words of the reader once it is translated and filled in."""

    def __init__(self, words: str, **fills: str | int) -> None:
        self.words, self.fills = words, fills
        super().__init__(words)


class Column(StrEnum):
    """What a file can tell of somebody on a map. The value is the name of the column in a file."""

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        column = str.__new__(cls, value)
        column._value_ = value
        column.words = words
        return column

    NAME = "name", mark("What they are called")
    RELATIONSHIP = "relationship", mark("Who or what they are")
    KIND = "kind", mark("What it is")
    RING = "ring", mark("How close they are")
    SECTOR = "sector", mark("Where they belong")
    PAID = "paid", mark("Whether they are paid to be there")
    HELPS_WITH = "helps_with", mark("What they help with")
    GIVES = "gives", mark("What they are helped with")
    FELT = "felt", mark("How it feels")
    RHYTHM = "rhythm", mark("How often they are in touch")
    MODE = "mode", mark("By which way")
    LIFE = "life", mark("Where they stand in this life")
    WISHED_RING = "wished_ring", mark("How close they would be, if it went as wished")
    SYMBOL = "symbol", mark("Which picture stands for them")
    WISH = "wish", mark("What is wanted of it")


MANY = frozenset({Column.HELPS_WITH, Column.GIVES})
"""Columns that hold several words."""


@dataclass(frozen=True)
class Line:
    """Somebody on a sheet: the row in which they stand, the id that the file gives them, and what it tells of them.

    Where a file gives no ids, the key says the row, and knows nobody again.
    """

    row: int
    key: str
    cells: Mapping[Column, str]

    def told(self, column: Column) -> str:
        """Return what is told in one column, without the space around it."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True)
class Pairing:
    """Two who know each other, by the ids that the file gives them."""

    row: int
    one: str
    other: str
    closeness: str = ""


@dataclass(frozen=True)
class Sheet:
    """A map as a file holds it; `used` says which of its columns tell what, `unused` which have no place here."""

    lines: tuple[Line, ...] = ()
    pairs: tuple[Pairing, ...] = ()
    used: Mapping[str, Column] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


def legible(text: str) -> str:
    """Put a sign in the place of each letter that no file can hold."""
    return NOT_LEGIBLE.sub("\ufffd", text)


def sheet_of(ties: Iterable[tuple[TieId, TieFacts, Wish | None]], acquainted: Iterable[Acquainted]) -> Sheet:
    """Write down everybody of some ties, in their order, and who of them knows whom."""
    lines = tuple(
        Line(row, str(tie_id), cells_of(facts, wish)) for row, (tie_id, facts, wish) in enumerate(ties, start=1)
    )
    here = {line.key for line in lines}
    pairs = sorted(pair for pair in acquainted if {str(pair.one), str(pair.other)} <= here)
    return Sheet(
        lines,
        tuple(
            Pairing(row, str(pair.one), str(pair.other), pair.closeness.value)
            for row, pair in enumerate(pairs, start=1)
        ),
    )


def cells_of(facts: TieFacts, wish: Wish | None = None) -> Mapping[Column, str]:
    """Say what is told of a tie, column by column; nothing is an empty cell."""
    return {
        Column.NAME: legible(facts.name),
        Column.RELATIONSHIP: legible(facts.relationship),
        Column.KIND: facts.kind.value,
        Column.RING: str(facts.ring.value),
        Column.SECTOR: facts.sector.value,
        Column.PAID: "yes" if facts.is_paid else "no",
        Column.HELPS_WITH: listed(kind.value for kind in Help if kind in facts.helps_with),
        Column.GIVES: listed(kind.value for kind in Help if kind in facts.gives),
        Column.FELT: facts.felt.value if facts.felt else "",
        Column.RHYTHM: facts.rhythm.value if facts.rhythm else "",
        Column.MODE: facts.mode.value if facts.mode else "",
        Column.LIFE: facts.life.value,
        Column.WISHED_RING: str(facts.wished_ring.value) if facts.wished_ring else "",
        Column.SYMBOL: facts.symbol.value if facts.symbol else "",
        Column.WISH: wish.value if wish else "",
    }


def listed(words: Iterable[str]) -> str:
    """Put several words into one cell."""
    return LISTED.join(words)


def apart(cell: str) -> tuple[str, ...]:
    """Take several words out of one cell."""
    return tuple(word.strip() for word in cell.split(LISTED) if word.strip())


ALIASES: Mapping[Column, tuple[str, ...]] = {
    Column.NAME: ("name", "nickname", "first_name", "firstname", "alter_name", "label", "alter", "person"),
    Column.RELATIONSHIP: ("relationship", "relation", "relationship_type", "role", "who"),
    Column.KIND: ("kind", "networkcanvastype", "node_type", "nodetype", "type"),
    Column.RING: ("ring", "circle", "closeness"),
    Column.SECTOR: ("sector", "world"),
    Column.PAID: ("paid", "is_paid"),
    Column.HELPS_WITH: ("helps_with", "helps", "support"),
    Column.GIVES: ("gives",),
    Column.FELT: ("felt", "feeling"),
    Column.RHYTHM: ("rhythm", "contact_frequency", "frequency"),
    Column.MODE: ("mode",),
    Column.LIFE: ("life",),
    Column.WISHED_RING: ("wished_ring",),
    Column.SYMBOL: ("symbol",),
    Column.WISH: ("wish",),
}
"""The names, in small letters, by which the columns of others are known; the better known first."""
VOCABULARY: Mapping[Column, Sequence[Term | Ring]] = {
    Column.KIND: tuple(Kind),
    Column.RING: tuple(Ring),
    Column.WISHED_RING: tuple(Ring),
    Column.SECTOR: tuple(Sector),
    Column.HELPS_WITH: tuple(Help),
    Column.GIVES: tuple(Help),
    Column.FELT: tuple(Feeling),
    Column.RHYTHM: tuple(Rhythm),
    Column.MODE: tuple(Mode),
    Column.LIFE: tuple(Life),
    Column.SYMBOL: tuple(Symbol),
    Column.WISH: tuple(Wish),
}
"""The words that may stand in a column; the others hold whatever somebody says."""
YES = frozenset({"yes", "true", "1", "y", "x"})
NO = frozenset({"no", "false", "0", "n", ""})


@dataclass(frozen=True)
class Telling:
    """Which columns of a file tell what: a whole column, or one column for each word, with yes or no in it."""

    whole: Mapping[str, Column]
    by_word: Mapping[str, tuple[Column, str]]

    @property
    def used(self) -> Mapping[str, Column]:
        return {**self.whole, **{name: column for name, (column, _word) in self.by_word.items()}}

    def cells(self, row: Mapping[str, str]) -> Mapping[Column, str]:
        """Take out of one row what a map keeps. A cell that is neither yes nor no stays to be looked at."""
        told: dict[Column, list[str]] = {column: [row[name]] for name, column in self.whole.items()}
        for name, (column, word) in self.by_word.items():
            said = row[name].strip().casefold()
            told.setdefault(column, [])
            if said not in NO:
                told[column].append(word if said in YES else row[name])
        cells = {column: listed(words) for column, words in told.items()}
        paid = cells.get(Column.PAID, "").strip().casefold()
        return {**cells, Column.PAID: "yes" if paid in YES else "no"} if paid in (YES | NO) - {""} else cells


def telling_of(names: Iterable[str]) -> Telling:
    """Find out which of some columns tell something that a map keeps."""
    plain = {name: re.sub(r"[\s-]+", "_", name.strip().casefold()) for name in names}
    whole: dict[str, Column] = {}
    for column, known in ALIASES.items():
        best = min(
            (name for name, word in plain.items() if word in known and name not in whole),
            key=lambda name: known.index(plain[name]),
            default=None,
        )
        if best is not None:
            whole[best] = column
    words = {
        f"{alias}_{term.value}": (column, str(term.value))
        for column, terms in VOCABULARY.items()
        if column not in whole.values()
        for alias in ALIASES[column]
        for term in terms
    }
    return Telling(whole, {name: words[word] for name, word in plain.items() if word in words})
