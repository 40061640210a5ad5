"""Which ways to help are shown, to whom, and when a way has not been checked for too long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kith.safety.rules.numbers import dialled


class Act(StrEnum):
    """What one does to reach a way."""

    CALL = "tel"
    TEXT = "sms"
    OPEN = "https"


def href_of(act: Act, reach: str) -> str:
    """Return the address that dials, texts or opens."""
    return f"https://{reach}" if act is Act.OPEN else f"{act}:{dialled(reach)}"


@dataclass(frozen=True)
class Way:
    """One way to get help. Words are marked for translation; numbers and addresses are as dialled.

    `always` is for the few that stay true unchecked; nothing ever takes the place of what is for an emergency.
    """

    is_local = False

    need: str
    words: str
    icon: str
    act: Act
    reach: str
    source: str
    checked_on: date
    next_check_on: date
    always: bool = False
    is_first: bool = False
    is_emergency: bool = False
    key: str = ""

    @property
    def href(self) -> str:
        return href_of(self.act, self.reach)

    def is_due(self, on: date) -> bool:
        """Say whether somebody should have checked it by now."""
        return on > self.next_check_on


def ways_to_show(ways: Sequence[Way], *, on: date, to_staff: bool) -> tuple[Way, ...]:
    """Return the ways that a reader is shown: what nobody has checked in time is for staff only, to mend."""
    return tuple(way for way in ways if to_staff or way.always or not way.is_due(on))
