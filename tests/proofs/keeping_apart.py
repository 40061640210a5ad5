"""What people do at once while two are kept apart and let together again: errands that go on until they are killed.

Each says in the journal what it asks for and what it was answered, with the moment on the machine's own clock, which
all processes share.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count, takewhile
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.proofs.writing import Journal

if TYPE_CHECKING:
    from kith.ground.actor import Actor

WHO = ("mary", "priya")


class Worker:
    """One process of many, which finds its way back when its connection is lost."""

    def __init__(self, *, journal: str, people: dict[str, str], at: str) -> None:
        from kith.ground.access.who import actor_of
        from kith.ground.accounts.models import Account
        from kith.ground.ids import PersonId

        self.said, self.at = Journal(journal), datetime.fromisoformat(at)
        self.person_id = PersonId(UUID(people["mary"]))
        self.actors: dict[str, Actor] = {}
        while len(self.actors) < len(WHO):
            with self.through_cuts(""):
                accounts = {name: Account.objects.get(sign_in_name=name) for name in WHO}
                self.actors = {name: actor_of(account, at=self.at) for name, account in accounts.items()}

    @contextmanager
    def through_cuts(self, key: str) -> Iterator[None]:
        """Go on where the connection is cut. That is no answer: nothing is said to have been done."""
        from django.db import InterfaceError, OperationalError, connection

        try:
            yield
        except (OperationalError, InterfaceError):
            self.says("lost", key)
            connection.close()

    def says(self, word: str, key: str, **more: object) -> float:
        moment = time.monotonic()
        self.said.say(word, key, moment=moment, process=os.getpid(), **more)
        return moment

    def goes_on(self, deed: Callable[[str], None], *, again_after: float) -> None:
        """Do a deed again and again, as long as the program is there that was sent on it."""
        from kith.ground import clock

        parent = os.getppid()
        with clock.fixed(self.at):
            for key in takewhile(lambda _key: os.getppid() == parent, self._keys()):
                with self.through_cuts(key):
                    deed(key)
                time.sleep(again_after)

    def _keys(self) -> Iterator[str]:
        return (f"{os.getpid()}-{number}" for number in count())


def keep_apart(**told: Any) -> None:
    """As Mary: keep Ray away, and take it back a moment later. What was left standing is taken back first."""
    from kith.safeguarding.actions import end_limit
    from kith.safeguarding.queries import limits_for
    from tests.safeguarding.keeping_away import keep_away

    worker = Worker(**told)
    mary = worker.actors["mary"]

    def take_back(key: str) -> None:
        for limit in limits_for(mary, worker.person_id, at=worker.at):
            worker.says("lifting", key, limit=str(limit.restriction_id))
            end_limit(restriction_id=limit.restriction_id, because="We made up.", by=mary, at=worker.at)

    def change_her_mind(key: str) -> None:
        take_back(key)
        limit = keep_away(worker.person_id, by=mary, at=worker.at)
        worker.says("held", key, limit=str(limit))
        time.sleep(0.05)
        take_back(key)

    worker.goes_on(change_her_mind, again_after=0.02)


def write_letters(**told: Any) -> None:
    """As Priya: write to Ray about Mary."""
    from kith.ground.access.passing import Stopped
    from tests.safeguarding.keeping_away import write_to_ray

    worker = Worker(**told)

    def write(key: str) -> None:
        began = worker.says("asked", key)
        try:
            write_to_ray(worker.person_id, key=key, by=worker.actors["priya"], at=worker.at)
        except Stopped:
            worker.says("stopped", key)
        else:
            worker.says("let", key, began=began)

    worker.goes_on(write, again_after=0.005)


def look(**told: Any) -> None:
    """As Priya: look whether Ray may be suggested to Mary."""
    from kith.ground.access.crossings import Crossing, Verdict
    from kith.ground.access.passing import may_pass
    from tests.safeguarding.keeping_away import RAY

    worker = Worker(**told)

    def ask(key: str) -> None:
        began = time.monotonic()
        answer = may_pass(Crossing.SUGGESTED, worker.person_id, [RAY], by=worker.actors["priya"], at=worker.at)
        worker.says("let" if answer.verdict is Verdict.ALLOW else "kept", key, began=began)

    worker.goes_on(ask, again_after=0.005)


ERRANDS: dict[str, Callable[..., None]] = {"keep apart": keep_apart, "write letters": write_letters, "look": look}
