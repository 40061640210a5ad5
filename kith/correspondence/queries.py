"""Reading the outbox: what was said, to whom, and whether it has gone; and what a person said of being written to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings

from kith.correspondence.gateways.ways import way_for
from kith.correspondence.models import Delivery, Message, Waiting
from kith.correspondence.rules import Channel, Fault, Format, Outcome, Piece, RecipientKind, paragraphs
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Answer, Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, MessageId, OrganisationId, PersonId
from kith.ground.reasons import Decision, Reason
from kith.people.models import ContactPoint
from kith.people.queries.communication import communication_of
from kith.people.rules.communication import Code, Kind
from kith.people.rules.contacts import Safe, Way, folded

ON_A_PAGE = 50

FORMATS = {Code.LARGE_PRINT: Format.LARGE_PRINT, Code.EASY_READ: Format.EASY_READ}
"""What the outbox can make of what people ask for; somebody who needs another format is talked with, not written to."""


@dataclass(frozen=True)
class Recipient:
    """Whom it is for, and how they are reached: an e-mail address, a telephone number or a postal address."""

    name: str
    address: str = ""
    kind: RecipientKind = RecipientKind.ADDRESS
    id: UUID | None = None
    account_id: AccountId | None = None

    @classmethod
    def inside(cls, account: Account) -> "Recipient":
        """Return whoever signs in with an account, reached inside Kith and in no other way."""
        return cls(account.display_name, "", RecipientKind.ACCOUNT, account.pk, AccountId(account.pk))


def party_of(to: Recipient, about: PersonId, channel: Channel) -> Party:
    """Return everything that a message says of whom it goes to.

    Somebody who writes to a person themselves is known by the address alone; a colleague by their account, because
    two people may share a first name.
    """
    is_themselves = to.kind is RecipientKind.PERSON and to.id == about
    address = (to.address,) if to.address.strip() else ()
    return Party(
        names=() if is_themselves or to.kind is RecipientKind.ACCOUNT else (to.name,),
        emails=address if channel is Channel.EMAIL else (),
        phones=address if channel is Channel.TEXT else (),
        addresses=address if channel is Channel.LETTER else (),
        person_id=to.id if to.kind is RecipientKind.PERSON and not is_themselves else None,
        account_id=None if is_themselves else to.account_id,
        listing_id=to.id if to.kind is RecipientKind.LISTING else None,
    )


def may_leave(row: Message, *, at: datetime) -> Answer | None:
    """Say whether a message that waited may leave now; None where it is about nobody. A limit may have begun since."""
    if row.person_id is None:
        return None
    to = Recipient(
        row.recipient_name,
        row.address,
        RecipientKind(row.recipient_kind),
        row.recipient_id,
        AccountId(row.account_id) if row.account_id else None,
    )
    about = PersonId(row.person_id)
    by = Actor.of_system("outbox", OrganisationId(row.organisation_id))
    parties = [party_of(to, about, Channel(row.channel))]
    if row.towards_name:
        parties.append(Party(names=(row.towards_name,), listing_id=row.towards_listing_id))
    return passing.may_pass(Crossing.MESSAGE_SENT, about, parties, by=by, at=at)


def _reading(by: Actor) -> Actor:
    """Return who looks up how a person may be written to: the outbox itself, whoever posts."""
    return Actor.of_system("outbox", by.organisation_id, Permission.PERSON_SEE)


def formats_asked_for(to: Recipient, *, by: Actor, at: datetime) -> frozenset[str]:
    """Return the formats in which this reader can read a letter; none where they asked for nothing."""
    if to.kind is not RecipientKind.PERSON or to.id is None:
        return frozenset()
    codes = communication_of(_reading(by), PersonId(to.id), at=at).codes
    return frozenset(FORMATS.get(code, code) for code in codes if code.kind is Kind.FORMAT)


def is_safe(to: Recipient, *, by: Actor, at: datetime) -> Decision:
    """Say whether the person said that this very number or address must not be used."""
    if to.kind is not RecipientKind.PERSON or to.id is None:
        return Decision.yes(Reason(Fault.FITS))
    points = ContactPoint.objects.visible_to(_reading(by), may=Permission.PERSON_SEE, at=at)
    unsafe = points.filter(person_id=to.id, ended_at=None, safe=Safe.NO)
    is_unsafe = any(point.folded == folded(Way(point.way), to.address) for point in unsafe)
    return Decision.no(Reason(Fault.ADDRESS_UNSAFE)) if is_unsafe else Decision.yes(Reason(Fault.FITS))


@dataclass(frozen=True)
class SafeWay:
    """A way to reach somebody at once that they said is safe."""

    to: Recipient
    channel: Channel
    person_id: PersonId


AT_ONCE = {Way.MOBILE: Channel.TEXT, Way.EMAIL: Channel.EMAIL}


def safe_way_to(account_id: AccountId, *, by: Actor, at: datetime) -> SafeWay | None:
    """Return a way by which somebody is told something at once: one that they called safe, the liked one first.

    A way that this house has not set up would only wait.
    """
    points = ContactPoint.objects.visible_to(by, may=Permission.PERSON_SEE, at=at)
    safe = points.filter(person__account_id=account_id, ended_at=None, safe=Safe.YES, way__in=AT_ONCE)
    ordered = safe.select_related("person").order_by("-is_liked_best", "-way", "-written_at")
    point = next((one for one in ordered if way_for(AT_ONCE[Way(one.way)]) is not None), None)
    if point is None:
        return None
    person = point.person
    to = Recipient(person.known_as, point.words, RecipientKind.PERSON, person.pk, account_id)
    return SafeWay(to, AT_ONCE[Way(point.way)], PersonId(person.pk))


def is_written(organisation_id: OrganisationId, key: str) -> bool:
    """Say whether a message whose key begins so is in the outbox already."""
    return Message.objects.filter(organisation_id=organisation_id, key__startswith=key).exists()


def is_waiting(organisation_id: OrganisationId, key: str) -> bool:
    """Say whether a message whose key begins so has yet to go."""
    waits = Waiting.objects.filter(message__organisation_id=organisation_id, message__key__startswith=key)
    return waits.exists()


class State(StrEnum):
    """Where a message has got to."""

    WAITING = "waiting"
    TRIED = "tried"
    SENT = "sent"
    GIVEN_UP = "given up"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Try:
    """One try to deliver a message."""

    at: datetime
    outcome: Outcome
    because: str


@dataclass(frozen=True)
class Line:
    """A message as the list shows it."""

    id: MessageId
    person_id: PersonId | None
    posted_at: datetime
    channel: Channel
    to: str
    subject: str
    state: State


@dataclass(frozen=True)
class Sent:
    """A message whole, ready to be read or printed."""

    line: Line
    posted_by: str
    from_name: str
    address: tuple[str, ...]
    kind: RecipientKind
    format: Format
    language: str
    body: tuple[tuple[Piece, ...], ...]
    is_wiped: bool
    tries: tuple[Try, ...]


@dataclass(frozen=True)
class Page:
    """Some of the outbox, newest first; `older` is the number of the next page, if there is one."""

    lines: tuple[Line, ...]
    older: int | None


def outbox(*, viewer: Actor, at: datetime, channel: Channel | None = None, page: int = 1) -> Page:
    """Return a page of what this reader may read of the outbox."""
    rows = Message.objects.visible_to(viewer, may=Permission.OUTBOX_SEE, at=at)
    if channel is not None:
        rows = rows.filter(channel=channel)
    return _page(rows, page)


def inbox(*, viewer: Actor, at: datetime, page: int = 1) -> Page:
    """Return a page of the messages that were left for this account inside Kith."""
    return _page(Message.objects.visible_to(viewer, may=Permission.ACCOUNT_OWN, at=at), page)


def message(*, message_id: MessageId, viewer: Actor, at: datetime, may: Permission = Permission.OUTBOX_SEE) -> Sent:
    """Return one message whole. Raises NotVisible."""
    return _sent(gate.one(Message, message_id, by=viewer, may=may, at=at))


def letters_to(viewer: Actor, *, at: datetime) -> tuple[Sent, ...]:
    """Return every message that was left for this account, whole, the latest first: three queries."""
    rows = Message.objects.visible_to(viewer, may=Permission.ACCOUNT_OWN, at=at)
    whole = rows.select_related("waiting", "organisation").prefetch_related("deliveries")
    return tuple(_sent(row) for row in whole.order_by("-posted_at", "pk"))


def _sent(row: Message) -> Sent:
    tries = sorted(row.deliveries.all(), key=lambda delivery: delivery.attempt)
    return Sent(
        line=_line(row),
        posted_by=row.posted_by,
        from_name=row.organisation.name,
        address=tuple(row.address.splitlines()),
        kind=RecipientKind(row.recipient_kind),
        format=Format(row.format),
        language=row.language,
        body=paragraphs(row.body, settings.KITH_ORIGIN),
        is_wiped=row.is_key and not row.body,
        tries=tuple(Try(delivery.at, Outcome(delivery.outcome), delivery.because) for delivery in tries),
    )


def _page(rows: ScopedQuerySet[Message], page: int) -> Page:
    begin = (page - 1) * ON_A_PAGE
    newest = rows.select_related("waiting").prefetch_related("deliveries").order_by("-posted_at", "pk")
    found = list(newest[begin : begin + ON_A_PAGE + 1])
    return Page(tuple(_line(row) for row in found[:ON_A_PAGE]), page + 1 if len(found) > ON_A_PAGE else None)


def _line(row: Message) -> Line:
    return Line(
        id=MessageId(row.pk),
        person_id=PersonId(row.person_id) if row.person_id else None,
        posted_at=row.posted_at,
        channel=Channel(row.channel),
        to=row.recipient_name,
        subject=row.subject,
        state=_state(row, list(row.deliveries.all())),
    )


def _state(row: Message, tries: list[Delivery]) -> State:
    if hasattr(row, "waiting"):
        return State.TRIED if tries else State.WAITING
    if any(delivery.outcome == Outcome.STOPPED for delivery in tries):
        return State.STOPPED
    return State.SENT if any(delivery.outcome == Outcome.SENT for delivery in tries) else State.GIVEN_UP
