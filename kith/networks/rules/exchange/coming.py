"""What a sheet would do to a map, line by line, before anything is done.

Somebody is known again by the id that the map itself wrote down, or that came with them from elsewhere; without an id,
by their name, and then nothing of theirs is changed. An empty cell changes nothing. No line is dropped: what is not
brought in is refused with a reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from kith.ground.ids import PersonId, TieId
from kith.ground.words import mark
from kith.networks.rules.acquaintances import ACQUAINTED_LIVES, Acquainted
from kith.networks.rules.exchange.sheet import (
    ALIASES,
    MANY,
    MOST_TIES,
    NO,
    NOT_LEGIBLE,
    VOCABULARY,
    YES,
    Column,
    Line,
    Pairing,
    Sheet,
    apart,
    cells_of,
)
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Life, Ring, Sector
from kith.people.rules.terms import Term

LONGEST = 80
MOST_NEW_PAIRS = 5_000
"""So many pairs begin at one time, so that nobody waits long. The same file brought in again goes on from there."""
MOST_LISTED = 1_000
"""So many pairs are told one by one on a page."""
SAID_FREELY = (Column.NAME, Column.RELATIONSHIP)
NEVER_BROUGHT_IN = frozenset({Column.WISH})
"""What is wanted of a tie is decided with the person, and counts once they have said yes."""
FIELDS: Mapping[Column, str] = {column: column.value for column in Column if column not in NEVER_BROUGHT_IN} | {
    Column.PAID: "is_paid"
}


_OF_RHYTHM = frozenset({Column.NAME, Column.RHYTHM, Column.MODE})


class Outcome(Term):
    """What becomes of a line."""

    NEW = "new", mark("New")
    SAME = "same", mark("Already there")
    CHANGED = "changed", mark("Changed")
    BACK = "back", mark("Comes back onto the map")
    LATER = "later", mark("Next time")
    REFUSED = "refused", mark("Not brought in")


@dataclass(frozen=True)
class Because:
    """A sentence that says why, with the words of the file that belong into it."""

    words: str
    fills: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """Somebody who is on the map, or was taken off it, as they are now."""

    tie_id: TieId
    facts: TieFacts
    version: int
    is_on_map: bool = True


@dataclass(frozen=True)
class Change:
    """What would be told otherwise: by the words of the file's cells."""

    column: Column
    was: str
    becomes: str


@dataclass(frozen=True)
class Step:
    """What would be done with one line."""

    line: Line
    outcome: Outcome
    name: str
    held: Held | None = None
    facts: TieFacts | None = None
    tie_id: TieId | None = None
    """The id that somebody new keeps, so that the same file finds them again; none where the file gives none."""
    changes: tuple[Change, ...] = ()
    because: tuple[Because, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether something is done for it."""
        return self.outcome in {Outcome.NEW, Outcome.CHANGED, Outcome.BACK}

    @property
    def agrees_on_rhythm(self) -> bool:
        """Whether it would be told anew how often they are in touch."""
        if not self.is_done or self.facts is None or self.facts.rhythm is None:
            return False
        return self.outcome is not Outcome.CHANGED or any(change.column in _OF_RHYTHM for change in self.changes)

    @property
    def life(self) -> Life | None:
        return self.facts.life if self.facts else None


@dataclass(frozen=True)
class PairStep:
    """What would be done with one pair."""

    pair: Pairing
    outcome: Outcome
    one: str
    other: str
    closeness: Closeness | None = None
    because: Because | None = None


@dataclass(frozen=True)
class Coming:
    """Everything that a sheet would do to a map."""

    steps: tuple[Step, ...]
    pairs: tuple[PairStep, ...]

    @property
    def changes_anything(self) -> bool:
        return any(step.is_done for step in self.steps) or bool(self.new_pairs)

    @property
    def new_pairs(self) -> tuple[PairStep, ...]:
        """The pairs that begin, or become closer or less close."""
        return tuple(step for step in self.pairs if step.outcome in {Outcome.NEW, Outcome.CHANGED})

    @property
    def pairs_to_show(self) -> tuple[PairStep, ...]:
        """The pairs that a page tells, first those that need a look: as many as it can, in the order of the file."""
        first = [step for step in self.pairs if step.because]
        rest = [step for step in self.pairs if not step.because]
        return tuple(sorted([*first, *rest][:MOST_LISTED], key=lambda step: step.pair.row))

    @property
    def pairs_left(self) -> int:
        return len(self.pairs) - len(self.pairs_to_show)

    @property
    def counted(self) -> Mapping[Outcome, int]:
        return Counter(step.outcome for step in self.steps)

    @property
    def pairs_counted(self) -> Mapping[Outcome, int]:
        return Counter(step.outcome for step in self.pairs)

    @property
    def seal(self) -> str:
        """A word that is another one as soon as anything else would be done."""
        told = [
            (step.line.row, step.outcome.value, step.held and (str(step.held.tie_id), step.held.version), step.changes)
            for step in self.steps
        ]
        return sha256(repr((told, [(step.pair, step.outcome.value) for step in self.pairs])).encode()).hexdigest()


def understood(column: Column, cell: str) -> Any:
    """Return what a cell means in its column, by the stored word or the one that people read; raises ValueError."""
    word = cell.strip()
    if column in SAID_FREELY:
        return " ".join(word.split())
    if column is Column.PAID:
        if word.casefold() in YES | NO:
            return word.casefold() in YES
        raise ValueError(word)
    if column in MANY:
        return frozenset(_term(column, one) for one in apart(word))
    return _term(column, word)


def _term(column: Column, word: str) -> Term | Ring:
    plain = re.sub(r"[\s-]+", " ", word.casefold())
    for term in VOCABULARY[column]:
        if plain in {str(term.value), str(term.value).replace("_", " "), term.words.casefold()}:
            return term
    raise ValueError(word)


def with_what_is_understood(sheet: Sheet) -> Sheet:
    """Put columns aside that only look like ours: by the name they are not ours, and their words are strange."""
    strange = {
        column
        for column in set(sheet.used.values()) - set(SAID_FREELY)
        if not any(_is_ours(name, column) for name, used in sheet.used.items() if used is column)
        and any(_is_strange(column, line.told(column)) for line in sheet.lines)
    }
    if not strange:
        return sheet
    lines = tuple(
        replace(line, cells={column: cell for column, cell in line.cells.items() if column not in strange})
        for line in sheet.lines
    )
    return Sheet(
        lines,
        sheet.pairs,
        {name: column for name, column in sheet.used.items() if column not in strange},
        (*sheet.unused, *(name for name, column in sheet.used.items() if column in strange)),
    )


def _is_ours(name: str, column: Column) -> bool:
    return name.casefold() == ALIASES[column][0] or name.casefold().startswith(f"{ALIASES[column][0]}_")


def _is_strange(column: Column, cell: str) -> bool:
    try:
        understood(column, cell) if cell else None
    except ValueError:
        return True
    return False


@dataclass(frozen=True)
class Defaults:
    """Where those belong of whom a file does not say it."""

    ring: Ring = Ring.CLOSE
    sector: Sector = Sector.PERSONAL


AS_DRAWN = Defaults()


def coming(
    sheet: Sheet,
    held: Sequence[Held],
    acquainted: Iterable[Acquainted],
    *,
    person_id: PersonId,
    defaults: Defaults = AS_DRAWN,
    stopped: frozenset[int] = frozenset(),
) -> Coming:
    """Say what a sheet would do to a map. `stopped` are the rows that a limit on contact keeps out."""
    steps = tuple(_People(sheet, held, person_id, defaults, stopped).steps())
    return Coming(steps, tuple(_pairs(sheet, steps, acquainted)))


class _People:
    """Goes through the lines once, and knows who was found already."""

    def __init__(
        self, sheet: Sheet, held: Sequence[Held], person_id: PersonId, defaults: Defaults, stopped: frozenset[int]
    ) -> None:
        self.sheet, self.person_id, self.defaults, self.stopped = sheet, person_id, defaults, stopped
        self.by_id = {one.tie_id: one for one in held}
        self.room = MOST_TIES - sum(one.is_on_map for one in held)
        self.rows: dict[str, int] = {}
        ids = {self._id_of(line) for line in sheet.lines}
        self.by_name: dict[str, list[Held]] = defaultdict(list)
        for one in held:
            if one.is_on_map and one.tie_id not in ids:
                self.by_name[_folded(one.facts.name)].append(one)

    def steps(self) -> Iterator[Step]:
        for line in self.sheet.lines:
            yield self._step(line)

    def _id_of(self, line: Line) -> TieId | None:
        """Return the id of the tie that a line tells of: one of this map, or the one that a foreign id leads to."""
        try:
            told = TieId(UUID(line.key))
        except ValueError:
            return None
        return told if told in self.by_id else TieId(uuid5(self.person_id, line.key.casefold()))

    def _step(self, line: Line) -> Step:
        flaws = tuple(_flaws(line))
        tie_id = self._id_of(line)
        first = self.rows.setdefault(str(tie_id or line.key), line.row)
        if first != line.row:
            flaws = (Because(mark("The same id stands in row %(row)d already."), {"row": first}), *flaws)
        if line.row in self.stopped:
            flaws = (Because(mark("How often they are in touch cannot be agreed. Take it out of the file.")), *flaws)
        name = understood(Column.NAME, line.told(Column.NAME))
        if flaws:
            return Step(line, Outcome.REFUSED, name, because=flaws)
        known = self.by_id.get(tie_id) if tie_id else None
        if known:
            return self._known(line, known, name)
        namesakes = self.by_name[_folded(name)]
        if namesakes:
            return _by_name(line, namesakes.pop(0), name)
        return self._new(line, tie_id, name)

    def _new(self, line: Line, tie_id: TieId | None, name: str) -> Step:
        if not self._takes_room():
            return Step(line, Outcome.REFUSED, name, because=(_NO_ROOM,))
        base = TieFacts(name=name, ring=self.defaults.ring, sector=self.defaults.sector)
        facts = _settled(replace(base, **_told(line)), is_paid_told=bool(line.told(Column.PAID)))
        return Step(line, Outcome.NEW, name, facts=facts, tie_id=tie_id, because=tuple(_wish(line)))

    def _known(self, line: Line, known: Held, name: str) -> Step:
        facts = _settled(replace(known.facts, **_differing(line, known.facts)), is_paid_told=True)
        changes = tuple(_changes(known.facts, facts))
        if not known.is_on_map:
            if not self._takes_room():
                return Step(line, Outcome.REFUSED, name, known, because=(_NO_ROOM,))
            outcome = Outcome.BACK
        else:
            outcome = Outcome.CHANGED if changes else Outcome.SAME
        return Step(line, outcome, known.facts.name, known, facts, known.tie_id, changes)

    def _takes_room(self) -> bool:
        self.room -= 1
        return self.room >= 0


_NO_ROOM = Because(mark("There is room for %(most)d on a map, and no more."), {"most": MOST_TIES})


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _by_name(line: Line, known: Held, name: str) -> Step:
    """Leave somebody as they are who is only known by their name: there may be two who are called so."""
    told = _settled(replace(known.facts, **_differing(line, known.facts)), is_paid_told=True)
    differs = any(_changes(known.facts, told))
    because = (
        Because(mark("Known by the name alone; what the file tells otherwise of them is not brought in."))
        if differs
        else Because(mark("Known by the name alone."))
    )
    return Step(line, Outcome.SAME, name, known, known.facts, known.tie_id, because=(because,))


def _flaws(line: Line) -> Iterator[Because]:
    """Say everything for which a line cannot be brought in."""
    name = line.told(Column.NAME)
    if not understood(Column.NAME, name):
        yield Because(mark("There is no name."))
    for column in SAID_FREELY:
        words = understood(column, line.told(column))
        if len(words) > LONGEST:
            yield Because(
                mark("It is longer than %(most)d letters: %(column)s."), {"most": LONGEST, "column": column.words}
            )
        if NOT_LEGIBLE.search(words):
            yield Because(mark("It holds signs that cannot be kept: %(column)s."), {"column": column.words})
    for column in VOCABULARY.keys() | {Column.PAID}:
        if _is_strange(column, line.told(column)):
            yield Because(
                mark("“%(word)s” is no word for it: %(column)s."),
                {"word": line.told(column)[:LONGEST], "column": column.words},
            )


def _wish(line: Line) -> Iterator[Because]:
    if line.told(Column.WISH):
        yield Because(mark("What is wanted of them is not brought in: it is decided with the person."))


def _told(line: Line) -> Mapping[str, Any]:
    """Return what a line tells, as fields of facts; an empty cell tells nothing."""
    return {
        field_name: understood(column, line.told(column)) for column, field_name in FIELDS.items() if line.told(column)
    }


def _differing(line: Line, facts: TieFacts) -> Mapping[str, Any]:
    """Return what a line tells otherwise than the map does, by what a file can hold of both."""
    now = cells_of(facts)
    return {
        FIELDS[column]: told
        for column in FIELDS
        if line.told(column)
        and (told := understood(column, line.told(column))) != (now[column] and understood(column, now[column]))
    }


def _settled(facts: TieFacts, *, is_paid_told: bool) -> TieFacts:
    """Let facts agree with each other, as the forms of a map have them agree."""
    if not is_paid_told and facts.sector is Sector.PROFESSIONAL:
        facts = replace(facts, is_paid=True)
    if facts.life is Life.REMEMBERED:
        facts = replace(facts, rhythm=None, mode=None)
    return facts if facts.life is Life.NOT_NOW else replace(facts, parted_because=None)


def _changes(was: TieFacts, becomes: TieFacts) -> Iterator[Change]:
    before, after = cells_of(was), cells_of(becomes)
    return (Change(column, before[column], after[column]) for column in FIELDS if before[column] != after[column])


_TWICE = Because(mark("It stands there twice, and counts once."))


def _pairs(sheet: Sheet, steps: Sequence[Step], acquainted: Iterable[Acquainted]) -> Iterator[PairStep]:
    """Say of each pair whether it begins, stands already, or is refused."""
    by_key: dict[str, Step] = {}
    for step in steps:
        by_key.setdefault(step.line.key, step)
    standing = {frozenset(pair.pair): pair.closeness for pair in acquainted}
    said: dict[frozenset[str], Closeness] = {}
    room = MOST_NEW_PAIRS
    for pair in sheet.pairs:
        one, other = by_key.get(pair.one), by_key.get(pair.other)
        names = (one.name if one else pair.one, other.name if other else pair.other)
        closeness = _closeness(pair)
        because = _flaw_of_pair(pair, one, other, said)
        if because or not closeness or not one or not other:
            yield PairStep(pair, Outcome.REFUSED, *names, because=because)
            continue
        if frozenset({pair.one, pair.other}) in said:
            yield PairStep(pair, Outcome.SAME, *names, closeness, _TWICE)
            continue
        said[frozenset({pair.one, pair.other})] = closeness
        now = standing.get(frozenset(step.tie_id for step in (one, other) if step.held and step.tie_id))
        outcome = Outcome.NEW if now is None else Outcome.SAME if now is closeness else Outcome.CHANGED
        room -= outcome is not Outcome.SAME
        yield PairStep(pair, outcome if room >= 0 or outcome is Outcome.SAME else Outcome.LATER, *names, closeness)


def _closeness(pair: Pairing) -> Closeness | None:
    word = pair.closeness.strip().casefold() or Closeness.KNOWS.value
    return next((closeness for closeness in Closeness if word in {closeness.value, closeness.words.casefold()}), None)


def _flaw_of_pair(
    pair: Pairing, one: Step | None, other: Step | None, said: Mapping[frozenset[str], Closeness]
) -> Because | None:
    """Say why two cannot be said to know each other, if so."""
    flaw = _flaw_of_end(pair.one, one) or _flaw_of_end(pair.other, other)
    closeness = _closeness(pair)
    if flaw:
        return flaw
    if pair.one == pair.other:
        return Because(mark("Nobody is asked whether they know themself."))
    if closeness is None:
        return Because(mark("“%(word)s” is no word for how close they are."), {"word": pair.closeness[:LONGEST]})
    if said.get(frozenset({pair.one, pair.other}), closeness) is not closeness:
        return Because(mark("How close they are stands there twice, and not the same. The first counts."))
    return None


def _flaw_of_end(end: str, step: Step | None) -> Because | None:
    """Say why one of two cannot be said to know anybody, if so."""
    if step is None:
        return Because(mark("“%(who)s” does not stand in the file."), {"who": end[:LONGEST]})
    if step.outcome is Outcome.REFUSED:
        return Because(mark("%(who)s is not brought in."), {"who": step.name[:LONGEST]})
    if step.life not in ACQUAINTED_LIVES:
        return Because(mark("Of %(who)s it is not asked whom they know."), {"who": step.name[:LONGEST]})
    return None
