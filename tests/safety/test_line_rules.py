"""Where a local line stands on Help now, who is shown it, until when it holds, and what cannot be kept."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from kith.ground.running.rules import CRISIS_NUMBERS, ITEMS, NUMBERS_HOLD_FOR, Kept, Piece, State, standing_of
from kith.safety.packs.ways import NEXT_CHECK_ON, WAYS
from kith.safety.rules.lines import (
    MOST,
    SOON,
    Help,
    House,
    Line,
    LineFlaw,
    Words,
    flaws_of,
    help_for,
    may_precede,
    may_replace,
    put_right,
)
from kith.safety.rules.ways import Act

ON = date(2026, 5, 4)
HERE, THERE = UUID(int=1), UUID(int=2)
CRISIS = Words("I feel very bad", "Crisis team", Act.CALL, "01632 960170", is_day_and_night=True)
ITEM = next(item for item in ITEMS if item.key == CRISIS_NUMBERS)


def line(tried: int | None = 0, **changes: object) -> Line:
    words = replace(CRISIS, **changes)  # type: ignore[arg-type] # each name holds its own type
    tried_on = None if tried is None else ON - timedelta(days=tried)
    return Line(uuid5(HERE, repr(words)), 1, words, tried_on)


def house(*lines: Line, name: str = "Harbour Link", pk: UUID = HERE) -> House:
    return House(pk, name, lines)


def shown(found: Help) -> list[str]:
    return [way.words.who if isinstance(way, Line) else way.key for way in found.ways]


def to_a_stranger(*houses: House) -> Help:
    return help_for(WAYS, houses, own=None, on=ON)


NATIONAL = [way.key for way in WAYS]


def test_with_no_local_line_the_national_ones_stand_as_they_are() -> None:
    for found in (to_a_stranger(), to_a_stranger(house()), help_for(WAYS, [], own=HERE, on=ON)):
        assert shown(found) == NATIONAL
        assert (found.keeper, found.elsewhere, found.tried_since) == ("", (), None)


def test_the_emergency_stands_first_then_local_lines_in_their_order() -> None:
    lines = [line(need=who, who=who, place=place) for who, place in (("C", 2), ("B", 1), ("A", 2))]

    assert shown(to_a_stranger(house(*lines))) == ["danger", "B", "A", "C", *NATIONAL[1:]]


def test_a_line_stands_before_a_national_one_or_takes_its_place() -> None:
    before = shown(to_a_stranger(house(line(beside="urgent"))))
    instead = shown(to_a_stranger(house(line(beside="urgent", takes_place=True))))

    assert before[before.index("urgent") - 1] == "Crisis team"
    assert len(before) == len(NATIONAL) + 1
    assert instead == ["Crisis team" if key == "urgent" else key for key in NATIONAL]


def test_a_place_is_taken_only_day_and_night() -> None:
    by_day = line(beside="urgent", takes_place=True, is_day_and_night=False, hours="Weekdays")

    assert "urgent" in shown(to_a_stranger(house(by_day)))


@pytest.mark.parametrize("way", [way for way in WAYS if way.is_emergency], ids=lambda way: way.key)
def test_nothing_takes_the_place_of_an_emergency_line_or_stands_before_the_first(way: object) -> None:
    key = way.key  # type: ignore[attr-defined]
    found = shown(to_a_stranger(house(line(beside=key, takes_place=True))))

    assert found[0] == "danger"
    assert [one for one in found if one != "Crisis team"] == NATIONAL
    assert not may_replace(way)  # type: ignore[arg-type]
    assert LineFlaw.NOT_THERE in flaws_of(replace(CRISIS, beside=key, takes_place=True), national=WAYS)


def test_there_is_an_emergency_line_that_never_lapses() -> None:
    assert [way.key for way in WAYS if way.is_emergency and way.always] == ["danger"]
    assert [way.key for way in WAYS if not may_precede(way)] == ["danger"]
    assert len({way.key for way in WAYS}) == len(WAYS)


@given(some.lists(some.sampled_from(["", *NATIONAL, "nothing"]), max_size=MOST), some.booleans(), some.booleans())
def test_whatever_is_kept_every_emergency_line_stays_and_the_first_is_first(
    places: list[str], is_instead: bool, is_always: bool
) -> None:
    lines = [
        line(who=f"L{n}", beside=key, takes_place=is_instead, is_day_and_night=is_always)
        for n, key in enumerate(places)
    ]
    found = shown(to_a_stranger(house(*lines)))

    assert found[0] == "danger"
    assert "sign" in found
    assert sorted(one for one in found if one[0] == "L") == sorted(f"L{n}" for n in range(len(places)))


# ---- tried in time ----


@given(some.integers(0, 400))
@example(NUMBERS_HOLD_FOR.days)
@example(NUMBERS_HOLD_FOR.days + 1)
@example((NUMBERS_HOLD_FOR - SOON).days)
@example((NUMBERS_HOLD_FOR - SOON).days + 1)
def test_a_line_holds_as_long_as_the_item_of_readiness_says(days: int) -> None:
    tried = line(days)
    piece = Piece("x", tried.tried_on)
    written = Kept(CRISIS_NUMBERS, "Ada", "rung", ON, "Ada")

    found = standing_of(ITEM, written, on=ON, pieces=[piece])

    assert tried.is_due(ON) is (days > NUMBERS_HOLD_FOR.days)
    assert (found.state is State.LAPSED) is tried.is_due(ON)
    assert found.lacking == ((piece,) if tried.is_due(ON) else ())
    assert found.due_on == tried.holds_until
    assert tried.is_due_soon(ON) is (days > (NUMBERS_HOLD_FOR - SOON).days)


def test_a_line_that_nobody_tried_lacks_and_what_nobody_wrote_down_is_missing_all_the_same() -> None:
    never = Piece("x", None)
    written = Kept(CRISIS_NUMBERS, "Ada", "rung", ON, "Ada")

    assert line(None).is_due(ON)
    assert line(None).is_due_soon(ON)
    assert line(None).holds_until is None
    assert standing_of(ITEM, written, on=ON, pieces=[never]).state is State.LAPSED
    assert standing_of(ITEM, None, on=ON, pieces=[never]).state is State.MISSING
    assert standing_of(ITEM, None, on=ON, pieces=[never]).lacking == (never,)
    assert standing_of(ITEM, written, on=ON).state is State.STANDS


def test_what_lapsed_is_for_its_own_staff_and_gives_the_place_back() -> None:
    late = house(line(200, beside="urgent", takes_place=True))

    assert shown(to_a_stranger(late)) == NATIONAL
    assert shown(help_for(WAYS, [late], own=HERE, on=ON)) == NATIONAL
    staff = shown(help_for(WAYS, [late], own=HERE, on=ON, to_staff=True))
    assert staff[staff.index("urgent") - 1] == "Crisis team"
    assert help_for(WAYS, [late], own=THERE, on=ON, to_staff=True).elsewhere == ()


def test_where_a_national_line_has_lapsed_a_local_one_beside_it_still_stands() -> None:
    later = NEXT_CHECK_ON + timedelta(days=1)
    tried = Line(HERE, 1, replace(CRISIS, beside="text", takes_place=True), later)

    assert shown(help_for(WAYS, [house(tried)], own=None, on=later)) == ["danger", "Crisis team", "talk", "urgent"]


# ---- several houses ----


def test_a_stranger_reads_each_house_under_its_name_and_loses_no_national_line() -> None:
    two = (house(line(beside="urgent", takes_place=True)), house(name="Elsewhere", pk=THERE))
    found = to_a_stranger(*two)

    assert shown(found) == NATIONAL
    assert [(one.name, len(one.lines)) for one in found.elsewhere] == [("Harbour Link", 1)]
    assert found.keeper == ""
    assert found.tried_since == ON


def test_a_reader_of_one_house_has_its_lines_first_and_the_others_under_their_names() -> None:
    mine, theirs = house(line(3)), house(line(9, who="Others"), line(200, who="Late"), name="Elsewhere", pk=THERE)
    found = help_for(WAYS, [theirs, mine], own=HERE, on=ON)

    assert shown(found)[:2] == ["danger", "Crisis team"]
    assert found.keeper == "Harbour Link"
    assert [(one.name, [each.words.who for each in one.lines]) for one in found.elsewhere] == [
        ("Elsewhere", ["Others"])
    ]
    assert found.tried_since == ON - timedelta(days=9)


# ---- what is kept ----


def test_words_are_put_right() -> None:
    typed = Words(
        "  I feel\n bad. ", "Crisis  team.", Act.CALL, "01632\u00a0960170", hours=" Nights. ", takes_place=True
    )

    assert put_right(typed) == Words("I feel bad", "Crisis team", Act.CALL, "01632 960170", hours="Nights")
    assert put_right(replace(typed, is_day_and_night=True)).hours == ""
    assert put_right(replace(typed, act=Act.OPEN, reach="https://example.org/")).reach == "example.org"
    assert put_right(replace(typed, act=Act.TEXT, reach="javascript:x")).reach == ""
    assert put_right(replace(typed, beside="talk")).takes_place


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({}, None),
        ({"need": ""}, LineFlaw.NO_WORDS),
        ({"who": ""}, LineFlaw.NO_WORDS),
        ({"reach": ""}, LineFlaw.NOT_A_NUMBER),
        ({"reach": "", "act": Act.TEXT}, LineFlaw.NOT_A_NUMBER),
        ({"reach": "", "act": Act.OPEN}, LineFlaw.NOT_AN_ADDRESS),
        ({"is_day_and_night": False}, LineFlaw.NO_HOURS),
        ({"is_day_and_night": False, "hours": "Nights"}, None),
        ({"place": 0}, LineFlaw.NOT_THERE),
        ({"place": MOST}, None),
        ({"place": MOST + 1}, LineFlaw.NOT_THERE),
        ({"beside": "nothing"}, LineFlaw.NOT_THERE),
        ({"beside": "danger"}, LineFlaw.NOT_THERE),
        ({"beside": "sign"}, None),
        ({"beside": "sign", "takes_place": True}, LineFlaw.NOT_THERE),
        ({"beside": "talk", "takes_place": True}, None),
        (
            {"beside": "talk", "takes_place": True, "is_day_and_night": False, "hours": "Nights"},
            LineFlaw.NOT_ALWAYS_THERE,
        ),
    ],
)
def test_what_cannot_be_kept(changes: dict[str, object], flaw: LineFlaw | None) -> None:
    found = flaws_of(replace(CRISIS, **changes), national=WAYS)  # type: ignore[arg-type]

    assert found == ((flaw,) if flaw else ())


@pytest.mark.parametrize(
    ("act", "reach", "href", "read", "icon"),
    [
        (Act.CALL, "01632 960170", "tel:01632960170", "01632 960170", "phone"),
        (Act.TEXT, "07700 900172", "sms:07700900172", "07700 900172", "sms"),
        (Act.OPEN, "example.org/help", "https://example.org/help", "example.org/help", "globe"),
    ],
)
def test_a_local_line_dials_texts_or_opens(act: Act, reach: str, href: str, read: str, icon: str) -> None:
    one = line(act=act, reach=reach)

    assert (one.need, one.href, one.reach, one.icon) == (CRISIS.need, href, read, icon)
