"""What pages and the gate read about limits and concerns."""

from kith.safeguarding.queries.concerns import ConcernShown, concerns_for
from kith.safeguarding.queries.limits import LimitShown, limit_for, limits_for, limits_of, may_meet

__all__ = [
    "ConcernShown",
    "LimitShown",
    "concerns_for",
    "limit_for",
    "limits_for",
    "limits_of",
    "may_meet",
]
