"""A limit stands by two people: one to enter it, a second to confirm or lift it; a person's own word needs nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.correspondence.models import Message
from kith.ground.access import passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.ids import PersonId, RestrictionId
from kith.safeguarding import actions, queries
from kith.safeguarding.jobs.limits import tell_of_limits
from kith.safeguarding.rules.deciding import Standing
from kith.safeguarding.rules.explaining import ExplainedIn, NotExplainedError
from kith.safeguarding.rules.limits import (
    Basis,
    CannotStandError,
    Channel,
    Progress,
    Task,
    gone_after,
    tasks,
)
from tests.world import World

RAY = Party(names=("Ray Stone",))
ORDER = actions.Ground(Basis.ORDER, "The court said so.", "Order of 1 May 2026", review_on=date(2026, 8, 1))


def _hold(world: World, *, by: str = "priya") -> RestrictionId:
    return actions.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=RAY,
        party_name="Ray",
        basis=Basis.PROVISIONAL,
        channel=Channel.ANY,
        because="Her niece rang.",
        by=world.actor(by),
        at=world.at,
    )


def _stops(world: World, crossing: Crossing, at: datetime, *, by: str = "priya") -> bool:
    return not passing.may_pass(crossing, PersonId(world.mary.pk), [RAY], by=world.actor(by), at=at)


def test_one_entry_stops_at_once_and_at_72_hours_is_an_ended_one(world: World) -> None:
    _hold(world)
    over = world.at + timedelta(hours=72)
    gone = datetime(2026, 5, 11, 16, tzinfo=UTC)

    assert _stops(world, Crossing.TOLD_BACK, world.at)
    assert _stops(world, Crossing.STEP_PLANNED, over - timedelta(seconds=1), by="mary")
    assert not _stops(world, Crossing.STEP_PLANNED, over, by="mary")
    assert _stops(world, Crossing.STEP_PLANNED, over)
    assert _stops(world, Crossing.TOLD_BACK, gone - timedelta(seconds=1))
    assert not _stops(world, Crossing.TOLD_BACK, gone)


def test_a_second_person_confirms_and_nobody_confirms_their_own(world: World) -> None:
    limit = _hold(world, by="dee")
    later = world.at + timedelta(hours=80)

    with pytest.raises(actions.NotTheirsToConfirmError):
        actions.confirm_limit(restriction_id=limit, ground=ORDER, by=world.actor("dee"), at=world.at)
    empty = actions.Ground(Basis.SERVICE_DECISION, "")
    with pytest.raises(CannotStandError):
        actions.confirm_limit(restriction_id=limit, ground=empty, by=world.actor("femi"), at=world.at)
    actions.confirm_limit(restriction_id=limit, ground=ORDER, by=world.actor("femi"), at=world.at)

    assert _stops(world, Crossing.STEP_PLANNED, later, by="mary")
    with pytest.raises(actions.NothingToConfirmError):
        actions.confirm_limit(restriction_id=limit, ground=ORDER, by=world.actor("femi"), at=world.at)


def test_lifting_takes_two_and_ends_at_once(world: World) -> None:
    limit = _hold(world)
    actions.confirm_limit(restriction_id=limit, ground=ORDER, by=world.actor("femi"), at=world.at)

    assert not actions.end_limit(restriction_id=limit, because="It is over.", by=world.actor("priya"), at=world.at)
    with pytest.raises(actions.NotTheirsToLiftError):
        actions.end_limit(restriction_id=limit, because="It is over.", by=world.actor("priya"), at=world.at)
    assert _stops(world, Crossing.TOLD_BACK, world.at)
    assert actions.end_limit(restriction_id=limit, because="I agree.", by=world.actor("dee"), at=world.at)

    assert not _stops(world, Crossing.TOLD_BACK, world.at)
    with pytest.raises(actions.AlreadyEndedError):
        actions.end_limit(restriction_id=limit, because="Again.", by=world.actor("dee"), at=world.at)


def test_a_second_person_lifts_a_hold(world: World) -> None:
    limit = _hold(world)

    assert actions.end_limit(restriction_id=limit, because="No ground for it.", by=world.actor("dee"), at=world.at)
    assert not _stops(world, Crossing.TOLD_BACK, world.at)


def test_what_waits_climbs_and_is_told_once_and_the_person_hears_when_it_has_ended(world: World) -> None:
    _hold(world)
    zone, organisation_id = world.organisation.zone, world.organisation.pk
    for hours in (1, 25, 26, 73, 74):
        tell_of_limits(world.at + timedelta(hours=hours))

    letters = list(Message.objects.order_by("key").values_list("recipient_name", "template"))
    due, ended = "safeguarding/letters/limit_due", "safeguarding/letters/limit_ended"
    assert sorted(letters) == [("Femi", due), ("Femi", due), ("Mary", ended), ("Priya", due), ("Priya", due)]
    (climbs,) = queries.climbing(zone=zone, organisation_id=organisation_id, at=world.at)
    assert (climbs.task, climbs.due_at) == (Task.CONFIRM, world.at + timedelta(hours=72))
    (shown,) = queries.limits_for(world.actor("priya"), PersonId(world.mary.pk), at=world.at + timedelta(hours=73))
    assert (shown.standing, set(shown.tasks)) == (Standing.ENDED, {Task.DECIDE})


def test_an_explanation_is_whole_or_the_lead_says_why_not(world: World) -> None:
    limit = _hold(world)
    told = actions.Told(ExplainedIn.SYMBOLS, "A judge", "To keep you safe", "Letters", "Ask Iris", "I can write to him")
    half = actions.Told(ExplainedIn.SYMBOLS, "A judge", "To keep you safe", "Letters", "Ask Iris", "")

    with pytest.raises(NotExplainedError):
        actions.explain_limit(restriction_id=limit, told=half, by=world.actor("priya"), at=world.at)
    with pytest.raises(actions.NotTheirsToWithholdError):
        actions.withhold_explanation(restriction_id=limit, because="Later.", by=world.actor("dee"), at=world.at)
    actions.withhold_explanation(restriction_id=limit, because="In hospital.", by=world.actor("femi"), at=world.at)
    actions.explain_limit(restriction_id=limit, told=told, by=world.actor("priya"), at=world.at + timedelta(days=1))

    (shown,) = queries.limits_for(world.actor("mary"), PersonId(world.mary.pk), at=world.at + timedelta(days=2))
    assert shown.explained is not None
    assert (shown.explained.said_back, shown.explained.withheld_because) == ("I can write to him", "")


@pytest.mark.parametrize(
    ("ended", "gone"),
    [
        ("2026-05-01T10:00+01:00", "2026-05-06T17:00+01:00"),
        ("2026-10-23T10:00+01:00", "2026-10-27T17:00+00:00"),
        ("2026-12-24T10:00+00:00", "2026-12-30T17:00+00:00"),
    ],
    ids=["over a bank holiday", "over the change of the clocks", "over Christmas"],
)
def test_an_ended_limit_stops_our_own_acts_for_two_working_days(ended: str, gone: str) -> None:
    holidays = {date(2026, 5, 4), date(2026, 12, 25), date(2026, 12, 28)}

    found = gone_after(datetime.fromisoformat(ended), zone="Europe/London", holidays=holidays)

    assert found == datetime.fromisoformat(gone)


@pytest.mark.parametrize(
    ("basis", "is_confirmed", "is_explained", "days", "expected"),
    [
        (Basis.OWN_DECISION, False, False, 0, set()),
        (Basis.ORDER, False, False, 0, {Task.CONFIRM, Task.EXPLAIN}),
        (Basis.ORDER, True, True, 0, set()),
        (Basis.ORDER, True, True, 20, {Task.LOOK_AGAIN}),
        (Basis.ORDER, True, True, 31, {Task.DECIDE}),
    ],
)
def test_a_limit_asks_for_what_is_due(
    basis: Basis, is_confirmed: bool, is_explained: bool, days: int, expected: set[Task]
) -> None:
    begun = datetime(2026, 5, 5, 9, tzinfo=UTC)
    ends = begun + timedelta(days=30)
    progress = Progress(basis, begun, is_confirmed, is_explained, ends, None, ends + timedelta(days=2))

    found = tasks(progress, at=begun + timedelta(days=days), zone="Europe/London", holidays=())

    assert set(found) == expected


@pytest.mark.parametrize("basis", [Basis.BEST_INTERESTS])
def test_a_best_interests_decision_bans_nobody(world: World, basis: Basis) -> None:
    def enter(channel: Channel, *, is_undisputed: bool) -> RestrictionId:
        return actions.begin_limit(
            person_id=PersonId(world.mary.pk), party=RAY, party_name="Ray", basis=basis, channel=channel,
            because="She is calmer with staff there.", review_on=date(2026, 9, 1), is_undisputed=is_undisputed,
            by=world.actor("priya"), at=world.at,
        )  # fmt: skip

    for channel, is_undisputed in ((Channel.ANY, True), (Channel.UNSUPERVISED, False)):
        with pytest.raises(CannotStandError, match="Court of Protection"):
            enter(channel, is_undisputed=is_undisputed)
    assert enter(Channel.UNSUPERVISED, is_undisputed=True)
