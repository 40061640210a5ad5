"""Posting a message. It is written with the deed that it tells of, and leaves only after that deed is committed."""

from collections.abc import Mapping
from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template import engines
from django.urls import reverse
from django.utils import translation

from kith.consent.rules.sharing import OnAYes
from kith.correspondence import queries
from kith.correspondence.models import Delivery, Leaning, Message, Waiting
from kith.correspondence.queries import Recipient
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
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.devices.actions import Offer, offer_own_device
from kith.ground.ids import AccountId, MessageId, PersonId
from kith.ground.reasons import Decision
from kith.ground.sign_in.actions import Invited, invite, invite_again
from kith.people.actions import give_account
from kith.people.models import Person


class CannotGo(Exception):
    """The message cannot be sent as it was asked for; the words say what to change."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(FAULT_WORDS[Fault(decision.reason.code)])


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
    code: str = "",
    when: datetime | None = None,
    about: PersonId | None = None,
    is_key: bool = False,
    on: OnAYes | None = None,
    is_sealed: bool = False,
    towards: Party | None = None,
) -> MessageId:
    """Write one message into the outbox, in the caller's own transaction, and return its id.

    `template` names a letter (`referrals/letters/told_back` is `kith/referrals/pages/letters/told_back.txt`) with the
    blocks `subject`, `body` and, where it may go as a text message, `short`. `words` fill the body alone: a subject
    knows only the organisation, a text message also `link`, `code` and `when`, so neither can name anybody.
    `key` says what this message is for: asking again with the same key sends nothing more.

    `on` is the yes to sharing that it leans on, of the person it is about: where that is taken back before it has gone,
    it does not go. `towards` is whom it invites that person to be in touch with, by one name: where the two are kept
    apart, it neither is written nor goes.

    A letter to a person must be in a format that they asked for, and nothing goes where they said it is not safe.
    What is about somebody passes the door between two people first, now and again when it leaves; it raises Stopped.

    Raises CannotGo where the address, the length or the format does not suit.
    """
    organisation = Organisation.objects.get(pk=by.organisation_id)
    safe = {"organisation": organisation.name, "link": link, "code": code, "when": when}
    if about is not None:
        parties = [queries.party_of(to, about, channel), *([towards] if towards else [])]
        passing.must_pass(Crossing.MESSAGE_WRITTEN, about, parties, what=to.name, by=by, at=at)
    subject, body = _written(template, channel, language, safe, {**safe, **(words or {}), "name": to.name})
    asked_for = queries.formats_asked_for(to, by=by, at=at) if channel is Channel.LETTER else frozenset()
    for decision in (
        may_go(channel, to.address, body),
        queries.is_safe(to, by=by, at=at),
        suits(format, asked_for),
    ):
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
            "is_sealed": is_sealed,
            "towards_name": towards.names[0] if towards else "",
            "towards_listing_id": towards.listing_id if towards else None,
        },
    )
    if is_new:
        Waiting.objects.create(message=message, due_at=at)
        if on is not None:
            Leaning.objects.create(
                message=message,
                purpose=on.purpose,
                recipient_kind=on.recipient_kind,
                recipient=on.recipient,
                recipient_name=on.recipient_name,
                informations=sorted(on.informations),
            )
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


@action
def call_back(*, key: str, by: Actor, at: datetime) -> None:
    """Stop what still waits under the keys that begin so, because what it tells holds no more.

    Whoever calls has asked the gate about what the messages tell of. What has left cannot be called back.
    """
    waits = Waiting.objects.filter(message__organisation_id=by.organisation_id, message__key__startswith=key)
    for waiting in waits.select_related("message").select_for_update(of=("self",)):
        message = waiting.message
        waiting.delete()
        Delivery.objects.create(
            message=message, attempt=waiting.attempts + 1, at=at, outcome=Outcome.STOPPED, because="not so any more"
        )
        about = PersonId(message.person_id) if message.person_id else None
        record(Act.ENDED, message, by=by, at=at, person_id=about, content={"called back": True})


@action
def invite_person(
    *,
    person_id: PersonId,
    sign_in_name: str,
    channel: Channel,
    address: str,
    by: Actor,
    at: datetime,
    format: Format = Format.STANDARD,  # noqa: A002 - the trade's word
    language: str = "en",
) -> MessageId:
    """Offer a person a way in to what is kept with them. Asked again, it ends the way in that was offered before.

    Raises NotVisible, NameTaken or CannotGo.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_INVITE, at=at)
    if person.account_id is not None:
        invited = invite_again(account_id=AccountId(person.account_id), by=by, at=at)
    else:
        email = address if channel is Channel.EMAIL else ""
        invited = invite(
            display_name=person.known_as,
            sign_in_name=sign_in_name,
            email=email,
            language=language,
            role=Role.INDIVIDUAL,
            by=by,
            at=at,
        )
        give_account(person_id=person_id, account_id=invited.account_id, by=by, at=at)
    to = Recipient(person.full_name or person.known_as, address, RecipientKind.PERSON, person_id, invited.account_id)
    return _post_invitation(invited, to=to, channel=channel, format=format, about=person_id, by=by, at=at)


@action
def offer_device(*, person_id: PersonId, by: Actor, at: datetime) -> Offer:
    """Make a code that makes a device of a person's known as their own. Raises NotVisible or NoAccount."""
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_INVITE, at=at)
    if person.account_id is None:
        raise NoAccount
    return offer_own_device(account_id=AccountId(person.account_id), by=by, at=at)


class NoAccount(Exception):
    """Nobody signs in as this person yet: they are invited first."""


@action
def invite_key_person(
    *, person_id: PersonId, display_name: str, sign_in_name: str, email: str, by: Actor, at: datetime
) -> AccountId:
    """Offer a way in to somebody who stands by a person. What they may see there is for others to say.

    Raises NotVisible, NameTaken or CannotGo.
    """
    gate.one(Person, person_id, by=by, may=Permission.PERSON_INVITE, at=at)
    invited = invite(
        display_name=display_name, sign_in_name=sign_in_name, email=email, role=Role.KEY_PERSON, by=by, at=at
    )
    to = Recipient(display_name, email, RecipientKind.ACCOUNT, invited.account_id, invited.account_id)
    _post_invitation(invited, to=to, channel=Channel.EMAIL, format=Format.STANDARD, about=person_id, by=by, at=at)
    return invited.account_id


@action
def invite_colleague(
    *, display_name: str, sign_in_name: str, email: str, role: Role, by: Actor, at: datetime
) -> MessageId:
    """Offer a colleague a way in, with one role. Raises NameTaken or CannotGo."""
    gate.require(by, Permission.COLLEAGUE_INVITE)
    invited = invite(display_name=display_name, sign_in_name=sign_in_name, email=email, role=role, by=by, at=at)
    to = Recipient(display_name, email, RecipientKind.ACCOUNT, invited.account_id, invited.account_id)
    return _post_invitation(invited, to=to, channel=Channel.EMAIL, format=Format.STANDARD, about=None, by=by, at=at)


def _post_invitation(
    invited: Invited,
    *,
    to: Recipient,
    channel: Channel,
    format: Format,  # noqa: A002 - the trade's word
    about: PersonId | None,
    by: Actor,
    at: datetime,
) -> MessageId:
    account = Account.objects.get(pk=invited.account_id)
    words = {
        "inviter": by.name,
        "sign_in_name": account.sign_in_name,
        "until": invited.ends_at,
        "code": invited.code,
        "welcome": settings.KITH_ORIGIN + reverse("welcome"),
    }
    return post(
        to=to,
        template="correspondence/letters/invitation",
        key=f"invitation {invited.invitation_id}",
        words=words,
        link=settings.KITH_ORIGIN + reverse("first-password", kwargs={"code": invited.code}),
        channel=channel,
        format=format,
        language=account.language,
        about=about,
        is_key=True,
        by=by,
        at=at,
    )


class NoSafeWay(Exception):
    """There is no telephone and no e-mail address that somebody called safe to use."""


@action
def send_code(*, account: Account, code: str, key: str, by: Actor, at: datetime) -> MessageId:
    """Send a code to whoever an account belongs to, where they said that it is safe.

    What they would rather not use, or were never asked about, is no way; neither is a telephone that speaks aloud.
    Raises NoSafeWay, CannotGo or Stopped.
    """
    safest = queries.safe_way_to(AccountId(account.pk), by=by, at=at)
    if safest is None:
        raise NoSafeWay
    half = len(code) // 2
    return post(
        to=safest.to,
        template="correspondence/letters/code",
        key=key,
        code=f"{code[:half]} {code[half:]}",
        channel=safest.channel,
        language=account.language,
        about=safest.person_id,
        is_key=True,
        by=by,
        at=at,
    )


@action
def send_new_password(*, account: Account, key: str, by: Actor, at: datetime) -> MessageId:
    """Send the way to a new password to the address that an account has."""
    place = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return post(
        to=Recipient(account.display_name, account.email, RecipientKind.ACCOUNT, account.pk, AccountId(account.pk)),
        template="correspondence/letters/new_password",
        key=key,
        words={"sign_in_name": account.sign_in_name},
        link=settings.KITH_ORIGIN + reverse("account_reset_password_from_key", kwargs=place),
        language=account.language,
        is_key=True,
        by=by,
        at=at,
    )
