"""Tables of rights. What ends, proves or answers something is a row of its own."""

from kith.rights.models.capacity import BestInterestsDecision, CapacityDecision, ChildDecision, Consulted
from kith.rights.models.complaints import (
    Acknowledgement,
    Answer,
    AskedAgain,
    Complaint,
    GroupIssue,
    IssueAnswer,
    IssueAsked,
    Named,
    Taken,
)
from kith.rights.models.interpreting import InterpreterPresence, InterpreterWish
from kith.rights.models.representatives import Evidence, Representative, RepresentativeEnd

__all__ = [
    "Acknowledgement",
    "Answer",
    "AskedAgain",
    "BestInterestsDecision",
    "CapacityDecision",
    "ChildDecision",
    "Complaint",
    "Consulted",
    "Evidence",
    "GroupIssue",
    "InterpreterPresence",
    "InterpreterWish",
    "IssueAnswer",
    "IssueAsked",
    "Named",
    "Representative",
    "RepresentativeEnd",
    "Taken",
]
