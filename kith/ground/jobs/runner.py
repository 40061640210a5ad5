"""Running the jobs: look, take the turn, tick, settle. A crash at any line leaves a lease that runs out."""

import fcntl
import logging
import os
import socket
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from django.db import close_old_connections, connection, transaction

from kith.ground import clock
from kith.ground.access.belt import for_every
from kith.ground.jobs.models import Heartbeat, Run, Turn
from kith.ground.jobs.registry import Job, jobs

BEAT = timedelta(seconds=15)
FRESH = timedelta(seconds=60)
CHECKPOINT = timedelta(seconds=30)
SIZES = timedelta(hours=1)
LONGEST_PAUSE = timedelta(hours=1)
KEPT = timedelta(days=14)
PAUSE_SECONDS = 1.0
_log = logging.getLogger("kith.jobs")


def run_due(at: datetime, declared: Mapping[str, Job] | None = None, in_vain: dict[str, datetime] | None = None) -> int:
    """Run every job that is due at a moment; return how many ran.

    `in_vain` is for whoever asks again and again: when each job was last looked at and nothing waited. It is not looked
    at again before its own rhythm.
    """
    ran, vain = 0, {} if in_vain is None else in_vain
    turns = Turn.objects.in_bulk()
    for job in (jobs() if declared is None else declared).values():
        turn = turns.get(job.name) or Turn.objects.get_or_create(name=job.name, defaults={"due_at": at})[0]
        if turn.due_at > at or (job.name in vain and vain[job.name] <= at < vain[job.name] + job.every):
            continue
        if not job.waits(at):
            vain[job.name] = at
        elif _take(turn, job, at):
            _tick(turn, job, at)
            ran += 1
    return ran


def _take(turn: Turn, job: Job, at: datetime) -> bool:
    """Take the turn, unless another runner was quicker."""
    free = Turn.objects.filter(pk=turn.pk, number=turn.number)
    turn.number += 1
    return free.update(number=turn.number, due_at=at + job.lease) == 1


def _tick(turn: Turn, job: Job, at: datetime) -> None:
    try:
        done = job.tick(at)
    except Exception as fault:  # noqa: BLE001 - whatever a job raises, the others must run
        _log.exception("a job failed", extra={"job": job.name})
        pause = min(job.every * 2 ** min(turn.failures, 20), LONGEST_PAUSE) if turn.failures else job.every
        _settle(turn, at, pause=pause, failures=turn.failures + 1, because=type(fault).__name__)
    else:
        _settle(turn, at, pause=job.every, done=done)


def _settle(turn: Turn, at: datetime, *, pause: timedelta, failures: int = 0, done: int = 0, because: str = "") -> None:
    with transaction.atomic():
        held = Turn.objects.filter(pk=turn.pk, number=turn.number)
        if held.update(due_at=at + pause, failures=failures) and (done or because):
            Run.objects.create(
                name=turn.name, number=turn.number, began_at=at, ended_at=clock.now(), done=done, because=because
            )


def beat(runner: str, *, at: datetime) -> None:
    """Say that this runner is alive, and forget runners and runs of long ago."""
    Heartbeat.objects.update_or_create(runner=runner, defaults={"beat_at": at})
    Heartbeat.objects.filter(beat_at__lt=at - KEPT).delete()
    Run.objects.filter(began_at__lt=at - KEPT).delete()


def is_alive(*, at: datetime) -> bool:
    """Say whether anybody has run the jobs within the last minute."""
    return Heartbeat.objects.filter(beat_at__gte=at - FRESH).exists()


def checkpoint() -> None:
    """Write SQLite's log back into its file. This is the one place that does: every other connection leaves it alone.

    Libraries before 3.51.3 can, very rarely, lose a transaction when two connections check-point at once.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def learn_sizes() -> None:
    """Let SQLite count, roughly, what its tables and indexes hold; PostgreSQL does so by itself.

    Without it a question for twenty rows of an organisation reads all that the organisation has. No more than a
    thousand entries of an index are looked at, a tenth of a second in all. A connection that is opened anew knows it.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")


class Runner:
    """Looks every second, until it is told to stop."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"[:80]
        self._stop = threading.Event()
        self._next: dict[str, datetime] = {}
        self._in_vain: dict[str, datetime] = {}

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        """Run until stopped. What goes wrong in one round is logged, and the next round begins."""
        while not self._stop.is_set():
            try:
                self._round(clock.now())
            except Exception:  # noqa: BLE001 - the loop outlives a database that is away for a while
                _log.exception("a round of jobs failed")
            close_old_connections()
            self._stop.wait(PAUSE_SECONDS)
        connection.close()

    def _round(self, at: datetime) -> None:
        self._at_times("beat", BEAT, lambda: beat(self.name, at=at), at)
        self._at_times("sizes", SIZES, learn_sizes, at)
        with for_every():
            run_due(at, in_vain=self._in_vain)
        self._at_times("checkpoint", CHECKPOINT, checkpoint, at)

    def _at_times(self, name: str, every: timedelta, deed: Callable[[], None], at: datetime) -> None:
        if at >= self._next.get(name, at):
            self._next[name] = at + every
            deed()


def in_a_thread(turn: Path) -> Runner:
    """Start the jobs beside the pages of this process, or once the process that has them lives no more.

    One process at a time holds the lock on the file `turn`; the system lets go of it with the process, however that
    ends. The thread may be cut off anywhere: leases take care of it.
    """
    runner = Runner()

    def wait_and_run() -> None:
        with turn.open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            runner.run()

    threading.Thread(target=wait_and_run, name="jobs", daemon=True).start()
    return runner
