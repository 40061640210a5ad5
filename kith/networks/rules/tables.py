"""Many networks as flat tables, as a store gives them: how many people each has, then a row for each tie and each help.

A person is a place within their network, from nought. Tables may be lists or arrays; NumPy is not needed to hold them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = Sequence[int] | Sequence[float] | NDArray[Any]


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Networks, told flat. Strengths and kinds are None where they are not told at all; a kind below nought is not.

    `own` and `kinds` have a number for each person, network after network. Every kind of help asked about is wanted.
    """

    sizes: Column
    network: Column = ()
    one: Column = ()
    other: Column = ()
    strength: Column | None = None
    own: Column | None = None
    kinds: Column | None = None
    possible_kinds: int = 3
    help_network: Column = ()
    help_person: Column = ()
    help_kind: Column = ()
    asked: int = 5

    @property
    def is_weighted(self) -> bool:
        return self.strength is not None or self.own is not None
