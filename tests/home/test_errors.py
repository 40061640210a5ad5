"""Answers that are not a page: plain words, the way on, and nothing of what exists."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from kith.home.pages import errors
from tests import weather
from tests.client import WeatherClient
from tests.world import World


@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_an_address_that_leads_nowhere(language: str, client: WeatherClient, world: World) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(world.accounts["priya"])

    assert client.get("/nowhere").status_code == 404


def test_what_a_role_may_never_do_is_said_to_be_so(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["ken"])

    response = client.get(reverse("safeguarding:concerns"))

    assert response.status_code == 403
    assert "not something your role does" in response.content.decode()


def test_a_post_from_elsewhere_is_told_that_nothing_was_changed(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(reverse("home:language"), {"language": "ar-xb"})

    assert response.status_code == 403
    assert "Nothing was saved or changed" in response.content.decode()
    assert weather.storms(response.content.decode()) == []


@pytest.mark.parametrize(("answer", "status"), [(errors.unreadable, 400), (errors.too_many, 429)])
def test_the_other_answers_are_pages_too(
    answer: Callable[[HttpRequest], HttpResponse], status: int, client: WeatherClient, db: None
) -> None:
    request = client.get(reverse("home:about")).wsgi_request

    response = answer(request)

    assert response.status_code == status
    assert weather.storms(response.content.decode()) == []


def test_a_fault_of_ours_is_answered_even_where_the_store_is_gone() -> None:
    """No database fixture: a query here would fail the test."""
    response = errors.broken(HttpRequest())

    assert response.status_code == 500
    assert weather.storms(response.content.decode()) == []
    assert "tel:999" in response.content.decode()
