"""Looks that stand out (R20), and what a person asks about a look."""

from datetime import timedelta

import pytest

from kith.correspondence.models import Message
from kith.ground.access import facts, gate
from kith.ground.access.permissions import Relation
from kith.ground.access.purposes import BEFORE, SESSION, LookPurpose
from kith.ground.audit import ledger
from kith.ground.audit.acts import Act
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions.looks import (
    MayNotLead,
    answer_question,
    decide_unusual,
    name_lead,
    question_look,
    state_purpose,
    watch_closely,
)
from kith.looking.jobs import notice_looks
from kith.looking.models import LookQuestion, Unusual
from kith.looking.queries.desk import desk
from kith.looking.queries.leads import leads
from kith.looking.queries.looks import looked
from kith.people.models import Person
from kith.people.queries import seen_by
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.client import WeatherClient
from tests.looking.samples import a_call, a_look, an_emergency
from tests.world import World


def _called(world: World, account: str, name: str) -> None:
    world.accounts[account].display_name = name
    world.accounts[account].save()


def _found(world: World) -> list[tuple[str, str, str]]:
    return sorted(
        (row.account.display_name, row.person.known_as, row.signs) for row in Unusual.objects.select_related()
    )


def test_a_look_of_the_same_surname_without_a_case_stands_out_once(world: World) -> None:
    _called(world, "sam", "Sam Hale")
    an_emergency(world, "sam", at=world.at)
    for minute in range(3):
        a_look(world, "sam", at=world.at + timedelta(minutes=minute))

    assert notice_looks(world.at) == 1
    assert notice_looks(world.at) == 0

    assert _found(world) == [("Sam Hale", "Mary", "surname")]
    told = Message.objects.filter(template="looking/letters/stands_out").order_by("recipient_name")
    assert [message.recipient_name for message in told] == ["Ada", "Femi"]
    assert not any(name in message.subject + message.body for message in told for name in ("Mary", "Sam", "Hale"))


def test_who_was_turned_away_stands_out_too(world: World, client: WeatherClient) -> None:
    _called(world, "sam", "Sam Hale")
    client.force_login(world.accounts["sam"])
    assert client.get(f"/people/{world.mary.pk}").status_code == 404

    notice_looks(world.at)

    assert _found(world) == [("Sam Hale", "Mary", "surname")]


@pytest.mark.parametrize("name", ["priya", "mary"])
def test_whoever_works_with_her_and_she_herself_do_not(world: World, name: str) -> None:
    _called(world, name, "Somebody Hale")
    a_look(world, name, at=world.at)

    notice_looks(world.at)

    assert _found(world) == []


def test_a_call_on_the_duty_line_does_not(world: World) -> None:
    _called(world, "sam", "Sam Hale")
    a_call(world, "sam", at=world.at)
    a_look(world, "sam", at=world.at)

    notice_looks(world.at)

    assert _found(world) == []


def test_a_case_link_that_had_ended_is_none(world: World) -> None:
    _called(world, "priya", "Priya Hale")
    facts.end_grants(PersonId(world.mary.pk), Relation.CASELOAD, at=world.at)
    a_look(world, "priya", at=world.at)

    notice_looks(world.at)

    assert _found(world) == [("Priya Hale", "Mary", "surname")]


def test_a_watched_record_tells_of_a_manager_who_looks_in(world: World) -> None:
    watch_closely(person_id=PersonId(world.mary.pk), is_wanted=True, by=world.actor("mary"), at=world.at)
    a_look(world, "dee", at=world.at)
    notice_looks(world.at)
    assert _found(world) == [("Dee", "Mary", "noted")]

    watch_closely(person_id=PersonId(world.mary.pk), is_wanted=False, by=world.actor("mary"), at=world.at)
    a_look(world, "femi", at=world.at)
    notice_looks(world.at)
    assert len(_found(world)) == 1


@pytest.mark.parametrize(("people", "minutes", "stand_out"), [(19, 59, False), (20, 59, True), (20, 61, False)])
def test_twenty_unrelated_records_within_an_hour_stand_out(
    world: World, people: int, minutes: int, stand_out: bool
) -> None:
    for number in range(people):
        person = Person.objects.create(organisation=world.organisation, known_as=f"P{number:02}")
        a_look(world, "femi", of=person, at=world.at + timedelta(minutes=minutes * number / (people - 1)))

    notice_looks(world.at + timedelta(hours=2))

    assert _found(world) == ([("Femi", f"P{people - 1:02}", "many")] if stand_out else [])


def test_a_job_that_was_down_makes_up_for_it_and_finds_nothing_twice(world: World) -> None:
    _called(world, "sam", "Sam Hale")
    an_emergency(world, "sam", at=world.at)
    a_look(world, "sam", at=world.at)

    assert notice_looks(world.at + timedelta(days=2)) == 1
    assert notice_looks(world.at + timedelta(days=2)) == 0


def test_the_desk_shows_the_evidence_and_it_is_decided_with_words_by_somebody_else(world: World) -> None:
    _called(world, "femi", "Femi Hale")
    a_look(world, "femi", at=world.at)
    notice_looks(world.at)
    unusual = Unusual.objects.get()
    said = {"unusual_id": unusual.pk, "was_right": False, "because": "No reason of work.", "at": world.at}

    assert desk(world.actor("femi"), at=world.at).waiting == ()
    with pytest.raises(gate.NotVisible):
        decide_unusual(**said, by=world.actor("femi"))  # type: ignore[arg-type]
    (one,) = desk(world.actor("ada"), at=world.at).waiting
    assert (one.who, one.whom, one.signs) == ("Femi Hale", "Mary", ("the same surname",))
    decide_unusual(**said, by=world.actor("ada"))  # type: ignore[arg-type]

    assert desk(world.actor("ada"), at=world.at).waiting == ()


def test_a_lead_reads_it_on_the_days_list(world: World) -> None:
    an_emergency(world, "sam", at=world.at)

    assert Deed.WHO_LOOKS in [
        duty.deed for part in day_for(world.actor("femi"), at=world.at).parts for duty in part.duties
    ]
    hers = [duty.deed for part in day_for(world.actor("priya"), at=world.at).parts for duty in part.duties]
    assert Deed.WHO_LOOKS not in hers


def test_a_person_asks_why_and_is_answered_by_somebody_who_did_not_look(world: World) -> None:
    entry, mary_id = a_look(world, "femi", at=world.at), PersonId(world.mary.pk)
    mary = world.actor("mary")
    question_look(person_id=mary_id, entry_id=entry.pk, words="Who is this?", by=mary, at=world.at)
    question_look(person_id=mary_id, entry_id=entry.pk, words="Again.", by=mary, at=world.at)

    question = LookQuestion.objects.get()
    assert question.words == "Who is this?"
    (row,) = looked(mary, mary_id, at=world.at).rows
    assert row.asked is not None
    assert (row.asked.answer, row.asked.due_at.date().isoformat()) == ("", "2026-05-11")
    said = {"question_id": question.pk, "words": "To answer a concern.", "was_right": True, "at": world.at}
    for refused in ("femi", "priya", "dee", "mary"):
        with pytest.raises(gate.NotVisible):
            answer_question(**said, by=world.actor(refused))  # type: ignore[arg-type]
    answer_question(**said, by=world.actor("ada"))  # type: ignore[arg-type]

    (row,) = looked(mary, mary_id, at=world.at).rows
    assert row.asked is not None
    assert (row.asked.answer, row.asked.answered_by) == ("To answer a concern.", "Ada")


def test_nobody_asks_about_a_look_at_somebody_else(world: World) -> None:
    johns = a_look(world, "femi", of=world.john, at=world.at)
    for person, by in ((world.mary, "mary"), (world.john, "mary"), (world.john, "priya"), (world.mary, "priya")):
        with pytest.raises(gate.NotVisible):
            question_look(person_id=PersonId(person.pk), entry_id=johns.pk, words="", by=world.actor(by), at=world.at)


def test_a_purpose_is_asked_once_a_session_and_read_by_the_person(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])
    page, mary_id = f"/people/{world.mary.pk}", PersonId(world.mary.pk)
    assert "For what do you look?" in client.get(page).content.decode()

    answer = client.post(f"{page}/purpose", {"purpose": "asked", "next": f"{page}/plan"})

    assert answer["Location"] == f"{page}/plan"
    assert "For what do you look?" not in client.get(f"{page}/plan").content.decode()
    rows = looked(world.actor("mary"), mary_id, at=world.at).rows
    assert {(row.purpose, row.through) for row in rows} == {("They asked me to", "works with you")}
    assert client.post(f"{page}/purpose", {"purpose": "x", "next": "https://elsewhere"})["Location"] == page


def test_a_purpose_holds_for_one_session_for_one_account_and_one_record(world: World) -> None:
    mary_id, priya = PersonId(world.mary.pk), world.actor("priya")
    state_purpose(person_id=mary_id, purpose=LookPurpose.SUPPORT, by=priya, at=world.at)

    assert not seen_by(priya, mary_id, at=world.at).asks_purpose
    assert not seen_by(priya, mary_id, at=world.at + SESSION - timedelta(seconds=1)).asks_purpose
    assert seen_by(priya, mary_id, at=world.at + SESSION).asks_purpose
    assert seen_by(world.actor("dee"), mary_id, at=world.at).asks_purpose
    assert not seen_by(world.actor("mary"), mary_id, at=world.at).asks_purpose
    for before, told in ((BEFORE, "To support them"), (BEFORE + timedelta(seconds=1), "")):
        ledger.viewed(ledger.Line(Act.VIEWED, "person", "", priya, world.at - before, person_id=mary_id))
        assert looked(world.actor("mary"), mary_id, at=world.at).rows[-1].purpose == told


def test_the_lead_is_named_and_until_then_or_when_gone_every_safeguarding_lead_is_told(world: World) -> None:
    def told() -> list[str]:
        return [account.display_name for account in leads(world.actor("ada").organisation_id, at=world.at)]

    assert told() == ["Femi"]
    name_lead(account_id=AccountId(world.accounts["ada"].pk), by=world.actor("femi"), at=world.at)
    assert told() == ["Ada"]
    world.accounts["ada"].is_active = False
    world.accounts["ada"].save()
    assert told() == ["Femi"]
    for name in ("priya", "dee", "mary", "olu"):
        with pytest.raises(MayNotLead):
            name_lead(account_id=AccountId(world.accounts[name].pk), by=world.actor("femi"), at=world.at)
    with pytest.raises(gate.NotAllowed):
        name_lead(account_id=AccountId(world.accounts["femi"].pk), by=world.actor("dee"), at=world.at)


def test_the_desks_pages_decide(world: World, client: WeatherClient) -> None:
    an_emergency(world, "sam", at=world.at)
    client.force_login(world.accounts["femi"])
    page = client.get("/who-looks").content.decode()
    assert "A neighbour heard a fall." in page
    from kith.looking.models import Emergency

    address = f"/emergencies/{Emergency.objects.get().pk}/review"
    assert "Why telling now could hurt" in client.get(address).content.decode()
    assert (
        "Write why telling now could hurt somebody."
        in client.post(address, {"was_right": "yes", "because": "Right.", "later": "2026-05-09"}).content.decode()
    )
    later = {"was_right": "yes", "because": "Right.", "later": "2026-05-09", "later_because": "He reads her post."}
    assert client.post(address, later)["Location"] == "/who-looks"
    assert "A neighbour heard a fall." not in client.get("/who-looks").content.decode()
    assert Emergency.objects.get().held_back.because == "He reads her post."
