"""Which clocks of a concern run, where it stands, and time in the hours of working days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import Disagreement, State, Story, running, state_of
from kith.safeguarding.rules.concerns import TO_ANSWER, Consent, Horizon, Wish, Worry, answer_due
from kith.safeguarding.rules.ladder import Clock, Rung, Running, is_late, stage_begins_above
from tests.world import MORNING

LONDON = Calendar("Europe/London", frozenset({date(2026, 5, 25)}))
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
STORY = Story(UUID(int=1), Horizon.SHORT, MORNING, MORNING + 4 * HOUR, TO_ANSWER[Horizon.SHORT])
DECIDED = replace(STORY, delivered_at=MORNING, owned_at=MORNING + HOUR, decided_at=MORNING + 2 * HOUR)
ASKED, LOOK = UUID(int=2), UUID(int=3)


@pytest.mark.parametrize(
    ("done", "stands"),
    [
        ("", State.RAISED),
        ("delivered", State.DELIVERED),
        ("delivered owned", State.OWNED),
        ("owned decided", State.DECIDED),
        ("owned decided acted", State.ACTED),
        ("owned decided acted ended", State.ENDED),
        ("ended", State.ENDED),
    ],
)
def test_a_concern_stands_where_it_has_come(done: str, stands: State) -> None:
    assert state_of(replace(STORY, **{f"{what}_at": MORNING for what in done.split()})) is stands


def test_until_somebody_owns_it_an_answer_is_waited_for() -> None:
    ((subject, clock),) = running(STORY, LONDON)

    assert (subject, clock) == (STORY.id, Running(Clock.ANSWER, MORNING + 4 * HOUR, STORY.answer_window, MORNING))


@pytest.mark.parametrize(
    ("story", "due_at"),
    [
        (replace(STORY, owned_at=MORNING + HOUR), MORNING + 49 * HOUR),
        (DECIDED, MORNING + 50 * HOUR),
        (replace(STORY, decided_at=MORNING + 2 * HOUR), MORNING + 50 * HOUR),
        (replace(STORY, owned_at=MORNING + HOUR, look=(LOOK, date(2026, 5, 20))), MORNING + 49 * HOUR),
    ],
    ids=["owned", "decided without a day", "decided and never owned", "a day without a decision"],
)
def test_then_a_decision_is_waited_for(story: Story, due_at: datetime) -> None:
    ((subject, clock),) = running(story, LONDON)

    assert subject == STORY.id
    assert (clock.clock, clock.due_at, clock.tells_at, clock.above) == (Clock.DECISION, due_at, None, Rung.OWNER)


def test_then_the_day_on_which_it_is_looked_at_again() -> None:
    ((subject, clock),) = running(replace(DECIDED, look=(LOOK, date(2026, 5, 20))), LONDON)

    assert (subject, clock.clock, clock.above) == (LOOK, Clock.ACT, Rung.OWNER)
    assert clock.due_at == datetime(2026, 5, 20, 16, tzinfo=UTC)


def test_a_disagreement_has_a_clock_of_its_own_until_it_is_answered_even_when_all_has_ended() -> None:
    open_one = Disagreement(ASKED, MORNING + HOUR, stage=2)
    ended = replace(DECIDED, ended_at=MORNING + 3 * HOUR, disagreements=(open_one,))

    ((subject, clock),) = running(ended, LONDON)

    assert (subject, clock.clock, clock.tells_at) == (ASKED, Clock.CHALLENGE, MORNING + HOUR)
    assert (clock.due_at, clock.above) == (MORNING + 49 * HOUR, Rung.DEPUTY)
    assert [one for one, _clock in running(replace(ended, ended_at=None), LONDON)] == [STORY.id, ASKED]
    assert list(running(replace(ended, disagreements=(replace(open_one, is_answered=True),)), LONDON)) == []


@pytest.mark.parametrize(
    ("stage", "above"),
    [(1, Rung.MANAGER), (2, Rung.DEPUTY), (3, Rung.DIRECTOR), (4, Rung.DIRECTOR), (9, Rung.DIRECTOR)],
)
def test_each_time_somebody_disagrees_it_begins_higher(stage: int, above: Rung) -> None:
    assert stage_begins_above(stage) is above


def test_something_is_late_from_its_moment_on() -> None:
    ((_subject, clock),) = running(STORY, LONDON)
    later = replace(clock, due_at=clock.due_at + HOUR)

    assert not is_late([], at=clock.due_at)
    assert not is_late([clock, later], at=clock.due_at - SECOND)
    assert is_late([clock, later], at=clock.due_at)


@pytest.mark.parametrize(
    ("moment", "at_work"),
    [
        ("2026-05-04T08:00", True),
        ("2026-05-04T07:59", False),
        ("2026-05-04T15:59", True),
        ("2026-05-04T16:00", False),
        ("2026-05-08T10:00", True),
        ("2026-05-09T10:00", False),
        ("2026-05-25T10:00", False),
    ],
)
def test_work_is_from_nine_to_five_there_on_a_working_day(moment: str, at_work: bool) -> None:
    assert LONDON.is_at_work(datetime.fromisoformat(moment).replace(tzinfo=UTC)) is at_work


@pytest.mark.parametrize(
    ("begun", "hours", "later"),
    [
        ("05-04 09:00", 2, "05-04 11:00"),
        ("05-04 05:00", 2, "05-04 10:00"),
        ("05-04 08:00", 8, "05-04 16:00"),
        ("05-04 15:00", 2, "05-05 09:00"),
        ("05-04 18:00", 1, "05-05 09:00"),
        ("05-04 08:00", 20, "05-06 12:00"),
        ("05-08 15:00", 2, "05-11 09:00"),
        ("05-09 12:00", 1, "05-11 09:00"),
        ("05-22 15:30", 1, "05-26 08:30"),
    ],
)
def test_working_hours_pass_in_working_days_alone(begun: str, hours: int, later: str) -> None:
    since = datetime.strptime(f"2026-{begun}+0000", "%Y-%m-%d %H:%M%z")

    assert f"{LONDON.after(since, hours * HOUR).astimezone(UTC):%m-%d %H:%M}" == later


@pytest.mark.parametrize(
    ("horizon", "due"),
    [
        (Horizon.IMMINENT, "05-22 15:45"),
        (Horizon.SHORT, "05-22 19:30"),
        (Horizon.MEDIUM, "05-26 16:00"),
        (Horizon.LONG, "05-27 16:00"),
    ],
)
def test_an_answer_is_due_in_hours_or_in_working_days(horizon: Horizon, due: str) -> None:
    raised_at = datetime(2026, 5, 22, 15, 30, tzinfo=UTC)

    found = answer_due(horizon, raised_at=raised_at, zone=LONDON.zone, holidays=LONDON.holidays)

    assert f"{found.astimezone(UTC):%m-%d %H:%M}" == due


WORRY = Worry("Mary", "A bruise", Horizon.SHORT, Consent.GIVEN)


@pytest.mark.parametrize("consent", Consent)
def test_what_is_raised_without_their_yes_says_why(consent: Consent) -> None:
    needs_one = consent not in {Consent.GIVEN, Consent.OWN}
    silent = replace(WORRY, consent=consent, consent_because=" ")

    assert silent.lacks_a_reason is needs_one
    assert not replace(silent, consent_because="She is in danger.").lacks_a_reason


@pytest.mark.parametrize("wish", Wish)
def test_what_they_want_is_written_or_why_they_were_not_asked(wish: Wish) -> None:
    silent = replace(WORRY, wish=wish, wishes=" ")

    assert silent.lacks_wishes is (wish is not Wish.NOTHING)
    assert not replace(silent, wishes="To be left alone").lacks_wishes
    assert not replace(silent, consent=Consent.OWN).lacks_wishes
