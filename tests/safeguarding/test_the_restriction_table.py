"""The restriction table: every enrolled act, every kind of limit, every way of meeting its party; written by hand.

A row is an act, a column a kind of limit, and a cell the answers in the order of `WAYS_OF_MEETING`: A allowed,
V allowed with supervision, H held until somebody has looked, S stopped.
"""

import csv
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from kith.ground.access.crossings import CROSSINGS, Crossing, How, Party, Verdict
from kith.safeguarding.rules.deciding import Limit, Standing, decide
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safeguarding.rules.parties import marks_of

TABLE = Path(__file__).with_name("restriction_table.csv")
LETTERS = {Verdict.ALLOW: "A", Verdict.SUPERVISED: "V", Verdict.HOLD: "H", Verdict.STOP: "S"}
RAYS_ID = UUID(int=7)
RAYS_GROUP = UUID(int=8)
RAY = Party(
    names=("Raymond Stone", "Uncle Ray"),
    phones=("+44 7700 900123",),
    emails=("ray.stone@example.org",),
    listing_id=RAYS_GROUP,
)
MEETING: dict[str, Party] = {
    "direct": Party(person_id=RAYS_ID),
    "alias": Party(names=("STONE, Raymond",)),
    "number": Party(names=("A friend",), phones=("0044 (0)7700 900123",)),
    "proxy": Party(names=("Darts night",), listing_id=RAYS_GROUP),
    "near": Party(names=("Raymond S.",)),
    "stranger": Party(names=("Otto Lind",), phones=("07700 900888",)),
}
"""The party itself; another spelling; their number; the group they run; somebody like them; somebody else."""
KINDS: dict[str, Limit] = {
    basis.value: Limit(basis, Channel.ANY, Standing.IN_FORCE, marks_of(RAY), frozenset({RAYS_ID})) for basis in Basis
}
KINDS["provisional"] = replace(KINDS["provisional"], standing=Standing.PROVISIONAL)
KINDS["best interests"] = replace(KINDS["best interests"], channel=Channel.UNSUPERVISED)
KINDS["only supervised"] = replace(KINDS["order"], channel=Channel.UNSUPERVISED)
KINDS["ended"] = replace(KINDS["order"], standing=Standing.ENDED)
KINDS["over"] = replace(KINDS["order"], standing=Standing.OVER)
WAYS_OF_MEETING = (*MEETING, "direct and supervised", "direct by the person")


def cell(act: Crossing, limit: Limit) -> str:
    answers = [decide([limit], act, [party]) for party in MEETING.values()]
    direct = [MEETING["direct"]]
    answers.append(decide([limit], act, direct, how=How(supervised_by="Noor")))
    answers.append(decide([limit], act, direct, by_the_person=True))
    return "".join(LETTERS[answer.verdict] for answer in answers)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_enrolled_act_has_its_row_and_every_kind_its_column() -> None:
    assert [row["act"] for row in rows()] == [act.value for act in Crossing]
    assert set(CROSSINGS) == set(Crossing)
    assert set(rows()[0]) == {"act", *KINDS}
    assert {len(row[kind]) for row in rows() for kind in KINDS} == {len(WAYS_OF_MEETING)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_act_is_answered_as_the_table_says(kind: str) -> None:
    found = {row["act"]: cell(Crossing(row["act"]), KINDS[kind]) for row in rows()}

    assert found == {row["act"]: row[kind] for row in rows()}
