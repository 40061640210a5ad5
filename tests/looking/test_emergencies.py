"""A record opened in an emergency: one, for an hour, to read, told at once, and looked at by somebody else."""

from datetime import timedelta

import pytest
from django.test import Client

from kith.correspondence.models import Message
from kith.ground import clock
from kith.ground.access import facts, gate
from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions.emergencies import (
    AlreadyReviewed,
    NobodyToOpen,
    end_emergency,
    hold_back,
    review_emergency,
)
from kith.looking.actions.noticing import climb
from kith.looking.models import Emergency, EmergencyReview
from kith.looking.queries.desk import desk
from kith.looking.queries.looks import looked
from kith.looking.rules.looks import Look
from kith.people.models import Person
from tests.client import WeatherClient
from tests.looking.samples import an_emergency
from tests.world import World

SEE = Permission.PERSON_SEE


def _sees(world: World, name: str, *, after: timedelta = timedelta(0), may: Permission = SEE) -> set[str]:
    rows = Person.objects.visible_to(world.actor(name), may=may, at=world.at + after)
    return set(rows.values_list("known_as", flat=True))


def test_it_opens_one_record_for_an_hour_to_read_and_not_to_write_or_print(world: World) -> None:
    an_emergency(world, "sam", at=world.at)

    assert _sees(world, "sam") == {"Mary"}
    assert _sees(world, "sam", after=timedelta(minutes=59, seconds=59)) == {"Mary"}
    assert _sees(world, "sam", after=timedelta(minutes=60)) == set()
    for may in (Permission.RECORD_PRINT, Permission.PERSON_DESCRIBE, Permission.LOOKED_SEE, Permission.MAP_DRAW):
        assert _sees(world, "sam", may=may) == set()


@pytest.mark.parametrize("name", ["grace", "ada", "ken", "anne", "mary"])
def test_only_a_role_that_was_chosen_before_may(world: World, name: str) -> None:
    with pytest.raises(gate.NotAllowed):
        an_emergency(world, name, at=world.at)


@pytest.mark.parametrize("kind", Denial.Kind)
def test_it_never_opens_over_a_hard_no_and_leaves_nothing_behind(world: World, kind: Denial.Kind) -> None:
    facts.deny(
        kind,
        PersonId(world.mary.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["sam"].pk),
    )

    with pytest.raises(NobodyToOpen):
        an_emergency(world, "sam", at=world.at)

    assert not Grant.objects.filter(relation=Relation.BREAK_GLASS).exists()
    assert not Emergency.objects.exists()
    assert not Message.objects.exists()


def test_whoever_was_turned_away_is_told_of_to_the_person_and_not_why_to_them(
    world: World, client: WeatherClient
) -> None:
    client.force_login(world.accounts["sam"])
    said = {"name": "Mary Hale", "born_on": "1944-03-02", "reason": "harm", "because": "A fall."}
    facts.deny(
        Denial.Kind.CONFLICT,
        PersonId(world.mary.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["sam"].pk),
    )

    shut = client.post("/emergency", said).content.decode()
    nowhere = client.post("/emergency", {**said, "name": "Mary Nobody"}).content.decode()

    for answer in (shut, nowhere):
        assert "No record of this name and birth date can be opened." in answer
    (row,) = looked(world.actor("mary"), PersonId(world.mary.pk), at=world.at).rows
    assert (row.name, row.look) == ("Sam", Look.REFUSED)


def test_another_organisations_record_and_nobodys_answer_alike(world: World) -> None:
    with pytest.raises(NobodyToOpen) as elsewhere:
        an_emergency(world, "olu", at=world.at)
    world.mary.full_name = "Nobody Here"
    with pytest.raises(NobodyToOpen) as nowhere:
        an_emergency(world, "sam", at=world.at)

    assert str(elsewhere.value) == str(nowhere.value)


def test_her_worker_and_the_lead_are_told_at_once_and_nobody_is_named(world: World) -> None:
    an_emergency(world, "sam", at=world.at)

    told = Message.objects.order_by("recipient_name")
    assert [message.recipient_name for message in told] == ["Femi", "Priya"]
    assert not any(name in message.subject + message.body for message in told for name in ("Mary", "Hale", "Sam"))


def test_somebody_else_reviews_it_once(world: World) -> None:
    an_emergency(world, "femi", at=world.at)
    opened = Emergency.objects.get()
    said = {"emergency_id": opened.pk, "was_right": True, "because": "She had fallen.", "at": world.at}

    assert desk(world.actor("femi"), at=world.at).waiting == ()
    with pytest.raises(gate.NotVisible):
        review_emergency(**said, by=world.actor("femi"))  # type: ignore[arg-type]
    with pytest.raises(gate.NotVisible):
        review_emergency(**said, by=world.actor("priya"))  # type: ignore[arg-type]
    review_emergency(**said, by=world.actor("ada"))  # type: ignore[arg-type]
    with pytest.raises(AlreadyReviewed):
        review_emergency(**said, by=world.actor("ada"))  # type: ignore[arg-type]

    assert EmergencyReview.objects.get().by == "Ada"
    assert desk(world.actor("ada"), at=world.at).waiting == ()


def test_what_nobody_reviews_climbs_to_more_people_and_each_rung_is_told_once(world: World) -> None:
    an_emergency(world, "sam", at=world.at)
    due, job = Emergency.objects.get().review_due_at, world.actor("ada")
    before = Message.objects.count()

    climb(by=job, at=due)
    assert Message.objects.count() == before
    for _twice in range(2):
        climb(by=job, at=due + timedelta(minutes=1))
    assert Message.objects.count() == before + 2
    climb(by=job, at=due + timedelta(days=2, minutes=1))
    assert set(Message.objects.values_list("recipient_name", flat=True)) == {"Priya", "Femi", "Ada", "Dee"}


def test_the_person_reads_who_why_and_what_was_said_unless_it_is_held_back_with_a_reason(world: World) -> None:
    an_emergency(world, "sam", at=world.at)
    client = Client()
    client.force_login(world.accounts["sam"])
    client.get(f"/people/{world.mary.pk}")
    mary_id, mary = PersonId(world.mary.pk), world.actor("mary")

    (row,) = looked(mary, mary_id, at=world.at).rows
    assert (row.name, row.through, row.purpose, row.said) == (
        "Sam",
        "opened it in an emergency",
        "Somebody may be hurt now",
        "A neighbour heard a fall.",
    )

    until = world.at + timedelta(days=3)
    hold_back(
        emergency_id=Emergency.objects.get().pk,
        until=until,
        because="He reads her post.",
        by=world.actor("femi"),
        at=world.at,
    )
    assert looked(mary, mary_id, at=until - timedelta(seconds=1)).rows == ()
    assert len(looked(mary, mary_id, at=until).rows) == 1


def test_a_day_that_has_gone_is_no_later_and_nothing_is_written(world: World) -> None:
    an_emergency(world, "sam", at=world.at)
    address = f"/emergencies/{Emergency.objects.get().pk}/review"
    client = Client()
    client.force_login(world.accounts["femi"])
    said = {
        "was_right": "yes",
        "because": "She had fallen.",
        "later": "2026-05-01",
        "later_because": "He reads her post.",
    }

    page = client.post(address, said).content.decode()

    assert "Choose a day that is still to come" in page
    assert "She had fallen." in page
    assert not EmergencyReview.objects.exists()
    client.post(address, {**said, "later": "2026-06-01"})
    assert EmergencyReview.objects.count() == 1


def test_it_can_be_shut_before_its_hour(world: World) -> None:
    person_id = an_emergency(world, "sam", at=world.at)

    end_emergency(person_id=person_id, by=world.actor("sam"), at=world.at + timedelta(minutes=5))

    assert _sees(world, "sam", after=timedelta(minutes=5)) == set()


def test_a_banner_stands_on_every_page_of_that_record_and_no_way_to_print(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["sam"])
    page = {"name": "Mary Hale", "born_on": "1944-03-02", "reason": "harm", "because": "A fall."}

    answer = client.post("/emergency", page, follow=True)

    assert answer.redirect_chain == [(f"/people/{world.mary.pk}", 302)]
    for part in ("", "/plan", "/map", "/circumstances"):
        shown = client.get(f"/people/{world.mary.pk}{part}").content.decode()
        assert "You opened this in an emergency" in shown, part
        assert "/print" not in shown, part
    for part in ("/plan/print", "/map/print"):
        assert client.get(f"/people/{world.mary.pk}{part}").status_code == 404
    with clock.fixed(world.at + timedelta(hours=1)):
        client.force_login(world.accounts["sam"])
        assert client.get(f"/people/{world.mary.pk}").status_code == 404


def test_several_within_a_week_raise_an_alarm_on_the_desk(world: World) -> None:
    for hour in range(3):
        an_emergency(world, "sam", at=world.at + timedelta(hours=hour))

    waiting = desk(world.actor("femi"), at=world.at + timedelta(hours=3)).waiting

    assert [one.is_alarming for one in waiting] == [True, True, True]
