"""Every page that somebody of the demo world can open is looked at with axe: one's own on a phone, from right to left;
the desk's on a wide screen.

The addresses are those of the permission matrix; the ids are whatever the demo world holds.
"""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from types import MappingProxyType

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from kith.ground.accounts.models import Account
from tests.journeys.walker import Sight, Walker
from tests.laws.matrix import Route, routes

THEMSELVES = ("John", "")
AT_THE_DESK = ("Priya", "Femi", "Dee", "Ken", "Ada")
"""Each page is opened as the first of these who may; the empty name has not signed in."""

ROWS: Mapping[str, str] = MappingProxyType(
    {
        "need_id": "people.CommunicationNeed",
        "contact_id": "people.ContactPoint",
        "row_id": "people.Barrier",
    }
)
"""What an id is of, where its name does not say so."""

WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kind": ("spiritual", "barrier"),
        "section": ("matters", "network"),
        "instrument": ("ucla-3", "who-5"),
    }
)
MOST_TRIES = 80


def pages_there_are() -> dict[str, Route]:
    return {route.name: route for route in routes() if route.declared and "GET" in route.declared.methods}


def addresses_of(route: Route) -> Iterator[str]:
    """Return the addresses this route has in the demo world."""
    values = [WORDS.get(name) or tuple(_ids(name)) for name in route.kwargs]
    for chosen in islice(product(*values), MOST_TRIES):
        yield reverse(route.name, kwargs=dict(zip(route.kwargs, chosen, strict=True)))


def _ids(name: str) -> list[object]:
    model = _model(name)
    return list(model._default_manager.values_list("pk", flat=True)[:MOST_TRIES]) if model else []


def _model(name: str) -> type[Model] | None:
    if name in ROWS:
        return apps.get_model(ROWS[name])
    wanted = name.removesuffix("_id").replace("_", "")
    return next((model for model in apps.get_models() if model.__name__.lower() == wanted), None)


def page_for(route: Route, client: Client) -> str | None:
    """Return the first address of a route that opens as a page for whoever holds this client."""
    for address in addresses_of(route):
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            return address
    return None


def client_of(name: str) -> Client:
    client = Client()
    if name:
        client.force_login(Account.objects.get(display_name=name))
    return client


def pages_for(names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return by name the pages that each is the first of these to open."""
    waiting, found = pages_there_are(), {}
    for name in names:
        client = client_of(name)
        pages = {key: page for key, route in waiting.items() if (page := page_for(route, client))}
        waiting = {key: route for key, route in waiting.items() if key not in pages}
        found[name] = pages
    return found


@pytest.mark.parametrize(
    ("names", "sight"),
    [(THEMSELVES, ("ar-xb", 320)), (AT_THE_DESK, ("en", 1280))],
    ids=["one's own", "the desk's"],
)
def test_every_page_is_accessible(names: tuple[str, ...], sight: Sight, walker: Walker) -> None:
    faults = []

    for name, pages in pages_for(names).items():
        walker.signs_out()
        if name:
            walker.becomes(name)
        for route, address in pages.items():
            faults += [f"{name} {route}: {fault}" for fault in walker.faults(walker.house + address, [sight])]

    assert not faults, "\n".join(faults)
