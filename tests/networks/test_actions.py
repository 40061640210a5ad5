"""What is done to a map leaves a state behind, says whose word it was, and can be undone."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from kith.ground.access import gate
from kith.ground.access.passing import Stopped
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId, TieId
from kith.ground.tables import Stale
from kith.networks.actions import (
    AskAboutRhythmError,
    NotWithoutThemError,
    WorkersColumnAloneError,
    add_tie,
    change_tie,
    confirm_decision,
    decide_on_tie,
    mark_as_remembered,
    move_tie,
    note_contact,
    record_worker_view,
    take_off_map,
    undo,
)
from kith.networks.models import Contact, Map, Tie, TieAsItWas, TieDecision, WorkerView
from kith.networks.queries.decided import decided_on
from kith.networks.queries.maps import tie_for
from kith.networks.rules.columns import Columns
from kith.networks.rules.decisions import may_build_on
from kith.networks.rules.deeds import Deed, Mood
from kith.networks.rules.vocabulary import Feeling, Format, Life, Mode, Rhythm, Ring, Sector, Wish
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.networks import maps
from tests.networks.maps import ANNE, MARYS_WORD, PRIYAS_WORD
from tests.world import ANCHOR, World


@pytest.fixture
def anne(world: World) -> TieId:
    return maps.add(world, ANNE)


def deeds(tie_id: TieId) -> list[str]:
    return list(TieAsItWas.objects.filter(tie=tie_id).order_by("version").values_list("deed", flat=True))


def test_the_first_tie_begins_the_map(world: World) -> None:
    first, second = maps.add(world, ANNE), maps.add(world, maps.DR_ELLIS)

    assert Map.objects.get().person == world.mary
    assert {tie.pk for tie in Tie.objects.all()} == {first, second}
    assert Entry.objects.filter(act=Act.ADDED, person_id=world.mary.pk).count() == 2


def test_a_stranger_draws_nothing(world: World) -> None:
    with pytest.raises(gate.NotVisible):
        add_tie(person_id=PersonId(world.mary.pk), facts=ANNE, told=PRIYAS_WORD, by=world.actor("sam"), at=world.at)

    assert not Map.objects.exists()


def test_a_tie_is_met_only_through_somebody_on_a_map_that_one_may_see(world: World, anne: TieId) -> None:
    betty = replace(maps.LATER[0][0], met_through_id=anne)
    nobody = replace(betty, met_through_id=TieId(PersonId(world.mary.pk)))

    maps.add(world, betty)
    with pytest.raises(gate.NotVisible):
        maps.add(world, nobody)

    assert Tie.objects.get(name="Betty").met_through_id == anne


def test_every_state_is_kept_with_whose_word_it_was(world: World, anne: TieId) -> None:
    move_tie(
        tie_id=anne,
        ring=Ring.CLOSEST,
        sector=Sector.PERSONAL,
        told=Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR),
        version=1,
        by=world.actor("priya"),
        at=world.at,
    )

    first, second = TieAsItWas.objects.filter(tie=anne).order_by("version")
    assert (first.ring, second.ring) == (Ring.CLOSE, Ring.CLOSEST)
    assert (first.telling, second.telling) == (Telling.FACE, Telling.PHONE)
    assert second.written_by == "Priya"
    assert first.facts == ANNE


def test_a_change_from_a_stale_page_overwrites_nothing(world: World, anne: TieId) -> None:
    by = world.actor("priya")
    changed = replace(ANNE, rhythm=Rhythm.WEEKLY)
    change_tie(tie_id=anne, facts=changed, told=MARYS_WORD, version=1, by=by, at=world.at)

    with pytest.raises(Stale):
        change_tie(tie_id=anne, facts=ANNE, told=MARYS_WORD, version=1, by=by, at=world.at)

    assert Tie.objects.get().facts == changed


def test_taking_off_the_map_keeps_the_row_and_can_be_undone(world: World, anne: TieId) -> None:
    by = world.actor("mary")

    take_off_map(tie_id=anne, told=MARYS_WORD, version=1, by=by, at=world.at)
    assert not Tie.objects.get().is_on_map
    undo(person_id=PersonId(world.mary.pk), number=1, by=by, at=world.at)

    assert Tie.objects.get().is_on_map
    assert deeds(anne) == [Deed.ADDED, Deed.TAKEN_OFF, Deed.UNDONE]


def test_nothing_asks_after_contact_with_somebody_remembered(world: World, anne: TieId) -> None:
    mark_as_remembered(tie_id=anne, told=MARYS_WORD, version=1, by=world.actor("mary"), at=world.at)

    facts = Tie.objects.get().facts
    assert facts.life is Life.REMEMBERED
    assert facts.rhythm is None
    assert facts.mode is None
    assert facts.ring is ANNE.ring


def test_one_press_notes_contact(world: World, anne: TieId) -> None:
    note_contact(
        tie_id=anne,
        on=date(2026, 5, 3),
        mode=Mode.PHONE,
        mood=Mood.GOOD,
        told=MARYS_WORD,
        by=world.actor("mary"),
        at=world.at,
    )

    contact = Contact.objects.get()
    assert (contact.on, contact.mode, contact.mood) == (date(2026, 5, 3), "phone", "good")


def test_contact_is_not_noted_against_a_limit(world: World, anne: TieId) -> None:
    maps.limit_contact_with_anne(world)

    with pytest.raises(Stopped):
        note_contact(
            tie_id=anne, on=world.at.date(), mode=None, mood=None, told=MARYS_WORD, by=world.actor("priya"), at=world.at
        )

    assert not Contact.objects.exists()


def test_no_rhythm_is_agreed_against_a_limit(world: World, anne: TieId) -> None:
    maps.limit_contact_with_anne(world)
    weekly = replace(ANNE, rhythm=Rhythm.WEEKLY)

    with pytest.raises(Stopped):
        change_tie(tie_id=anne, facts=weekly, told=MARYS_WORD, version=1, by=world.actor("priya"), at=world.at)


def test_a_worker_alone_does_not_decide_to_step_back(world: World, anne: TieId) -> None:
    with pytest.raises(NotWithoutThemError):
        _decide(world, anne, Wish.STEP_BACK, PRIYAS_WORD)

    assert not TieDecision.objects.exists()


def test_a_lawful_limit_lets_a_worker_write_it(world: World, anne: TieId) -> None:
    maps.limit_contact_with_anne(world)

    _decide(world, anne, Wish.STEP_BACK, PRIYAS_WORD)

    assert TieDecision.objects.get().wish == Wish.STEP_BACK


def test_stepping_back_from_weekly_contact_asks_for_one_line(world: World) -> None:
    anne = maps.add(world, replace(ANNE, rhythm=Rhythm.WEEKLY))

    with pytest.raises(AskAboutRhythmError):
        _decide(world, anne, Wish.STEP_BACK, MARYS_WORD)
    _decide(world, anne, Wish.STEP_BACK, MARYS_WORD, despite="She wants a summer to herself.")

    assert TieDecision.objects.get().despite_rhythm == "She wants a summer to herself."


def test_a_workers_column_never_stands_alone(world: World, anne: TieId) -> None:
    with pytest.raises(WorkersColumnAloneError):
        _decide(world, anne, Wish.KEEP, MARYS_WORD, columns=Columns(worker_thinks="She leans on her."))
    _decide(world, anne, Wish.KEEP, MARYS_WORD, columns=Columns(good_things="She rings.", worker_thinks="True."))

    assert TieDecision.objects.get().worker_thinks == "True."


def test_what_the_person_said_is_confirmed_at_once(world: World, anne: TieId) -> None:
    _decide(world, anne, Wish.KEEP, MARYS_WORD)

    decided = decided_on([anne], viewer=world.actor("priya"), at=world.at)[anne]
    assert decided.confirmation is not None
    assert (decided.confirmation.origin.telling, decided.confirmation.format) == (Telling.FACE, Format.EASY_READ)
    assert may_build_on(decided)


def test_what_a_worker_wrote_waits_for_the_persons_yes(world: World, anne: TieId) -> None:
    priya = world.actor("priya")
    decision_id = _decide(world, anne, Wish.GROW, PRIYAS_WORD)

    assert not may_build_on(decided_on([anne], viewer=priya, at=world.at)[anne])
    with pytest.raises(NotWithoutThemError):
        confirm_decision(decision_id=decision_id, told=PRIYAS_WORD, asked_in=Format.SPOKEN, by=priya, at=world.at)
    confirm_decision(decision_id=decision_id, told=MARYS_WORD, asked_in=Format.SYMBOLS, by=priya, at=world.at)

    assert may_build_on(decided_on([anne], viewer=priya, at=world.at)[anne])
    assert Entry.objects.filter(act=Act.CONFIRMED, person_id=world.mary.pk).count() == 1


def test_a_later_decision_takes_the_place_of_an_earlier_one_and_both_stay(world: World, anne: TieId) -> None:
    _decide(world, anne, Wish.KEEP, MARYS_WORD)
    maps.decide(world, anne, Wish.GROW, at=world.at + timedelta(days=1))

    viewer = world.actor("mary")
    assert decided_on([anne], viewer=viewer, at=world.at)[anne].wish is Wish.KEEP
    assert decided_on([anne], viewer=viewer, at=world.at + timedelta(days=2))[anne].wish is Wish.GROW
    assert TieDecision.objects.count() == 2


def test_only_the_desk_writes_a_workers_view(world: World, anne: TieId) -> None:
    for name in ("mary", "priya"):
        if name == "mary":
            with pytest.raises(gate.NotAllowed):
                _see(world, anne, name)
        else:
            _see(world, anne, name)

    view = WorkerView.objects.get()
    assert view.by == world.accounts["priya"]
    assert Tie.objects.get().felt == Feeling.HELPS


def _see(world: World, tie_id: TieId, name: str) -> None:
    record_worker_view(
        tie_id=tie_id, felt=Feeling.BOTH, because="Quiet after the call.", by=world.actor(name), at=world.at
    )


def _decide(
    world: World,
    tie_id: TieId,
    wish: Wish,
    told: Told,
    *,
    columns: Columns | None = None,
    despite: str = "",
) -> UUID:
    return decide_on_tie(
        tie_id=tie_id,
        wish=wish,
        told=told,
        columns=columns or Columns(),
        asked_in=Format.EASY_READ,
        despite_rhythm=despite,
        by=world.actor("priya"),
        at=world.at,
    )


def test_of_two_decisions_in_the_same_moment_the_later_one_stands(world: World) -> None:
    anne = maps.add(world, ANNE)

    for wish in (Wish.GROW, Wish.KEEP, Wish.REBUILD, Wish.UNDECIDED):
        _decide(world, anne, wish, MARYS_WORD)

        assert decided_on([anne], viewer=world.actor("priya"), at=world.at)[anne].wish is wish
    story = tie_for(anne, viewer=world.actor("priya"), at=world.at)
    assert [one.decided.wish for one in story.decisions] == [Wish.UNDECIDED, Wish.REBUILD, Wish.KEEP, Wish.GROW]
