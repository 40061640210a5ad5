"""Coming in and going out, written down. The pages and the sign-in library's hooks call these."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import F, Q, QuerySet

from kith.ground.access import gate
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account, Organisation, RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, OrganisationId
from kith.ground.sign_in.codes import SPARE, digest_of, new_code, opened_by, parts_of
from kith.ground.sign_in.kinds import Kind
from kith.ground.sign_in.models import Invitation, Knock, Sitting, SpareCode
from kith.ground.sign_in.rules import CLOSING_WORDS, REFUSES, Closing, closing_of
from kith.ground.sign_in.sittings import end_sittings

HOLDS = timedelta(days=7)
SPARE_CODES = 10


class NoWayIn(Exception):
    """A code that opens nothing: it was never made, was used, or has run out. Nobody is told which."""


class NameTaken(Exception):
    """Somebody signs in with this name, or with this e-mail address, already."""


@dataclass(frozen=True)
class Invited:
    """A way in that was made; the code is known here and nowhere else."""

    invitation_id: UUID
    account_id: AccountId
    code: str
    ends_at: datetime


class AlreadyBegun(Exception):
    """An organisation of this name is here, and somebody works in it already."""


def may_be_a_sign_in_name(said: str) -> bool:
    """Say whether somebody could sign in with a name: letters, digits, dots and dashes, at least two of them."""
    return re.fullmatch(r"[\w.-]{2,60}", said) is not None


@action
def begin(
    *,
    organisation: str,
    zone: str,
    kind: Organisation.Kind,
    display_name: str,
    sign_in_name: str,
    email: str,
    by: Actor,
    at: datetime,
) -> Invited:
    """Found an organisation, whose id the actor brings, and make a way in for its first administrator.

    Raises NameTaken.
    """
    founded = Organisation.objects.create(pk=by.organisation_id, name=organisation, zone=zone, kind=kind)
    record(Act.ADDED, founded, by=by, at=at)
    return invite(
        display_name=display_name,
        sign_in_name=sign_in_name,
        email=email,
        role=Role.ADMINISTRATOR,
        by=by,
        at=at,
    )


@action
def begin_again(*, sign_in_name: str, by: Actor, at: datetime) -> Invited:
    """Make a fresh way in for an administrator who has never come in. Raises AlreadyBegun for everybody else."""
    never_came = Account.objects.filter(
        organisation_id=by.organisation_id,
        sign_in_name=sign_in_name.strip().lower(),
        roles_held__role=Role.ADMINISTRATOR,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    ).first()
    if never_came is None:
        raise AlreadyBegun
    return invite_again(account_id=AccountId(never_came.pk), by=by, at=at)


@action
def invite(
    *,
    display_name: str,
    sign_in_name: str,
    role: Role,
    by: Actor,
    at: datetime,
    email: str = "",
    team_id: UUID | None = None,
    language: str = "en",
) -> Invited:
    """Make an account that nobody can use yet, and one way in to it. Raises NameTaken."""
    name = sign_in_name.strip().lower()
    is_taken = Account.objects.filter(sign_in_name=name).exists()
    if is_taken or (email and Account.objects.filter(email__iexact=email).exists()):
        raise NameTaken
    account = Account(
        organisation_id=by.organisation_id,
        sign_in_name=name,
        display_name=display_name,
        email=email.lower(),
        language=language,
        joined_at=at,
    )
    account.set_unusable_password()
    account.save()
    RoleHeld.objects.create(account=account, role=role, team_id=team_id, starts_at=at)
    record(Act.ADDED, account, by=by, at=at, content={"role": role})
    return _way_in(account, by=by, at=at)


@action
def invite_again(*, account_id: AccountId, by: Actor, at: datetime) -> Invited:
    """Make a fresh way in to an account that exists; the ones before it end."""
    account = Account.objects.get(pk=account_id, organisation_id=by.organisation_id)
    Invitation.objects.filter(account=account, taken_up_at=None, ends_at__gt=at).update(ends_at=at)
    return _way_in(account, by=by, at=at)


def _way_in(account: Account, *, by: Actor, at: datetime) -> Invited:
    code = new_code()
    invitation = Invitation.objects.create(
        organisation_id=account.organisation_id,
        account=account,
        sign=parts_of(code).sign,
        digest=digest_of(code),
        made_at=at,
        made_by=by.name,
        ends_at=at + HOLDS,
    )
    record(Act.ADDED, invitation, by=by, at=at, content={"account": str(account.pk)})
    return Invited(invitation.pk, AccountId(account.pk), code, invitation.ends_at)


def invited_account(code: str, *, at: datetime) -> Account:
    """Return the account that a code opens now. Raises NoWayIn."""
    return _open(code, _ways_in(at).select_related("account")).account


@action
def take_up_invitation(*, code: str, password: str, at: datetime) -> Account:
    """Set the password of an invited account; its way in is used up. Raises NoWayIn."""
    invitation = _open(code, _ways_in(at).select_for_update(of=("self",)))
    invitation.taken_up_at = at
    invitation.save(update_fields=["taken_up_at"])
    account = invitation.account
    account.set_password(password)
    account.save(update_fields=["password"])
    record(Act.CONFIRMED, invitation, by=actor_of(account, at=at), at=at)
    return account


def _ways_in(at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(taken_up_at=None, ends_at__gt=at, account__is_active=True)


def _open(code: str, invitations: QuerySet[Invitation]) -> Invitation:
    invitation = opened_by(code, invitations.filter(sign=parts_of(code).sign))
    if invitation is None:
        raise NoWayIn
    return invitation


@action
def make_spare_codes(*, account: Account, by: Actor, at: datetime) -> tuple[str, ...]:
    """Make fresh spare codes for one's own account and return them, as nobody can later; the ones before end."""
    Account.objects.select_for_update().get(pk=account.pk)
    SpareCode.objects.filter(account=account).delete()
    codes = tuple(new_code(SPARE) for _ in range(SPARE_CODES))
    SpareCode.objects.bulk_create(
        SpareCode(account=account, sign=parts_of(code).sign, digest=digest_of(code), made_at=at) for code in codes
    )
    record(Act.ADDED, SpareCode._meta.label, by=by, at=at, content={"codes": len(codes)})
    return codes


@transaction.atomic
def use_spare_code(*, account: Account, code: str, at: datetime) -> bool:
    """Say whether this is a spare code of this account that nobody has used; now it is used up."""
    kept = SpareCode.objects.filter(account=account, sign=parts_of(code).sign, used_at=None).select_for_update()
    spare = opened_by(code, kept)
    if spare is None:
        return False
    _use(spare, by=actor_of(account, at=at), at=at)
    return True


@action
def _use(spare: SpareCode, *, by: Actor, at: datetime) -> None:
    spare.used_at = at
    spare.save(update_fields=["used_at"])
    record(Act.CONFIRMED, SpareCode._meta.label, by=by, at=at, content={"code": spare.sign})


@action
def forget_spare_codes(*, account: Account, by: Actor, at: datetime) -> None:
    """Forget the spare codes of an account that has no second step any more, for which they could stand in."""
    SpareCode.objects.filter(account=account).delete()
    record(Act.ENDED, SpareCode._meta.label, by=by, at=at)


@action
def signed_in(*, account: Account, how: Kind, called: str, at: datetime) -> None:
    """Record that somebody came in, in which way, and on which device where it is one that we know."""
    content = {"how": how, "device": called} if called else {"how": how}
    record(Act.SIGNED_IN, account, by=actor_of(account, at=at), at=at, content=content)


@action
def signed_out(*, by: Actor, at: datetime) -> None:
    """Record that somebody went out."""
    record(Act.SIGNED_OUT, "accounts.Account", by=by, at=at)


@action
def sign_out_everywhere(*, account: Account, by: Actor, at: datetime) -> None:
    """End every session of one's own account, on every machine, this one included."""
    _end_everything(account, at=at)
    record(Act.SIGNED_OUT, account, by=by, at=at, content={"everywhere": True})


@action
def end_sitting(*, sitting_id: UUID, by: Actor, at: datetime) -> None:
    """End one sign-in of one's own account, on whichever screen it is. Raises NotVisible for anybody else's."""
    mine = Q(account_id=by.account_id) if by.account_id else Q(pk__in=[])
    if not end_sittings(Sitting.objects.filter(mine, pk=sitting_id, ended_at=None), at=at):
        raise NotVisible(Sitting._meta.label, sitting_id, Permission.ACCOUNT_OWN)
    record(Act.SIGNED_OUT, Sitting._meta.label, by=by, at=at, content={"screen": str(sitting_id)})


def _end_everything(account: Account, *, at: datetime) -> None:
    """End every session, and with them every link to a new password, of an account."""
    end_sittings(Sitting.objects.filter(account=account, ended_at=None), at=at)
    Account.objects.filter(pk=account.pk).update(sign_outs=F("sign_outs") + 1)


class MustStay(Exception):
    """An account that may not be closed, or only by somebody who knows what follows; the words say why."""

    def __init__(self, closing: Closing) -> None:
        super().__init__(CLOSING_WORDS[closing])
        self.closing = closing


@action
def close_account(*, account_id: AccountId, because: str, knows: bool, by: Actor, at: datetime) -> None:
    """Close a colleague's account: they are out of every screen with the next press, and no link of theirs opens.

    `knows` says that whoever closes the last safeguarding lead has taken a second look. Raises MustStay.
    """
    account = _colleague(account_id, by=by)
    closing = closing_for(account, by=by, at=at)
    if closing in REFUSES or (closing is not Closing.FREE and not knows):
        raise MustStay(closing)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    _end_everything(account, at=at)
    Invitation.objects.filter(account=account, taken_up_at=None, ends_at__gt=at).update(ends_at=at)
    record(Act.ENDED, account, by=by, at=at, content={"because": because, "second look": closing.value})


@action
def open_account_again(*, account_id: AccountId, because: str, by: Actor, at: datetime) -> None:
    """Let somebody in again. Their password and second step are as they were; what was open then stays shut."""
    account = _colleague(account_id, by=by)
    Account.objects.filter(pk=account.pk).update(is_active=True)
    record(Act.UNDONE, account, by=by, at=at, content={"because": because})


@action
def take_second_step_away(*, account_id: AccountId, because: str, by: Actor, at: datetime) -> None:
    """Help somebody whose telephone is lost: their second step is gone, every screen too; they set up another one.

    Nobody does this for themselves: whoever sat down at an unlocked screen could.
    """
    account = _colleague(account_id, by=by)
    if account.pk == by.account_id:
        raise MustStay(Closing.ONESELF)
    Authenticator.objects.filter(user=account).delete()
    SpareCode.objects.filter(account=account).delete()
    _end_everything(account, at=at)
    record(Act.CHANGED, account, by=by, at=at, content={"second step": "taken away", "because": because})


def _colleague(account_id: AccountId, *, by: Actor) -> Account:
    gate.require(by, Permission.ACCOUNT_CLOSE)
    account = Account.objects.select_for_update().filter(pk=account_id, organisation_id=by.organisation_id).first()
    if account is None:
        raise NotVisible(Account._meta.label, account_id, Permission.ACCOUNT_CLOSE)
    return account


def closing_for(account: Account, *, by: Actor, at: datetime) -> Closing:
    """Say what stands in the way of closing this account now."""
    live = RoleHeld.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=at),
        starts_at__lte=at,
        account__is_active=True,
        account__organisation_id=account.organisation_id,
    )
    own = {Role(role) for role in live.filter(account=account).values_list("role", flat=True)}
    others = {Role(role) for role in live.exclude(account=account).values_list("role", flat=True)}
    return closing_of(own, others=others, is_own=account.pk == by.account_id)


def knock(kind: Knock.Kind, said: str, *, at: datetime) -> None:
    """Put down what was asked at the door. It takes the same time whoever asks, and whether or not we know them."""
    Knock.objects.create(kind=kind, said=said[:254], at=at)


@transaction.atomic
def answer_refusals(*, at: datetime) -> int:
    """Write refused sign-ins into the record of the account that was tried, if there is one; forget what was typed."""
    knocks = list(Knock.objects.filter(kind=Knock.Kind.REFUSED, at__lte=at).order_by("at")[:200])
    for refused in knocks:
        account = known_as(refused.said)
        if account is not None:
            _refused(account=account, at=refused.at)
    Knock.objects.filter(pk__in=[refused.pk for refused in knocks]).delete()
    return len(knocks)


def forgotten(*, at: datetime) -> list[tuple[Knock, Account | None]]:
    """Return who asked for a new password, with the account that has the address, if one does."""
    knocks = Knock.objects.filter(kind=Knock.Kind.FORGOTTEN, at__lte=at).order_by("at")[:200]
    return [(asked, known_as(asked.said)) for asked in knocks]


def answered(asked: Knock) -> None:
    """Forget what was asked at the door: it has been answered."""
    asked.delete()


@action
def _refused(*, account: Account, at: datetime) -> None:
    by = Actor.of_system("sign-in", OrganisationId(account.organisation_id))
    record(Act.REFUSED, account, by=by, at=at)


def known_as(said: str) -> Account | None:
    """Return the account that somebody means by a sign-in name or an e-mail address."""
    words = said.strip().lower()
    found = Account.objects.filter(email__iexact=words) if "@" in words else Account.objects.filter(sign_in_name=words)
    return found.first()
