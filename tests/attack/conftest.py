"""Where attacks are played: the stage of the matrix, everyone on it, and one of everything that can be about Mary."""

from collections.abc import Iterator, Mapping

import pytest
from django.db import transaction
from django.http import HttpResponse
from pytest_django import DjangoDbBlocker

from kith.ground import clock
from kith.ground.actor import Role
from tests.attack import asking
from tests.laws.matrix import Stage
from tests.laws.stage import set_stage
from tests.world import MORNING


@pytest.fixture(scope="module")
def set_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Set the stage once for all attacks of a file. Each is rolled back to here; all of it, when the last is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.fixed(MORNING):
            stage = set_stage(at=MORNING)
        yield stage
        transaction.set_rollback(True)


@pytest.fixture
def stage(set_once: Stage, db: None) -> Stage:
    return set_once


Pages = Mapping[tuple[Role, str], HttpResponse]
NEAR = (Role.INDIVIDUAL, Role.PRACTITIONER, Role.MANAGER, Role.SAFEGUARDING_LEAD, Role.ORGANISER)


@pytest.fixture(scope="module", params=asking.SHARES)
def pages(set_once: Stage, request: pytest.FixtureRequest) -> Pages:
    """Every page, or a share, as everybody who comes near to Mary is shown it, asked for by a page of elsewhere."""
    opened = {}
    with clock.fixed(MORNING), asking.undone():
        for (role, relation), account in set_once.players.items():
            if role not in NEAR:
                continue
            client = asking.browser_of(account)
            for row in asking.rows_of("GET", request.param):
                if row.cells[role.value] & {"yes", relation}:
                    address = asking.address_of(row, set_once)
                    opened[role, row.route] = client.get(address, headers={"origin": "https://evil.example"})
    return opened
