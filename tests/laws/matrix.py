"""The permission matrix: every route and method, as every role, in every relation, against the hand-written table."""

import csv
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kith.ground import clock
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.web.page import Declared, Door

TABLE = Path(__file__).parents[2] / "docs/reference/permissions.csv"
COLUMNS = ("route", "method", *(role.value for role in Role), "signed_out")
RELATIONS = ("own", "allowed", "speaks", "stranger")
HOLDS_A_WORD = frozenset({"running:ready-item", "disposal:longer"})
"""Routes whose path holds a word that means the same in every organisation, and no row of one."""

TURNED_AWAY = {403, 404}


@dataclass(frozen=True)
class Route:
    """One address: its name, what its path holds, and what its page declared."""

    name: str
    kwargs: tuple[str, ...]
    declared: Declared | None


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    route: str
    method: str
    cells: Mapping[str, frozenset[str]]


def routes(patterns: Iterable[URLPattern | URLResolver] | None = None, namespace: str = "") -> Iterator[Route]:
    """Return every route there is, whoever made it."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            yield from routes(pattern.url_patterns, inner)
        else:
            name = ":".join(part for part in (namespace, pattern.name) if part)
            declared = getattr(pattern.callback, "declared", None)
            yield Route(name or str(pattern.pattern), tuple(pattern.pattern.regex.groupindex), declared)


def table(text: str | None = None) -> tuple[Row, ...]:
    """Return the hand-written table."""
    lines = csv.DictReader((TABLE.read_text(encoding="utf-8") if text is None else text).splitlines())
    return tuple(
        Row(
            line["route"],
            line["method"],
            {column: frozenset((line[column] or "").split()) - {"-"} for column in COLUMNS[2:]},
        )
        for line in lines
    )


def undeclared(found: Iterable[Route]) -> list[str]:
    """Return the routes whose page declares no permission: such a page must not exist."""
    return [f"{route.name}: decorate the page with @page(may=…)." for route in found if route.declared is None]


def out_of_step(found: Iterable[Route], rows: Iterable[Row]) -> list[str]:
    """Return what the table and the routes do not agree to exist."""
    real = {
        (route.name, method)
        for route in found
        if route.declared
        for method in route.declared.methods - {"HEAD"}
    }  # fmt: skip
    written = {(row.route, row.method) for row in rows}
    return [f"{name} {method}: write its row in permissions.csv." for name, method in sorted(real - written)] + [
        f"{name} {method}: there is no such route; strike its row." for name, method in sorted(written - real)
    ]


def doubled(rows: Iterable[Row]) -> list[str]:
    """Return the rows that stand twice."""
    seen: set[tuple[str, str]] = set()
    again = []
    for row in rows:
        if (row.route, row.method) in seen:
            again.append(f"{row.route} {row.method} stands twice in permissions.csv.")
        seen.add((row.route, row.method))
    return again


@dataclass(frozen=True)
class Stage:
    """Who plays whom: an account for each role and relation, and an id for everything a path can hold."""

    players: Mapping[tuple[Role, str], Account]
    elsewhere: Mapping[Role, Account]
    ids: Mapping[str, UUID | str | int]
    """By name, or by route and name (`correspondence:read.message_id`) where one route needs another kind of row."""
    sessions: Mapping[UUID, str]
    """The session of each of these accounts, which have all signed in and shown who they are."""

    def fill(self, route: Route) -> dict[str, UUID | str | int]:
        return {name: self.ids.get(f"{route.name}.{name}", self.ids.get(name, "")) for name in route.kwargs}


@cache
def _routes_by_name() -> Mapping[str, Route]:
    return {route.name: route for route in routes()}


def wrong_answers(row: Row, stage: Stage) -> list[str]:
    """Return where the running house answers otherwise than one row says."""
    route = _routes_by_name()[row.route]
    address = reverse(route.name, kwargs=stage.fill(route))
    wrong = []
    for role in Role:
        said = row.cells[role.value]
        for relation in RELATIONS:
            account = stage.players.get((role, relation))
            if account is not None:
                expected = bool(said & {"yes", relation})
                wrong += _compare(row, address, stage.sessions[account.pk], f"{role} {relation}", expected=expected)
        if route.kwargs and route.name not in HOLDS_A_WORD and not _is_open(route):
            session = stage.sessions[stage.elsewhere[role].pk]
            wrong += _compare(row, address, session, f"{role} of elsewhere", expected=False)
    return wrong + _compare(row, address, "", "signed out", expected="yes" in row.cells["signed_out"])


def _is_open(route: Route) -> bool:
    return route.declared is not None and isinstance(route.declared.may, Door)


def signed_in(account: Account) -> str:
    """Sign somebody in who has just shown who they are, so that no page asks them once more. Return their session."""
    client = Client()
    client.force_login(account)
    return showed_just_now(client, account)


def showed_just_now(client: Client, account: Account, *how: str) -> str:
    """Let somebody who is signed in have shown just now who they are, in all ways or these. Return their session.

    The sign-in library looks at the last of them, by the machine's clock.
    """
    session = client.session
    at = clock.now().timestamp()
    shown = [{"method": one, "at": at} for one in how or ("password", "mfa")]
    session["account_authentication_methods"] = [
        *shown,
        {"method": "password", "at": time.time(), "reauthenticated": True},
    ]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return str(session.session_key)


def _compare(row: Row, address: str, session: str, who: str, *, expected: bool) -> list[str]:
    client = Client(raise_request_exception=True)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    response = client.generic(row.method, address)
    to_sign_in = response.status_code == 302 and response["Location"].startswith("/sign-in")
    is_in = response.status_code not in TURNED_AWAY and not to_sign_in
    if is_in == expected:
        return []
    said = "yes" if expected else "no"
    return [f"{row.route} {row.method} as {who}: answered {response.status_code}, the table says {said}."]
