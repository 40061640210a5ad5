"""Many at work while two are kept apart and let together again; any of them is killed, paused or cut off at any moment.

After Mary was told that Ray is kept away, nobody is let near until she takes it back: no letter goes and nobody is
shown, whoever died meanwhile. A writer who was killed may have written all the same: the store says whether.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from kith.correspondence.models import Message
from tests.proofs.stand import Journal, Stand
from tests.safeguarding.keeping_away import Held, Let, got_past

pytestmark = pytest.mark.commits
AT_WORK = ("keep apart", "write letters", "write letters", "look")
NEVER = float("inf")


@dataclass
class Working:
    """Who is at work now, by the number of their process, and when each of the others was killed."""

    stand: Stand
    doing: dict[int, str] = field(default_factory=dict)
    killed: dict[int, float] = field(default_factory=dict)

    def begin(self, errand: str) -> None:
        self.doing[self.stand.begin_beside(errand)] = errand

    def kill(self, process: int) -> str:
        """Kill one without warning, and return what it did. It does nothing any more once this has returned."""
        os.kill(process, signal.SIGKILL)
        self.killed[process] = _when_gone(process)
        return self.doing.pop(process)

    def pause(self, process: int, seconds: float) -> None:
        os.kill(process, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(process, signal.SIGCONT)


def _when_gone(process: int) -> float:
    """Wait until a process has ended, and return the moment: a dead one does nothing more."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                break
        except FileNotFoundError:
            break
        time.sleep(0.001)
    return time.monotonic()


def _cut_connections() -> None:
    """Cut every connection of the app but our own, as a network does. SQLite has none to cut."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
            )


def _disturb(stand: Stand, *, kills: int, chance: Random) -> Working:
    working = Working(stand)
    for errand in AT_WORK:
        working.begin(errand)
    try:
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, 0.4))
            _disturb_once(working, chance)
        time.sleep(1)
    finally:
        for process in list(working.doing):
            working.kill(process)
    return working


def _disturb_once(working: Working, chance: Random) -> None:
    process = chance.choice(list(working.doing))
    match chance.choice(("kill", "kill", "pause", "cut")):
        case "kill":
            working.begin(working.kill(process))
        case "pause":
            working.pause(process, chance.uniform(0.05, 0.5))
        case _:
            _cut_connections()


def _held(journal: Journal) -> Iterator[Held]:
    """Yield from when until when Mary had been told that Ray is kept away, and had not begun to take it back."""
    lifting: dict[str, float] = {}
    for line in reversed(journal.lines("lifting")):
        lifting[line["limit"]] = line["moment"]
    for line in journal.lines("held"):
        yield line["moment"], lifting.get(line["limit"], NEVER)


def _let_through(journal: Journal, killed: Mapping[int, float]) -> Iterator[Let]:
    """Yield whatever was let through, by the journal; of who was killed before they said so, by the store."""
    for line in journal.lines("let"):
        yield line["key"], line["began"], line["moment"]
    answered = {line["key"] for word in ("let", "stopped", "lost") for line in journal.lines(word)}
    written = set(Message.objects.values_list("key", flat=True))
    for line in journal.lines("asked"):
        if line["key"] in written - answered:
            yield line["key"], line["moment"], killed[line["process"]]


def _got_past(stand: Stand, killed: Mapping[int, float]) -> list[Let]:
    return got_past(_held(stand.journal), _let_through(stand.journal, killed))


@pytest.mark.parametrize("kills", [10, pytest.param(400, marks=pytest.mark.long)])
def test_a_limit_holds_whoever_is_killed_paused_or_cut_off(
    stand: Stand, kills: int, found: Callable[[str], None]
) -> None:
    working = _disturb(stand, kills=kills, chance=Random(kills))

    counts = {word: len(stand.journal.lines(word)) for word in ("held", "let", "kept", "stopped", "lost")}
    assert _got_past(stand, working.killed) == []
    assert min(counts["held"], counts["let"], counts["kept"], counts["stopped"]) > 0, counts
    there = stand.examine()
    assert there["breaks"] == []
    found(f"{len(working.killed)} kills and {kills} disturbances, {counts}, nothing got past a limit")


def test_a_planted_letter_inside_a_limit_is_caught(stand: Stand) -> None:
    stand.journal.file.write_text(
        '{"word": "held", "key": "1", "limit": "a", "moment": 1.0}\n'
        '{"word": "let", "key": "2", "began": 2.0, "moment": 3.0}\n'
        '{"word": "lifting", "key": "1", "limit": "a", "moment": 4.0}\n'
        '{"word": "let", "key": "3", "began": 3.5, "moment": 4.5}\n'
    )

    assert [key for key, _began, _ended in _got_past(stand, {})] == ["2"]
