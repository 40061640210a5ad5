"""What can be told of a tie: everything a form may fill and a state keeps."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from kith.ground.ids import FileId, TieId
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Mode, Parting, Rhythm, Ring, Sector, Symbol


@dataclass(frozen=True, kw_only=True)
class TieFacts:
    """A tie as it is told. A first name, or a word they will be known by, is enough."""

    name: str
    relationship: str = ""
    kind: Kind = Kind.PERSON
    ring: Ring = Ring.CLOSE
    sector: Sector = Sector.PERSONAL
    is_paid: bool = False
    helps_with: frozenset[Help] = frozenset()
    gives: frozenset[Help] = frozenset()
    felt: Feeling | None = None
    rhythm: Rhythm | None = None
    mode: Mode | None = None
    life: Life = Life.NOW
    parted_because: Parting | None = None
    in_their_words: str = ""
    is_own_view: bool = False
    listing_id: UUID | None = None
    met_through_id: TieId | None = None
    wished_ring: Ring | None = None
    """Where the person would like them to be; nowhere else than now, where it is None."""
    symbol: Symbol | None = None
    """The picture in the mark; where it is None, the first letters of a person, or what it is."""
    photo_id: FileId | None = None
    """The photo in the mark; it goes before the picture and the letters, which stay for where it cannot be shown."""
