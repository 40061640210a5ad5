"""Passwords and codes: what may be chosen, that nothing is done to it, and that what is shown once works once."""

import time
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from kith.ground import clock
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.ids import AccountId
from kith.ground.sign_in.actions import invite, make_spare_codes, use_spare_code
from kith.ground.sign_in.codes import new_code
from kith.ground.sign_in.models import Invitation, SpareCode
from kith.ground.sign_in.queries import spare_codes_left
from tests import weather
from tests.world import World

GOOD = "heron kettle orchard nine"


@pytest.fixture
def priya(world: World) -> Account:
    account = world.accounts["priya"]
    account.email = "priya.shah@example.org"
    account.set_password(GOOD)
    account.save()
    return account


@pytest.mark.parametrize(
    "chosen",
    [
        GOOD,
        "x" * 11 + "y",
        "ÄÖÜäöüß-日本語日本語",
        "no capitals no digits",
        "1029384756 5647382910",
        "a" * 40 + "é" * 88,
    ],
)
def test_a_password_may_be_anything_long_enough(priya: Account, chosen: str) -> None:
    validate_password(chosen, priya)


@pytest.mark.parametrize(
    "chosen",
    [
        "short one",
        "password1234",
        "qwertyuiop12",
        "priya.shah@example.org",
        "harbour link 26",
        "kith kith kith",
        "Harbourlink2026",
    ],
)
def test_a_password_that_others_would_try_first_is_refused(priya: Account, chosen: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(chosen, priya)


@pytest.mark.parametrize("wrong", [GOOD.upper(), f" {GOOD}", f"{GOOD} ", GOOD[:-1], f"{GOOD}x"])
def test_a_password_is_taken_exactly_as_it_was_typed(priya: Account, wrong: str) -> None:
    assert Client().post("/sign-in", {"login": "priya", "password": wrong}).status_code == 200
    assert Client().post("/sign-in", {"login": "priya", "password": GOOD}).status_code == 302


def test_a_long_password_with_a_space_at_its_end_is_kept_whole(priya: Account) -> None:
    client, new = Client(), "a long password of many words that goes on and on until the end of the line and beyond "
    client.post("/sign-in", {"login": "priya", "password": GOOD})

    client.post("/account/password", {"oldpassword": GOOD, "password1": new, "password2": new})

    assert Client().post("/sign-in", {"login": "priya", "password": new.strip()}).status_code == 200
    assert Client().post("/sign-in", {"login": "priya", "password": new}).status_code == 302


def test_changing_a_password_asks_for_the_one_before(priya: Account) -> None:
    client, new = Client(), "lantern gravel seven mice"
    client.post("/sign-in", {"login": "priya", "password": GOOD})

    client.post("/account/password", {"oldpassword": "not it", "password1": new, "password2": new})

    assert Client().post("/sign-in", {"login": "priya", "password": new}).status_code == 200


@pytest.mark.parametrize("page", ["/sign-in", "/account/password"])
def test_a_password_is_masked_and_may_be_pasted_and_filled_in(client: Client, priya: Account, page: str) -> None:
    if page != "/sign-in":
        client.post("/sign-in", {"login": "priya", "password": GOOD})
    fields = [
        e
        for e in weather.read(client.get(page).content.decode()).all("input")
        if "password" in e.attributes.get("name", "")
    ]

    assert fields
    for field in fields:
        assert field.attributes["type"] == "password"
        assert field.attributes.get("autocomplete") in {"current-password", "new-password"}
        assert not {"onpaste", "maxlength", "pattern"} & set(field.attributes)


def test_passwords_are_kept_by_argon2_and_no_question_of_memory_is_asked(priya: Account) -> None:
    assert priya.password.startswith("argon2$argon2id$")
    assert "question" not in {field.name for field in Account._meta.fields}


def test_a_code_of_an_app_holds_for_its_half_minute_and_works_once(world: World) -> None:
    secret = generate_totp_secret()
    app = TOTP.activate(world.accounts["ada"], secret)
    begun = 30 * (int(time.time()) // 30)

    def code(half_minutes: int) -> str:
        return format_hotp_value(hotp_value(secret, begun // 30 + half_minutes))

    with time_machine.travel(begun + 29, tick=False):
        assert not app.validate_code(code(-1))
        assert not app.validate_code(code(1))
        assert app.validate_code(code(0))
        assert not app.validate_code(code(0))


def test_a_spare_code_works_once_and_is_kept_as_a_password_is(world: World) -> None:
    ada, at = world.accounts["ada"], world.at
    make_spare_codes(account=ada, by=world.actor("ada"), at=at)
    codes = make_spare_codes(account=ada, by=world.actor("ada"), at=at)
    first, kept = codes[0], list(SpareCode.objects.filter(account=ada))

    assert len(set(codes)) == len(kept) == 10
    assert all(row.digest.startswith("argon2$argon2id$") for row in kept)
    assert not use_spare_code(account=world.accounts["priya"], code=first, at=at)
    assert not use_spare_code(account=ada, code=f"{first[:-1]}{'2' if first[-1] != '2' else '3'}", at=at)
    assert not use_spare_code(account=ada, code=first[:4], at=at)
    assert use_spare_code(account=ada, code=first.lower().replace("-", " "), at=at)
    assert not use_spare_code(account=ada, code=first, at=at)
    assert spare_codes_left(AccountId(ada.pk)) == 9


def test_the_code_of_a_letter_is_long_and_never_the_same_and_kept_as_a_password_is(world: World) -> None:
    invited = invite(display_name="Una", sign_in_name="una", role=Role.PRACTITIONER, by=world.actor("ada"), at=world.at)
    codes = {invited.code, *(new_code() for _ in range(200))}

    assert len(codes) == 201
    assert all(len(code.replace("-", "")) >= 16 for code in codes)
    assert Invitation.objects.get().digest.startswith("argon2$argon2id$")


def test_a_password_stays_good_for_years(priya: Account, moment: datetime) -> None:
    with clock.fixed(moment + timedelta(days=5 * 365)):
        assert Client().post("/sign-in", {"login": "priya", "password": GOOD}).status_code == 302
