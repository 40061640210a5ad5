"""A program that works as people do, to be cut off: each deed is said before it is asked for, and again once “saved”.

`python -m tests.proofs.writing` sets Kith up once and waits. Each line it reads is an errand, done by a process of its
own: it answers with the number of that process, then with how it ended. What a process said is in the journal, a file
that outlives it.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import django

PATIENCE_SECONDS = 600
PHOTO_EVERY = 5


class Journal:
    """Lines on disk. A line is one write, so that a cut leaves it whole or leaves it out."""

    def __init__(self, file: str) -> None:
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(self, word: str, key: str, **more: object) -> None:
        os.write(self._file, (json.dumps({"word": word, "key": key, **more}) + "\n").encode())


class Reaper:
    """Ends its own process without warning, once so many moments have passed. Never, where none are counted."""

    def __init__(self, moments: int | None) -> None:
        self._left = moments

    def pass_by(self) -> None:
        if self._left is None:
            return
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around_statement(self, execute: Callable[..., Any], *words: Any) -> Any:
        self.pass_by()
        result = execute(*words)
        self.pass_by()
        return result

    def around_commit(self, commit: Callable[[], None]) -> Callable[[], None]:
        def committed() -> None:
            self.pass_by()
            commit()
            self.pass_by()

        return committed


def watched(die_after: int | None) -> tuple[Reaper, ExitStack]:
    """Let a reaper stand at every statement and every commit of this process."""
    from django.db import connection

    reaper, standing = Reaper(die_after), ExitStack()
    standing.enter_context(connection.execute_wrapper(reaper.around_statement))
    connection._commit = reaper.around_commit(connection._commit)
    return reaper, standing


class Worker:
    """Somebody at a browser, who presses “save” and reads what comes back."""

    def __init__(self, people: dict[str, str], at: datetime) -> None:
        self._people, self._at = people, at

    def do(self, key: str) -> dict[str, str]:
        """Do the deed that a key names. Return what is worth writing down of it, once it is saved."""
        kind = key.partition("-")[0]
        if kind == "photo":
            return {"photo": self._add_photo()}
        {"tie": self._add_tie, "colleague": self._invite}[kind](key)
        return {}

    def _add_tie(self, key: str) -> None:
        tie = {"name_they_use": key, "kind": "person", "ring": "1", "sector": "personal"}
        heard = {"told": "phone", "said_on": self._at.date().isoformat()}
        self._save("priya", f"/people/{self._people['mary']}/map/add", {**tie, **heard, "once": key})

    def _invite(self, key: str) -> None:
        told = {"display_name": key, "sign_in_name": key, "email": f"{key}@example.org", "role": "practitioner"}
        self._save("ada", "/colleagues/invitation", {**told, "once": key})

    def _save(self, who: str, where: str, told: dict[str, str]) -> None:
        from django.conf import settings
        from django.test import Client

        browser = Client(SERVER_NAME="localhost")
        browser.cookies[settings.SESSION_COOKIE_NAME] = self._people[f"{who}'s session"]
        answer = browser.post(where, told)
        if answer.status_code != 302 or "sign-in" in answer["Location"]:
            raise AssertionError(f"{where} answered {answer.status_code}: {answer.content.decode()}")

    def _add_photo(self) -> str:
        from PIL import Image

        from kith.ground.access.who import actor_of
        from kith.ground.accounts.models import Account
        from kith.ground.files.actions import add_photo
        from kith.ground.ids import PersonId

        drawn = BytesIO()
        Image.new("RGB", (40, 30), f"#{os.urandom(3).hex()}").save(drawn, "JPEG")
        drawn.seek(0)
        priya = actor_of(Account.objects.get(sign_in_name="priya"), at=self._at)
        return str(add_photo(person_id=PersonId(self._people["mary"]), upload=drawn, by=priya, at=self._at))  # type: ignore[arg-type]


def write(
    *,
    journal: str,
    at: str,
    people: dict[str, str],
    name: str = "",
    again: tuple[str, ...] = (),
    deeds: int = 1_000_000,
    die_after: int | None = None,
    seed: int = 0,
    tidy: bool = True,
    kinds: tuple[str, ...] = ("tie", "colleague", "photo"),
) -> None:
    """Do again what nobody knows to be saved, then new deeds, until cut off."""
    from kith.ground import clock
    from kith.ground.jobs.runner import checkpoint

    chance, said, parent = Random(seed), Journal(journal), os.getppid()
    until = time.monotonic() + PATIENCE_SECONDS
    reaper, standing = watched(die_after)
    moment = datetime.fromisoformat(at)
    with standing, clock.fixed(moment):
        worker = Worker(people, moment)
        fresh = (f"{chance.choice(kinds)}-{name}-{number}" for number in range(deeds))
        for key in (*again, *fresh):
            if os.getppid() != parent or time.monotonic() > until:
                return
            said.say("tried", key)
            done = worker.do(key)
            reaper.pass_by()
            said.say("saved", key, log=log_size(), **done)
            if tidy and chance.random() < 0.1:
                checkpoint()


def log_size() -> int:
    """Return how long SQLite's log is: what it held when somebody was told “saved” has been written through."""
    from django.db import connection

    log = Path(f"{connection.settings_dict['NAME']}-wal")
    return log.stat().st_size if connection.vendor == "sqlite" and log.exists() else 0


def send(*, journal: str, at: str, die_after: int | None = None) -> None:
    """Run once what happens by time, with a way out that writes down each parcel and may be cut off on both sides."""
    from kith.correspondence import jobs
    from kith.correspondence.gateways import Parcel
    from kith.ground import clock
    from kith.ground.jobs import runner

    said = Journal(journal)
    reaper, standing = watched(die_after)

    class WayOut:
        def send(self, parcel: Parcel) -> str:
            reaper.pass_by()
            said.say("sent", parcel.key, to=parcel.address)
            reaper.pass_by()
            return parcel.key

    jobs.way_for = lambda _channel: WayOut()
    with standing, clock.fixed(datetime.fromisoformat(at)) as moment:
        runner.run_due(moment)


def examine(*, answer: str, store: str = "", witness: str = "", write_witness: str = "") -> None:
    """Look at everything that must be true of a store, and write down what was found."""
    from django.db import connection

    from kith.ground import clock
    from kith.ground.audit.witness import write_down
    from tests.proofs import looking

    if store:
        connection.settings_dict["NAME"] = store
    Path(answer).write_text(json.dumps(looking.at_the_store(Path(witness) if witness else None)))
    if write_witness:
        write_down(Path(write_witness), at=clock.now())


def command(*, words: list[str]) -> None:
    """Run one command of `kith`, without waiting for Kith to be set up again."""
    from django.core.management import call_command

    call_command(*words, stdout=sys.stderr)


ERRANDS: dict[str, Callable[..., None]] = {"write": write, "send": send, "examine": examine, "command": command}


def do_errand(name: str, words: dict[str, Any]) -> None:
    """Do one errand in a process of its own, and say how that ended."""
    child = os.fork()
    if child == 0:
        try:
            ERRANDS[name](**words)
        except BaseException:  # noqa: BLE001
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)


def warm_up() -> None:
    """Load what every errand needs, so that each begins to work at once. No store is opened here."""
    from django.template import engines
    from django.test import Client
    from django.urls import get_resolver

    from tests.proofs import looking  # noqa: F401

    get_resolver().reverse_dict  # noqa: B018
    Client().handler.load_middleware()
    engines["jinja2"]


def begin_errand(name: str, words: dict[str, Any]) -> None:
    """Begin an errand that nobody waits for: it goes on beside others until it is killed."""
    child = os.fork()
    if child == 0:
        ERRANDS[name](**words)
        os._exit(0)
    print(child, flush=True)


def bury_the_killed() -> None:
    """Let the system forget the processes that have ended and for which nobody waits."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


if __name__ == "__main__":
    django.setup()
    from kith.ground.access.belt import from_now_on_for_every
    from tests.proofs import keeping_apart

    ERRANDS.update(keeping_apart.ERRANDS)
    from_now_on_for_every()
    warm_up()
    print("ready", flush=True)
    for line in sys.stdin:
        errand = json.loads(line)
        bury_the_killed()
        do = begin_errand if errand.pop("is_beside", False) else do_errand
        do(errand.pop("errand"), errand)
