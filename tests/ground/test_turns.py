import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.ground.running import in_turn as pages_in_turn
from kith.ground.running.in_turn import in_turn
from kith.ground.turns import FairLock

SOON = 5.0


def _wait_until_somebody_waits(lock: FairLock, how_many: int) -> None:
    ready = threading.Event()
    while len(lock._waiting) < how_many:
        ready.wait(0.001)


def test_a_lock_is_passed_on_in_the_order_it_was_asked_for() -> None:
    lock, order = FairLock(), list[int]()
    lock.acquire()

    def take(number: int) -> None:
        lock.acquire()
        order.append(number)
        lock.release()

    with ThreadPoolExecutor(4) as people:
        for number in range(4):
            people.submit(take, number)
            _wait_until_somebody_waits(lock, number + 1)
        lock.release()

    assert order == [0, 1, 2, 3]


def test_whoever_runs_out_of_patience_leaves_the_line_and_holds_nobody_up() -> None:
    lock = FairLock()
    lock.acquire()

    assert not lock.acquire(patience_seconds=0.01)

    lock.release()
    assert lock.acquire(patience_seconds=0)


def _requests(pages: Callable[..., Iterable[bytes]], how_many: int) -> list[Iterable[bytes]]:
    with ThreadPoolExecutor(how_many) as people:
        return list(people.map(lambda _: pages({}, lambda *_: None), range(how_many)))


def test_pages_are_made_one_after_another() -> None:
    together, most, guard = 0, 0, threading.Lock()

    def page(_environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal together, most
        with guard:
            together += 1
            most = max(most, together)
        threading.Event().wait(0.002)
        with guard:
            together -= 1
        return [b"a page"]

    answers = _requests(in_turn(page), 8)

    assert answers == [[b"a page"]] * 8
    assert most == 1


def test_a_long_piece_of_work_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_in_turn, "PATIENCE_SECONDS", 0.01)
    both_are_in = threading.Barrier(2, timeout=SOON)

    def page(_environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        both_are_in.wait()
        return [b"a page"]

    assert _requests(in_turn(page), 2) == [[b"a page"]] * 2


def test_a_page_that_fails_passes_the_turn_on() -> None:
    def page(_environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        raise RuntimeError

    pages = in_turn(page)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            pages({}, lambda *_: None)


@pytest.mark.django_db
def test_the_forms_of_one_page_share_one_token(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()

    tokens = [part.split('"')[0] for part in page.split('name="csrfmiddlewaretoken" value="')[1:]]

    assert len(tokens) > 1
    assert len(set(tokens)) == 1
