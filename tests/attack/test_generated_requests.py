"""Requests that a generator makes up from what the house takes: an answer to each, never a fault of ours.

What the house takes is described as OpenAPI, read from its route table and from the forms on its own pages: the words
of a path, the words of an address, the fields of a form. Schemathesis makes up requests from that description.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
import schemathesis
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from tests.attack import asking
from tests.attack.test_whatever_is_typed import asked_for
from tests.laws import matrix
from tests.laws.matrix import Row, Stage

EACH = {asking.WHOLE: 12}
FEW = 4
"""So many requests are made up for each route, by how much of the house is attacked."""
FORM = "application/x-www-form-urlencoded"


def one_of(known: object) -> dict[str, Any]:
    """Describe a word that is the one that is known, or another that stands where it should not."""
    return {"enum": [str(known), str(UUID(int=0)), "", "Anne", "-1", "\U0001f9d1"]}


def described(row: Row, stage: Stage, client: Client) -> dict[str, Any]:
    """Describe one route as OpenAPI says it."""
    route = next(route for route in matrix.routes() if route.name == row.route)
    fill = stage.fill(route)
    form = asking.form_for(client, row, stage) if row.method == "POST" else None
    path = asking.address_of(row, stage)
    for name, value in fill.items():
        path = path.replace(quote(str(value)), f"{{{name}}}", 1)
    words = [
        {"in": "path", "name": name, "required": True, "schema": {"enum": [str(value), str(UUID(int=0)), "Anne"]}}
        for name, value in fill.items()
        if f"{{{name}}}" in path
    ]
    asked = [{"in": "query", "name": name, "schema": {"type": "string"}} for name in asked_for()]
    operation: dict[str, Any] = {"parameters": words + asked, "responses": {"default": {"description": "An answer"}}}
    if form:
        fields = {
            name: {"type": "string"} if name in form.words else one_of(value) for name, value in form.filled.items()
        }
        operation["requestBody"] = {"content": {FORM: {"schema": {"type": "object", "properties": fields}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kith", "version": "1"},
        "paths": {path: {row.method.lower(): operation}},
    }


def made_up(row: Row, stage: Stage, client: Client, number: int) -> Iterator[schemathesis.Case]:
    """Make up requests for one route, the same ones every day."""
    schema = schemathesis.openapi.from_dict(described(row, stage, client))
    made: list[schemathesis.Case] = []
    for operation in schema.get_all_operations():

        @settings(
            max_examples=number,
            derandomize=True,
            database=None,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.ok().as_strategy())
        def keep(case: schemathesis.Case) -> None:
            made.append(case)

        keep()
    yield from made


def answer_to(case: schemathesis.Case, client: Client) -> HttpResponse:
    address = f"{case.formatted_path}?{asking.encoded(case.query or {})}"
    if case.method == "GET":
        return client.get(address)
    return asking.post_raw(client, address, case.body if isinstance(case.body, dict) else {})


def faults_of(row: Row, stage: Stage, number: int) -> Iterator[str]:
    client = asking.browser_of(asking.whoever_may(row, stage))
    with asking.undone():
        for case in made_up(row, stage, client, number):
            with asking.undone():
                answer = answer_to(case, client)
                if asking.is_fault(answer, row):
                    yield f"{row.method} {row.route} answers {answer.status_code} to {case.query} {case.body!r}"[:400]


@asking.IN_PART_AND_WHOLE
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_request_that_is_made_up_is_a_fault_of_ours(stage: Stage, method: str, share: int) -> None:
    number = EACH.get(share, FEW)

    assert [fault for row in asking.rows_of(method, share) for fault in faults_of(row, stage, number)] == []


def test_what_is_made_up_is_what_the_house_takes(stage: Stage) -> None:
    """The generator meets known words and strange ones, in paths and in forms, and a fault would be seen."""
    row = next(row for row in asking.rows_of("POST") if row.route == "networks:add")
    client = asking.browser_of(asking.whoever_may(row, stage))

    cases = list(made_up(row, stage, client, 200))

    bodies = [case.body for case in cases if isinstance(case.body, dict)]
    assert {"name_they_use", "kind", "ring"} <= {name for body in bodies for name in body}
    assert "person" in {body.get("kind") for body in bodies}
    assert len({body.get("kind") for body in bodies}) > 2
    assert asking.address_of(row, stage) in {case.formatted_path for case in cases}
    assert len({case.formatted_path for case in cases}) > 2
    assert asking.is_fault(HttpResponse(status=500), row)
