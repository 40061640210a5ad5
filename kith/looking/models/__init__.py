"""Tables of looking. What ends, answers or decides one is a row of its own."""

from kith.looking.models.conflicts import Conflict, ConflictCleared, LikelyTie, LikelyTieSettled, OwnMarks
from kith.looking.models.cover import Away, CameBack
from kith.looking.models.duty import Call, CallEnded, CallerChecked, CallerQuestion, RotaTurn
from kith.looking.models.emergencies import Emergency, EmergencyHeldBack, EmergencyReview
from kith.looking.models.looks import Lead, LookAnswer, LookQuestion, NoticedUpTo, Unusual, UnusualDecided, Watch

__all__ = [
    "Away",
    "Call",
    "CallEnded",
    "CallerChecked",
    "CallerQuestion",
    "CameBack",
    "Conflict",
    "ConflictCleared",
    "Emergency",
    "EmergencyHeldBack",
    "EmergencyReview",
    "Lead",
    "LikelyTie",
    "LikelyTieSettled",
    "LookAnswer",
    "LookQuestion",
    "NoticedUpTo",
    "OwnMarks",
    "RotaTurn",
    "Unusual",
    "UnusualDecided",
    "Watch",
]
