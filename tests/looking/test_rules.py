"""What stands out, who may know whom, when something is late, and who is on the phone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.ground.access.permissions import Relation
from kith.looking.rules.callers import TRIES, Caller, Standing, digest_of, standing
from kith.looking.rules.clocks import due_at, rung
from kith.looking.rules.emergencies import is_alarming
from kith.looking.rules.looks import what
from kith.looking.rules.ties import Sign, in_common
from kith.looking.rules.unusual import MANY, OF_WORK, stands_out
from kith.people.rules.marks import Marks, surname

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("shared", "is_noted", "unrelated", "signs"),
    [
        ((), False, 1, ()),
        ((Sign.SURNAME,), False, 1, (Sign.SURNAME,)),
        ((Sign.POSTCODE, Sign.ADDRESS), False, 1, (Sign.ADDRESS, Sign.POSTCODE)),
        ((Sign.PHONE,), False, 1, ()),
        ((), True, 1, (Sign.NOTED,)),
        ((), False, MANY - 1, ()),
        ((), False, MANY, (Sign.MANY,)),
        ((), False, MANY + 1, (Sign.MANY,)),
        ((Sign.SURNAME,), True, MANY, (Sign.SURNAME, Sign.NOTED, Sign.MANY)),
    ],
)
def test_a_look_without_a_reason_of_work_stands_out_by_its_signs(
    shared: tuple[Sign, ...], is_noted: bool, unrelated: int, signs: tuple[Sign, ...]
) -> None:
    for relations in ((), (Relation.TEAM,), (Relation.BREAK_GLASS,), (Relation.TEAM, Relation.BREAK_GLASS)):
        found = stands_out(relations, shared=shared, is_noted=is_noted, unrelated_within_an_hour=unrelated)
        assert found == signs


@pytest.mark.parametrize("relation", sorted(set(Relation) - {Relation.TEAM, Relation.BREAK_GLASS}))
def test_no_look_stands_out_that_had_a_reason_of_work(relation: Relation) -> None:
    assert relation in OF_WORK
    assert stands_out([relation], shared=list(Sign), is_noted=True, unrelated_within_an_hour=999) == ()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Mary Hale", {"hale"}),
        ("Mary", set()),
        ("", set()),
        ("Nasreen  AKHTAR ", {"akhtar"}),
        ("Zoë d’Élan", {"delan"}),
    ],
)
def test_a_surname_is_the_last_of_several_words(name: str, found: set[str]) -> None:
    assert surname(name) == found


def test_two_share_what_is_the_same_and_nothing_else() -> None:
    one = Marks(
        frozenset({"hale"}), frozenset({"770090001"}), frozenset({"m@x"}), frozenset({"1 harbour street pl1 2ab"})
    )

    assert in_common(one, one) == (Sign.SURNAME, Sign.PHONE, Sign.EMAIL, Sign.ADDRESS, Sign.POSTCODE)
    assert in_common(one, Marks(addresses=frozenset({"9 harbour street pl12ab"}))) == (Sign.POSTCODE,)
    assert in_common(one, Marks()) == in_common(Marks(), Marks()) == ()
    assert in_common(Marks(addresses=frozenset({"1 somewhere"})), Marks(addresses=frozenset({"2 somewhere"}))) == ()


@pytest.mark.parametrize(
    ("begun", "days", "due"),
    [
        (datetime(2026, 5, 4, 9, tzinfo=UTC), 2, datetime(2026, 5, 6, 16, tzinfo=UTC)),
        (datetime(2026, 5, 8, 23, 30, tzinfo=UTC), 2, datetime(2026, 5, 12, 16, tzinfo=UTC)),
        (datetime(2026, 10, 23, 9, tzinfo=UTC), 2, datetime(2026, 10, 27, 17, tzinfo=UTC)),
        (datetime(2026, 5, 4, 9, tzinfo=UTC), 5, datetime(2026, 5, 11, 16, tzinfo=UTC)),
    ],
    ids=["in the week", "over a weekend, and already Saturday there", "over the change of clocks", "five days"],
)
def test_a_clock_runs_in_working_days_of_the_organisation(begun: datetime, days: int, due: datetime) -> None:
    assert due_at(begun, days, zone=LONDON) == due


def test_a_holiday_is_no_working_day() -> None:
    assert due_at(MONDAY, 1, zone=LONDON, holidays={MONDAY.date() + timedelta(days=1)}).day == 6


@given(late=some.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_what_nobody_looks_at_climbs_and_never_comes_down(late: timedelta) -> None:
    due = due_at(MONDAY, 2, zone=LONDON)

    assert rung(due, due, zone=LONDON) == 0
    assert rung(due, due + timedelta(seconds=1), zone=LONDON) == 1
    step = rung(due, due + late, zone=LONDON)
    assert step <= rung(due, due + late + timedelta(days=1), zone=LONDON)
    assert rung(due, due + late + timedelta(days=7), zone=LONDON) > step


@pytest.mark.parametrize(
    ("hours", "alarms"), [([0, 1, 2], True), ([0, 1], False), ([0, 1, 24 * 7], False), ([], False)]
)
def test_three_emergencies_within_a_week_raise_an_alarm(hours: list[int], alarms: bool) -> None:
    assert is_alarming([MONDAY - timedelta(hours=hour) for hour in hours], at=MONDAY) is alarms


def test_an_emergency_still_to_come_alarms_nobody() -> None:
    assert not is_alarming([MONDAY, MONDAY, MONDAY + timedelta(seconds=1)], at=MONDAY)


@pytest.mark.parametrize(
    ("caller", "tries", "stands"),
    [
        (Caller.PERSON, [], Standing.UNKNOWN),
        (Caller.PERSON, [False] * (TRIES - 1), Standing.UNKNOWN),
        (Caller.PERSON, [False] * TRIES, Standing.NEVER),
        (Caller.PERSON, [False, True], Standing.KNOWN),
        (Caller.OTHER, [], Standing.NEVER),
        (Caller.OTHER, [True], Standing.NEVER),
    ],
)
def test_an_unknown_caller_is_told_nothing(caller: Caller, tries: list[bool], stands: Standing) -> None:
    assert standing(caller, tries) is stands


def test_an_answer_is_the_same_however_it_is_spelled_and_kept_only_as_a_digest() -> None:
    assert digest_of(" Blue  Kettle", "a") == digest_of("blue kettle", "a")
    assert digest_of("blue kettle", "a") != digest_of("blue kettle", "b")
    assert digest_of("blue kettle", "a") != digest_of("red kettle", "a")
    assert "blue" not in digest_of("blue kettle", "a")


def test_what_was_looked_at_is_called_as_the_person_would_call_it() -> None:
    assert what("networks.Map") == "the map"
    assert what("something new") == "a part of the record"


def test_what_is_kept_of_an_answer_stays_comparable_with_what_was_kept_before() -> None:
    kept = "1fc7573dd66ec5152ff3d0826ea17e69200685c02b50af07edf8d4f45670af72"

    assert digest_of("Blue door", "salt") == digest_of(" blue  DOOR", "salt") == kept
    assert digest_of("Blue door", "pepper") != kept
