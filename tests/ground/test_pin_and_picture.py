"""A PIN and a picture, on a device of one's own: what they open, what asks for more, and what never does."""

from datetime import timedelta

import pytest
from django.conf import settings

from kith.consent.actions import record_sharing
from kith.consent.models import SharingItem
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.correspondence.actions import NoAccount, offer_device
from kith.ground import clock
from kith.ground.access.gate import NotVisible
from kith.ground.accounts.models import Account, Organisation
from kith.ground.devices import actions
from kith.ground.devices.models import Device, Pin
from kith.ground.ids import PersonId
from kith.ground.sign_in.models import Sitting
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding.models import Restriction
from tests.client import WeatherClient
from tests.ground.shared_tablet import in_full
from tests.laws.matrix import showed_just_now
from tests.world import ANCHOR, World

CHOSEN = {"digits": "4827", "again": "4827", "picture": "cup"}
MINE = {"digits": "4827", "picture": "cup"}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def live(world: World) -> World:
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    return world


def a_device(world: World) -> WeatherClient:
    """Make a device of Mary's known, with the code that Priya made beside her, and choose a PIN and a picture on it."""
    offer = offer_device(person_id=PersonId(world.mary.pk), by=world.actor("priya"), at=world.at)
    device = WeatherClient()
    assert device.post("/this-device", {"code": offer.code})["Location"] == "/this-device/pin"
    assert device.post("/this-device/pin", CHOSEN)["Location"] == "/my-picture"
    return device


def came_in(world: World) -> WeatherClient:
    device = a_device(world)
    assert device.post("/my-picture", MINE)["Location"] == "/"
    return device


def is_in(client: WeatherClient, world: World) -> bool:
    return client.get(f"/people/{world.mary.pk}").status_code == 200


def test_mary_comes_in_on_her_own_device_to_her_page_map_plan_and_help(live: World) -> None:
    device = came_in(live)
    mary = f"/people/{live.mary.pk}"

    opened = {
        address: device.get(address).status_code for address in (mary, f"{mary}/map", f"{mary}/plan", "/help-now")
    }

    assert set(opened.values()) == {200}
    assert Sitting.objects.get(account=live.accounts["mary"]).kind == "picture"
    assert "Mary" not in WeatherClient().get("/sign-in").content.decode()
    device.post("/sign-out")
    assert device.get("/sign-in")["Location"] == "/my-picture"
    assert "Mary" not in device.get("/my-picture").content.decode(), "the device says nothing of whose it is"


def test_her_own_block_begins_with_no_step_more_and_ending_it_asks_for_one(live: World) -> None:
    device = came_in(live)
    limits = f"/people/{live.mary.pk}/limits"
    page = device.get(f"{limits}/begin")
    block = {"party_name": "Ray"}

    said = device.post(f"{limits}/begin", block)

    assert page.status_code == 200
    assert said.status_code == 302
    assert not said["Location"].startswith("/account/more")
    restriction = Restriction.objects.get()
    assert device.get(f"/limits/{restriction.pk}/end")["Location"].startswith("/account/more")


def test_she_takes_sharing_back_with_no_step_more_and_giving_asks_for_one(live: World) -> None:
    sharing_id = record_sharing(
        person_id=PersonId(live.mary.pk),
        purpose=Purpose.REFERRAL,
        recipient_kind=RecipientKind.GROUP,
        recipient_name="Harbour Street Centre",
        said={Information.NAME: State.GIVEN},
        explained_how="read aloud by phone",
        told=Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR),
        by=live.actor("priya"),
        at=live.at,
    )
    device = came_in(live)
    back = f"/sharing/{sharing_id}/take-back"

    assert device.get(back).status_code == 200
    assert device.post(back, {"informations": "name"})["Location"] == f"/people/{live.mary.pk}/sharing"
    assert SharingItem.objects.filter(state=State.WITHDRAWN).exists()
    assert device.get(f"/people/{live.mary.pk}/sharing/say")["Location"].startswith("/account/more")


@pytest.mark.parametrize(
    "address",
    ["/account", "/account/picture", "{mary}/contacts", "{mary}/plan/print", "{mary}/copy", "/messages"],
)
def test_what_could_hurt_asks_for_more_than_a_pin(address: str, live: World) -> None:
    device = came_in(live)

    asked = device.get(address.format(mary=f"/people/{live.mary.pk}"))

    assert asked["Location"].startswith("/account/more?next=")
    assert "what protects you" in device.get(asked["Location"]).content.decode()


def test_the_pin_and_the_picture_are_right_together_or_not_at_all(live: World) -> None:
    device = a_device(live)

    for tried in ({**MINE, "picture": "sun"}, {**MINE, "digits": "4828"}, {"digits": "4827", "picture": ""}):
        assert device.post("/my-picture", tried).status_code == 200
    assert Pin.objects.get().wrong == 2
    Pin.objects.update(wrong=5)
    device.post("/my-picture", MINE)

    assert not is_in(device, live)


def test_a_code_lets_a_pin_be_chosen_once_and_soon(live: World) -> None:
    device = a_device(live)
    assert device.get("/this-device/pin")["Location"] == "/sign-in"
    Pin.objects.all().delete()

    with clock.fixed(live.at + 15 * MINUTE):
        late = device.get("/this-device/pin")
    assert late["Location"] == "/sign-in"


@pytest.mark.parametrize("digits", ["482", "1234", "4444", "4848", "4884", "1992", "48a7"])
def test_digits_that_anybody_would_try_are_not_taken(digits: str, live: World) -> None:
    mary = in_full(live.accounts["mary"])

    assert mary.post("/account/picture", {**CHOSEN, "digits": digits, "again": digits}).status_code == 200
    assert not Pin.objects.exists()


def test_she_lets_the_device_she_sits_at_know_her_and_forgets_it_again(live: World) -> None:
    mary = in_full(live.accounts["mary"])
    mary.post("/account/picture", CHOSEN)
    device = WeatherClient()
    device.cookies[settings.KITH_DEVICE_COOKIE] = mary.cookies[settings.KITH_DEVICE_COOKIE].value
    assert device.post("/my-picture", MINE)["Location"] == "/"
    assert is_in(device, live)

    assert "Forget this device" in mary.get("/account/picture").content.decode()
    anne = in_full(live.accounts["anne"])
    assert anne.post(f"/account/picture/{Device.objects.get().pk}/forgotten").status_code == 404
    mary.post(f"/account/picture/{Device.objects.get().pk}/forgotten")

    assert not is_in(device, live)
    assert is_in(mary, live), "a whole sign-in is not bound to the device"


def test_somebody_elses_whole_sign_in_on_her_device_is_their_own(live: World) -> None:
    device = a_device(live)
    device.force_login(live.accounts["anne"])

    assert device.get("/account").status_code == 200


def test_a_pin_on_a_device_dies_with_the_account_and_with_signing_out_everywhere(live: World) -> None:
    device = came_in(live)
    other = in_full(live.accounts["mary"])
    other.post("/account/signed-out-everywhere")
    assert not is_in(device, live)

    assert device.post("/my-picture", MINE)["Location"] == "/"
    Account.objects.filter(pk=live.accounts["mary"].pk).update(is_active=False)
    assert not is_in(device, live)
    device.post("/my-picture", MINE)
    assert not is_in(device, live)


def test_the_cookie_of_one_device_opens_nothing_in_a_session_of_another(live: World) -> None:
    device = came_in(live)
    thief = WeatherClient()
    thief.cookies[settings.SESSION_COOKIE_NAME] = device.cookies[settings.SESSION_COOKIE_NAME].value

    assert not is_in(thief, live)


def test_a_code_for_a_device_is_made_by_who_may_invite_her_and_for_nobody_without_an_account(live: World) -> None:
    with pytest.raises(NotVisible):
        offer_device(person_id=PersonId(live.mary.pk), by=live.actor("sam"), at=live.at)
    live.mary.account = None
    live.mary.save()
    with pytest.raises(NoAccount):
        offer_device(person_id=PersonId(live.mary.pk), by=live.actor("priya"), at=live.at)


def test_staff_come_in_by_no_picture_and_a_person_takes_up_no_shift(live: World) -> None:
    priya = in_full(live.accounts["priya"])
    showed_just_now(priya, live.accounts["priya"])
    actions.set_pin(account=live.accounts["mary"], digits="480271", by=live.actor("mary"), at=live.at)

    assert priya.get("/account/picture").status_code in {302, 403}
    assert in_full(live.accounts["mary"]).get("/account/pin").status_code == 403
