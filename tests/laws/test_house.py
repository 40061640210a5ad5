"""The laws that can be read off the source. Each is shown catching a planted breach."""

from collections.abc import Callable, Iterable

import pytest

from tests.laws import house
from tests.laws.house import Source

Law = Callable[[Iterable[Source]], list[str]]

LAWS: dict[Law, Source] = {
    house.upward_imports: Source("people/queries.py", "from kith.networks.models import Tie"),
    house.impure_rules: Source("networks/rules.py", "from django.db import models"),
    house.backward_leaning: Source("networks/queries.py", "from kith.networks.actions import add_tie"),
    house.clocks: Source("plans/actions.py", "from datetime import datetime\nat = datetime.now()"),
    house.raw_sql: Source("plans/pages/plan.py", "from kith.plans.models import Plan\nPlan.objects.raw('SELECT 1')"),
    house.careless_actions: Source("plans/actions.py", "def agree(plan_id):\n    pass"),
    house.writers: Source("plans/pages/plan.py", "Plan.objects.create(title='x')"),
    house.hidden_work: Source("plans/models.py", "class Plan:\n    def save(self):\n        pass"),
    house.bare_reads: Source("plans/queries.py", "from kith.networks.models import Tie\nTie.objects.filter(pk=1)"),
}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_house_keeps_the_law(law: Law) -> None:
    assert law(list(house.sources())) == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_law_catches_a_planted_breach(law: Law) -> None:
    assert law([LAWS[law]]) != []


def test_rules_may_not_reach_the_clock_through_the_ground() -> None:
    assert house.impure_rules([Source("plans/rules.py", "from kith.ground import clock")]) != []


def test_the_ground_imports_no_room() -> None:
    assert house.upward_imports([Source("ground/web/show.py", "import kith.people.models")]) != []


def test_every_room_has_only_its_furniture() -> None:
    places = [path.relative_to(house.HOUSE).as_posix() for path in house.HOUSE.rglob("*.py")]

    assert house.strange_furniture(places) == []


@pytest.mark.parametrize("planted", ["plans/helpers.py", "plans/presenters.py", "ground/utils/dates.py"])
def test_an_attic_is_caught(planted: str) -> None:
    assert house.strange_furniture([planted]) != []
