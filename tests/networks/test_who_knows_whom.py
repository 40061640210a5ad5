"""Saying who on a map knows whom: what is kept, what two people at once do to each other, and who is told of it."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from kith.circles.queries.shared import shown_to
from kith.consent.rules.sharing import Information
from kith.ground import clock
from kith.ground.access import belt, gate
from kith.ground.access.permissions import Permission
from kith.ground.audit.models import Entry, EntryContent
from kith.ground.ids import PersonId, TieId
from kith.ground.tables import Stale
from kith.networks.actions import (
    apply_acquaintances,
    change_tie,
    mark_as_remembered,
    put_back,
    set_acquainted,
    set_who_knows_whom,
    take_off_map,
)
from kith.networks.models import Acquaintance, Map, Tie
from kith.networks.queries.acquaintances import acquaintances_as_at, acquaintances_on, acquaintances_told
from kith.networks.queries.days import map_on_two_days
from kith.networks.queries.maps import map_for, tie_for
from kith.networks.rules.acquaintances import Acquainted, Changes, acquainted
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.marks import Known
from kith.networks.rules.vocabulary import Closeness, Life
from tests.circles.circles import in_the_circle, shares
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.maps import MARYS_WORD, PRIYAS_WORD
from tests.world import World

KNOWS, CLOSE = Closeness
ALL = ("Anne", "Betty", "Stan", "Ken")


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return {name: maps.add(world, TieFacts(name=name, relationship=f"called {name}")) for name in ALL}


def says(world: World, ties: dict[str, TieId], name: str, *knows: str, close: tuple[str, ...] = ()) -> Changes:
    """Say, as Priya writes it down, whom one of them knows."""
    told = {**{ties[one]: KNOWS for one in knows}, **{ties[one]: CLOSE for one in close}}
    return set_acquainted(tie_id=ties[name], knows=told, told=MARYS_WORD, by=world.actor("priya"), at=world.at)


def pair(ties: dict[str, TieId], one: str, other: str, closeness: Closeness = KNOWS) -> Acquainted:
    return acquainted(ties[one], ties[other], closeness)


def on_the_map(world: World, name: str = "priya") -> set[Acquainted]:
    return set(acquaintances_on(PersonId(world.mary.pk), viewer=world.actor(name), at=world.at))


def test_what_one_knows_is_set_and_the_rest_ends(world: World, ties: dict[str, TieId]) -> None:
    first = says(world, ties, "Anne", "Betty", "Stan")
    second = says(world, ties, "Anne", "Ken", close=("Stan",))

    assert set(first.begun) == {pair(ties, "Anne", "Betty"), pair(ties, "Anne", "Stan")}
    assert set(second.ended) == set(first.begun)
    assert on_the_map(world) == set(second.begun) == {pair(ties, "Anne", "Ken"), pair(ties, "Anne", "Stan", CLOSE)}
    assert Acquaintance.objects.count() == 4


def test_saying_the_same_again_changes_nothing_and_is_in_the_record(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Betty")
    before = Entry.objects.count()

    assert says(world, ties, "Betty", "Anne") == Changes()

    assert Acquaintance.objects.count() == 1
    assert Entry.objects.count() == before + 1


def test_what_others_know_is_left_alone(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Betty", "Stan")

    says(world, ties, "Anne", "Betty")

    assert on_the_map(world) == {pair(ties, "Betty", "Stan"), pair(ties, "Anne", "Betty")}


def test_a_whole_map_is_set_at_once(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Betty", close=("Ken",))
    wanted = {pair(ties, "Anne", "Ken", CLOSE), pair(ties, "Stan", "Ken")}

    done = set_who_knows_whom(
        person_id=PersonId(world.mary.pk), pairs=wanted, told=MARYS_WORD, by=world.actor("mary"), at=world.at
    )

    assert done == Changes(begun=(pair(ties, "Stan", "Ken"),), ended=(pair(ties, "Anne", "Betty"),))
    assert on_the_map(world) == wanted


def test_it_says_whose_word_it_is_and_who_ended_it(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Betty")
    set_acquainted(tie_id=ties["Anne"], knows={}, told=PRIYAS_WORD, by=world.actor("mary"), at=world.at)

    row = Acquaintance.objects.get()

    assert (row.said_by, row.telling, row.written_by) == ("Mary", "face", "Priya")
    assert (row.ended_at, row.ended_by) == (world.at, "Mary")
    words = EntryContent.objects.filter(entry__about="networks.Acquaintance").values_list("text", flat=True)
    assert len(words) == 2
    assert all(str(ties["Anne"]) in said for said in words)
    assert {entry.person_id for entry in Entry.objects.filter(about="networks.Acquaintance")} == {world.mary.pk}


@pytest.mark.parametrize("who", ["sam", "anne", "grace"])
def test_a_stranger_says_nothing_and_reads_nothing(world: World, ties: dict[str, TieId], who: str) -> None:
    says(world, ties, "Anne", "Betty")

    with pytest.raises(gate.NotVisible):
        set_acquainted(tie_id=ties["Anne"], knows={}, told=PRIYAS_WORD, by=world.actor(who), at=world.at)
    with pytest.raises(gate.NotVisible):
        set_who_knows_whom(
            person_id=PersonId(world.mary.pk), pairs=(), told=PRIYAS_WORD, by=world.actor(who), at=world.at
        )

    assert on_the_map(world) == {pair(ties, "Anne", "Betty")}
    assert on_the_map(world, who) == set()


def test_nobody_is_known_who_is_not_on_the_same_map_or_is_themself(world: World, ties: dict[str, TieId]) -> None:
    priya, john = world.actor("priya"), PersonId(world.john.pk)
    room = maps.add(world, TieFacts(name="Room", life=Life.HOPED_FOR))
    take_off_map(tie_id=ties["Ken"], told=MARYS_WORD, version=1, by=priya, at=world.at)

    for other in (room, ties["Ken"], ties["Anne"], TieId(john)):
        with pytest.raises(gate.NotVisible):
            set_acquainted(tie_id=ties["Anne"], knows={other: KNOWS}, told=MARYS_WORD, by=priya, at=world.at)
    with pytest.raises(gate.NotVisible):
        set_acquainted(tie_id=room, knows={}, told=MARYS_WORD, by=priya, at=world.at)

    assert not Acquaintance.objects.exists()


def test_who_is_taken_off_the_map_comes_back_with_those_they_know(world: World, ties: dict[str, TieId]) -> None:
    mary = world.actor("mary")
    says(world, ties, "Anne", "Betty", "Ken")
    take_off_map(tie_id=ties["Ken"], told=MARYS_WORD, version=1, by=mary, at=world.at)

    assert on_the_map(world) == {pair(ties, "Anne", "Betty")}
    says(world, ties, "Anne", "Stan")
    put_back(tie_id=ties["Ken"], told=MARYS_WORD, version=2, by=mary, at=world.at)

    assert on_the_map(world) == {pair(ties, "Anne", "Stan"), pair(ties, "Anne", "Ken")}


def test_what_was_changed_is_taken_back_and_done_again(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Ken", close=("Betty",))
    done = says(world, ties, "Anne", "Betty", "Stan")
    about = {"map_id": Map.objects.get().pk, "told": MARYS_WORD, "by": world.actor("mary"), "at": world.at}

    taken_back = apply_acquaintances(changes=done.undone, **about)  # type: ignore[arg-type]
    before = on_the_map(world)
    again = apply_acquaintances(changes=done, **about)  # type: ignore[arg-type]
    twice = apply_acquaintances(changes=done, **about)  # type: ignore[arg-type]

    assert (taken_back, again, twice) == (done.undone, done, Changes())
    assert before == {pair(ties, "Anne", "Betty", CLOSE), pair(ties, "Anne", "Ken")}
    assert on_the_map(world) == {pair(ties, "Anne", "Betty"), pair(ties, "Anne", "Stan")}


def test_a_stranger_takes_nothing_back(world: World, ties: dict[str, TieId]) -> None:
    done = says(world, ties, "Anne", "Ken")

    with pytest.raises(gate.NotVisible):
        apply_acquaintances(
            map_id=Map.objects.get().pk, changes=done.undone, told=MARYS_WORD, by=world.actor("sam"), at=world.at
        )

    assert on_the_map(world) == set(done.begun)


def test_a_stale_form_overwrites_nothing(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Betty", "Anne")
    about = {"told": MARYS_WORD, "by": world.actor("priya"), "at": world.at}

    with pytest.raises(Stale):
        set_acquainted(tie_id=ties["Anne"], knows={}, version=0, **about)  # type: ignore[arg-type]
    with pytest.raises(Stale):
        set_who_knows_whom(person_id=PersonId(world.mary.pk), pairs=(), version=0, **about)  # type: ignore[arg-type]
    set_acquainted(tie_id=ties["Stan"], knows={ties["Ken"]: KNOWS}, version=0, **about)  # type: ignore[arg-type]
    set_acquainted(tie_id=ties["Anne"], knows={}, version=1, **about)  # type: ignore[arg-type]
    with pytest.raises(Stale):
        set_acquainted(tie_id=ties["Betty"], knows={}, version=1, **about)  # type: ignore[arg-type]

    assert on_the_map(world) == {pair(ties, "Stan", "Ken")}


@pytest.mark.commits
def test_two_who_say_it_at_the_same_moment_lose_nothing(world: World, ties: dict[str, TieId]) -> None:
    together, done = threading.Barrier(2), list[Changes]()

    def say(name: str, *knows: str) -> None:
        together.wait()
        try:
            with belt.for_every():
                done.append(says(world, ties, name, *knows))
        finally:
            connection.close()

    both = [
        threading.Thread(target=say, args=("Anne", "Betty", "Stan")),
        threading.Thread(target=say, args=("Betty", "Anne", "Ken")),
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(len(changes.begun) for changes in done) == [1, 2]
    assert on_the_map(world) == {pair(ties, "Anne", "Betty"), pair(ties, "Anne", "Stan"), pair(ties, "Betty", "Ken")}


@pytest.mark.parametrize("fault", ["backward", "themself", "ended by nobody", "ended before it began", "no day"])
def test_the_store_refuses_what_must_never_be(world: World, ties: dict[str, TieId], fault: str) -> None:
    says(world, ties, "Anne", "Betty")
    row = Acquaintance.objects.get()
    faults: dict[str, dict[str, object]] = {
        "backward": {"one": row.other_id, "other": row.one_id},
        "themself": {"one": row.other_id},
        "ended by nobody": {"ended_at": world.at},
        "ended before it began": {"ended_at": world.at - timedelta(days=1), "ended_by": "Mary"},
        "no day": {"ended_by": "Mary"},
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        Acquaintance.objects.update(**faults[fault])


def test_a_pair_stands_once_at_a_time(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", close=("Betty",))
    row = Acquaintance.objects.get()
    row.pk, row.closeness, row._state.adding = Acquaintance().pk, KNOWS, True

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_it_can_be_asked_for_as_it_was_at_any_moment(world: World, ties: dict[str, TieId]) -> None:
    person_id, mary, later = PersonId(world.mary.pk), world.actor("mary"), world.at + timedelta(days=30)
    says(world, ties, "Anne", "Betty")
    about = {"tie_id": ties["Anne"], "told": MARYS_WORD, "by": mary}
    set_acquainted(knows={ties["Betty"]: CLOSE, ties["Ken"]: KNOWS}, at=later, **about)  # type: ignore[arg-type]

    moments = (world.at - timedelta(days=1), world.at, later - timedelta(seconds=1), later)
    before, began, still, now = acquaintances_as_at(person_id, *moments, viewer=mary, at=later)
    days = map_on_two_days(person_id, world.at, later, viewer=mary, at=later)

    known, close = pair(ties, "Anne", "Betty"), pair(ties, "Anne", "Betty", CLOSE)
    assert (before, began, still) == ((), (known,), (known,))
    assert set(now) == {close, pair(ties, "Anne", "Ken")}
    assert (days.acquainted_then, set(days.acquainted_now)) == ((known,), set(now))
    assert {mark.name: mark.known.knows for mark in days.then}["Anne"] == ("Betty",)
    assert {mark.name: mark.known.knows for mark in days.now}["Anne"] == ("Betty", "Ken")


def test_the_map_and_the_tie_tell_whom_they_know_by_name(world: World, ties: dict[str, TieId]) -> None:
    priya = world.actor("priya")
    says(world, ties, "Betty", "Anne", "Ken", close=("Stan",))
    gone = TieFacts(name="Ken", life=Life.NOT_NOW)
    change_tie(tie_id=ties["Ken"], facts=gone, told=MARYS_WORD, version=1, by=priya, at=world.at)
    mark_as_remembered(tie_id=ties["Stan"], told=MARYS_WORD, version=1, by=priya, at=world.at)

    seen = map_for(PersonId(world.mary.pk), viewer=priya, at=world.at)
    story = tie_for(ties["Betty"], viewer=priya, at=world.at)

    assert len(seen.acquainted) == 3
    assert {tie.facts.name: tie.known for tie in seen.ties}["Betty"] == Known(knows=("Anne",), knew=("Stan",))
    assert [tie.known for tie in seen.earlier] == [Known()]
    assert [(one.name, one.closeness) for one in story.knows] == [("Anne", KNOWS), ("Stan", CLOSE)]
    assert story.is_asked_about
    assert not tie_for(ties["Ken"], viewer=priya, at=world.at).is_asked_about


def test_somebody_of_the_circle_knows_of_two_only_if_both_are_shown(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Betty", "Stan", "Ken")
    says(world, ties, "Betty", "Anne", "Ken")
    anne = in_the_circle(world)
    person_id, reader = PersonId(world.mary.pk), world.actor("anne")

    shares(world, anne, kinds=[Information.MAP], ties=[ties["Anne"], ties["Betty"]])
    both = shown_to(reader, person_id, at=world.at)
    shares(world, anne, kinds=[Information.MAP], ties=[ties["Anne"]])
    one = shown_to(reader, person_id, at=world.at)
    seen = acquaintances_on(person_id, viewer=reader, at=world.at, may=Permission.SHARED_MAP_SEE)

    assert both.acquainted == (pair(ties, "Anne", "Betty"),)
    assert [mark.known.knows for mark in both.marks or ()] == [("Betty",), ("Anne",)]
    assert (one.acquainted, seen) == ((), ())
    assert [mark.known.knows for mark in one.marks or ()] == [()]


def test_ones_own_copy_says_who_knows_whom_and_who_no_longer_does(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Betty", "Stan", close=("Anne",))
    says(world, ties, "Betty", "Stan")

    told = acquaintances_told(world.actor("mary"), PersonId(world.mary.pk), at=world.at)

    assert [(one.one, one.other, one.closeness, one.ended_by) for one in told] == [
        ("Anne", "Betty", CLOSE, "Priya"),
        ("Betty", "Stan", KNOWS, ""),
    ]


# ---- pages ----


def as_(client: WeatherClient, world: World, name: str) -> WeatherClient:
    client.force_login(world.accounts[name])
    return client


def whom(ties: dict[str, TieId], name: str) -> str:
    return reverse("networks:knows", kwargs={"tie_id": ties[name]})


def whole(world: World) -> str:
    return reverse("networks:who-knows-whom", kwargs={"person_id": world.mary.pk})


def test_the_person_ticks_whom_somebody_knows(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "mary")
    sent = {"knows": [str(ties["Betty"])], "close": [str(ties["Stan"])], "version": "0"}

    asked = client.get(whom(ties, "Anne")).content.decode()
    tie = client.post(whom(ties, "Anne"), sent, follow=True).content.decode()
    shown = client.get(reverse("networks:map", kwargs={"person_id": world.mary.pk})).content.decode()

    assert "Who does <bdi>Anne</bdi> know?" in asked
    assert "Whose word" not in asked
    assert f'value="{ties["Anne"]}"' not in asked
    assert "<bdi>Betty</bdi></a>, <a" in tie.replace("\n", "")
    assert "<bdi>Stan</bdi></a> (close)" in tie
    assert shown.count("tie--knows") == 2 * 2 + 1
    assert "Knows \u2068Betty\u2069 and \u2068Stan\u2069." in shown
    assert "They know each other" in shown
    assert Acquaintance.objects.filter(telling="own_hand").count() == 2


def test_a_worker_says_whose_word_it_is(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "priya")
    sent = {"knows": [str(ties["Betty"])], "version": "0"}

    refused = client.post(whom(ties, "Anne"), sent).content.decode()
    kept = client.post(whom(ties, "Anne"), {**sent, "told": "phone", "said_on": "2026-05-04"})

    assert "Say how you know this." in refused
    assert kept.status_code == 302
    assert Acquaintance.objects.get().telling == "phone"


def test_a_name_from_another_map_is_no_choice(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    answer = as_(client, world, "mary").post(whom(ties, "Anne"), {"knows": [str(world.mary.pk)], "version": "0"})

    assert answer.status_code == 200
    assert not Acquaintance.objects.exists()


def test_two_pages_open_at_once_show_both_answers(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Ken")
    as_(client, world, "mary")

    late = client.post(whom(ties, "Anne"), {"knows": [str(ties["Betty"])], "version": "0"}).content.decode()

    assert "Somebody saved this while you were writing" in late
    assert on_the_map(world) == {pair(ties, "Anne", "Ken")}


def test_a_small_map_is_a_half_table(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", close=("Betty",))
    as_(client, world, "mary")

    page = client.get(whole(world)).content.decode()
    sent = {f"knows_{ties['Betty']}": [str(ties["Anne"])], f"knows_{ties['Stan']}": [str(ties["Ken"])], "version": "1"}
    answer = client.post(whole(world), sent)

    assert page.count('type="checkbox"') == 6
    assert page.count(" checked") == 1
    assert answer.status_code == 302
    assert on_the_map(world) == {pair(ties, "Anne", "Betty", CLOSE), pair(ties, "Ken", "Stan")}


def test_a_larger_map_is_a_list_for_each_name(world: World, client: WeatherClient) -> None:
    for facts in maps.many(17):
        maps.add(world, facts)

    page = as_(client, world, "mary").get(whole(world)).content.decode()

    assert "who-knows" not in page.split("<main", 1)[1].split('href="', 1)[0]
    assert page.count('<details class="more">') == 16
    assert page.count('type="checkbox"') == 17 * 16 / 2


def test_of_very_many_each_is_asked_about_alone_and_nothing_ends(world: World, client: WeatherClient) -> None:
    for facts in maps.many(41):
        maps.add(world, facts)
    one, other = Tie.objects.values_list("pk", flat=True)[:2]
    as_(client, world, "mary").post(reverse("networks:knows", kwargs={"tie_id": one}), {"knows": [str(other)]})

    page = client.get(whole(world)).content.decode()
    client.post(whole(world), {})

    assert page.count("/knows") == 41
    assert 'type="checkbox"' not in page
    assert len(on_the_map(world)) == 1


def test_a_map_of_one_has_nobody_to_know(world: World, client: WeatherClient) -> None:
    anne = maps.add(world, maps.ANNE)
    as_(client, world, "mary")

    alone = client.get(reverse("networks:knows", kwargs={"tie_id": anne})).content.decode()

    assert "Nobody else is on the map yet." in alone
    assert "There must be two on the map" in client.get(whole(world)).content.decode()


def test_a_stranger_sees_not_found(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "sam")

    assert {client.get(address).status_code for address in (whom(ties, "Anne"), whole(world))} == {404}


def test_of_many_whom_somebody_knows_three_are_named(world: World, client: WeatherClient) -> None:
    ids = [maps.add(world, facts) for facts in maps.many(7)]
    knows = dict.fromkeys(ids[1:], KNOWS)
    set_acquainted(tie_id=ids[0], knows=knows, told=MARYS_WORD, by=world.actor("priya"), at=world.at)
    names = ", ".join(f"\u2068Person {number}\u2069" for number in (1, 2, 3))

    with clock.fixed(world.at + timedelta(minutes=5)):
        page = as_(client, world, "mary").get(reverse("networks:map", kwargs={"person_id": world.mary.pk}))

    assert f"Knows {names} and 3 others." in page.content.decode()


def test_the_circle_reads_whom_each_knows(world: World, ties: dict[str, TieId]) -> None:
    says(world, ties, "Anne", "Betty", "Ken")
    shares(world, in_the_circle(world), kinds=[Information.MAP], ties=[ties["Anne"], ties["Betty"]])
    client = Client()
    client.force_login(world.accounts["anne"])

    page = client.get(reverse("circles:shared", kwargs={"person_id": world.mary.pk})).content.decode()

    assert "Knows \u2068Betty\u2069." in page
    assert page.count("tie--knows") == 2
    assert "Ken" not in page
