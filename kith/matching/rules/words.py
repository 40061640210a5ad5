"""Words as they are compared: folded, and cut to a stem, so that “painted” meets “painting”.

Nothing here knows what a word means; what means the same is said by the interests that people and listings share.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", re.UNICODE)
_SHORTEST = 3
_CLAUSE_END = re.compile(r"[.!?;\n•]")
LONGEST_QUOTE = 90


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Fold a word and cut its ending. A short, plain cut: it joins gardens, gardener and gardening, no more."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("\u2019", "'")
    return _uncut(plain.removesuffix("'s"))


def _uncut(word: str) -> str:
    for ending, least, becomes in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: len(word) - len(ending)] + becomes
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word.endswith("e") else word


_ENDINGS = (
    ("ies", 2, "y"),
    ("ers", 4, ""),
    ("ings", 3, ""),
    ("ing", 3, ""),
    ("er", 4, ""),
    ("ed", 3, ""),
    ("ss", 1, "ss"),
    ("us", 1, "us"),
    ("is", 1, "is"),
    ("ics", 2, "ic"),
    ("s", 2, ""),
)


def stems_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each word of a text as a stem and where it stands."""
    for found in _WORD.finditer(text):
        if len(found.group()) >= _SHORTEST:
            yield stem(found.group()), found


def stems_that_say_something(text: str, little: Collection[str]) -> tuple[str, ...]:
    """Return the stems of a text worth going by, each once, in the order they were said."""
    return tuple(dict.fromkeys(found for found, _ in stems_in(text) if found not in little))


def quote_around(text: str, wanted: str) -> str:
    """Return the listing's own words around a stem, unaltered and short; empty where it does not occur."""
    for found, match in stems_in(text):
        if found == wanted:
            return _clause(text, match.start(), match.end())
    return ""


def _clause(text: str, start: int, end: int) -> str:
    before = max((stop.end() for stop in _CLAUSE_END.finditer(text, 0, start)), default=0)
    after = _CLAUSE_END.search(text, end)
    first, last = before, after.start() if after else len(text)
    while last - first > LONGEST_QUOTE:
        cut_front = (start - first) > (last - end)
        space = text.find(" ", first, start) if cut_front else text.rfind(" ", end, last)
        if space < 0:
            break
        first, last = (space + 1, last) if cut_front else (first, space)
    return text[first:last].strip(" ,:-\t\r")
