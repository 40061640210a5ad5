"""A map through time: gone through as a whole, named, and laid beside a later one. No wave is ever written anew."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.ids import PersonId, TieId
from kith.ground.tables import Stale
from kith.networks.actions import begin_wave, change_tie, move_tie, undo
from kith.networks.models import Command, Tie, TieAsItWas, Unplaced, Wave
from kith.networks.queries.board import turns_of
from kith.networks.queries.days import map_as_at, map_on_two_days
from kith.networks.queries.waves import moments_of
from kith.networks.rules.changes import Change
from kith.networks.rules.places import Place
from kith.networks.rules.vocabulary import Life, Parting, Ring, Sector
from kith.networks.rules.waves import Carried, Moment, beside, moments
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.maps import MARYS_WORD
from tests.world import World

MONDAY = datetime.fromisoformat("2026-05-04T23:59:59+01:00")
NOW = MONDAY + timedelta(days=90)
NEARER = Place(Ring.CLOSEST, Sector.PERSONAL)


def test_the_first_day_stands_first_and_now_stands_last() -> None:
    wave = Moment(MONDAY + timedelta(days=30), "After the move")

    assert moments(MONDAY, [wave], NOW) == (Moment(MONDAY), wave, Moment(NOW))
    assert moments(MONDAY, [], NOW) == (Moment(MONDAY), Moment(NOW))


def test_a_wave_of_the_first_day_stands_in_its_place() -> None:
    first, second = Moment(MONDAY - timedelta(hours=3), "First"), Moment(MONDAY + timedelta(days=1), "Second")

    assert moments(MONDAY, [second, first], NOW) == (first, second, Moment(NOW))


def test_on_the_first_day_nothing_lies_after_now() -> None:
    morning = MONDAY - timedelta(hours=9)

    assert moments(MONDAY, [], morning) == (Moment(morning), Moment(morning))


def test_a_slider_stands_at_a_moment_that_there_is_and_something_later_is_beside_it() -> None:
    every = tuple(Moment(MONDAY + timedelta(days=day)) for day in range(4))

    assert beside(every, 1, with_the_next=False) == (every[1], every[3])
    assert beside(every, 1, with_the_next=True) == (every[1], every[2])
    assert beside(every, 3, with_the_next=True) == (every[2], every[3])
    assert beside(every, 900, with_the_next=False) == (every[2], every[3])
    assert beside(every, 0, with_the_next=False) == (every[0], every[3])


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_first_map(world)


def go_through(world: World, *carried: Carried, at: datetime, by: str = "priya", name: str = "After the move") -> None:
    begin_wave(
        person_id=PersonId(world.mary.pk), name=name, carried=carried, told=MARYS_WORD, by=world.actor(by), at=at
    )


def test_a_new_wave_keeps_lets_go_and_moves_and_says_why(world: World, ties: dict[str, TieId]) -> None:
    person_id, priya = PersonId(world.mary.pk), world.actor("priya")
    later = world.at + timedelta(days=80)

    go_through(
        world,
        Carried(ties["Anne"], 1, to=NEARER, because="She rings every day now."),
        Carried(ties["My cleaner"], 1, to=None, parted_because=Parting.IT_ENDED, because="The firm closed."),
        at=later,
    )

    days = map_on_two_days(person_id, world.at, later, viewer=priya, at=later)
    assert [(change.change, change.tie.name) for change in days.changes] == [
        (Change.NEARER, "Anne"),
        (Change.NOT_NOW, "My cleaner"),
    ]
    assert days.kinds == (Change.NEARER, Change.NOT_NOW)
    assert days.whys == {ties["Anne"]: "She rings every day now.", ties["My cleaner"]: "The firm closed."}
    assert {mark.name for mark in days.kept} == {mark.name for mark in days.now} - {"Anne"}
    assert {mark.name for mark in days.marked(days.now) if mark.is_selected} == {"Anne"}
    assert [(mark.name, mark.is_gone) for mark in days.marked(days.then) if mark.is_selected or mark.is_gone] == [
        ("Anne", False),
        ("My cleaner", True),
    ]
    assert not any(mark.is_gone for mark in days.marked(days.now))
    gone = Tie.objects.get(pk=ties["My cleaner"])
    assert (gone.life, gone.parted_because, gone.is_on_map) == (Life.NOT_NOW, Parting.IT_ENDED, True)
    assert [moment.name for moment in moments_of(person_id, viewer=priya, at=later)] == ["", "After the move", ""]


def test_whoever_is_gone_by_the_later_map_is_hatched_on_the_earlier_one_alone(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    later = world.at + timedelta(days=80)
    go_through(world, Carried(ties["My cleaner"], 1, to=None), at=later)

    with clock.fixed(later + timedelta(minutes=5)):
        client.force_login(world.accounts["priya"])
        page = client.get(reverse("networks:earlier", kwargs={"person_id": world.mary.pk}) + "?step=0").content.decode()
    earlier, now = re.findall(r'<svg class="map".*?</svg>\n?</figure>', page, re.DOTALL)

    (gone,) = [node for node in earlier.split('<g class="node')[1:] if 'class="hatch"' in node]
    assert f"/ties/{ties['My cleaner']}" in gone
    assert 'class="hatch"' not in now
    assert "On the later map no more" in page


def test_a_wave_stays_what_it_was_whatever_comes_after(world: World, ties: dict[str, TieId]) -> None:
    person_id, priya = PersonId(world.mary.pk), world.actor("priya")
    second, third = world.at + timedelta(days=40), world.at + timedelta(days=80)
    go_through(world, Carried(ties["Anne"], 1, to=NEARER), at=second)
    before = map_as_at(person_id, second, viewer=priya, at=second)

    turn = turns_of(person_id, viewer=priya, at=third).back
    assert turn is not None
    undo(person_id=person_id, number=turn.number, by=priya, at=third)
    change_tie(
        tie_id=ties["Joan"], facts=replace(maps.JOAN, life=Life.NOW), told=MARYS_WORD, version=1, by=priya, at=third
    )
    go_through(world, at=third, name="Spring")

    assert map_as_at(person_id, second, viewer=priya, at=third) == before
    assert Tie.objects.get(pk=ties["Anne"]).ring == Ring.CLOSE
    assert list(Wave.objects.order_by("number").values_list("number", "name")) == [(1, "After the move"), (2, "Spring")]


def test_each_who_goes_elsewhere_is_a_command_of_its_own(world: World, ties: dict[str, TieId]) -> None:
    before = Command.objects.count()

    go_through(
        world,
        Carried(ties["Anne"], 1, to=NEARER),
        Carried(ties["Joan"], 1, to=Place(Ring.FURTHER, Sector.COMMUNITY)),
        at=world.at,
    )

    assert Command.objects.count() == before + 2
    assert (
        list(TieAsItWas.objects.filter(tie=ties["Joan"]).values_list("version", flat=True).order_by("version"))[-1] == 2
    )


def test_nothing_is_kept_where_one_was_changed_meanwhile(world: World, ties: dict[str, TieId]) -> None:
    move_tie(
        tie_id=ties["Joan"],
        ring=Ring.CLOSE,
        sector=Sector.PERSONAL,
        told=MARYS_WORD,
        version=1,
        by=world.actor("mary"),
        at=world.at,
    )

    with pytest.raises(Stale):
        go_through(world, Carried(ties["Anne"], 1, to=NEARER), Carried(ties["Joan"], 1, to=None), at=world.at)

    assert Tie.objects.get(pk=ties["Anne"]).version == 1
    assert not Wave.objects.exists()


@pytest.mark.parametrize("who", ["sam", "anne", "dee"])
def test_nobody_else_goes_through_a_map(world: World, ties: dict[str, TieId], who: str) -> None:
    with pytest.raises(gate.NotVisible):
        go_through(world, at=world.at, by=who)


def test_a_tie_of_another_map_is_not_there(world: World, ties: dict[str, TieId]) -> None:
    with pytest.raises(gate.NotVisible):
        begin_wave(
            person_id=PersonId(world.mary.pk),
            name="Spring",
            carried=[Carried(TieId(world.mary.pk), 1, to=None)],
            told=MARYS_WORD,
            by=world.actor("priya"),
            at=world.at,
        )


def new_wave(world: World) -> str:
    return reverse("networks:new-wave", kwargs={"person_id": world.mary.pk})


def test_a_worker_goes_through_the_map_by_form_and_sees_what_changed(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    with clock.fixed(world.at + timedelta(days=80)):
        client.force_login(world.accounts["priya"])
        asked = client.get(new_wave(world)).content.decode()
        page = client.post(
            new_wave(world),
            {
                "name": "After the move",
                "names": "Betty\n\nStan",
                f"place-{ties['Anne']}": "1.personal",
                f"was-{ties['Anne']}": "1",
                f"why-{ties['Anne']}": "She rings <every> day.",
                f"place-{ties['My cleaner']}": "gone",
                f"was-{ties['My cleaner']}": "1",
                f"parted-{ties['My cleaner']}": "it_ended",
                f"parted-{ties['Joan']}": "moved",
                "told": "face",
                "said_on": world.at.date().isoformat(),
            },
            follow=True,
        ).content.decode()

    assert "Where is Anne now?" in asked
    assert "Where is My cleaner now?" in asked
    assert "She rings &lt;every&gt; day." in page
    assert "from Close to Closest" in page
    assert "The service or group ended" in page
    assert list(Unplaced.objects.order_by("number").values_list("name", flat=True)) == ["Betty", "Stan"]
    assert Tie.objects.get(pk=ties["Joan"]).version == 1


def test_who_was_changed_by_somebody_else_is_asked_about_again(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["priya"])

    page = client.post(
        new_wave(world),
        {
            "name": "Spring",
            f"place-{ties['Anne']}": "gone",
            f"was-{ties['Anne']}": "7",
            "told": "face",
            "said_on": world.at.date().isoformat(),
        },
    ).content.decode()

    assert "Meanwhile somebody else changed this: Close, My own people." in page
    assert f'name="was-{ties["Anne"]}" value="1"' in page
    assert not Wave.objects.exists()


def test_an_earlier_map_opens_only_when_it_is_asked_for(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    go_through(world, Carried(ties["My cleaner"], 1, to=None), at=world.at)
    client.force_login(world.accounts["mary"])
    here = reverse("networks:earlier", kwargs={"person_id": world.mary.pk})

    closed = client.get(here).content.decode()
    opened = client.get(f"{here}?step=0&beside=next").content.decode()

    assert "After the move" in closed
    assert "My cleaner" not in closed
    assert "Anne" in opened
    assert 'aria-current="true"' in opened


@pytest.mark.parametrize("asked", ["step=x", "step=-1", "step=99999", "step=", "step=%00"])
def test_what_is_no_step_opens_nothing(world: World, client: WeatherClient, ties: dict[str, TieId], asked: str) -> None:
    client.force_login(world.accounts["priya"])

    page = client.get(f"{reverse('networks:earlier', kwargs={'person_id': world.mary.pk})}?{asked}")

    assert page.status_code == 200
    assert "What changed" not in page.content.decode()


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "3000-01-01", "1899-12-31"])
def test_a_day_that_nobody_lives_in_is_asked_for_again(
    world: World, client: WeatherClient, ties: dict[str, TieId], on: str
) -> None:
    client.force_login(world.accounts["priya"])

    page = client.get(f"{reverse('networks:earlier', kwargs={'person_id': world.mary.pk})}?on={on}")

    assert page.status_code == 200
    assert "Write a day, like 2026-05-04." in page.content.decode()


@pytest.mark.parametrize("on", ["1900-01-01", "2999-12-31"])
def test_a_day_long_ago_or_ahead_has_an_answer(
    world: World, client: WeatherClient, ties: dict[str, TieId], on: str
) -> None:
    client.force_login(world.accounts["priya"])

    page = client.get(f"{reverse('networks:earlier', kwargs={'person_id': world.mary.pk})}?on={on}")

    assert "What changed" in page.content.decode()


def test_a_map_of_nobody_has_no_moments(world: World) -> None:
    assert moments_of(PersonId(world.mary.pk), viewer=world.actor("mary"), at=world.at) == ()
