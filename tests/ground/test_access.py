"""The one gate: who may see a person, and why."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kith.ground.access import facts, gate, scoping
from kith.ground.access.models import ConsentFact, Denial
from kith.ground.access.permissions import Permission, Relation, may_ever, relations_giving, roles_giving
from kith.ground.access.scoping import (
    AccessReason,
    Ask,
    Clause,
    Scope,
    ScopedQuerySet,
    about_a_person,
    keeps_apart,
    of_the_organisation,
    set_apart,
)
from kith.ground.actor import Actor, Role
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


# ---- whoever is let in narrowly ----


def _speaks_for_john(world: World, name: str, *sees: Permission) -> None:
    facts.let_speak_for(
        PersonId(world.john.pk),
        AccountId(world.accounts[name].pk),
        sees=sees,
        known_as=(),
        by=world.actor("dee"),
        at=world.at,
        ends_at=None,
        because="A deputy, by the court.",
    )


def _in_johns_circle(world: World, name: str) -> None:
    facts.grant(
        Relation.CIRCLE,
        PersonId(world.john.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts[name].pk),
    )


def _shares(world: World, information: str, *, with_account: str) -> None:
    facts.record_consent(
        PersonId(world.john.pk),
        purpose="support",
        recipient_kind="key_person",
        recipient=str(world.accounts[with_account].pk),
        information=information,
        state=ConsentFact.State.GIVEN,
        by=world.actor("dee"),
        at=world.at,
    )


def test_a_representative_sees_what_is_listed_and_nothing_else(world: World) -> None:
    _speaks_for_john(world, "anne", Permission.PERSON_SEE)

    assert _sees(world, "anne") == ["John"]
    assert _sees(world, "anne", Permission.PLAN_SEE) == []


def test_a_representative_keeps_to_the_list_although_they_are_in_the_circle_too(world: World) -> None:
    _speaks_for_john(world, "anne", Permission.PLAN_SEE)
    _in_johns_circle(world, "anne")

    assert _sees(world, "anne", Permission.PLAN_SEE) == ["John"]
    assert _sees(world, "anne", Permission.SHARED_SEE) == ["John"]
    assert _sees(world, "anne") == []


def test_somebody_of_the_circle_sees_what_the_person_shares_with_them(world: World) -> None:
    _in_johns_circle(world, "anne")

    assert _sees(world, "anne", Permission.SHARED_SEE) == ["John"]
    assert _sees(world, "anne", Permission.SHARED_PLAN_SEE) == []
    _shares(world, "plan", with_account="anne")
    assert _sees(world, "anne", Permission.SHARED_PLAN_SEE) == ["John"]
    assert _sees(world, "anne", Permission.SHARED_MAP_SEE) == []


def test_a_yes_to_somebody_outside_the_circle_opens_nothing(world: World) -> None:
    _shares(world, "plan", with_account="anne")

    assert _sees(world, "anne", Permission.SHARED_PLAN_SEE) == []


def test_a_record_is_the_persons_own_only_so_far_as_it_is_theirs_to_do(world: World) -> None:
    assert _sees(world, "mary", Permission.LOOKED_SEE) == ["Mary"]
    assert _sees(world, "mary", Permission.CONSENT_OVERRIDE) == []


# ---- the clauses, whatever the table ----


def _open_to(actor: Actor, *clauses: Clause, may: Permission, at: datetime) -> list[str]:
    """Return who would be seen if the people stood behind these clauses."""
    seen = Person.objects.filter(Scope(clauses).q(Ask(actor, may, at)))
    return sorted(seen.values_list("known_as", flat=True))


def _conflict_with_mary(world: World, name: str) -> None:
    account_id = AccountId(world.accounts[name].pk)
    mary_id = PersonId(world.mary.pk)
    facts.deny(Denial.Kind.CONFLICT, mary_id, by=world.actor("dee"), at=world.at, account_id=account_id)


@pytest.mark.parametrize(
    ("name", "seen"), [("mary", ["Mary"]), ("priya", ["Mary"]), ("dee", ["Mary"]), ("sam", []), ("olu", [])]
)
def test_the_standard_clauses_show_the_people_whom_somebody_is_near(world: World, name: str, seen: list[str]) -> None:
    standard = about_a_person("pk")

    assert _open_to(world.actor(name), *standard, may=Permission.PERSON_SEE, at=world.at) == seen
    _conflict_with_mary(world, name)
    assert _open_to(world.actor(name), *standard, may=Permission.PERSON_SEE, at=world.at) == []


def test_the_standard_clauses_know_every_relation_and_one_clause_for_each_reason() -> None:
    reasons = Counter(clause.reason.value for clause in about_a_person("pk"))

    assert reasons.keys() >= {relation.value for relation in Relation}
    assert set(reasons.values()) == {1}


def test_a_row_about_several_is_hidden_from_whoever_is_kept_from_one_of_them(world: World) -> None:
    clauses = (*keeps_apart("pk", "pk"), *of_the_organisation(Permission.PERSON_FIND))
    reminders = Actor.of_system("reminders", world.organisation.pk, Permission.PERSON_FIND)
    _conflict_with_mary(world, "priya")

    assert _open_to(world.actor("priya"), *clauses, may=Permission.PERSON_FIND, at=world.at) == ["John"]
    assert _open_to(world.actor("sam"), *clauses, may=Permission.PERSON_FIND, at=world.at) == ["John", "Mary"]
    assert _open_to(reminders, *clauses, may=Permission.PERSON_FIND, at=world.at) == ["John", "Mary"]


def test_somebody_who_is_set_apart_is_seen_by_nobody_and_no_part_of_the_system(world: World) -> None:
    reminders = Actor.of_system("reminders", world.organisation.pk, Permission.PERSON_SEE)
    clauses = (set_apart("pk"), *about_a_person("pk"))
    facts.set_apart(PersonId(world.mary.pk), by=world.actor("dee"), at=world.at)

    assert _open_to(world.actor("priya"), *clauses, may=Permission.PERSON_SEE, at=world.at) == []
    assert _open_to(reminders, *clauses, may=Permission.PERSON_SEE, at=world.at) == ["John"]


def test_what_is_the_organisations_is_every_colleagues_whose_role_may(world: World) -> None:
    directory = of_the_organisation(Permission.PERSON_FIND)

    def found_by(name: str, may: Permission = Permission.PERSON_FIND) -> list[str]:
        return _open_to(world.actor(name), *directory, may=may, at=world.at)

    assert found_by("sam") == ["John", "Mary"]
    assert found_by("grace") == []
    assert found_by("olu") == []
    assert found_by("sam", Permission.TODAY_SEE) == []


def test_a_table_is_declared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoping, "_scopes", {})
    declared = scoping.scope("people.Person", *about_a_person("pk"))

    assert scoping.scope_of(Person) is declared
    with pytest.raises(ValueError, match=r"people\.Person has its clauses already"):
        scoping.scope("people.Person")


def test_a_table_without_clauses_is_seen_by_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoping, "_scopes", {})

    assert _sees(world, "priya") == _sees(world, "mary") == []


# ---- asking for one row, or for those about somebody ----


def test_the_row_that_was_asked_for_is_given(world: World) -> None:
    priya = world.actor("priya")
    known_as_john = Person.objects.filter(known_as="John")

    assert gate.one(Person, world.mary.pk, by=priya, may=Permission.PERSON_SEE, at=world.at) == world.mary
    for lock in (False, True):
        seen = gate.one(
            Person.objects.all(), world.mary.pk, by=priya, may=Permission.PERSON_SEE, at=world.at, lock=lock
        )
        assert seen == world.mary
        with pytest.raises(gate.NotVisible):
            gate.one(known_as_john, world.mary.pk, by=priya, may=Permission.PERSON_SEE, at=world.at, lock=lock)


def test_a_row_is_held_for_an_action_alone_and_rows_may_still_point_at_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[dict[str, object]] = []

    def hold(rows: ScopedQuerySet[Person], **how: object) -> ScopedQuerySet[Person]:
        held.append(how)
        return rows

    monkeypatch.setattr(ScopedQuerySet, "select_for_update", hold)
    for rows in (Person, Person.objects.all()):
        gate.one(rows, world.mary.pk, by=world.actor("priya"), may=Permission.PERSON_SEE, at=world.at)
    assert held == []
    gate.one(Person, world.mary.pk, by=world.actor("priya"), may=Permission.PERSON_SEE, at=world.at, lock=True)
    assert held == [{"of": ("self",), "no_key": True}]


def test_what_is_read_beside_a_row_costs_no_question_of_its_own(
    world: World, django_assert_num_queries: object
) -> None:
    priya, asked = world.actor("priya"), {"may": Permission.PERSON_SEE, "at": world.at, "beside": ("organisation",)}

    with django_assert_num_queries(2):  # type: ignore[operator] # pytest-django's fixture is a callable
        (about,) = gate.about(Person, PersonId(world.mary.pk), of="pk", by=priya, **asked)  # type: ignore[arg-type]
        one = gate.one(Person, world.mary.pk, by=priya, **asked)  # type: ignore[arg-type]
        names = {row.organisation.name for row in (about, one)}

    assert names == {"Harbour Link"}


def test_nothing_is_read_beside_a_row_unasked(world: World) -> None:
    mary_id, priya, may = PersonId(world.mary.pk), world.actor("priya"), Permission.PERSON_SEE

    (about,) = gate.about(Person, mary_id, of="pk", by=priya, may=may, at=world.at)
    one = gate.one(Person, mary_id, by=priya, may=may, at=world.at)

    assert about == one == world.mary
    assert not {"organisation", "account"} & (about._state.fields_cache.keys() | one._state.fields_cache.keys())


# ---- what a role may ever do ----


def test_what_a_role_does_about_nobody_in_particular_needs_no_reason(world: World) -> None:
    gate.require(world.actor("ada"), Permission.READINESS_KEEP)
    with pytest.raises(gate.NotAllowed):
        gate.require(world.actor("priya"), Permission.READINESS_KEEP)


def test_whoever_holds_two_roles_may_what_either_may(world: World) -> None:
    both = replace(world.actor("priya"), roles=frozenset({Role.PRACTITIONER, Role.ADMINISTRATOR}))

    assert may_ever(both, Permission.PERSON_FIND)
    assert may_ever(both, Permission.READINESS_KEEP)
    assert not may_ever(both, Permission.ROTA_KEEP)


def test_a_way_of_being_signed_in_reaches_no_further_than_it_is_let(world: World) -> None:
    """Priya on a shared tablet: her roles give more than the tablet shows."""
    on_the_tablet = replace(world.actor("priya"), within=frozenset({Permission.PLAN_SEE, Permission.TODAY_SEE}))

    assert may_ever(on_the_tablet, Permission.TODAY_SEE)
    assert may_ever(on_the_tablet, Permission.PLAN_SEE)
    assert may_ever(on_the_tablet, Permission.PERSON_FIND) is False
    assert not may_ever(on_the_tablet, Permission.MAP_DRAW)
    assert relations_giving(on_the_tablet, Permission.MAP_DRAW) == frozenset()
    assert roles_giving(on_the_tablet, Permission.MAP_DRAW, Relation.CASELOAD) == frozenset()


def test_a_part_of_the_system_may_what_is_listed_for_it(world: World) -> None:
    job = Actor.of_system("reminders", world.organisation.pk, Permission.PLAN_SEE)

    assert may_ever(job, Permission.PLAN_SEE)
    assert not may_ever(job, Permission.MAP_SEE)


def test_a_permission_comes_to_a_role_through_the_relations_that_the_table_names(world: World) -> None:
    both = replace(world.actor("priya"), roles=frozenset({Role.PRACTITIONER, Role.MANAGER}))

    assert relations_giving(world.actor("priya"), Permission.MAP_DRAW) == {Relation.CASELOAD, Relation.COVER}
    assert relations_giving(world.actor("grace"), Permission.MAP_DRAW) == frozenset()
    assert may_ever(world.actor("priya"), Permission.MAP_DRAW)
    assert not may_ever(world.actor("grace"), Permission.MAP_DRAW)
    assert roles_giving(both, Permission.MAP_DRAW, Relation.CASELOAD) == {Role.PRACTITIONER}
    assert roles_giving(both, Permission.MAP_DRAW, Relation.COVER) == {Role.PRACTITIONER, Role.MANAGER}
    assert roles_giving(both, Permission.MAP_DRAW, Relation.SHIFT) == frozenset()
