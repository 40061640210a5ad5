"""Suggestions out of a store: who may see them, what is chosen, and a number of queries that never grows."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.directory.rules.listings import ListingEntry
from kith.ground.access import gate
from kith.ground.access.crossings import Party
from kith.ground.ids import ListingId, PersonId
from kith.ground.tables import Stale
from kith.matching import actions
from kith.matching.models import ChoiceMade
from kith.matching.queries import finding
from kith.matching.queries.suggestions import Board, suggestions_for
from kith.matching.rules.choices import Choice, WhyNotForMe
from kith.matching.rules.reasons import WhyNot
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.limits import Basis, Channel
from tests.matching.stories import TOWN, hinder_mary, let_mary_tell, take_in_a_town
from tests.world import World


@pytest.fixture(autouse=True, params=["engine", "rules"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Answer everything here by the engine, and again by the rules: nobody may notice which."""
    monkeypatch.setattr(finding, "IS_COMPILED", request.param == "engine")
    return str(request.param)


@pytest.fixture
def town(world: World) -> dict[str, ListingId]:
    let_mary_tell(world)
    return take_in_a_town(world)


def board_for(world: World, name: str = "priya") -> Board:
    return suggestions_for(world.actor(name), PersonId(world.mary.pk), at=world.at)


def shown(board: Board) -> list[str]:
    return [card.name for card in board.cards]


def left_out(board: Board) -> dict[str, WhyNot]:
    return {one.offer.name: group.why for group in board.left_out for one in group.first}


def test_mary_is_offered_what_she_misses_first(world: World, town: dict[str, ListingId]) -> None:
    hinder_mary(world)

    board = board_for(world)

    assert shown(board)[0] == "Gentle Moves"
    assert left_out(board) == {"Seated exercise at noon": WhyNot.FULL}
    assert "Debt advice" not in shown(board)


@pytest.mark.parametrize("name", ["sam", "anne", "grace", "ken", "ada", "femi"])
def test_a_stranger_sees_not_found(world: World, town: dict[str, ListingId], name: str) -> None:
    with pytest.raises(gate.NotVisible):
        board_for(world, name)


def test_the_person_and_the_worker_read_the_same_list(world: World, town: dict[str, ListingId]) -> None:
    assert shown(board_for(world, "mary")) == shown(board_for(world, "priya"))


def test_what_is_not_for_her_is_left_out_and_can_come_back(world: World, town: dict[str, ListingId]) -> None:
    said = {"person_id": PersonId(world.mary.pk), "listing_id": town["Gentle Moves"], "said_by": "Mary"}
    mary = world.actor("mary")

    actions.choose(**said, choice=Choice.NOT_FOR_ME, because=WhyNotForMe.NOT_NOW, by=mary, at=world.at)
    assert left_out(board_for(world))["Gentle Moves"] is WhyNot.TURNED_DOWN

    later = world.at.replace(hour=10)
    actions.choose(**said, choice=Choice.OPEN_AGAIN, by=mary, at=later)
    assert "Gentle Moves" in shown(board_for(world))
    assert ChoiceMade.objects.count() == 2


def test_a_no_says_what_it_is_about(world: World, town: dict[str, ListingId]) -> None:
    with pytest.raises(actions.SayWhyError):
        actions.choose(
            person_id=PersonId(world.mary.pk),
            listing_id=town["Gentle Moves"],
            choice=Choice.NOT_FOR_ME,
            said_by="Mary",
            by=world.actor("priya"),
            at=world.at,
        )


@pytest.mark.parametrize("name", ["sam", "dee", "anne", "ken"])
def test_nobody_else_chooses_for_her(world: World, town: dict[str, ListingId], name: str) -> None:
    with pytest.raises(gate.NotVisible):
        actions.choose(
            person_id=PersonId(world.mary.pk),
            listing_id=town["Gentle Moves"],
            choice=Choice.KEPT,
            said_by="Mary",
            by=world.actor(name),
            at=world.at,
        )


def test_what_to_look_for_is_hers_and_a_stale_form_overwrites_nothing(world: World, town: dict[str, ListingId]) -> None:
    mary_id, mary = PersonId(world.mary.pk), world.actor("mary")
    actions.look_for(person_id=mary_id, wanted=actions.Wanted(most_pence=0), version=0, by=mary, at=world.at)

    with pytest.raises(Stale):
        actions.look_for(person_id=mary_id, wanted=actions.Wanted(), version=0, by=mary, at=world.at)
    with pytest.raises(gate.NotVisible):
        actions.look_for(person_id=mary_id, wanted=actions.Wanted(), version=1, by=world.actor("sam"), at=world.at)
    assert board_for(world).seeker.most_pence == 0


def limit(world: World, listing_id: ListingId, name: str) -> None:
    """Let Mary say of one more group that she wants nothing to do with it."""
    safeguarding.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=Party(listing_id=listing_id),
        party_name=name,
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not there.",
        by=world.actor("mary"),
        at=world.at,
    )


def test_a_limit_keeps_a_group_out_and_its_reason_is_told_only_to_those_who_may_see_limits(
    world: World, town: dict[str, ListingId]
) -> None:
    limit(world, town["Gentle Moves"], "Gentle Moves")

    board = board_for(world)

    assert "Gentle Moves" not in shown(board)
    assert left_out(board)["Gentle Moves"] is WhyNot.RESTRICTED


def test_limits_on_the_best_of_many_let_others_move_up(world: World) -> None:
    let_mary_tell(world)
    many = [
        replace(entry, source_id=f"{entry.source_id}-{n}", name=f"{entry.name} {n}")
        for n in range(30)
        for entry in TOWN
    ]
    ids = take_in_a_town(world, many)
    best = shown(board_for(world))[:4]

    for name in best:
        limit(world, ids[name], name)
    board = board_for(world)

    restricted = next(group for group in board.left_out if group.why is WhyNot.RESTRICTED)
    assert len(board.cards) == 20
    assert not set(best) & set(shown(board))
    assert (restricted.count, {one.offer.name for one in restricted.first}) == (4, set(best))
    assert board.looked_at == len(many) == board.fitting + board.left_out_count + board.met_nothing


def test_where_the_door_cannot_answer_nothing_is_offered(
    world: World, town: dict[str, ListingId], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("kith.safeguarding.queries.door.answers", fails)

    assert shown(board_for(world)) == []


def test_the_number_of_queries_does_not_grow_with_the_directory(world: World) -> None:
    let_mary_tell(world)
    take_in_a_town(world)
    board_for(world)
    with CaptureQueriesContext(connection) as few:
        board_for(world)

    many = [replace(entry, source_id=f"{entry.source_id}-{n}") for n in range(30) for entry in TOWN]
    take_in_a_town(world, [*TOWN, *many])
    board_for(world)
    with CaptureQueriesContext(connection) as more:
        board = board_for(world)

    assert len(board.cards) == 20
    assert len(more) == len(few)


def test_a_listing_that_fills_up_is_left_out_at_once(world: World, town: dict[str, ListingId]) -> None:
    assert "Gentle Moves" in shown(board_for(world))

    take_in_a_town(world, [*TOWN[1:], replace(TOWN[0], places_left=0)])

    assert left_out(board_for(world))["Gentle Moves"] is WhyNot.FULL


def test_words_that_change_are_found_at_once(world: World, town: dict[str, ListingId]) -> None:
    world_later = replace(world, at=world.at.replace(hour=10))
    new = ListingEntry("ballet", "Watercolours by the sea", about="Paint outside.")

    take_in_a_town(world_later, [*TOWN, new])

    assert "Watercolours by the sea" in shown(board_for(world_later))


def test_the_worker_reads_the_list_and_the_person_one_at_a_time(world: World, town: dict[str, ListingId]) -> None:
    address = reverse("matching:suggestions", kwargs={"person_id": world.mary.pk})
    client = Client()

    client.force_login(world.accounts["priya"])
    desk = client.get(address).content.decode()
    assert "What may suit" in desk
    assert "Gentle Moves" in desk
    assert "Paint &amp; Natter" in desk
    assert "%" not in desk.split("<main", 1)[1]

    client.force_login(world.accounts["mary"])
    first = client.get(address).content.decode()
    second = client.get(address, {"number": 2}).content.decode()
    assert first.count("<article") == second.count("<article") == 1
    assert "1 of" in first
    assert first != second


def test_picking_leads_to_asking_them(world: World, town: dict[str, ListingId]) -> None:
    client = Client()
    client.force_login(world.accounts["mary"])
    kwargs = {"person_id": world.mary.pk, "listing_id": town["Gentle Moves"]}

    answered = client.post(reverse("matching:choose", kwargs=kwargs), {"choice": "picked"})

    assert answered.status_code == 302
    assert answered["Location"] == reverse("referrals:propose", kwargs=kwargs)
    assert client.get(answered["Location"]).status_code == 200


def test_not_for_me_asks_what_it_is_about(world: World, town: dict[str, ListingId]) -> None:
    client = Client()
    client.force_login(world.accounts["priya"])
    kwargs = {"person_id": world.mary.pk, "listing_id": town["Paint & Natter"]}
    address = reverse("matching:not-for-me", kwargs=kwargs)

    assert client.get(address).status_code == 200
    assert "Choose what it is about" in client.post(address, {}).content.decode()
    client.post(address, {"because": "too_far", "words": "Two buses"})

    assert left_out(board_for(world))["Paint & Natter"] is WhyNot.TURNED_DOWN


def test_changing_what_is_looked_for_changes_the_list(world: World, town: dict[str, ListingId]) -> None:
    client = Client()
    client.force_login(world.accounts["priya"])
    address = reverse("matching:looking-for", kwargs={"person_id": world.mary.pk})

    assert client.get(address).status_code == 200
    answered = client.post(address, {"how_far_km": "2.5", "most_pounds": "3.00", "online": "no", "version": "0"})

    assert answered.status_code == 302
    seeker = board_for(world).seeker
    assert (seeker.how_far_km, seeker.most_pence, seeker.takes_online) == (2.5, 300, False)
