"""A tie as it stands at one moment: the value that measures, comparison and drawing all work on."""

from collections.abc import Iterable
from dataclasses import dataclass

from kith.ground.ids import TieId
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Parting, Ring, Sector


@dataclass(frozen=True, kw_only=True)
class TieNow:
    """One tie at one moment, with what the rules need and nothing more."""

    tie_id: TieId
    name: str
    kind: Kind
    ring: Ring
    sector: Sector
    is_paid: bool = False
    helps_with: frozenset[Help] = frozenset()
    gives: frozenset[Help] = frozenset()
    felt: Feeling | None = None
    life: Life = Life.NOW
    parted_because: Parting | None = None

    @property
    def is_live(self) -> bool:
        """Whether the tie is part of the person's life at that moment."""
        return self.life is Life.NOW

    @property
    def is_two_way(self) -> bool:
        """Whether help goes both ways."""
        return bool(self.helps_with and self.gives)

    @property
    def is_supportive(self) -> bool:
        """Whether it can count as help: not where the person says that it hurts and nothing else."""
        return self.felt is not Feeling.HURTS

    @property
    def sorting(self) -> tuple[str, TieId]:
        """An order by name that is never in doubt."""
        return self.name.casefold(), self.tie_id

    @property
    def hurts(self) -> bool:
        """Whether the person has said that it hurts, wholly or sometimes."""
        return self.felt in (Feeling.HURTS, Feeling.BOTH)


def live(ties: Iterable[TieNow]) -> tuple[TieNow, ...]:
    """Keep the ties that are part of the person's life at that moment."""
    return tuple(tie for tie in ties if tie.is_live)


def as_it_stands(tie_id: TieId, facts: TieFacts) -> TieNow:
    """Take from what is told of a tie what the rules work on."""
    return TieNow(
        tie_id=tie_id,
        name=facts.name,
        kind=facts.kind,
        ring=facts.ring,
        sector=facts.sector,
        is_paid=facts.is_paid,
        helps_with=facts.helps_with,
        gives=facts.gives,
        felt=facts.felt,
        life=facts.life,
        parted_because=facts.parted_because,
    )
