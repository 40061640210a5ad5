"""Who is named in a record and who is not, what stands around a name, and how words are burnt out to the letter."""

from dataclasses import replace

import pytest

from kith.disclosure.rules.packs import frame_of, seal_of, without
from kith.disclosure.rules.proposals import (
    AROUND,
    FEWEST_DIGITS,
    Ground,
    Proposal,
    Reason,
    Whole,
    proposals,
    terms_of_name,
    withheld_words,
)
from kith.disclosure.rules.redaction import LEFT_OUT, Reading, burnt, found_in, letters_of, ways_to_quote, ways_to_write
from kith.disclosure.rules.requests import Way
from kith.own_record.rules.copies import Chapter, Line, More
from kith.own_record.rules.parts import Part
from tests.world import ANCHOR

MARY = ("Mary", "Mary Hale")


def whole(*lines: Line, part: Part = Part.MAP, protected: tuple[str, ...] = ()) -> Whole:
    return Whole((Chapter(part, lines),), own_names=MARY, workers=frozenset({"Priya"}), protected=protected)


def named(*lines: Line, protected: tuple[str, ...] = ()) -> dict[str, Proposal]:
    return {one.words: one for one in proposals(whole(*lines, protected=protected)) if one.line is None}


@pytest.mark.parametrize("reason", Reason)
def test_three_reasons_leave_something_out(reason: Reason) -> None:
    assert reason.leaves_out is (reason in {Reason.ABOUT_ANOTHER, Reason.IN_CONFIDENCE, Reason.HARM})


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("Raymond Stone", ("Raymond Stone", "Raymond", "Stone")),
        ("Uncle Ray", ("Uncle Ray", "Ray")),
        ("the man next door", ("the man next door",)),
        ("eBay Otto", ("eBay Otto", "Otto")),
        ("Xi", ()),
        ("Mary Stone", ("Mary Stone", "Stone")),
        ("美香子 Otto", ("美香子 Otto", "美香子", "Otto")),
        ("美香a子 Otto", ("美香a子 Otto", "美香a子", "Otto")),
        ("“ – Otto”", ("“ – Otto”", "Otto")),
    ],
)
def test_by_what_somebody_may_be_called(name: str, terms: tuple[str, ...]) -> None:
    assert terms_of_name(name, frozenset({"mary"})) == terms


def test_somebody_is_named_by_a_tie_by_who_was_there_and_by_who_said_it() -> None:
    words = Line("tie_words", "Words", said="Otto, Lind, Noor, Priya, Sam and Anne laughed.")
    lines = (
        words,
        Line("tie", "Somebody", said="Otto"),
        Line(
            "contact", "Met", said="In town", more=(More("with", "With", said="Lind"), More("place", "At", said="Sam"))
        ),
        Line("contact", "Met", said="Home", more=(More("with", "With", said="Priya"), More("with", "With", said=""))),
        replace(words, said="She sleeps.", said_by="Noor", written_by="Priya"),
        replace(words, said="She eats.", said_by="Priya", written_by="Sam"),
        replace(words, said="She sings.", said_by="Anne", written_by="Anne"),
    )

    assert set(named(*lines)) == {"Otto", "Lind", "Noor"}


def test_who_is_on_the_map_for_their_work_is_known_by_that_alone() -> None:
    paid = More("sector", "Whose world", "Paid and professional")
    otto, lind = (
        Line("tie", "Somebody", said="Otto"),
        Line("tie", "Somebody", said="Lind", more=(replace(paid, name="x"),)),
    )

    found = named(replace(otto, more=(paid, More("note", "Note", said="Tall"))), lind)

    assert (found["Otto"].suggested, found["Lind"].suggested) == (Reason.AT_WORK, Reason.ABOUT_ANOTHER)


def test_what_stands_around_a_name_is_shown_and_a_name_alone_is_not() -> None:
    before, after = "b" * (AROUND + 9), "a" * (AROUND + 9)
    tie = Line("tie", "Somebody", said="Otto")
    story = Line("tie_words", "Words", said=f"{before} Otto {after}")

    (otto,) = named(tie, story).values()

    (excerpt,) = otto.excerpts
    assert (excerpt[0], excerpt[-1]) == ("b", "a")
    assert len(excerpt) in {2 * AROUND + 3, 2 * AROUND + 4}
    short = Line("tie_words", "Words", said="Hi Otto!")
    assert named(tie, short)["Otto"].excerpts == ("Hi Otto!",)


def test_who_is_protected_must_be_left_out_by_any_of_their_names() -> None:
    tie, words = Line("tie", "Somebody", said="Otto Lind"), Line("tie_words", "Words", said="Lind rang.")

    assert not named(tie, words)["Otto Lind"].must
    assert named(tie, words, protected=("Lind",))["Otto Lind"].must


def test_a_number_is_proposed_from_nine_digits_on() -> None:
    nine, eight = "123 456 789", "12 34 56 (78)"

    assert FEWEST_DIGITS == 9
    assert set(named(Line("tie_words", "Words", said=f"Ring {nine}. Or {eight}."))) == {nine}


def test_a_passage_of_three_words_is_withheld_and_of_two_is_not() -> None:
    line = Line("x", "X", said="A b", more=(More("m", "M", said="one two three"), More("m", "M", said="four five")))
    left_out = [Proposal("k", Ground.ADDED, "x", line=line)]

    assert withheld_words(whole(line), left_out) == {"ab", "onetwothree"}


@pytest.mark.parametrize(
    ("text", "word", "spans"),
    [
        ("May may, mayor", "may", [(0, 2), (4, 6)]),
        ("ab ab", "ab", [(0, 1), (3, 4)]),
        ("a-b", "ab", [(0, 2)]),
        ("Ray2 xRay", "ray", [(0, 2)]),
        ("在Ray家", "ray", [(1, 3)]),
        ("Ray家", "ray", [(0, 2)]),
        ("aXa", "a", []),
        ("aa aa", "aa", [(0, 1), (3, 4)]),
    ],
)
def test_a_word_stands_where_it_has_edges(text: str, word: str, spans: list[tuple[int, int]]) -> None:
    assert list(Reading.of(text).spans(word)) == spans


def test_a_telephone_number_is_found_with_and_without_its_country() -> None:
    assert ways_to_write("07700 900123") == ways_to_write("+44 7700 900123") >= {"07700900123", "447700900123"}
    assert ways_to_write("–") == frozenset()
    assert ways_to_write("Otto") == {"otto"}
    assert ways_to_write("12") == {"12"}
    assert ways_to_write("Otto 07700 900123") == {"otto07700900123"}


def test_a_passage_is_found_by_every_run_of_its_words() -> None:
    words = [f"w{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    runs = ways_to_quote(" ".join(words)) - {letters_of(" ".join(words))}
    (length,) = {len(run) // 2 for run in runs}

    assert len(runs) == len(words) - length + 1
    assert letters_of("".join(words[-length:])) in runs
    assert ways_to_quote("one two") == {"onetwo"}
    assert ways_to_quote("") == frozenset()


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Otto rang", ["otto"], f"{LEFT_OUT} rang"),
        ("Otto, Lind", ["otto", "lind"], f"{LEFT_OUT}, {LEFT_OUT}"),
        ("Otto Lind rang", ["otto", "ottolind"], f"{LEFT_OUT} rang"),
        ("Otto Lind Otto", ["ottolind", "lindotto"], LEFT_OUT),
        ("Otto7", ["otto", "7"], LEFT_OUT),
        ("O tto", ["otto"], LEFT_OUT),
        ("a Otto b Lind c", ["lind", "otto"], f"a {LEFT_OUT} b {LEFT_OUT} c"),
        ("Nothing", ["otto"], "Nothing"),
    ],
)
def test_words_are_burnt_out_and_all_the_rest_stays(text: str, words: list[str], left: str) -> None:
    assert burnt(text, words) == left


def test_what_is_found_is_counted_in_whichever_way_it_is_read() -> None:
    assert found_in(b"<p>Ot<b>to</b> and Otto</p>", ["otto", "lind"]) == {"otto": 2}
    assert found_in(rb'{"a": ["Zo\u00eb"], "Otto": {"b": 3}}', ["zoe", "otto"]) == {"zoe": 1, "otto": 1}


@pytest.mark.parametrize("way", Way)
def test_somebody_at_the_desk_could_read_what_is_printed(way: Way) -> None:
    assert way.passes_a_desk is (way is not Way.INSIDE)


LINE = Line("tie", "Somebody", said="Otto", more=(More("with", "With", said="Lind"), More("since", "Since", said="")))


def test_a_frame_holds_nobodys_words() -> None:
    ((framed,),) = (chapter.lines for chapter in frame_of(whole(LINE).chapters))

    assert (framed.said, framed.said_by, framed.written_by) == (LEFT_OUT, "", "")
    assert [one.said for one in framed.more] == [LEFT_OUT, ""]
    ((kept,),) = (chapter.lines for chapter in without(whole(LINE), [], ["lind"]))
    assert (kept.said, [one.said for one in kept.more]) == ("Otto", [LEFT_OUT, ""])


def test_a_seal_breaks_with_a_day_and_with_whatever_else_is_told() -> None:
    dated = replace(LINE, on=ANCHOR)
    more = replace(LINE, more=(replace(LINE.more[0], on=ANCHOR), LINE.more[1]))
    words = replace(LINE, more=(replace(LINE.more[0], said="Sam"), LINE.more[1]))

    seals = {seal_of(whole(line), {}, recipient="Mary") for line in (LINE, dated, more, words)}

    assert len(seals) == 4
    assert seal_of(whole(LINE), {}, recipient="Mary") in seals
