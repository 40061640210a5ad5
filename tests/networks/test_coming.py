"""What a file would do to a map: line by line, with a reason for each that is not brought in, and none forgotten."""

from dataclasses import replace
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.networks.rules.acquaintances import acquainted
from kith.networks.rules.exchange.coming import (
    MOST_LISTED,
    MOST_NEW_PAIRS,
    Change,
    Coming,
    Defaults,
    Held,
    Outcome,
    coming,
    understood,
    with_what_is_understood,
)
from kith.networks.rules.exchange.sheet import MOST_TIES, Column, Line, Pairing, Sheet, cells_of, legible
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Feeling, Help, Kind, Life, Mode, Parting, Rhythm, Ring, Sector
from tests.networks.exchanges import HOSTILE, MARY, tie_id

ANNE = Held(tie_id(0), TieFacts(name="Anne", ring=Ring.CLOSE, felt=Feeling.HELPS), version=4)
BEN = Held(tie_id(1), TieFacts(name="Ben"), version=1)
CLEO = Held(tie_id(2), TieFacts(name="Cleo"), version=2, is_on_map=False)
A, B = str(ANNE.tie_id), str(BEN.tie_id)
ELSEWHERE = "a0000000-0000-4000-8000-000000000001"


def line(key: str = "row 1", row: int = 1, **cells: str) -> Line:
    return Line(row, key, {Column(column): cell for column, cell in {"name": "Dan", **cells}.items()})


def would(
    *lines: Line, pairs: tuple[Pairing, ...] = (), held: tuple[Held, ...] = (ANNE, BEN, CLEO), **more: object
) -> Coming:
    sheet = Sheet(tuple(replace(one, row=row) for row, one in enumerate(lines, start=1)), pairs)
    return coming(sheet, held, more.pop("acquainted", ()), person_id=MARY, **more)  # type: ignore[arg-type]


def reasons(plan: Coming) -> list[str]:
    return [because.words % because.fills for step in plan.steps for because in step.because]


def test_somebody_new_belongs_where_it_was_said() -> None:
    (step,) = would(line(), defaults=Defaults(Ring.FURTHER, Sector.COMMUNITY)).steps

    assert step.outcome is Outcome.NEW
    assert step.facts == TieFacts(name="Dan", ring=Ring.FURTHER, sector=Sector.COMMUNITY)
    assert step.tie_id is None


def test_everything_that_is_told_is_understood_by_value_and_by_word() -> None:
    told = {
        "relationship": "my\n son ", "kind": "animal", "ring": "Further out", "sector": "My community", "paid": "YES",
        "helps_with": "Practical help; emotional", "gives": "company", "felt": "it hurts", "rhythm": "now-and-then",
        "mode": "By phone", "life": "out of touch", "wish": "",
    }  # fmt: skip
    (step,) = would(line(**told)).steps

    assert step.facts == TieFacts(
        name="Dan", relationship="my son", kind=Kind.ANIMAL, ring=Ring.FURTHER, sector=Sector.COMMUNITY, is_paid=True,
        helps_with=frozenset({Help.PRACTICAL, Help.EMOTIONAL}), gives=frozenset({Help.COMPANY}), felt=Feeling.HURTS,
        rhythm=Rhythm.NOW_AND_THEN, mode=Mode.PHONE, life=Life.OUT_OF_TOUCH,
    )  # fmt: skip
    assert step.because == ()


def test_a_professional_is_paid_unless_it_is_told_otherwise() -> None:
    plan = would(line(sector="professional"), line("b", sector="professional", paid="no"), line("c", paid="no"))

    assert [step.facts and step.facts.is_paid for step in plan.steps] == [True, False, False]


def test_nobody_who_is_remembered_is_to_be_in_touch() -> None:
    (step,) = would(line(life="remembered", rhythm="weekly", mode="phone")).steps

    assert step.facts is not None
    assert (step.facts.rhythm, step.facts.mode) == (None, None)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"name": ""}, "There is no name."),
        ({"name": " \u2028\t"}, "There is no name."),
        ({"name": "n" * 81}, "It is longer than 80 letters: What they are called."),
        ({"relationship": "n" * 81}, "It is longer than 80 letters: Who or what they are."),
        ({"name": "a\x01b"}, "It holds signs that cannot be kept: What they are called."),
        ({"name": "\ud800"}, "It holds signs that cannot be kept: What they are called."),
        ({"kind": "robot"}, "“robot” is no word for it: What it is."),
        ({"ring": "5"}, "“5” is no word for it: How close they are."),
        ({"paid": "perhaps"}, "“perhaps” is no word for it: Whether they are paid to be there."),
        ({"helps_with": "company;magic"}, "“company;magic” is no word for it: What they help with."),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused_with_its_reason(cells: dict[str, str], said: str) -> None:
    plan = would(line(**cells))

    assert plan.steps[0].outcome is Outcome.REFUSED
    assert reasons(plan) == [said]
    assert not plan.changes_anything


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert len(reasons(would(line(name="", kind="robot", paid="perhaps")))) == 3


def test_eighty_letters_are_a_name() -> None:
    assert would(line(name="n" * 80)).steps[0].outcome is Outcome.NEW


def test_what_is_wanted_is_named_and_not_brought_in() -> None:
    assert reasons(would(line(wish="withdraw"))) == [
        "What is wanted of them is not brought in: it is decided with the person."
    ]


def test_somebody_is_known_by_the_id_that_the_map_wrote_down() -> None:
    plan = would(line(str(ANNE.tie_id), name="Annie", ring="1", felt=""), line(str(BEN.tie_id), name="Ben"))
    changed, same = plan.steps

    assert (changed.outcome, changed.held, changed.tie_id) == (Outcome.CHANGED, ANNE, ANNE.tie_id)
    assert changed.facts == replace(ANNE.facts, name="Annie", ring=Ring.CLOSEST)
    assert changed.changes == (Change(Column.NAME, "Anne", "Annie"), Change(Column.RING, "2", "1"))
    assert changed.name == "Anne"
    assert (same.outcome, same.changes) == (Outcome.SAME, ())


def test_why_they_parted_stays_only_where_they_have_parted() -> None:
    parted = Held(tie_id(5), TieFacts(name="Eve", life=Life.NOT_NOW, parted_because=Parting.MOVED), 1)
    stays, returns = (
        would(line(str(parted.tie_id), name="Eve", life=life), held=(parted,)).steps[0] for life in ("", "now")
    )

    assert stays.outcome is Outcome.SAME
    assert returns.facts is not None
    assert returns.facts.parted_because is None


def test_somebody_who_was_taken_off_comes_back() -> None:
    (step,) = would(line(str(CLEO.tie_id), name="Cleo")).steps

    assert (step.outcome, step.is_done, step.held) == (Outcome.BACK, True, CLEO)


def test_an_id_from_elsewhere_is_the_same_tie_the_next_time_and_never_that_of_another_map() -> None:
    (step,) = would(line(ELSEWHERE)).steps
    assert step.tie_id == uuid5(MARY, ELSEWHERE)
    assert step.facts is not None
    held = Held(step.tie_id, step.facts, 1)

    (again,) = would(line(ELSEWHERE.upper()), held=(held,)).steps

    assert (again.outcome, again.held) == (Outcome.SAME, held)


def test_without_an_id_a_name_is_enough_and_changes_nothing() -> None:
    plan = would(line(name=" ANNE ", ring="1"), line("b", name="Ben"), line("c", name="Ben"))

    assert [step.outcome for step in plan.steps] == [Outcome.SAME, Outcome.SAME, Outcome.NEW]
    assert plan.steps[0].held is ANNE
    assert reasons(plan) == [
        "Known by the name alone; what the file tells otherwise of them is not brought in.",
        "Known by the name alone.",
    ]


def test_a_name_never_takes_the_place_of_somebody_who_is_told_by_id() -> None:
    plan = would(line(name="Anne"), line(str(ANNE.tie_id), name="Anne"))

    assert [step.outcome for step in plan.steps] == [Outcome.NEW, Outcome.SAME]


def test_nobody_who_was_taken_off_is_known_by_name() -> None:
    assert would(line(name="Cleo")).steps[0].outcome is Outcome.NEW


def test_an_id_that_stands_twice_counts_once_and_is_said() -> None:
    plan = would(line("a", name="Dan"), line("a", name="Eve"), line(A, name="Anne"), line(A.upper(), name="Anne"))

    assert [step.outcome for step in plan.steps] == [Outcome.NEW, Outcome.REFUSED, Outcome.SAME, Outcome.REFUSED]
    assert reasons(plan) == ["The same id stands in row 1 already.", "The same id stands in row 3 already."]


def test_there_is_room_for_three_hundred_and_no_more() -> None:
    held = tuple(Held(tie_id(number), TieFacts(name=f"P{number}"), 1) for number in range(MOST_TIES - 1))
    off = replace(CLEO, tie_id=tie_id(900))
    plan = would(
        line("a"), line("b"), line(str(off.tie_id), name="Cleo"), line(str(tie_id(0)), name="P0"), held=(*held, off)
    )

    assert [step.outcome for step in plan.steps] == [Outcome.NEW, Outcome.REFUSED, Outcome.REFUSED, Outcome.SAME]
    assert reasons(plan) == ["There is room for 300 on a map, and no more."] * 2


def test_a_row_that_a_limit_stops_is_refused_and_the_others_are_not() -> None:
    plan = would(line("a", rhythm="weekly"), line("b"), stopped=frozenset({1}))

    assert [step.outcome for step in plan.steps] == [Outcome.REFUSED, Outcome.NEW]
    assert reasons(plan) == ["How often they are in touch cannot be agreed. Take it out of the file."]


def test_a_rhythm_is_agreed_where_it_is_new_or_told_otherwise() -> None:
    weekly = Held(tie_id(7), TieFacts(name="Fay", rhythm=Rhythm.WEEKLY), 1)
    lines = (
        line("a", rhythm="weekly"), line("b"), line(str(weekly.tie_id), name="Fay", ring="1"),
        line(str(ANNE.tie_id), name="Anne", rhythm="daily"), line(str(BEN.tie_id), name="Ben"),
    )  # fmt: skip
    plan = would(*lines, held=(ANNE, BEN, weekly))
    renamed = would(line(str(weekly.tie_id), name="Faye"), held=(weekly,))
    back = would(line(str(weekly.tie_id), name="Fay"), held=(replace(weekly, is_on_map=False),))

    assert [step.agrees_on_rhythm for step in plan.steps] == [True, False, False, True, False]
    assert renamed.steps[0].agrees_on_rhythm
    assert back.steps[0].agrees_on_rhythm


def pair(one: str, other: str, closeness: str = "", row: int = 1) -> Pairing:
    return Pairing(row, one, other, closeness)


LINES = (
    line(A, name="Anne"), line(B, name="Ben"), line("d"),
    line("room", name="Room", life="hoped_for"), line("x", name=""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "outcome", "said"),
    [
        ([pair(A, "d")], Outcome.NEW, None),
        ([pair(A, B)], Outcome.SAME, None),
        ([pair(B, A, "They know each other")], Outcome.SAME, None),
        ([pair(B, A, "close")], Outcome.CHANGED, None),
        ([pair("d", "d")], Outcome.REFUSED, "Nobody is asked whether they know themself."),
        ([pair(A, "nobody")], Outcome.REFUSED, "“nobody” does not stand in the file."),
        ([pair("nobody", A)], Outcome.REFUSED, "“nobody” does not stand in the file."),
        ([pair(A, "x")], Outcome.REFUSED, " is not brought in."),
        ([pair("room", A)], Outcome.REFUSED, "Of Room it is not asked whom they know."),
        ([pair(A, "d", "enemies")], Outcome.REFUSED, "“enemies” is no word for how close they are."),
        ([pair(A, "d"), pair("d", A)], Outcome.SAME, "It stands there twice, and counts once."),
        ([pair(A, "d"), pair(A, "d")], Outcome.SAME, "It stands there twice, and counts once."),
        ([pair(A, "d"), pair("d", A, "close")], Outcome.REFUSED,
         "How close they are stands there twice, and not the same. The first counts."),
    ],
)  # fmt: skip
def test_a_pair_begins_stands_or_is_refused_with_its_reason(
    pairs: list[Pairing], outcome: Outcome, said: str | None
) -> None:
    plan = would(*LINES, pairs=tuple(pairs), acquainted=(acquainted(ANNE.tie_id, BEN.tie_id),))
    last = plan.pairs[-1]

    assert len(plan.pairs) == len(pairs)
    assert last.outcome is outcome
    assert (last.because.words % last.because.fills if last.because else None) == said


def test_new_pairs_are_those_that_begin_or_change() -> None:
    plan = would(*LINES, pairs=(pair(A, "d", "close"), pair(A, B), pair("d", "d")), acquainted=())

    assert [(step.one, step.other, step.closeness) for step in plan.new_pairs] == [
        ("Anne", "Dan", Closeness.CLOSE), ("Anne", "Ben", Closeness.KNOWS)
    ]  # fmt: skip
    assert plan.changes_anything
    assert (plan.counted[Outcome.NEW], plan.counted[Outcome.REFUSED], plan.counted[Outcome.SAME]) == (2, 1, 2)
    assert (plan.pairs_counted[Outcome.NEW], plan.pairs_counted[Outcome.REFUSED]) == (2, 1)


def crowd(number: int) -> tuple[tuple[Line, ...], tuple[Pairing, ...]]:
    """Return this many, who all know each other."""
    lines = tuple(line(f"p{one}", name=f"P{one}") for one in range(number))
    pairs = [(one, other) for one in range(number) for other in range(one)]
    return lines, tuple(pair(f"p{one}", f"p{other}", row=row) for row, (one, other) in enumerate(pairs, start=1))


def test_a_page_tells_each_pair_that_needs_a_look_and_counts_the_rest() -> None:
    lines, known = crowd(60)
    plan = would(*lines, pairs=(*known, pair("p1", "p1", row=9_999)), held=())

    assert len(plan.pairs_to_show) == MOST_LISTED
    assert plan.pairs_to_show[-1].outcome is Outcome.REFUSED
    assert plan.pairs_left == len(known) + 1 - MOST_LISTED
    assert [step.pair.row for step in plan.pairs_to_show] == sorted(step.pair.row for step in plan.pairs_to_show)
    assert would(*lines, pairs=known[:3], held=()).pairs_left == 0


def test_of_very_many_pairs_some_wait_for_the_next_time() -> None:
    lines, known = crowd(101)
    first = would(*lines, pairs=known, held=())
    held = tuple(Held(tie_id(number), TieFacts(name=f"P{number}"), 1) for number in range(101))
    keys = {f"p{number}": held[number].tie_id for number in range(101)}
    told = [acquainted(keys[step.pair.one], keys[step.pair.other]) for step in first.new_pairs]
    next_time = would(*lines, pairs=known, held=held, acquainted=told)

    assert first.pairs_counted == {Outcome.NEW: MOST_NEW_PAIRS, Outcome.LATER: len(known) - MOST_NEW_PAIRS}
    assert len(first.new_pairs) == MOST_NEW_PAIRS
    assert next_time.pairs_counted == {Outcome.SAME: MOST_NEW_PAIRS, Outcome.NEW: len(known) - MOST_NEW_PAIRS}


def test_the_seal_is_another_one_as_soon_as_anything_else_would_be_done() -> None:
    seals = {
        would(line(A, name="Anne", ring="1")).seal,
        would(line(A, name="Anne", ring="1"), held=(replace(ANNE, version=5),)).seal,
        would(line(A, name="Anne", ring="3")).seal,
        would(line(A, name="Anne", ring="1"), held=()).seal,
        would(line(A, name="Anne", ring="1"), line("b")).seal,
        would(line(A, name="Anne", ring="1"), pairs=(pair(A, A),)).seal,
    }

    assert len(seals) == 6
    assert would(line()).seal == would(line()).seal


def used(**columns: str) -> dict[str, Column]:
    return {name: Column(column) for name, column in columns.items()}


def test_a_column_that_only_looks_like_ours_is_put_aside_when_its_words_are_strange() -> None:
    lines = (line(ring="5", kind="friend", felt="odd"), line("b", ring="1"))
    sheet = with_what_is_understood(Sheet(lines, (), used(n="name", closeness="ring", type="kind", felt="felt")))

    assert dict(sheet.used) == used(n="name", felt="felt")
    assert sheet.unused == ("closeness", "type")
    assert [dict(one.cells) for one in sheet.lines] == [
        {Column.NAME: "Dan", Column.FELT: "odd"}, {Column.NAME: "Dan"}
    ]  # fmt: skip


def test_a_column_that_is_understood_stays_by_whatever_name() -> None:
    sheet = Sheet((line(ring="1"), line("b", ring="")), (), used(n="name", closeness="ring"))

    assert with_what_is_understood(sheet) == sheet


def test_columns_of_single_words_are_ours_by_how_they_begin() -> None:
    sheet = Sheet((line(helps_with="maybe"),), (), used(helps_with_company="helps_with"))

    assert with_what_is_understood(sheet) == sheet


@pytest.mark.parametrize("word", ["", "maybe", "2"])
def test_yes_and_no_are_told_from_anything_else(word: str) -> None:
    if word == "":
        assert understood(Column.PAID, word) is False
    else:
        with pytest.raises(ValueError, match=word):
            understood(Column.PAID, word)


cells = st.dictionaries(st.sampled_from(list(Column)), st.one_of(st.sampled_from(HOSTILE), st.text(max_size=90)))
keys = st.one_of(st.sampled_from([A, B, ELSEWHERE, "a", ""]), st.text(max_size=8))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(keys, cells), max_size=12), st.lists(st.tuples(keys, keys, st.sampled_from(["", "close", "x"])))
)
def test_no_line_and_no_pair_is_ever_dropped_and_each_refusal_says_why(
    told: list[tuple[str, dict[Column, str]]], known: list[tuple[str, str, str]]
) -> None:
    sheet = Sheet(
        tuple(Line(row, key, cell) for row, (key, cell) in enumerate(told, start=1)),
        tuple(Pairing(row, *one) for row, one in enumerate(known, start=1)),
    )
    plan = coming(sheet, (ANNE, BEN, CLEO), (), person_id=MARY)

    assert [step.line for step in plan.steps] == list(sheet.lines)
    assert [step.pair for step in plan.pairs] == list(sheet.pairs)
    assert all(step.because for step in (*plan.steps, *plan.pairs) if step.outcome is Outcome.REFUSED)
    assert all(step.facts and 0 < len(step.facts.name) <= 80 for step in plan.steps if step.is_done)


def test_every_cell_of_a_tie_is_understood_again() -> None:
    told = cells_of(TieFacts(name="a\x00b", helps_with=frozenset(Help), felt=Feeling.BOTH, is_paid=True))

    assert told[Column.NAME] == legible("a\x00b") == "a\ufffdb"
    assert understood(Column.HELPS_WITH, told[Column.HELPS_WITH]) == frozenset(Help)
    assert understood(Column.FELT, told[Column.FELT]) is Feeling.BOTH
    assert understood(Column.PAID, told[Column.PAID]) is True
    assert understood(Column.RING, told[Column.RING]) is Ring.CLOSE


def test_an_id_is_a_whole_one() -> None:
    assert would(line(str(UUID(A)).replace("-", ""), name="Anne")).steps[0].outcome is Outcome.SAME
    assert would(line("12", name="Anne")).steps[0].outcome is Outcome.SAME
