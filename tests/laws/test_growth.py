"""No page asks the store more questions because there is more to show; a planted one that does is caught."""

from datetime import datetime
from typing import Any

import pytest

from kith.ground.ids import PersonId
from kith.people.models import Person
from kith.people.queries import cases
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
    together = cases.CaseRow

    def one_by_one(person_id: PersonId, known_as: str, *others: Any) -> cases.CaseRow:
        return together(person_id, Person.objects.get(pk=person_id).known_as or known_as, *others)

    monkeypatch.setattr(cases, "CaseRow", one_by_one)
    rows = [row for row in matrix.table() if row.route == "people:caseload"]
    few = growth.questions(stage, rows)

    growth.grow(stage, growth.MUCH, at=moment)

    assert growth.grown(few, growth.questions(stage, rows)) != []
