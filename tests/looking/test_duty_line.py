"""The duty line: one person by name and birth date together, a small card, and nothing for a caller nobody knows."""

from datetime import date, timedelta

import pytest

from kith.ground import clock
from kith.ground.access import facts, gate
from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions.duty import (
    NobodyOfThatName,
    NotARotaTurn,
    NotOnDuty,
    check_caller,
    end_call,
    put_on_duty,
    set_caller_question,
    take_call,
)
from kith.looking.models import Call, CallerQuestion
from kith.looking.queries.duty import card_of, passed_on
from kith.looking.queries.looks import looked
from kith.looking.rules.callers import Caller, Check, Standing
from kith.people.models import Person
from kith.people.queries import seen_by
from tests.client import WeatherClient
from tests.looking.samples import a_call
from tests.world import World

CARD = Permission.CARD_SEE


def _sees(world: World, name: str, may: Permission, *, after: timedelta = timedelta(0)) -> bool:
    return Person.objects.visible_to(world.actor(name), may=may, at=world.at + after).exists()


def _ask(world: World, answer: str = "blue kettle", check_by: Check = Check.QUESTION) -> bool:
    return check_caller(
        person_id=PersonId(world.mary.pk), check_by=check_by, answer=answer, by=world.actor("sam"), at=world.at
    )


def _question(world: World) -> None:
    set_caller_question(
        person_id=PersonId(world.mary.pk),
        question="What stands on my stove?",
        answer="Blue kettle",
        by=world.actor("mary"),
        at=world.at,
    )


def test_a_call_opens_a_small_card_for_half_an_hour_and_never_the_record(world: World) -> None:
    a_call(world, "sam", at=world.at)

    assert _sees(world, "sam", CARD)
    assert not _sees(world, "sam", CARD, after=timedelta(minutes=30))
    for may in set(Permission) - {CARD}:
        assert not _sees(world, "sam", may), may


def test_the_card_shuts_with_the_turn(world: World) -> None:
    late = world.at + timedelta(hours=3, minutes=50)
    put_on_duty(
        account_id=AccountId(world.accounts["sam"].pk),
        starts_at=world.at,
        ends_at=world.at + timedelta(hours=4),
        by=world.actor("dee"),
        at=world.at,
    )
    take_call(
        name="Hale Mary",
        born_on=date(1944, 3, 2),
        caller=Caller.PERSON,
        purpose="A lift",
        by=world.actor("sam"),
        at=late,
    )

    assert _sees(world, "sam", CARD, after=timedelta(hours=3, minutes=59))
    assert not _sees(world, "sam", CARD, after=timedelta(hours=4))


@pytest.mark.parametrize(
    ("name", "born_on"),
    [
        ("Mary Hale", date(1944, 3, 3)),
        ("Mary Hill", date(1944, 3, 2)),
        ("", date(1944, 3, 2)),
        ("John", date(1944, 3, 2)),
    ],
)
def test_both_must_be_right(world: World, name: str, born_on: date) -> None:
    a_call(world, "sam", at=world.at)
    with pytest.raises(NobodyOfThatName):
        take_call(name=name, born_on=born_on, caller=Caller.PERSON, purpose="x", by=world.actor("sam"), at=world.at)


def test_of_two_with_one_name_and_birth_date_neither_is_shown(world: World) -> None:
    Person.objects.create(
        organisation=world.organisation, known_as="Mary", full_name="Mary Hale", born_on=world.mary.born_on
    )
    with pytest.raises(NobodyOfThatName):
        a_call(world, "sam", at=world.at)


def test_whoever_is_not_on_the_line_now_finds_nobody(world: World) -> None:
    a_call(world, "sam", at=world.at)
    for name, after in (("priya", timedelta(0)), ("sam", timedelta(hours=5)), ("sam", -timedelta(hours=2))):
        with pytest.raises(NotOnDuty):
            take_call(
                name="Mary Hale",
                born_on=date(1944, 3, 2),
                caller=Caller.PERSON,
                purpose="x",
                by=world.actor(name),
                at=world.at + after,
            )
    for name in ("grace", "ada", "femi", "mary", "ken"):
        with pytest.raises(gate.NotAllowed):
            take_call(
                name="Mary Hale",
                born_on=date(1944, 3, 2),
                caller=Caller.PERSON,
                purpose="x",
                by=world.actor(name),
                at=world.at,
            )


@pytest.mark.parametrize("kind", Denial.Kind)
def test_a_hard_no_answers_as_if_nobody_were_there(world: World, kind: Denial.Kind) -> None:
    facts.deny(
        kind,
        PersonId(world.mary.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["sam"].pk),
    )
    with pytest.raises(NobodyOfThatName):
        a_call(world, "sam", at=world.at)
    assert not Grant.objects.filter(relation=Relation.DUTY).exists()


def test_before_the_caller_is_known_the_card_holds_the_question_and_no_names(world: World) -> None:
    _question(world)
    a_call(world, "sam", at=world.at)
    sam, mary_id = world.actor("sam"), PersonId(world.mary.pk)

    before = card_of(sam, mary_id, at=world.at)
    assert (before.standing, before.question, before.workers) == (Standing.UNKNOWN, "What stands on my stove?", ())
    assert not _ask(world, "red kettle")
    assert _ask(world, " BLUE  kettle")

    after = card_of(sam, mary_id, at=world.at)
    assert (after.standing, after.question, after.workers) == (Standing.KNOWN, "", ("Priya",))


def test_three_wrong_answers_and_it_is_over(world: World) -> None:
    _question(world)
    a_call(world, "sam", at=world.at)

    assert [_ask(world, "no") for _ in range(3)] == [False, False, False]
    assert not _ask(world)
    assert not _ask(world, check_by=Check.RANG_BACK)
    assert card_of(world.actor("sam"), PersonId(world.mary.pk), at=world.at).standing is Standing.NEVER


def test_without_a_question_only_ringing_back_makes_a_caller_known(world: World) -> None:
    a_call(world, "sam", at=world.at)

    assert not _ask(world, "")
    assert _ask(world, check_by=Check.RANG_BACK)


def test_somebody_else_on_the_phone_is_never_told_anything(world: World) -> None:
    _question(world)
    a_call(world, "sam", at=world.at, caller=Caller.OTHER)

    assert not _ask(world)
    card = card_of(world.actor("sam"), PersonId(world.mary.pk), at=world.at)
    assert (card.standing, card.question, card.phone, card.workers, card.talk) == (Standing.NEVER, "", "", (), None)


def test_the_answer_is_kept_nowhere(world: World) -> None:
    _question(world)

    asked = CallerQuestion.objects.get()
    assert "kettle" not in f"{asked.question} {asked.digest} {asked.salt}".lower()


def test_her_worker_sees_who_is_on_the_phone_now_and_afterwards_what_was_said(world: World) -> None:
    a_call(world, "sam", at=world.at)
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    assert seen_by(priya, mary_id, at=world.at).on_the_phone == ("Sam",)

    end_call(person_id=mary_id, note="Please ring her at 3.", by=world.actor("sam"), at=world.at)

    assert seen_by(priya, mary_id, at=world.at).on_the_phone == ()
    assert not _sees(world, "sam", CARD)
    with pytest.raises(gate.NotVisible):
        end_call(person_id=mary_id, note="", by=world.actor("sam"), at=world.at)
    since = world.at - timedelta(days=1)
    assert [rang.note for rang in passed_on(priya, since=since, at=world.at)] == ["Please ring her at 3."]
    assert passed_on(world.actor("sam"), since=since, at=world.at) == ()


def test_the_person_reads_who_had_the_card_and_what_the_call_was_about(world: World, client: WeatherClient) -> None:
    mary_id = a_call(world, "sam", at=world.at)
    client.force_login(world.accounts["sam"])
    assert client.get(f"/people/{mary_id}/card").status_code == 200

    (row,) = looked(world.actor("mary"), mary_id, at=world.at).rows

    assert (row.name, row.what, row.through, row.said) == (
        "Sam",
        "a small card, on the duty line",
        "answered the duty line",
        "She asks when the visit is.",
    )


def test_from_the_line_to_the_end_of_the_call_on_the_page(world: World, client: WeatherClient) -> None:
    _question(world)
    client.force_login(world.accounts["dee"])
    turn = {"account": str(world.accounts["sam"].pk), "starts_at": "2026-05-04T09:00", "ends_at": "2026-05-04T14:00"}
    assert client.post("/duty/rota", turn).status_code == 302
    client.force_login(world.accounts["sam"])
    said = {"name": "Mary Hale", "born_on": "1944-03-02", "caller": "person", "purpose": "The lift"}

    nobody = client.post("/duty", {**said, "born_on": "1944-03-01"}).content.decode()
    assert "Nobody of this name and birth date can be shown" in nobody
    card = client.post("/duty", said, follow=True).content.decode()
    assert "What stands on my stove?" in card
    assert "Priya" not in card
    wrong = client.post(f"/people/{world.mary.pk}/card", {"check_by": "question", "answer": "x"}).content.decode()
    assert "That is not right" in wrong
    known = {"check_by": "question", "answer": "blue kettle"}
    assert "Priya" in client.post(f"/people/{world.mary.pk}/card", known, follow=True).content.decode()
    assert client.post(f"/people/{world.mary.pk}/card/end", {"note": "Ring her"}).status_code == 302
    assert client.get(f"/people/{world.mary.pk}/card").status_code == 404
    assert Call.objects.get().ended.note == "Ring her"


def test_a_turn_needs_a_colleague_who_works_with_people_and_an_end_to_come(world: World) -> None:
    with clock.fixed(world.at):
        for name, hours in (("grace", 4), ("olu", 4), ("sam", -1)):
            with pytest.raises(NotARotaTurn):
                put_on_duty(
                    account_id=AccountId(world.accounts[name].pk),
                    starts_at=world.at - timedelta(hours=2),
                    ends_at=world.at + timedelta(hours=hours),
                    by=world.actor("dee"),
                    at=world.at,
                )
