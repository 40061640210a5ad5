"""Reminding somebody, because they asked for it, that it has been a while; and a worker, where they chose that."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.correspondence.actions import CannotGo, call_back, post
from kith.correspondence.queries import Recipient, formats_asked_for
from kith.correspondence.rules import Channel, Format, RecipientKind
from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.clock import day_of
from kith.ground.ids import AccountId, PersonId, TieId
from kith.networks.actions.decisions import NotWithoutThemError
from kith.networks.models import Reminded, Reminder, TalkedOver, Tie
from kith.networks.queries.limits import must_keep_clear, party_of
from kith.networks.queries.reminders import been_a_while_of, key_that_waits
from kith.networks.rules.reminders import REACHED_BY, Reach, Whom, message_key
from kith.networks.rules.vocabulary import Kind, Rhythm
from kith.people.models import ContactPoint, Person
from kith.people.models.said import heard
from kith.people.rules.contacts import Safe
from kith.people.rules.telling import Told

CHANNELS = {
    Reach.INSIDE: Channel.IN_APP,
    Reach.TEXT: Channel.TEXT,
    Reach.EMAIL: Channel.EMAIL,
    Reach.LETTER: Channel.LETTER,
}


@action
def ask_to_be_reminded(
    *, tie_id: TieId, rhythm: Rhythm, reach: Reach, tells_worker: bool, told: Told, by: Actor, at: datetime
) -> UUID:
    """Keep that the person wants to be told when it has been a while. It takes the place of what they asked before.

    Raises NotWithoutThemError where it is not the person's own word, and Stopped where the two are kept apart.
    """
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if not told.is_the_persons_own:
        raise NotWithoutThemError
    must_keep_clear(tie, Crossing.RHYTHM_AGREED, mode=None, by=by, at=at)
    _end(tie, by=by, at=at)
    reminder = Reminder.objects.create(
        tie=tie,
        organisation_id=tie.organisation_id,
        rhythm=rhythm,
        reach=reach,
        tells_worker=tells_worker,
        asked_at=at,
        **heard(told, by=by.name),
    )
    content = {"rhythm": rhythm, "reach": reach, "tells worker": tells_worker, **told.in_the_record}
    record(Act.ADDED, reminder, by=by, at=at, person_id=PersonId(tie.map.person_id), content=content)
    return reminder.pk


class NotRemindedError(Exception):
    """Nobody is reminded of this tie."""


class NobodyToldError(Exception):
    """It is not so any more that it has been a while, or the person can be reached by nothing that is safe."""


@action
def end_reminder(*, tie_id: TieId, by: Actor, at: datetime) -> None:
    """End being reminded of a tie; what waits to be sent is called back. Raises NotRemindedError."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if not _end(tie, by=by, at=at):
        raise NotRemindedError


def _end(tie: Tie, *, by: Actor, at: datetime) -> bool:
    """End what stands, and say whether anything did."""
    standing = Reminder.objects.filter(tie=tie, ended_at=None).first()
    if standing is None:
        return False
    standing.ended_at, standing.ended_by = at, by.name
    standing.save(update_fields=["ended_at", "ended_by"])
    if key := key_that_waits(tie):
        call_back(key=key, by=by, at=at)
    record(Act.ENDED, standing, by=by, at=at, person_id=PersonId(tie.map.person_id))
    return True


@action
def tell_it_has_been_a_while(*, reminder_id: UUID, whom: Whom, by: Actor, at: datetime) -> None:
    """Tell the person, or whoever works with them, once of one quiet spell.

    Raises NobodyToldError, and Stopped where a limit has begun since; it is asked again at the next tick.
    """
    gate.one(Reminder, reminder_id, by=by, may=Permission.MAP_SEE, at=at, lock=True)
    quiet = been_a_while_of(reminder_id, whom=whom, by=by, at=at)
    if quiet is None:
        raise NobodyToldError
    tie = Tie.objects.get_queryset().select_related("map__person__organisation").get(pk=quiet.tie_id)
    if whom is Whom.PERSON:
        _write_to(tie.map.person, tie, quiet.reach, f"{quiet.since}", by=by, at=at)
    told = Reminded.objects.create(
        tie=tie,
        organisation_id=tie.organisation_id,
        whom=whom,
        since=quiet.since,
        on=day_of(at, tie.map.person.organisation.zone),
        at=at,
    )
    content = {"whom": whom, "since": quiet.since.isoformat()}
    record(Act.SENT, told, by=by, at=at, person_id=quiet.person_id, content=content)


def _write_to(person: Person, tie: Tie, reach: Reach, since: str, *, by: Actor, at: datetime) -> None:
    """Write to the person by the way they chose. Raises NobodyToldError where it is not there any more."""
    to = _recipient(person, reach, by=by, at=at)
    if to is None:
        raise NobodyToldError
    account, asked = person.account, formats_asked_for(to, by=by, at=at)
    try:
        post(
            to=to,
            template=_letter_about(tie),
            key=f"{message_key(tie.pk)}{since}",
            channel=CHANNELS[reach],
            format=next((one for one in Format if one in asked), Format.STANDARD),
            language=account.language if account else settings.LANGUAGE_CODE,
            words={"tie": tie.name},
            link="" if reach is Reach.LETTER else _page_of(tie),
            about=PersonId(person.pk),
            towards=party_of(tie),
            by=by,
            at=at,
        )
    except CannotGo as fault:
        raise NobodyToldError from fault


def _letter_about(tie: Tie) -> str:
    """Name the letter: a person is rung; to a group, a place or an activity one goes."""
    return "networks/letters/been_a_while" if tie.kind == Kind.PERSON else "networks/letters/been_a_while_there"


def _page_of(tie: Tie) -> str:
    return settings.KITH_ORIGIN + reverse("networks:tie", kwargs={"tie_id": tie.pk})


def _recipient(person: Person, reach: Reach, *, by: Actor, at: datetime) -> Recipient | None:
    account_id = AccountId(person.account_id) if person.account_id else None
    if reach is Reach.INSIDE:
        return Recipient(person.known_as, "", RecipientKind.PERSON, person.pk, account_id) if account_id else None
    points = ContactPoint.objects.visible_to(by, may=Permission.PERSON_SEE, at=at)
    safe = points.filter(person=person, ended_at=None, safe=Safe.YES, way=REACHED_BY[reach])
    point = safe.order_by("-is_liked_best", "-written_at").first()
    if point is None:
        return None
    return Recipient(person.known_as, point.words, RecipientKind.PERSON, person.pk, account_id)


@action
def talk_over(*, reminded_id: UUID, by: Actor, at: datetime) -> TieId:
    """Keep that a worker has talked with the person about a tie that has been quiet; return which."""
    reminded = gate.one(Reminded, reminded_id, by=by, may=Permission.PLAN_DECIDE, at=at, lock=True)
    row, _is_new = TalkedOver.objects.get_or_create(
        reminded=reminded, defaults={"organisation_id": reminded.organisation_id, "by": by.name, "at": at}
    )
    record(Act.ANSWERED, row, by=by, at=at, person_id=PersonId(reminded.tie.map.person_id))
    return TieId(reminded.tie_id)
