"""Visits with somebody there: from booking to report, through the one door, on hold when the supervisor drops out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from kith.correspondence.models import Message
from kith.ground.access.crossings import Party
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions.cover import be_away
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safety.actions import visits as actions
from kith.safety.jobs import hold_without_supervisor
from kith.safety.queries.due import What, safety_due
from kith.safety.queries.visits import visit_for
from kith.safety.rules.visits import BY_THE_SUPERVISOR, Standing, Turn, VisitFlaw, may_come_next, standing, to_tell
from tests.safety.samples import qualified, visit, visit_plan
from tests.world import ANCHOR, World

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def _say(world: World, visit_id: object, *turns: Turn, by: str = "priya", words: str = "Ill") -> None:
    for turn in turns:
        actions.take_turn(visit_id=visit_id, turn=turn, words=words, by=world.actor(by), at=world.at)  # type: ignore[arg-type]


def _limit(world: World, channel: Channel) -> None:
    begin_limit(
        person_id=PersonId(world.mary.pk),
        party=Party(names=("Uncle Ray", "Raymond Stone")),
        party_name="Ray",
        basis=Basis.PROVISIONAL,
        channel=channel,
        because="An order is on its way.",
        by=world.actor("dee"),
        at=world.at,
    )


@given(some.lists(some.sampled_from(Turn), max_size=12))
def test_whatever_is_pressed_it_never_runs_without_a_supervisor_and_both(pressed: list[Turn]) -> None:
    said: list[Turn] = []
    for turn in pressed:
        if turn in may_come_next(said, is_supervisor=True):
            said.append(turn)

    if standing(said) is Standing.RUNNING:
        since = said[max((n for n, one in enumerate(said) if one is Turn.SUPERVISOR_NEW), default=0) :]
        assert {Turn.PERSON_CAME, Turn.OTHER_CAME} <= set(since)
        assert Turn.SUPERVISOR_OUT not in since
    assert not BY_THE_SUPERVISOR & set(may_come_next(said, is_supervisor=False))
    if said and said[-1] is Turn.SUPERVISOR_OUT:
        assert to_tell(said) == (Turn.PERSON_TOLD, Turn.OTHER_TOLD)


def test_it_is_booked_with_a_named_free_supervisor_and_a_free_room_or_not_at_all(world: World) -> None:
    mary_id, priya = PersonId(world.mary.pk), world.actor("priya")
    book = {"person_id": mary_id, "by": priya, "at": world.at}
    nobody = AccountId(world.accounts["sam"].pk)
    visit(world)
    second = qualified(world, "grace")
    named = AccountId(world.accounts["priya"].pk)

    for plan, flaw in (
        (visit_plan(nobody, hour=16), VisitFlaw.NOT_QUALIFIED),
        (visit_plan(named, room="Room 9"), VisitFlaw.NOT_FREE),
        (visit_plan(second, room=" room 2 "), VisitFlaw.ROOM_TAKEN),
        (replace(visit_plan(second, room="Room 3"), ground_rules=" "), VisitFlaw.NO_RULES),
        (
            replace(visit_plan(second, room="Room 3"), starts_at=world.at - HOUR, ends_at=world.at),
            VisitFlaw.PAST,
        ),
    ):
        with pytest.raises(actions.CannotVisit) as refusal:
            actions.book_visit(plan=plan, **book)  # type: ignore[arg-type]
        assert refusal.value.flaws == (flaw,)
    assert actions.book_visit(plan=visit_plan(second, room="Room 3"), **book)  # type: ignore[arg-type]


def test_the_door_lets_a_supervised_pair_in_and_nobody_else(world: World) -> None:
    _limit(world, Channel.UNSUPERVISED)
    visit_id = visit(world)
    _say(world, visit_id, Turn.PERSON_CAME, Turn.OTHER_CAME)
    _limit(world, Channel.ANY)

    with pytest.raises(Stopped):
        _say(world, visit_id, Turn.BEGUN)
    with pytest.raises(Stopped):
        actions.book_visit(
            person_id=PersonId(world.mary.pk),
            plan=visit_plan(AccountId(world.accounts["priya"].pk), hour=18, party="Raymond Stone"),
            by=world.actor("priya"),
            at=world.at,
        )


def test_a_supervisor_who_is_away_is_not_booked_and_what_is_booked_is_put_on_hold(world: World) -> None:
    grace, visit_id = qualified(world, "grace"), visit(world)
    plan = visit_plan(grace, hour=18)
    be_away(account_id=grace, starts_at=world.at, ends_at=plan.ends_at, by=world.actor("grace"), at=world.at)
    with pytest.raises(actions.CannotVisit) as refusal:
        actions.book_visit(person_id=PersonId(world.mary.pk), plan=plan, by=world.actor("priya"), at=world.at)
    assert refusal.value.flaws == (VisitFlaw.AWAY,)
    assert hold_without_supervisor(world.at) == 0
    priya, sam = (AccountId(world.accounts[name].pk) for name in ("priya", "sam"))
    be_away(
        account_id=priya, cover_id=sam, starts_at=world.at, ends_at=plan.ends_at, by=world.actor("dee"), at=world.at
    )

    assert [hold_without_supervisor(world.at) for _ in range(2)] == [1, 0]

    assert visit_for(world.actor("dee"), visit_id, at=world.at).standing is Standing.HELD
    assert Message.objects.filter(template__endswith="visit_off").count() == 1


def test_when_the_supervisor_drops_out_it_is_on_hold_and_both_are_told_neutral_words(world: World) -> None:
    visit_id, priya = visit(world), world.actor("priya")

    _say(world, visit_id, Turn.SUPERVISOR_OUT, words="Her child is ill")

    seen = visit_for(priya, visit_id, at=world.at)
    message = Message.objects.get()
    assert (seen.standing, seen.to_tell) == (Standing.HELD, (Turn.OTHER_TOLD,))
    assert message.account == world.accounts["mary"]
    assert "ill" not in message.body.split()
    assert "Ray" not in message.body
    with pytest.raises(actions.CannotVisit):
        _say(world, visit_id, Turn.PERSON_CAME)

    _say(world, visit_id, Turn.OTHER_TOLD)
    grace = qualified(world, "grace")
    actions.change_supervisor(visit_id=visit_id, supervisor_id=grace, by=priya, at=world.at)

    assert visit_for(priya, visit_id, at=world.at).standing is Standing.BOOKED
    _say(world, visit_id, Turn.PERSON_CAME, Turn.OTHER_CAME)
    with pytest.raises(actions.CannotVisit):
        _say(world, visit_id, Turn.BEGUN)
    _say(world, visit_id, Turn.BEGUN, by="grace")
    assert visit_for(world.actor("grace"), visit_id, at=world.at).standing is Standing.RUNNING


def test_whoever_supervises_sees_that_visit_and_nobody_else_does(world: World) -> None:
    visit_id = visit(world, supervisor="sam")

    for name in ("mary", "priya", "dee", "sam"):
        assert visit_for(world.actor(name), visit_id, at=world.at)
    for name in ("anne", "grace", "femi", "ken", "ada", "olu"):
        with pytest.raises(NotVisible):
            visit_for(world.actor(name), visit_id, at=world.at)


def test_what_was_seen_stands_apart_and_a_day_later_it_is_added(world: World) -> None:
    visit_id, priya = visit(world), world.actor("priya")
    _say(world, visit_id, Turn.PERSON_CAME, Turn.OTHER_CAME, Turn.BEGUN, Turn.ENDED_EARLY, words="She asked to stop")
    note = {"visit_id": visit_id, "view": "She was tired.", "voice": "It was enough.", "by": priya}

    with pytest.raises(actions.CannotVisit):
        actions.note_visit(seen=" ", at=world.at, **note)  # type: ignore[arg-type]
    actions.note_visit(seen="They drew a boat.", at=world.at + DAY, **note)  # type: ignore[arg-type]
    actions.note_visit(seen="He asked for her address.", at=world.at + DAY + HOUR, **note)  # type: ignore[arg-type]

    seen = visit_for(priya, visit_id, at=world.at)
    assert [one.is_addendum for one in seen.notes] == [False, True]
    assert (seen.standing, seen.next_turns) == (Standing.OVER, ())


def test_it_is_on_the_day_of_whoever_runs_it_until_it_is_over_and_all_are_told(world: World) -> None:
    visit_id = visit(world, supervisor="grace")

    def due(name: str) -> list[What]:
        return [one.what for one in safety_due(world.actor(name), today=ANCHOR, until=ANCHOR + 7 * DAY, at=world.at)]

    assert due("priya") == due("dee") == due("grace") == [What.VISIT]
    _say(world, visit_id, Turn.CALLED_OFF)
    assert due("priya") == [What.VISIT]
    _say(world, visit_id, Turn.OTHER_TOLD)
    assert due("priya") == []


def test_a_worker_books_it_on_its_page_and_prints_the_report(world: World, client: Client) -> None:
    supervisor_id = qualified(world)
    client.force_login(world.accounts["priya"])

    answer = client.post(
        f"/people/{world.mary.pk}/visits/book",
        {
            "party_name": "Uncle Ray",
            "on": "2026-05-06",
            "starts": "14:00",
            "ends": "15:00",
            "supervisor": str(supervisor_id),
            "room": "Room 2",
            "ground_rules": "No presents.",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    client.post(f"{answer['Location']}/turn", {"turn": "person_came"})

    assert "Room 2" in client.get(answer["Location"]).content.decode()
    assert "The person has come" in client.get(f"{answer['Location']}/report").content.decode()
    said = client.post(f"{answer['Location']}/turn", {"turn": "ended"}).content.decode()
    assert "This cannot be said now." in said
