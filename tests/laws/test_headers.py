"""The headers and cookies of every answer of every route, errors included: exactly these, with exactly these values."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.interop.api import TO_EVERYBODY
from tests.laws import matrix
from tests.laws.matrix import Stage
from tests.laws.stage import set_stage

POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; script-src 'self'; style-src 'self'"
)
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
OTHERS = {
    "Allow", "Cache-Control", "Clear-Site-Data", "Content-Disposition", "Content-Language", "Content-Length",
    "Content-Type", "ETag", "Expires", "Location", "Retry-After", "Vary", "X-Request-Id",
}  # fmt: skip
"""What an answer may say besides; nothing names the server, the language it is written in or its version."""

COOKIES = {
    "kith-session": {"httponly": True, "secure": True, "samesite": "Lax", "path": "/", "domain": ""},
    "kith-csrf": {"httponly": True, "secure": True, "samesite": "Lax", "path": "/", "domain": ""},
    "kith-language": {"httponly": True, "secure": True, "samesite": "Lax", "path": "/", "domain": ""},
    "kith-device": {"httponly": True, "secure": True, "samesite": "Strict", "path": "/", "domain": ""},
    "kith-answer": {"httponly": True, "secure": True, "samesite": "Lax", "path": "/answer/", "domain": ""},
    "messages": {"httponly": True, "secure": True, "samesite": "Lax", "path": "/", "domain": ""},
}
NONCE = re.compile(r" 'nonce-[^']+'")


PICTURE = {
    **EVERYWHERE,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Somebody's photo, which came from outside, may do less than a page."""
PHOTOS = frozenset({"files:photo", "networks:photo-in-mark", "wishes:walk-photo"})


OPEN = {**EVERYWHERE, **TO_EVERYBODY}
"""What anybody may know may be read from any page; these routes alone say so."""


def expected_of(route: str, response: HttpResponse) -> Mapping[str, str]:
    if route.startswith("interop:open") and response.status_code != 403:  # a forged post never comes so far
        return OPEN
    return PICTURE if route in PHOTOS and response.status_code == 200 else EVERYWHERE


def faults_of(
    response: HttpResponse, *, is_signed_in: bool, of: Mapping[str, str] = MappingProxyType(EVERYWHERE)
) -> Iterator[str]:
    """Say what is wrong with the headers and cookies of one answer."""
    for name, value in of.items():
        said = response.get(name, "")
        if name == "Content-Security-Policy":
            said = "; ".join(sorted(NONCE.sub("", said).split("; ")))
        if said != value:
            yield f"{name} is {said!r}"
    yield from (f"{name} is not expected" for name in response.headers if name not in {*of, *OTHERS})
    if is_signed_in and "no-store" not in response.get("Cache-Control", ""):
        yield f"Cache-Control is {response.get('Cache-Control')!r}: a signed-in answer is never kept"
    for name, cookie in response.cookies.items():
        if not cookie.value:  # it is being taken away
            continue
        said_of = {key: cookie[key] for key in COOKIES.get(name, {})}
        if {key: value or "" for key, value in said_of.items()} != {
            key: value or "" for key, value in COOKIES.get(name, {"known": True}).items()
        }:
            yield f"the cookie {name} is {said_of}"


@pytest.fixture
def stage(db: None, moment: datetime) -> Stage:
    return set_stage(at=moment)


@pytest.fixture(autouse=True)
def as_it_is_served_live() -> Iterator[None]:
    with override_settings(
        SESSION_COOKIE_SECURE=True,
        CSRF_COOKIE_SECURE=True,
        SECURE_HSTS_SECONDS=365 * 24 * 60 * 60,
        SECURE_HSTS_INCLUDE_SUBDOMAINS=True,
    ):
        yield


@pytest.mark.parametrize("who", [None, Role.INDIVIDUAL, Role.PRACTITIONER, Role.ADMINISTRATOR], ids=str)
def test_every_answer_of_every_route_says_exactly_this(stage: Stage, who: Role | None) -> None:
    """Asked by nobody, the person, a worker near them, an administrator; rightly, with a wrong method, and forged."""
    client = Client(raise_request_exception=False)
    forger = Client(raise_request_exception=False, enforce_csrf_checks=True)
    account = stage.players[who, "own" if who is Role.INDIVIDUAL else "allowed"] if who else None
    found: dict[str, str] = {}
    for route in matrix.routes():
        address = reverse(route.name, kwargs=stage.fill(route))
        for method, browser in (("GET", client), ("POST", client), ("POST", forger), ("DELETE", client)):
            if account is not None:
                browser.force_login(Account.objects.get(pk=account.pk))
            answer = browser.generic(method, address, secure=True)
            is_in = account is not None and "sign-out" not in address
            for fault in faults_of(answer, is_signed_in=is_in, of=expected_of(route.name, answer)):
                found.setdefault(fault, f"first at {method} {route.name} ({answer.status_code})")

    assert found == {}


@pytest.mark.parametrize("address", ["/nowhere", "/people/not-an-id", "/photos/%00", "/static/nothing.css"])
def test_what_is_not_there_says_the_same(stage: Stage, address: str) -> None:
    answer = Client(raise_request_exception=False).get(address, secure=True)

    assert answer.status_code == 404
    assert list(faults_of(answer, is_signed_in=False)) == []


def test_what_breaks_says_the_same(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object, **_more: object) -> HttpResponse:
        raise RuntimeError

    monkeypatch.setattr("kith.home.pages.front_door.show", broken)
    answer = Client(raise_request_exception=False).get("/", secure=True)

    assert answer.status_code == 500
    assert list(faults_of(answer, is_signed_in=False)) == []


def test_a_planted_header_a_lax_cookie_and_a_kept_answer_are_caught() -> None:
    answer = HttpResponse("x", headers={**EVERYWHERE, "Server": "Kith 1.0", "Cache-Control": "max-age=60"})
    answer.set_cookie(settings.SESSION_COOKIE_NAME, "x")

    found = list(faults_of(answer, is_signed_in=True))

    assert len(found) == 3
