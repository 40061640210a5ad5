"""Tables of staying safe. What looks again, ends or answers something is a row of its own. No column holds a score."""

from kith.safety.models.dangers import Danger, DangerEnd, DangerLook
from kith.safety.models.endings import Ending, EndingDone, EndingLeft, FollowUp, FollowUpDone
from kith.safety.models.lines import LineEdition, LineOff, LineTried, LocalLine
from kith.safety.models.plans import SafetyLine
from kith.safety.models.visits import SupervisedVisit, Supervisor, VisitNote, VisitTurn

__all__ = [
    "Danger",
    "DangerEnd",
    "DangerLook",
    "Ending",
    "EndingDone",
    "EndingLeft",
    "FollowUp",
    "FollowUpDone",
    "LineEdition",
    "LineOff",
    "LineTried",
    "LocalLine",
    "SafetyLine",
    "SupervisedVisit",
    "Supervisor",
    "VisitNote",
    "VisitTurn",
]
