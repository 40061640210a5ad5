"""What is done to a map is a command: it is undone, done again, and never over what somebody else did since."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId, UnplacedId
from kith.networks.actions import (
    ChangedSinceError,
    change_tie,
    let_go,
    mark_as_remembered,
    move_tie,
    name,
    place,
    put_back,
    redo,
    set_acquainted,
    take_off_map,
    undo,
)
from kith.networks.models import Acquaintance, Command, Tie, Unplaced
from kith.networks.queries.board import Turns, tray_of, turns_of
from kith.networks.rules.deeds import Counting
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Closeness, Kind, Life, Rhythm, Ring, Sector
from tests.networks import maps
from tests.networks.maps import ANNE, MARYS_WORD, limit_contact_with_anne
from tests.world import World

PAIR = ("one", "other", "closeness")


def drawn(person_id: PersonId) -> tuple[object, ...]:
    """Return a map as data: who is on it and how, and who waits in the tray."""
    ties = [(str(tie.pk), tie.is_on_map, tie.facts) for tie in Tie.objects.filter(map__person_id=person_id)]
    on_map = sorted(((key, facts) for key, is_on, facts in ties if is_on), key=lambda one: one[0])
    waiting = sorted(Unplaced.objects.filter(person_id=person_id, is_waiting=True).values_list("pk", flat=True))
    pairs = Acquaintance.objects.filter(map__person_id=person_id, ended_at=None)
    known = sorted((str(one), str(other), closeness) for one, other, closeness in pairs.values_list(*PAIR))
    return tuple(on_map), tuple(waiting), tuple(known)


@dataclass
class Hand:
    """Somebody who draws Mary's map."""

    world: World
    by: Actor

    @property
    def person_id(self) -> PersonId:
        return PersonId(self.world.mary.pk)

    def names(self, *said: str) -> tuple[UnplacedId, ...]:
        return name(person_id=self.person_id, names=said, told=MARYS_WORD, by=self.by, at=self.world.at)

    def places(self, unplaced_id: UnplacedId, ring: Ring = Ring.CLOSE, sector: Sector = Sector.PERSONAL) -> TieId:
        return place(
            unplaced_id=unplaced_id,
            kind=Kind.PERSON,
            ring=ring,
            sector=sector,
            told=MARYS_WORD,
            by=self.by,
            at=self.world.at,
        )

    def moves(self, tie_id: TieId, ring: Ring, sector: Sector = Sector.PERSONAL) -> None:
        version = Tie.objects.get(pk=tie_id).version
        move_tie(
            tie_id=tie_id, ring=ring, sector=sector, told=MARYS_WORD, version=version, by=self.by, at=self.world.at
        )

    def goes(self, turn: Callable[..., TieId | None]) -> None:
        """Take the next step back or forward, as the page offers it."""
        turns = turns_of(self.person_id, viewer=self.by, at=self.world.at)
        step = turns.back if turn is undo else turns.forward
        assert step is not None
        turn(person_id=self.person_id, number=step.number, by=self.by, at=self.world.at)


@pytest.fixture
def mary(world: World) -> Hand:
    return Hand(world, world.actor("mary"))


@pytest.fixture
def priya(world: World) -> Hand:
    return Hand(world, world.actor("priya"))


def test_a_name_waits_in_the_tray_until_it_has_a_place(mary: Hand) -> None:
    bee, dog = mary.names("Bee", "Dog")

    tie_id = mary.places(bee, Ring.CLOSEST, Sector.COMMUNITY)

    tie = Tie.objects.get(pk=tie_id)
    assert (tie.name, tie.ring, tie.sector, tie.is_own_view) == ("Bee", 1, "community", True)
    tray = tray_of(mary.person_id, viewer=mary.by, at=mary.world.at)
    assert [one.unplaced_id for one in tray] == [dog]
    with pytest.raises(NotVisible):
        mary.places(bee)


def test_placing_is_undone_back_into_the_tray_and_done_again(mary: Hand) -> None:
    (bee,) = mary.names("Bee")
    empty = drawn(mary.person_id)
    mary.places(bee, Ring.FURTHER)
    placed = drawn(mary.person_id)

    mary.goes(undo)
    assert drawn(mary.person_id) == empty
    mary.goes(redo)
    assert drawn(mary.person_id) == placed


def test_a_name_that_is_let_go_comes_back(mary: Hand) -> None:
    (bee,) = mary.names("Bee")
    let_go(unplaced_id=bee, by=mary.by, at=mary.world.at)
    assert drawn(mary.person_id) == ((), (), ())

    mary.goes(undo)
    assert drawn(mary.person_id) == ((), (bee,), ())
    mary.goes(undo)
    assert drawn(mary.person_id) == ((), (), ())


def test_each_takes_back_what_they_did_themself(mary: Hand, priya: Hand) -> None:
    anne, ellis = maps.add(mary.world, ANNE), maps.add(mary.world, maps.DR_ELLIS)
    mary.moves(anne, Ring.CLOSEST)
    priya.moves(ellis, Ring.CLOSE, Sector.PROFESSIONAL)

    mary.goes(undo)

    assert Tie.objects.get(pk=anne).facts == ANNE
    assert Tie.objects.get(pk=ellis).ring == Ring.CLOSE


def test_what_somebody_else_changed_since_stays(mary: Hand, priya: Hand) -> None:
    anne = maps.add(mary.world, ANNE)
    mary.moves(anne, Ring.CLOSEST)
    priya.moves(anne, Ring.FURTHER)

    with pytest.raises(ChangedSinceError):
        mary.goes(undo)

    assert Tie.objects.get(pk=anne).ring == Ring.FURTHER


def test_only_the_step_that_is_meant_is_undone(mary: Hand) -> None:
    anne = maps.add(mary.world, ANNE)
    mary.moves(anne, Ring.CLOSEST)
    mary.moves(anne, Ring.FURTHER)

    with pytest.raises(ChangedSinceError):
        undo(person_id=mary.person_id, number=1, by=mary.by, at=mary.world.at)
    with pytest.raises(ChangedSinceError):
        redo(person_id=mary.person_id, number=2, by=mary.by, at=mary.world.at)

    assert Tie.objects.get(pk=anne).ring == Ring.FURTHER


def test_doing_something_else_forgets_what_was_undone(mary: Hand) -> None:
    anne = maps.add(mary.world, ANNE)
    mary.moves(anne, Ring.CLOSEST)
    mary.goes(undo)

    mary.moves(anne, Ring.FURTHER)

    assert turns_of(mary.person_id, viewer=mary.by, at=mary.world.at).forward is None
    standing = Command.objects.filter(account=mary.by.account_id).order_by("number").values_list("standing", flat=True)
    assert list(standing) == [Counting.DROPPED, Counting.DONE]


def test_no_rhythm_comes_back_over_a_limit(mary: Hand) -> None:
    anne = maps.add(mary.world, ANNE)
    mark_as_remembered(tie_id=anne, told=MARYS_WORD, version=1, by=mary.by, at=mary.world.at)
    limit_contact_with_anne(mary.world)

    with pytest.raises(Stopped):
        mary.goes(undo)

    assert Tie.objects.get().life == Life.REMEMBERED


def test_what_is_off_the_map_is_put_back_where_it_was(mary: Hand) -> None:
    anne = maps.add(mary.world, ANNE)
    take_off_map(tie_id=anne, told=MARYS_WORD, version=1, by=mary.by, at=mary.world.at)

    put_back(tie_id=anne, told=MARYS_WORD, version=2, by=mary.by, at=mary.world.at)

    assert Tie.objects.get().is_on_map
    assert Tie.objects.get().facts == ANNE
    mary.goes(undo)
    assert not Tie.objects.get().is_on_map


def test_what_others_said_since_of_who_knows_whom_stays(mary: Hand, priya: Hand) -> None:
    anne, ellis = maps.add(mary.world, ANNE), maps.add(mary.world, maps.DR_ELLIS)
    told, at = MARYS_WORD, mary.world.at
    set_acquainted(tie_id=anne, knows={ellis: Closeness.KNOWS}, told=told, by=mary.by, at=at)
    set_acquainted(tie_id=anne, knows={ellis: Closeness.CLOSE}, told=told, by=priya.by, at=at)

    with pytest.raises(ChangedSinceError):
        mary.goes(undo)

    assert Acquaintance.objects.get(ended_at=None).closeness == Closeness.CLOSE
    priya.goes(undo)
    mary.goes(undo)
    assert not Acquaintance.objects.filter(ended_at=None).exists()


def test_a_stranger_undoes_nothing_and_sees_no_tray(mary: Hand) -> None:
    mary.names("Bee")
    stranger = mary.world.actor("olu")

    assert tray_of(mary.person_id, viewer=stranger, at=mary.world.at) == ()
    assert turns_of(mary.person_id, viewer=stranger, at=mary.world.at) == Turns(None, None)
    for turn in (undo, redo):
        with pytest.raises(NotVisible):
            turn(person_id=mary.person_id, number=1, by=stranger, at=mary.world.at)


MOVES = st.tuples(
    st.sampled_from(["name", "place", "move", "change", "off", "let go", "knows"]), st.integers(0, 10_000)
)


def do(hand: Hand, what: str, which: int) -> None:
    """Do one thing of a kind, to whichever a number points at; nothing where there is nothing to do it to."""
    ties = list(Tie.objects.filter(map__person_id=hand.person_id, is_on_map=True).order_by("pk"))
    waiting = list(Unplaced.objects.filter(person_id=hand.person_id, is_waiting=True).order_by("pk"))
    ring, sector = list(Ring)[which % 3], list(Sector)[which % 7 % 3]
    told, by, at = MARYS_WORD, hand.by, hand.world.at
    if what == "name" or not (ties or waiting):
        hand.names(f"Somebody {which}")
    elif waiting and (what == "place" or not ties):
        hand.places(UnplacedId(waiting[which % len(waiting)].pk), ring, sector)
    elif waiting and what == "let go":
        let_go(unplaced_id=UnplacedId(waiting[which % len(waiting)].pk), by=by, at=at)
    elif ties:
        tie = ties[which % len(ties)]
        tie_id = TieId(tie.pk)
        if what == "change":
            facts = TieFacts(name=f"Other {which}", ring=ring, sector=sector, rhythm=list(Rhythm)[which % 2])
            change_tie(tie_id=tie_id, facts=facts, told=told, version=tie.version, by=by, at=at)
        elif what == "knows":
            others = [TieId(other.pk) for other in ties if other.pk != tie.pk and other.life == Life.NOW]
            knows = {other: list(Closeness)[which % 2] for other in others[: which % 4]}
            set_acquainted(tie_id=tie_id, knows=knows, told=told, by=by, at=at)
        elif what == "off":
            take_off_map(tie_id=tie_id, told=told, version=tie.version, by=by, at=at)
        else:
            hand.moves(tie_id, ring, sector)


def undoes_and_redoes_all(hand: Hand, steps: list[tuple[str, int]]) -> None:
    """Do some things; undo all, seeing every earlier map again; do all again, seeing every later one."""
    seen = [drawn(hand.person_id)]
    for what, which in steps:
        before = Command.objects.count()
        do(hand, what, which)
        if Command.objects.count() > before:
            seen.append(drawn(hand.person_id))
    for earlier in reversed(seen[:-1]):
        hand.goes(undo)
        assert drawn(hand.person_id) == earlier
    for later in seen[1:]:
        hand.goes(redo)
        assert drawn(hand.person_id) == later


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink])
@given(steps=st.lists(MOVES, min_size=20, max_size=30))
def test_whatever_is_done_can_all_be_undone_and_done_again(steps: list[tuple[str, int]], mary: Hand) -> None:
    Command.objects.all().delete()
    undoes_and_redoes_all(mary, steps)


@pytest.mark.long
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(steps=st.lists(MOVES, min_size=200, max_size=200))
def test_two_hundred_of_whatever_can_all_be_undone_and_done_again(steps: list[tuple[str, int]], mary: Hand) -> None:
    Command.objects.all().delete()
    undoes_and_redoes_all(mary, steps)
