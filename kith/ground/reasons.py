"""Answers that carry their reason. Access, matching, safeguarding and suppression all speak in these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Reason:
    """Why: a code of a closed vocabulary, what fills its sentence, and what it was seen in."""

    code: StrEnum
    params: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A yes or a no that explains itself."""

    is_yes: bool
    reason: Reason

    @classmethod
    def yes(cls, reason: Reason) -> "Decision":
        return cls(is_yes=True, reason=reason)

    @classmethod
    def no(cls, reason: Reason) -> "Decision":
        return cls(is_yes=False, reason=reason)

    def __bool__(self) -> bool:
        return self.is_yes
