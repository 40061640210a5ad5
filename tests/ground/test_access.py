"""The one gate: who may see a person, and why."""

from datetime import timedelta

import pytest

from kith.ground.access import facts, gate
from kith.ground.access.models import Denial
from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.scoping import AccessReason
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, PersonId
from kith.people.models import Person
from tests.world import World


def _sees(world: World, name: str, permission: Permission = Permission.PERSON_SEE) -> list[str]:
    seen = Person.objects.visible_to(world.actor(name), may=permission, at=world.at)
    return sorted(seen.values_list("known_as", flat=True))


def test_a_worker_sees_the_people_on_her_caseload_and_nobody_else(world: World) -> None:
    assert _sees(world, "priya") == ["Mary"]
    assert _sees(world, "sam") == []


def test_a_person_sees_her_own_record(world: World) -> None:
    assert _sees(world, "mary") == ["Mary"]


def test_a_manager_sees_her_teams_people_but_does_not_draw_their_maps(world: World) -> None:
    assert _sees(world, "dee") == ["Mary"]
    assert _sees(world, "dee", Permission.MAP_DRAW) == []


@pytest.mark.parametrize("name", ["anne", "grace", "femi", "ken", "ada", "olu"])
def test_a_role_without_a_live_reason_sees_nobody(world: World, name: str) -> None:
    assert _sees(world, name) == []


def test_a_denial_beats_every_grant(world: World) -> None:
    facts.deny(
        Denial.Kind.CONFLICT,
        PersonId(world.mary.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["priya"].pk),
    )

    assert _sees(world, "priya") == []
    decision = gate.explain(world.actor("priya"), Permission.PERSON_SEE, Person, world.mary.pk, at=world.at)
    assert not decision
    assert decision.reason.code is AccessReason.HARD_DENIAL


def test_an_ended_grant_opens_nothing(world: World) -> None:
    facts.end_grants(PersonId(world.mary.pk), Relation.CASELOAD, at=world.at)

    assert _sees(world, "priya") == []


def test_a_grant_of_tomorrow_opens_nothing_today(world: World) -> None:
    tomorrow = world.at + timedelta(days=1)
    facts.grant(
        Relation.CASELOAD,
        PersonId(world.john.pk),
        by=world.actor("dee"),
        at=tomorrow,
        account_id=AccountId(world.accounts["sam"].pk),
    )

    assert _sees(world, "sam") == []


def test_a_role_in_one_team_gives_nothing_in_another(world: World) -> None:
    """Sam works in the team whose manager may see Mary; he is not its manager."""
    world.accounts["sam"].roles_held.update(team=world.team)

    assert _sees(world, "sam") == []


def test_another_organisation_is_never_reached_through_a_grant(world: World) -> None:
    facts.grant(
        Relation.CASELOAD,
        PersonId(world.mary.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["olu"].pk),
    )

    assert _sees(world, "olu") == []


def test_the_list_and_the_row_give_the_same_answer(world: World) -> None:
    for name in world.accounts:
        actor, listed = world.actor(name), _sees(world, name)
        for person in (world.mary, world.john):
            decision = gate.explain(actor, Permission.PERSON_SEE, Person, person.pk, at=world.at)
            assert bool(decision) is (person.known_as in listed), (name, person.known_as)


def test_unknown_and_forbidden_look_the_same(world: World) -> None:
    for unreachable in (world.john.pk, world.organisation.pk):
        with pytest.raises(gate.NotVisible, match=r"^Not found\.$"):
            gate.one(Person, unreachable, by=world.actor("priya"), may=Permission.PERSON_SEE, at=world.at)


def test_a_whole_list_is_answered_in_one_query(world: World, django_assert_num_queries: object) -> None:
    ids = [PersonId(world.mary.pk), PersonId(world.john.pk)]
    priya = world.actor("priya")

    with django_assert_num_queries(1):  # type: ignore[operator] # pytest-django's fixture is a callable
        answer = gate.may_each(priya, [Permission.MAP_DRAW, Permission.LOOKED_SEE], ids, at=world.at)

    assert answer == {ids[0]: frozenset({Permission.MAP_DRAW}), ids[1]: frozenset()}


def test_a_part_of_the_system_has_only_its_listed_permissions(world: World) -> None:
    job = Actor.of_system("reminders", world.organisation.pk, Permission.PLAN_SEE)

    assert Person.objects.visible_to(job, may=Permission.PLAN_SEE, at=world.at).count() == 2
    assert Person.objects.visible_to(job, may=Permission.PERSON_SEE, at=world.at).count() == 0
