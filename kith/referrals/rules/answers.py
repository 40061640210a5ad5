"""What an organiser answers: yes, not now, or no with a coded reason and something else; and how a visit went."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Term


class DeclineReason(Term):
    """Why a group cannot say yes. Never about who somebody is."""

    FULL = "full", mark("We are full")
    NOT_RUNNING = "not_running", mark("We are not running at present")
    NOT_FOR_THIS_AGE = "not_for_this_age", mark("We are for another age")
    CANNOT_MEET_A_NEED = "cannot_meet_a_need", mark("We cannot give something they need")
    OUT_OF_AREA = "out_of_area", mark("It is outside our area")
    ANOTHER_GROUP_FITS = "another_group_fits", mark("Another group fits better")
    TALK_FIRST = "talk_first", mark("We would like to talk with the worker first")


class Declining(StrEnum):
    """Why a no may, or may not, be taken as an answer."""

    MAY = "may"
    NO_REASON = "no reason"
    NO_ALTERNATIVE = "no alternative"


DECLINING_WORDS: Mapping[Declining, str] = MappingProxyType(
    {
        Declining.MAY: mark("Thank you for saying why."),
        Declining.NO_REASON: mark("Choose why, so that the person can be told."),
        Declining.NO_ALTERNATIVE: mark("Write what else there is, or that you know of nothing."),
    }
)


def may_decline(reason: DeclineReason | None, alternative: str) -> Decision:
    """Say whether a no is complete: it needs a reason and something else to try, or the words that there is nothing."""
    if reason is None:
        return Decision.no(Reason(Declining.NO_REASON))
    if not alternative.strip():
        return Decision.no(Reason(Declining.NO_ALTERNATIVE))
    return Decision.yes(Reason(Declining.MAY))


class Visiting(StrEnum):
    """Why a first visit may, or may not, be agreed."""

    MAY = "may"
    MUST_HAVE_OPEN = "must-have open"


VISITING_WORDS: Mapping[Visiting, str] = MappingProxyType(
    {
        Visiting.MAY: mark("Everything they must have is in place."),
        Visiting.MUST_HAVE_OPEN: mark("This must be in place first: %(must_haves)s."),
    }
)


@dataclass(frozen=True)
class MustHave:
    """Something that must be in place for somebody before a first visit, and whether it is."""

    words: str
    is_in_place: bool
    how: str = ""


def may_confirm_first_visit(must_haves: Sequence[MustHave]) -> Decision:
    """Say whether a first visit may be agreed: never with a must-have that is not in place (C23)."""
    if missing := [one.words for one in must_haves if not one.is_in_place]:
        return Decision.no(Reason(Visiting.MUST_HAVE_OPEN, {"must_haves": ", ".join(missing)}, tuple(missing)))
    return Decision.yes(Reason(Visiting.MAY))


def worries_in(words: str, worrying: Iterable[str]) -> tuple[str, ...]:
    """Return what in some words could mean that somebody is hurt or afraid, in the order of the list.

    It only ever leads to a question. It is never kept, counted or shown as being about the person.
    """
    spaced = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in words.casefold()).split())} "
    return tuple(worry for worry in worrying if f" {worry}" in spaced)
