"""docs/reference/asvs.csv: every requirement once, each verdict held by a test that exists or told with its reason.

The requirements are OWASP's, with their levels, and are read from beside the project; their sentences stay there.
"""

import csv
from collections import Counter

import pytest

from tests.laws.verdicts import ROOT, is_there
from tests.shared import shared

TABLE = ROOT / "docs/reference/asvs.csv"
WHOLE = {"V8", "V14", "V16"}
"""The chapters of which every level is asked: who may, what is kept, what is written down."""

BESIDES = {"V2.3.5", "V15.4.2"}
COLUMNS = ["id", "verdict", "test", "reason"]


def faults_of(rows: list[dict[str, str]]) -> list[str]:
    """Return what is wrong with the verdicts themselves."""
    found = [f"{name} stands {count} times" for name, count in Counter(row["id"] for row in rows).items() if count > 1]
    for row in rows:
        if row["verdict"] not in {"pass", "na", "fail"}:
            found.append(f"{row['id']}: {row['verdict']!r} is no verdict")
        if row["verdict"] == "pass" and not is_there(row["test"]):
            found.append(f"{row['id']}: there is no test {row['test']!r}")
        if row["verdict"] != "pass" and (row["test"] or len(row["reason"].split()) < 4):
            found.append(f"{row['id']}: say in a sentence why it is {row['verdict']}, and name no test")
    return found


def read() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def test_every_verdict_rests_on_a_test_or_says_why() -> None:
    assert faults_of(read()) == []


def test_every_requirement_that_is_asked_has_its_verdict_and_no_other_has() -> None:
    with shared("asvs-5.0", "asvs-5.0.0-en.csv").open(encoding="utf-8-sig", newline="") as opened:
        asked = {
            line["req_id"]
            for line in csv.DictReader(opened)
            if line["L"] in {"1", "2"} or line["chapter_id"] in WHOLE or line["req_id"] in BESIDES
        }

    assert {row["id"] for row in read()} == asked


def test_no_sentence_of_theirs_stands_here() -> None:
    with shared("asvs-5.0", "asvs-5.0.0-en.csv").open(encoding="utf-8-sig", newline="") as opened:
        theirs = " ".join(line["req_description"] for line in csv.DictReader(opened)).lower().split()
    runs = {tuple(theirs[place : place + 8]) for place in range(len(theirs) - 7)}

    for row in read():
        ours = row["reason"].lower().split()
        assert not [place for place in range(len(ours) - 7) if tuple(ours[place : place + 8]) in runs], row["id"]


@pytest.mark.parametrize(
    "planted",
    [
        {"id": "V1.1.1", "verdict": "pass", "test": "tests/laws/test_asvs.py::test_nothing", "reason": ""},
        {"id": "V1.1.1", "verdict": "pass", "test": "", "reason": "We think so, all of us."},
        {"id": "V1.1.1", "verdict": "na", "test": "", "reason": ""},
        {"id": "V1.1.1", "verdict": "fail", "test": "", "reason": "Later."},
        {"id": "V1.1.1", "verdict": "perhaps", "test": "", "reason": ""},
    ],
)
def test_a_planted_verdict_without_ground_is_caught(planted: dict[str, str]) -> None:
    assert faults_of([planted]) != []
    assert any("2 times" in fault for fault in faults_of([planted, planted]))
