"""docs/reference/hazards.csv: what could hurt somebody, what stands in its way, and the test that holds it there.

The page docs/reference/hazards.md is told from the table; `python -m tests.laws.test_hazards` writes it.
"""

import csv
from itertools import groupby

import pytest

from tests.laws.verdicts import ROOT, is_there

TABLE, PAGE = ROOT / "docs/reference/hazards.csv", ROOT / "docs/reference/hazards.md"
COLUMNS = ["id", "group", "hazard", "cause", "effect", "severity", "control", "test", "residual"]
SEVERITIES = ("catastrophic", "major", "considerable", "significant", "minor")
INTRODUCTION = """# What could hurt somebody

Kith's hazard log, in the shape that the standard for clinical safety of health software (DCB0129) asks of a
manufacturer: each hazard with its cause, its effect on a person, what stands in its way, the test that fails if that
no longer stands, and what is left. Whoever deploys Kith adds their own (DCB0160): who answers at night, who may print,
which telephone is on the wall. Severity is what could happen if nothing stood in the way.

The table itself is [`hazards.csv`](hazards.csv). Written from it by `python -m tests.laws.test_hazards`.
"""


def read() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def faults_of(rows: list[dict[str, str]]) -> list[str]:
    found = []
    for number, row in enumerate(rows, 1):
        if row["id"] != f"H{number:02}":
            found.append(f"{row['id']}: number them in a row")
        found += [f"{row['id']}: say its {column}" for column in COLUMNS if not row[column].strip()]
        if row["severity"] not in SEVERITIES:
            found.append(f"{row['id']}: {row['severity']!r} is no severity")
        if row["residual"].split(":")[0] not in {"low", "medium", "high"}:
            found.append(f"{row['id']}: say whether what is left is low, medium or high")
        if row["residual"] in {"medium", "high"}:
            found.append(f"{row['id']}: say what is left")
        if not is_there(row["test"]):
            found.append(f"{row['id']}: there is no test {row['test']!r}")
    return found


def told(rows: list[dict[str, str]]) -> str:
    """Tell the table as a page, group by group."""
    parts = [INTRODUCTION]
    for group, own in groupby(rows, key=lambda row: row["group"]):
        parts.append(f"\n## {group}\n")
        parts += [
            f"\n**{row['id']} · {row['hazard']}.** {row['cause']}. *Then:* {row['effect']} ({row['severity']}).\n"
            f"*In its way:* {row['control']}.\nHeld by `{row['test']}`. *Left:* {row['residual']}.\n"
            for row in own
        ]
    return "".join(parts)


def test_every_hazard_has_a_control_that_a_test_holds() -> None:
    assert faults_of(read()) == []


def test_there_are_enough_of_them_and_none_stands_twice() -> None:
    hazards = [row["hazard"] for row in read()]

    assert len(hazards) >= 40
    assert len(set(hazards)) == len(hazards)


def test_the_page_tells_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == told(read()), "Run “python -m tests.laws.test_hazards”."


@pytest.mark.parametrize("column", COLUMNS)
def test_a_planted_hazard_with_something_missing_is_caught(column: str) -> None:
    assert faults_of([{**read()[0], column: ""}]) != []


if __name__ == "__main__":
    PAGE.write_text(told(read()), encoding="utf-8")
