"""The three tables that egor reads in R: egos, alters, and ties among alters, under its own names of columns."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from kith.networks.rules.exchange.sheet import Column, Sheet
from kith.networks.rules.exchange.tables import written
from kith.networks.rules.vocabulary import Closeness

EGO, ALTER, SOURCE, TARGET = ".egoID", ".altID", ".srcID", ".tgtID"


def files_of(sheet: Sheet, ego: UUID) -> Mapping[str, str]:
    """Write a sheet as three tables. Somebody with nobody around them is a row of egos all the same."""
    alters = [[str(ego), line.key, *(line.cells.get(column, "") for column in Column)] for line in sheet.lines]
    ties = [
        [str(ego), pair.one, pair.other, str(Closeness(pair.closeness).weight), pair.closeness] for pair in sheet.pairs
    ]
    return {
        "egos.csv": written([EGO], [[str(ego)]]),
        "alters.csv": written([EGO, ALTER, *Column], alters),
        "aaties.csv": written([EGO, SOURCE, TARGET, "weight", "closeness"], ties),
    }
