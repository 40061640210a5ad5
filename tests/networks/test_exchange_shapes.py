"""Every shape of file brings a map back as it was, whatever people are called; and others' programs read them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.exchange import egor, graphml, network_canvas, packing, plain, sets
from kith.networks.rules.exchange.coming import Held, Outcome, coming, with_what_is_understood
from kith.networks.rules.exchange.keeping import kept, taken_up
from kith.networks.rules.exchange.reading import read
from kith.networks.rules.exchange.shapes import Shape, written
from kith.networks.rules.exchange.sheet import Column, Pairing, Sheet, legible, sheet_of
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Help, Kind, Ring
from tests.networks.exchanges import CANVAS, EGO, MARY, maps, tie_id

SHAPES = list(Shape)
A_MAP = maps()
of_all_shapes = pytest.mark.parametrize("shape", SHAPES)
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def back(sheet: Sheet, shape: Shape) -> Sheet:
    return read(written(sheet, shape, EGO), shape.file)


def told(sheet: Sheet) -> dict[str, dict[Column, str]]:
    return {line.key: {column: line.told(column) for column in Column} for line in sheet.lines}


def pairs(sheet: Sheet) -> set[tuple[frozenset[str], str]]:
    return {(frozenset({pair.one, pair.other}), pair.closeness) for pair in sheet.pairs}


@of_all_shapes
@slow
@given(drawn=A_MAP)
def test_what_goes_out_comes_back_as_it_was(shape: Shape, drawn: tuple[object, object, Sheet]) -> None:
    sheet = drawn[2]
    again = back(sheet, shape)

    assert told(again) == told(sheet)
    assert pairs(again) == pairs(sheet)
    assert len(again.lines) == len(sheet.lines)
    assert len(again.pairs) == len(sheet.pairs)


@of_all_shapes
@slow
@given(drawn=A_MAP)
def test_what_comes_back_changes_nothing(
    shape: Shape, drawn: tuple[tuple[Held, ...], tuple[Acquainted, ...], Sheet]
) -> None:
    held, acquaintances, sheet = drawn
    again = taken_up(kept(with_what_is_understood(back(sheet, shape))))
    would = coming(again, held, acquaintances, person_id=MARY)

    has_name = {str(one.tie_id): bool(legible(one.facts.name).strip()) for one in held}
    assert not would.changes_anything
    assert len(would.steps) == len(held)
    assert all(step.outcome is Outcome.SAME for step in would.steps if has_name[step.line.key])


@of_all_shapes
def test_the_same_map_is_the_same_file(shape: Shape) -> None:
    sheet = sheet_of([(tie_id(0), TieFacts(name="Anne"), None)], [])

    assert written(sheet, shape, EGO) == written(sheet, shape, EGO)


def star(number: int) -> Sheet:
    """Return a map of this many, of whom nobody knows anybody."""
    return sheet_of([(tie_id(one), TieFacts(name=f"Person {one}"), None) for one in range(number)], [])


@of_all_shapes
@pytest.mark.parametrize("number", [0, 1, 2, 300])
def test_a_star_one_alone_and_nobody_come_back(shape: Shape, number: int) -> None:
    again = back(star(number), shape)

    assert told(again) == told(star(number))
    assert again.pairs == ()
    assert len(coming(again, (), (), person_id=MARY).steps) == number


@of_all_shapes
def test_three_hundred_who_all_know_each_other_come_back(shape: Shape) -> None:
    everybody = [acquainted(tie_id(one), tie_id(other)) for one in range(300) for other in range(one)]
    sheet = sheet_of([(tie_id(one), TieFacts(name="Ann"), None) for one in range(300)], everybody)
    again = back(sheet, shape)

    assert len(again.lines) == 300
    assert pairs(again) == pairs(sheet)
    assert len(kept(again)) < 1_500_000


def test_networkx_reads_the_graph_with_everything_that_is_told() -> None:
    sheet = sheet_of(
        [
            (tie_id(0), TieFacts(name='=1 <b>&"', helps_with=frozenset({Help.COMPANY, Help.EMOTIONAL})), None),
            (tie_id(1), TieFacts(name="two\nlines", kind=Kind.PLACE, ring=Ring.FURTHER), None),
            (tie_id(2), TieFacts(name="Nobody's friend"), None),
        ],
        [acquainted(tie_id(0), tie_id(1), Closeness.CLOSE)],
    )
    graph = nx.read_graphml(io.BytesIO(written(sheet, Shape.GRAPHML, EGO)))

    assert not graph.is_directed()
    assert list(graph.nodes) == [line.key for line in sheet.lines]
    assert graph.nodes[str(tie_id(0))]["name"] == '=1 <b>&"'
    assert graph.nodes[str(tie_id(0))]["helps_with"] == "emotional;company"
    assert graph.nodes[str(tie_id(1))]["name"] == "two\nlines"
    assert list(graph.edges(data=True)) == [(str(tie_id(0)), str(tie_id(1)), {"closeness": "close", "weight": 2})]


@slow
@given(drawn=A_MAP)
def test_networkx_finds_every_name_and_every_tie(drawn: tuple[object, object, Sheet]) -> None:
    sheet = drawn[2]
    graph = nx.parse_graphml(written(sheet, Shape.GRAPHML, EGO).decode())

    assert {node: told.get("name", "") for node, told in graph.nodes(data=True)} == {
        line.key: line.cells[Column.NAME] for line in sheet.lines
    }
    assert {frozenset(edge) for edge in graph.edges} == {pair for pair, _closeness in pairs(sheet)}


def test_a_graph_that_networkx_wrote_comes_in() -> None:
    graph = nx.Graph()
    graph.add_edge("Anne", "Ben", weight=2.0)
    graph.add_edge("Ben", "Cleo")
    graph.add_node("Dan", ring=1, age=40)
    sheet = read("\n".join(nx.generate_graphml(graph)).encode(), "graph.graphml")
    would = coming(sheet, (), (), person_id=MARY)

    assert [(step.name, step.outcome) for step in would.steps] == [
        (name, Outcome.NEW) for name in ("Anne", "Ben", "Cleo", "Dan")
    ]
    assert [(step.one, step.other, step.closeness) for step in would.pairs] == [
        ("Anne", "Ben", Closeness.CLOSE), ("Ben", "Cleo", Closeness.KNOWS)
    ]  # fmt: skip
    assert would.steps[3].facts is not None
    assert would.steps[3].facts.ring is Ring.CLOSEST
    assert sheet.unused == ("age",)


def test_egor_finds_its_three_tables_and_their_ids() -> None:
    sheet = sheet_of(
        [(tie_id(one), TieFacts(name=f"P{one}"), None) for one in range(3)], [acquainted(tie_id(0), tie_id(2))]
    )
    tables = {
        name: list(csv.DictReader(io.StringIO(content.decode(), newline="")))
        for name, content in packing.unpacked(written(sheet, Shape.EGOR, EGO), "x").items()
    }

    assert list(tables) == ["aaties.csv", "alters.csv", "egos.csv"]
    assert tables["egos.csv"] == [{".egoID": str(EGO)}]
    assert [row[".altID"] for row in tables["alters.csv"]] == [str(tie_id(one)) for one in range(3)]
    assert {row[".egoID"] for row in (*tables["alters.csv"], *tables["aaties.csv"])} == {str(EGO)}
    assert [(row[".srcID"], row[".tgtID"]) for row in tables["aaties.csv"]] == [(str(tie_id(0)), str(tie_id(2)))]


def set_of(**tables: str) -> bytes:
    return packing.packed({f"{name}.csv": text for name, text in tables.items()})


def test_tables_as_others_write_them_for_egor_come_in() -> None:
    sheet = read(
        set_of(
            egos="egoID,age\n1,44\n",
            alters="alterID,egoID,sex\n1,1,f\n2,1,m\n",
            edges="egoID,Source,Target,weight\n1,1,2,3\n1,2,1,3\n1,1,1,1\n",
        ),
        "egor.zip",
    )
    would = coming(sheet, (), (), person_id=MARY)

    assert [step.name for step in would.steps] == ["1", "2"]
    assert [(step.outcome, step.closeness) for step in would.pairs] == [
        (Outcome.NEW, Closeness.CLOSE), (Outcome.SAME, Closeness.CLOSE), (Outcome.REFUSED, None)
    ]  # fmt: skip
    assert sheet.unused == ("sex", "age")


def test_an_ego_with_a_name_is_nobody_on_the_map_and_alters_without_ids_are() -> None:
    named = read(set_of(egos="egoID,name\n1,Mary\n", alters="egoID,name\n1,Anne\n"), "x.zip")
    alone = read(b"egoID,name\n1,Anne\n", "alters.csv")

    assert [line.told(Column.NAME) for line in named.lines] == ["Anne"]
    assert [line.told(Column.NAME) for line in alone.lines] == ["Anne"]


CANVAS_FILES = {name: text.encode() for name, text in CANVAS.items()}


def test_a_set_of_network_canvas_goes_out_again_letter_for_letter() -> None:
    tables = sets.tables_of(CANVAS_FILES)

    assert sets.files_of(tables) == CANVAS
    assert tables["case 7_s1_attributeList_person.csv"].rows[1][3] == "=SUM(A1)"


def test_a_set_of_network_canvas_comes_in() -> None:
    sheet = with_what_is_understood(read(packing.packed(CANVAS), "canvas.zip"))
    would = coming(sheet, (), (), person_id=MARY)
    anne, formula, park = would.steps

    assert [step.name for step in would.steps] == ["Anne", "=SUM(A1)", "The park"]
    assert anne.facts == TieFacts(
        name="Anne", relationship='my "girl", dear', ring=Ring.CLOSEST, helps_with=frozenset({Help.EMOTIONAL})
    )
    assert formula.facts is not None
    assert formula.facts.relationship == "two lines"
    assert park.facts is not None
    assert park.facts.kind is Kind.PLACE
    assert [(step.one, step.other, step.closeness) for step in would.pairs] == [
        ("Anne", "=SUM(A1)", Closeness.CLOSE), ("The park", "Anne", Closeness.KNOWS)
    ]  # fmt: skip
    assert set(sheet.unused) == {"layout_x", "layout_y", "shoe size", "years", "ego_age", "=note"}


def test_one_table_of_network_canvas_comes_in_alone_and_ties_alone_do_not() -> None:
    name = "case 7_s1_attributeList_place.csv"
    sheet = read(CANVAS_FILES[name], name)

    assert [(line.told(Column.NAME), line.told(Column.KIND)) for line in sheet.lines] == [("The park", "place")]
    assert [line.key for line in sheet.lines] == ["a0000000-0000-4000-8000-000000000003"]


def test_what_network_canvas_calls_a_kind_that_we_do_not_know_is_named() -> None:
    sheet = read(b"nodeID,networkCanvasUUID,name\n1,u1,Anne\n", "x_attributeList_colleague.csv")

    assert sheet.lines[0].told(Column.KIND) == ""
    assert sheet.unused == ("x_attributeList_colleague.csv",)


def test_ties_by_the_numbers_of_rows_find_their_people() -> None:
    sheet = read(
        set_of(
            people="nodeID,networkCanvasUUID,name\n1,u1,Anne\n2,u2,Ben\n",
            ties="edgeID,from,to\n1,1,2\n",
        ),
        "x.zip",
    )

    assert sheet.pairs == (Pairing(1, "u1", "u2", "knows"),)


def test_ours_looks_as_theirs_does() -> None:
    sheet = sheet_of(
        [
            (tie_id(0), TieFacts(name="Anne", helps_with=frozenset({Help.COMPANY})), None),
            (tie_id(1), TieFacts(name="The park", kind=Kind.PLACE), None),
        ],
        [acquainted(tie_id(0), tie_id(1))],
    )
    files = network_canvas.files_of(sheet, EGO)
    ours = {name.partition("_")[2].partition("_")[2]: text.partition("\r\n")[0] for name, text in files.items()}

    assert sorted(ours) == ["attributeList_person.csv", "attributeList_place.csv", "edgeList_knows.csv", "ego.csv"]
    for name, theirs in CANVAS.items():
        kind = name.partition("_")[2].partition("_")[2]
        built_in = {"ego.csv": 9, "edgeList_knows.csv": 8}.get(kind, 4)
        assert ours[kind].split(",")[:built_in] == theirs.partition("\r\n")[0].split(",")[:built_in]
    (person,) = (text for name, text in files.items() if name.endswith("person.csv"))
    assert dict(zip(*list(csv.reader(io.StringIO(person)))[:2], strict=True))["helps_with_company"] == "true"


def test_a_graph_keeps_what_no_map_keeps() -> None:
    theirs = (
        b'<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="x">'
        b'<key id="label" attr.name="label" attr.type="string" for="all"/>'
        b'<key id="v1" attr.name="name" attr.type="string" for="node"/><key id="p1" attr.name="name" for="node"/>'
        b'<key id="uuid" attr.name="networkCanvasUUID" attr.type="string" for="all"/>'
        b'<key id="k" attr.name="age" attr.type="int" for="node"><default>7</default></key>'
        b'<graph edgedefault="undirected" nc:caseId="case 7"><data key="k">1</data>'
        b'<node id="1"><data key="uuid">a1</data><data key="v1">Anne</data></node>'
        b'<node id="2"><data key="uuid">a2</data><data key="p1">&lt;The park&gt;&#13;</data></node>'
        b'<edge id="9" source="1" target="2"><data key="uuid">b1</data></edge></graph></graphml>'
    )
    graph = graphml.read(theirs, "x.graphml")
    sheet = graphml.sheet_of_graph(graph)

    assert graphml.read(graphml.write(graph).encode(), "x.graphml") == graph
    assert graph.attributes["nc:caseId"] == "case 7"
    assert graph.nodes[1].data["p1"] == "<The park>\r"
    assert [(line.key, line.told(Column.NAME)) for line in sheet.lines] == [("a1", "Anne"), ("a2", "<The park>")]
    assert sheet.pairs == (Pairing(1, "a1", "a2", "knows"),)
    assert sheet.unused == ("age",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "knows"), ({"weight": "1"}, "knows"), ({"weight": "1.5"}, "close"), ({"weight": "many"}, "knows"),
        ({"weight": "3", "closeness": " Knows "}, "knows"), ({"closeness": "", "weight": "2"}, "close"),
    ],
)  # fmt: skip
def test_how_close_two_are_is_a_word_or_a_weight(row: dict[str, str], said: str) -> None:
    assert graphml.closeness_told(row) == said


def table(*rows: str) -> Sheet:
    return read("\n".join(rows).encode(), "t.csv")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("name,knows", "Anne,Ben", "Ben,"), [("row 1", "row 2")]),
        (("name,knows", "Anne,Ben", "Ben,Anne"), [("row 1", "row 2")]),
        (("name,knows", "Anne,Ben;Ben", "Ben,"), [("row 1", "row 2"), ("row 1", "row 2")]),
        (("name,knows", "Anne,ben;Cleo", "Ben,"), [("row 1", "row 2"), ("row 1", "Cleo")]),
        (("name,knows", "Anne,Ben", "Ben,", "Ben,"), [("row 1", "Ben")]),
        (("id,name,knows", "a,Anne,b", "b,Ben,a;b"), [("a", "b"), ("b", "b")]),
    ],
)
def test_whom_somebody_knows_is_told_by_id_or_by_a_name_that_is_theirs_alone(
    rows: Sequence[str], expected: list[tuple[str, str]]
) -> None:
    assert [(pair.one, pair.other) for pair in table(*rows).pairs] == expected


def test_a_table_by_hand_is_told_by_names_that_others_use() -> None:
    sheet = table("Nickname,Label,is paid,Helps-With,gives_advice,gives_care", "Anne,x,yes,company,TRUE,no")

    assert [dict(line.cells) for line in sheet.lines] == [
        {Column.NAME: "Anne", Column.PAID: "yes", Column.HELPS_WITH: "company", Column.GIVES: ""}
    ]
    assert sheet.unused == ("Label", "gives_advice")


def test_words_in_columns_of_their_own_are_one_cell() -> None:
    sheet = table("name,gives_informational,gives_care,gives_company", "Anne,TRUE,maybe,0")

    assert sheet.lines[0].told(Column.GIVES) == "informational;maybe"


@slow
@given(drawn=A_MAP, numbers=st.integers(0, 3))
def test_what_was_looked_at_is_what_is_taken_up(drawn: tuple[object, object, Sheet], numbers: int) -> None:
    sheet = drawn[2]
    strange = (Pairing(9, "nobody", sheet.lines[0].key if sheet.lines else "x", "odd"),) * numbers
    whole = replace(sheet, pairs=(*sheet.pairs, *strange), used={"n": Column.NAME}, unused=("x",))
    again = taken_up(kept(whole))

    assert told(again) == told(whole)
    assert again.pairs == whole.pairs
    assert (again.used, again.unused) == (whole.used, whole.unused)


def test_ids_are_told_from_names() -> None:
    assert plain.is_an_id(str(UUID(int=5)))
    assert not plain.is_an_id("Anne")
    assert egor.ALTER == ".altID"
