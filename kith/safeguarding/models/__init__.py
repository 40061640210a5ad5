"""Tables of limits and concerns. What ends or answers one is a row of its own."""

from kith.safeguarding.models.concerns import Acknowledgement, Concern, ConcernDecision
from kith.safeguarding.models.limits import (
    Confirmation,
    Explanation,
    Lifting,
    LiftingAsked,
    NearMatch,
    NearMatchDecision,
    Restriction,
    StoppedAct,
    WishAnswer,
)

__all__ = [
    "Acknowledgement",
    "Concern",
    "ConcernDecision",
    "Confirmation",
    "Explanation",
    "Lifting",
    "LiftingAsked",
    "NearMatch",
    "NearMatchDecision",
    "Restriction",
    "StoppedAct",
    "WishAnswer",
]
