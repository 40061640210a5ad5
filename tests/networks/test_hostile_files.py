"""Files that somebody made to do harm, or broke: each is refused in one sentence, and nothing of it is opened."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kith.networks.rules.exchange import packing
from kith.networks.rules.exchange.keeping import NotKept, taken_up
from kith.networks.rules.exchange.reading import read
from kith.networks.rules.exchange.shapes import Shape, written
from kith.networks.rules.exchange.sheet import MOST_BYTES, MOST_ROWS, FileRefusedError, Sheet, sheet_of
from kith.networks.rules.facts import TieFacts
from tests.networks.exchanges import CANVAS, EGO, tie_id

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<graphml><graph><node id='&b;'/></graph></graphml>"
)
OUTSIDE = '<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml><graph/></graphml>'
FETCHES = '<!DOCTYPE g [<!ENTITY x SYSTEM "http://evil.example/x">]><graphml><graph><data>&x;</data></graph></graphml>'


def refusal_of(content: bytes, name: str = "file") -> str:
    with pytest.raises(FileRefusedError) as refusal:
        read(content, name)
    return refusal.value.words % refusal.value.fills


def graph(inside: str) -> str:
    return f"<graphml><graph>{inside}</graph></graphml>"


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE, FETCHES])
def test_a_document_type_is_refused_before_anything_in_it_counts(xml: str) -> None:
    assert refusal_of(xml.encode()) == ("file declares a document type. Such a file can be a trap, and is not opened.")
    assert "declares a document type" in refusal_of(xml.encode("utf-16"))


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<graphml><graph>", "is not whole"),
        (graph("<node id='&unknown;'/>"), "is not whole"),
        ("<?xml version='1.0' encoding='no-such'?><graphml/>", "is not whole"),
        ("<svg/>", "is XML, but no GraphML"),
        ("<html><graphml/></html>", "is XML, but no GraphML"),
        ("<graphml/>", "holds no graph"),
        ("<graphml><graph/><graph/></graphml>", "holds more than one graph"),
        (graph("<node id='1'><graph/></node>"), "holds more than one graph"),
        (graph("<hyperedge/>"), "holds more than one graph"),
        (graph("<x>" * 40 + "</x>" * 40), "nested deeper"),
        (graph("<node id='1'/>" * (MOST_ROWS + 1)), "has more than"),
    ],
)
def test_a_graph_that_is_broken_or_no_map_is_refused_in_a_sentence(xml: str, said: str) -> None:
    assert said in refusal_of(xml.encode())


def test_signs_that_xml_may_not_hold_are_shown_as_such() -> None:
    sheet = read(b"<graphml><graph><node id='An\x01ne'/></graph></graphml>", "x")

    assert sheet.lines[0].key == "An\ufffdne"


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


TABLE = b"name\nAnne\n"


@pytest.mark.parametrize(
    "name",
    ["../alters.csv", "/etc/alters.csv", "a/../../alters.csv", "..\\alters.csv", "C:\\alters.csv", "C:alters.csv"],
)
def test_a_zip_that_names_a_file_outside_itself_is_not_opened(name: str) -> None:
    assert refusal_of(zip_of((name, TABLE))) == "file names a file outside itself. It was not opened."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zip_of((link("alters.csv"), b"/etc/passwd")), "holds a link"),
        (zip_of(("inner.zip", zip_of(("a.csv", TABLE)))), "holds another packed file"),
        (zip_of(("bomb.csv", b"name\n" + b"0" * 20_000_000)), "unpacks to far more"),
        (zip_of(*((f"{n}.csv", b"x" * MOST_BYTES) for n in range(4))), "unpacks to far more"),
        (zip_of(*((f"{n}.csv", TABLE) for n in range(packing.MOST_FILES + 1))), "holds more than"),
        (zip_of(("a/alters.csv", TABLE), ("b/alters.csv", TABLE)), "two files of the same name"),
        (zip_of(("alters.csv", TABLE))[:-30], "no whole zip"),
        (zip_of(("q.csv", TABLE)).replace(b"q.csv", b"\0.csv"), "names a file outside itself"),
        (b"PK\x03\x04nothing", "no whole zip"),
        (zip_of(("read me.txt", b"hello")), "has no column of names"),
        (zip_of(("a.graphml", b"<graphml/>"), ("b.graphml", b"<graphml/>")), "has no column of names"),
        (zip_of(("a.graphml", LAUGHS.encode())), "declares a document type"),
    ],
)
def test_a_hostile_or_broken_zip_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refusal_of(content)


def test_a_zip_that_lies_about_its_size_is_not_read_to_its_end() -> None:
    whole = bytearray(zip_of(("alters.csv", TABLE + b"x" * 5_000), how=zipfile.ZIP_STORED))
    at = whole.index(b"PK\x01\x02")
    whole[at + 24 : at + 28] = (9).to_bytes(4, "little")
    whole[22:26] = (9).to_bytes(4, "little")

    assert refusal_of(bytes(whole))


def test_a_zip_with_a_password_is_refused() -> None:
    whole = bytearray(zip_of(("alters.csv", TABLE)))
    for start, flags in ((whole.index(b"PK\x01\x02"), 8), (0, 6)):
        whole[start + flags] |= 1

    assert "has a password" in refusal_of(bytes(whole))


def test_folders_and_the_litter_of_a_desk_do_no_harm() -> None:
    sheet = read(zip_of(("set/", b""), ("set/alters.csv", TABLE), ("__MACOSX/._alters.csv", b"\x00")), "x.zip")

    assert [line.row for line in sheet.lines] == [1]


def test_a_graph_in_a_zip_is_read_and_what_lies_beside_it_is_named() -> None:
    content = written(sheet_of([(tie_id(0), TieFacts(name="Anne"), None)], []), Shape.GRAPHML, EGO)
    sheet = read(zip_of(("map.graphml", content), ("read me.txt", b"hello")), "x.zip")

    assert len(sheet.lines) == 1
    assert sheet.unused[-1] == "read me.txt"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"x" * (MOST_BYTES + 1), "is larger than 8 MB"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not text"),
        (b"who,age\nAnne,4\n", "has no column of names"),
        (b"networkCanvasUUID,ring\na0000000-0000-4000-8000-000000000001,1\n", "has no column of names"),
        (b"egoID,alterID,name\n1,1,Anne\n2,1,Ben\n", "holds the maps of 2 people"),
        (CANVAS["case 7_s1_edgeList_knows.csv"].encode(), "not who they are"),
        (b"name\n" + b"Anne\n" * (MOST_ROWS + 1), "has more than"),
        (b"name,name\n1,2\n", "two columns of the same name"),
    ],
)
def test_a_file_that_is_no_map_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refusal_of(content)


def test_a_file_may_hold_as_many_rows_as_it_may() -> None:
    assert len(read(b"name\n" + b"Anne\n" * MOST_ROWS, "x").lines) == MOST_ROWS


def test_a_name_that_fills_the_page_is_cut() -> None:
    assert len(refusal_of(b"", "x" * 5_000)) < 200


def was_read_or_refused(content: bytes) -> bool:
    try:
        return isinstance(read(content, "x"), Sheet)
    except FileRefusedError as refusal:
        return bool(refusal.words % refusal.fills)


WHOLE: Callable[[Shape], bytes] = lambda shape: written(  # noqa: E731
    sheet_of([(tie_id(0), TieFacts(name="Anne"), None), (tie_id(1), TieFacts(name="Ben"), None)], []), shape, EGO
)


@pytest.mark.parametrize("shape", list(Shape))
@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, 2_000), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_is_read_or_refused_and_never_a_fault(shape: Shape, place: int, byte: int, cut: bool) -> None:
    whole = bytearray(WHOLE(shape))
    place %= len(whole)
    whole[place] = byte

    assert was_read_or_refused(bytes(whole[:place] if cut else whole))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@example(b"PK")
@example(b"<")
@example(b"\xff\xfe<\x00")
@example(b"name\n\xed\xa0\x80")
@example(b'name\n"\r"')
def test_whatever_bytes_come_it_is_read_or_refused(content: bytes) -> None:
    assert was_read_or_refused(content)


@pytest.mark.parametrize(
    "word",
    [
        "", "{}", "[]", "null", "no", '{"lines":1,"pairs":[],"used":{},"unused":[]}', "[" * 100_000, "x" * 1_500_001,
        '{"lines":[[1,"a",{"name":5}]],"pairs":[],"used":{},"unused":[]}',
        '{"lines":[[1,"a",{"shoe":"5"}]],"pairs":[],"used":{},"unused":[]}',
        '{"lines":[[true,"a",{}]],"pairs":[],"used":{},"unused":[]}',
        '{"lines":[[-1,"a",{}]],"pairs":[],"used":{},"unused":[]}',
        '{"lines":[[1,"a",[]]],"pairs":[],"used":{},"unused":[]}',
        '{"lines":[[1,"a",{}]],"pairs":[[1,1,0,"knows"]],"used":{},"unused":[]}',
        '{"lines":[[1,"a",{}]],"pairs":[[1,0,-1,"knows"]],"used":{},"unused":[]}',
        '{"lines":[[1,"a",{}]],"pairs":[[1,0,null,"knows"]],"used":{},"unused":[]}',
        '{"lines":[],"pairs":[],"used":{"a":"shoe"},"unused":[]}', '{"lines":[],"pairs":[],"used":[],"unused":[]}',
        '{"lines":[],"pairs":[],"used":{},"unused":[5]}', '{"lines":[[9' + "9" * 5000 + ',"a",{}]]}',
        '{"lines":[' + ",".join(['[1,"a",{}]'] * (MOST_ROWS + 1)) + '],"pairs":[],"used":{},"unused":[]}',
    ],
)  # fmt: skip
def test_a_sheet_that_was_never_looked_at_is_not_taken_up(word: str) -> None:
    with pytest.raises(NotKept):
        taken_up(word)
