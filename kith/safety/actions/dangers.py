"""Writing down a danger, looking at it again, and saying how it came out."""

from datetime import datetime
from uuid import UUID

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.people.models import Person
from kith.people.models.said import heard
from kith.people.rules.telling import Told
from kith.people.rules.terms import Flawed
from kith.safety.models import Danger, DangerEnd, DangerLook
from kith.safety.queries.dangers import who_may_own
from kith.safety.rules.dangers import About, DangerFlaw, Look, Outcome, flaws_of


class CannotStand(Flawed):
    """A danger that must not be kept as it is; the first flaw's words say what to mend."""


class AlreadyOver(Exception):
    """It was ended before; nothing is ended twice, and nothing that is over is looked at again."""


@action
def record_danger(
    *, person_id: PersonId, about: About, look: Look, owner_id: AccountId | None, told: Told, by: Actor, at: datetime
) -> UUID:
    """Write down a danger with what helps, what is done, who sees to it and its next look. Raises CannotStand."""
    person = gate.one(Person, person_id, by=by, may=Permission.DANGER_RECORD, at=at, lock=True)
    danger = Danger.objects.create(
        organisation_id=person.organisation_id, person=person, about=about, begun_by=by.name, begun_at=at
    )
    _look(danger, 1, look, owner_id, told, by=by, at=at)
    record(Act.ADDED, danger, by=by, at=at, person_id=person_id, content={"about": about})
    return danger.pk


@action
def look_again(*, danger_id: UUID, look: Look, owner_id: AccountId | None, told: Told, by: Actor, at: datetime) -> None:
    """Look at a danger again: still so, said by whom and when, or otherwise now. Raises CannotStand, AlreadyOver."""
    danger = _open(danger_id, by=by, at=at)
    _look(danger, danger.looks.count() + 1, look, owner_id, told, by=by, at=at)


@action
def end_danger(*, danger_id: UUID, outcome: Outcome, words: str, by: Actor, at: datetime) -> None:
    """Say how a danger came out; from now on it asks for nothing. Raises CannotStand, AlreadyOver."""
    danger = _open(danger_id, by=by, at=at)
    if not words.strip():
        raise CannotStand([DangerFlaw.NO_WORDS])
    ended = DangerEnd.objects.create(
        organisation_id=danger.organisation_id, danger=danger, outcome=outcome, words=words.strip(), by=by.name, at=at
    )
    record(Act.ENDED, ended, by=by, at=at, person_id=PersonId(danger.person_id), content={"outcome": outcome})


def _open(danger_id: UUID, *, by: Actor, at: datetime) -> Danger:
    danger = gate.one(Danger, danger_id, by=by, may=Permission.DANGER_RECORD, at=at, lock=True)
    if hasattr(danger, "end"):
        raise AlreadyOver
    return danger


def _look(
    danger: Danger, number: int, look: Look, owner_id: AccountId | None, told: Told, *, by: Actor, at: datetime
) -> None:
    person_id = PersonId(danger.person_id)
    today = clock.day_of(at, danger.person.organisation.zone)
    about = About(danger.about)
    has_owner = owner_id in dict(who_may_own(by, person_id, at=at))
    flaws = flaws_of(look, about=about, has_owner=has_owner, today=today)
    if flaws or owner_id is None or look.review_on is None:
        raise CannotStand(flaws)
    row = DangerLook.objects.create(
        organisation_id=danger.organisation_id,
        danger=danger,
        number=number,
        about=about,
        what=look.what.strip(),
        whom=sorted(look.whom),
        horizon=look.horizon or "",
        helps=look.helps.strip(),
        good_of_it=look.good_of_it.strip(),
        done=look.done.strip(),
        their_view=look.their_view.strip(),
        owner_id=owner_id,
        review_on=look.review_on,
        at=at,
        **heard(told, by=by.name),
    )
    content = {"whom": row.whom, "horizon": row.horizon, "review on": row.review_on.isoformat(), **told.in_the_record}
    record(Act.DECIDED, row, by=by, at=at, person_id=person_id, content=content)
