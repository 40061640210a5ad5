"""Pages answered one after another, in the order they were asked for.

Python computes in one thread at a time. Two pages that are made together are both late, and the second no sooner than
if it had waited: with 8 people at work the slowest pages came in 258 ms made together and in 148 to 184 ms in turn.
Whoever has waited for a while goes in all the same, so that one long piece of work holds nobody up.
"""

from collections.abc import Callable, Iterable
from typing import Any

from kith.ground.turns import FairLock

PATIENCE_SECONDS = 0.25
"""A handful of pages. Longer than that, somebody ahead waits for something else than the processor."""

Pages = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def in_turn(pages: Pages) -> Pages:
    """Let requests in one at a time, in order."""
    door = FairLock()

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        has_turn = door.acquire(patience_seconds=PATIENCE_SECONDS)
        try:
            return pages(environ, start_response)
        finally:
            if has_turn:
                door.release()

    return application
