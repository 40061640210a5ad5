"""Every file of rules has tests of its own room that stand on no store, so that each small change in it is tried."""

from collections.abc import Iterable
from pathlib import Path

import mutate
import pytest


def untried(files: Iterable[str]) -> list[str]:
    """Return the files in which something is decided and that no test of their room imports."""
    return [
        f"{file}: no test of its room imports it; write one, without a store, that tries each of its decisions"
        for file in files
        if not mutate.tests_of(file) and any(mutate.changes_of(mutate.ROOT / file))
    ]


def test_every_rule_has_a_test_in_its_room() -> None:
    assert mutate.rules()
    assert untried(mutate.rules()) == []


def test_a_rule_without_a_test_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    decides = "def is_late(day, today):\n    return day < today\n"
    house = {
        "kith/plans/rules/steps.py": decides,
        "kith/plans/rules/reviews.py": decides,
        "kith/plans/rules/lateness.py": decides,
        "kith/plans/rules/months.py": f"from kith.plans.rules.lateness import is_late\n{decides}",
        "kith/plans/rules/stages.py": decides,
        "kith/plans/rules/vocabulary.py": "LATE = 'late'\n",
        "tests/plans/test_reviews.py": "from kith.plans.rules import reviews\n",
        "tests/plans/test_months.py": "from kith.plans.rules.months import is_late\n",
        "tests/plans/test_stages.py": "from tests.plans.ladders import told\n",
        "tests/plans/ladders.py": "from kith.plans.rules import stages\n",
        "tests/goals/test_steps.py": "from kith.plans.rules.steps import is_late\n",
    }
    for file, words in house.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(words)

    assert [breach.partition(":")[0] for breach in untried(mutate.rules())] == ["kith/plans/rules/steps.py"]
