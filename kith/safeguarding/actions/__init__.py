"""What is done about limits and concerns: the only writers of this room."""

from kith.safeguarding.actions.concerns import acknowledge_concern, decide_concern, raise_concern
from kith.safeguarding.actions.limits import AlreadyEndedError, NotTheirsToLiftError, begin_limit, end_limit

__all__ = [
    "AlreadyEndedError",
    "NotTheirsToLiftError",
    "acknowledge_concern",
    "begin_limit",
    "decide_concern",
    "end_limit",
    "raise_concern",
]
