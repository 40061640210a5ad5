"""What pages and the door between two people read about limits and concerns."""

from kith.safeguarding.queries.concerns import ConcernShown, concerns_for
from kith.safeguarding.queries.door import kept_apart_from
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

__all__ = [
    "Climbing",
    "ConcernShown",
    "LimitShown",
    "NearShown",
    "StoppedShown",
    "climbing",
    "concerns_for",
    "kept_apart_from",
    "limit_for",
    "limits_asking",
    "limits_for",
    "near_match_for",
    "near_matches_for",
    "stopped_for",
    "stopped_one",
]
