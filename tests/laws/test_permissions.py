"""Every route, method, role and relation against docs/reference/permissions.csv, and three planted faults caught."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse
from pytest_django import DjangoDbBlocker

from kith.ground import clock, prepared
from kith.ground.access import scoping
from kith.ground.access.scoping import ANYTHING, AccessReason, Clause, Effect, Scope
from kith.ground.actor import Role
from tests.laws import matrix
from tests.laws.matrix import Stage
from tests.laws.stage import set_stage
from tests.world import MORNING

ROWS = matrix.table()


@pytest.fixture(scope="module")
def set_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Set the stage once for all rows. What a row writes is rolled back to here; all of it, when the last is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.fixed(MORNING):
            stage = set_stage(at=MORNING)
        yield stage
        transaction.set_rollback(True)


@pytest.fixture
def stage(set_once: Stage, db: None) -> Stage:
    return set_once


def test_every_route_declares_what_it_needs() -> None:
    assert matrix.undeclared(matrix.routes()) == []


def test_the_table_and_the_routes_agree_to_exist() -> None:
    assert matrix.out_of_step(matrix.routes(), ROWS) == []
    assert matrix.doubled(ROWS) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method}-{row.route}")
def test_the_house_answers_as_the_table_says(row: matrix.Row, stage: Stage) -> None:
    assert matrix.wrong_answers(row, stage) == []


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.method != "GET"], ids=lambda row: f"{row.method}-{row.route}"
)
def test_an_unsafe_route_refuses_a_post_without_a_token(row: matrix.Row, stage: Stage) -> None:
    route = next(route for route in matrix.routes() if route.name == row.route)
    client = Client(enforce_csrf_checks=True)
    client.force_login(stage.players[Role.PRACTITIONER, "allowed"])

    response = client.generic(row.method, reverse(row.route, kwargs=stage.fill(route)))

    assert response.status_code == 403


def test_a_planted_undeclared_route_is_caught() -> None:
    def secret(request: HttpRequest) -> HttpResponse:
        return HttpResponse("everything")

    planted = [path("secret", secret, name="secret")]

    assert matrix.undeclared(matrix.routes(planted)) != []


def test_a_planted_missing_clause_is_caught(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = Scope((Clause(AccessReason.COLLEAGUE, Effect.GRANTS, lambda _ask: ANYTHING),))
    monkeypatch.setitem(scoping._scopes, "people.Person", everybody)
    prepared.forget_all()
    row = next(row for row in ROWS if row.route == "safeguarding:limits")

    try:
        wrong = matrix.wrong_answers(row, stage)
    finally:
        prepared.forget_all()

    assert any("practitioner stranger" in line for line in wrong)
    has_belt = connection.vendor == "postgresql"  # there the second belt holds where the gate has a hole
    assert any("of elsewhere" in line for line in wrong) != has_belt


def test_a_planted_wrong_row_is_caught(stage: Stage) -> None:
    row = next(row for row in ROWS if row.route == "safeguarding:limits")
    too_open = replace(row, cells={**row.cells, "organiser": frozenset({"allowed"})})
    too_shut = replace(row, cells={**row.cells, "practitioner": frozenset()})

    assert matrix.wrong_answers(too_open, stage) != []
    assert matrix.wrong_answers(too_shut, stage) != []


def test_a_planted_row_without_a_route_is_caught() -> None:
    text = matrix.TABLE.read_text() + "home:nowhere,GET,yes,yes,yes,yes,yes,yes,yes,yes,yes\n"

    assert matrix.out_of_step(matrix.routes(), matrix.table(text)) != []
