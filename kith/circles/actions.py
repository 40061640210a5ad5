"""What is done about a circle: naming somebody, their invitation and answer, what they are shown, and their going."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.circles.models import CircleTurn, KeyPerson
from kith.circles.queries.circle import KINDS, is_limited, kinds_shared, party_of, standing_of
from kith.circles.rules.standing import Turn, may_follow
from kith.consent.actions import record_sharing
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel, Format
from kith.correspondence.rules import RecipientKind as ToWhom
from kith.ground.access import facts, gate, passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, MessageId, PersonId, TieId
from kith.ground.sign_in.actions import Invited, invite, invite_again
from kith.networks.actions import hide_all, show_ties
from kith.networks.queries.shown import shown_ties
from kith.people.actions.writing import Writing
from kith.people.rules.telling import Place, Told


class NotNow(Exception):
    """Somebody's place in a circle moved on meanwhile, or this cannot come next."""

    def __init__(self) -> None:
        super().__init__("This has changed meanwhile. Look at the circle again.")


@action
def name_key_person(*, person_id: PersonId, name: str, relationship: str, told: Told, by: Actor, at: datetime) -> UUID:
    """Write who is close to a person. Only where the person says so themself is it a yes; else it waits for one."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at, may=Permission.CIRCLE_KEEP)
    row = KeyPerson.objects.create(name=name.strip(), relationship=relationship.strip(), **writing.columns)
    writing.note(Act.ADDED, row, {"name": row.name})
    if told.is_the_persons_own:
        _turn(row, Turn.AGREED, by=by, at=at)
    return row.pk


@action
def agree_to(*, key_person_id: UUID, told: Told, by: Actor, at: datetime) -> None:
    """Write that the person wants somebody in their circle. Nobody else can say so. Raises NotSaidSo, or NotNow."""
    row, writing = _held(key_person_id, told, Place.ASKED_FOR, by=by, at=at)
    _turn(row, Turn.AGREED, by=by, at=at)
    writing.note(Act.CONFIRMED, row, {"name": row.name})


@action
def invite_key_person(
    *,
    key_person_id: UUID,
    sign_in_name: str,
    channel: Channel,
    address: str,
    format: Format = Format.STANDARD,  # noqa: A002 - the trade's word
    language: str = "en",
    by: Actor,
    at: datetime,
) -> MessageId:
    """Ask somebody into the circle, by a letter with a code. Until they say yes they are shown nothing.

    Whoever is a key person here already keeps their account, where a worker names it; else the name must be free.
    Raises NotNow, Stopped where a limit on contact stands, NameTaken or CannotGo.
    """
    row = gate.one(KeyPerson, key_person_id, by=by, may=Permission.CIRCLE_KEEP, at=at, lock=True)
    account = _known(sign_in_name, by=by) if row.account_id is None else None
    if account is not None:
        if KeyPerson.objects.filter(person_id=row.person_id, account=account).exists():
            raise NotNow
        row.account = account
    passing.must_pass(
        Crossing.CIRCLE_INVITED,
        PersonId(row.person_id),
        [party_of(row, address=address)],
        what=row.name,
        by=by,
        at=at,
    )
    _turn(row, Turn.INVITED, by=by, at=at)
    invited: Invited | None = None
    if row.account is None:
        email = address if channel is Channel.EMAIL else ""
        invited = invite(
            display_name=row.name,
            sign_in_name=sign_in_name,
            email=email,
            language=language,
            role=Role.KEY_PERSON,
            by=by,
            at=at,
        )
        row.account_id = invited.account_id
    elif not row.account.has_usable_password():
        invited = invite_again(account_id=AccountId(row.account.pk), by=by, at=at)
    row.save(update_fields=["account"])
    _let_in(row, by=by, at=at)
    return _post_invitation(row, invited, channel=channel, address=address, format=format, by=by, at=at)


def _let_in(row: KeyPerson, *, by: Actor, at: datetime) -> None:
    """Open the circle to the account. Its holder sees nothing before they have said yes; the person sees what it is."""
    person_id = PersonId(row.person_id)
    account_id = AccountId(row.account_id) if row.account_id else None
    facts.end_grants(person_id, Relation.CIRCLE, at=at, account_id=account_id)
    facts.grant(Relation.CIRCLE, person_id, by=by, at=at, account_id=account_id, because="invited")


def _known(sign_in_name: str, *, by: Actor) -> Account | None:
    """Return the account of somebody who is a key person here already; only a worker can mean one."""
    if not by.is_staff:
        return None
    return Account.objects.filter(
        organisation_id=by.organisation_id,
        sign_in_name=sign_in_name.strip().lower(),
        is_active=True,
        roles_held__role=Role.KEY_PERSON,
        roles_held__ends_at=None,
    ).first()


def _post_invitation(
    row: KeyPerson,
    invited: Invited | None,
    *,
    channel: Channel,
    address: str,
    format: Format,  # noqa: A002 - the trade's word
    by: Actor,
    at: datetime,
) -> MessageId:
    account = Account.objects.get(pk=row.account_id or UUID(int=0))
    opens = reverse("first-password", kwargs={"code": invited.code}) if invited else reverse("circles:mine")
    return post(
        to=Recipient(row.name, address, ToWhom.ACCOUNT, account.pk, AccountId(account.pk)),
        template="circles/letters/invitation",
        key=f"circle {row.pk} {row.turns.count()}",
        words={
            "person": row.person.known_as,
            "inviter": by.name,
            "sign_in_name": account.sign_in_name,
            "code": invited.code if invited else "",
            "until": invited.ends_at if invited else None,
            "welcome": settings.KITH_ORIGIN + reverse("welcome"),
        },
        link=settings.KITH_ORIGIN + opens,
        channel=channel,
        format=format,
        language=account.language,
        about=PersonId(row.person_id),
        is_key=invited is not None,
        by=by,
        at=at,
    )


@action
def answer(*, key_person_id: UUID, is_yes: bool, by: Actor, at: datetime) -> None:
    """Answer an invitation for oneself. A no needs no reason. Raises NotNow."""
    row = gate.one(KeyPerson, key_person_id, by=by, may=Permission.CIRCLE_JOIN, at=at, lock=True)
    if is_limited(row, at=at):
        raise gate.NotVisible(KeyPerson._meta.label, key_person_id, Permission.CIRCLE_JOIN)
    _turn(row, Turn.ACCEPTED if is_yes else Turn.DECLINED, by=by, at=at)
    if not is_yes:
        _close(row, by=by, at=at)
    record(Act.ANSWERED, row, by=by, at=at, person_id=PersonId(row.person_id), content={"yes": is_yes})


@action
def leave(*, key_person_id: UUID, by: Actor, at: datetime) -> None:
    """Go quietly: nothing more is shown, nobody is written to, and no reason is asked. Raises NotNow."""
    row = gate.one(KeyPerson, key_person_id, by=by, may=Permission.CIRCLE_JOIN, at=at, lock=True)
    _turn(row, Turn.LEFT, by=by, at=at)
    _close(row, by=by, at=at)
    record(Act.ENDED, row, by=by, at=at, person_id=PersonId(row.person_id))


@action
def end_place(*, key_person_id: UUID, told: Told, by: Actor, at: datetime) -> None:
    """Take somebody out of the circle. It counts from the next look on, and they are not told why. Raises NotNow."""
    row, writing = _held(key_person_id, told, Place.ANYBODY, by=by, at=at)
    _turn(row, Turn.ENDED, by=by, at=at)
    _close(row, by=by, at=at)
    writing.note(Act.ENDED, row, {"name": row.name})


@action
def share_with(
    *,
    key_person_id: UUID,
    kinds: Collection[Information],
    ties: Collection[TieId],
    explained_how: str,
    told: Told,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write which kinds somebody of the circle is shown, and which ties of the map: these, and no others.

    Only the person's own word shows more. A kind that was shown and is not named any more is taken back.
    Raises NotSaidSo, NotNow, or NotVisible for a tie of somebody else's map.
    """
    row, writing = _held(key_person_id, told, Place.ASKED_FOR, by=by, at=at)
    if row.account_id is None:
        raise NotNow
    account_id, person_id = AccountId(row.account_id), PersonId(row.person_id)
    shared = kinds_shared(person_id, [account_id], at=at)[account_id]
    wanted = frozenset(kinds) & frozenset(KINDS)
    for state, said, ends in (
        (State.GIVEN, wanted if until else wanted - shared, until),
        (State.WITHDRAWN, shared - wanted, None),
    ):
        if said:
            record_sharing(
                person_id=person_id,
                purpose=Purpose.SUPPORT,
                recipient_kind=RecipientKind.KEY_PERSON,
                recipient_name=row.name,
                recipient=str(account_id),
                said=dict.fromkeys(sorted(said), state),
                explained_how=explained_how,
                until=ends,
                told=told,
                by=by,
                at=at,
            )
    if set(ties) != set(shown_ties(person_id, viewer=by, at=at).get(account_id, ())):
        show_ties(person_id=person_id, account_id=account_id, ties=ties, by=by, at=at)
    content = {"name": row.name, "kinds": sorted(wanted), "ties": sorted(map(str, ties)), "explained": explained_how}
    writing.note(Act.DECIDED, row, content)


def _held(key_person_id: UUID, told: Told, place: Place, *, by: Actor, at: datetime) -> tuple[KeyPerson, Writing]:
    row = gate.one(KeyPerson, key_person_id, by=by, may=Permission.CIRCLE_KEEP, at=at, lock=True)
    writing = Writing.begin(PersonId(row.person_id), told, place, by=by, at=at, may=Permission.CIRCLE_KEEP)
    return row, writing


def _turn(row: KeyPerson, turn: Turn, *, by: Actor, at: datetime) -> None:
    turns = list(row.turns.all())
    if not may_follow(standing_of(turns), turn):
        raise NotNow
    CircleTurn.objects.create(
        organisation_id=row.organisation_id,
        key_person=row,
        number=len(turns) + 1,
        turn=turn,
        at=at,
        by=by.name,
    )


def _close(row: KeyPerson, *, by: Actor, at: datetime) -> None:
    """End whatever a key person could see. Coming back begins with nothing: an old yes does not wake up."""
    if row.account_id is None:
        return
    person_id, account_id = PersonId(row.person_id), AccountId(row.account_id)
    facts.end_grants(person_id, Relation.CIRCLE, at=at, account_id=account_id)
    facts.end_consent(person_id, recipient_kind=RecipientKind.KEY_PERSON, recipient=str(account_id), at=at)
    hide_all(person_id=person_id, account_id=account_id, by=by, at=at)
