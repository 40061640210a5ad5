"""Concerns: raised by anyone, sealed from all but those who answer, climbing by R13 until somebody acts."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from kith.correspondence.models import Message
from kith.ground.access import belt
from kith.ground.access.gate import NotAllowed, NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, ChallengeId, ConcernId, NamedId, OrganisationId, new_id
from kith.looking.actions.cover import be_away
from kith.safeguarding import actions, queries
from kith.safeguarding.jobs.concerns import let_concerns_climb
from kith.safeguarding.models import Challenge, Climb, Concern, NamedInConcern, OutsidePrompt, Telling
from kith.safeguarding.queries.without_account import by_code
from kith.safeguarding.rules.clocks import State
from kith.safeguarding.rules.concerns import Choice, Consent, Ended, Horizon, Kind, Route, WishMet, Worry, answer_due
from kith.safeguarding.rules.ladder import Clock, Rung
from tests.world import World, build_account

FRIDAY_LATE = datetime(2026, 5, 15, 15, 50, tzinfo=UTC)
"""Friday 16:50 in London, in summer time: SC7."""
MINUTE, HOUR, SECOND = timedelta(minutes=1), timedelta(hours=1), timedelta(seconds=1)
BRUISE = Worry("Mary", "A bruise she would not speak of.", Horizon.SHORT, Consent.GIVEN)


def _raise(world: World, *, by: str = "ken", worry: Worry = BRUISE, at: datetime | None = None) -> ConcernId:
    return actions.raise_concern(worry=worry, by=world.actor(by), at=at or world.at)


def _ladder(world: World) -> None:
    """Stand Olga as Femi's deputy and Ines as director."""
    femi = world.actor("femi")
    for name, role, rung in (("olga", Role.SAFEGUARDING_LEAD, Rung.DEPUTY), ("ines", Role.MANAGER, Rung.DIRECTOR)):
        world.accounts[name] = build_account(world.organisation, name, role, at=world.at)
        account_id = AccountId(world.accounts[name].pk)
        actions.give_place(account_id=account_id, rung=rung, by=femi, at=world.at)


def _hops() -> list[tuple[str, datetime]]:
    return [(hop.rung, hop.due_at) for hop in Climb.objects.order_by("due_at", "number")]


def _told(name: str, world: World) -> int:
    return Telling.objects.filter(account=world.accounts[name]).count()


def test_real_hours_run_through_the_night() -> None:
    for horizon, length in ((Horizon.IMMINENT, 15 * MINUTE), (Horizon.SHORT, 4 * HOUR)):
        assert answer_due(horizon, raised_at=FRIDAY_LATE, zone="Europe/London") == FRIDAY_LATE + length


def test_working_days_leave_out_the_weekend_and_a_bank_holiday() -> None:
    monday_off = {date(2026, 5, 18)}

    due = answer_due(Horizon.MEDIUM, raised_at=FRIDAY_LATE, zone="Europe/London", holidays=monday_off)

    assert due == datetime(2026, 5, 19, 16, tzinfo=UTC)


@pytest.mark.parametrize("name", ["mary", "anne", "priya", "ken", "grace", "ada"])
def test_anyone_who_can_sign_in_can_raise_a_concern(world: World, name: str) -> None:
    concern = _raise(world, by=name)

    assert len(queries.concerns_for(world.actor("femi"), at=world.at)) == 1
    assert queries.my_concern(world.actor(name), concern, at=world.at).state is State.RAISED


@pytest.mark.parametrize("name", ["mary", "anne", "priya", "grace", "ada", "dee", "olu", "ken"])
def test_a_concern_is_sealed_from_all_but_those_who_answer(world: World, name: str) -> None:
    concern = _raise(world)

    assert queries.concerns_for(world.actor(name), at=world.at) == ()
    with pytest.raises(NotVisible):
        actions.acknowledge_concern(concern_id=concern, by=world.actor(name), at=world.at)
    assert not Message.objects.visible_to(world.actor(name), may=Permission.OUTBOX_SEE, at=world.at).exists()


def test_raising_without_their_yes_says_why(world: World) -> None:
    with pytest.raises(actions.LacksReasonError):
        _raise(world, worry=replace(BRUISE, consent=Consent.OVERRIDDEN))

    _raise(world, worry=replace(BRUISE, consent=Consent.OVERRIDDEN, consent_because="Others may be hurt."))


def test_nobody_in_particular_cannot_raise_one(world: World) -> None:
    with pytest.raises(NotAllowed):
        actions.raise_concern(worry=BRUISE, by=Actor(world.mary.organisation_id, "nobody"), at=world.at)


def test_friday_evening_it_climbs_to_manager_lead_deputy_director_and_outside(world: World) -> None:
    _ladder(world)
    _raise(world, at=FRIDAY_LATE)

    for minutes in range(0, 10 * 60, 5):
        let_concerns_climb(FRIDAY_LATE + minutes * MINUTE)

    due = [0, 240, 360, 420, 450, 465, 480]
    assert _hops()[:7] == [
        (rung, FRIDAY_LATE + minutes * MINUTE)
        for rung, minutes in zip(
            ["owner", "manager", "lead", "deputy", "director", "outside", "outside"], due, strict=True
        )
    ]
    assert [_told(name, world) > 0 for name in ("femi", "dee", "olga", "ines", "ken", "priya")] == [True] * 4 + [
        False
    ] * 2


@pytest.mark.parametrize(("offset", "made"), [(-SECOND, 1), (0 * SECOND, 2), (SECOND, 2)])
def test_it_climbs_at_the_deadline_and_not_before(world: World, offset: timedelta, made: int) -> None:
    _raise(world, at=FRIDAY_LATE)

    let_concerns_climb(FRIDAY_LATE + 4 * HOUR + offset)

    assert Climb.objects.count() == made


def test_two_days_of_silence_are_made_good_by_one_tick_that_tells_nobody_twice(world: World) -> None:
    _ladder(world)
    _raise(world, at=FRIDAY_LATE)
    back = FRIDAY_LATE + 48 * HOUR

    let_concerns_climb(back)
    before = (_hops(), Telling.objects.count(), Message.objects.count())
    again = let_concerns_climb(back)

    assert [rung for rung, _ in before[0]] == ["owner", "manager", "lead", "deputy", "director", "outside"]
    assert again == 0
    assert (_hops(), Telling.objects.count(), Message.objects.count()) == before
    assert all(_told(name, world) == (2 if name == "femi" else 1) for name in ("femi", "dee", "olga", "ines"))


def test_a_clock_set_back_repeats_nothing_and_loses_nothing(world: World) -> None:
    _raise(world, at=FRIDAY_LATE)
    let_concerns_climb(FRIDAY_LATE + 5 * HOUR)
    before = _hops()

    for hours in (-24, -1, 0, 1, 3, 5):
        let_concerns_climb(FRIDAY_LATE + hours * HOUR)

    assert _hops() == before
    assert let_concerns_climb(FRIDAY_LATE + 6 * HOUR) == 1


def test_whoever_is_away_or_named_is_passed_over_at_once(world: World) -> None:
    _ladder(world)
    femi = AccountId(world.accounts["femi"].pk)
    be_away(account_id=femi, starts_at=world.at, ends_at=FRIDAY_LATE + 240 * HOUR, by=world.actor("femi"), at=world.at)
    _raise(world, worry=replace(BRUISE, named=("Dee the manager",)), at=FRIDAY_LATE)

    let_concerns_climb(FRIDAY_LATE + 4 * HOUR)

    assert [rung for rung, _ in _hops()] == ["deputy", "director"]
    assert not Message.objects.filter(account__in=[world.accounts["dee"], world.accounts["femi"]]).exists()


def test_nobody_left_means_outside_at_once_and_red_for_ever(world: World) -> None:
    concern = _raise(world, worry=replace(BRUISE, named=("Dee", "Femi")), at=FRIDAY_LATE)

    mine = queries.my_concern(world.actor("ken"), concern, at=FRIDAY_LATE)
    let_concerns_climb(FRIDAY_LATE + 30 * 24 * HOUR)
    later = queries.my_concern(world.actor("ken"), concern, at=FRIDAY_LATE + 30 * 24 * HOUR)

    assert mine.ring_outside
    assert later.ring_outside
    assert later.is_red
    assert {rung for rung, _ in _hops()} == {"outside"}


def test_at_night_with_nobody_on_call_the_raiser_is_told_whom_to_ring_within_a_minute(world: World) -> None:
    femi = world.actor("femi")
    actions.list_number(
        label="Emergency duty team",
        number="01632 960002",
        hours="Nights",
        tried_on=world.at.date(),
        by=femi,
        at=world.at,
    )
    concern = _raise(world, at=FRIDAY_LATE)
    five = FRIDAY_LATE + 10 * MINUTE

    by_day = queries.my_concern(world.actor("ken"), concern, at=FRIDAY_LATE)
    let_concerns_climb(five - SECOND)
    assert not OutsidePrompt.objects.exists()
    let_concerns_climb(five)

    assert not by_day.ring_outside
    assert OutsidePrompt.objects.get().at == five
    assert [one.number for one in queries.my_concern(world.actor("ken"), concern, at=five).numbers] == ["01632 960002"]
    assert Message.objects.filter(account=world.accounts["ken"], is_sealed=True).count() == 1


def test_whoever_is_on_call_is_told_at_once_and_can_be_rung(world: World) -> None:
    dee = AccountId(world.accounts["dee"].pk)
    night = FRIDAY_LATE + 3 * HOUR
    actions.put_on_call(
        account_id=dee,
        starts_at=night,
        ends_at=night + 12 * HOUR,
        phone="07700 900001",
        by=world.actor("femi"),
        at=night,
    )
    concern = _raise(world, by="priya", at=night)

    mine = queries.my_concern(world.actor("priya"), concern, at=night)

    assert not mine.ring_outside
    assert [one.phone_on_call for one in mine.on_call] == ["07700 900001"]
    assert len(queries.concerns_for(world.actor("dee"), at=night)) == 1


def test_a_manager_reads_a_concern_from_when_it_climbs_to_them(world: World) -> None:
    _raise(world, at=FRIDAY_LATE)
    dee = world.actor("dee")
    assert queries.concerns_for(dee, at=FRIDAY_LATE) == ()

    let_concerns_climb(FRIDAY_LATE + 4 * HOUR)

    assert len(queries.concerns_for(dee, at=FRIDAY_LATE)) == 1


def test_owning_it_without_acting_starts_the_decision_clock(world: World) -> None:
    _ladder(world)
    concern, femi = _raise(world, worry=replace(BRUISE, horizon=Horizon.IMMINENT), at=FRIDAY_LATE), world.actor("femi")
    owned = FRIDAY_LATE + 5 * MINUTE
    actions.acknowledge_concern(concern_id=concern, by=femi, at=owned)
    actions.acknowledge_concern(concern_id=concern, by=femi, at=owned + MINUTE)

    let_concerns_climb(owned + 2 * HOUR - SECOND)
    assert Climb.objects.filter(clock=Clock.DECISION).count() == 0
    for minutes in range(120, 600, 5):
        let_concerns_climb(owned + minutes * MINUTE)

    rungs = [hop.rung for hop in Climb.objects.filter(clock=Clock.DECISION).order_by("number")]
    assert rungs[:4] == ["manager", "deputy", "director", "outside"]
    assert set(rungs[3:]) == {"outside"}
    mine = queries.my_concern(world.actor("ken"), concern, at=owned + 10 * HOUR)
    assert (mine.state, mine.is_red) == (State.OWNED, True)


def test_from_decision_to_end_each_step_is_a_row_and_the_raiser_hears_of_it(world: World) -> None:
    concern, femi, at = _raise(world), world.actor("femi"), world.at
    day = at.date() + timedelta(days=7)

    with pytest.raises(actions.TooFarError):
        _decide(concern, femi, at=at, look_on=at.date() + timedelta(days=29))
    with pytest.raises(actions.NotOursToChooseError):
        _decide(concern, femi, at=at, look_on=day, choice=Choice.ENQUIRY)
    _decide(concern, femi, at=at, look_on=day)
    actions.act_on_concern(concern_id=concern, route=Route.COUNCIL, words="They visit.", by=femi, at=at + HOUR)
    assert queries.my_concern(world.actor("ken"), concern, at=at + HOUR).state is State.ACTED
    let_concerns_climb(datetime(2026, 5, 11, 16, tzinfo=UTC))
    assert Climb.objects.filter(clock=Clock.ACT).count() == 1
    actions.end_concern(
        concern_id=concern,
        how=Ended.SAFER,
        because="She says so.",
        wish_met=WishMet.FULLY,
        told_raiser="Thank you. She is safer.",
        by=femi,
        at=at + 2 * HOUR,
    )

    assert queries.concerns_for(femi, at=at) == ()
    (shown,) = queries.concerns_for(femi, at=at, only=concern)
    assert (shown.acknowledged_by, shown.decisions[0].choice, shown.state) == ("Femi", Choice.REFERRED, State.ENDED)
    assert queries.my_concern(world.actor("ken"), concern, at=at + 3 * HOUR).feedback == "Thank you. She is safer."
    assert let_concerns_climb(at + 1000 * HOUR) == 0


def _decide(concern: ConcernId, by: Actor, *, at: datetime, look_on: date, choice: Choice = Choice.REFERRED) -> None:
    actions.decide_concern(concern_id=concern, choice=choice, decision="They must know.", look_on=look_on, by=by, at=at)


def test_a_double_stays_beside_the_other(world: World) -> None:
    first, second, femi = _raise(world), _raise(world, by="priya"), world.actor("femi")

    actions.end_concern(
        concern_id=second,
        how=Ended.SAME_AS,
        same_as=first,
        because="The same bruise.",
        wish_met=WishMet.UNKNOWN,
        told_raiser="We know; thank you.",
        by=femi,
        at=world.at,
    )

    (shown,) = queries.concerns_for(femi, at=world.at, only=first)
    assert shown.doubles == (second,)
    assert Concern.objects.count() == 2


def test_i_disagree_goes_one_rung_higher_each_time_and_is_not_answered_by_who_decided(world: World) -> None:
    _ladder(world)
    concern, femi, at = _raise(world, at=FRIDAY_LATE), world.actor("femi"), FRIDAY_LATE
    _decide(concern, femi, at=at, look_on=at.date(), choice=Choice.NOT_REFERRED)
    actions.disagree(concern_id=concern, words="Refer it.", by=world.actor("ken"), at=at)
    first = Challenge.objects.get()

    with pytest.raises(actions.OwnDecisionError):
        actions.answer_disagreement(challenge_id=ChallengeId(first.pk), words="No.", by=femi, at=at)
    actions.answer_disagreement(challenge_id=ChallengeId(first.pk), words="No.", by=world.actor("olga"), at=at)
    actions.disagree(concern_id=concern, words="Still.", by=world.actor("ken"), at=at + HOUR)

    begun = Climb.objects.filter(clock=Clock.CHALLENGE, number=0).order_by("at")
    assert [hop.rung for hop in begun] == ["deputy", "director"]


def test_where_honour_is_spoken_of_whoever_acts_says_that_no_family_was_told(world: World) -> None:
    concern, femi = _raise(world, worry=replace(BRUISE, kind=Kind.HONOUR)), world.actor("femi")

    with pytest.raises(actions.FamilyToldError):
        actions.act_on_concern(concern_id=concern, route=Route.POLICE, words="Rang.", by=femi, at=world.at)

    (shown,) = queries.concerns_for(femi, at=world.at)
    assert "family" in shown.warning
    assert shown.acts == ()


def test_a_name_is_kept_from_whom_it_may_mean_until_it_is_said_to_be_another(world: World) -> None:
    concern, femi = _raise(world, worry=replace(BRUISE, named=("FEMI",))), world.actor("femi")
    RoleHeld.objects.create(account=world.accounts["dee"], role=Role.SAFEGUARDING_LEAD, starts_at=world.at)
    dee, named = world.actor("dee"), NamedInConcern.objects.get()
    assert queries.concerns_for(femi, at=world.at) == ()
    with pytest.raises(NotVisible):
        actions.say_who_is_named(named_id=NamedId(named.pk), is_same=False, by=femi, at=world.at)

    actions.say_who_is_named(named_id=NamedId(named.pk), is_same=False, by=dee, at=world.at)

    assert [one.concern_id for one in queries.concerns_for(femi, at=world.at)] == [concern]


def test_a_raiser_who_is_named_later_sees_it_standing_still(world: World) -> None:
    concern, femi, later = _raise(world), world.actor("femi"), world.at + HOUR
    actions.name_in_concern(concern_id=concern, name="Ken", by=femi, at=later)
    actions.acknowledge_concern(concern_id=concern, by=femi, at=later + HOUR)
    let_concerns_climb(later + 100 * HOUR)

    mine = queries.my_concern(world.actor("ken"), concern, at=later + 200 * HOUR)

    assert (mine.state, len(mine.hops), mine.clocks, mine.feedback) == (State.RAISED, 1, (), "")
    assert {one.posted_at for one in Message.objects.filter(account=world.accounts["ken"])} == {world.at}


def test_without_an_account_a_code_shows_where_it_stands_and_nothing_more(world: World) -> None:
    by = Actor.by_link("Somebody", OrganisationId(world.organisation.pk), new_id(), Permission.CONCERN_RAISE)
    kept = actions.raise_at_the_door(worry=BRUISE, sender="here", by=by, at=world.at)

    opened = by_code(kept.code.lower().replace("-", " "))

    assert opened is not None
    assert queries.my_concern(opened.holder, opened.concern_id, at=world.at).hops[0].rung is Rung.OWNER
    assert queries.concerns_for(opened.holder, at=world.at) == ()
    assert by_code("") is None
    assert by_code("AAAA-AAAA-AAAA-AAAA-AAAA") is None
    actions.add_to_concern(concern_id=kept.concern_id, words="Again today.", by=opened.holder, at=world.at)
    with pytest.raises(NotVisible):
        actions.add_to_concern(concern_id=_raise(world), words="Not mine.", by=opened.holder, at=world.at)


def test_too_many_from_one_place_wait_and_others_do_not(world: World) -> None:
    def knock(sender: str, at: datetime) -> None:
        by = Actor.by_link("Somebody", OrganisationId(world.organisation.pk), new_id(), Permission.CONCERN_RAISE)
        actions.raise_at_the_door(worry=BRUISE, sender=sender, by=by, at=at)

    for _ in range(10):
        knock("here", world.at)

    with pytest.raises(actions.TooManyError):
        knock("here", world.at)
    knock("there", world.at)
    knock("here", world.at + 10 * MINUTE)


@pytest.mark.commits
def test_ticks_at_the_same_moment_make_one_hop_and_one_telling(world: World) -> None:
    _raise(world, at=FRIDAY_LATE)
    ready, made = threading.Barrier(3), list[int]()

    def tick() -> None:
        ready.wait()
        try:
            with belt.for_every():
                made.append(let_concerns_climb(FRIDAY_LATE + 4 * HOUR))
        finally:
            connection.close()

    ticks = [threading.Thread(target=tick) for _ in range(3)]
    for one in ticks:
        one.start()
    for one in ticks:
        one.join()

    assert sorted(made) == [0, 0, 2]
    assert (Climb.objects.count(), _told("dee", world)) == (2, 1)
