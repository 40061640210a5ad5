"""The map as it was on a day, and what changed since; a worker's view stays at the desk."""

from dataclasses import replace
from datetime import timedelta

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.networks.actions import change_tie, move_tie, record_worker_view, take_off_map
from kith.networks.models import Tie, WorkerView
from kith.networks.queries.days import map_as_at, map_on_two_days
from kith.networks.queries.maps import map_for
from kith.networks.rules.changes import Change
from kith.networks.rules.vocabulary import Feeling, Life, Ring, Sector, Wish
from tests.networks import maps
from tests.networks.maps import MARYS_WORD
from tests.world import World


def test_the_map_can_be_asked_for_as_it_was_on_a_day(world: World) -> None:
    person_id, mary = PersonId(world.mary.pk), world.actor("mary")
    ties = maps.draw_first_map(world)
    later = world.at + timedelta(days=80)
    move_tie(
        tie_id=ties["Anne"],
        ring=Ring.CLOSEST,
        sector=Sector.PERSONAL,
        told=MARYS_WORD,
        version=1,
        by=mary,
        at=later,
    )
    change_tie(
        tie_id=ties["Joan"],
        facts=replace(maps.JOAN, life=Life.NOW),
        told=MARYS_WORD,
        version=1,
        by=mary,
        at=later,
    )
    take_off_map(tie_id=ties["My cleaner"], told=MARYS_WORD, version=1, by=mary, at=later)
    maps.add(world, maps.LATER[0][0], at=later)

    before = map_as_at(person_id, world.at, viewer=mary, at=later)
    changed = map_on_two_days(person_id, world.at, later, viewer=mary, at=later).changes

    assert {tie.name: tie.ring for tie in before}["Anne"] is Ring.CLOSE
    assert "Betty" not in {tie.name for tie in before}
    assert map_as_at(person_id, world.at - timedelta(days=1), viewer=mary, at=later) == ()
    assert [(change.change, change.tie.name) for change in changed] == [
        (Change.NEW, "Betty"),
        (Change.NEARER, "Anne"),
        (Change.MENDING, "Joan"),
        (Change.NOT_NOW, "My cleaner"),
    ]


def test_a_strangers_question_about_another_day_has_no_answer(world: World) -> None:
    maps.draw_first_map(world)

    assert map_as_at(PersonId(world.mary.pk), world.at, viewer=world.actor("sam"), at=world.at) == ()


def test_marks_of_another_day_leave_out_those_not_in_life_then(world: World) -> None:
    ties = maps.draw_first_map(world)
    mary = world.actor("mary")
    gone = replace(maps.JOAN, life=Life.NOT_NOW)
    change_tie(tie_id=ties["Joan"], facts=gone, told=MARYS_WORD, version=1, by=mary, at=world.at)

    days = map_on_two_days(PersonId(world.mary.pk), world.at, world.at, viewer=mary, at=world.at)
    names = {mark.name for mark in days.now}

    assert "Joan" not in names
    assert "My husband" in names


def test_a_map_carries_wishes_helpers_and_those_not_in_life_now(world: World) -> None:
    ties = maps.draw_whole_map(world)
    Tie.objects.filter(pk=ties["Ken"]).update(life=Life.NOT_NOW)
    at = world.at + timedelta(minutes=1)

    seen = map_for(PersonId(world.mary.pk), viewer=world.actor("priya"), at=at)

    assert {mark.name: mark.wish for mark in seen.marks}["Betty"] is Wish.GROW
    assert [tie.facts.name for tie in seen.earlier] == ["Ken"]
    assert seen.measures.size == 9
    assert len(seen.by_ring[Ring.CLOSEST]) == 1


def test_a_workers_view_is_read_at_the_desk_alone(world: World) -> None:
    anne = maps.add(world, maps.ANNE)
    priya = world.actor("priya")
    record_worker_view(tie_id=anne, felt=Feeling.BOTH, because="Quiet after.", by=priya, at=world.at)

    def read_by(name: str) -> int:
        return WorkerView.objects.visible_to(world.actor(name), may=Permission.MAP_SEE, at=world.at).count()

    assert (read_by("priya"), read_by("mary"), read_by("anne"), read_by("sam")) == (1, 0, 0, 0)
