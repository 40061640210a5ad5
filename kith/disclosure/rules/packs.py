"""A pack: what is kept, without what is left out; told for readers and for machines, and its frame."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from hashlib import sha256

from kith.disclosure.rules.proposals import Proposal, Reason, Whole, texts_of
from kith.disclosure.rules.redaction import LEFT_OUT, burnt, letters_of
from kith.ground.words import mark
from kith.own_record.rules.copies import Chapter, Line, More
from kith.own_record.rules.parts import Part

A_GAP = Line("left_out", mark("Something is left out here."))
LEFT_OUT_WORDS: Mapping[Reason, str] = {
    Reason.ABOUT_ANOTHER: mark("What is about other people, who have a right to be left alone as you have."),
    Reason.IN_CONFIDENCE: mark("What somebody told us in confidence."),
    Reason.HARM: mark("What a health or social work professional says could do serious harm."),
}
"""What a pack says of what is left out: the kinds, in plain words, and nothing of any of them."""


def without(whole: Whole, left_out: Collection[Proposal], words: Collection[str]) -> tuple[Chapter, ...]:
    """Return what is kept with some lines taken out whole and some words burnt out of all the rest."""
    gone = {one.line.key for one in left_out if one.line is not None}
    kept = (text for _part, line in whole.lines if line.key not in gone for text in texts_of(line))
    letters = letters_of(" ".join(kept))
    there = sorted(word for word in words if word in letters)

    def told(text: str) -> str:
        return burnt(text, there)

    def each(lines: Collection[Line]) -> tuple[Line, ...]:
        return tuple(A_GAP if line.key in gone else _said(line, told) for line in lines)

    return tuple(Chapter(one.part, each(one.lines), each(one.said_of_it)) for one in whole.chapters)


def frame_of(chapters: Collection[Chapter]) -> tuple[Chapter, ...]:
    """Return the same chapters with nobody's words in them, so that only what is ours is left."""

    def told(text: str) -> str:
        return LEFT_OUT if text else ""

    def each(lines: Collection[Line]) -> tuple[Line, ...]:
        return tuple(_said(line, told) for line in lines)

    return tuple(Chapter(one.part, each(one.lines), each(one.said_of_it)) for one in chapters)


def _said(line: Line, told: Callable[[str], str]) -> Line:
    more = tuple(replace(one, said=told(one.said)) if one.said else one for one in line.more)
    return replace(line, said=told(line.said), said_by=told(line.said_by), written_by=told(line.written_by), more=more)


def seal_of(whole: Whole, choices: Mapping[str, str], *, recipient: str) -> str:
    """Return a seal that breaks when anything changes that a second person looked at.

    Looks at a record are left out of it: looking at the pack is one.
    """
    told = [
        recipient,
        sorted(choices.items()),
        sorted(whole.protected),
        [
            [chapter.part.value, [_line(one) for one in (*chapter.lines, *chapter.said_of_it)]]
            for chapter in whole.chapters
            if chapter.part is not Part.LOOKED
        ],
    ]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _line(line: Line) -> list[object]:
    ours = [line.name, line.what, line.term, line.said, line.said_by, line.written_by, str(line.on or "")]
    return [*ours, [_more(one) for one in line.more]]


def _more(more: More) -> list[str]:
    return [more.name, more.label, more.term, more.said, str(more.on or "")]
