"""Help now: the right numbers, for anybody, and nothing that nobody has checked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from kith.ground.audit.models import Entry
from kith.safety.packs.ways import NEXT_CHECK_ON, WAYS
from kith.safety.rules.ways import Act, ways_to_show
from tests.client import WeatherClient
from tests.world import World

IN_TIME, TOO_LATE = NEXT_CHECK_ON, NEXT_CHECK_ON + timedelta(days=1)


def test_danger_comes_first(client: WeatherClient, db: None) -> None:
    page = client.get(reverse("home:help-now")).content.decode()

    assert page.index("tel:999") < page.index("tel:116123") < page.index("sms:85258") < page.index("tel:111")


def test_opening_it_tells_no_one(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["mary"])
    before = Entry.objects.count()

    client.get(reverse("home:help-now"))

    assert Entry.objects.count() == before


def test_it_speaks_with_a_worker_as_with_a_person(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["priya"])

    assert 'data-register="ours"' in client.get(reverse("home:help-now")).content.decode()


@pytest.mark.parametrize("to_staff", [True, False])
def test_a_line_checked_in_time_is_shown(to_staff: bool) -> None:
    assert ways_to_show(WAYS, on=IN_TIME, to_staff=to_staff) == WAYS


def test_a_line_that_nobody_has_checked_is_for_staff_to_mend() -> None:
    to_people, to_staff = (ways_to_show(WAYS, on=TOO_LATE, to_staff=staff) for staff in (False, True))

    assert [way.reach for way in to_people] == ["999", "116 123", "111"]
    assert to_staff == WAYS


@pytest.mark.parametrize(
    ("act", "reach", "href"),
    [
        (Act.CALL, "0808 2000 247", "tel:08082000247"),
        (Act.TEXT, "85258", "sms:85258"),
        (Act.OPEN, "a.example", "https://a.example"),
    ],
)
def test_a_way_can_be_pressed(act: Act, reach: str, href: str) -> None:
    assert replace(WAYS[0], act=act, reach=reach).href == href


def test_every_line_says_who_published_it_and_when_it_is_checked_again() -> None:
    assert all(way.source and date(2026, 1, 1) < way.checked_on < way.next_check_on for way in WAYS)
