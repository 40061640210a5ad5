"""No page asks the store more questions because there is more to show; a planted one that does is caught."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from kith.ground.ids import PersonId
from kith.people.models import Person
from kith.people.queries import cases
from kith.people.queries.communication import HowToTalk
from tests.laws import growth, matrix
from tests.laws.matrix import Stage
from tests.laws.stage import set_stage


@pytest.fixture
def stage(db: None, moment: datetime) -> Stage:
    set_up = set_stage(at=moment)
    growth.grow(set_up, growth.LITTLE, at=moment)
    return set_up


def test_no_page_asks_more_for_having_more_to_show(stage: Stage, moment: datetime) -> None:
    rows = matrix.table()
    few = growth.questions(stage, rows)

    growth.grow(stage, growth.MUCH, at=moment)

    assert growth.grown(few, growth.questions(stage, rows)) == []


def test_a_planted_page_that_reads_row_by_row_is_caught(
    stage: Stage, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = cases._case_row

    def one_by_one(row: Person, talks: Mapping[PersonId, HowToTalk]) -> cases.CaseRow:
        row.refresh_from_db(fields=["known_as"])
        return together(row, talks)

    monkeypatch.setattr(cases, "_case_row", one_by_one)
    rows = [row for row in matrix.table() if row.route == "people:caseload"]
    few = growth.questions(stage, rows)

    growth.grow(stage, growth.MUCH, at=moment)

    assert growth.grown(few, growth.questions(stage, rows)) != []
