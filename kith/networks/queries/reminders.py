"""What people asked to be reminded of, and for whom it has been a while. As many questions for one tie as for many."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from kith.correspondence.queries import is_waiting
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Verdict
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.batches import in_batches
from kith.ground.clock import day_of
from kith.ground.ids import OrganisationId, PersonId, TieId
from kith.networks.models import Contact, Reminded, Reminder, TalkedOver, Tie, TieDecision
from kith.networks.queries.limits import party_of
from kith.networks.rules.reminders import (
    REACHED_BY,
    Asked,
    Reach,
    Reminding,
    Touch,
    Whom,
    been_a_while,
    message_key,
    quiet_since,
    told_from,
)
from kith.networks.rules.vocabulary import Life, Wish
from kith.people.models import ContactPoint, Person
from kith.people.rules.contacts import Safe
from kith.people.rules.telling import Origin

AT_ONCE = 500
"""About how many ties one question asks."""


@dataclass(frozen=True)
class ReminderSeen:
    """What was asked for, as the page of a tie shows it: since when it is quiet, and when somebody is told."""

    reminder_id: UUID
    asked: Asked
    origin: Origin
    since: date
    told_from: date
    can_be_reached: bool

    def is_quiet(self, today: date) -> bool:
        """Whether it has been a while."""
        return today >= self.told_from


@dataclass(frozen=True)
class BeenAWhile:
    """Somebody who is to be told today that it has been a while."""

    reminder_id: UUID
    tie_id: TieId
    tie_name: str
    person_id: PersonId
    known_as: str
    reach: Reach
    since: date
    by_day: date


def reminder_on(tie: Tie, last_on: date | None, *, viewer: Actor, at: datetime) -> ReminderSeen | None:
    """Return what the person asked for about a tie that this viewer has opened, or None."""
    row = _standing(viewer, at=at).filter(tie=tie).first()
    if row is None:
        return None
    since = quiet_since(row.asked, last_on)
    whom = Whom.WORKER if row.asked.reach is Reach.WORKER else Whom.PERSON
    reached = reaches_of(PersonId(tie.map.person_id), viewer=viewer, at=at)
    return ReminderSeen(
        row.pk, row.asked, row.origin, since, told_from(row.asked, since, whom), row.asked.reach in reached
    )


def is_reminded_of(tie_id: TieId) -> bool:
    """Say whether the person asked to be reminded of a tie. The caller has asked the gate about it."""
    return Reminder.objects.filter(tie=tie_id, ended_at=None).exists()


def key_that_waits(tie: Tie) -> str:
    """Return how the keys begin of what waits in the outbox to remind of a tie, or an empty word where nothing does.

    The caller has asked the gate about the tie.
    """
    key = message_key(tie.pk)
    return key if is_waiting(OrganisationId(tie.organisation_id), key) else ""


def reaches_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[Reach, ...]:
    """Return the ways in which somebody can be told: by what they called safe, in Kith where they come in, by a worker.

    Whoever asks may see the person; what they wrote of their numbers is read as far as this viewer may.
    """
    points = ContactPoint.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at)
    safe = set(points.filter(person_id=person_id, ended_at=None, safe=Safe.YES).values_list("way", flat=True))
    has_account = gate.one(Person, person_id, by=viewer, may=Permission.PERSON_SEE, at=at).account_id is not None
    return tuple(
        reach
        for reach in Reach
        if reach is Reach.WORKER or (REACHED_BY[reach] in safe if reach in REACHED_BY else has_account)
    )


def been_a_while_among(by: Actor, *, whom: Whom, today: date, at: datetime) -> tuple[BeenAWhile, ...]:
    """Return for whom of an organisation it has been a while and who has not been told, in order of the day.

    Nobody is among them who is kept apart from the person.
    """
    rows = [row for row in _with_touch(_standing(by, at=at)) if row.asked.hears(whom)]
    return tuple(sorted(_quiet(rows, whom=whom, today=today, by=by, at=at), key=lambda one: (one.by_day, one.tie_id)))


def been_a_while_of(reminder_id: UUID, *, whom: Whom, by: Actor, at: datetime) -> BeenAWhile | None:
    """Return one of them, as it is at this moment; None where it is not so any more."""
    row = _with_touch(_standing(by, at=at)).filter(pk=reminder_id).first()
    if row is None:
        return None
    today = day_of(at, row.tie.map.person.organisation.zone)
    return next(_quiet([row], whom=whom, today=today, by=by, at=at), None)


def _quiet(rows: Collection[Reminder], *, whom: Whom, today: date, by: Actor, at: datetime) -> Iterator[BeenAWhile]:
    told = _told(by, [row.tie_id for row in rows], at=at)
    for row in rows:
        if been_a_while(row.asked, _touch(row), told.get(row.tie_id, ()), whom=whom, today=today) and _is_clear(
            row, by=by, at=at
        ):
            yield _been(row, whom)


def _standing(viewer: Actor, *, at: datetime) -> QuerySet[Reminder]:
    return Reminder.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(ended_at=None)


def _with_touch(rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Put beside each reminder the last day of contact that is not disputed, and what is wanted of the tie."""
    contacts = Contact.objects.filter(tie=OuterRef("tie"), dispute=None).order_by("-on")
    wanted = TieDecision.objects.filter(tie=OuterRef("tie")).order_by("-number")
    return rows.select_related("tie__map__person__organisation").annotate(
        last_on=Subquery(contacts.values("on")[:1]), wanted=Subquery(wanted.values("wish")[:1])
    )


def _told(by: Actor, tie_ids: Sequence[UUID], *, at: datetime) -> Mapping[UUID, list[Reminding]]:
    told: dict[UUID, list[Reminding]] = defaultdict(list)
    rows = Reminded.objects.visible_to(by, may=Permission.MAP_SEE, at=at)
    for some in in_batches(tie_ids, AT_ONCE):
        for row in rows.filter(tie__in=some):
            told[row.tie_id].append(Reminding(Whom(row.whom), row.since, row.on))
    return told


def _touch(row: Reminder) -> Touch:
    """Return how the tie of a reminder stands."""
    last_on, wanted = row.last_on, row.wanted  # type: ignore[attr-defined] # annotated
    return Touch(Life(row.tie.life), Wish(wanted) if wanted else None, row.tie.is_on_map, last_on)


def _is_clear(row: Reminder, *, by: Actor, at: datetime) -> bool:
    """Say whether no limit stands between them, be it only that somebody must be there: nobody is nudged past one."""
    person_id = PersonId(row.tie.map.person_id)
    return passing.may_pass(Crossing.REMINDED, person_id, [party_of(row.tie)], by=by, at=at).verdict is Verdict.ALLOW


def _been(row: Reminder, whom: Whom) -> BeenAWhile:
    person = row.tie.map.person
    since = quiet_since(row.asked, row.last_on)  # type: ignore[attr-defined] # annotated
    return BeenAWhile(
        reminder_id=row.pk,
        tie_id=TieId(row.tie_id),
        tie_name=row.tie.name,
        person_id=PersonId(person.pk),
        known_as=person.known_as,
        reach=row.asked.reach,
        since=since,
        by_day=told_from(row.asked, since, whom),
    )


def waiting_for_worker(tie: Tie, *, viewer: Actor, at: datetime) -> UUID | None:
    """Return what this worker is to talk about with the person, of a tie that they have opened, or None."""
    rows = Reminded.objects.visible_to(viewer, may=Permission.PLAN_DECIDE, at=at)
    return rows.filter(tie=tie, whom=Whom.WORKER, talked_over=None).order_by("-on").values_list("pk", flat=True).first()


@dataclass(frozen=True)
class ReminderTold:
    """One time the person asked to be reminded of somebody, and until when."""

    tie_name: str
    asked: Asked
    origin: Origin
    ended_at: datetime | None
    ended_by: str


def reminders_told(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[ReminderTold, ...]:
    """Return everything that somebody ever asked to be reminded of, newest first."""
    rows = Reminder.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__map__person_id=person_id)
    return tuple(
        ReminderTold(row.tie.name, row.asked, row.origin, row.ended_at, row.ended_by)
        for row in rows.select_related("tie").order_by("-asked_at")
    )


@dataclass(frozen=True)
class RemindedTold:
    """One time that somebody was told that it had been a while, and who then talked it over."""

    tie_name: str
    whom: Whom
    since: date
    on: date
    talked_over_by: str


def reminded_told(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[RemindedTold, ...]:
    """Return every time that the person, or a worker, was told of a quiet spell, newest first."""
    rows = Reminded.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__map__person_id=person_id)
    return tuple(
        RemindedTold(row.tie.name, Whom(row.whom), row.since, row.on, getattr(row, "talked_over", _NOBODY).by)
        for row in rows.select_related("tie", "talked_over").order_by("-at")
    )


_NOBODY = TalkedOver(by="")
