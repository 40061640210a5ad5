"""Passwords and codes: what may be chosen, that nothing is done to it, and that what is shown once works once."""

from datetime import datetime, timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from kith.ground import clock
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.sign_in.actions import invite
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


def test_a_code_of_an_app_works_once(world: World) -> None:
    secret = generate_totp_secret()
    app = TOTP.activate(world.accounts["ada"], secret)
    counters = list(yield_hotp_counters_from_time())
    code = format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))

    assert len(counters) == 2 * settings.MFA_TOTP_TOLERANCE + 1
    assert app.validate_code(code)
    assert not app.validate_code(code)


def test_a_spare_code_works_once(world: World) -> None:
    codes = RecoveryCodes.activate(world.accounts["ada"])
    one = codes.get_unused_codes()[0]

    assert codes.validate_code(one)
    assert not codes.validate_code(one)


def test_the_code_of_a_letter_is_long_and_never_the_same(world: World) -> None:
    made = {
        invite(
            display_name="Una", sign_in_name=f"una{n}", role=Role.PRACTITIONER, by=world.actor("ada"), at=world.at
        ).code
        for n in range(20)
    }

    assert len(made) == 20
    assert all(len(code.replace("-", "")) >= 16 for code in made)


def test_a_password_stays_good_for_years(priya: Account, moment: datetime) -> None:
    with clock.fixed(moment + timedelta(days=5 * 365)):
        assert Client().post("/sign-in", {"login": "priya", "password": GOOD}).status_code == 302
