"""Letting somebody close to the person know of a tie, and hiding it again. It counts from the next look on."""

from collections.abc import Collection
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId, TieId
from kith.networks.models import Tie, TieShown
from kith.people.models import Person


@action
def show_ties(
    *, person_id: PersonId, account_id: AccountId, ties: Collection[TieId], by: Actor, at: datetime
) -> tuple[TieId, ...]:
    """Let an account know of just these ties of a person, and of no other; return those that were hidden by it.

    Raises NotVisible where one of them is on nobody's map that this actor may speak of.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.CIRCLE_KEEP, at=at, lock=True)
    theirs = Tie.objects.visible_to(by, may=Permission.CIRCLE_KEEP, at=at).filter(map__person=person)
    wanted = set(theirs.filter(pk__in=list(ties)).values_list("pk", flat=True))
    for unknown in set(ties) - wanted:
        raise gate.NotVisible(Tie._meta.label, unknown, Permission.CIRCLE_KEEP)
    live = TieShown.objects.filter(tie__map__person=person, account_id=account_id, hidden_at=None)
    shown = set(live.values_list("tie_id", flat=True))
    live.exclude(tie__in=wanted).update(hidden_at=at, hidden_by=by.name)
    TieShown.objects.bulk_create(
        TieShown(
            organisation_id=person.organisation_id, tie_id=tie_id, account_id=account_id, shown_at=at, shown_by=by.name
        )
        for tie_id in sorted(wanted - shown)
    )
    content = {"shows": sorted(map(str, wanted - shown)), "hides": sorted(map(str, shown - wanted))}
    record(Act.DECIDED, TieShown._meta.label, by=by, at=at, person_id=person_id, content=content)
    return tuple(TieId(tie_id) for tie_id in sorted(shown - wanted))


@action
def hide_all(*, person_id: PersonId, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Hide every tie from an account again, because it is in the circle no more: the caller has asked the gate."""
    live = TieShown.objects.filter(tie__map__person_id=person_id, account_id=account_id, hidden_at=None)
    content = {"hides": live.update(hidden_at=at, hidden_by=by.name)}
    record(Act.ENDED, TieShown._meta.label, by=by, at=at, person_id=person_id, content=content)
