"""Whether an answer link opens: for the first browser that opened it, in its time, and not over and over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kith.ground.words import mark

LASTS = timedelta(days=14)
SLOW_DOWN_AFTER = 10
"""More tries than this within `WITHIN` close the link until that time has passed."""
WITHIN = timedelta(minutes=10)


class Opening(StrEnum):
    """What a link answers to somebody who follows it."""

    OPEN = "open"
    NOT_OPENED_YET = "not opened yet"
    OPENED_ELSEWHERE = "opened elsewhere"
    EXPIRED = "expired"
    REVOKED = "revoked"
    TOO_OFTEN = "too often"
    UNKNOWN = "unknown"


OPENING_WORDS: Mapping[Opening, str] = {
    Opening.OPEN: mark("This link is open."),
    Opening.NOT_OPENED_YET: mark("This link is waiting for you."),
    Opening.OPENED_ELSEWHERE: mark("This link was opened on another phone or computer, and works only there."),
    Opening.EXPIRED: mark("This link worked for two weeks, and that time has passed."),
    Opening.REVOKED: mark("This link was called back. You need do nothing."),
    Opening.TOO_OFTEN: mark("This link was tried many times. Wait ten minutes, then try again."),
    Opening.UNKNOWN: mark("This is not a link that we made, or a part of it is missing."),
}
MAY_ASK_FOR_ANOTHER = frozenset({Opening.OPENED_ELSEWHERE, Opening.EXPIRED})


@dataclass(frozen=True)
class Link:
    """What is known of a link when somebody follows it; browsers are digests."""

    expires_at: datetime
    is_revoked: bool
    opened_by: str = ""
    tries: int = 0


def opening(link: Link, *, browser: str, at: datetime) -> Opening:
    """Say what a link answers now, to this browser."""
    if link.is_revoked:
        return Opening.REVOKED
    if at >= link.expires_at:
        return Opening.EXPIRED
    if link.tries > SLOW_DOWN_AFTER:
        return Opening.TOO_OFTEN
    if not link.opened_by:
        return Opening.NOT_OPENED_YET
    return Opening.OPEN if browser and browser == link.opened_by else Opening.OPENED_ELSEWHERE
