"""Edits lose nothing: pressed twice, changed by two, typed after the sign-in ran out, or left half done."""

import re
import threading
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.template import engines
from django.urls import reverse
from jinja2 import ChoiceLoader, DictLoader

from kith.ground.accounts.models import Team
from kith.ground.web import drafts
from kith.ground.web.models import Answered, Draft
from kith.home.jobs import forget_passed_drafts
from tests.client import WeatherClient
from tests.ground import edit_pages
from tests.world import World

pytestmark = pytest.mark.urls("tests.ground.edit_pages")
NEW, CHANGE = "/teams/new", "/teams/change"
PAGE = """{% extends "web/layouts/form.html" %}
{% block title %}A team{% endblock %}
{% block fields %}{{ kit.field(form["name"]) }}{{ kit.choices(form["areas"]) }}{% endblock %}"""


@pytest.fixture(autouse=True)
def _pages(monkeypatch: pytest.MonkeyPatch) -> None:
    env = engines["jinja2"].env
    monkeypatch.setattr(env, "loader", ChoiceLoader([env.loader, DictLoader({"tests/edit.html": PAGE})]))
    monkeypatch.setattr(edit_pages, "SHELF", edit_pages.Shelf())


@pytest.fixture
def priya(client: WeatherClient, world: World) -> WeatherClient:
    client.force_login(world.accounts["priya"])
    return client


@pytest.fixture
def browser_of_sam(world: World) -> WeatherClient:
    sam = WeatherClient()
    sam.force_login(world.accounts["sam"])
    return sam


def filled(client: WeatherClient, address: str, **typed: object) -> dict[str, object]:
    """Open a page and fill in its form, hidden fields and all."""
    page = client.get(address).content.decode()
    hidden = re.findall(r'<input type="hidden" name="(once|version|seal)" value="([^"]*)">', page)
    return {**dict(hidden), **typed}


def test_a_form_pressed_twice_makes_one_record_and_gives_the_same_answer(priya: WeatherClient) -> None:
    sent = filled(priya, NEW, name="Harbour")

    first, second = priya.post(NEW, sent), priya.post(NEW, sent)

    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"] == "/teams"
    assert Team.objects.filter(name="Harbour").count() == 1


@pytest.mark.commits
def test_a_form_pressed_twice_at_the_same_moment_makes_one_record(priya: WeatherClient, world: World) -> None:
    sent = filled(priya, NEW, name="Harbour")
    answers: list[str] = []
    together = threading.Barrier(2)

    def press() -> None:
        browser = WeatherClient()
        browser.cookies = priya.cookies
        together.wait()
        answers.append(browser.post(NEW, sent)["Location"])
        connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()

    assert answers == ["/teams", "/teams"]
    assert Team.objects.filter(name="Harbour").count() == 1


def test_a_form_with_something_to_look_at_can_be_sent_again_with_the_same_key(priya: WeatherClient) -> None:
    sent = filled(priya, NEW, name="")

    looked_at = priya.post(NEW, sent)
    priya.post(NEW, {**sent, "name": "Harbour"})

    page = looked_at.content.decode()
    assert f'value="{sent["once"]}"' in page
    assert "<title>Error: A team" in page
    assert Team.objects.filter(name="Harbour").count() == 1


def test_going_back_and_writing_something_else_is_not_a_second_press(priya: WeatherClient) -> None:
    sent = filled(priya, NEW, name="Harbour")
    priya.post(NEW, sent)

    priya.post(NEW, {**sent, "name": "Lighthouse"})

    assert Team.objects.filter(name="Lighthouse").exists()


def test_one_persons_key_answers_nobody_else(priya: WeatherClient, browser_of_sam: WeatherClient) -> None:
    sent = filled(priya, NEW, name="Harbour")
    priya.post(NEW, sent)

    browser_of_sam.post(NEW, {**filled(browser_of_sam, NEW, name="Lighthouse"), "once": sent["once"]})

    assert Team.objects.filter(name="Lighthouse").exists()


def test_a_stale_form_overwrites_nothing_and_shows_both(priya: WeatherClient) -> None:
    sent = filled(priya, CHANGE, name="Quayside", areas=["s"])
    edit_pages.SHELF.name, edit_pages.SHELF.version = "Lighthouse", 2

    page = priya.post(CHANGE, sent).content.decode()

    assert edit_pages.SHELF.name == "Lighthouse"
    assert 'value="Quayside"' in page
    assert "<bdi>Lighthouse</bdi>" in page
    assert "<bdi>North</bdi>" in page
    assert '<input type="hidden" name="version" value="2">' in page


def test_having_seen_both_one_may_save(priya: WeatherClient) -> None:
    sent = filled(priya, CHANGE, name="Quayside")
    edit_pages.SHELF.name, edit_pages.SHELF.version = "Lighthouse", 2
    priya.post(CHANGE, sent)

    priya.post(CHANGE, {**sent, "version": "2"})

    assert edit_pages.SHELF.name == "Quayside"


def test_two_who_wrote_the_same_do_not_disturb_each_other(priya: WeatherClient) -> None:
    sent = filled(priya, CHANGE, name="Lighthouse", areas=["n"])
    edit_pages.SHELF.name, edit_pages.SHELF.version = "Lighthouse", 2

    assert priya.post(CHANGE, sent).status_code == 302


def test_a_row_that_moves_on_in_the_last_moment_is_not_overwritten(priya: WeatherClient) -> None:
    sent = filled(priya, CHANGE, name="Quayside")
    edit_pages.SHELF.moves_on = True

    again = priya.post(CHANGE, sent, follow=True)

    page = again.content.decode()
    assert edit_pages.SHELF.name == "Lighthouse"
    assert 'value="Quayside"' in page
    assert "<bdi>Lighthouse</bdi>" in page
    assert "Somebody saved this while you were writing" in page


def test_what_was_typed_waits_for_its_writer(priya: WeatherClient) -> None:
    typed = filled(priya, NEW, name="Quay", areas=["n", "s"])

    assert priya.post(reverse("home:draft"), typed).status_code == 204

    page = priya.get(NEW).content.decode()
    assert 'value="Quay"' in page
    assert page.count(" checked>") == 2
    assert "We kept what you typed" in page


@pytest.mark.parametrize(("zone", "said"), [("Europe/London", "10:00"), ("Asia/Karachi", "14:00")])
def test_when_it_was_typed_is_said_in_the_days_of_the_organisation(
    zone: str, said: str, priya: WeatherClient, world: World
) -> None:
    world.organisation.zone = zone
    world.organisation.save()
    priya.post(reverse("home:draft"), filled(priya, NEW, name="Quay"))

    assert f"Monday 4 May at {said}" in priya.get(NEW).content.decode()


def test_what_was_typed_goes_when_it_is_saved(priya: WeatherClient) -> None:
    typed = filled(priya, NEW, name="Quay")
    priya.post(reverse("home:draft"), typed)

    priya.post(NEW, {**typed, "name": "Quayside"})

    assert not Draft.objects.exists()
    assert priya.post(reverse("home:draft"), typed).status_code == 409, "a late save must not bring it back"


def test_its_writer_may_throw_it_away(priya: WeatherClient) -> None:
    typed = filled(priya, NEW, name="Quay")
    priya.post(reverse("home:draft"), typed)

    answer = priya.post(reverse("home:forget-draft"), {"seal": typed["seal"]})

    assert answer["Location"] == NEW
    assert "Quay" not in priya.get(NEW).content.decode()


def test_words_sent_after_the_sign_in_ran_out_wait_for_the_same_account(priya: WeatherClient, world: World) -> None:
    sent = filled(priya, NEW, name="Quayside")
    priya.logout()

    turned_away = priya.post(NEW, sent)
    priya.force_login(world.accounts["priya"])

    assert turned_away["Location"].startswith("/sign-in?next=")
    assert not Team.objects.filter(name="Quayside").exists()
    assert 'value="Quayside"' in priya.get(NEW).content.decode()


def test_the_next_person_at_the_same_browser_never_sees_them(priya: WeatherClient, world: World) -> None:
    sent = filled(priya, NEW, name="Quayside")
    priya.logout()
    priya.post(NEW, sent)

    priya.force_login(world.accounts["sam"])

    assert "Quayside" not in priya.get(NEW).content.decode()


def test_the_next_person_writes_nothing_into_the_words_of_the_last(
    priya: WeatherClient, browser_of_sam: WeatherClient
) -> None:
    typed = filled(priya, NEW, name="Quay")

    assert browser_of_sam.post(reverse("home:draft"), typed).status_code == 409
    browser_of_sam.post(reverse("home:forget-draft"), {"seal": typed["seal"]})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "planted", ["", "nonsense", signing.dumps(["someone", "/"], salt="another")], ids=["none", "nonsense", "another's"]
)
def test_a_seal_that_was_not_made_here_keeps_nothing(planted: str, client: WeatherClient, db: None) -> None:
    assert client.post(reverse("home:draft"), {"seal": planted, "name": "Quay"}).status_code == 409


def test_an_old_seal_keeps_nothing(priya: WeatherClient, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = filled(priya, NEW, name="Quay")
    monkeypatch.setattr(drafts, "SEAL_HOLDS", timedelta(seconds=-1))

    assert priya.post(reverse("home:draft"), typed).status_code == 409


def test_more_than_anybody_types_is_not_kept(priya: WeatherClient) -> None:
    typed = filled(priya, NEW, name="x" * (drafts.LONGEST + 1))

    assert priya.post(reverse("home:draft"), typed).status_code == 409


def test_the_key_and_the_seal_are_not_among_the_words_that_are_kept(priya: WeatherClient) -> None:
    priya.post(reverse("home:draft"), filled(priya, NEW, name="Quay", csrfmiddlewaretoken="t"))

    assert {"csrfmiddlewaretoken", "seal"}.isdisjoint(Draft.objects.get().fields)


def test_an_answered_form_is_remembered_by_its_sender_only(priya: WeatherClient, world: World) -> None:
    priya.post(NEW, filled(priya, NEW, name="Harbour"))

    assert Answered.objects.get().sender == str(world.accounts["priya"].pk)


def test_words_that_nobody_came_back_for_are_thrown_away_and_the_rest_wait(priya: WeatherClient, world: World) -> None:
    priya.post(NEW, filled(priya, NEW, name="Harbour"))
    priya.post(reverse("home:draft"), filled(priya, NEW, name="Quay"))

    assert forget_passed_drafts(world.at + drafts.KEPT_FOR) == 0
    assert forget_passed_drafts(world.at + drafts.KEPT_FOR + timedelta(seconds=1)) == 2
    assert not Draft.objects.exists()
