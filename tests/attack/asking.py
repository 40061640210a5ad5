"""What an attacker reads off the house: its routes, who gets in, the forms on its pages, and what a request changed.

Everything here is read from the route table and from the pages themselves, so that a page of tomorrow is attacked too.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from math import ceil
from random import Random
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from tests import weather
from tests.laws import matrix
from tests.laws.matrix import Row, Stage

CLOSEST = (Role.PRACTITIONER, Role.INDIVIDUAL, Role.ORGANISER, Role.MANAGER, Role.SAFEGUARDING_LEAD, *Role)
PRESSED = frozenset({"submit", "button", "reset", "image", "file"})
OURS = [table for table in apps.get_models() if table.__module__.startswith("kith.")]
WHOLE = 1
Posted = dict[str, str | list[str]]
Rows = dict[str, dict[str, dict[str, str]]]


def rows_of(method: str, share: int = WHOLE) -> list[Row]:
    """Return the rows of the hand-written table for one method, whose law is that every route is in it.

    Of a share of four, a quarter of each room's routes, and at least one, drawn alike on every day.
    """
    rows = [row for row in matrix.table() if row.method == method and row.route not in GOES_OUT]
    if share == WHOLE:
        return rows
    drawn: list[Row] = []
    for room, own in groupby(sorted(rows, key=_room_of), key=_room_of):
        there = list(own)
        drawn += Random(f"{method} {room}").sample(there, ceil(len(there) / share))  # noqa: S311 - a fair draw, no secret
    return drawn


def _room_of(row: Row) -> str:
    return row.route.rpartition(":")[0]


SHARES = [pytest.param(6, id="part"), pytest.param(WHOLE, id="whole", marks=pytest.mark.long)]
IN_PART_AND_WHOLE = pytest.mark.parametrize("share", SHARES)
"""Every day a part of each room is attacked, and all of it by `make prove`."""

GOES_OUT = frozenset({"account_logout", "sign-out-everywhere"})
"""Leaving changes only who is there, and would leave the next attack outside."""


def whoever_may(row: Row, stage: Stage) -> Account | None:
    """Return somebody who gets in by this row, nearest to the person first; nobody where it stands open to all."""
    for role in CLOSEST:
        for relation in ("own", "allowed", "stranger"):
            if (role, relation) in stage.players and row.cells[role.value] & {"yes", relation}:
                return stage.players[role, relation]
    return None


def is_fault(answer: HttpResponse, row: Row) -> bool:
    """Say whether we broke. Whether we are ready is asked by machines, and no job runs here, which is said by 503."""
    return answer.status_code >= 500 and row.route != "running:ready"


def address_of(row: Row, stage: Stage, **swapped: object) -> str:
    route = next(route for route in matrix.routes() if route.name == row.route)
    return reverse(route.name, kwargs={**stage.fill(route), **swapped})


def browser_of(account: Account | None) -> Client:
    """Open a browser that looks at no weather: what an attack is answered with need not be fair, only harmless."""
    client = Client(raise_request_exception=False)
    if account is not None:
        client.force_login(Account.objects.get(pk=account.pk))
        matrix.showed_just_now(client, account)
    return client


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Let whatever happens here be taken back, so that the next attack meets the same stage."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Form:
    """One form that a page offers: where it goes, what it would send if somebody filled it in, what takes words."""

    address: str
    filled: Posted
    words: tuple[str, ...]


def forms_on(page: str, address: str) -> list[Form]:
    """Read the forms of a page that are posted, and fill each one in as somebody might."""
    return [
        _filled(form, address) for form in weather.read(page).all("form") if form.attributes.get("method") == "post"
    ]


def _filled(form: weather.Element, address: str) -> Form:
    values: Posted = {}
    words: list[str] = []
    for control in form.all("input", "select", "textarea", "button"):
        name, kind = control.attributes.get("name", ""), control.attributes.get("type", "text")
        if not name or name == "csrfmiddlewaretoken" or (control.tag != "input" and kind in PRESSED):
            continue
        if control.tag == "button":
            continue
        if control.tag == "select":
            options = [option.attributes.get("value", option.text) for option in control.all("option")]
            values[name] = next((value for value in options if value), "")
        elif kind in {"radio", "checkbox"}:
            values.setdefault(name, control.attributes.get("value", "on"))
        elif kind not in PRESSED:
            values[name] = control.attributes.get("value", "") or (control.tag == "textarea" and control.text) or ""
            if kind != "hidden":
                values[name] = values[name] or SAMPLES.get(kind, "Something that was said")
                words.append(name)
    return Form(form.attributes.get("action") or address, values, tuple(words))


SAMPLES = {
    "date": "2026-05-01",
    "time": "10:30",
    "datetime-local": "2026-05-01T10:30",
    "number": "2",
    "email": "anne@harbour.example",
    "tel": "01632 960 002",
    "url": "https://harbour.example",
    "month": "2026-05",
}


def form_for(client: Client, row: Row, stage: Stage) -> Form:
    """Return the form that a page of this house sends to this route; where none does, an empty one."""
    address = address_of(row, stage)
    answer = client.get(address)
    if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
        for form in forms_on(answer.content.decode(), address):
            if form.address.partition("?")[0] == address:
                return form
    return Form(address, {}, ())


def everything() -> Rows:
    """Return every row of every table of ours, said in words, by table and key."""
    return {
        table._meta.label: {
            str(row.pk): {field.attname: _said(getattr(row, field.attname)) for field in table._meta.concrete_fields}
            for row in table._base_manager.all()
        }
        for table in OURS
    }


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


NOT_OF_THE_TRADE = frozenset({"web.Answered", "web.Draft", "sign_in.Counter", "audit.Head", "audit.EntryContent"})
MADE_AFRESH = frozenset(
    {
        "id",
        "last_login",
        "session_key",
        "link",
        "digest",
        "salt",
        "secret",
        "sign",
        "code",
        "token",
        "key",
        "sequence",
        "body",
        "password",
    }
)


def changed(before: Rows, after: Rows) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return what is in the store now and was not, with what is made anew each time left out: rows and columns."""
    found = []
    for table, rows in after.items():
        known = before[table]
        for key, row in rows.items():
            if table in NOT_OF_THE_TRADE or row == known.get(key):
                continue
            old = known.get(key)
            said = {
                name: value
                for name, value in row.items()
                if name not in MADE_AFRESH and (old is None or old[name] != value) and not _is_fresh(value, before)
            }
            if said or old is None:
                found.append((table, key if old is not None else "new", tuple(sorted(said.items()))))
        found += [(table, key, ()) for key in known if key not in rows and table not in NOT_OF_THE_TRADE]
    return sorted(found)


def _is_fresh(value: str, before: Rows) -> bool:
    """Say whether this names a row that was not there before, or is a number that the store gives out."""
    try:
        UUID(value)
    except ValueError:
        return value.isdecimal() and len(value) < 7 and not any(value in rows for rows in before.values())
    return not any(value in rows for rows in before.values())


def post(client: Client, form: Form, extra: Mapping[str, object] | None = None) -> HttpResponse:
    return client.post(form.address, {**form.filled, **(extra or {})})


def encoded(fields: Mapping[str, str | list[str]]) -> str:
    """Write fields as a browser would that does not mind half a character."""
    return urlencode(fields, doseq=True, encoding="utf-8", errors="surrogatepass")


def post_raw(client: Client, address: str, fields: Mapping[str, str | list[str]]) -> HttpResponse:
    return client.post(address, encoded(fields), content_type="application/x-www-form-urlencoded")


def foreign_values(stage: Stage, strangers_id: UUID, elsewhere_id: UUID) -> dict[str, str]:
    """Return a value for every column of every table, each of which would be a breach if a form could set it."""
    own = {"Person": strangers_id, "Organisation": elsewhere_id, "Account": stage.elsewhere[Role.ADMINISTRATOR].pk}
    values: dict[str, str] = {}
    for table in OURS:
        for field in table._meta.concrete_fields:
            value = _foreign(field, own, strangers_id)
            values[field.name] = values[field.attname] = value
    return values


def _foreign(field: "models.Field[object, object]", own: Mapping[str, UUID], otherwise: UUID) -> str:
    related = field.related_model
    if related is not None and not isinstance(related, str):
        return str(own.get(related.__name__, otherwise))
    if isinstance(field, models.UUIDField):
        return str(otherwise)
    if isinstance(field, models.BooleanField):
        return "1"
    if isinstance(field, models.DateTimeField | models.DateField):
        return "1999-01-01"
    if isinstance(field, models.IntegerField | models.FloatField | models.DecimalField):
        return "98765"
    return Role.ADMINISTRATOR if field.name in {"role", "roles"} else "planted"
