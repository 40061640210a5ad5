"""Posting a message. It is written with the deed that it tells of, and leaves only after that deed is committed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.template import engines
from django.utils import translation

from kith.correspondence.models import Delivery, Message, Waiting
from kith.correspondence.rules import (
    FAULT_WORDS,
    Channel,
    Fault,
    Format,
    Outcome,
    RecipientKind,
    may_go,
    one_line,
    suits,
)
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, MessageId, PersonId
from kith.ground.reasons import Decision


class CannotGo(Exception):
    """The message cannot be sent as it was asked for; the words say what to change."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(FAULT_WORDS[Fault(decision.reason.code)])


@dataclass(frozen=True)
class Recipient:
    """Whom it is for, and how they are reached: an e-mail address, a telephone number or a postal address.

    `asked_for` are the formats this reader needs; any other is refused.
    """

    name: str
    address: str = ""
    kind: RecipientKind = RecipientKind.ADDRESS
    id: UUID | None = None
    account_id: AccountId | None = None
    asked_for: frozenset[Format] = field(default_factory=frozenset)


@action
def post(
    *,
    to: Recipient,
    template: str,
    key: str,
    by: Actor,
    at: datetime,
    channel: Channel = Channel.EMAIL,
    format: Format = Format.STANDARD,  # noqa: A002 - the trade's word
    language: str = "en",
    words: Mapping[str, object] | None = None,
    link: str = "",
    when: datetime | None = None,
    about: PersonId | None = None,
    is_key: bool = False,
) -> MessageId:
    """Write one message into the outbox, in the caller's own transaction, and return its id.

    `template` names a letter (`referrals/letters/told_back` is `kith/referrals/pages/letters/told_back.txt`) with the
    blocks `subject`, `body` and, where it may go as a text message, `short`. `words` fill the body alone: a subject
    knows only the organisation, a text message also `link` and `when`, so neither can name anybody.
    `key` says what this message is for: asking again with the same key sends nothing more.

    Raises CannotGo where the address, the length or the format does not suit.
    """
    organisation = Organisation.objects.get(pk=by.organisation_id)
    safe = {"organisation": organisation.name, "link": link, "when": when}
    subject, body = _written(template, channel, language, safe, {**safe, **(words or {}), "name": to.name})
    for decision in (may_go(channel, to.address, body), suits(format, to.asked_for)):
        if not decision:
            raise CannotGo(decision)
    message, is_new = Message.objects.get_or_create(
        organisation=organisation,
        key=key,
        defaults={
            "posted_at": at,
            "posted_by": by.name,
            "poster_id": by.account_id,
            "person_id": about,
            "recipient_kind": to.kind,
            "recipient_id": to.id,
            "recipient_name": to.name,
            "account_id": to.account_id,
            "address": to.address.strip(),
            "channel": channel,
            "format": format,
            "language": language,
            "template": template,
            "subject": subject,
            "body": body,
            "is_key": is_key,
        },
    )
    if is_new:
        Waiting.objects.create(message=message, due_at=at)
    content = {"channel": channel, "letter": template, "again": not is_new}
    record(Act.SENT, message, by=by, at=at, person_id=about, content=content)
    return MessageId(message.pk)


def _written(
    template: str, channel: Channel, language: str, safe: Mapping[str, object], full: Mapping[str, object]
) -> tuple[str, str]:
    """Return subject and body in the reader's language; a block that asks for a word it may not know is an error."""
    letter = engines["jinja2"].env.get_template(f"{template}.txt")  # type: ignore[attr-defined] # Jinja's own engine
    part, known = ("short", safe) if channel is Channel.TEXT else ("body", full)
    with translation.override(language):
        subject = "".join(letter.blocks["subject"](letter.new_context({"organisation": safe["organisation"]})))
        body = "".join(letter.blocks[part](letter.new_context(dict(known))))
    return one_line(subject), one_line(body) if channel is Channel.TEXT else body.strip()


@action
def mark_posted(*, message_id: MessageId, by: Actor, at: datetime) -> None:
    """Say that a printed letter is in the post. Where no printing house is joined up, this is how a letter goes."""
    message = gate.one(Message, message_id, by=by, may=Permission.OUTBOX_SEE, at=at)
    waiting = Waiting.objects.filter(message=message, message__channel=Channel.LETTER).first()
    if waiting is not None:
        waiting.delete()
        Delivery.objects.create(message=message, attempt=waiting.attempts + 1, at=at, outcome=Outcome.SENT)
    about = PersonId(message.person_id) if message.person_id else None
    record(Act.CONFIRMED, message, by=by, at=at, person_id=about, content={"posted_by_hand": True})
