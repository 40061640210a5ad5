"""The two columns beside a decision: what the person sees in a tie, and apart from it what a worker thinks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Columns:
    """Good things, hard things and what would help, in the person's words; the worker's thoughts beside them."""

    good_things: str = ""
    hard_things: str = ""
    would_help: str = ""
    worker_thinks: str = ""

    @property
    def is_the_workers_alone(self) -> bool:
        """Whether only the worker's column is filled: such a page is not kept (C11)."""
        return bool(self.worker_thinks) and not (self.good_things or self.hard_things or self.would_help)
