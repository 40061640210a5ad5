"""Who could step in where somebody is away: what each kind of help rests on now, what would be left, whom to ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kith.ground.ids import TieId
from kith.networks.rules.measures import helpers
from kith.networks.rules.ties import TieNow, live
from kith.networks.rules.vocabulary import Help, Kind

ASKABLE = frozenset({Kind.PERSON, Kind.GROUP, Kind.SERVICE})
"""What somebody can turn to and ask; a place, an activity or an animal cannot say yes."""


@dataclass(frozen=True)
class Gap:
    """One kind of help that somebody who is away gives: who gives it now, who would be left, who could be asked."""

    kind: Help
    now: tuple[TieNow, ...]
    left: tuple[TieNow, ...]
    could: tuple[TieNow, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody would be left."""
        return not self.left

    @property
    def wants_cover(self) -> bool:
        """Whether it would rest on nobody, on one alone, or on people who are paid and nobody else."""
        return len(self.left) < 2 or all(tie.is_paid for tie in self.left)  # noqa: PLR2004 - one alone is no cover


def gaps(ties: Sequence[TieNow], away: Collection[TieId]) -> tuple[Gap, ...]:
    """Return what these give, in the order in which kinds of help are told, with what would be left of each.

    Whoever could be asked is in the person's life now, is not away, does not hurt and does not give it yet: those
    who are not paid before those who are, and the nearest first.
    """
    found = []
    for kind, giving in helpers(ties).items():
        left = tuple(tie for tie in giving if tie.tie_id not in away)
        if len(left) < len(giving):
            found.append(Gap(kind, giving, left, _could(ties, away, giving)))
    return tuple(found)


def _could(ties: Sequence[TieNow], away: Collection[TieId], giving: Collection[TieNow]) -> tuple[TieNow, ...]:
    able = (tie for tie in live(ties) if tie.kind in ASKABLE and not tie.hurts and tie not in giving)
    asked = (tie for tie in able if tie.tie_id not in away)
    return tuple(sorted(asked, key=lambda tie: (tie.is_paid, tie.ring, tie.sorting)))
