"""Burning words out of text, and proving on the finished bytes that they are gone.

Text is compared by its letters and digits alone: case, accents, spaces, hyphens, line ends, invisible characters and
markup hide nothing. What is found is cut out of the text itself; nothing is painted over.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

LEFT_OUT = "[left out]"
RUN = 6
"""So many words of a passage in a row are as telling as the passage: none of it is quoted elsewhere."""
FEWEST_DIGITS = 6
_TAG = re.compile(r"<[^>]*>")


@lru_cache(65_536)
def _bare(character: str) -> str:
    """Return the letters and digits that a character stands for, without case and marks; nothing for all else."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(one for one in plain if one.isalnum())


@dataclass(frozen=True)
class Reading:
    """A text as its letters and digits alone, and where in the text each of them stands."""

    letters: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Read a text."""
        letters: list[str] = []
        places: list[int] = []
        for place, character in enumerate(text):
            for one in _bare(character):
                letters.append(one)
                places.append(place)
        return cls("".join(letters), tuple(places))

    def spans(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield where some letters stand, first and last place, as words of their own."""
        start = self.letters.find(word)
        while start >= 0:
            end = start + len(word)
            if self._is_edge(start) and self._is_edge(end):
                yield self.places[start], self.places[end - 1]
            start = self.letters.find(word, start + 1)

    def _is_edge(self, at: int) -> bool:
        """Say whether a word begins or ends here. Scripts without cases are often written without spaces."""
        if at in {0, len(self.letters)}:
            return True
        before, after = self.letters[at - 1], self.letters[at]
        if self.places[at] - self.places[at - 1] > 1:
            return True
        return not (_has_edges(before) and _has_edges(after)) or before.isdigit() != after.isdigit()


def _has_edges(letter: str) -> bool:
    return letter.isdigit() or letter.upper() != letter


def letters_of(text: str) -> str:
    """Return a text's letters and digits alone."""
    return Reading.of(text).letters


def ways_to_write(term: str) -> frozenset[str]:
    """Return the letters by which a term is found: a telephone number also with and without its country."""
    bare = letters_of(term)
    if not bare:
        return frozenset()
    if bare.isdigit() and len(bare) > FEWEST_DIGITS:
        rest = bare.removeprefix("0044").removeprefix("44").removeprefix("0")
        return frozenset({bare, rest, f"0{rest}", f"44{rest}", f"440{rest}", f"0044{rest}"})
    return frozenset({bare})


def ways_to_quote(passage: str) -> frozenset[str]:
    """Return the letters by which a passage is found: all of it, and every run of some words in it."""
    words = passage.split()
    runs = (" ".join(words[start : start + RUN]) for start in range(max(len(words) - RUN + 1, 1)))
    return frozenset(found for run in runs if (found := letters_of(run))) | ways_to_write(passage)


def burnt(text: str, words: Iterable[str]) -> str:
    """Return a text without some words, given by their letters; a mark stands where they stood."""
    reading = Reading.of(text)
    spans = sorted(span for word in words if word in reading.letters for span in reading.spans(word))
    if not spans:
        return text
    kept, after = [], 0
    for start, end in _joined(spans):
        kept += [text[after:start], LEFT_OUT]
        after = end + 1
        while after < len(text) and unicodedata.combining(text[after]):
            after += 1
    return "".join([*kept, text[after:]])


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield places that overlap as one."""
    first, last = -1, -1
    for start, end in spans:
        if first >= 0 and start > last + 1:
            yield first, last
            first = -1
        first, last = (start, end) if first < 0 else (first, max(last, end))
    yield first, last


def found_in(produced: bytes, words: Iterable[str]) -> dict[str, int]:
    """Return which words stand in finished bytes, and how often at the most, in whichever way these are read.

    As they are; as a page that is read or copied, with markup taken out; and as a file, with its escapes undone.
    """
    readings = [Reading.of(text) for text in _as_read(produced.decode())]
    counts = {word: max(sum(1 for _span in one.spans(word)) for one in readings) for word in words}
    return {word: count for word, count in counts.items() if count}


def _as_read(text: str) -> Iterator[str]:
    yield text
    if text.lstrip().startswith("{"):
        yield "\n".join(_strings(json.loads(text)))
    else:
        yield html.unescape(_TAG.sub("", text))
        yield html.unescape(_TAG.sub(" ", text))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _strings(key)
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def left_behind(produced: bytes, frame: bytes, words: Iterable[str]) -> frozenset[str]:
    """Return the words that finished bytes still hold beyond what their frame holds.

    The frame is the same thing with nobody's words in it: where somebody is called May, “you may” gives nobody away.
    """
    found = found_in(produced, words)
    ours = found_in(frame, found)
    return frozenset(word for word, count in found.items() if count > ours.get(word, 0))
