"""Feeds of others, asked over HTTP; the asking has a fake that the same tests hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Answered:
    """What a feed answered: its status, its headers by lower-case names, and its bytes."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Unreachable(Exception):
    """A feed cannot be asked, or says more than anybody should read at once. The message is one sentence."""


class Feed(Protocol):
    """One feed, known by the address below which it answers."""

    def get(self, path: str) -> Answered:
        """Ask for one part, such as `/services?page=2`. Raises Unreachable."""
        ...
