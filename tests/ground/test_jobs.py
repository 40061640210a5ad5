"""What happens by time: once, again after a crash, later after a failure."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection

from kith.directory.models import Glance
from kith.ground import clock
from kith.ground.access.permissions import Permission
from kith.ground.jobs import registry, runner
from kith.ground.jobs.models import Heartbeat, Run, Turn
from kith.ground.jobs.registry import Job
from tests.matching.stories import TOWN, take_in_a_town
from tests.world import World

MINUTE = timedelta(minutes=1)


class Ladder:
    """A job to watch: it counts its ticks, and falls while it is told to."""

    def __init__(self) -> None:
        self.ticks: list[datetime] = []
        self.falls: type[BaseException] | None = None
        self.meanwhile: Callable[[], object] = lambda: None

    def tick(self, at: datetime) -> int:
        self.ticks.append(at)
        self.meanwhile()
        if self.falls:
            raise self.falls
        return 1

    def declared(self) -> dict[str, Job]:
        return {"ladder": Job("ladder", MINUTE, 5 * MINUTE, lambda _at: True, self.tick)}


@pytest.fixture
def ladder(db: None) -> Ladder:
    return Ladder()


def _run(ladder: Ladder, at: datetime) -> int:
    with clock.fixed(at):
        return runner.run_due(at, ladder.declared())


def test_a_job_runs_when_it_is_due_and_not_before(ladder: Ladder, moment: datetime) -> None:
    for seconds in (0, 1, 30, 59, 60, 61):
        _run(ladder, moment + timedelta(seconds=seconds))

    assert ladder.ticks == [moment, moment + MINUTE]
    assert Run.objects.count() == 2


def test_a_job_with_nothing_to_do_writes_nothing(ladder: Ladder, moment: datetime) -> None:
    quiet = {"quiet": Job("quiet", MINUTE, MINUTE, lambda _at: False, ladder.tick)}

    assert runner.run_due(moment, quiet) == 0
    assert (ladder.ticks, Turn.objects.get().number) == ([], 0)


def test_what_was_looked_at_in_vain_is_left_alone_for_its_rhythm(ladder: Ladder, moment: datetime) -> None:
    looked = list[datetime]()

    def look(at: datetime) -> bool:
        looked.append(at)
        return False

    quiet, in_vain = {"quiet": Job("quiet", MINUTE, MINUTE, look, ladder.tick)}, dict[str, datetime]()
    for seconds in (0, 1, 59, 60, 61, 120, 30):
        runner.run_due(moment + timedelta(seconds=seconds), quiet, in_vain)

    assert [int((at - moment).total_seconds()) for at in looked] == [0, 60, 120, 30]  # a clock set back holds up nobody


def test_a_job_that_waits_again_after_a_run_is_looked_at_when_it_is_due(ladder: Ladder, moment: datetime) -> None:
    in_vain = dict[str, datetime]()
    ran = [runner.run_due(moment + timedelta(seconds=at), ladder.declared(), in_vain) for at in (0, 59, 60)]

    assert ran == [1, 0, 1]


def test_a_crash_in_the_middle_makes_it_due_again_when_the_lease_is_over(ladder: Ladder, moment: datetime) -> None:
    ladder.falls = KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt):
        _run(ladder, moment)
    ladder.falls = None

    assert _run(ladder, moment + MINUTE) == 0
    assert _run(ladder, moment + 5 * MINUTE) == 1


@pytest.mark.filterwarnings("ignore")
def test_a_failure_is_tried_again_later_each_time_and_said_without_words(ladder: Ladder, moment: datetime) -> None:
    ladder.falls = ZeroDivisionError
    at, waits = moment, []
    for _ in range(8):
        _run(ladder, at)
        due_at = Turn.objects.get().due_at
        waits.append(due_at - at)
        at = due_at

    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)
    assert set(Run.objects.values_list("because", flat=True)) == {"ZeroDivisionError"}
    ladder.falls = None
    _run(ladder, at)
    assert Turn.objects.get().failures == 0


def test_one_failing_job_does_not_stop_the_others(ladder: Ladder, moment: datetime) -> None:
    broken = Ladder()
    broken.falls = ValueError
    both = {"broken": Job("broken", MINUTE, MINUTE, lambda _at: True, broken.tick), **ladder.declared()}

    runner.run_due(moment, both)

    assert ladder.ticks == [moment]


def test_a_second_runner_finds_the_turn_taken(ladder: Ladder, moment: datetime) -> None:
    ladder.meanwhile = lambda: _run(ladder, moment) if len(ladder.ticks) == 1 else None

    _run(ladder, moment)

    assert len(ladder.ticks) == 1


def test_who_was_too_slow_settles_nothing(ladder: Ladder, moment: datetime) -> None:
    def another_takes_over() -> None:
        if len(ladder.ticks) == 1:
            _run(ladder, moment + 5 * MINUTE)

    ladder.meanwhile = another_takes_over
    _run(ladder, moment)

    assert Turn.objects.get().due_at == moment + 6 * MINUTE
    assert Run.objects.count() == 1


def test_a_heartbeat_is_fresh_for_a_minute(db: None, moment: datetime) -> None:
    assert not runner.is_alive(at=moment)

    runner.beat("web:1", at=moment)

    assert runner.is_alive(at=moment + timedelta(seconds=59))
    assert not runner.is_alive(at=moment + timedelta(seconds=61))


def test_old_runs_and_runners_are_forgotten(ladder: Ladder, moment: datetime) -> None:
    _run(ladder, moment)
    runner.beat("web:1", at=moment)

    runner.beat("web:2", at=moment + timedelta(days=15))

    assert list(Heartbeat.objects.values_list("runner", flat=True)) == ["web:2"]
    assert not Run.objects.exists()


def test_two_jobs_never_share_a_name() -> None:
    name = next(iter(registry.jobs()))

    with pytest.raises(ValueError, match=name):
        registry.job(name, every=MINUTE)(lambda _at: 0)


def test_every_declared_job_runs_on_an_empty_store(world: World) -> None:
    runner.run_due(world.at)

    assert not Run.objects.exclude(because="").exists()
    assert {turn.name for turn in Turn.objects.all()} == set(registry.jobs())


def test_the_runner_stops_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[datetime] = []
    started = threading.Event()
    monkeypatch.setattr(runner.Runner, "_round", lambda _self, at: (rounds.append(at), started.set()))
    monkeypatch.setattr(runner, "close_old_connections", lambda: None)
    monkeypatch.setattr(runner, "PAUSE_SECONDS", 0.01)
    running = runner.Runner()
    thread = threading.Thread(target=running.run)
    thread.start()

    assert started.wait(5)
    running.stop()
    thread.join(5)

    assert not thread.is_alive()


def test_of_a_large_directory_only_the_rows_that_are_asked_for_are_read(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts its tables itself")
    many = [replace(entry, source_id=f"{entry.source_id}-{n}") for n in range(40) for entry in TOWN]
    some = list(take_in_a_town(world, many).values())[:3]
    glances = Glance.objects.visible_to(world.actor("priya"), may=Permission.DIRECTORY_SEE, at=world.at)
    asked = glances.filter(listing_id__in=some)
    before = asked.explain()

    runner.learn_sizes()
    after = asked.explain()

    assert "(organisation_id=?)" in before
    assert "(listing_id=?)" in after
