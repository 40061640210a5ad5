"""Somebody who speaks for Mary: sees what was chosen, until it ends by itself, and nothing under a limit."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from kith.ground.access.crossings import Party
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.access.who import actor_of
from kith.ground.ids import PersonId
from kith.people.models import Person
from kith.people.queries.seen import seen_by
from kith.plans.models import Plan
from kith.rights.actions import representatives as actions
from kith.rights.models import Representative
from kith.rights.queries.representatives import ending_soon, representatives_of, speaking_for
from kith.rights.rules.representatives import Authority, Mandate, Sees, Standing
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.limits import Basis, Channel
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.rights.voices import IMCA, advocate
from tests.world import World


def may(world: World, permission: Permission, *, at: datetime | None = None) -> bool:
    at = at or world.at
    anne = actor_of(world.accounts["anne"], at=at)
    return Person.objects.visible_to(anne, may=permission, at=at).filter(pk=world.mary.pk).exists()


def limit(world: World, party: Party) -> None:
    safeguarding.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=party,
        party_name="Anne",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not her.",
        by=world.actor("mary"),
        at=world.at,
    )


def test_a_representative_sees_what_was_chosen_and_nothing_else(world: World) -> None:
    advocate(
        world.mary,
        world.accounts["anne"],
        by=world.actor("priya"),
        at=world.at,
        mandate=replace(IMCA, sees=frozenset({Sees.PLAN})),
    )

    assert may(world, Permission.PERSON_SEE)
    assert may(world, Permission.PLAN_SEE)
    for shut in (
        Permission.OUTCOME_SEE,
        Permission.CAPACITY_SEE,
        Permission.RESTRICTION_SEE,
        Permission.MAP_SEE,
        Permission.PLAN_DECIDE,
        Permission.CONSENT_SEE,
    ):
        assert not may(world, shut), shut
    anne = world.actor("anne")
    assert not Person.objects.visible_to(anne, may=Permission.PERSON_SEE, at=world.at).filter(pk=world.john.pk)
    assert Plan.objects.visible_to(anne, may=Permission.PLAN_SEE, at=world.at).count() == 0


def test_the_person_sees_who_speaks_for_them_since_when_and_who_can_look(world: World) -> None:
    advocate(world.mary, world.accounts["anne"], by=world.actor("priya"), at=world.at)
    mary = world.actor("mary")

    (seen,) = representatives_of(mary, PersonId(world.mary.pk), at=world.at)
    assert (seen.name, seen.since, seen.speaks, seen.signs_in) == ("Iris", date(2026, 5, 4), True, True)
    assert (seen.document, seen.seen_by) == ("The letter of 3 May", "Priya")
    assert "Anne" in seen_by(mary, PersonId(world.mary.pk), at=world.at).others


def test_nothing_opens_before_somebody_has_seen_the_document(world: World) -> None:
    priya, anne = world.actor("priya"), world.accounts["anne"]
    representative_id = actions.record_representative(
        person_id=PersonId(world.mary.pk), who=actions.Somebody("Anne"), mandate=IMCA, by=priya, at=world.at
    )
    with pytest.raises(actions.CannotSpeak, match="Nobody has seen"):
        actions.let_in(
            representative_id=representative_id, sign_in_name="iris", email="iris@voices.example", by=priya, at=world.at
        )
    assert not may(world, Permission.PERSON_SEE)

    anne.email = "anne@voices.example"
    anne.save()
    actions.see_evidence(
        representative_id=representative_id, document="A letter", seen_on=world.at.date(), by=priya, at=world.at
    )
    actions.let_in(
        representative_id=representative_id, sign_in_name="anne", email="Anne@voices.example", by=priya, at=world.at
    )

    assert may(world, Permission.PERSON_SEE)


@pytest.mark.parametrize(
    "mandate",
    [
        replace(IMCA, authority=Authority.APPOINTEE),
        replace(IMCA, ends_on=date(2026, 5, 3)),
    ],
    ids=["beyond its reach", "over before it begins"],
)
def test_an_authority_that_cannot_be_is_not_written(world: World, mandate: Mandate) -> None:
    with pytest.raises(actions.CannotSpeak):
        actions.record_representative(
            person_id=PersonId(world.mary.pk),
            who=actions.Somebody("Iris"),
            mandate=mandate,
            document="A letter",
            by=world.actor("priya"),
            at=world.at,
        )

    assert Representative.objects.count() == 0


def test_access_ends_by_itself_after_the_last_day(world: World) -> None:
    mandate = replace(IMCA, ends_on=date(2026, 5, 10))
    advocate(world.mary, world.accounts["anne"], by=world.actor("priya"), at=world.at, mandate=mandate)
    last_evening = world.at.replace(day=10, hour=22, minute=30)

    assert may(world, Permission.PERSON_SEE, at=last_evening)
    assert not may(world, Permission.PERSON_SEE, at=last_evening + timedelta(hours=1))
    assert speaking_for(world.actor("anne"), at=last_evening)
    assert not speaking_for(world.actor("anne"), at=last_evening + timedelta(hours=1))


def test_a_parents_access_ends_at_18_and_is_on_todays_list_from_17_and_a_half(world: World) -> None:
    world.mary.born_on = date(2008, 10, 1)
    world.mary.save()
    mandate = Mandate(Authority.PARENT, frozenset({Sees.ABOUT}), date(2026, 5, 4), None, date(2026, 5, 4), "Yes, Mum.")
    advocate(world.mary, world.accounts["anne"], by=world.actor("priya"), at=world.at, mandate=mandate, name="Anne")
    priya = world.actor("priya")

    assert may(world, Permission.PERSON_SEE)
    assert not may(world, Permission.PERSON_SEE, at=world.at.replace(month=10, day=1))
    (ending,) = ending_soon(priya, today=world.at.date(), until=world.at.date(), at=world.at)
    assert (ending.last_on, ending.talk_from) == (date(2026, 9, 30), date(2026, 4, 1))
    deeds = [duty.deed for part in day_for(priya, at=world.at).parts for duty in part.duties]
    assert Deed.AUTHORITY_ENDS in deeds


def test_ending_it_shuts_it_at_once_and_only_once(world: World) -> None:
    priya = world.actor("priya")
    representative_id = advocate(world.mary, world.accounts["anne"], by=priya, at=world.at)

    actions.end_representative(representative_id=representative_id, because="She moved.", by=priya, at=world.at)

    assert not may(world, Permission.PERSON_SEE)
    (seen,) = representatives_of(priya, PersonId(world.mary.pk), at=world.at)
    assert seen.standing.reason.code is Standing.ENDED
    with pytest.raises(actions.HasEnded):
        actions.end_representative(representative_id=representative_id, because="Again.", by=priya, at=world.at)


@pytest.mark.parametrize(
    "party",
    [Party(names=("anne",)), Party(emails=("ANNE@voices.example",)), Party(names=("Iris",))],
    ids=["by the name of the account", "by its address", "by the name that was written down"],
)
def test_an_attorney_under_a_limit_is_stopped_at_once_whatever_came_first(world: World, party: Party) -> None:
    advocate(world.mary, world.accounts["anne"], by=world.actor("priya"), at=world.at)
    assert may(world, Permission.PERSON_SEE)

    limit(world, party)

    assert not may(world, Permission.PERSON_SEE)
    assert "Anne" not in seen_by(world.actor("mary"), PersonId(world.mary.pk), at=world.at).others


def test_somebody_under_a_limit_is_not_let_in(world: World) -> None:
    limit(world, Party(names=("Anne",)))

    with pytest.raises(Stopped):
        advocate(world.mary, world.accounts["anne"], by=world.actor("priya"), at=world.at)
    assert not may(world, Permission.PERSON_SEE)


@pytest.mark.parametrize("name", ["mary", "sam", "anne", "grace", "dee", "femi", "ken", "ada", "olu"])
def test_only_somebody_who_works_with_mary_writes_down_who_speaks_for_her(world: World, name: str) -> None:
    with pytest.raises(NotVisible):
        actions.record_representative(
            person_id=PersonId(world.mary.pk),
            who=actions.Somebody("Iris"),
            mandate=IMCA,
            document="A letter",
            by=world.actor(name),
            at=world.at,
        )


def test_an_advocate_gets_a_way_in_by_letter_and_finds_whom_they_speak_for(world: World, client: Client) -> None:
    priya = world.actor("priya")
    client.force_login(world.accounts["priya"])
    page = f"/people/{world.mary.pk}/speaks"
    client.post(
        f"{page}/add",
        {"name": "Iris Vale", "authority": "care_act", "document": "A letter", "seen_on": "2026-05-04",
         "sees": ["about", "plan"], "begins_on": "2026-05-04", "ends_on": "2026-08-04"},
    )  # fmt: skip
    row = Representative.objects.get()
    client.post(f"/representatives/{row.pk}/let-in", {"email": "iris@voices.example", "sign_in_name": "iris.vale"})

    row.refresh_from_db()
    assert row.account is not None
    client.force_login(row.account)
    assert "Mary" in client.get("/speaking-for").content.decode()
    assert "Until" in client.get("/speaking-for").content.decode()
    assert client.get(f"/people/{world.mary.pk}").status_code == 200
    assert client.get(f"/people/{world.mary.pk}/map").status_code in {403, 404}
    assert representatives_of(priya, PersonId(world.mary.pk), at=world.at)[0].signs_in
