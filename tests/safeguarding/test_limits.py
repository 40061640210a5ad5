"""Limits on contact: what they stop, who may begin and end them, and what they never reveal."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ground.access.gate import NotVisible
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, RestrictionId
from kith.safeguarding import actions, queries
from kith.safeguarding.rules.limits import (
    Basis,
    CannotStandError,
    Channel,
    Known,
    Limit,
    LimitReason,
    Limits,
    Party,
    fold,
)
from tests.world import World

RAY = Party(names=("Raymond Stone", "Uncle Ray"), phones=("+44 7700 900123",), emails=("Ray@Example.org",))


def _own_limit(world: World, *, by: Actor, party: Party = RAY) -> RestrictionId:
    return actions.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=party,
        party_name="Uncle Ray",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not him.",
        by=by,
        at=world.at,
    )


@pytest.mark.parametrize(
    "party",
    [
        Party(names=("uncle  RAY",)),
        Party(names=("Raymond Stone",)),
        Party(phones=("07700 900 123",)),
        Party(emails=("ray@example.org",)),
    ],
    ids=["a nickname", "a full name", "a phone written otherwise", "an e-mail in other letters"],
)
def test_a_limit_knows_its_party_by_every_name_and_number(world: World, party: Party) -> None:
    _own_limit(world, by=world.actor("mary"))

    answer = queries.may_meet(PersonId(world.mary.pk), [party], at=world.at)

    assert not answer
    assert answer.reason.code is LimitReason.LIMITED


def test_somebody_else_is_not_stopped(world: World) -> None:
    _own_limit(world, by=world.actor("mary"))

    assert queries.may_meet(PersonId(world.mary.pk), [Party(names=("Roy",), phones=("07700 900124",))], at=world.at)


def test_a_person_ends_her_own_limit_by_her_word_alone(world: World) -> None:
    limit = _own_limit(world, by=world.actor("mary"))

    actions.end_limit(restriction_id=limit, because="We made up.", by=world.actor("mary"), at=world.at)

    assert queries.may_meet(PersonId(world.mary.pk), [RAY], at=world.at + timedelta(seconds=1))
    assert queries.limits_for(world.actor("mary"), PersonId(world.mary.pk), at=world.at) == ()


def test_an_order_is_not_lifted_by_the_one_who_entered_it(world: World) -> None:
    priya = world.actor("priya")
    limit = actions.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=RAY,
        party_name="Uncle Ray",
        basis=Basis.ORDER,
        channel=Channel.UNSUPERVISED,
        because="Court of Protection",
        legal_basis="Order of 1 May 2026",
        review_on=date(2026, 8, 1),
        by=priya,
        at=world.at,
    )

    with pytest.raises(actions.NotTheirsToLiftError):
        actions.end_limit(restriction_id=limit, because="", by=priya, at=world.at)
    answer = queries.may_meet(PersonId(world.mary.pk), [RAY], at=world.at)
    assert answer.reason.code is LimitReason.ONLY_SUPERVISED


@pytest.mark.parametrize("name", ["sam", "anne", "ken", "olu", "grace"])
def test_a_stranger_can_neither_see_nor_set_a_limit(world: World, name: str) -> None:
    _own_limit(world, by=world.actor("mary"))

    assert queries.limits_for(world.actor(name), PersonId(world.mary.pk), at=world.at) == ()
    with pytest.raises(NotVisible):
        _own_limit(world, by=world.actor(name))


def test_a_limit_without_party_or_review_cannot_stand(world: World) -> None:
    with pytest.raises(CannotStandError):
        _own_limit(world, by=world.actor("mary"), party=Party())
    with pytest.raises(CannotStandError):
        actions.begin_limit(
            person_id=PersonId(world.mary.pk),
            party=RAY,
            party_name="Uncle Ray",
            basis=Basis.SERVICE_DECISION,
            channel=Channel.ANY,
            because="Our café only",
            by=world.actor("priya"),
            at=world.at,
        )


def test_the_limit_holds_for_the_other_side_too(world: World) -> None:
    """John is Mary's party: what is arranged for John keeps clear of Mary, and says nothing of why."""
    _own_limit(world, by=world.actor("mary"), party=Party(person_id=world.john.pk))

    answer = queries.may_meet(PersonId(world.john.pk), [Party(person_id=world.mary.pk)], at=world.at)

    assert not answer
    assert answer.reason.params == {}


def test_a_limit_on_one_channel_also_stops_an_act_that_does_not_say_its_way() -> None:
    limits = Limits((Limit(channel=Channel.POST, marks=RAY.marks()),))

    assert not limits.may_meet(RAY, by_way_of=Channel.POST)
    assert not limits.may_meet(RAY)
    assert limits.may_meet(RAY, by_way_of=Channel.PHONE)


@given(st.sampled_from(Channel), st.sampled_from(Channel), st.sampled_from(Channel))
def test_more_limits_never_allow_more(first: Channel, second: Channel, way: Channel) -> None:
    one = Limits((Limit(channel=first, marks=RAY.marks()),))
    both = Limits((*one.limits, Limit(channel=second, marks=RAY.marks())))

    assert not (both.may_meet(RAY, by_way_of=way) and not one.may_meet(RAY, by_way_of=way))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    for kind in Known:
        assert fold(kind, fold(kind, text)) == fold(kind, text)
