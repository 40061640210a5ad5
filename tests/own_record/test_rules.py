"""Parts, copies and what is said of them, decided without a store."""

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.own_record.queries.chapters import CHAPTERS
from kith.own_record.rules.copies import Chapter, Copy, Line, More, for_machines
from kith.own_record.rules.parts import BEGIN_WITHOUT, OF_THE_RECORD, Part, chosen, is_known, parts_shown
from kith.own_record.rules.statements import Kind, Outcome, Standing, standing
from kith.own_record.scopes import SEEN_BY

HOUSE = Path(__file__).parents[2] / "kith"


def _whats() -> set[str]:
    """Return every word under which a page of the house is recorded as looked at."""
    found: set[str] = set()
    for file in HOUSE.rglob("pages/*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", "")
            given_as = call.args[1:2] if name == "Viewed" else []
            given_as += [word.value for word in call.keywords if name == "show_about" and word.arg == "what"]
            for one in given_as:
                word = one.value if isinstance(one, ast.Constant) else named.get(getattr(one, "id", ""))
                found |= {word} if isinstance(word, str) else set()
    return found


def test_it_is_decided_of_every_page_which_parts_of_the_record_it_shows() -> None:
    found = _whats()

    assert {"plan", "networks.Map", "decisions", "person"} <= found
    assert sorted(word for word in found if not is_known(word)) == []


def test_every_part_is_read_and_every_part_of_the_record_is_shown_somewhere() -> None:
    assert set(CHAPTERS) == set(Part)
    assert set(SEEN_BY) == set(OF_THE_RECORD)
    assert set(parts_shown("person")) == set(OF_THE_RECORD)
    shown = {part for word in _whats() - {"person", "chronology"} for part in parts_shown(word)}
    assert shown == set(OF_THE_RECORD) - {Part.STORY}


@pytest.mark.parametrize(
    ("kind", "outcome", "is_taken_back", "expected"),
    [
        (Kind.NOT_RIGHT, None, False, Standing.WAITS),
        (Kind.NOT_RIGHT, Outcome.KEPT, False, Standing.KEPT),
        (Kind.NOT_RIGHT, Outcome.MENDED, False, Standing.MENDED),
        (Kind.NOT_RIGHT, Outcome.KEPT, True, Standing.TAKEN_BACK),
        (Kind.DIFFERENTLY, None, False, Standing.STANDS),
        (Kind.DIFFERENTLY, None, True, Standing.TAKEN_BACK),
    ],
)
def test_where_something_stands(kind: Kind, outcome: Outcome | None, is_taken_back: bool, expected: Standing) -> None:
    assert standing(kind, outcome, is_taken_back=is_taken_back) is expected
    assert expected.is_beside is (expected not in {Standing.MENDED, Standing.TAKEN_BACK})


@given(some.lists(some.sampled_from([*(part.value for part in Part), "nothing", "", "who' OR 1"])))
def test_whatever_is_asked_for_a_copy_holds_parts_in_their_order(values: list[str]) -> None:
    found = chosen(values)

    assert list(found) == [part for part in Part if part in set(found)]
    assert set(found) <= set(Part)
    if not set(values) & {part.value for part in Part}:
        assert set(found) == set(Part) - BEGIN_WITHOUT


@given(some.text(), some.text(), some.text())
def test_a_line_is_the_same_as_long_as_it_says_the_same(what: str, term: str, said: str) -> None:
    line = Line("tie", what, term, said, written_by="Priya")

    assert line.key == Line("tie", what, term, said, written_by="Sam").key
    assert line.key != Line("tie", what, term, f"{said}.").key
    assert line.says_the_same(what, term, said)


def test_the_form_for_machines_is_the_documented_one() -> None:
    at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    said = Line("statement", "This is not right", said="No.")
    more = (More("goal", "For my goal", said="Paint"), More("since", "Since", on=date(2026, 5, 1)))
    line = Line("step", "A step of my plan", said='Ring "Anne"\n', said_by="Mary", on=date(2026, 5, 4), more=more)

    told = for_machines(Copy("Mary", "Harbour Link", at, (Chapter(Part.PLAN, (line,), (said,)), Chapter(Part.MAP, ()))))

    assert told == {
        "form": "kith-own-copy/1",
        "about": "Mary",
        "kept_by": "Harbour Link",
        "made_at": "2026-05-04T09:00:00+00:00",
        "parts": [
            {
                "part": "plan",
                "words": "My plan",
                "lines": [
                    {
                        "name": "step",
                        "what": "A step of my plan",
                        "said": 'Ring "Anne"\n',
                        "said_by": "Mary",
                        "on": "2026-05-04",
                        "more": [
                            {"name": "goal", "what": "For my goal", "said": "Paint"},
                            {"name": "since", "what": "Since", "on": "2026-05-01"},
                        ],
                    }
                ],
                "said_of_it": [{"name": "statement", "what": "This is not right", "said": "No."}],
            },
            {"part": "map", "words": "My map", "lines": [], "said_of_it": []},
        ],
    }
    documented = (HOUSE.parent / "docs/reference/own-copy.md").read_text(encoding="utf-8")
    assert all(f"`{part.value}`" in documented for part in Part)
