"""What a copy of a record is made of, and its form for machines: `docs/reference/own-copy.md`.

A line keeps apart what is ours (a label, a term) from what somebody wrote, so that both can be read in any language.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from kith.own_record.rules.parts import Part
from kith.people.rules.telling import Origin

FORM = "kith-own-copy/1"
"""The name and version of the form for machines. A changed meaning is another version."""
LONGEST_KEY = 16


@dataclass(frozen=True)
class More:
    """Something more that a line says: its name for machines, our words for it, and what stands there."""

    name: str
    label: str
    term: str = ""
    said: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Line:
    """One thing that a part says.

    `what` and `term` are ours and are said in the reader's language; `said` is somebody's own words, as written.
    """

    name: str
    what: str
    term: str = ""
    said: str = ""
    said_by: str = ""
    written_by: str = ""
    on: date | datetime | None = None
    more: tuple[More, ...] = ()

    @property
    def key(self) -> str:
        """A short name for this line on a form, the same as long as it says the same."""
        told = json.dumps([self.name, self.what, self.term, self.said])
        return sha256(told.encode()).hexdigest()[:LONGEST_KEY]

    def says_the_same(self, what: str, term: str, said: str) -> bool:
        return (self.what, self.term, self.said) == (what, term, said)


def line_of(origin: Origin, name: str, what: str, *, term: str = "", said: str = "", more: Sequence[More] = ()) -> Line:
    """Return a line of something that was told, with whose words it is and who wrote it down."""
    return Line(name, what, term, said, origin.said_by, origin.written_by, origin.said_on, tuple(more))


@dataclass(frozen=True)
class Chapter:
    """One part of the record in a copy, and what is said of it, which goes wherever the part goes."""

    part: Part
    lines: tuple[Line, ...]
    said_of_it: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Copy:
    """A copy of somebody's record, as they may see it at one moment."""

    known_as: str
    organisation: str
    made_at: datetime
    chapters: tuple[Chapter, ...]


def for_machines(copy: Copy) -> dict[str, object]:
    """Return a copy in the documented form: plain text, numbers and lists, days and moments as ISO 8601."""
    return {
        "form": FORM,
        "about": copy.known_as,
        "kept_by": copy.organisation,
        "made_at": copy.made_at.isoformat(),
        "parts": [
            {
                "part": one.part.value,
                "words": one.part.words,
                "lines": [_line(line) for line in one.lines],
                "said_of_it": [_line(line) for line in one.said_of_it],
            }
            for one in copy.chapters
        ],
    }


def _line(line: Line) -> dict[str, object]:
    told = {
        "name": line.name,
        "what": line.what,
        "term": line.term,
        "said": line.said,
        "said_by": line.said_by,
        "written_by": line.written_by,
        "on": line.on.isoformat() if line.on else "",
        "more": [_more(one) for one in line.more],
    }
    return {key: value for key, value in told.items() if value}


def _more(more: More) -> dict[str, str]:
    told = {
        "name": more.name,
        "what": more.label,
        "term": more.term,
        "said": more.said,
        "on": more.on.isoformat() if more.on else "",
    }
    return {key: value for key, value in told.items() if value}
