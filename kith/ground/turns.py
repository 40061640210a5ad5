"""A lock that is passed on in the order it was asked for, so that nobody is overtaken again and again."""

import threading
from collections import deque


class FairLock:
    """Held by one at a time; whoever has waited longest is next."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_held = False

    def acquire(self, *, patience_seconds: float | None = None) -> bool:
        """Wait for one's turn, and say whether it came before one's patience ran out; without a limit it does."""
        with self._guard:
            if not self._is_held:
                self._is_held = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        if turn.wait(patience_seconds):
            return True
        with self._guard:
            if turn.is_set():  # it came while one was giving up
                return True
            self._waiting.remove(turn)
            return False

    def release(self) -> None:
        """Pass it on."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_held = False
