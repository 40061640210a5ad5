"""What docs/reference/security.md says in numbers and names is what the running code does."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from kith.ground.devices import rules as devices
from kith.ground.files import pictures
from kith.ground.sign_in import codes, kinds, passwords, rules, sent_codes
from kith.ground.sign_in.jobs import KEPT_FOR
from kith.ground.tables import Sensitivity
from kith.ground.web import drafts, logs
from kith.networks.rules.exchange import packing, sheet
from kith.safeguarding.actions import concerns

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/reference/security.md").read_text(encoding="utf-8")


def part(heading: str) -> str:
    """Return what stands under one heading, as one line."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"security.md has no part called {heading}"
    return " ".join(found[1].split())


def says(heading: str, *words: object) -> None:
    missing = [str(word) for word in words if str(word) not in part(heading)]
    assert not missing, f"docs/reference/security.md, “{heading}”: say {missing}"


def test_who_may_is_told_with_what_does_not_count() -> None:
    says("Who may", "permissions.csv", "scopes.py", "Fields:", "network", "device", "next request")


def test_limits_on_what_is_typed_are_those_of_the_settings() -> None:
    mb = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
    says("What is typed", f"{mb} MB", f"{settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} fields", f"{drafts.LONGEST} signs")


def test_limits_on_files_are_those_of_the_drawing() -> None:
    says("Files", ", ".join(pictures.KINDS), f"{pictures.LARGEST_BYTES // 1024**2} MB")
    says("Files", f"{pictures.LARGEST_PIXELS // 1_000_000} million pixels")


def test_limits_on_maps_from_elsewhere_are_those_of_the_reading() -> None:
    megabytes = [f"{most // 1024**2} MB" for most in (sheet.MOST_BYTES, packing.MOST_UNPACKED)]
    says("Files", *megabytes, f"{packing.MOST_FILES} files", f"{sheet.MOST_ROWS} rows", f"{sheet.MOST_TIES} on a map")


def test_the_throttle_and_the_passwords_are_those_of_the_settings() -> None:
    least = settings.AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"]["min_length"]
    every, wrong = settings.ACCOUNT_RATE_LIMITS["login"], settings.ACCOUNT_RATE_LIMITS["login_failed"]
    assert (every, wrong) == ("120/m/ip", "30/m/ip,5/5m/key")
    says("Signing in", f"{least} signs", "5 wrong tries a name in five minutes", "30 wrong a minute and 120 in all")
    says("Signing in", "Kith", "roles", "seasons")
    assert {"kith", "spring", "link worker" if "link worker" in passwords.OUR_WORDS else "practitioner"} <= {
        *passwords.OUR_WORDS
    }
    assert settings.PASSWORD_RESET_TIMEOUT == 60 * 60


def test_a_screen_in_doubt_is_asked_as_it_says() -> None:
    assert (
        timedelta(minutes=15),
        timedelta(minutes=5),
        timedelta(days=90),
    ) == (rules.FRESH_FOR, rules.FRESH_IN_DOUBT, KEPT_FOR)
    assert settings.MFA_TOTP_TOLERANCE == 0
    says("Signing in", "15 minutes", "again after 5 minutes", "last 90 days", "its own half minute")


def test_sittings_end_when_it_says() -> None:
    assert settings.SESSION_COOKIE_AGE == 8 * 60 * 60
    says("Sittings", "8 hours", "30 minutes", "60 at home")
    says("Sittings", f"{kinds.ON_A_LENT_SCREEN.idle // timedelta(minutes=1)} on a shared tablet")


def test_a_shared_tablet_is_held_as_it_says() -> None:
    assert (timedelta(minutes=2), 5) == (devices.TURNING, devices.WRONG_TRIES)
    assert settings.ACCOUNT_RATE_LIMITS["pin"] == "30/10m/key"
    says("Signing in", f"{devices.LEAST} to {devices.MOST} digits", "two minutes later", "Five wrong PINs")
    says("Signing in", "30 tries in ten minutes", "256 random bits")


def test_a_code_that_is_sent_is_held_as_it_says() -> None:
    assert (timedelta(minutes=10), 5, 8) == (sent_codes.HOLDS, sent_codes.TRIES, sent_codes.DIGITS)
    assert settings.ACCOUNT_RATE_LIMITS["ask_code"].endswith("3/10m/key,8/d/key")
    says("Signing in", "10 minutes, opens once", "5th wrong try", "code of 8 digits", "eight times a day")
    says("Signing in", f"at least {devices.LEAST_AT_HOME} digits", f"one picture of {len(devices.PICTURES)}")


def test_every_sum_is_named() -> None:
    assert [name.rpartition(".")[2] for name in settings.PASSWORD_HASHERS] == [
        "Argon2PasswordHasher",
        "PBKDF2PasswordHasher",
    ]
    says("Secrets and sums", "Argon2id", "PBKDF2", "HMAC-SHA256", "KITH_SECRET_KEY", "RFC 6238")
    says("Secrets and sums", f"all but their first {'four' if codes.GROUP == 4 else codes.GROUP} signs", "AES-256-GCM")
    assert 'CIPHER = "AES-GCM"' in (ROOT / "islands/keep-in-tab/keep-in-tab.js").read_text(encoding="utf-8")
    assert len(concerns.ALPHABET) ** (concerns.GROUPS * concerns.GROUP) > 2**98
    says("Secrets and sums", "192 random bits", "98 random bits")


def test_every_way_out_is_named() -> None:
    ways = [name.upper() for name in vars(settings.ENVIRONMENT) if name.endswith(("_url", "_folder"))]
    says("What it speaks with", *(f"KITH_{way}" for way in ways if "DATABASE" not in way), "DATABASE_URL")


@pytest.mark.parametrize("field", [*logs._FIELDS, "at", "level", "from", "said", "raised", "where"])
def test_every_field_of_a_log_line_is_named(field: str) -> None:
    says("What is written down", f"`{field}`")


def test_there_is_one_log_and_it_is_standard_output() -> None:
    handlers = settings.LOGGING["handlers"]
    assert {handler["class"] for handler in handlers.values()} == {"logging.StreamHandler"}


@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_every_class_of_data_is_named_with_what_it_needs(sensitivity: Sensitivity) -> None:
    says("Classes of data", f"`{sensitivity.value}`")


def test_heavy_work_and_the_care_of_libraries_are_told() -> None:
    says("What is heavy", "one at a time", "in pages")
    says("Libraries", "7 days", "30", "requirements/*.txt", "package-lock.json")
