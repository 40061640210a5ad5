"""What is done about limits and concerns: the only writers of this room."""

from kith.safeguarding.actions.concerns import acknowledge_concern, decide_concern, raise_concern
from kith.safeguarding.actions.door import (
    answer_near_match,
    note_breach,
    note_stopped,
    record_wish,
)
from kith.safeguarding.actions.limits import (
    AlreadyEndedError,
    Ground,
    NothingToConfirmError,
    NotTheirsToConfirmError,
    NotTheirsToLiftError,
    NotTheirsToWithholdError,
    Told,
    add_alias,
    begin_limit,
    begin_own_limit,
    confirm_limit,
    end_limit,
    explain_limit,
    withhold_explanation,
)

__all__ = [
    "AlreadyEndedError",
    "Ground",
    "NotTheirsToConfirmError",
    "NotTheirsToLiftError",
    "NotTheirsToWithholdError",
    "NothingToConfirmError",
    "Told",
    "acknowledge_concern",
    "add_alias",
    "answer_near_match",
    "begin_limit",
    "begin_own_limit",
    "confirm_limit",
    "decide_concern",
    "end_limit",
    "explain_limit",
    "note_breach",
    "note_stopped",
    "raise_concern",
    "record_wish",
    "withhold_explanation",
]
