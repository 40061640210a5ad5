"""What a listing provides for people who need it, and which of its words say so.

Silence is not a no: what is not said is not known, and somebody asks before a first visit.
"""

import re
from dataclasses import dataclass
from functools import cache

from kith.directory.packs import provision_words
from kith.directory.rules.words import fold
from kith.people.rules.vocabulary import Provision


@dataclass(frozen=True, slots=True)
class Provided:
    """Something provided, and the words that say so."""

    provision: Provision
    words: str


def in_words(text: str) -> tuple[Provided, ...]:
    """Return what a text says is provided. “Not wheelchair accessible” provides nothing."""
    pattern, meanings = _vocabulary()
    found: dict[Provision, str] = {}
    folded = fold(text)
    for match in pattern.finditer(folded):
        words = match[0].strip()
        provision = next(
            p for start, p in meanings if words == start or (start.endswith("*") and words.startswith(start[:-1]))
        )
        if not _is_denied(folded[: match.start()]):
            found.setdefault(provision, words)
    return tuple(Provided(provision, found[provision]) for provision in sorted(found))


WORDS_BEFORE = 2


def _is_denied(before: str) -> bool:
    """Look at the two words before. “No steps” is itself a provision; its no is part of its words."""
    return any(word in provision_words().denied_by for word in before.split()[-WORDS_BEFORE:])


@cache
def _vocabulary() -> tuple[re.Pattern[str], tuple[tuple[str, Provision], ...]]:
    meanings = [
        (fold(word.rstrip("*")).strip() + ("*" if word.endswith("*") else ""), Provision(code))
        for code, words in provision_words().provisions.items()
        for word in words
    ]
    meanings.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    alternatives = "|".join(
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word, _ in meanings
    )
    return re.compile(rf"(?<= )(?:{alternatives})(?= )"), tuple(meanings)
