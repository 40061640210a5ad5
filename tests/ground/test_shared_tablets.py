"""A tablet that several people share: made known by a code, taken up by a PIN on shift, handed over, lost, copied."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from kith.ground import clock
from kith.ground.access import facts
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import RoleHeld, Team
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.devices import actions
from kith.ground.devices.models import Device, Pin
from kith.ground.devices.queries import on_shift
from kith.ground.devices.rules import WRONG_TRIES, Flaw, flaw_of
from kith.ground.ids import AccountId, PersonId
from kith.ground.sign_in.actions import close_account, take_second_step_away
from kith.ground.sign_in.kinds import BY_A_PICTURE, ON_A_SHARED_TABLET
from kith.ground.sign_in.models import Sitting
from tests.client import WeatherClient
from tests.ground.shared_tablet import (
    HOUR,
    OTHER_PIN,
    PIN,
    a_tablet,
    in_full,
    in_full_with_step,
    is_in,
    on_shift_with_mary,
    staffed,
    taken_up_by,
    takes_up,
    with_second_step,
)
from tests.world import World

Happens = Callable[[World], None]

MINUTE = timedelta(minutes=1)


@pytest.fixture
def live(world: World) -> World:
    return staffed(world)


def title_of(page: HttpResponse) -> str:
    return re.findall(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)[0]


def test_grace_takes_the_tablet_up_and_hands_it_over(live: World) -> None:
    tablet = a_tablet(live)

    shown = tablet.get("/shift").content.decode()
    came = takes_up(tablet, live.accounts["grace"], PIN)

    assert ("Grace" in shown, "Hana" in shown, "Priya" in shown, "Dee" in shown) == (True, True, False, False)
    assert came["Location"] == "/"
    assert is_in(tablet, live)
    over = tablet.post("/shift/over")
    assert (over["Location"], over["Clear-Site-Data"]) == ("/shift", '"cache", "storage"')
    assert not is_in(tablet, live)
    assert Sitting.objects.filter(account=live.accounts["grace"], ended_at=None).count() == 0


# ---- PINs ----


@pytest.mark.parametrize(
    ("digits", "flaw"),
    [
        ("480271", None),
        ("9163402855", None),
        ("48027", Flaw.TOO_SHORT),
        ("4802716395028", Flaw.TOO_LONG),
        ("48O271", Flaw.NOT_DIGITS),
        ("٤٨٠٢٧١", Flaw.NOT_DIGITS),
        ("", Flaw.NOT_DIGITS),
        ("111111", Flaw.OBVIOUS),
        ("123456", Flaw.OBVIOUS),
        ("890123", Flaw.OBVIOUS),
        ("975319", Flaw.OBVIOUS),
        ("121212", Flaw.OBVIOUS),
        ("481481", Flaw.OBVIOUS),
        ("481184", Flaw.OBVIOUS),
        ("448811", Flaw.OBVIOUS),
        ("147258", Flaw.OBVIOUS),
        ("159753", Flaw.OBVIOUS),
        ("280592", Flaw.OBVIOUS),
        ("19920528", Flaw.OBVIOUS),
        ("31021992", None),
    ],
)
def test_what_anybody_would_try_first_is_no_pin(digits: str, flaw: Flaw | None) -> None:
    assert flaw_of(digits) is flaw


@given(st.text(alphabet="0123456789", min_size=6, max_size=6))
def test_most_digits_are_a_pin_and_a_row_or_one_digit_never_is(digits: str) -> None:
    first = int(digits[0])
    row = "".join(str((first + step * int(digits[1])) % 10) for step in range(6))

    assert flaw_of(digits) in {None, Flaw.OBVIOUS}
    assert flaw_of(row) is Flaw.OBVIOUS
    assert flaw_of(digits[:3] * 2) is Flaw.OBVIOUS


def test_guessing_every_pin_takes_more_tries_than_there_are() -> None:
    good = sum(flaw_of(f"{number:06}") is None for number in range(0, 1_000_000, 97))

    assert good > 0.85 * 1_000_000 / 97
    assert WRONG_TRIES / (good * 97) < 1 / 100_000


def test_five_wrong_pins_on_any_tablet_end_it_until_a_whole_sign_in_sets_another(live: World) -> None:
    kitchen, hall = a_tablet(live), a_tablet(live, "Hall tablet")
    grace = live.accounts["grace"]

    Pin.objects.filter(account=grace).update(wrong=WRONG_TRIES - 2)
    answers = [takes_up(tablet, grace, "918273") for tablet in (kitchen, hall)]
    locked = takes_up(hall, grace, PIN)

    assert {answer.status_code for answer in (*answers, locked)} == {200}
    assert "do not belong together" in locked.content.decode()
    assert Entry.objects.filter(act=Act.REFUSED, about_id=str(grace.pk)).count() == 3
    assert is_in(taken_up_by(hall, live.accounts["hana"], OTHER_PIN), live), "another is not locked out by it"
    desk = in_full(grace)
    assert "opens nothing any more" in desk.get("/account/pin").content.decode()
    desk.post("/account/pin", {"digits": OTHER_PIN[::-1], "again": OTHER_PIN[::-1]})
    assert is_in(taken_up_by(kitchen, grace, OTHER_PIN[::-1]), live)


def test_a_right_pin_forgets_the_wrong_ones_before_it(live: World) -> None:
    tablet, grace = a_tablet(live), live.accounts["grace"]
    Pin.objects.filter(account=grace).update(wrong=WRONG_TRIES - 1)

    assert is_in(taken_up_by(tablet, grace, PIN), live)
    assert Pin.objects.get(account=grace).wrong == 0


def test_a_pin_is_chosen_with_everything_that_one_has_and_kept_as_a_password_is(live: World) -> None:
    grace = live.accounts["grace"]
    stale = WeatherClient()
    grace.set_password("heron kettle orchard nine")
    grace.save()
    stale.force_login(grace)

    assert stale.get("/account/pin")["Location"].startswith("/account/still-you")
    assert "argon2" in Pin.objects.get(account=grace).digest
    assert not check_password(PIN, Pin.objects.get(account=grace).digest), "it is mixed with a key outside the store"
    obvious = in_full(grace).post("/account/pin", {"digits": "123456", "again": "123456"})
    assert "Somebody would try that first" in obvious.content.decode()


def test_a_pin_opens_nothing_when_the_second_step_was_taken_away_or_the_pin_forgotten(live: World) -> None:
    tablet = a_tablet(live)
    take_second_step_away(account_id=live.accounts["grace"].pk, because="Lost", by=live.actor("ada"), at=live.at)
    in_full(live.accounts["hana"]).post("/account/pin/forgotten")

    takes_up(tablet, live.accounts["grace"], PIN)
    takes_up(tablet, live.accounts["hana"], OTHER_PIN)

    assert not is_in(tablet, live)


# ---- which tablet, and who is on it ----


def test_without_the_tablets_cookie_there_is_the_ordinary_sign_in_and_no_name(live: World) -> None:
    tablet, elsewhere = a_tablet(live), WeatherClient()

    assert elsewhere.get("/shift")["Location"] == "/sign-in"
    assert takes_up(elsewhere, live.accounts["grace"], PIN)["Location"] == "/sign-in"
    assert tablet.get("/sign-in?next=/people/1")["Location"] == "/shift", "where the last one was is not told on"
    assert tablet.get("/sign-in?in-full=1").status_code == 200


@pytest.mark.parametrize("code", ["", "7KQM-3XWP-TR9A-H2VE", "used", "late"])
def test_a_code_makes_one_device_known_once_within_the_hour(code: str, live: World) -> None:
    offer = actions.offer_tablet(name="Hall", team_id=None, by=live.actor("ada"), at=live.at)
    if code == "used":
        WeatherClient().post("/this-device", {"code": offer.code})
    tried = WeatherClient()

    with clock.fixed(live.at + (61 * MINUTE if code == "late" else MINUTE)):
        answer = tried.post("/this-device", {"code": offer.code if code in {"used", "late"} else code})

    assert answer.status_code == 200
    assert settings.KITH_DEVICE_COOKIE not in tried.cookies


def test_only_the_tablets_own_team_on_shift_now_is_shown(live: World) -> None:
    south = Team.objects.create(organisation=live.organisation, name="South")
    RoleHeld.objects.filter(account=live.accounts["hana"]).update(team=south)
    facts.grant(
        Relation.SHIFT,
        PersonId(live.mary.pk),
        by=live.actor("dee"),
        at=live.at + HOUR,
        ends_at=live.at + 2 * HOUR,
        account_id=AccountId(live.accounts["sam"].pk),
    )
    a_tablet(live)
    tablet = Device.objects.get()

    names = [one.name for one in on_shift(tablet, at=live.at)]
    later = [one.name for one in on_shift(tablet, at=live.at + HOUR)]

    assert (names, later) == (["Grace"], ["Grace", "Sam"])
    assert on_shift(tablet, at=live.at + 9 * HOUR) == ()


def ends_the_shift(world: World) -> None:
    facts.end_grants(PersonId(world.mary.pk), Relation.SHIFT, at=world.at + MINUTE)


def takes_the_role(world: World) -> None:
    RoleHeld.objects.filter(account=world.accounts["grace"]).update(ends_at=world.at + MINUTE)


def moves_the_role(world: World) -> None:
    other = Team.objects.create(organisation=world.organisation, name="South")
    RoleHeld.objects.filter(account=world.accounts["grace"]).update(team=other)


def closes_the_account(world: World) -> None:
    close_account(
        account_id=world.accounts["grace"].pk, because="Left", knows=False, by=world.actor("ada"), at=world.at
    )


def loses_the_tablet(world: World) -> None:
    actions.end_device(device_id=Device.objects.get().pk, by=world.actor("dee"), at=world.at)


def takes_the_step(world: World) -> None:
    take_second_step_away(account_id=world.accounts["grace"].pk, because="Lost", by=world.actor("ada"), at=world.at)


def signs_out_elsewhere(world: World) -> None:
    in_full(world.accounts["grace"]).post("/account/signed-out-everywhere")


@pytest.mark.parametrize(
    "happens",
    [
        ends_the_shift, takes_the_role, moves_the_role, closes_the_account, loses_the_tablet, takes_the_step,
        signs_out_elsewhere,
    ],
)  # fmt: skip
def test_whoever_may_no_longer_be_there_is_out_with_the_next_press(happens: Happens, live: World) -> None:
    tablet = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)
    assert is_in(tablet, live)

    happens(live)

    with clock.fixed(live.at + 2 * MINUTE):
        gone = tablet.get(f"/people/{live.mary.pk}")
    assert gone.status_code == 302
    assert gone["Clear-Site-Data"] == '"cache", "storage"'
    assert not Sitting.objects.filter(account=live.accounts["grace"], ended_at=None).exists()


def test_a_shift_ends_at_its_end_and_an_idle_tablet_after_five_minutes(live: World) -> None:
    facts.end_grants(PersonId(live.mary.pk), Relation.SHIFT, at=live.at)
    on_shift_with_mary(live, "grace", hours=1)
    pressed = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)
    idle = taken_up_by(a_tablet(live, "Hall"), live.accounts["grace"], PIN)

    for minutes in range(4, 60, 4):
        with clock.fixed(live.at + minutes * MINUTE):
            assert is_in(pressed, live)
    with clock.fixed(live.at + 5 * MINUTE):
        assert not is_in(idle, live)
    with clock.fixed(live.at + HOUR):
        assert not is_in(pressed, live)


def test_a_lost_tablet_ends_whole_sign_ins_on_it_too_and_is_no_tablet_any_more(live: World) -> None:
    tablet = a_tablet(live)
    ada = live.accounts["ada"]
    with_second_step(ada)
    tablet.force_login(ada)
    tablet.get("/account")
    assert tablet.get("/account").status_code == 200
    dee = in_full_with_step(live.accounts["dee"])
    assert "Taken up now" in dee.get("/tablets").content.decode()

    lost = dee.post(f"/tablets/{Device.objects.get().pk}/lost")

    assert lost["Location"] == "/tablets"
    assert tablet.get("/account").status_code == 302
    assert tablet.get("/shift")["Location"] == "/sign-in"
    assert "Kitchen tablet" not in dee.get("/tablets").content.decode()
    assert Entry.objects.filter(act=Act.ENDED, about="devices.Device").count() == 1


# ---- how far it reaches ----


def test_a_shift_pin_reaches_what_a_shift_needs_and_the_rest_asks_for_a_whole_sign_in(live: World) -> None:
    tablet = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)
    mary = f"/people/{live.mary.pk}"

    for address in ("/today", mary, f"{mary}/plan", "/concerns/raise", "/directory", "/help-now"):
        assert tablet.get(address).status_code == 200, address
    for address in ("/account", "/outbox", f"{mary}/plan/print", "/account/pin", "/account/password"):
        assert tablet.get(address)["Location"].startswith("/account/more?next="), address
    told = tablet.get("/account/more?next=/outbox")
    assert "opens what a shift needs" in told.content.decode()
    on = tablet.post("/account/more?next=/outbox")
    assert on["Location"] == "/sign-in?in-full=1&next=%2Foutbox"
    assert not is_in(tablet, live)


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_way_to_a_whole_sign_in_leads_nowhere_else(back: str, live: World) -> None:
    tablet = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)

    assert tablet.post("/account/more", QUERY_STRING=f"next={back}")["Location"] == "/sign-in?in-full=1&next=%2F"


def test_no_permission_is_on_a_shared_tablet_that_prints_copies_administers_or_breaks_a_glass() -> None:
    never = {
        Permission.RECORD_PRINT, Permission.RECORD_COPY, Permission.GLASS_BREAK, Permission.OUTBOX_SEE,
        Permission.ACCOUNT_OWN, Permission.ACCOUNT_CLOSE, Permission.COLLEAGUE_INVITE, Permission.TABLETS_KEEP,
        Permission.READINESS_KEEP, Permission.CONFIDENTIALITY_KEEP, Permission.DUTY_ANSWER, Permission.PERSON_FIND,
        Permission.CONSENT_OVERRIDE, Permission.RESTRICTION_SECOND, Permission.DIRECTORY_IMPORT,
    }  # fmt: skip

    assert not never & (ON_A_SHARED_TABLET | BY_A_PICTURE)


def test_the_titles_that_a_shared_browser_keeps_name_nobody(live: World) -> None:
    tablet = taken_up_by(a_tablet(live), live.accounts["grace"], PIN)
    desk = in_full(live.accounts["grace"])
    mary = f"/people/{live.mary.pk}"

    shared = [title_of(tablet.get(address)) for address in (mary, f"{mary}/plan", f"{mary}/map")]

    assert "Mary" in title_of(desk.get(mary))
    assert not [title for title in shared if "Mary" in title]


def test_one_sees_where_one_is_on_shift_and_what_was_handed_over_is_gone_from_there(live: World) -> None:
    grace = live.accounts["grace"]
    tablet, desk = taken_up_by(a_tablet(live), grace, PIN), in_full(grace)

    page = desk.get("/account").content.decode()
    tablet.post("/shift/over")

    assert "On shift, with a shift PIN" in page
    assert "Kitchen tablet" in page
    assert "Kitchen tablet" not in desk.get("/account").content.decode()


# ---- the words of two, on one screen ----


def fields_of(page: HttpResponse) -> dict[str, str]:
    """Return what a page's form carries unseen."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return dict(found)


def test_a_form_of_one_sent_after_another_took_over_is_kept_for_its_writer_and_read_by_nobody(live: World) -> None:
    tablet = a_tablet(live)
    tablet.handler.enforce_csrf_checks = False
    takes_up(tablet, live.accounts["grace"], PIN)
    graces = tablet.get("/concerns/raise")
    typed = {**fields_of(graces), "what": "He held her arm.", "about_whom": "Mary"}
    tablet.post("/shift/over")
    takes_up(tablet, live.accounts["hana"], OTHER_PIN)

    tablet.handler.enforce_csrf_checks = True
    refused = tablet.post("/concerns/raise", typed)
    hanas = tablet.get("/concerns/raise").content.decode()

    assert refused.status_code == 403
    assert "kept for whoever typed them" in refused.content.decode()
    assert "He held her arm." not in refused.content.decode() + hanas
    tablet.handler.enforce_csrf_checks = False
    tablet.post("/shift/over")
    takes_up(tablet, live.accounts["grace"], PIN)
    assert "He held her arm." in tablet.get("/concerns/raise").content.decode()
