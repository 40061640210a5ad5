"""Proposing a referral, and sending it: consent, the gate for limits, the packet, and the organiser's way to answer."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from kith.consent.actions import note_gone, record_sharing
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.directory.models import Listing
from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, ListingId, PersonId, ReferralId
from kith.ground.reasons import Decision, Reason
from kith.people.models import Person
from kith.people.rules.telling import Told
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.actions.links import send_link
from kith.referrals.actions.places import Opened
from kith.referrals.actions.turning import Held
from kith.referrals.models import Hearer, PacketField, Referral, ReferralTurn
from kith.referrals.queries.fields import fields_for
from kith.referrals.queries.stories import AREAS, ROUTES, count_open_for_the_same
from kith.referrals.rules.packets import SENDING_WORDS, Kind, Packet, Saying, Sending, may_send, packet
from kith.referrals.rules.turns import Route, Step


class CannotSend(Exception):
    """The referral may not go; the words say what is missing or what stands in the way."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(SENDING_WORDS[Sending(decision.reason.code)] % decision.reason.params)


@dataclass(frozen=True)
class Yes:
    """How the person said yes to what leaves: whose word, how it was told, and how it was explained to them."""

    told: Told
    explained_how: str


@dataclass(frozen=True)
class Reader:
    """Who receives the packet. Without an address it is told by phone or in person."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True)
class Outside:
    """Somebody outside who hears how it goes, because the person agreed."""

    name: str
    email: str


@dataclass(frozen=True)
class Going:
    """Everything that is decided when a referral is sent."""

    ticked: Collection[Kind]
    yes: Yes | None
    reader: Reader = field(default_factory=Reader)
    because: str = ""
    hearer: Outside | None = None


@action
def propose(
    *, person_id: PersonId, listing_id: ListingId, route: Route, for_what: AreaOfLife, by: Actor, at: datetime
) -> ReferralId:
    """Put a referral together. Nothing has left; the worker who works with the person answers for it."""
    person = gate.one(Person, person_id, by=by, may=Permission.REFERRAL_MAKE, at=at)
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_SEE, at=at)
    owner_id, owner_name = _owner(person, by, at)
    referral = Referral.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        listing=listing,
        listing_name=listing.name,
        route=route,
        for_what=for_what,
        owner_id=owner_id,
        owner_name=owner_name,
        begun_at=at,
        begun_by=by.name,
    )
    ReferralTurn.objects.create(
        organisation_id=person.organisation_id, referral=referral, step=Step.DRAFTED, at=at, by=by.name
    )
    content = {"listing": str(listing_id), "route": route, "for": for_what}
    record(Act.ADDED, referral, by=by, at=at, person_id=person_id, content=content)
    return ReferralId(referral.pk)


def _owner(person: Person, by: Actor, at: datetime) -> tuple[AccountId | None, str]:
    """Return who answers for it: the worker who puts it together, or the one who works with the person."""
    if by.is_staff:
        return by.account_id, by.name
    grants = Grant.objects.at(at).filter(person=person, relation=Relation.CASELOAD, account__isnull=False)
    worker = grants.order_by("starts_at").values_list("account_id", "account__display_name").first()
    return (AccountId(worker[0]), str(worker[1])) if worker else (by.account_id, by.name)


@action
def send(*, referral_id: ReferralId, going: Going, by: Actor, at: datetime) -> None:
    """Send a referral: just the fields that were ticked and agreed to, to this one organiser.

    Raises Stopped where a limit stands in the way; CannotSend where nothing would leave, nobody wrote down the
    person's yes, or many are open for the same thing without a line of reason; CannotTurn where it has gone already.
    """
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    held.must_be_able_to(Step.SENT)
    held.must_keep_clear(Crossing.REFERRED)
    made = packet(fields_for(by, held.person_id, held.listing_id, at=at), going.ticked)
    others = count_open_for_the_same(
        by, held.person_id, AREAS[held.referral.for_what], at=at, beside=ReferralId(held.referral.pk)
    )
    decision = may_send(
        made,
        has_yes=going.yes is not None or all(one.said is Saying.YES for one in made.leaves),
        open_for_the_same=others,
        because=going.because,
    )
    if not decision:
        raise CannotSend(decision)
    _write_yes(held, made, going)
    _copy(held, made)
    held.take(Step.SENT, act=Act.SENT, because=going.because)
    _let_read(held, going)


def _write_yes(held: Held, made: Packet, going: Going) -> None:
    asked = {one.kind.information for one in made.leaves if one.said is not Saying.YES}
    if going.yes is not None and asked:
        group = Whom(RecipientKind.GROUP, held.referral.listing_name, str(held.listing_id))
        _agree(held, Purpose.REFERRAL, group, asked, going.yes)
    if going.hearer is not None:
        if going.yes is None:
            raise CannotSend(Decision.no(Reason(Sending.NO_YES)))
        told = {Information.NAME, Information.ATTENDANCE}
        _agree(held, Purpose.TELL_BACK, Whom(RecipientKind.HEALTH, going.hearer.name), told, going.yes)
        Hearer.objects.create(
            organisation_id=held.referral.organisation_id,
            referral=held.referral,
            name=going.hearer.name,
            email=going.hearer.email,
            added_at=held.at,
            added_by=held.by.name,
        )


@dataclass(frozen=True)
class Whom:
    """Who something is shared with."""

    kind: RecipientKind
    name: str
    key: str = ""


def _agree(held: Held, purpose: Purpose, whom: Whom, asked: Collection[Information], yes: Yes) -> None:
    record_sharing(
        person_id=held.person_id,
        purpose=purpose,
        recipient_kind=whom.kind,
        recipient_name=whom.name,
        recipient=whom.key,
        said=dict.fromkeys(sorted(asked), State.GIVEN),
        explained_how=yes.explained_how,
        told=yes.told,
        by=held.by,
        at=held.at,
    )


def _copy(held: Held, made: Packet) -> None:
    PacketField.objects.bulk_create(
        PacketField(
            organisation_id=held.referral.organisation_id, referral=held.referral, kind=one.kind, words=one.words
        )
        for one in made.leaves
    )
    note_gone(
        person_id=held.person_id,
        purpose=Purpose.REFERRAL,
        recipient_kind=RecipientKind.GROUP,
        recipient_name=held.referral.listing_name,
        recipient=str(held.listing_id),
        informations={one.kind.information for one in made.leaves},
        by=held.by,
        at=held.at,
    )
    content = {"left": [one.kind for one in made.leaves], "to": held.referral.listing_name}
    record(Act.SHARED, held.referral, by=held.by, at=held.at, person_id=held.person_id, content=content)


def _let_read(held: Held, going: Going) -> None:
    """Open the packet to whoever runs the listing, send the link, and give the place where nobody needs to say yes."""
    Opened(held).let_organisers_read()
    if going.reader.address:
        send_link(
            referral_id=held.referral.pk,
            to_name=going.reader.name or held.referral.listing_name,
            to_address=going.reader.address,
            by=held.by,
            at=held.at,
        )
    if ROUTES[held.referral.route] is Route.INTRODUCE:
        Opened(held).give_place()


@action
def take_back(*, referral_id: ReferralId, because: str, by: Actor, at: datetime) -> None:
    """Take a referral back: the organiser reads nothing more of it, and the links stop working."""
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    held.take(Step.TAKEN_BACK, act=Act.ENDED, because=because)
    Opened(held).close()
