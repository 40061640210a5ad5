"""The printed list of hard stops is the list of the code."""

import re
from pathlib import Path

from kith.ground.access.crossings import CROSSINGS, Crossing, Enrolled
from kith.safeguarding.forms.limits import LimitForm
from kith.safeguarding.rules.limits import WHO_COULD_DECIDE, NoBasis

HERE = Path(__file__).parents[1]
PRINTED = (HERE.parent / "docs/reference/hard-stops.md").read_text(encoding="utf-8")


def _printed(act: Enrolled) -> str:
    own = ", or their own act" if act.may_be_own else ""
    return f"{act.nature.value}{own}{', at a place' if act.is_at_a_place else ''}"


def test_every_enrolled_act_is_printed_as_it_is_enrolled() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", PRINTED, re.MULTILINE)

    assert rows == [(act.value, CROSSINGS[act].words, _printed(CROSSINGS[act])) for act in Crossing]


def test_every_other_stop_names_a_test_that_is_there() -> None:
    named = re.findall(r"\| `(test_\w+)` \|$", PRINTED, re.MULTILINE)
    written = "".join(file.read_text(encoding="utf-8") for file in HERE.rglob("test_*.py"))

    assert named
    assert [name for name in named if f"def {name}(" not in written] == []


def test_what_stops_nobody_is_refused_and_names_who_could_decide() -> None:
    said = {"party_name": "Lee", "channel": "any", "because": "His aunt says so."}

    for basis in NoBasis:
        form = LimitForm({**said, "basis": basis.value})
        assert form.errors["basis"] == [WHO_COULD_DECIDE[basis]]
    assert LimitForm({**said, "basis": "provisional"}).is_valid()
