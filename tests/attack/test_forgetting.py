"""Forgetting under attack: to destroy evidence, to be both people, to come by a short way in, to reach elsewhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kith.disposal.actions import deciding, holding
from kith.disposal.jobs import erase_what_is_due
from kith.disposal.models import Certificate, Decision, Disposal, Hold, HoldEnd
from kith.ground.access import gate
from kith.ground.access.models import SetApart
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import RoleHeld
from kith.ground.actor import Role
from kith.ground.ids import PersonId
from kith.ground.sign_in.kinds import BY_A_PICTURE, ON_A_SHARED_TABLET
from kith.people.models import Person
from tests.disposal.forgotten import bert, proposed, set_apart, when_its_month_is_over
from tests.world import World, build_account


def in_as(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.accounts[name])
    return client


def test_one_person_is_not_both_by_pressing_twice(world: World) -> None:
    person = bert(world)
    dee = in_as(world, "dee")
    dee.post(reverse("disposal:propose", kwargs={"person_id": person.pk}))
    disposal = Disposal.objects.get()

    dee.post(reverse("disposal:decide", kwargs={"disposal_id": disposal.pk}), {"found": "yes"})
    dee.post(reverse("disposal:propose", kwargs={"person_id": person.pk}))

    assert not Decision.objects.exists()
    assert not SetApart.objects.exists()
    assert Disposal.objects.count() == 1


def test_a_role_more_does_not_make_somebody_a_second_person(world: World) -> None:
    disposal_id = proposed(world, bert(world), by="dee")
    RoleHeld.objects.create(account=world.accounts["dee"], role=Role.SAFEGUARDING_LEAD, starts_at=world.at)

    with pytest.raises(deciding.Hindered):
        deciding.decide(disposal_id=disposal_id, is_yes=True, because="", by=world.actor("dee"), at=world.at)


def test_nothing_of_it_is_reached_by_a_pin(world: World) -> None:
    assert not {Permission.DISPOSAL_KEEP, Permission.HOLD_PLACE} & (ON_A_SHARED_TABLET | BY_A_PICTURE)


def test_what_is_elsewheres_is_reached_by_nobody_here(world: World) -> None:
    stranger = build_account(world.elsewhere, "eve", Role.MANAGER, at=world.at)
    person = bert(world)
    disposal_id = proposed(world, person)
    hold_id = holding.begin_hold(person_id=None, because="A claim.", reference="1", by=world.actor("femi"), at=world.at)
    client = Client()
    client.force_login(stranger)

    for route, kwargs in (
        ("disposal:propose", {"person_id": person.pk}),
        ("disposal:hold-one", {"person_id": person.pk}),
        ("disposal:decide", {"disposal_id": disposal_id}),
        ("disposal:put-back", {"disposal_id": disposal_id}),
        ("disposal:end-hold", {"hold_id": hold_id}),
        ("disposal:certificate", {"certificate_id": uuid4()}),
    ):
        address = reverse(route, kwargs=kwargs)
        assert client.get(address).status_code == 404, route
        assert client.post(address, {"found": "yes", "because": "x", "reference": "x"}).status_code in {404, 405}, route
    assert not Decision.objects.exists()
    assert not HoldEnd.objects.exists()
    assert Hold.objects.count() == 1


def test_a_set_apart_record_is_held_by_nobody_through_its_own_id_and_proposed_by_nobody(world: World) -> None:
    person = bert(world)
    set_apart(world, person)

    with pytest.raises(gate.NotVisible):
        proposed(world, person, by="femi")
    with pytest.raises(gate.NotVisible):
        holding.begin_hold(
            person_id=PersonId(person.pk), because="x", reference="x", by=world.actor("femi"), at=world.at
        )


def test_whoever_is_kept_from_somebody_does_not_have_them_forgotten(world: World) -> None:
    person = bert(world)
    world_dee = world.accounts["dee"]
    deny_dee(world, person)

    with pytest.raises(gate.NotVisible):
        proposed(world, person, by="dee")
    disposal_id = proposed(world, person, by="femi")
    client = Client()
    client.force_login(world_dee)
    assert client.get(reverse("disposal:decide", kwargs={"disposal_id": disposal_id})).status_code == 404


def deny_dee(world: World, person: Person) -> None:
    from kith.ground.access import facts
    from kith.ground.access.models import Denial
    from kith.ground.actor import Actor
    from kith.ground.ids import AccountId

    by = Actor.of_system("world", world.organisation.pk)
    account_id = AccountId(world.accounts["dee"].pk)
    facts.deny(Denial.Kind.CONFLICT, PersonId(person.pk), by=by, at=world.at, account_id=account_id)


def test_two_ticks_at_once_erase_once_and_write_one_certificate(world: World) -> None:
    set_apart(world, bert(world))
    at = when_its_month_is_over(world)

    assert erase_what_is_due(at) + erase_what_is_due(at) + erase_what_is_due(at + timedelta(hours=1)) == 1
    assert Certificate.objects.count() == 1


def test_nothing_of_somebody_set_apart_is_on_any_page_that_the_desk_opens(world: World) -> None:
    person = bert(world)
    set_apart(world, person)

    for name in ("dee", "femi", "priya", "ada"):
        client = in_as(world, name)
        for address in ("/today", "/people", "/concerns", "/outbox", "/forgetting", "/forgetting/set-apart", "/holds"):
            answer = client.get(address)
            assert "Bert" not in answer.content.decode(), f"{name} {address}"
        assert client.get(reverse("record:person", kwargs={"person_id": person.pk})).status_code in {403, 404}
    found = in_as(world, "femi").post("/holds/find", {"name": "Bert"}).content.decode()
    assert "Nobody is called so here" in found
