"""The clauses are what was said of them; every change to one is noticed; list, detail and count give one answer."""

from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest
from django.apps import apps

from kith.ground.access import facts, gate, scoping
from kith.ground.access.models import Denial
from kith.ground.access.permissions import FUNCTIONS, STAND_ALONE, THROUGH, Permission, Relation
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.access.who import actor_of
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId
from kith.people.models import Person
from tests.laws import clauses, matrix
from tests.laws.matrix import Stage
from tests.laws.stage import set_stage

TABLES = sorted(scoping._scopes)


def test_every_table_has_the_clauses_that_are_said_of_it() -> None:
    assert [fault for label in TABLES for fault in clauses.wrong(label, scoping._scopes[label])] == []


def test_nothing_is_said_of_a_table_that_is_not_there() -> None:
    assert sorted((set(clauses.SHAPES) | set(clauses.PATHS)) - set(TABLES)) == []


def test_a_role_is_given_through_a_relation_what_the_table_says() -> None:
    assert clauses.given_by_the_table() == dict(THROUGH)


def test_a_role_comes_in_without_a_subject_where_the_table_says() -> None:
    said = clauses.functions_by_the_table(matrix.table())

    for permission in STAND_ALONE & set(said):
        assert {role for role in FUNCTIONS if permission in FUNCTIONS[role]} == said[permission], permission
    assert STAND_ALONE - set(said) == set()


@pytest.mark.parametrize("sample", [150, pytest.param(None, marks=pytest.mark.long)], ids=["slice", "all"])
def test_every_change_to_a_clause_is_noticed(sample: int | None, found: Callable[[str], None]) -> None:
    made = list(clauses.mutants(matrix.table()))
    tried = Random(1).sample(made, sample) if sample else made  # noqa: S311

    survivors = [mutant.words for mutant in tried if not mutant.faults()]

    assert survivors == []
    found(f"{len(tried)} of {len(tried)} changes to clauses and grants were noticed")


@pytest.fixture
def stage(db: None, moment: datetime) -> Stage:
    return set_stage(at=moment)


def _actors(stage: Stage, at: datetime) -> dict[str, Actor]:
    players = {f"{role} {relation}": account for (role, relation), account in stage.players.items()}
    players |= {f"{role} of elsewhere": account for role, account in stage.elsewhere.items()}
    return {name: actor_of(account, at=at) for name, account in players.items()}


def test_list_detail_and_count_give_one_answer(stage: Stage, moment: datetime) -> None:
    """For every table that has rows, whoever is nearest, a stranger and somebody of elsewhere."""
    actors = {
        name: actor for name, actor in _actors(stage, moment).items() if "stranger" not in name and "else" not in name
    }
    actors |= {name: actor for name, actor in _actors(stage, moment).items() if name.startswith(Role.PRACTITIONER)}
    for label in TABLES:
        table, may = apps.get_model(label), _asked_of(label)
        ids = list(table._default_manager.values_list("pk", flat=True)[:2])
        for name, actor in actors.items() if ids else ():
            rows = ScopedQuerySet(table).visible_to(actor, may=may, at=moment).filter(pk__in=ids)
            listed = set(rows.values_list("pk", flat=True))
            told = {pk for pk in ids if gate.explain(actor, may, table, pk, at=moment)}
            assert listed == told, (label, name, may)
            assert rows.count() == len(listed), (label, name, may)


def _asked_of(label: str) -> Permission:
    if clauses.SHAPES.get(label) == clauses.OF_THE_LEAD:
        return Permission.CONFIDENTIALITY_KEEP
    return Permission.REFERRAL_SEE if label.startswith("referrals.") else Permission.PERSON_SEE


def test_many_at_once_is_the_same_as_one_by_one(stage: Stage, moment: datetime) -> None:
    people = [PersonId(pk) for pk in Person.objects.values_list("pk", flat=True)]
    for name, actor in _actors(stage, moment).items():
        each = gate.may_each(actor, Permission, people, at=moment)
        for may in Permission:
            listed = set(Person.objects.visible_to(actor, may=may, at=moment).values_list("pk", flat=True))
            assert {pk for pk in people if may in each[pk]} == listed, (name, may)


def test_a_hard_no_empties_every_table_for_whoever_it_keeps_away(stage: Stage, moment: datetime) -> None:
    mary_id = PersonId(stage.ids["person_id"])  # type: ignore[arg-type]
    priya = stage.players[Role.PRACTITIONER, "allowed"]
    dee = actor_of(stage.players[Role.MANAGER, "allowed"], at=moment)
    facts.deny(Denial.Kind.CONFLICT, mary_id, by=dee, at=moment, account_id=AccountId(priya.pk))
    actor = actor_of(priya, at=moment)

    for label in TABLES:
        if clauses.SHAPES.get(label, clauses.STANDARD) == clauses.STANDARD:
            (path,) = clauses._paths(label)
            rows = ScopedQuerySet(apps.get_model(label)).filter(**{path: mary_id})
            for may in THROUGH[Role.PRACTITIONER, Relation.CASELOAD]:
                assert not rows.visible_to(actor, may=may, at=moment).exists(), (label, may)
