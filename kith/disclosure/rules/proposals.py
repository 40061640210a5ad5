"""What of a record may be about somebody else: proposed, never decided here. A person decides, and gives a reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kith.disclosure.rules.redaction import Reading, letters_of, ways_to_quote, ways_to_write
from kith.ground.words import mark
from kith.networks.rules.vocabulary import Kind as TieKind
from kith.networks.rules.vocabulary import Sector
from kith.own_record.rules.copies import Chapter, Line
from kith.own_record.rules.parts import Part
from kith.people.rules.nicknames import FORMAL
from kith.people.rules.terms import Term

BETWEEN_US = frozenset({Part.LOOKED, Part.MESSAGES, Part.SAID, Part.RAISED})
"""Parts that nobody at the desk reads: what the person said of those who work here, and what went to them alone."""
KEY = 16
AROUND = 60
"""So many letters before and after show a reader in what sense something stands there."""
MOST_EXCERPTS = 3
SHORTEST_NAME = 3
SHORTEST_PASSAGE = 3
"""A passage of fewer words says little by itself; what a left out line is about goes everywhere, however short."""


class Ground(Term):
    """Why something is proposed."""

    SOMEBODY = "somebody", mark("Names somebody else")
    PERHAPS = "perhaps", mark("May be another name of somebody in this record")
    REACH = "reach", mark("A number or an address that is not theirs")
    TOLD_BY = "told_by", mark("Somebody else said this")
    CONFIDENCE = "confidence", mark("May have been said in confidence")
    UNSEEN = "unseen", mark("They have not been able to read this in Kith")
    ADDED = "added", mark("A worker chose it")


class Reason(Term):
    """Why something is left out, or given."""

    ABOUT_ANOTHER = "about_another", mark("Leave out: it is about somebody else, who has not agreed")
    IN_CONFIDENCE = "in_confidence", mark("Leave out: somebody told us in confidence")
    HARM = "harm", mark("Leave out: a professional says that it could do serious harm")
    AGREED = "agreed", mark("Give: whom it is about has agreed")
    KNOWN = "known", mark("Give: the person told us this, or knows it")
    AT_WORK = "at_work", mark("Give: it is about somebody doing their work")
    REASONABLE = "reasonable", mark("Give: it is right to give it without asking, because …")

    @property
    def leaves_out(self) -> bool:
        return self in {Reason.ABOUT_ANOTHER, Reason.IN_CONFIDENCE, Reason.HARM}


_SUGGESTED: Mapping[Ground, Reason] = {
    Ground.SOMEBODY: Reason.ABOUT_ANOTHER,
    Ground.PERHAPS: Reason.ABOUT_ANOTHER,
    Ground.REACH: Reason.ABOUT_ANOTHER,
    Ground.TOLD_BY: Reason.IN_CONFIDENCE,
    Ground.CONFIDENCE: Reason.IN_CONFIDENCE,
    Ground.UNSEEN: Reason.IN_CONFIDENCE,
    Ground.ADDED: Reason.ABOUT_ANOTHER,
}
"""What a form begins with. Where nobody looks, more is left out and not less."""


@dataclass(frozen=True)
class Proposal:
    """Something that may have to be left out: some words wherever they stand, or one whole line.

    `words` is what the desk reads. `must` is left out whatever anybody says, and no reason is told.
    """

    key: str
    ground: Ground
    words: str
    terms: tuple[str, ...] = ()
    line: Line | None = None
    places: tuple[Part, ...] = ()
    excerpts: tuple[str, ...] = ()
    must: bool = False
    is_a_worker: bool = False

    @property
    def suggested(self) -> Reason:
        """What a form begins with."""
        return Reason.AT_WORK if self.is_a_worker else _SUGGESTED[self.ground]


@dataclass(frozen=True)
class Whole:
    """Everything that is kept about somebody, before anything is left out."""

    chapters: tuple[Chapter, ...]
    own_names: tuple[str, ...]
    workers: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    """The keys of lines that the person cannot read in Kith."""
    protected: tuple[str, ...] = ()
    """Names, numbers and addresses of those who are protected from the person: never given."""
    added: tuple[str, ...] = ()
    """What a worker chose besides: words, wherever they stand."""
    added_lines: frozenset[str] = frozenset()

    @property
    def lines(self) -> Iterator[tuple[Part, Line]]:
        """Every line with its part, and what is said of the part."""
        for chapter in self.chapters:
            for line in (*chapter.lines, *chapter.said_of_it):
                yield chapter.part, line

    @property
    def lines_read(self) -> Iterator[tuple[Part, Line]]:
        """The lines that the desk reads: nothing is proposed of the others, so that nothing of them is told."""
        return ((part, line) for part, line in self.lines if part not in BETWEEN_US)


NAMING = frozenset({"tie", "earlier_tie", "key_person", "representative", "limit", "visit", "interpreter"})
"""The lines whose own words are somebody's name."""
NAMING_MORE = frozenset({"with", "who_tells", "maker"})
_NOBODY = frozenset(kind.words for kind in TieKind if kind is not TieKind.PERSON)
"""What a tie is called that is to a place, a group or a service, and to no person."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "rev", "uncle", "auntie", "aunt", "nan", "grandad", "the", "and"})
_PHONE = re.compile(r"\+?\d[\d\s().-]{8,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b")
FEWEST_DIGITS = 9
_IN_CONFIDENCE = tuple(
    letters_of(one)
    for one in (
        "in confidence", "confidential", "between us", "don't tell", "do not tell", "must not know", "mustn't know",
        "does not know", "asked not to be named", "anonymous", "please don't say", "not to be shared",
    )
)  # fmt: skip


def _key(*told: str) -> str:
    return sha256("\x00".join(told).encode()).hexdigest()[:KEY]


def key_of_added(words: str) -> str:
    """Return the key of some words that a worker chose."""
    return _key(Ground.ADDED, letters_of(words))


def terms_of_name(name: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return by what somebody may be called in a text: the whole name and each part; never the person's own name."""
    parts = [word for word in re.split(r"[\s,/()“”\"]+", name) if _is_a_name(word)]
    found = [one for one in (name, *parts) if letters_of(one) not in own and len(letters_of(one)) >= SHORTEST_NAME]
    return tuple(dict.fromkeys(found))


def _is_a_name(word: str) -> bool:
    bare = letters_of(word)
    return bool(bare) and bare not in _TITLES and (word[:1] != word[:1].lower() or word[:1].upper() == word[:1].lower())


def texts_of(line: Line) -> Iterator[str]:
    """Yield everything in a line that somebody wrote, or is called."""
    yield from (line.said, line.said_by, line.written_by)
    for more in line.more:
        yield more.said


def proposals(whole: Whole) -> tuple[Proposal, ...]:
    """Return everything that may have to be left out, each once: people first, then lines."""
    own = frozenset(letters_of(part) for name in whole.own_names for part in (name, *name.split()))
    texts = [(part, "\n".join(texts_of(line))) for part, line in whole.lines_read]
    readings = [(part, text, Reading.of(text)) for part, text in texts]
    protected = frozenset(letters for name in whole.protected for letters in ways_to_write(name))
    told = _Told(readings, protected, whole.workers | _at_work(whole))
    found = {
        one.key: one
        for one in (
            *_people(whole, own, told),
            *_reaches(whole, told),
            *_protected(whole, told),
            *_added(whole, told),
            *_lines(whole, own),
        )
    }
    return tuple(found.values())


@dataclass(frozen=True)
class _Told:
    """Every text of a record, read once."""

    readings: Sequence[tuple[Part, str, Reading]]
    protected: frozenset[str]
    workers: frozenset[str]

    def _found(self, terms: Iterable[str]) -> Iterator[tuple[Part, str]]:
        """Yield in which parts any of some terms stands, and the words around it there."""
        letters = [one for term in terms for one in ways_to_write(term)]
        for part, text, reading in self.readings:
            for one in letters:
                for start, end in reading.spans(one):
                    yield part, " ".join(text[max(start - AROUND, 0) : end + AROUND].split())

    def proposal(self, ground: Ground, words: str, terms: tuple[str, ...]) -> Iterator[Proposal]:
        """Yield a proposal about some words, where they stand anywhere."""
        found = list(self._found(terms))
        if found:
            must = any(letters in self.protected for term in terms for letters in ways_to_write(term))
            is_a_worker = words in self.workers
            told = dict.fromkeys(around for _part, around in found if letters_of(around) != letters_of(words))
            yield Proposal(
                _key(ground, letters_of(words)),
                ground,
                words,
                terms,
                places=tuple(dict.fromkeys(part for part, _around in found)),
                excerpts=tuple(told)[:MOST_EXCERPTS],
                must=must,
                is_a_worker=is_a_worker,
            )


def _people(whole: Whole, own: frozenset[str], told: _Told) -> Iterator[Proposal]:
    """Yield those who are named in the record, each with what else they may be called."""
    names = dict.fromkeys(name for name in _named(whole) if letters_of(name) not in own)
    known = {letters_of(term) for name in names for term in terms_of_name(name, own)}
    for name in names:
        terms = terms_of_name(name, own)
        if not terms:
            continue
        yield from told.proposal(Ground.SOMEBODY, name, terms)
        for other in sorted({other for term in terms for other in _pet_names(letters_of(term))} - known - own):
            yield from told.proposal(Ground.PERHAPS, other, (other,))


def _named(whole: Whole) -> Iterator[str]:
    for _part, line in whole.lines_read:
        if line.name in NAMING and line.said and line.what not in _NOBODY:
            yield line.said
        for more in line.more:
            if more.name in NAMING_MORE and more.said and more.said not in whole.workers:
                yield more.said
        if line.said_by and line.said_by != line.written_by and line.said_by not in whole.workers:
            yield line.said_by


def _at_work(whole: Whole) -> frozenset[str]:
    """Return who on the map is there for their work: what they did as workers may be told."""
    return frozenset(
        line.said
        for _part, line in whole.lines_read
        if any(more.name == "sector" and more.term == Sector.PROFESSIONAL.words for more in line.more)
    )


_PET_NAMES: dict[str, set[str]] = defaultdict(set)
for _pet, _formals in FORMAL.items():
    for _formal in _formals:
        _PET_NAMES[_formal].add(_pet)


def _pet_names(name: str) -> frozenset[str]:
    return frozenset({*FORMAL.get(name, ()), *_PET_NAMES.get(name, ())})


def _reaches(whole: Whole, told: _Told) -> Iterator[Proposal]:
    """Yield numbers and addresses that are not among the person's own."""
    lines = list(whole.lines_read)
    own = {letters for part, line in lines if part is Part.REACH for one in _reach_in(line.said) for letters in one[1]}
    for part, line in lines:
        if part is Part.REACH:
            continue
        for text in texts_of(line):
            for words, letters in _reach_in(text):
                if not letters & own:
                    yield from told.proposal(Ground.REACH, words, (words,))


def _reach_in(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for pattern in (_PHONE, _EMAIL, _POSTCODE):
        for found in pattern.finditer(text):
            words = found.group()
            if pattern is not _PHONE or sum(one.isdigit() for one in words) >= FEWEST_DIGITS:
                yield words, ways_to_write(words)


def _protected(whole: Whole, told: _Told) -> Iterator[Proposal]:
    for words in whole.protected:
        yield from told.proposal(Ground.SOMEBODY, words, (words,))


def _added(whole: Whole, told: _Told) -> Iterator[Proposal]:
    for words in whole.added:
        yield from told.proposal(Ground.ADDED, words, (words,))


def _lines(whole: Whole, own: frozenset[str]) -> Iterator[Proposal]:
    for part, line in whole.lines_read:
        ground = _ground(whole, own, line)
        if ground:
            words = " · ".join(one for one in (line.said, *(more.said for more in line.more)) if one)
            yield Proposal(line.key, ground, words, line=line, places=(part,))


def _ground(whole: Whole, own: frozenset[str], line: Line) -> Ground | None:
    if line.key in whole.added_lines:
        return Ground.ADDED
    if line.key in whole.unseen:
        return Ground.UNSEEN
    letters = letters_of("\n".join(texts_of(line)))
    if any(one in letters for one in _IN_CONFIDENCE):
        return Ground.CONFIDENCE
    is_another = line.said_by and line.said_by != line.written_by and letters_of(line.said_by) not in own
    return Ground.TOLD_BY if is_another and line.said_by not in whole.workers else None


def withheld_words(whole: Whole, left_out: Iterable[Proposal]) -> frozenset[str]:
    """Return the letters of everything that must stand nowhere in a pack."""
    found = {letters for words in whole.protected for letters in ways_to_write(words)}
    for one in left_out:
        found |= {letters for term in one.terms for letters in ways_to_write(term)}
        if one.line is not None:
            found |= ways_to_quote(one.line.said)
            passages = (more.said for more in one.line.more if len(more.said.split()) >= SHORTEST_PASSAGE)
            found |= {letters for passage in passages for letters in ways_to_quote(passage)}
    return frozenset(found)
