"""A map that was not changed is drawn as it was, to the stroke, and its shapes can be said without drawing one."""

from dataclasses import replace
from uuid import UUID

import pytest

from kith.ground.ids import TieId
from kith.networks.rules import geometry, labels, lines
from kith.networks.rules.changes import Change, changes_between
from kith.networks.rules.columns import Columns
from kith.networks.rules.geometry import Point
from kith.networks.rules.ties import TieNow
from kith.networks.rules.vocabulary import Help, Kind, Life, Ring, Sector
from tests.networks.drawings import WRITTEN, told

ANNE = TieNow(tie_id=TieId(UUID(int=1)), name="Anne", kind=Kind.PERSON, ring=Ring.CLOSE, sector=Sector.PERSONAL)


def test_a_map_is_drawn_as_it_was_until_somebody_has_looked_at_it_again() -> None:
    assert told().splitlines() == WRITTEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("theirs", "workers", "is_so"),
    [((), "", False), ((), "She copes.", True), (("good_things",), "She copes.", False),
     (("hard_things",), "She copes.", False), (("would_help",), "She copes.", False), (("would_help",), "", False)],
)  # fmt: skip
def test_a_page_of_a_workers_thoughts_alone_is_not_kept(theirs: tuple[str, ...], workers: str, is_so: bool) -> None:
    assert Columns(**dict.fromkeys(theirs, "x"), worker_thinks=workers).is_the_workers_alone is is_so


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, Life.NOW, Change.NEW),
        (Life.NOW, None, Change.NOT_NOW),
        (Life.REMEMBERED, None, None),
        (Life.OUT_OF_TOUCH, Life.NOW, Change.MENDING),
        (Life.HOPED_FOR, Life.NOW, Change.NEW),
        (Life.NOW, Life.REMEMBERED, Change.REMEMBERED),
        (Life.NOW, Life.NOW, None),
    ],
)
def test_what_became_of_a_tie(before: Life | None, after: Life | None, change: Change | None) -> None:
    then, now = ([] if life is None else [replace(ANNE, life=life)] for life in (before, after))

    assert [one.change for one in changes_between(then, now)] == ([] if change is None else [change])


def test_nearer_is_a_smaller_ring_and_more_help_is_more_ways() -> None:
    near, far = replace(ANNE, ring=Ring.CLOSEST), replace(ANNE, ring=Ring.FURTHER)
    helps = replace(ANNE, helps_with=frozenset({Help.BELONGING}))

    assert [one.change for one in changes_between([far], [near])] == [Change.NEARER]
    assert [one.change for one in changes_between([near], [far])] == [Change.FURTHER]
    assert [one.change for one in changes_between([ANNE], [helps])] == [Change.HELPS_MORE]
    assert changes_between([helps], [ANNE]) == changes_between([helps], [helps]) == ()


def test_points_between_and_beside() -> None:
    start, end = Point(0, 0), Point(10, 0)

    assert geometry.between(start, end, 0.3) == Point(3, 0)
    assert geometry.beside(start, end, 0.5, 2) in {Point(5, 2), Point(5, -2)}
    assert lines.sampled(start, Point(5, 0), end)[0].y == 0
    assert labels.cut("Wilhelmina", 20) == "Wilhelmina"
    assert len(labels.cut("Wilhelmina Featherstonehaugh", 12)) <= 12
