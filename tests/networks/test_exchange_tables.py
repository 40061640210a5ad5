"""Tables that go out and come in: no cell is worked out by a spreadsheet, and each comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ground.cells import harmless, meant
from kith.networks.rules.exchange.sheet import FileRefusedError
from kith.networks.rules.exchange.tables import LONGEST_CELL, Table, table_of, text_of, written

FORMULAS = ("=", "+", "-", "@", "\t=", "\r", "\n@", " =", "\x0b+", "＝", "＋", "－", "＠", "'=", "''-", "'\t")
CELLS = st.one_of(
    st.text(max_size=20),
    st.tuples(st.sampled_from(FORMULAS), st.text(max_size=8)).map("".join),
    st.sampled_from(
        ["", "'", "''", "-1", "+4.5", "-1e5", "a,b", 'say "x"', "two\r\nlines", "\u202eenna\u202c", "=SUM(A1)"]
    ),
).filter(lambda cell: "\x00" not in cell and cell.encode("utf-8", "replace").decode() == cell)


@given(CELLS)
def test_a_cell_comes_back_as_it_was(cell: str) -> None:
    assert meant(harmless(cell)) == cell


@given(CELLS)
def test_no_cell_that_is_written_is_worked_out(cell: str) -> None:
    out = harmless(cell)

    assert out in {cell, f"'{cell}"}
    is_number = cell.lstrip("+-").replace(".", "", 1).replace("e", "", 1).isdigit()
    assert is_number or not out.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert is_number or not out.startswith(("\t", "\r", "\n"))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8))
def test_a_table_comes_back_as_it_was(rows: list[list[str]]) -> None:
    table = table_of(written(["one", "=two", "three"], rows), "t.csv", most_rows=50)

    assert table == Table(("one", "=two", "three"), tuple(map(tuple, rows)))


def test_a_number_stays_a_number() -> None:
    assert [harmless(cell) for cell in ("-1", "+4.5", "1e5", "-", "-1+1")] == ["-1", "+4.5", "1e5", "'-", "'-1+1"]


def test_what_is_written_is_plain_for_every_reader_of_tables() -> None:
    out = written(["name", "knows"], [['Anne, "Annie"', "x\ny"]])

    assert list(csv.reader(io.StringIO(out, newline=""))) == [["name", "knows"], ['Anne, "Annie"', "x\ny"]]


@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    table = table_of(f"name{sign}ring\nAnne{sign}1\n", "t.csv", most_rows=9)

    assert table == Table(("name", "ring"), (("Anne", "1"),))


def test_a_short_row_is_filled_and_an_empty_line_is_none() -> None:
    assert table_of("a,b\n1\n\n2,3\n4,5,, \n", "t.csv", most_rows=9).rows == (("1", ""), ("2", "3"), ("4", "5"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("a,a\n1,2\n", "two columns of the same name"),
        ("a,b\n1,2,3\n", "more cells than there are columns"),
        ("a\n" + "1\n" * 12, "has more than"),
        ('a\n"open', "a quotation mark is missing"),
        ("a\n" + "x" * (LONGEST_CELL + 1), "far too long"),
        (",".join(f"c{number}" for number in range(501)) + "\n", "columns"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        table_of(text, "t.csv", most_rows=10)

    assert said in refusal.value.words % refusal.value.fills


def test_a_table_may_hold_as_many_rows_as_it_may() -> None:
    assert len(table_of("a\n" + "1\n" * 10, "t.csv", most_rows=10).rows) == 10


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("näme".encode(), "näme"),
        ("\ufeffname".encode(), "name"),
        ("näme".encode("cp1252"), "näme"),
        ("name".encode("utf-16"), "name"),
    ],
)
def test_letters_are_read_as_they_were_written(content: bytes, text: str) -> None:
    assert text_of(content, "t.csv") == text


@pytest.mark.parametrize("content", [b"a\x00b", b"\x81\x8d", b"\xff\xfea"])
def test_what_is_no_text_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        text_of(content, "t.csv")

    assert refusal.value.words % refusal.value.fills == "t.csv is not text that we can read. Save it as UTF-8."
