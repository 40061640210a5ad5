"""Our own taxonomy, as data: the words that speak of an interest or of a provision. Version and licence stand in each.

The words are ours (Apache-2.0, as the rest of the product); no term of anybody's taxonomy is copied here.
"""

from functools import cache
from importlib.resources import files

import msgspec


class InterestWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which words speak of which interest. `word*` is any word that begins so; `never` are words that mislead."""

    version: int
    licence: str
    source: str
    interests: dict[str, tuple[str, ...]]
    never: tuple[str, ...]


class ProvisionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which words say that something is provided, or that it is not."""

    version: int
    licence: str
    source: str
    provisions: dict[str, tuple[str, ...]]
    denied_by: tuple[str, ...]


@cache
def interest_words() -> InterestWords:
    """Read the words of interests."""
    return msgspec.json.decode(_read("interests.json"), type=InterestWords)


@cache
def provision_words() -> ProvisionWords:
    """Read the words of provisions."""
    return msgspec.json.decode(_read("provisions.json"), type=ProvisionWords)


def _read(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
