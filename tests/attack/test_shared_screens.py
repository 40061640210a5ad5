"""A shared tablet under attack: guessed, copied, stolen, fixed, forged, and asked whom it knows."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from kith.ground import clock
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.devices import actions
from kith.ground.devices.models import Device, Pin
from kith.ground.sign_in.models import Sitting
from tests.client import WeatherClient
from tests.ground.shared_tablet import OTHER_PIN, PIN, a_tablet, is_in, staffed, taken_up_by, takes_up
from tests.world import World

MINUTE = timedelta(minutes=1)


@pytest.fixture
def live(world: World) -> World:
    return staffed(world)


def cookie_of(client: Client) -> str:
    return client.cookies[settings.KITH_DEVICE_COOKIE].value


def copy_of(client: Client) -> WeatherClient:
    """Copy everything that a browser holds into another one."""
    thief = WeatherClient()
    for name, cookie in client.cookies.items():
        thief.cookies[name] = cookie.value
    return thief


def test_a_stolen_session_without_the_tablets_cookie_is_ended(live: World) -> None:
    tablet = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)
    thief = copy_of(tablet)
    del thief.cookies[settings.KITH_DEVICE_COOKIE]

    assert not is_in(thief, live)
    assert not is_in(tablet, live), "whoever holds the tablet signs in anew, and it is written down"
    assert Sitting.objects.filter(account=live.accounts["grace"], ended_at=None).count() == 0


def test_a_session_moved_to_another_known_tablet_opens_nothing_there(live: World) -> None:
    kitchen, hall = taken_up_by(a_tablet(live), live.accounts["grace"], PIN), a_tablet(live, "Hall tablet")
    hall.cookies[settings.SESSION_COOKIE_NAME] = kitchen.cookies[settings.SESSION_COOKIE_NAME].value

    assert not is_in(hall, live)


def test_a_copied_tablet_cookie_that_was_given_up_ends_the_tablet_and_all_on_it(live: World) -> None:
    tablet = a_tablet(live)
    thief = copy_of(tablet)
    taken_up_by(tablet, live.accounts["grace"], PIN)

    assert thief.get("/shift").status_code == 200, "an answer may cross on a slow network"
    with clock.fixed(live.at + 3 * MINUTE):
        shown = thief.get("/shift")
        gone = is_in(tablet, live)

    assert shown["Location"] == "/sign-in"
    assert not gone
    assert Device.objects.get().ended_by == "sign-in"
    assert "its cookie was copied" in Entry.objects.get(act=Act.ENDED, about="devices.Device").content.text


@pytest.mark.parametrize("cookie", ["", ".", "x.y", "{id}.", "{id}.AAAA", "{id}", "{other}.{secret}", "\x00.{secret}"])
def test_a_cookie_that_is_made_up_is_no_tablet(cookie: str, live: World) -> None:
    tablet = a_tablet(live)
    device_id, secret = cookie_of(tablet).split(".", 1)
    made_up = cookie.format(id=device_id, other=live.mary.pk, secret=secret)
    sent = f"{settings.KITH_DEVICE_COOKIE}={made_up}"  # as it is: a client's own jar refuses what an attacker sends

    assert WeatherClient(HTTP_COOKIE=sent).get("/shift")["Location"] == "/sign-in"
    assert tablet.get("/shift").status_code == 200, "to guess wrongly ends nothing of anybody's"


def test_the_secret_of_a_tablet_changes_with_everybody_who_takes_it_up_and_is_kept_nowhere(live: World) -> None:
    tablet = a_tablet(live)
    seen = {cookie_of(tablet)}
    for name, digits in (("grace", PIN), ("hana", OTHER_PIN), ("grace", PIN)):
        taken_up_by(tablet, live.accounts[name], digits)
        seen.add(cookie_of(tablet))
        tablet.post("/shift/over")

    assert len(seen) == 4
    kept = Device.objects.values().get()
    assert not [cookie for cookie in seen if cookie.split(".", 1)[1] in str(kept)]


def test_the_session_before_is_not_the_session_after(live: World) -> None:
    tablet = a_tablet(live)
    session = tablet.session
    session["planted"] = "by whoever had the tablet before"
    session.save()
    tablet.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    before = session.session_key

    taken_up_by(tablet, live.accounts["grace"], PIN)
    first = tablet.session.session_key
    tablet.post("/shift/over")
    taken_up_by(tablet, live.accounts["hana"], OTHER_PIN)

    assert len({before, first, tablet.session.session_key}) == 3
    thief = WeatherClient()
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    thief.cookies[settings.KITH_DEVICE_COOKIE] = cookie_of(tablet)
    assert not is_in(thief, live)


@pytest.mark.parametrize("address", ["/shift", "/shift/over", "/this-device", "/account/pin", "/account/more"])
def test_nothing_on_a_tablet_is_pressed_from_another_site(address: str, live: World) -> None:
    tablet = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)
    forger = Client(enforce_csrf_checks=True)
    for name, cookie in tablet.cookies.items():
        forger.cookies[name] = cookie.value

    assert forger.post(address, {"who": str(live.accounts["hana"].pk), "digits": OTHER_PIN}).status_code == 403
    assert is_in(tablet, live), "nobody is handed over by somebody else's page"


def test_a_name_that_is_not_on_the_list_a_wrong_pin_and_a_used_up_one_sound_and_cost_the_same(live: World) -> None:
    """What equal times rest on: one hash, whoever is named and whatever is wrong."""
    tablet = a_tablet(live)
    Pin.objects.filter(account=live.accounts["hana"]).update(wrong=5)
    runs: list[str] = []
    hashed, verified = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    told = []
    with (
        patch.object(Argon2PasswordHasher, "encode", lambda *a, **k: (runs.append("x"), hashed(*a, **k))[1]),
        patch.object(Argon2PasswordHasher, "verify", lambda *a, **k: (runs.append("x"), verified(*a, **k))[1]),
        patch.object(Argon2PasswordHasher, "must_update", lambda *_: False),
    ):
        for name, digits in (("grace", "918273"), ("hana", OTHER_PIN)):
            runs.clear()
            with CaptureQueriesContext(connection) as asked:
                answer = takes_up(tablet, live.accounts[name], digits)
            told.append((len(runs), answer.status_code, len(answer.content)))
            assert asked
        unlisted = takes_up(tablet, live.accounts["priya"], "918273")

    assert {hashes for hashes, _, _ in told} == {1}
    assert abs(told[0][2] - told[1][2]) < 40
    assert "Priya" not in unlisted.content.decode()
    assert unlisted.status_code == 200


def test_guessing_across_many_names_on_one_tablet_is_slowed_for_the_tablet(live: World) -> None:
    tablet, hall = a_tablet(live), a_tablet(live, "Hall tablet")
    with override_settings(ACCOUNT_RATE_LIMITS={"pin": "3/10m/key"}):
        answers = [takes_up(tablet, live.accounts["grace" if turn % 2 else "hana"], "918273") for turn in range(4)]

    assert "too often" in answers[-1].content.decode()
    assert "too often" not in answers[-2].content.decode()
    assert is_in(taken_up_by(hall, live.accounts["grace"], PIN), live), "another tablet goes on"


def test_codes_for_devices_are_not_guessed_by_trying(live: World) -> None:
    answers = [Client().post("/this-device", {"code": f"7KQM-3XWP-TR9A-H2V{turn}"}).status_code for turn in range(11)]

    assert answers[:10] == [200] * 10
    assert answers[10] == 429


def test_a_manager_of_elsewhere_ends_no_tablet_here_and_shares_none_with_a_team_of_ours(live: World) -> None:
    a_tablet(live)
    olu = live.actor("ada").__class__(
        organisation_id=live.elsewhere.pk, name="Olu", roles=live.actor("ada").roles, account_id=live.accounts["olu"].pk
    )

    with pytest.raises(actions.NotVisible):
        actions.end_device(device_id=Device.objects.get().pk, by=olu, at=live.at)
    with pytest.raises(actions.NotVisible):
        actions.offer_tablet(name="Ours", team_id=live.team.pk, by=olu, at=live.at)
