"""Places on a map: a ring and a sector. Who has one, what is told of their tie there, and who waits for a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from kith.ground.ids import TieId, UnplacedId
from kith.networks.rules.vocabulary import THREE_RINGS, Feeling, Help, Ring, Sector


def rings_of(held: Iterable[Ring | None], *, has_edge: bool = False) -> tuple[Ring, ...]:
    """Say which rings a map is drawn with: three, and the edge where it is wanted, or held by anybody.

    `held` are the rings in which somebody stands or is wished to be: whatever is wanted, nobody falls off a map.
    """
    return tuple(Ring) if has_edge or Ring.EDGE in held else THREE_RINGS


@dataclass(frozen=True)
class Place:
    """A band of the map."""

    ring: Ring
    sector: Sector

    @property
    def key(self) -> str:
        """The name of the place in a form and on the drawing."""
        return f"{self.ring.value}.{self.sector.value}"

    @classmethod
    def of(cls, key: str) -> Self:
        """Return the place that a key names. Raises ValueError where there is none."""
        ring, _, sector = key.partition(".")
        return cls(Ring(int(ring)), Sector(sector))


@dataclass(frozen=True)
class Carries:
    """What a tie carries: help in either direction, and how it feels."""

    helps_with: frozenset[Help] = frozenset()
    gives: frozenset[Help] = frozenset()
    felt: Feeling | None = None

    @property
    def key(self) -> str:
        """All of it as one word in a form, which is another one as soon as anything is told otherwise."""
        return "/".join((",".join(sorted(self.helps_with)), ",".join(sorted(self.gives)), self.felt or ""))


@dataclass(frozen=True)
class Standing:
    """Somebody on the map, where they stand, what their tie carries, and which of their states that is."""

    tie_id: TieId
    name: str
    place: Place
    version: int
    wished: Ring | None = None
    carries: Carries = Carries()

    @property
    def place_field(self) -> str:
        return f"place-{self.tie_id}"

    @property
    def was_field(self) -> str:
        """The field that says where they stood when the page was opened."""
        return f"was-{self.tie_id}"

    @property
    def wish_field(self) -> str:
        """The field that says in which ring they are wished to be."""
        return f"wish-{self.tie_id}"

    @property
    def was_wish_field(self) -> str:
        """The field that says in which ring they were wished to be when the page was opened."""
        return f"was-wish-{self.tie_id}"

    @property
    def helps_field(self) -> str:
        """The field that says what they help with."""
        return f"helps-{self.tie_id}"

    @property
    def gives_field(self) -> str:
        """The field that says what they are helped with."""
        return f"gives-{self.tie_id}"

    @property
    def felt_field(self) -> str:
        """The field that says how it feels."""
        return f"felt-{self.tie_id}"

    @property
    def was_carried_field(self) -> str:
        """The field that says what the tie carried when the page was opened."""
        return f"was-carried-{self.tie_id}"

    @property
    def parted_field(self) -> str:
        """The field that says why they are not in this life now."""
        return f"parted-{self.tie_id}"

    @property
    def why_field(self) -> str:
        """The field for a word of why they stand elsewhere."""
        return f"why-{self.tie_id}"


@dataclass(frozen=True)
class Waiting:
    """Somebody in the tray."""

    unplaced_id: UnplacedId
    name: str

    @property
    def place_field(self) -> str:
        return f"place-{self.unplaced_id}"

    @property
    def kind_field(self) -> str:
        return f"kind-{self.unplaced_id}"
