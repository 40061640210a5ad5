"""Help now: the right numbers, for anybody, and nothing that nobody has checked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from kith.ground.audit.models import Entry
from kith.safety.actions import lines as actions
from kith.safety.packs.ways import NEXT_CHECK_ON, WAYS
from kith.safety.rules.ways import Act, ways_to_show
from tests.client import WeatherClient
from tests.safety.samples import CRISIS, local_line, try_line
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


# ---- local lines ----


def edition(client: WeatherClient) -> bytes:
    answer = client.get(reverse("home:help-now-worker"))
    return answer.content.partition(b"\n")[0]


def test_the_lines_of_a_house_stand_under_its_name_where_there_are_several(client: WeatherClient, world: World) -> None:
    local_line(world)

    page = client.get(reverse("home:help-now")).content.decode()

    assert page.index("0800 1111") < page.index("Harbour Link") < page.index("tel:01632960170")
    client.force_login(world.accounts["mary"])
    page = client.get(reverse("home:help-now")).content.decode()
    assert page.index("tel:999") < page.index("tel:01632960170") < page.index("tel:116123")


def test_what_may_be_out_of_date_is_for_its_own_staff(client: WeatherClient, world: World) -> None:
    local_line(world, tried=200)
    seen = {}

    for name in ("mary", "priya", "olu"):
        client.force_login(world.accounts[name])
        seen[name] = client.get(reverse("home:help-now")).content.decode()
    client.logout()

    assert "01632960170" in seen["priya"]
    assert "May be out of date" in seen["priya"]
    for page in (seen["mary"], seen["olu"], client.get(reverse("home:help-now")).content.decode()):
        assert "01632960170" not in page


def test_words_of_a_local_line_are_words_and_no_markup(client: WeatherClient, world: World) -> None:
    local_line(world, replace(CRISIS, need="<b onclick=alert(1)>I</b>", who="\u202ereversed"))

    page = client.get(reverse("home:help-now")).content.decode()

    assert "&lt;b onclick=alert(1)&gt;" in page
    assert "<bdi>\u202ereversed</bdi>" in page


def test_another_line_is_another_edition_for_a_device_and_whoever_holds_it_gets_the_same(
    client: WeatherClient, world: World
) -> None:
    editions = [edition(client)]
    line_id = local_line(world, tried=None)
    assert edition(client) == editions[0], "what nobody tried is on no page that is kept"
    try_line(world, line_id)
    editions.append(edition(client))
    ada = world.actor("ada")
    actions.change_line(line_id=line_id, words=replace(CRISIS, who="Night team"), version=1, by=ada, at=world.at)
    editions.append(edition(client))
    actions.take_off(line_id=line_id, because="Moved", by=ada, at=world.at)
    editions.append(edition(client))

    assert len(set(editions[:3])) == 3
    assert editions[3] == editions[0]


def test_the_edition_does_not_tell_who_asks_for_it(client: WeatherClient, world: World) -> None:
    local_line(world)
    local_line(world, replace(CRISIS, reach="01632 960171"), tried=200)
    asked = [edition(client)]

    for name in ("mary", "priya", "olu", "ada"):
        client.force_login(world.accounts[name])
        asked.append(edition(client))

    assert len(set(asked)) == 1


def test_the_card_and_its_file_hold_the_local_lines_and_no_name_of_a_house(client: WeatherClient, world: World) -> None:
    local_line(world, replace(CRISIS, beside="urgent", takes_place=True))
    local_line(world, replace(CRISIS, who="Late", reach="01632 960171"), tried=200)
    client.force_login(world.accounts["mary"])
    card = reverse("safety:card", kwargs={"person_id": world.mary.pk})

    for address in (card, f"{card}/file"):
        page = client.get(address).content.decode()
        assert 'href="tel:01632960170"' in page
        assert "Day and night." in page
        assert 'href="tel:999"' in page
        assert 'href="tel:111"' not in page
        assert "01632960171" not in page
        assert address == card or "Harbour Link" not in page
