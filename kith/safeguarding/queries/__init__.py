"""What pages and the door between two people read about limits and concerns."""

from kith.safeguarding.queries.concerns import ConcernShown, concern_for, concerns_for
from kith.safeguarding.queries.limits import (
    Climbing,
    LimitShown,
    NearShown,
    StoppedShown,
    climbing,
    limit_for,
    limits_asking,
    limits_for,
    near_match_for,
    near_matches_for,
    stopped_for,
    stopped_one,
)
from kith.safeguarding.queries.raised import my_concern, my_concerns

__all__ = [
    "Climbing",
    "ConcernShown",
    "LimitShown",
    "NearShown",
    "StoppedShown",
    "climbing",
    "concern_for",
    "concerns_for",
    "limit_for",
    "limits_asking",
    "limits_for",
    "my_concern",
    "my_concerns",
    "near_match_for",
    "near_matches_for",
    "stopped_for",
    "stopped_one",
]
