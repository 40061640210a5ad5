"""Whether words name somebody. What would name a hidden tie is left out whole, so that no gap points at it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kith.people.rules.names import fold


@dataclass(frozen=True)
class Hidden:
    """Names that a reader may not hear. A name counts wherever its words stand in a row, however it is spelt."""

    names: Collection[str]
    own: Collection[str] = field(default=())
    """What the reader is called: nobody is hidden from themself."""

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold, self.names)) - frozenset(map(fold, self.own)) - {""}

    def is_named_in(self, texts: Iterable[str]) -> bool:
        """Say whether any of these words would name somebody hidden."""
        spoken = [f" {fold(text)} " for text in texts if text]
        return any(_stands_in(name, text) for name in self._folded for text in spoken)


def _stands_in(name: str, text: str) -> bool:
    """Say whether a folded name stands in folded words, also with an s behind it: Joan's, the Wilsons."""
    return f" {name} " in text or f" {name}s " in text
