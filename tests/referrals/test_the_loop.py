"""A referral from its first word to its last: what leaves, who answers, who is told."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.consent.queries import gone_to, sharing_of
from kith.consent.rules.sharing import Information
from kith.correspondence.models import Message
from kith.gatherings.actions import Line
from kith.gatherings.models import Place
from kith.gatherings.rules import EnteredFrom, Outcome
from kith.ground.access import gate
from kith.ground.access.crossings import Party
from kith.ground.access.models import ConsentFact
from kith.ground.access.passing import Stopped
from kith.ground.ids import PersonId
from kith.matching.queries.suggestions import suggestions_for
from kith.people.actions.circumstances import solve_barrier
from kith.people.queries.portraits import circumstances_of
from kith.record.queries import EVERYTHING, happenings
from kith.referrals.actions import answering, sending, telling, visiting
from kith.referrals.actions.sending import CannotSend, Outside
from kith.referrals.actions.turning import CannotTurn
from kith.referrals.models import PacketField, ToldBack
from kith.referrals.queries.stories import asked_already, referrals
from kith.referrals.rules.answers import DeclineReason
from kith.referrals.rules.packets import Kind, Sending
from kith.referrals.rules.turns import Route, State
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.limits import Basis, Channel
from tests.matching.stories import hinder_mary
from tests.referrals.stories import OnItsWay, going, propose, proposed, sent
from tests.world import World


def test_only_what_was_ticked_leaves_and_the_yes_is_written_down(world: World) -> None:
    way = sent(world)

    assert {(field.kind, field.words) for field in PacketField.objects.all()} == {
        (Kind.KNOWN_AS, "Mary"),
        (Kind.REACH, "01524 000000"),
    }
    facts = ConsentFact.objects.filter(person=world.mary, recipient=str(way.listings["Gentle Moves"]))
    assert set(facts.values_list("information", "state")) == {("name", "given"), ("contact", "given")}


def test_whoever_takes_a_yes_back_reads_what_has_gone_out_already(world: World) -> None:
    way, mary = sent(world), world.actor("mary")
    (agreed,) = sharing_of(mary, PersonId(world.mary.pk), at=way.later(2))

    gone = gone_to(mary, agreed, at=way.later(2))

    assert {one.information for one in gone} == {Information.NAME, Information.CONTACT}
    for name in ("sam", "ken"):
        assert gone_to(world.actor(name), agreed, at=way.later(2)) == ()


def test_what_has_happened_tells_of_referrals_visits_and_steps(world: World) -> None:
    way = sent(world)

    told = happenings(world.actor("priya"), PersonId(world.mary.pk), at=way.later(2), most=30, sources=EVERYTHING)

    assert {(one.detail, one.said) for one in told if one.words == "Referral:"} == {
        ("Sent", "Gentle Moves"),
        ("Put together", "Gentle Moves"),
    }


def test_nothing_leaves_without_a_yes(world: World) -> None:
    way = proposed(world)

    with pytest.raises(CannotSend) as refused:
        sending.send(
            referral_id=way.referral_id, going=replace(going(world), yes=None), by=world.actor("priya"), at=way.later(1)
        )

    assert refused.value.reason.code is Sending.NO_YES
    assert not PacketField.objects.exists()
    assert not Message.objects.exists()


def test_a_limit_stops_a_referral_and_names_no_reason(world: World) -> None:
    way = proposed(world)
    safeguarding.begin_limit(
        person_id=way.mary_id,
        party=Party(listing_id=way.listings["Gentle Moves"]),
        party_name="Gentle Moves",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Ray goes there.",
        by=world.actor("mary"),
        at=world.at,
    )

    with pytest.raises(Stopped) as refused:
        sending.send(referral_id=way.referral_id, going=going(world), by=world.actor("priya"), at=way.later(1))

    assert "A limit on contact stands in the way" in str(refused.value)
    assert "Ray" not in str(refused.value)


def test_the_whole_way_is_told_by_its_turns(world: World) -> None:
    way = sent(world)
    ken, priya = world.actor("ken"), world.actor("priya")

    answering.accept(referral_id=way.referral_id, words="Gladly", by=ken, at=way.later(24))
    visiting.agree_first_visit(
        referral_id=way.referral_id, visit_at=way.later(192), greeter="Ken", by=priya, at=way.later(25)
    )
    visiting.tell_of_visit(
        referral_id=way.referral_id,
        starts_at=way.later(192),
        line=Line(Outcome.CAME, words="Enjoyed it"),
        entered_from=EnteredFrom.SHEET,
        by=ken,
        at=way.later(195),
    )
    visiting.settle(referral_id=way.referral_id, words="I look forward to Tuesdays", by=priya, at=way.later(400))
    visiting.end(referral_id=way.referral_id, because="She goes by herself now", by=priya, at=way.later(500))

    found = way.told_to()
    assert found.row.standing.state is State.ENDED
    assert [moment.step.value for moment in reversed(found.moments)] == [
        "drafted", "sent", "accepted", "first_visit_confirmed", "came", "settled", "ended",
    ]  # fmt: skip
    assert not Place.objects.filter(ended_at=None).exists()
    with pytest.raises(gate.NotVisible):
        way.told_to("ken")


@pytest.mark.parametrize("name", ["sam", "anne", "grace", "ada", "femi"])
def test_a_stranger_sees_not_found(world: World, name: str) -> None:
    way = sent(world)

    with pytest.raises(gate.NotVisible):
        way.told_to(name)
    with pytest.raises(gate.NotVisible):
        answering.accept(referral_id=way.referral_id, by=world.actor(name), at=way.later(2))
    with pytest.raises(gate.NotVisible):
        sending.take_back(referral_id=way.referral_id, because="No", by=world.actor(name), at=way.later(2))


def test_an_organiser_reads_only_what_was_sent_to_their_own_group(world: World) -> None:
    way = sent(world)
    other = propose(world, way.listings, "Paint & Natter")
    sending.send(
        referral_id=other.referral_id,
        going=replace(going(world), reader=sending.Reader()),
        by=world.actor("priya"),
        at=way.later(2),
    )

    assert [row.listing_name for row in referrals(world.actor("ken"), at=way.later(3))] == ["Gentle Moves"]
    with pytest.raises(gate.NotVisible):
        other.told_to("ken")
    assert way.told_to("ken").told == ()


def test_a_no_tells_the_worker_why_and_what_else(world: World) -> None:
    way = sent(world)

    with pytest.raises(answering.NeedsMoreToDecline):
        answering.decline(
            referral_id=way.referral_id,
            reason=DeclineReason.FULL,
            alternative="",
            by=world.actor("ken"),
            at=way.later(5),
        )
    answering.decline(
        referral_id=way.referral_id,
        reason=DeclineReason.FULL,
        alternative="Paint & Natter has room",
        by=world.actor("ken"),
        at=way.later(5),
    )

    found = way.told_to()
    assert found.row.standing.state is State.DECLINED
    assert found.row.owner_name == "Priya"
    told = Message.objects.get(account=world.accounts["priya"])
    assert "Paint & Natter has room" in told.body
    assert "Mary" not in told.subject


def test_who_was_asked_is_not_asked_again_until_they_said_no(world: World) -> None:
    def asked(way: OnItsWay) -> frozenset[UUID]:
        return asked_already(world.actor("priya"), way.mary_id, at=way.later(6))

    way = proposed(world)
    assert not asked(way)
    sending.send(referral_id=way.referral_id, going=going(world), by=world.actor("priya"), at=way.later(1))
    assert asked(way) == {way.listings["Gentle Moves"]}
    board = suggestions_for(world.actor("priya"), way.mary_id, at=way.later(6))
    assert {one.offer.name: group.why for group in board.left_out for one in group.first}[
        "Gentle Moves"
    ] == "asked already"

    answering.decline(
        referral_id=way.referral_id,
        reason=DeclineReason.FULL,
        alternative="June",
        by=world.actor("ken"),
        at=way.later(5),
    )

    assert not asked(way)


def test_a_place_that_opens_later_is_one_press(world: World) -> None:
    way = sent(world)
    ken = world.actor("ken")
    answering.decline(
        referral_id=way.referral_id, reason=DeclineReason.FULL, alternative="Ask in June", by=ken, at=way.later(5)
    )

    answering.open_place(referral_id=way.referral_id, by=ken, at=way.later(100))

    assert way.told_to().row.standing.state is State.INVITED


def test_no_first_visit_is_agreed_with_an_unresolved_must_have(world: World) -> None:
    way = sent(world)
    hinder_mary(world)
    priya = world.actor("priya")
    answering.accept(referral_id=way.referral_id, by=world.actor("ken"), at=way.later(2))

    with pytest.raises(visiting.NotInPlace, match="My knees are bad"):
        visiting.agree_first_visit(referral_id=way.referral_id, visit_at=way.later(90), by=priya, at=way.later(3))

    barrier = circumstances_of(priya, way.mary_id, at=way.later(3)).barriers[0]
    solve_barrier(barrier_id=barrier.barrier_id, how="The lift is booked", by=priya, at=way.later(4))
    visiting.agree_first_visit(referral_id=way.referral_id, visit_at=way.later(90), by=priya, at=way.later(5))
    assert way.told_to().row.standing.state is State.FIRST_VISIT_CONFIRMED


def test_an_introduction_waits_for_nobody(world: World) -> None:
    way = sent(world, route=Route.INTRODUCE)

    assert way.told_to().row.standing.state is State.INVITED
    with pytest.raises(CannotTurn):
        answering.accept(referral_id=way.referral_id, by=world.actor("ken"), at=way.later(2))
    assert Place.objects.get().called == "Mary"


def test_missing_each_other_is_no_failure_and_asks_for_another_day(world: World) -> None:
    way = sent(world)
    ken, priya = world.actor("ken"), world.actor("priya")
    answering.accept(referral_id=way.referral_id, by=ken, at=way.later(2))
    visiting.agree_first_visit(referral_id=way.referral_id, visit_at=way.later(50), by=priya, at=way.later(3))

    visiting.say_could_not_come(referral_id=way.referral_id, words="", by=world.actor("mary"), at=way.later(4))

    found = way.told_to()
    assert found.row.standing.state is State.INVITED
    assert found.row.clock.promise.owner.value == "worker"


def test_many_open_for_the_same_ask_for_one_line_and_are_not_refused(world: World) -> None:
    way = sent(world)
    for listing in ("Paint & Natter", "Walking club"):
        another = propose(world, way.listings, listing)
        sending.send(referral_id=another.referral_id, going=going(world), by=world.actor("priya"), at=way.later(2))
    fourth = propose(world, way.listings, "Debt advice")

    with pytest.raises(CannotSend) as asked:
        sending.send(referral_id=fourth.referral_id, going=going(world), by=world.actor("priya"), at=way.later(3))
    assert asked.value.reason.code is Sending.MANY_OPEN

    told = replace(going(world), because="She asked to try four in one week.")
    sending.send(referral_id=fourth.referral_id, going=told, by=world.actor("priya"), at=way.later(3))
    assert fourth.told_to().row.standing.state is State.SENT


def test_the_gp_hears_only_as_mary_agreed_and_only_when_somebody_sends_it(world: World) -> None:
    way = sent(world, hearer=Outside("Dr Ellis", "ellis@surgery.example"))
    answering.accept(referral_id=way.referral_id, words="Welcome", by=world.actor("ken"), at=way.later(2))
    draft = ToldBack.objects.get()
    assert "Dr Ellis" in draft.words
    assert "Gentle Moves" in draft.words
    assert not Message.objects.filter(address="ellis@surgery.example").exists()

    telling.send_told_back(told_id=draft.pk, words=draft.words, by=world.actor("priya"), at=way.later(3))

    assert "Gentle Moves" in Message.objects.get(address="ellis@surgery.example").body


def test_a_taken_back_referral_is_read_no_more(world: World) -> None:
    way = sent(world)

    sending.take_back(
        referral_id=way.referral_id, because="She changed her mind", by=world.actor("mary"), at=way.later(2)
    )

    with pytest.raises(gate.NotVisible):
        way.told_to("ken")
    assert way.told_to("mary").row.standing.state is State.TAKEN_BACK


def test_a_step_that_cannot_be_taken_says_so(world: World) -> None:
    way = proposed(world)

    with pytest.raises(CannotTurn, match="moved on"):
        visiting.settle(referral_id=way.referral_id, words="", by=world.actor("priya"), at=way.later(1))


def test_the_number_of_queries_does_not_grow_with_the_list(world: World) -> None:
    way = sent(world)
    with CaptureQueriesContext(connection) as few:
        referrals(world.actor("priya"), at=way.later(3), is_open=True)

    for listing in ("Paint & Natter", "Walking club", "Debt advice", "Seated exercise at noon"):
        propose(world, way.listings, listing)
    with CaptureQueriesContext(connection) as more:
        found = referrals(world.actor("priya"), at=way.later(3), is_open=True)

    assert len(found) == 5
    assert len(more) == len(few)


def test_a_late_referral_says_since_when_and_whose_turn_it_is(world: World) -> None:
    way = sent(world)

    [row] = referrals(world.actor("priya"), at=world.at + timedelta(days=9), is_open=True)

    assert row.clock.is_late
    assert row.owner_name == "Gentle Moves"
    assert way.referral_id == row.referral_id
