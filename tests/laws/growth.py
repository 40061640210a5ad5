"""Counting the questions that pages ask of the store, and growing the stage of the matrix until there is much of all.

A page may ask as many questions as it likes, but not one more for each row that it shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.consent import actions as consent
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.correspondence.models import Message
from kith.directory.actions import taking_in as directory
from kith.directory.models import Listing
from kith.directory.rules.listings import Handful, ListingEntry
from kith.ground.access.crossings import Party
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor, Role
from kith.ground.ids import ConcernId, ListingId, PersonId, TieId, new_id
from kith.networks import actions as networks
from kith.networks.models import Tie
from kith.networks.rules.columns import Columns
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Wish
from kith.outcomes import actions as outcomes
from kith.outcomes.packs import SHELF
from kith.own_record.actions import say_of_part
from kith.own_record.rules.parts import Part
from kith.own_record.rules.statements import Kind
from kith.people import actions as people
from kith.people.models import Person
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.people.rules.vocabulary import AreaOfLife, Barrier, Interest
from kith.plans.actions import plans
from kith.plans.rules.steps import Chooser, Doer, When
from kith.referrals.actions import sending
from kith.referrals.rules.turns import Route as Way
from kith.rights.actions.capacity import record_capacity
from kith.rights.actions.complaints import Words, raise_complaint
from kith.rights.actions.interpreting import Setting, record_interpreter
from kith.rights.actions.representatives import Somebody, record_representative
from kith.rights.rules.complaints import Matter
from kith.rights.rules.interpreting import Comes, Interpreter, Known, Occasion, Presence
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.body import MarkKind, Marks, Region
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from kith.safeguarding.rules.limits import Basis, Channel
from tests.laws import matrix
from tests.laws.matrix import Row, Stage
from tests.networks import in_touch
from tests.rights import voices
from tests.safety import samples as safety
from tests.wishes import samples as wishes

LITTLE, MUCH = range(1), range(1, 6)
"""What the stage grows by at first, so that there is one of all that one page reads, and then by how much more."""
NEEDS = [code for code in Code if code is not Code.SYMBOLS]
"""Whoever reads in symbols is not asked everything."""
LOOKS_FIRST = (Role.PRACTITIONER, Role.MANAGER, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR, *Role)


def questions(stage: Stage, rows: Iterable[Row]) -> Mapping[str, int]:
    """Return how many questions each readable page asks, opened by whoever of the staff may, else by whoever may."""
    routes = {route.name: route for route in matrix.routes()}
    counted = {}
    for row in rows:
        account = _reader(row, stage)
        if row.method == "GET" and account is not None:
            client = Client()
            client.force_login(account)
            address = reverse(row.route, kwargs=stage.fill(routes[row.route]))
            client.get(address)  # what a process reads once and keeps is read now
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counted[row.route] = len(asked)
    return counted


def _reader(row: Row, stage: Stage) -> Account | None:
    players = ((role, relation) for role in LOOKS_FIRST for relation in ("allowed", "own"))
    return next(
        (
            stage.players[role, relation]
            for role, relation in players
            if (role, relation) in stage.players and row.cells[role.value] & {"yes", relation}
        ),
        None,
    )


def grown(few: Mapping[str, int], many: Mapping[str, int]) -> list[str]:
    """Return the pages whose questions grew with their rows."""
    return [
        f"{route} asks {few[route]} questions about little and {many[route]} about much: read its rows together."
        for route in few
        if many[route] > few[route]
    ]


def grow(stage: Stage, numbers: range, *, at: datetime) -> None:
    """Let there be more of everything about Mary, and more people like her: one of each for each number."""
    priya = actor_of(stage.players[Role.PRACTITIONER, "allowed"], at=at)
    mary_id = PersonId(UUID(str(stage.ids["person_id"])))
    for number, listing_id in zip(numbers, _listings(numbers, by=priya, at=at), strict=True):
        another = _like_mary(mary_id, number)
        for person_id in (mary_id, another):
            _tell(person_id, number, by=priya, at=at)
            _write(person_id, number, by=priya, at=at)
            sending.propose(
                person_id=person_id,
                listing_id=listing_id,
                route=Way.REFER,
                for_what=AreaOfLife.COMPANY,
                by=priya,
                at=at,
            )
        _post(mary_id, stage.players[Role.INDIVIDUAL, "own"], at=at)
        safeguarding.raise_concern(worry=Worry("Mary", "A bruise.", Horizon.SHORT, Consent.GIVEN), by=priya, at=at)
        _see(ConcernId(UUID(str(stage.ids["concern_id"]))), number, by=priya, at=at)
        told = Told(Voice.OWN, "Mary", Telling.PHONE, at.date())
        about = {"person_id": mary_id, "kind": Kind.NOT_RIGHT, "line": None, "told": told, "by": priya, "at": at}
        say_of_part(part=Part.ABOUT, words=f"Not so, {number}.", **about)  # type: ignore[arg-type]
        _speak_up(mary_id, number, listing_id, stage, by=priya, at=at)


def _see(concern_id: ConcernId, number: int, *, by: Actor, at: datetime) -> None:
    """Tell of one mark more, with what was told before, as its raiser."""
    where = dict.fromkeys(list(Region)[: number + 1], MarkKind.BRUISE)
    safeguarding.add_marks(concern_id=concern_id, marks=Marks(where, f"Blue, {number}."), by=by, at=at)


def _speak_up(
    person_id: PersonId, number: int, listing_id: ListingId, stage: Stage, *, by: Actor, at: datetime
) -> None:
    """Say one thing more that went wrong, write down one more who speaks for her, one decision, one interpreter."""
    mary = actor_of(stage.players[Role.INDIVIDUAL, "own"], at=at)
    words = Words(f"They laughed, {number}.", "Mary")
    raise_complaint(matter=Matter.DISCRIMINATION, words=words, listing_id=listing_id, by=mary, at=at)
    record_representative(
        person_id=person_id, who=Somebody(f"Iris {number}"), mandate=voices.IMCA, document="A letter", by=by, at=at
    )
    decision = f"{voices.MOVING.decision}, room {number}"
    record_capacity(person_id=person_id, one=replace(voices.MOVING, decision=decision), by=by, at=at)
    record_interpreter(
        person_id=person_id,
        setting=Setting(Occasion.OTHER, at.date()),
        presence=Presence(Interpreter.NOBODY, Comes.CAME, Known.NO, "She asked us to go on."),
        by=by,
        at=at,
    )


def _like_mary(mary_id: PersonId, number: int) -> PersonId:
    """Make somebody whom everybody reaches who reaches Mary."""
    mary = Person.objects.get(pk=mary_id)
    another = Person.objects.create(organisation=mary.organisation, known_as=f"Nell {number}")
    for grant in Grant.objects.filter(person=mary).exclude(relation=Relation.OWN):
        grant.pk, grant.person, grant._state.adding = new_id(), another, True
        grant.save()
    return PersonId(another.pk)


def _listings(numbers: range, *, by: Actor, at: datetime) -> list[ListingId]:
    importer = Actor.of_system("stage", by.organisation_id, Permission.DIRECTORY_IMPORT)
    entries = [
        ListingEntry("1", "Paint & Natter"),
        *(ListingEntry(f"more-{n}", f"Paint {n}") for n in range(numbers.stop)),
    ]
    directory.take_in(source="Stage", entries=Handful(entries), by=importer, at=at)
    more = Listing.objects.filter(source__name="Stage", name__in=[f"Paint {n}" for n in numbers]).order_by("name")
    return [ListingId(pk) for pk in more.values_list("pk", flat=True)]


def _tell(person_id: PersonId, number: int, *, by: Actor, at: datetime) -> None:
    """Write one thing more of each kind that somebody says of themself."""
    told = Told(Voice.OWN, "Mary", Telling.FACE, at.date())
    about = {"person_id": person_id, "told": told, "by": by, "at": at}
    people.describe(section=Section.MATTERS, lines=[f"Tea {n}" for n in range(number + 1)], version=None, **about)  # type: ignore[arg-type] # each name holds its own type
    people.record_need(code=NEEDS[number], words="Please", **about)  # type: ignore[arg-type]
    people.name_barrier(barrier=list(Barrier)[number], words="Still", **about)  # type: ignore[arg-type]
    people.like(interests=dict.fromkeys(list(Interest)[: number + 1], ""), **about)  # type: ignore[arg-type]
    consent.record_sharing(
        purpose=Purpose.REFERRAL,
        recipient_kind=RecipientKind.GROUP,
        recipient_name=f"Centre {number}",
        said={Information.NAME: State.GIVEN},
        explained_how="",
        **about,  # type: ignore[arg-type]
    )
    safeguarding.begin_limit(
        person_id=person_id,
        party=Party(names=(f"Ray {number}",)),
        party_name=f"Ray {number}",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not him.",
        by=by,
        at=at,
    )


def _write(person_id: PersonId, number: int, *, by: Actor, at: datetime) -> None:
    """Write one tie, goal, answer and step more."""
    told = Told(Voice.OWN, "Mary", Telling.PHONE, at.date())
    facts = TieFacts(name=f"Anne {number}")
    tie_id = networks.add_tie(person_id=person_id, facts=facts, told=told, by=by, at=at)
    others = Tie.objects.filter(map__person_id=person_id).exclude(pk=tie_id).values_list("pk", flat=True)
    knows = {TieId(other): Closeness.CLOSE for other in others}
    networks.set_acquainted(tie_id=tie_id, knows=knows, told=told, by=by, at=at)
    networks.decide_on_tie(tie_id=tie_id, wish=Wish.GROW, told=told, columns=Columns(), asked_in=None, by=by, at=at)
    in_touch.quiet(tie_id, told=told, by=by, at=at)
    wishes.one_of_each(person_id, told=told, by=by, at=at)
    goal_id = outcomes.set_goal(person_id=person_id, words=f"Paint {number}", told=told, by=by, at=at)
    outcomes.record_answers(
        person_id=person_id,
        instrument=SHELF["ons-direct"],
        answers={"how_often": 2},
        sat=outcomes.Sat(told),
        by=by,
        at=at,
    )
    step = plans.StepWords(
        f"Ring {number}",
        When.NOW,
        Chooser.PERSON,
        Doer.WORKER,
        "Priya",
        due_on=at.date(),
        goal_id=goal_id,
        tie_id=tie_id,
    )
    plans.add_step(person_id=person_id, step=step, told=told, by=by, at=at)
    safety.one_more(person_id, tie_id, number, by=by, at=at)


def _post(person_id: PersonId, account: Account, *, at: datetime) -> None:
    """Write a letter and a message more, as those that stand on the stage."""
    for one in Message.objects.filter(person_id=person_id, template="stage", key__startswith="stage-")[:2]:
        one.pk, one._state.adding = new_id(), True
        one.key, one.posted_at = f"more-{one.pk}", at
        one.save()
