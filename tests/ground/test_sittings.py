"""How long a sign-in lasts, where one is signed in, who must have a second step, and what is asked of one again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kith.ground import clock
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Role
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.sign_in import actions
from kith.ground.sign_in.actions import MustStay, NoWayIn, closing_for, invited_account
from kith.ground.sign_in.jobs import forget_sittings
from kith.ground.sign_in.kinds import AT_HOME, AT_THE_DESK, Ended, Limits, end_of
from kith.ground.sign_in.models import Sitting
from kith.ground.sign_in.rules import (
    Closing,
    Doubt,
    Whence,
    closing_of,
    doubts_of,
    is_repaired,
    network_of,
    screen_of,
)
from kith.ground.web.page import Again
from tests.client import WeatherClient
from tests.laws.matrix import routes, showed_just_now
from tests.world import World, build_account

PASSWORD = "heron kettle orchard nine"
BEGAN = datetime(2026, 5, 4, 9, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


# ---- rules ----


@given(st.lists(st.integers(0, 29), max_size=40))
def test_somebody_who_keeps_pressing_stays_until_the_longest_and_no_longer(pauses: list[int]) -> None:
    at = seen = BEGAN
    for pause in pauses:
        at += minutes(pause)
        ended = end_of(AT_THE_DESK, began_at=BEGAN, seen_at=seen, at=at)
        assert (ended is Ended.LONGEST) == (at - BEGAN >= AT_THE_DESK.longest)
        seen = at


@pytest.mark.parametrize("limits", [AT_THE_DESK, AT_HOME])
def test_an_idle_screen_ends_at_its_very_minute(limits: Limits) -> None:
    def ended(idle: timedelta) -> Ended | None:
        return end_of(limits, began_at=BEGAN, seen_at=BEGAN, at=BEGAN + idle)

    assert ended(limits.idle - minutes(1)) is None
    assert ended(limits.idle) is Ended.NOBODY_THERE
    assert ended(-minutes(5)) is None, "a clock that was put back ends nothing"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, ("Firefox", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", ("Safari", "iPhone")),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/140.0 Safari/537.36", ("Chrome", "Chromebook")),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", ("Edge", "Windows")),
        ("curl/8", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_screen_is_called_by_what_it_says_it_is(said: str, words: tuple[str, str]) -> None:
    assert screen_of(said) == words


HERE = Whence("Firefox", "Windows", "203.0.113.0/24")
PHONE = Whence("Safari", "iPhone", "198.51.100.0/24")


@pytest.mark.parametrize(
    ("now", "before", "mended", "doubts"),
    [
        (HERE, [HERE], True, ()),
        (HERE, [PHONE, HERE], True, ()),
        (HERE, [], True, ()),
        (HERE, [], False, (Doubt.NO_REPAIRS,)),
        (HERE, [PHONE], True, (Doubt.NEW_SCREEN, Doubt.NEW_NETWORK)),
        (replace(HERE, machine="Mac"), [HERE], True, (Doubt.NEW_SCREEN,)),
        (replace(HERE, network=PHONE.network), [HERE], True, (Doubt.NEW_NETWORK,)),
        (HERE, [HERE], False, (Doubt.NO_REPAIRS,)),
    ],
)
def test_what_is_unusual_about_a_screen(
    now: Whence, before: list[Whence], mended: bool, doubts: tuple[Doubt, ...]
) -> None:
    assert doubts_of(now, before, is_repaired=mended) == doubts


def test_a_telephone_that_moves_in_its_own_network_is_nothing_unusual() -> None:
    assert network_of("203.0.113.7") == network_of("203.0.113.200") == HERE.network
    assert network_of("2001:db8:1::7") == network_of("2001:db8:1:ffff::9") != network_of("2001:db8:2::7")
    assert network_of(None) == network_of("") == ""


@pytest.mark.parametrize(
    ("said", "repaired"),
    [
        (FIREFOX, True),
        (FIREFOX.replace("140.0", "115.0"), False),
        (FIREFOX.replace("NT 10.0", "NT 6.1"), False),
        ("Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko", False),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/145.0 Safari/537.36", True),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/109.0 Safari/537.36", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", True),
        ("", True),
    ],
)
def test_a_browser_that_nobody_repairs_is_known_by_what_it_says(said: str, repaired: bool) -> None:
    assert is_repaired(said, on=BEGAN.date()) is repaired


ADMIN, LEAD, LINK = Role.ADMINISTRATOR, Role.SAFEGUARDING_LEAD, Role.PRACTITIONER


@pytest.mark.parametrize(
    ("roles", "others", "is_own", "closing"),
    [
        ([LINK], [ADMIN], False, Closing.FREE),
        ([ADMIN], [ADMIN, LINK], False, Closing.FREE),
        ([ADMIN], [LEAD], False, Closing.LAST_ADMINISTRATOR),
        ([ADMIN, LEAD], [ADMIN], False, Closing.LAST_LEAD),
        ([LEAD], [ADMIN], False, Closing.LAST_LEAD),
        ([LEAD], [ADMIN, LEAD], False, Closing.FREE),
        ([LINK], [ADMIN], True, Closing.ONESELF),
    ],
)
def test_what_stands_in_the_way_of_closing(
    roles: list[Role], others: list[Role], is_own: bool, closing: Closing
) -> None:
    assert closing_of(roles, others=others, is_own=is_own) is closing


# ---- lasting and ending ----


@pytest.fixture
def live(world: World) -> World:
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    for account in world.accounts.values():
        account.set_password(PASSWORD)
        account.save()
    return world


def with_passkey(account: Account) -> Account:
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})
    return account


def signed_in(account: Account, **more: str) -> WeatherClient:
    client = WeatherClient(**more)
    client.force_login(account)
    return client


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


def test_pressing_keeps_a_sign_in_alive_and_what_a_machine_asks_does_not(live: World) -> None:
    pressing, polling = signed_in(live.accounts["mary"]), signed_in(live.accounts["mary"])

    for passed in (40, 80):
        with clock.fixed(live.at + minutes(passed)):
            polling.get("/health/ready")
            assert is_in(pressing)

    with clock.fixed(live.at + minutes(81)):
        assert is_in(pressing)
        ended = polling.get("/account", follow=True)
    assert b"Nobody had used this screen for a while" in ended.content


def test_the_desk_is_left_sooner_and_nobody_stays_longer_than_a_working_day(live: World) -> None:
    priya, mary = signed_in(with_passkey(live.accounts["priya"])), signed_in(live.accounts["mary"])

    with clock.fixed(live.at + minutes(31)):
        assert (is_in(priya), is_in(mary)) == (False, True)
    for half_hours in range(2, 16):
        with clock.fixed(live.at + half_hours * minutes(30)):
            assert is_in(mary)
    with clock.fixed(live.at + timedelta(hours=8)):
        assert not is_in(mary)


def test_whoever_goes_out_leaves_nothing_behind_in_the_browser(live: World) -> None:
    out, idle = signed_in(live.accounts["mary"]), signed_in(live.accounts["mary"])

    gone = out.post("/sign-out")
    with clock.fixed(live.at + minutes(61)):
        timed_out = idle.get("/account")

    assert gone["Clear-Site-Data"] == timed_out["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in signed_in(live.accounts["mary"]).get("/account")


def test_a_session_that_is_no_sign_in_of_ours_opens_nothing(live: World) -> None:
    client = signed_in(live.accounts["mary"])
    session = client.session
    del session["kith-sitting-id"]
    session.save()

    assert not is_in(client)


def test_one_sees_where_one_is_signed_in_and_ends_it_there(live: World) -> None:
    mary = live.accounts["mary"]
    here, there = signed_in(mary), WeatherClient(HTTP_USER_AGENT=FIREFOX)
    there.post("/sign-in", {"login": "mary", "password": PASSWORD})
    away = Sitting.objects.get(account=mary, pk=there.session["kith-sitting-id"])

    page = here.get("/account").content.decode()
    assert "Windows" in page
    assert "This screen" in page
    refused = signed_in(live.accounts["anne"]).post(f"/account/screens/{away.pk}/ended")
    assert is_in(there)
    here.post(f"/account/screens/{away.pk}/ended")

    assert refused.status_code == 404
    assert (is_in(there), is_in(here)) == (False, True)
    assert "Windows" not in here.get("/account").content.decode()
    assert Entry.objects.filter(act=Act.SIGNED_OUT, content__text__contains=str(away.pk)).count() == 1


def test_a_screen_is_found_again_after_the_password_was_changed_on_it(live: World) -> None:
    here, there = signed_in(live.accounts["mary"]), signed_in(live.accounts["mary"])
    there.get("/account")
    new = "lantern gravel seven mice"
    there.post("/account/password", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    here = signed_in(Account.objects.get(pk=live.accounts["mary"].pk))

    here.post(f"/account/screens/{there.session['kith-sitting-id']}/ended")

    assert not is_in(there)


def test_sign_ins_of_long_ago_are_forgotten(live: World) -> None:
    signed_in(live.accounts["mary"])

    assert forget_sittings(live.at + timedelta(days=89)) == 0
    assert forget_sittings(live.at + timedelta(days=91)) == 1


# ---- closing an account ----


def test_a_closed_account_is_out_with_the_next_press_and_no_link_of_it_opens(live: World) -> None:
    ada, sam = live.actor("ada"), live.accounts["sam"]
    phone, desk = signed_in(with_passkey(sam)), signed_in(sam)
    way_in = actions.invite_again(account_id=sam.pk, by=ada, at=live.at)
    reset = f"/sign-in/new-password/{reset_key(sam)}"
    assert WeatherClient().get(reset).status_code == 302
    assert (is_in(phone), is_in(desk)) == (True, True)

    with pytest.raises(actions.gate.NotAllowed):
        actions.close_account(account_id=sam.pk, because="Left", knows=False, by=live.actor("dee"), at=live.at)
    actions.close_account(account_id=sam.pk, because="Left", knows=False, by=ada, at=live.at)

    assert (is_in(phone), is_in(desk)) == (False, False)
    assert b"has been used or has run out" in WeatherClient().get(reset, follow=True).content
    with pytest.raises(NoWayIn):
        invited_account(way_in.code, at=live.at)
    actions.open_account_again(account_id=sam.pk, because="Back", by=ada, at=live.at)
    assert (is_in(phone), is_in(desk)) == (False, False), "what was open stays shut"


def reset_key(account: Account) -> str:
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    return f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(Account.objects.get(pk=account.pk))}"


def test_the_last_who_can_let_people_in_stays_and_the_last_lead_takes_a_second_look(live: World) -> None:
    ada, femi = live.actor("ada"), live.accounts["femi"]
    other = build_account(live.organisation, "abel", Role.ADMINISTRATOR, at=live.at)

    def close(account: Account, *, knows: bool = False) -> None:
        actions.close_account(account_id=account.pk, because="Left", knows=knows, by=ada, at=live.at)

    with pytest.raises(MustStay):
        close(live.accounts["ada"])
    with pytest.raises(MustStay):
        close(femi)
    close(femi, knows=True)
    close(other)
    assert not Account.objects.get(pk=femi.pk).is_active
    abel = live.actor("ada")
    assert (
        closing_for(live.accounts["ada"], by=replace(abel, account_id=None), at=live.at) is Closing.LAST_ADMINISTRATOR
    )


def test_an_administrator_reaches_nobody_of_elsewhere(live: World) -> None:
    stranger = build_account(live.elsewhere, "vera", Role.PRACTITIONER, at=live.at)

    with pytest.raises(actions.NotVisible):
        actions.close_account(account_id=stranger.pk, because="x", knows=True, by=live.actor("ada"), at=live.at)


# ---- the second step ----


def test_staff_without_a_second_step_can_set_one_up_and_nothing_else(live: World) -> None:
    client = signed_in(live.accounts["priya"])
    fills = {"person_id": live.mary.pk}

    for address in ("/today", f"/people/{fills['person_id']}", "/directory", "/account/second-step/spare-codes"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/account/second-step"), address
    assert client.get("/account/second-step").status_code == 200
    assert client.get("/help-now").status_code == 200
    with_passkey(live.accounts["priya"])

    assert client.get("/today").status_code == 200


def test_people_whose_life_it_is_are_not_made_to(live: World) -> None:
    assert signed_in(live.accounts["mary"]).get(f"/people/{live.mary.pk}").status_code == 200


def test_the_demo_asks_nobody_for_what_it_never_gave_them(world: World) -> None:
    assert signed_in(world.accounts["priya"]).get("/today").status_code == 200


def test_staff_may_change_their_second_step_and_never_do_without(live: World) -> None:
    from kith.ground.sign_in.adapters import SecondStepAdapter

    may_go = SecondStepAdapter().can_delete_authenticator
    own = {}
    for name in ("priya", "mary"):
        with_passkey(live.accounts[name])
        own[name] = Authenticator.objects.get(user=live.accounts[name])

    assert not may_go(own["priya"])
    assert may_go(own["mary"])
    with_passkey(live.accounts["priya"])
    assert may_go(own["priya"])


def test_a_lost_telephone_is_helped_by_somebody_else_and_ends_every_screen(live: World) -> None:
    priya = signed_in(with_passkey(live.accounts["priya"]))
    ada = live.actor("ada")

    with pytest.raises(MustStay):
        actions.take_second_step_away(account_id=live.accounts["ada"].pk, because="x", by=ada, at=live.at)
    actions.take_second_step_away(account_id=live.accounts["priya"].pk, because="Lost", by=ada, at=live.at)

    assert not is_in(priya)
    again = signed_in(Account.objects.get(pk=live.accounts["priya"].pk))
    assert again.get("/today")["Location"] == "/account/second-step"


# ---- asked again ----


def test_every_page_that_changes_what_protects_somebody_asks_again() -> None:
    asking = {route.name: route.declared.asks_again for route in routes() if route.declared}
    wanted = {
        "consent:say": Again.THE_PERSON,
        "safeguarding:end-limit": Again.THE_PERSON,
        "people:contacts": Again.THE_PERSON,
        "people:end-contact": Again.THE_PERSON,
        "disposal:propose": Again.EVERYBODY,
        "disposal:decide": Again.EVERYBODY,
        "disposal:put-back": Again.EVERYBODY,
        "disposal:end-hold": Again.EVERYBODY,
        "disclosure:release": Again.EVERYBODY,
        "disclosure:pack": Again.EVERYBODY,
        "disclosure:pack-file": Again.EVERYBODY,
        "own_record:copy-to-read": Again.EVERYBODY,
        "own_record:copy-file": Again.EVERYBODY,
        "colleagues": Again.EVERYBODY,
        "devices:new-tablet": Again.EVERYBODY,
        "devices:pin": Again.EVERYBODY,
        "devices:my-devices": Again.EVERYBODY,
        "colleague": Again.EVERYBODY,
        "close-account": Again.EVERYBODY,
        "open-account-again": Again.EVERYBODY,
        "take-second-step-away": Again.EVERYBODY,
        "running:ready-item": Again.EVERYBODY,
        "running:go-live": Again.EVERYBODY,
        "safety:add-line": Again.EVERYBODY,
        "safety:change-line": Again.EVERYBODY,
        "safety:try-line": Again.EVERYBODY,
        "safety:take-line-off": Again.EVERYBODY,
        "correspondence:invite-colleague": Again.EVERYBODY,
    }

    assert {name: asked for name, asked in asking.items() if asked is not Again.NOBODY} == wanted


def test_somebody_shows_again_who_they_are_and_keeps_what_they_typed(live: World) -> None:
    client = signed_in(live.accounts["mary"])
    address = f"/people/{live.mary.pk}/contacts"

    asked = client.get(address)
    back = client.post(asked["Location"], {"password": PASSWORD, "next": address})
    showed_who_they_are(client, live.at - minutes(14))
    opened = client.get(address)
    showed_who_they_are(client, live.at - minutes(16))

    assert asked["Location"] == f"/account/still-you?next={address}"
    assert back["Location"] == address
    assert opened.status_code == 200
    assert client.get(address).status_code == 302


def showed_who_they_are(client: Client, at: datetime) -> None:
    """Put the moment of a password into the test's day: the library keeps it by the machine's clock."""
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**record, "at": at.timestamp()} for record in records]
    session.save()


def used_before(account: Account, *, at: datetime) -> None:
    """Let somebody have signed in on Firefox under Windows, at work, some days ago."""
    Sitting.objects.create(
        account=account,
        began_at=at - timedelta(days=3),
        seen_at=at - timedelta(days=3),
        browser="Firefox",
        machine="Windows",
        address="203.0.113.200",
    )


def showed_a_second_step(client: Client, at: datetime) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": at.timestamp()}]
    session.save()


def test_whoever_administers_from_a_screen_in_doubt_shows_a_second_step_and_soon_again(live: World) -> None:
    ada = with_passkey(live.accounts["ada"])
    used_before(ada, at=live.at)
    at_work = {"HTTP_USER_AGENT": FIREFOX, "REMOTE_ADDR": "203.0.113.7"}
    usual, elsewhere = signed_in(ada, **at_work), signed_in(ada, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="198.51.100.9")
    by_passkey = "/account/still-you/passkey?next=/colleagues"

    for client in (usual, elsewhere):
        showed_just_now(client, ada, "password")
    assert usual.get("/colleagues").status_code == 200
    assert elsewhere.get("/colleagues")["Location"] == by_passkey
    assert "not signed in from this network" in elsewhere.get("/account").content.decode()

    showed_a_second_step(elsewhere, live.at - minutes(4))
    assert elsewhere.get("/colleagues").status_code == 200
    showed_a_second_step(elsewhere, live.at - minutes(6))
    assert elsewhere.get("/colleagues")["Location"] == by_passkey


def test_a_sign_in_that_moves_to_another_machine_is_in_doubt_there(live: World) -> None:
    ada = with_passkey(live.accounts["ada"])
    TOTP.activate(ada, generate_totp_secret())
    used_before(ada, at=live.at)
    client = signed_in(ada, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="203.0.113.7")
    showed_just_now(client, ada, "password")

    stolen = client.get("/colleagues", HTTP_USER_AGENT="curl/8", REMOTE_ADDR="192.0.2.1")

    assert client.get("/colleagues").status_code == 200
    assert stolen["Location"] == "/account/still-you/code?next=/colleagues"


def test_a_method_that_a_page_does_not_take_is_told_so_before_anybody_is_asked_again(live: World) -> None:
    assert signed_in(with_passkey(live.accounts["ada"])).put("/readiness/live").status_code == 405


def test_a_button_that_asks_again_leads_back_to_the_page_it_stood_on(live: World) -> None:
    client = signed_in(with_passkey(live.accounts["ada"]))

    ours = client.post("/readiness/live", HTTP_REFERER="http://testserver/readiness")
    theirs = client.post("/readiness/live", HTTP_REFERER="https://evil.example/readiness")

    assert ours["Location"] == "/account/still-you?next=/readiness"
    assert theirs["Location"] == "/account/still-you?next=/"
