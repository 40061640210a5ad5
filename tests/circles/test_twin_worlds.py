"""A hidden tie is nowhere: with it and without it, every page that a key person reaches is the same, byte for byte."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client
from django.urls import reverse

from kith.directory.actions.taking_in import take_in
from kith.directory.models import Listing
from kith.directory.rules.listings import Handful, ListingEntry
from kith.gatherings.actions import give_place
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId, TieId
from kith.networks.actions import add_tie, decide_on_tie, note_contact, set_acquainted
from kith.networks.models import Tie
from kith.networks.rules.columns import Columns
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Help, Kind, Mode, Ring, Wish
from kith.people.actions import describe, record_need
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.plans.actions import plans
from kith.plans.rules.steps import Chooser, Doer, When
from tests.circles.circles import BY_PHONE, in_the_circle, shares
from tests.laws import matrix
from tests.world import ANCHOR, World, build_world

IDS = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
TOKENS = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]+|(?<=name="seal" value=")[^"]+|(?<=nonce-)[^\s;\']+')
PASSING = re.compile(r"(note|empty)-[0-9a-f]{8}|(?<=data-key=\")[^\"]+")
HIDDEN = ("Joan", "Tabernacle")


@dataclass(frozen=True)
class Twin:
    """One of two worlds, as a key person meets it."""

    world: World
    ids: Mapping[str, UUID | str | int]
    hidden: frozenset[str]
    """The ids of whatever is hidden; the twin without it has none."""


def _told(world: World, *, with_hidden: bool) -> Twin:
    """Tell Mary's story, with Joan and the Tabernacle in it or without them."""
    mary_id, priya, at = PersonId(world.mary.pk), world.actor("priya"), world.at
    shown = [_tie(world, name, kind=kind) for name, kind in (("Anne", Kind.PERSON), ("Paint & Natter", Kind.GROUP))]
    listings = _listings(world)
    give_place(person_id=mary_id, listing_id=listings["Paint & Natter"], called="Mary", by=priya, at=at)
    _step(world, "Paint on Thursday", tie_id=shown[1])
    set_acquainted(tie_id=shown[0], knows={shown[1]: Closeness.KNOWS}, told=BY_PHONE, by=priya, at=at)
    lines, hidden = ["My garden chair"], set[str]()
    if with_hidden:
        joan, chapel = _tie(world, "Joan", ring=Ring.CLOSEST), _tie(world, "Tabernacle", kind=Kind.GROUP)
        hidden = {str(joan), str(chapel), str(listings["Tabernacle"])}
        _tie(world, "Bert", relationship="Joan’s brother")
        knows = {shown[0]: Closeness.CLOSE, chapel: Closeness.KNOWS}
        set_acquainted(tie_id=joan, knows=knows, told=BY_PHONE, by=priya, at=at)
        decide_on_tie(tie_id=joan, wish=Wish.GROW, told=BY_PHONE, columns=Columns(), asked_in=None, by=priya, at=at)
        note_contact(tie_id=joan, on=ANCHOR, mode=Mode.PHONE, mood=None, told=BY_PHONE, by=priya, at=at)
        give_place(person_id=mary_id, listing_id=listings["Tabernacle"], called="Mary", by=priya, at=at)
        hidden.add(str(_step(world, "Write a letter", tie_id=joan)))
        hidden.add(str(_step(world, "Supper at the Tabernacle")))
        hidden.add(str(_step(world, "Ask for the address", doer_name="Joan")))
        lines.append("Joan’s jokes")
        record_need(
            person_id=mary_id, code=Code.HEARS_BETTER_WHEN, words="Joan is in the room", told=BY_PHONE, by=priya, at=at
        )
    describe(person_id=mary_id, section=Section.MATTERS, lines=lines, told=BY_PHONE, by=priya, at=at)
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=shown)
    ids: dict[str, UUID | str | int] = {
        "person_id": mary_id,
        "key_person_id": key_person_id,
        "listing_id": listings["Paint & Natter"],
        "tie_id": next(iter(sorted(hidden)), str(uuid4())),
    }
    return Twin(world, ids, frozenset(hidden))


def _tie(
    world: World, name: str, *, kind: Kind = Kind.PERSON, ring: Ring = Ring.CLOSE, relationship: str = ""
) -> TieId:
    facts = TieFacts(name=name, kind=kind, ring=ring, relationship=relationship, helps_with=frozenset({Help.EMOTIONAL}))
    return add_tie(person_id=PersonId(world.mary.pk), facts=facts, told=BY_PHONE, by=world.actor("priya"), at=world.at)


def _step(world: World, words: str, *, tie_id: TieId | None = None, doer_name: str = "") -> object:
    step = plans.StepWords(words, When.NOW, Chooser.PERSON, Doer.PERSON, doer_name, tie_id=tie_id)
    return plans.add_step(
        person_id=PersonId(world.mary.pk), step=step, told=BY_PHONE, by=world.actor("priya"), at=world.at
    )


def _listings(world: World) -> dict[str, ListingId]:
    by = Actor.of_system("town", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    entries = Handful([ListingEntry("1", "Paint & Natter"), ListingEntry("2", "Tabernacle")])
    take_in(source="Town", entries=entries, by=by, at=world.at)
    return {name: ListingId(pk) for pk, name in Listing.objects.values_list("pk", "name")}


def _walked(twin: Twin) -> dict[str, tuple[int, str]]:
    """Open every readable address as Anne, each with whatever is in it."""
    client = Client()
    client.force_login(twin.world.accounts["anne"])
    answers = {}
    for row in matrix.table():
        if row.method != "GET":
            continue
        route = next(route for route in matrix.routes() if route.name == row.route)
        kwargs = {name: twin.ids.get(name, str(uuid4())) for name in route.kwargs}
        if any(
            name in route.kwargs
            for name in ("kind", "section", "instrument", "pk", "code", "key", "uidb36", "entry_id")
        ):
            continue
        if route.name.startswith("mfa_"):  # secrets and challenges are others each time
            continue
        answer = client.get(reverse(route.name, kwargs=kwargs))
        answers[row.route] = (answer.status_code, answer.content.decode())
    return answers


def _plain(page: str) -> str:
    for pattern in (IDS, TOKENS, PASSING):
        page = pattern.sub("…", page)
    return page


def test_no_page_that_a_key_person_reaches_betrays_a_hidden_tie(db: None, moment: datetime) -> None:
    with transaction.atomic():
        with_it = _told(build_world(at=moment), with_hidden=True)
        seen_with = _walked(with_it)
        transaction.set_rollback(True)
    with transaction.atomic():
        seen_without = _walked(_told(build_world(at=moment), with_hidden=False))
        transaction.set_rollback(True)

    asked_for = {str(one) for one in with_it.ids.values()}
    own_page = seen_with["circles:shared"]
    assert own_page[0] == 200
    assert "Paint &amp; Natter" in own_page[1]
    for route, (status, page) in seen_with.items():
        is_public_directory = route.startswith("directory:")
        if not is_public_directory:
            assert not [name for name in HIDDEN if name in page], route
            assert not [one for one in with_it.hidden - asked_for if one in page], route
        assert (status, _plain(page)) == (seen_without[route][0], _plain(seen_without[route][1])), route


def test_the_twins_differ_where_somebody_may_see_it(db: None, moment: datetime) -> None:
    """The walk can find a hidden tie: the same words, shown to Anne, are found."""
    twin = _told(build_world(at=moment), with_hidden=True)
    ties = Tie.objects.filter(map__person=twin.world.mary).values_list("pk", flat=True)
    shares(twin.world, UUID(str(twin.ids["key_person_id"])), ties=[TieId(pk) for pk in ties])

    client = Client()
    client.force_login(twin.world.accounts["anne"])
    page = client.get(reverse("circles:shared", kwargs={"person_id": twin.ids["person_id"]})).content.decode()

    assert all(name in page for name in HIDDEN)
