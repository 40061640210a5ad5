"""How lists of words stand in one column of the slim row, and how they are read back. No word holds a tab or a line.

Reading back remembers: thousands of listings say the same few things.
"""

from collections.abc import Iterable
from functools import lru_cache

from kith.directory.rules.interests import Seen, SeenIn
from kith.directory.rules.provisions import Provided
from kith.people.rules.vocabulary import Interest, Provision


def pack_interests(seen: Iterable[Seen]) -> str:
    """Write interests as lines of code, where, words."""
    return "\n".join(f"{one.interest.value}\t{one.where.value}\t{_one_line(one.words)}" for one in seen)


@lru_cache(maxsize=20_000)
def unpack_interests(packed: str) -> tuple[Seen, ...]:
    """Read back what `pack_interests` wrote."""
    lines = (line.split("\t", 2) for line in packed.split("\n") if line)
    return tuple(Seen(Interest(code), words, SeenIn(where)) for code, where, words in lines)


def pack_provisions(provided: Iterable[Provided]) -> str:
    """Write provisions as lines of code, words."""
    return "\n".join(f"{one.provision.value}\t{_one_line(one.words)}" for one in provided)


@lru_cache(maxsize=20_000)
def unpack_provisions(packed: str) -> tuple[Provided, ...]:
    """Read back what `pack_provisions` wrote."""
    lines = (line.split("\t", 1) for line in packed.split("\n") if line)
    return tuple(Provided(Provision(code), words) for code, words in lines)


LONGEST_LANGUAGES = 500


def pack_languages(codes: Iterable[str]) -> str:
    """Write language codes one after another."""
    return " ".join(codes)[:LONGEST_LANGUAGES]


def _one_line(words: str) -> str:
    return " ".join(words.split())
