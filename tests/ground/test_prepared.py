"""Questions whose SQL is written out once: the same answers as the ORM gives, and never somebody else's."""

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import Mock
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from kith.ground.access import facts
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import RoleHeld, Team
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId, TeamId
from kith.ground.prepared import forget_all, prepared, write_out_ahead
from kith.people.models import Opening, Person
from tests.world import World


@prepared
def _people(viewer: Actor, *, at: datetime) -> QuerySet[Person]:
    return Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).select_related("organisation")


@prepared
def _called(viewer: Actor, person_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Person, tuple[UUID, str]]:
    rows = Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(pk__in=person_ids)
    return rows.order_by("known_as").values_list("pk", "known_as")


@prepared
def _with_a_grant(*, at: datetime, named: str = "") -> QuerySet[Person, Any]:
    grants = Grant.objects.at(at).filter(person_id=OuterRef("pk"))
    rows = Person.objects.annotate(has_one=Exists(grants)).order_by("known_as")
    return (rows.filter(known_as=named) if named else rows).values_list("known_as", "has_one")


@pytest.fixture(autouse=True)
def nothing_written_yet() -> None:
    forget_all()


def _names(rows: list[Person]) -> list[str]:
    return sorted(row.known_as for row in rows)


def test_it_answers_as_the_orm_does_and_with_what_is_read_beside(world: World) -> None:
    asked = _people(world.actor("priya"), at=world.at)

    with CaptureQueriesContext(connection) as queries:
        organisations = [row.organisation.name for row in asked]

    assert _names(asked) == ["Mary"]
    assert organisations == [world.organisation.name]
    assert not queries


def test_the_words_are_written_out_once_and_each_reader_is_answered_for_themself(world: World) -> None:
    sam = AccountId(world.accounts["sam"].pk)
    facts.grant(Relation.CASELOAD, PersonId(world.john.pk), by=world.actor("dee"), at=world.at, account_id=sam)

    seen = {name: _names(_people(world.actor(name), at=world.at)) for name in ("priya", "sam", "priya", "mary", "femi")}

    assert seen == {"priya": ["Mary"], "sam": ["John"], "mary": ["Mary"], "femi": []}


def test_somebody_who_leads_several_teams_is_answered_for_each(world: World) -> None:
    by, dee = world.actor("dee"), world.accounts["dee"]
    for number in range(4):
        team = Team.objects.create(organisation=world.organisation, name=f"Team {number}")
        RoleHeld.objects.create(account=dee, role=Role.MANAGER, team=team, starts_at=world.at)
        if number == 3:
            facts.grant(Relation.TEAM, PersonId(world.john.pk), by=by, at=world.at, team_id=TeamId(team.pk))

    assert _names(_people(world.actor("dee"), at=world.at)) == ["John", "Mary"]


def test_who_is_let_go_is_gone_from_the_next_answer(world: World) -> None:
    priya = world.actor("priya")
    before = _names(_people(priya, at=world.at))

    Grant.objects.filter(account=world.accounts["priya"]).update(ends_at=world.at + timedelta(hours=1))

    assert before == _names(_people(priya, at=world.at)) == ["Mary"]
    assert _people(priya, at=world.at + timedelta(hours=2)) == []


@pytest.mark.parametrize("many", [0, 1, 2, 15, 16, 17, 300])
def test_it_asks_about_any_number_of_people(world: World, many: int) -> None:
    others = tuple(uuid4() for _ in range(many))

    priya = world.actor("priya")

    assert _called(priya, others, at=world.at) == []
    assert _called(priya, (*others, world.mary.pk), at=world.at) == [(world.mary.pk, "Mary")]


def test_what_is_left_out_is_as_usual(world: World) -> None:
    assert _with_a_grant(at=world.at) == [("John", False), ("Mary", True)]
    assert _with_a_grant(at=world.at, named="Mary") == [("Mary", True)]
    assert _with_a_grant(at=world.at - timedelta(days=3650)) == [("John", False), ("Mary", False)]


def test_somebody_without_a_reason_is_not_asked_about_at_all(world: World) -> None:
    nobody = Actor.of_system("nobody", world.actor("priya").organisation_id)

    with CaptureQueriesContext(connection) as queries:
        assert _people(nobody, at=world.at) == []

    assert not queries


def test_a_value_worked_out_while_it_is_built_is_refused(world: World) -> None:
    @prepared
    def lately(*, at: datetime) -> QuerySet[Grant]:
        return Grant.objects.filter(starts_at__gte=at - timedelta(days=2))

    with pytest.raises(TypeError, match="give it the value"):
        lately(at=world.at)


def test_rows_read_beside_must_not_hang_on_a_value(world: World) -> None:
    @prepared
    def with_names(person_id: PersonId) -> QuerySet[Opening]:
        people = Person.objects.exclude(pk=person_id)
        return Opening.objects.prefetch_related(Prefetch("person", queryset=people))

    with pytest.raises(TypeError, match="beside its own"):
        with_names(PersonId(world.mary.pk))


def test_other_words_for_other_values_are_refused(world: World) -> None:
    @prepared
    def by_year(*, at: datetime) -> QuerySet[Person]:
        mary = Person.objects.filter(known_as="Mary")
        return mary if at.day % 2 else mary.order_by("full_name")

    with pytest.raises(TypeError):
        by_year(at=world.at)


def test_ids_are_not_compared_while_it_is_built(world: World) -> None:
    me = world.mary.pk

    @prepared
    def me_or_nobody(person_id: PersonId) -> QuerySet[Person]:
        return Person.objects.filter(pk=person_id) if person_id == me else Person.objects.none()

    with pytest.raises(TypeError, match="compare them before"):
        me_or_nobody(PersonId(me))


def test_building_it_asks_the_store_nothing(world: World) -> None:
    @prepared
    def of_the_first(*, at: datetime) -> QuerySet[Grant]:
        return Grant.objects.at(at).filter(person=Person.objects.first())

    with pytest.raises(TypeError, match="ask the store before"):
        of_the_first(at=world.at)


def test_who_asks_may_stand_in_the_question_by_name_and_id(world: World) -> None:
    @prepared
    def signed(viewer: Actor) -> QuerySet[Person, tuple[Any, ...]]:
        rows = Person.objects.filter(Q(organisation_id=viewer.organisation_id), known_as="Mary")
        return rows.values_list(Value(viewer.name), "known_as")

    assert signed(world.actor("priya")) == [("Priya", "Mary")]
    assert signed(world.actor("dee")) == [("Dee", "Mary")]
    assert signed(world.actor("olu")) == []


def test_an_id_may_stand_in_it_as_a_text(world: World) -> None:
    @prepared
    def named_by(person_id: PersonId) -> QuerySet[Person, tuple[str, str]]:
        return Person.objects.filter(pk=person_id).values_list(Value(str(person_id)), "known_as")

    for one in (world.mary, world.john):
        assert named_by(PersonId(one.pk)) == [(str(one.pk), one.known_as)]


def test_several_kinds_of_rows_are_asked_for_together(world: World) -> None:
    @prepared
    def both(viewer: Actor, other_id: PersonId, *, at: datetime) -> QuerySet[Person, tuple[Any, ...]]:
        seen = Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).values_list(Value("seen"), "pk")
        return seen.union(Person.objects.filter(pk=other_id).values_list(Value("other"), "pk"), all=True)

    found = both(world.actor("priya"), PersonId(world.john.pk), at=world.at)

    assert sorted(found) == sorted([("seen", world.mary.pk), ("other", world.john.pk)])


def test_what_was_written_out_ahead_is_not_written_out_again(world: World) -> None:
    priya = world.actor("priya")

    assert write_out_ahead([priya, world.actor("sam"), world.actor("mary")], most=1) > 0
    assert _names(_people(priya, at=world.at)) == ["Mary"]


def test_it_is_asked_on_the_connection_of_the_thread_that_asks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    priya = world.actor("priya")
    _people(priya, at=world.at)
    this_threads = Mock(wraps=connection, ops=connection.ops, features=connection.features)
    monkeypatch.setattr("kith.ground.prepared.connections", {"default": this_threads})

    assert _names(_people(priya, at=world.at)) == ["Mary"]
    assert this_threads.cursor.call_count + this_threads.chunked_cursor.call_count == 1
