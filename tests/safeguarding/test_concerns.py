"""Concerns: raised by anyone, sealed from all but those who answer, with a clock from R13."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.ground.access.gate import NotAllowed, NotVisible
from kith.ground.actor import Actor
from kith.ground.ids import ConcernId
from kith.safeguarding import actions, queries
from kith.safeguarding.rules.concerns import Horizon, answer_due
from tests.world import World

FRIDAY_LATE = datetime(2026, 5, 1, 15, 50, tzinfo=UTC)
"""Friday 16:50 in London, in summer time."""


def _raise(world: World, *, by: Actor) -> ConcernId:
    return actions.raise_concern(
        about_whom="Mary", what="A bruise she would not speak of.", horizon=Horizon.SHORT, by=by, at=world.at
    )


def test_real_hours_run_through_the_night() -> None:
    assert answer_due(Horizon.IMMINENT, raised_at=FRIDAY_LATE, zone="Europe/London") == FRIDAY_LATE + timedelta(
        minutes=15
    )
    assert answer_due(Horizon.SHORT, raised_at=FRIDAY_LATE, zone="Europe/London") == FRIDAY_LATE + timedelta(hours=4)


def test_working_days_leave_out_the_weekend_and_a_bank_holiday() -> None:
    monday_off = {date(2026, 5, 4)}

    due = answer_due(Horizon.MEDIUM, raised_at=FRIDAY_LATE, zone="Europe/London", holidays=monday_off)

    assert due == datetime(2026, 5, 5, 16, tzinfo=UTC)


def test_a_clock_across_the_change_of_hour_still_ends_at_five() -> None:
    before_summer_time = datetime(2026, 3, 27, 12, tzinfo=UTC)

    due = answer_due(Horizon.MEDIUM, raised_at=before_summer_time, zone="Europe/London")

    assert due == datetime(2026, 3, 30, 16, tzinfo=UTC)


@pytest.mark.parametrize("name", ["mary", "anne", "priya", "ken", "grace", "ada"])
def test_anyone_who_can_sign_in_can_raise_a_concern(world: World, name: str) -> None:
    _raise(world, by=world.actor(name))

    assert len(queries.concerns_for(world.actor("femi"), at=world.at)) == 1


@pytest.mark.parametrize("name", ["mary", "anne", "priya", "ken", "grace", "ada", "dee", "olu"])
def test_a_concern_is_sealed_from_all_but_the_lead(world: World, name: str) -> None:
    concern = _raise(world, by=world.actor("ken"))

    assert queries.concerns_for(world.actor(name), at=world.at) == ()
    with pytest.raises(NotVisible):
        actions.acknowledge_concern(concern_id=concern, by=world.actor(name), at=world.at)


def test_owning_a_concern_twice_changes_nothing(world: World) -> None:
    concern, femi = _raise(world, by=world.actor("ken")), world.actor("femi")

    actions.acknowledge_concern(concern_id=concern, by=femi, at=world.at)
    actions.acknowledge_concern(concern_id=concern, by=femi, at=world.at + timedelta(hours=1))

    (shown,) = queries.concerns_for(femi, at=world.at)
    assert shown.acknowledged_at == world.at


def test_a_decided_concern_leaves_the_list_and_stays_readable(world: World) -> None:
    concern, femi = _raise(world, by=world.actor("ken")), world.actor("femi")

    actions.decide_concern(concern_id=concern, decision="Rang Mary; visiting today.", by=femi, at=world.at)

    assert queries.concerns_for(femi, at=world.at) == ()
    (shown,) = queries.concerns_for(femi, at=world.at, only=concern)
    assert shown.decisions == ("Rang Mary; visiting today.",)


def test_nobody_in_particular_cannot_raise_one(world: World) -> None:
    with pytest.raises(NotAllowed):
        _raise(world, by=Actor(organisation_id=world.mary.organisation_id, name="nobody"))
