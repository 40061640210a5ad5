"""What a listing is about, in the vocabulary that people share, and which of its words say so.

Deterministic: the same words always give the same interests, and each carries the words it was seen in.
The same vocabulary reads what a person says they like, so that the two can meet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kith.directory.packs import interest_words
from kith.directory.rules.words import fold
from kith.people.rules.vocabulary import Interest


class SeenIn(StrEnum):
    """Where in a listing a word was seen; its name says more than its description."""

    NAME = "name"
    TOPIC = "topic"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Seen:
    """An interest, and the words that it was seen in."""

    interest: Interest
    words: str
    where: SeenIn


def in_words(text: str) -> tuple[tuple[Interest, str], ...]:
    """Return the interests that a text speaks of, each with the words that say so, in the order they are said."""
    found: dict[Interest, str] = {}
    for interest, words in _said(text):
        found.setdefault(interest, words)
    return tuple(found.items())


def of_listing(*, name: str, topics: tuple[str, ...], about: str) -> tuple[Seen, ...]:
    """Return what a listing is about. Each interest once, with the most telling place it was seen in."""
    places = ((SeenIn.NAME, name), *((SeenIn.TOPIC, topic) for topic in topics), (SeenIn.ABOUT, about))
    found: dict[Interest, Seen] = {}
    for where, text in places:
        for interest, words in in_words(text):
            found.setdefault(interest, Seen(interest, words if where is not SeenIn.TOPIC else text, where))
    return tuple(found[interest] for interest in sorted(found))


def _said(text: str) -> Iterator[tuple[Interest, str]]:
    folded = fold(text)
    vocabulary = _vocabulary()
    for match in vocabulary.pattern.finditer(folded):
        interest = vocabulary.interest_of(match[0].strip())
        if interest is not None:
            yield interest, match[0].strip()


@dataclass(frozen=True)
class _Vocabulary:
    pattern: re.Pattern[str]
    whole: dict[str, Interest | None]
    beginnings: dict[str, Interest | None]

    def interest_of(self, words: str) -> Interest | None:
        if words in self.whole:
            return self.whole[words]
        return next(
            (interest for start, interest in self.beginnings.items() if words.startswith(start)),
            None,
        )


@cache
def _vocabulary() -> _Vocabulary:
    """Read the pack once. Longer words go first, so that “martial arts” is sport before “arts” is art."""
    pack = interest_words()
    meanings: dict[str, Interest | None] = dict.fromkeys(pack.never)
    for code, words in pack.interests.items():
        meanings |= {word: Interest(code) for word in words}
    ordered = sorted(meanings, key=lambda word: (-len(word), word))
    alternatives = "|".join(
        re.escape(fold(word.rstrip("*")).strip()) + (r"\w*" if word.endswith("*") else "") for word in ordered
    )
    return _Vocabulary(
        pattern=re.compile(rf"(?<= )(?:{alternatives})(?= )"),
        whole={fold(word).strip(): meanings[word] for word in ordered if not word.endswith("*")},
        beginnings={fold(word[:-1]).strip(): meanings[word] for word in ordered if word.endswith("*")},
    )
