"""Ending contact safely: their word, what is shut, that nobody is told, and somebody who asks since."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kith.correspondence.models import Message
from kith.ground.access.crossings import Crossing
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import may_pass
from kith.ground.ids import PersonId
from kith.networks.models import Tie
from kith.networks.queries.decided import decided_on
from kith.networks.queries.limits import party_of
from kith.networks.rules.vocabulary import Format, Wish
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding.models import Restriction
from kith.safety.actions import endings as actions
from kith.safety.models import FollowUp
from kith.safety.queries.due import What, safety_due
from kith.safety.queries.endings import ending_for, endings_of
from kith.safety.rules.endings import EndingFlaw, Since
from tests.safety.samples import SAID, STEP_BACK, ending, tie
from tests.world import ANCHOR, World

DAY = timedelta(days=1)


def _complete(world: World, ending_id: object, *days: int) -> None:
    actions.complete_ending(
        ending_id=ending_id,  # type: ignore[arg-type] # an id
        ask_on=[ANCHOR + day * DAY for day in days],
        told=SAID,
        asked_in=Format.SPOKEN,
        by=world.actor("priya"),
        at=world.at,
    )


@pytest.mark.parametrize("wants_limit", [True, False])
def test_its_end_is_their_wish_a_limit_only_if_chosen_and_days_to_ask(world: World, wants_limit: bool) -> None:
    ending_id = ending(world, plan=replace(STEP_BACK, wants_limit=wants_limit))

    _complete(world, ending_id, 2, 14)

    row = Tie.objects.select_related("map").get(name="Gaz")
    decided = decided_on([row.pk], viewer=world.actor("mary"), at=world.at)[row.pk]
    passes = may_pass(
        Crossing.STEP_PLANNED, PersonId(world.mary.pk), [party_of(row)], by=world.actor("priya"), at=world.at
    )
    assert (decided.wish, decided.is_confirmed) == (Wish.STEP_BACK, True)
    assert bool(passes) is not wants_limit
    assert Restriction.objects.filter(basis="own decision").count() == int(wants_limit)
    assert [day.due_on for day in ending_for(world.actor("mary"), ending_id, at=world.at)[1].follow_ups] == [
        ANCHOR + 2 * DAY,
        ANCHOR + 14 * DAY,
    ]
    assert not Message.objects.exists(), "nobody is told"


def test_a_worker_alone_ends_nothing(world: World) -> None:
    seen = replace(SAID, voice=Voice.WORKER, said_by="Priya", telling=Telling.OBSERVATION)
    priya = world.actor("priya")

    with pytest.raises(actions.CannotEnd) as refusal:
        actions.plan_ending(tie_id=tie(world), plan=STEP_BACK, told=seen, by=priya, at=world.at)
    assert refusal.value.flaws == (EndingFlaw.NOT_THEIRS,)

    ending_id = ending(world, name="Len")
    with pytest.raises(actions.CannotEnd):
        actions.complete_ending(
            ending_id=ending_id, ask_on=[ANCHOR], told=seen, asked_in=Format.SPOKEN, by=priya, at=world.at
        )
    with pytest.raises(actions.CannotEnd) as refusal:
        _complete(world, ending_id)
    assert refusal.value.flaws == (EndingFlaw.NO_FOLLOW_UP,)


def test_a_later_plan_takes_the_place_of_one_and_leaving_it_does_nothing_else(world: World) -> None:
    first = ending(world)
    tie_id = Tie.objects.get(name="Gaz").pk
    mary = world.actor("mary")
    second = actions.plan_ending(
        tie_id=tie_id, plan=replace(STEP_BACK, who_tells="Anne"), told=SAID, by=world.actor("priya"), at=world.at
    )

    with pytest.raises(actions.CannotEnd) as refusal:
        _complete(world, first, 1)
    assert refusal.value.flaws == (EndingFlaw.ALREADY,)
    assert [one.ending_id for one in endings_of(mary, PersonId(world.mary.pk), at=world.at)] == [second]

    actions.leave_ending(ending_id=second, because="", by=mary, at=world.at)
    assert decided_on([tie_id], viewer=mary, at=world.at) == {}
    with pytest.raises(actions.CannotEnd):
        _complete(world, second, 1)


def test_it_is_near_to_nobody_but_her_and_who_works_with_her(world: World) -> None:
    ending_id = ending(world)

    for name in ("mary", "priya"):
        assert ending_for(world.actor(name), ending_id, at=world.at)
    for name in ("anne", "grace", "dee", "femi", "sam", "ken", "ada", "olu"):
        with pytest.raises(NotVisible):
            ending_for(world.actor(name), ending_id, at=world.at)


def test_the_day_itself_and_each_day_of_asking_are_due_and_who_is_afraid_is_asked_again(world: World) -> None:
    priya = world.actor("priya")
    ending_id = ending(world, plan=replace(STEP_BACK, ends_on=ANCHOR + DAY))

    def due() -> list[tuple[What, int]]:
        found = safety_due(priya, today=ANCHOR, until=ANCHOR + 7 * DAY, at=world.at)
        return [(one.what, (one.on - ANCHOR).days) for one in found]

    assert due() == [(What.ENDING, 1)]
    _complete(world, ending_id, 2, 30)
    assert due() == [(What.FOLLOW_UP, 2)]
    asked = FollowUp.objects.get(due_on=ANCHOR + 2 * DAY)
    actions.follow_up(follow_up_id=asked.pk, since=Since.AFRAID, words="He stood outside.", by=priya, at=world.at)
    assert due() == [(What.FOLLOW_UP, 1)]
    with pytest.raises(actions.CannotEnd):
        actions.follow_up(follow_up_id=asked.pk, since=Since.WELL, words="", by=priya, at=world.at)
