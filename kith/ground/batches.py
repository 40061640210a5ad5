"""Cutting what is many into pieces that one question to the store can ask about."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_batches(some: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Yield it piece by piece, in its order, each piece no longer than `most`."""
    for start in range(0, len(some), most):
        yield some[start : start + most]
