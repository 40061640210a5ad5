"""What a map shows of each tie: the facts of the tie, and the words and the wish that go with its mark."""

from __future__ import annotations

from dataclasses import dataclass

from kith.ground.ids import FileId, TieId
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Ring, Sector, Symbol, Wish

HASHES = 2**61 - 1


@dataclass(frozen=True)
class Known:
    """Those on the map whom somebody knows, by name; and those whom they knew, where one of the two is remembered."""

    knows: tuple[str, ...] = ()
    knew: tuple[str, ...] = ()


NOBODY = Known()


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark to be drawn: somebody or something in the person's life, or room for someone."""

    tie_id: TieId
    name: str
    second_line: str = ""
    kind: Kind = Kind.PERSON
    ring: Ring = Ring.CLOSE
    sector: Sector = Sector.PERSONAL
    helps_with: tuple[Help, ...] = ()
    is_two_way: bool = False
    felt: Feeling | None = None
    life: Life = Life.NOW
    wish: Wish | None = None
    is_selected: bool = False
    is_gone: bool = False
    """Whether they are on a later map no more: seen on an earlier one that stands beside it."""
    known: Known = NOBODY
    wished_ring: Ring | None = None
    symbol: Symbol | None = None
    photo_id: FileId | None = None

    def __hash__(self) -> int:
        """Know a mark by its tie: it is looked up a thousand times for each drawing."""
        return self.tie_id.int % HASHES

    @property
    def ways(self) -> int:
        """In how many ways this helps; the line grows with it."""
        return len(self.helps_with)

    @property
    def sorting(self) -> tuple[str, TieId]:
        """The order within a ring: by name, and never in doubt."""
        return self.name.casefold(), self.tie_id

    @property
    def initials(self) -> str:
        """The first letters that stand in the mark."""
        return self.name.strip()[:2].strip()


def mark_of(
    tie_id: TieId, facts: TieFacts, *, wish: Wish | None = None, is_selected: bool = False, known: Known = NOBODY
) -> Mark:
    """Make the mark of a tie."""
    return Mark(
        tie_id=tie_id,
        name=facts.name,
        second_line=facts.relationship,
        kind=facts.kind,
        ring=facts.ring,
        sector=facts.sector,
        helps_with=tuple(kind for kind in Help if kind in facts.helps_with),
        is_two_way=bool(facts.helps_with and facts.gives),
        felt=facts.felt,
        life=facts.life,
        wish=wish,
        is_selected=is_selected,
        known=known,
        wished_ring=facts.wished_ring if facts.wished_ring is not facts.ring else None,
        symbol=facts.symbol,
        photo_id=facts.photo_id,
    )
