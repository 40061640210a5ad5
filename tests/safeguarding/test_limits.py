"""Limits on contact: what they stop, who may begin and end them, and what they never reveal."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from hypothesis import given
from hypothesis import strategies as st

from kith.ground.access import passing
from kith.ground.access.crossings import CANNOT_ANSWER, Answer, Crossing, How, Party, Verdict, Way, Why
from kith.ground.access.gate import NotVisible
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, RestrictionId
from kith.safeguarding import actions, queries
from kith.safeguarding.rules.deciding import Limit, Standing, decide
from kith.safeguarding.rules.limits import Basis, CannotStandError, Channel
from kith.safeguarding.rules.parties import Known, fold, marks_of
from tests.world import World

RAY = Party(names=("Raymond Stone", "Uncle Ray"), phones=("+44 7700 900123",), emails=("Ray@Example.org",))


def _may_meet(world: World, party: Party, *, later: timedelta = timedelta(0)) -> Answer:
    """Ask what a worker's step for Mary asks."""
    mary_id, by, at = PersonId(world.mary.pk), world.actor("priya"), world.at + later
    return passing.may_pass(Crossing.STEP_PLANNED, mary_id, [party], by=by, at=at)


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

    answer = _may_meet(world, party)

    assert (answer.verdict, answer.why) == (Verdict.STOP, Why.LIMITED)


def test_somebody_else_is_not_stopped(world: World) -> None:
    _own_limit(world, by=world.actor("mary"))

    assert _may_meet(world, Party(names=("Otto",), phones=("07700 900888",)))


def test_a_person_ends_her_own_limit_by_her_word_alone(world: World) -> None:
    limit = _own_limit(world, by=world.actor("mary"))

    actions.end_limit(restriction_id=limit, because="We made up.", by=world.actor("mary"), at=world.at)

    assert _may_meet(world, RAY, later=timedelta(seconds=1))
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
    assert _may_meet(world, RAY).why is Why.ONLY_SUPERVISED


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
            review_on=date(2027, 8, 1),
            by=world.actor("priya"),
            at=world.at,
        )


def test_the_limit_holds_for_the_other_side_too(world: World) -> None:
    """John is Mary's party: what is arranged for John keeps clear of Mary, and says nothing of why."""
    _own_limit(world, by=world.actor("mary"), party=Party(person_id=world.john.pk))

    mary = [Party(person_id=world.mary.pk)]
    answer = passing.may_pass(Crossing.PLACE_GIVEN, PersonId(world.john.pk), mary, by=world.actor("priya"), at=world.at)

    assert not answer
    assert not answer.protects


def test_a_limit_on_one_channel_also_stops_an_act_that_does_not_say_its_way() -> None:
    limits = [Limit(Basis.ORDER, Channel.POST, Standing.IN_FORCE, marks_of(RAY))]

    assert not decide(limits, Crossing.CONTACT_NOTED, [RAY], how=How(way=Way.POST))
    assert not decide(limits, Crossing.CONTACT_NOTED, [RAY])
    assert decide(limits, Crossing.CONTACT_NOTED, [RAY], how=How(way=Way.PHONE))


LIMITS = st.builds(
    Limit,
    basis=st.sampled_from(Basis),
    channel=st.sampled_from(Channel),
    standing=st.sampled_from(Standing),
    marks=st.just(marks_of(RAY)),
)


@given(limits=st.lists(LIMITS), another=LIMITS, crossing=st.sampled_from(Crossing), own=st.booleans())
def test_more_limits_never_allow_more(limits: list[Limit], another: Limit, crossing: Crossing, *, own: bool) -> None:
    few = decide(limits, crossing, [RAY], by_the_person=own)
    many = decide([*limits, another], crossing, [RAY], by_the_person=own)

    assert bool(few) or not bool(many)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    for kind in Known:
        assert fold(kind, fold(kind, text)) == fold(kind, text)


def test_an_id_that_is_text_finds_no_limit_and_so_lets_nothing_happen(world: World) -> None:
    answer = passing.may_pass(
        Crossing.SUGGESTED,
        str(world.mary.pk),  # type: ignore[arg-type] # what a careless caller could do
        [RAY],
        by=world.actor("priya"),
        at=world.at,
    )

    assert answer == CANNOT_ANSWER


def test_where_nobody_can_answer_nothing_happens(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError

    monkeypatch.setattr("kith.safeguarding.queries.door.answers", away)

    assert _may_meet(world, Party(names=("Anybody",))) == CANNOT_ANSWER
    with pytest.raises(passing.Stopped) as stop:
        passing.must_pass(
            Crossing.SHARED, PersonId(world.mary.pk), [RAY], what="", by=world.actor("priya"), at=world.at
        )
    assert "limit" not in str(stop.value).lower()
    monkeypatch.setattr(passing, "_answering", None)
    assert _may_meet(world, RAY) == CANNOT_ANSWER
    unknown = passing.may_pass("taught to fly", PersonId(world.mary.pk), [RAY], by=world.actor("priya"), at=world.at)  # type: ignore[arg-type]
    assert unknown == CANNOT_ANSWER
