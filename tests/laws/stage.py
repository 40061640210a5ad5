"""The stage of the matrix: Mary, everyone in every relation to her, and one of everything that can be about her.

Each room's sample is made by the room's own action, so that a sample cannot lie about what the room allows.
"""

import contextlib
import json
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet
from PIL import Image

from kith.circles import actions as circles
from kith.consent import actions as consent
from kith.consent.rules.regardless import Asked, Why
from kith.consent.rules.regardless import Basis as LawfulBasis
from kith.consent.rules.sharing import Information
from kith.consent.rules.sharing import RecipientKind as SharedWith
from kith.correspondence.models import Message
from kith.correspondence.rules import Channel as Way
from kith.correspondence.rules import Format, RecipientKind
from kith.directory.actions import taking_in as directory
from kith.directory.actions.checking import name_organiser
from kith.directory.models import Listing
from kith.directory.rules.listings import Handful, ListingEntry, PlaceEntry, ProviderEntry, TopicEntry
from kith.ground.access import facts, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import STAFF, Actor, Role
from kith.ground.devices.actions import know_my_device, offer_tablet
from kith.ground.files.actions import add_photo
from kith.ground.ids import AccountId, ListingId, OrganisationId, PersonId, TieId
from kith.ground.sign_in.actions import invite
from kith.ground.sign_in.models import Sitting
from kith.interop.hsds import giving
from kith.networks import actions as networks
from kith.networks.rules.columns import Columns
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Wish
from kith.outcomes import actions as outcomes
from kith.outcomes.actions import Sat
from kith.outcomes.packs import SHELF
from kith.own_record.actions import say_of_part
from kith.own_record.rules.parts import Part
from kith.own_record.rules.statements import Kind
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.plans.actions import plans
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.reviews import Section
from kith.plans.rules.steps import Chooser, Doer, When
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.models import (
    Challenge,
    LadderPlace,
    NamedInConcern,
    NearMatch,
    OutsideNumber,
    StoppedAct,
)
from kith.safeguarding.queries.without_account import raising_link
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from kith.safeguarding.rules.ladder import Rung
from kith.safeguarding.rules.limits import Basis, Channel
from tests.disclosure import packs
from tests.disposal import forgotten
from tests.laws.matrix import Stage, signed_in
from tests.looking import samples as looking
from tests.networks import in_touch
from tests.passkeys import Passkey
from tests.people import sayings
from tests.referrals import referral
from tests.rights import voices
from tests.safety import samples as safety
from tests.wishes import samples as wishes
from tests.world import ANCHOR, World, build_account, build_world

DAY = timedelta(days=1)

REASONS: dict[Role, tuple[str, Relation]] = {
    Role.KEY_PERSON: ("anne", Relation.CIRCLE),
    Role.SUPPORT_WORKER: ("grace", Relation.SHIFT),
    Role.SAFEGUARDING_LEAD: ("femi", Relation.CONCERN),
    Role.ORGANISER: ("ken", Relation.PACKET),
    Role.ADMINISTRATOR: ("ada", Relation.CASELOAD),
}
"""The live reason by which each role comes nearest to Mary; Priya's caseload and Dee's team are the world's own.

An administrator is given a caseload on purpose: the role must not make use of one.
"""


def set_stage(*, at: datetime) -> Stage:
    """Make the stage. Its organisations are live ones: the demo's open outbox is no part of the matrix."""
    world = build_world(at=at)
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    players = {
        (Role.INDIVIDUAL, "own"): world.accounts["mary"],
        (Role.PRACTITIONER, "allowed"): world.accounts["priya"],
    }
    players[Role.MANAGER, "allowed"] = world.accounts["dee"]
    by = Actor.of_system("stage", world.organisation.pk)
    for role, (name, relation) in REASONS.items():
        account = world.accounts[name]
        facts.grant(relation, PersonId(world.mary.pk), by=by, at=at, account_id=AccountId(account.pk))
        players[role, "allowed"] = account
    players[Role.KEY_PERSON, "speaks"] = build_account(world.organisation, "iris", Role.KEY_PERSON, at=at)
    for role in Role:
        players[role, "stranger"] = build_account(world.organisation, f"stranger-{role}", role, at=at)
    elsewhere = {role: build_account(world.elsewhere, f"elsewhere-{role}", role, at=at) for role in Role}
    Account.objects.update(password=_a_password())
    for account in (*players.values(), *elsewhere.values()):
        account.password = _a_password()
    _second_steps_of(Account.objects.filter(roles_held__role__in=STAFF))
    samples = _samples(world, players, at=at)
    sessions = {account.pk: signed_in(account) for account in (*players.values(), *elsewhere.values())}
    return Stage(players, elsewhere, samples, sessions)


def _samples(world: World, players: dict[tuple[Role, str], Account], *, at: datetime) -> dict[str, UUID | str | int]:
    mary_id, priya, mary = PersonId(world.mary.pk), world.actor("priya"), world.actor("mary")
    listing_id = _listing(world, players[Role.ORGANISER, "allowed"], at=at)
    anne, ken = (_tie(mary_id, name, by=priya, at=at) for name in ("Anne", "Ken"))
    networks.set_acquainted(tie_id=anne, knows={ken: Closeness.KNOWS}, told=SEEN, by=priya, at=at)
    networks.decide_on_tie(tie_id=ken, wish=Wish.GROW, told=SEEN, columns=Columns(), asked_in=None, by=priya, at=at)
    photos = [
        networks.put_photo_in_mark(tie_id=anne, upload=_picture(), told=SEEN, version=version, by=priya, at=at)
        for version in (1, 2)
    ]
    return {
        "person_id": mary_id,
        "tie_id": anne,
        "networks:take-photo-away.photo_id": photos[0],
        "networks:photo-in-mark.photo_id": photos[1],
        "networks:confirm.tie_id": ken,
        **in_touch.quiet(ken, told=RUNG, by=priya, at=at),
        **wishes.one_of_each(mary_id, told=RUNG, by=priya, at=at),
        **_stopped(world, at=at),
        "restriction_id": safeguarding.begin_limit(
            person_id=mary_id,
            party=Party(names=("Ray",)),
            party_name="Ray",
            basis=Basis.OWN_DECISION,
            channel=Channel.ANY,
            because="",
            in_their_words="Not him.",
            by=mary,
            at=at,
        ),
        "listing_id": listing_id,
        **_open(world, at=at),
        **referral.one_of_each(world, ListingId(listing_id), at=at),
        "message_id": _message(world, Way.LETTER, at=at).pk,
        "correspondence:read.message_id": _message(
            world, Way.IN_APP, account=players[Role.INDIVIDUAL, "own"], at=at
        ).pk,
        "photo_id": add_photo(person_id=mary_id, upload=_picture(), by=priya, at=at),
        "pk": _second_steps(world.accounts["mary"]),
        "account_id": world.accounts["mary"].pk,
        "device_id": offer_tablet(name="Hall tablet", team_id=None, by=world.actor("ada"), at=at).device_id,
        "devices:forget-device.device_id": know_my_device(
            account=world.accounts["mary"], name="Phone", by=mary, at=at
        ).device.pk,
        "sitting_id": Sitting.objects.create(account=world.accounts["mary"], began_at=at, seen_at=at).pk,
        "code": invite(display_name="Una", sign_in_name="una", role=Role.KEY_PERSON, by=priya, at=at).code,
        "uidb36": "nobody",
        "key": "nothing",
        "running:ready-item.key": "dpia",
        **_plan(world, at=at),
        **_concern(world, at=at),
        **looking.one_of_each(world, at=at),
        **sayings.one_of_each(mary_id, by=mary, at=at),
        "without_id": consent.share_regardless(
            person_id=mary_id,
            what=consent.Regardless(
                recipient_kind=SharedWith.HEALTH,
                recipient_name="The ambulance",
                informations=(Information.HEALTH,),
                asked=Asked.COULD_NOT,
                why=Why.LIFE,
                basis=LawfulBasis.VITAL_INTERESTS,
                because="She did not wake up.",
                decided_by="Dee",
                told_on=at.date(),
            ),
            by=priya,
            at=at,
        ),
        "key_person_id": _circle(mary_id, players[Role.KEY_PERSON, "allowed"], by=priya, at=at),
        "own_record:say.part": Part.ABOUT.value,
        "statement_id": say_of_part(
            person_id=mary_id,
            part=Part.ABOUT,
            kind=Kind.NOT_RIGHT,
            words="It is not so.",
            line=None,
            told=Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR),
            by=priya,
            at=at,
        ),
        **voices.one_of_each(world, ListingId(listing_id), speaks=players[Role.KEY_PERSON, "speaks"], at=at),
        **safety.one_of_each(world),
        **packs.one_of_each(world),
        **forgotten.one_of_each(world),
    }


def _stopped(world: World, *, at: datetime) -> dict[str, UUID | str | int]:
    """Have a hold confirmed never, and let it hold something that only looks like its other side."""
    mary_id, priya = PersonId(world.mary.pk), world.actor("priya")
    hold = safeguarding.begin_limit(
        person_id=mary_id,
        party=Party(names=("Otto Lind",)),
        party_name="Otto",
        basis=Basis.PROVISIONAL,
        channel=Channel.ANY,
        because="Her niece rang.",
        by=priya,
        at=at,
    )
    with contextlib.suppress(Stopped):
        passing.must_pass(Crossing.STEP_PLANNED, mary_id, [Party(names=("Otto L.",))], what="See Otto", by=priya, at=at)
    return {
        "safeguarding:confirm-limit.restriction_id": hold,
        "safeguarding:withhold-explanation.restriction_id": hold,
        "stopped_id": StoppedAct.objects.get().pk,
        "near_match_id": NearMatch.objects.get().pk,
    }


def _circle(person_id: PersonId, account: Account, *, by: Actor, at: datetime) -> UUID:
    """Let Anne into Mary's circle, by an invitation that she has said yes to."""
    told = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)
    key_person_id = circles.name_key_person(
        person_id=person_id, name="Anne", relationship="my daughter", told=told, by=by, at=at
    )
    circles.invite_key_person(
        key_person_id=key_person_id,
        sign_in_name=account.sign_in_name,
        channel=Way.LETTER,
        address="2 Hill Street",
        by=by,
        at=at,
    )
    circles.answer(key_person_id=key_person_id, is_yes=True, by=actor_of(account, at=at), at=at)
    return key_person_id


def _concern(world: World, *, at: datetime) -> dict[str, UUID | str | int]:
    """Raise one concern, disagree about it, and set a ladder on which it climbs."""
    priya, femi = world.actor("priya"), world.actor("femi")
    worry = Worry("Mary", "A bruise.", Horizon.SHORT, Consent.GIVEN, named=("Lee",))
    concern_id = safeguarding.raise_concern(worry=worry, by=priya, at=at)
    safeguarding.disagree(concern_id=concern_id, words="Sooner.", by=priya, at=at)
    safeguarding.give_place(account_id=AccountId(world.accounts["femi"].pk), rung=Rung.DEPUTY, by=femi, at=at)
    safeguarding.list_number(label="Council", number="01632 960001", hours="Night", tried_on=at.date(), by=femi, at=at)
    return {
        "concern_id": concern_id,
        "named_id": NamedInConcern.objects.get(concern_id=concern_id).pk,
        "challenge_id": Challenge.objects.get(concern_id=concern_id).pk,
        "place_id": LadderPlace.objects.get().pk,
        "number_id": OutsideNumber.objects.get().pk,
        "safeguarding:worried-by-link.token": raising_link(OrganisationId(world.organisation.pk), "Ken"),
        "safeguarding:by-code.code": "none",
        "safeguarding:add-marks-by-code.code": "none",
    }


SEEN = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR)
RUNG = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)


def _tie(person_id: PersonId, name: str, *, by: Actor, at: datetime) -> TieId:
    return networks.add_tie(person_id=person_id, facts=TieFacts(name=name), told=SEEN, by=by, at=at)


def _picture() -> BytesIO:
    written = BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG")
    return BytesIO(written.getvalue())


def _second_steps_of(staff: QuerySet[Account]) -> None:
    """Give everybody at the desk a passkey: without a second step they could do nothing but set one up."""
    kind = Authenticator.Type.WEBAUTHN
    Authenticator.objects.bulk_create(Authenticator(user=account, type=kind, data=_passkey()) for account in staff)


@cache
def _a_password() -> str:
    """Make one password for everybody: to hash one takes as long as all the rest of the stage."""
    return make_password("heron kettle orchard nine")


@cache
def _passkey() -> dict[str, object]:
    made = json.loads(Passkey().made({"publicKey": {"user": {"id": "bWFyeQ"}, "challenge": "c3RhZ2U"}}))
    return {"name": "Phone", "credential": made}


def _second_steps(account: Account) -> int:
    """Give an account an app and a passkey, and return the passkey's id."""
    TOTP.activate(account, generate_totp_secret())
    passkey = Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=_passkey())
    return int(passkey.pk)


def _listing(world: World, organiser: Account, *, at: datetime) -> UUID:
    """Take in one listing, and say who runs it."""
    by = Actor.of_system("stage", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    directory.take_in(source="Stage", entries=Handful([ListingEntry("1", "Paint & Natter")]), by=by, at=at)
    listing = Listing.objects.get(source__name="Stage")
    name_organiser(listing_id=ListingId(listing.pk), account_id=AccountId(organiser.pk), by=by, at=at)
    return listing.pk


def _open(world: World, *, at: datetime) -> dict[str, str]:
    """Take in one listing that names all that a directory gives out; return the ids under which it is given out."""
    by = Actor.of_system("stage", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    told = {name: str(UUID(int=number)) for number, name in enumerate(("organization", "place", "term", "service"), 1)}
    place, term = PlaceEntry(told["place"], "The Hall"), TopicEntry(told["term"], "Music", "Ours")
    run_by = ProviderEntry(told["organization"], "The Trust")
    entry = ListingEntry(told["service"], "Choir", provider=run_by, places=(place,), topics=(term,))
    directory.take_in(source="Open", entries=Handful([entry]), by=by, at=at)
    return {
        "profile": "hsds-3.1",
        "service_id": told["service"],
        "organization_id": told["organization"],
        "taxonomy_term_id": told["term"],
        "taxonomy_id": giving.taxonomy("Ours").id,
        "service_at_location_id": giving.at_place(told["service"], told["place"]),
    }


def _plan(world: World, *, at: datetime) -> dict[str, UUID | str | int]:
    """Write what Mary answered, wants and plans, and the day on which that is looked at again."""
    mary_id, priya, told = PersonId(world.mary.pk), world.actor("priya"), Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)
    outcomes.permit_instrument(
        instrument_key="who-5", granted_by="its owner", reference="a letter", starts_on=at.date(), by=priya, at=at
    )
    return {
        "instrument": "who-5",
        "kind": NeedKind.LEGAL.value,
        "section": Section.GOALS.value,
        "answer_set_id": outcomes.record_answers(
            person_id=mary_id, instrument=SHELF["ons-direct"], answers={"how_often": 2}, sat=Sat(told), by=priya, at=at
        ),
        "goal_id": outcomes.set_goal(person_id=mary_id, words="Paint again", told=told, by=priya, at=at),
        "step_id": plans.add_step(
            person_id=mary_id,
            step=plans.StepWords("Ring Anne", When.NOW, Chooser.PERSON, Doer.PERSON),
            told=told,
            by=priya,
            at=at,
        ),
        "review_id": plans.set_review(person_id=mary_id, due_on=at.date(), by=priya, at=at),
    }


def _message(world: World, way: Way, *, at: datetime, account: Account | None = None) -> Message:
    """Write a message straight into the outbox: which letter it is does not matter to who may read it."""
    return Message.objects.create(
        organisation=world.organisation,
        key=f"stage-{way}",
        posted_at=at,
        posted_by="Priya",
        person=world.mary,
        recipient_kind=RecipientKind.PERSON,
        recipient_name="Mary",
        account=account,
        address="1 Harbour Street",
        channel=way,
        format=Format.STANDARD,
        language="en",
        template="stage",
        subject="A letter",
        body="Dear Mary",
    )
