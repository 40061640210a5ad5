"""The ladder as pure rules: at every threshold, through every change of clock, from any state to the top and red."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kith.ground.ids import new_id
from kith.safeguarding.packs import BANK_HOLIDAYS
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import Disagreement, Story, running
from kith.safeguarding.rules.concerns import TO_ANSWER, TO_DECIDE, Horizon, is_likely
from kith.safeguarding.rules.ladder import Clock, Hop, Rung, Running, climb, is_late, next_due

LONDON = Calendar("Europe/London", BANK_HOLIDAYS)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ANY_MOMENT = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001


def _all_there(_rung: Rung) -> bool:
    return True


def _nobody(_rung: Rung) -> bool:
    return False


def _answer(horizon: Horizon, since: datetime) -> Running:
    window = TO_ANSWER[horizon]
    return Running(Clock.ANSWER, window.due(since, LONDON), window, since)


def _hops(horizon: Horizon, since: datetime, at: datetime) -> list[Hop]:
    return list(climb(_answer(horizon, since), None, is_peopled=_all_there, calendar=LONDON, at=at))


@pytest.mark.parametrize(
    ("horizon", "since", "hops"),
    [
        (Horizon.IMMINENT, "2026-05-15 22:00", ["05-15 22:00", "05-15 22:15", "05-15 22:30", "05-15 22:45"]),
        (Horizon.SHORT, "2026-05-15 15:50", ["05-15 15:50", "05-15 19:50", "05-15 21:50", "05-15 22:50"]),
        (Horizon.MEDIUM, "2026-05-15 15:50", ["05-15 15:50", "05-18 16:00", "05-19 12:00", "05-19 14:00"]),
        (Horizon.LONG, "2026-05-15 15:50", ["05-15 15:50", "05-19 16:00", "05-20 16:00", "05-21 12:00"]),
        # over Easter, and into summer time in the night from 28 to 29 March
        (Horizon.MEDIUM, "2026-04-02 10:00", ["04-02 10:00", "04-07 16:00", "04-08 12:00", "04-08 14:00"]),
        (Horizon.MEDIUM, "2026-03-27 12:00", ["03-27 12:00", "03-30 16:00", "03-31 12:00", "03-31 14:00"]),
        (Horizon.SHORT, "2026-03-28 23:00", ["03-28 23:00", "03-29 03:00", "03-29 05:00", "03-29 06:00"]),
        # and out of it in the night from 24 to 25 October
        (Horizon.MEDIUM, "2026-10-23 12:00", ["10-23 12:00", "10-26 17:00", "10-27 13:00", "10-27 15:00"]),
        (Horizon.SHORT, "2026-10-24 22:00", ["10-24 22:00", "10-25 02:00", "10-25 04:00", "10-25 05:00"]),
    ],
)
def test_each_missed_hop_halves_the_next(horizon: Horizon, since: str, hops: list[str]) -> None:
    begun = datetime.fromisoformat(since).replace(tzinfo=UTC)

    made = _hops(horizon, begun, begun + 30 * DAY)

    assert [f"{hop.due_at.astimezone(UTC):%m-%d %H:%M}" for hop in made[:4]] == hops
    assert [hop.rung for hop in made[:4]] == [Rung.OWNER, Rung.MANAGER, Rung.LEAD, Rung.DEPUTY]


@given(horizon=st.sampled_from(Horizon), since=ANY_MOMENT, which=st.integers(1, 5))
def test_a_hop_is_made_at_its_moment_and_not_before(horizon: Horizon, since: datetime, which: int) -> None:
    before = _hops(horizon, since, since + 60 * DAY)[which - 1]
    due_at = next_due(_answer(horizon, since), before, LONDON)

    made = [len(_hops(horizon, since, due_at + step)) for step in (-SECOND, 0 * SECOND, SECOND)]

    assert made == [which, which + 1, which + 1]


@given(horizon=st.sampled_from(Horizon), since=ANY_MOMENT, ticks=st.lists(st.integers(-600, 20_000), max_size=12))
def test_however_often_and_in_whatever_order_it_ticks_no_rung_is_made_twice(
    horizon: Horizon, since: datetime, ticks: list[int]
) -> None:
    clock, made = _answer(horizon, since), list[Hop]()

    for minutes in ticks:
        last = made[-1] if made else None
        made += climb(clock, last, is_peopled=_all_there, calendar=LONDON, at=since + minutes * MINUTE)

    inside = [hop.rung for hop in made if hop.rung is not Rung.OUTSIDE]
    assert inside == list(Rung)[: len(inside)]
    assert len({hop.number for hop in made}) == len(made)
    assert [hop.due_at for hop in made] == sorted(hop.due_at for hop in made)


@given(horizon=st.sampled_from(Horizon), since=ANY_MOMENT)
def test_a_long_silence_reaches_the_same_rungs_as_ticking_all_along(horizon: Horizon, since: datetime) -> None:
    at, steps = since + 20 * DAY, list[Hop]()
    for hours in range(0, 20 * 24 + 1, 7):
        last = steps[-1] if steps else None
        steps += climb(_answer(horizon, since), last, is_peopled=_all_there, calendar=LONDON, at=since + hours * HOUR)

    once = _hops(horizon, since, at)

    assert [hop.rung for hop in once] == list(Rung)
    assert [hop for hop in steps if hop.rung is not Rung.OUTSIDE] == once[:-1]


def test_an_empty_ladder_is_outside_at_once() -> None:
    since = datetime(2026, 5, 15, 15, 50, tzinfo=UTC)

    (hop,) = climb(_answer(Horizon.LONG, since), None, is_peopled=_nobody, calendar=LONDON, at=since)

    assert hop.rung is Rung.OUTSIDE


def test_the_bank_holidays_are_those_of_easter_and_of_weekdays() -> None:
    for year, sunday in ((2026, date(2026, 4, 5)), (2027, date(2027, 3, 28)), (2028, date(2028, 4, 16))):
        days = {day for day in BANK_HOLIDAYS if day.year == year}
        assert {sunday - timedelta(days=2), sunday + timedelta(days=1)} <= days
        assert len(days) == 8
        assert all(day.weekday() < 5 for day in days)


@given(since=ANY_MOMENT, hours=st.integers(1, 60))
def test_working_hours_end_within_a_working_day(since: datetime, hours: int) -> None:
    after = LONDON.after(since, hours * HOUR)

    assert after > since
    assert LONDON.is_at_work(after - SECOND)


@pytest.mark.parametrize(
    ("typed", "known", "same"),
    [
        ("Dee", "Dee", True),
        ("dee marsh, the manager", "Dee", True),
        ("DÉE", "Dee Marsh", True),
        ("Deena", "Dee", False),
        ("a man from the pub", "Dee", False),
        ("", "Dee", False),
    ],
)
def test_a_typed_name_is_likely_somebodys(typed: str, known: str, same: bool) -> None:
    assert is_likely(typed, known) is same


class Ignored(RuleBasedStateMachine):
    """A concern to which anything may happen. Whenever everybody then stops, it reaches the top and stays red."""

    def __init__(self) -> None:
        super().__init__()
        self.hops: dict[tuple[object, Clock], Hop] = {}
        self.peopled = dict.fromkeys(Rung, True)

    @initialize(horizon=st.sampled_from(Horizon), at=ANY_MOMENT)
    def is_raised(self, horizon: Horizon, at: datetime) -> None:
        self.at, self.id = at, new_id()
        self.facts: dict[str, object] = {
            "id": self.id,
            "horizon": horizon,
            "raised_at": at,
            "answer_due_at": TO_ANSWER[horizon].due(at, LONDON),
            "answer_window": TO_ANSWER[horizon],
        }
        self.disagreements: list[Disagreement] = []

    @property
    def story(self) -> Story:
        return Story(**self.facts, disagreements=tuple(self.disagreements))  # type: ignore[arg-type]

    @rule(minutes=st.integers(-90, 5000))
    def time_passes_or_is_set_back(self, minutes: int) -> None:
        self.at = max(self.at + minutes * MINUTE, self.facts["raised_at"])  # type: ignore[call-overload, operator]

    @rule()
    def a_tick(self) -> None:
        self._tick(self.at)

    @rule(rung=st.sampled_from(Rung), here=st.booleans())
    def somebody_comes_or_goes(self, rung: Rung, here: bool) -> None:
        self.peopled[rung] = here

    @rule()
    def somebody_owns_it(self) -> None:
        self.facts.setdefault("owned_at", self.at)

    @rule(days=st.integers(0, 28))
    def somebody_decides(self, days: int) -> None:
        self.facts.setdefault("owned_at", self.at)
        self.facts.setdefault("decided_at", self.at)
        self.facts["look"] = (new_id(), LONDON.day_of(self.at) + timedelta(days=days))

    @rule()
    def somebody_disagrees(self) -> None:
        if all(one.is_answered for one in self.disagreements):
            self.disagreements.append(Disagreement(new_id(), self.at, len(self.disagreements) + 1))

    @rule()
    def somebody_ends_it(self) -> None:
        self.facts["ended_at"] = self.at

    def _tick(self, at: datetime) -> None:
        for subject_id, clock in running(self.story, LONDON):
            last = self.hops.get((subject_id, clock.clock))
            for hop in climb(clock, last, is_peopled=lambda rung: self.peopled[rung], calendar=LONDON, at=at):
                self.hops[subject_id, clock.clock] = hop

    @invariant()
    def left_alone_it_reaches_the_top_and_stays_red(self) -> None:
        if not hasattr(self, "at"):
            return
        kept, clocks = dict(self.hops), list(running(self.story, LONDON))
        assert clocks or self.story.ended_at is not None
        for days in (60, 61):
            self._tick(self.at + days * DAY)
            assert all(self.hops[subject_id, one.clock].rung is Rung.OUTSIDE for subject_id, one in clocks)
            assert is_late([one for _, one in clocks], at=self.at + days * DAY) is bool(clocks)
        self.hops = kept


Ignored.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestFromAnyState = Ignored.TestCase


def test_every_horizon_has_its_decision_clock() -> None:
    since = datetime(2026, 5, 15, 15, 50, tzinfo=UTC)

    due = [TO_DECIDE[horizon].due(since, LONDON).astimezone(UTC) for horizon in Horizon]

    assert due == [since + 2 * HOUR, since + 48 * HOUR, *[datetime(2026, 5, 19, 16, tzinfo=UTC)] * 2]
