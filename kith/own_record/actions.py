"""Saying that a part of one's record is not right, taking that back, and answering it.

No action here alters the part itself: what is put right is put right in the room that it belongs to.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.looking.rules.clocks import due_at
from kith.own_record.models import Statement, StatementAnswer
from kith.own_record.queries.chapters import lines_of
from kith.own_record.rules.copies import Line
from kith.own_record.rules.parts import Part
from kith.own_record.rules.statements import ANSWER_WITHIN, Kind, Outcome
from kith.people.actions.writing import Writing
from kith.people.rules.telling import Place, Told
from kith.rights.rules.complaints import Told as ToldBy
from kith.safeguarding.packs import BANK_HOLIDAYS


class NothingSaid(Exception):
    """Somebody who says that something is not right says what."""

    def __init__(self) -> None:
        super().__init__("Write what is not right, or how you see it.")


class NotToBeAnswered(Exception):
    """It has been answered, was taken back, or asks for no answer."""

    def __init__(self) -> None:
        super().__init__("This waits for no answer any more.")


class StillStands(Exception):
    """What somebody said is not right is still there, word for word; to call it put right would not be true."""

    def __init__(self) -> None:
        super().__init__(
            "These very words still stand there. Put them right in that part first, then say so here. "
            "What cannot be changed stays, with what they said beside it."
        )


class NobodyInside(Exception):
    """The person does not sign in, so that a message inside Kith would reach nobody."""

    def __init__(self) -> None:
        super().__init__("They do not read messages inside Kith. Tell them in another way.")


@action
def say_of_part(
    *, person_id: PersonId, part: Part, kind: Kind, words: str, line: Line | None, told: Told, by: Actor, at: datetime
) -> UUID:
    """Write that a part of the record is not right, or seen differently; `line` is the very line, where one was meant.

    Only the person, or somebody who knows them and is named, says so; a worker writes it down for them. The clock runs
    from now. Raises NothingSaid or NotSaidSo.
    """
    place = Place.FIRST_PERSON_OR_NAMED
    writing = Writing.begin(person_id, told, place, by=by, at=at, may=Permission.STATEMENT_MAKE)
    if not words.strip():
        raise NothingSaid
    zone = writing.person.organisation.zone
    due = due_at(at, ANSWER_WITHIN, zone=zone, holidays=BANK_HOLIDAYS).astimezone(ZoneInfo(zone)).date()
    statement = Statement.objects.create(
        part=part,
        kind=kind,
        about_what=line.what if line else "",
        about_term=line.term if line else "",
        about_said=line.said if line else "",
        about_by=line.written_by if line else "",
        words=words.strip(),
        answer_by=due if kind.wants_an_answer else None,
        **writing.columns,
    )
    writing.note(Act.ADDED, statement, {"part": part, "kind": kind, "words": statement.words})
    return statement.pk


@action
def take_back(*, statement_id: UUID, told: Told, by: Actor, at: datetime) -> None:
    """Take back something that was said of a part: it no longer stands there, and stays in the record as taken back."""
    statement = gate.one(Statement, statement_id, by=by, may=Permission.STATEMENT_MAKE, at=at)
    person_id = PersonId(statement.person_id)
    place = Place.FIRST_PERSON_OR_NAMED
    writing = Writing.begin(person_id, told, place, by=by, at=at, may=Permission.STATEMENT_MAKE)
    if writing.end(Statement.objects.filter(pk=statement.pk, ended_at=None)):
        writing.note(Act.ENDED, statement, {"part": statement.part})


@action
def answer_statement(
    *, statement_id: UUID, outcome: Outcome, words: str, told: ToldBy, by: Actor, at: datetime
) -> None:
    """Say what was done about something that is not right, why, and how the person was told.

    Raises NotToBeAnswered, StillStands, NothingSaid or NobodyInside.
    """
    rows = Statement.objects.get_queryset().select_related("person__organisation", "answer")
    statement = gate.one(rows, statement_id, by=by, may=Permission.STATEMENT_ANSWER, at=at, lock=True)
    if statement.ended_at is not None or hasattr(statement, "answer") or statement.answer_by is None:
        raise NotToBeAnswered
    if not words.strip():
        raise NothingSaid
    if outcome is Outcome.MENDED and _still_stands(statement, by=by, at=at):
        raise StillStands
    StatementAnswer.objects.create(
        organisation_id=statement.organisation_id,
        statement=statement,
        outcome=outcome,
        words=words.strip(),
        told=told,
        at=at,
        by=by.name,
    )
    if told is ToldBy.INSIDE:
        _tell(statement, words.strip(), by=by, at=at)
    content = {"outcome": outcome, "words": words, "told": told}
    record(Act.ANSWERED, statement, by=by, at=at, person_id=PersonId(statement.person_id), content=content)


def _still_stands(statement: Statement, *, by: Actor, at: datetime) -> bool:
    """Say whether the very line that was meant is still there. Where none was meant, only a reader can say."""
    meant = (statement.about_what, statement.about_term, statement.about_said)
    if not any(meant):
        return False
    lines = lines_of(Part(statement.part), by, PersonId(statement.person_id), at=at)
    return any(line.says_the_same(*meant) for line in lines)


def _tell(statement: Statement, words: str, *, by: Actor, at: datetime) -> None:
    reader = statement.person.account_id
    account = Account.objects.filter(pk=reader, is_active=True).first() if reader else None
    if account is None:
        raise NobodyInside
    person_id = PersonId(statement.person_id)
    post(
        to=Recipient.inside(account),
        template="own_record/letters/answered",
        key=f"statement answered {statement.pk}",
        words={"words": words},
        link=settings.KITH_ORIGIN + reverse("own_record:not-right", kwargs={"person_id": person_id}),
        channel=Channel.IN_APP,
        language=account.language,
        about=person_id,
        by=by,
        at=at,
    )
