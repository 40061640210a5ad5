"""What a worker is to talk about of the ties of those they work with, for a working day: everything in one question."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.ground.prepared import prepared, saying
from kith.networks.models import Contact, Reminded, Reminder, TieConfirmation, TieDecision
from kith.networks.rules.reminders import Reach, Whom
from kith.networks.rules.vocabulary import Life


class What(StrEnum):
    """What is to be talked about."""

    WISH = "wish"
    """A worker wrote down what is wanted of a tie, and the person has not said so yet."""
    QUIET = "quiet"
    """It has been a while, and the person chose that a worker hears of it."""


@dataclass(frozen=True)
class ToAsk:
    """One tie to talk about, with whom, and since when it waits.

    Of who has been quiet the name is not told: a limit may have begun since, and the page of the tie asks.
    """

    what: What
    tie_id: TieId
    name: str
    person_id: PersonId
    known_as: str
    on: date


def ties_to_ask_about(viewer: Actor, *, at: datetime) -> tuple[ToAsk, ...]:
    """Return what this reader is to talk about."""
    return tuple(
        ToAsk(What(what), TieId(tie_id), name, PersonId(person_id), known_as, on)
        for what, tie_id, name, person_id, known_as, on in _rows(viewer, at=at)
    )


@prepared
def _rows(viewer: Actor, *, at: datetime) -> QuerySet[TieDecision, tuple[str, UUID, str, UUID, str, date]]:
    about = ("tie__map__person_id", "tie__map__person__known_as")
    wishes = _unconfirmed(viewer, at=at).values_list(saying(What.WISH), "tie_id", "tie__name", *about, "said_on")
    quiet = _quiet(viewer, at=at).values_list(saying(What.QUIET), "tie_id", saying(""), *about, "on")
    return wishes.union(quiet, all=True)


def _unconfirmed(viewer: Actor, *, at: datetime) -> QuerySet[TieDecision]:
    """Return what this reader could have confirmed, where no later decision took its place."""
    later = TieDecision.objects.filter(tie=OuterRef("tie"), number__gt=OuterRef("number"))
    confirmed = TieConfirmation.objects.filter(decision=OuterRef("pk"))
    decided = TieDecision.objects.visible_to(viewer, may=Permission.PLAN_DECIDE, at=at)
    return decided.filter(~Exists(confirmed), tie__is_on_map=True).filter(~Exists(later))


def _quiet(viewer: Actor, *, at: datetime) -> QuerySet[Reminded]:
    """Return what a worker heard and has not talked over, while it is still quiet and the person still wants it."""
    since_then = Contact.objects.filter(tie=OuterRef("tie"), dispute=None, on__gt=OuterRef("since"))
    asked = Reminder.objects.filter(tie=OuterRef("tie"), ended_at=None)
    heard = asked.filter(tells_worker=True) | asked.filter(reach=Reach.WORKER)
    rows = Reminded.objects.visible_to(viewer, may=Permission.PLAN_DECIDE, at=at).filter(
        whom=Whom.WORKER, talked_over=None, tie__life=Life.NOW, tie__is_on_map=True
    )
    return rows.filter(Exists(heard)).filter(~Exists(since_then))
