"""A text about a right: its words, where they come from, and until when they can be relied on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RightText:
    """One right in easy words. What nobody has checked in time is shown to staff alone, to be mended."""

    key: str
    icon: str
    heading: str
    lines: tuple[str, ...]
    source: str
    checked_on: date
    next_check_on: date

    def is_due(self, on: date) -> bool:
        """Say whether somebody should have checked it by now."""
        return on > self.next_check_on


def texts_to_show(texts: Sequence[RightText], *, on: date, to_staff: bool) -> tuple[RightText, ...]:
    """Return the texts that a reader is shown on a day."""
    return tuple(text for text in texts if to_staff or not text.is_due(on))
