"""The n-th statement of every action fails, for every n: each time the store is as it was before, to the row.

The actions are those that the stage of the matrix and, in the long run, the whole demo world do; each is broken where
it is first done, then done.
"""

import copy
import functools
import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from kith.demo.world import ANCHOR, build
from kith.ground.accounts.models import Organisation
from kith.ground.audit import ledger
from tests.laws.stage import set_stage

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Cut(OperationalError):
    """The statement at which the test breaks an action off."""


class Breaker:
    """Breaks the n-th writing statement of an action, and looks whether anything is left of it."""

    def __init__(self, *, each: int | None, chance: Random) -> None:
        self.tried: set[str] = set()
        self.cuts = 0
        self._each, self._chance = each, chance
        self._is_busy = False

    def around(self, acted: Callable[..., Any]) -> Callable[..., Any]:
        name = f"{acted.__module__}.{acted.__qualname__}"

        @functools.wraps(acted)
        def broken(*words: Any, **more: Any) -> Any:
            is_inner = self._is_busy or ledger._open.get() is not None or name in self.tried
            if not is_inner:
                self._is_busy = True
                try:
                    self._break(name, functools.partial(_afresh, acted, words, more))
                finally:
                    self._is_busy = False
            return acted(*words, **more)

        return broken

    def _break(self, name: str, do: Callable[[], Any]) -> None:
        try:
            length = self._length(do)
        except Exception:  # noqa: BLE001 - what cannot be done twice from copies of its words is not broken here
            return
        self.tried.add(name)
        numbers = list(range(length))
        if self._each is not None:
            numbers = self._chance.sample(numbers, min(self._each, length))
        for number in numbers:
            before = digest()
            with pytest.raises(Cut), self._cut_at(number):
                do()
            assert digest() == before, f"{name} left something after its statement {number} failed"
            self.cuts += 1

    def _length(self, do: Callable[[], Any]) -> int:
        """Do it once and take it back, counting."""
        with self._cut_at(None) as counted, transaction.atomic():
            do()
            transaction.set_rollback(True)
        return counted[0]

    @contextmanager
    def _cut_at(self, number: int | None) -> Iterator[list[int]]:
        counted = [0]

        def count(execute: Callable[..., Any], words: str, *more: Any) -> Any:
            if words.lstrip().upper().startswith(WRITES):
                if counted[0] == number:
                    raise Cut
                counted[0] += 1
            return execute(words, *more)

        with connection.execute_wrapper(count):
            yield counted


def _afresh(acted: Callable[..., Any], words: tuple[Any, ...], more: dict[str, Any]) -> Any:
    return acted(*copy.deepcopy(words), **copy.deepcopy(more))


def digest() -> str:
    """Return the content of every table, as one number."""
    said = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {table}")
            said.update(f"{table}{cursor.fetchone()}".encode())
        for table in ("audit_entry", "audit_head", "access_grant", "access_denial", "accounts_account"):
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            said.update(repr(cursor.fetchall()).encode())
    return said.hexdigest()


@contextmanager
def every_action_broken(breaker: Breaker, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand before every action, under whatever name a module knows it."""
    with monkeypatch.context() as patching:
        known: dict[int, Callable[..., Any]] = {}
        for name, module in list(sys.modules.items()):
            if module is None or not name.startswith(("kith.", "tests.")):
                continue
            for word, acted in list(vars(module).items()):
                if callable(acted) and getattr(acted, "is_action", False):
                    patching.setattr(module, word, known.setdefault(id(acted), breaker.around(acted)))
        yield


def test_no_action_leaves_half_of_itself_on_the_stage(
    db: None, moment: datetime, monkeypatch: pytest.MonkeyPatch, found: Callable[[str], None]
) -> None:
    breaker = Breaker(each=2, chance=Random(7))

    with every_action_broken(breaker, monkeypatch):
        set_stage(at=moment)

    assert len(breaker.tried) >= 15
    assert breaker.cuts >= 25
    found(f"{len(breaker.tried)} actions broken at {breaker.cuts} of their statements, none left half of itself")


@pytest.mark.long
def test_no_action_leaves_half_of_itself_in_the_demo_world(
    db: None, monkeypatch: pytest.MonkeyPatch, found: Callable[[str], None]
) -> None:
    breaker = Breaker(each=None, chance=Random(7))

    with every_action_broken(breaker, monkeypatch):
        build(anchor=ANCHOR)

    assert len(breaker.tried) >= 40
    found(f"{len(breaker.tried)} actions broken at every one of {breaker.cuts} statements, none left half of itself")


def test_an_action_that_leaves_half_is_caught(db: None, moment: datetime) -> None:
    def careless() -> None:
        for name in ("Half", "Whole"):
            with transaction.atomic():
                Organisation.objects.create(name=name, kind="demo")

    with pytest.raises(AssertionError, match="left something"):
        Breaker(each=None, chance=Random(1)).around(careless)()
