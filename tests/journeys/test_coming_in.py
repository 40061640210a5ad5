"""Coming in: by an invitation, a password, a code from an app, or a passkey. What is wrong is never told apart."""

import base64
import hmac
import struct
import time
from collections.abc import Iterator
from hashlib import sha1

import pytest

from tests.journeys.walker import Walker

PASSWORD = "harbour lights at seven"
WRONG = "This name and this password do not belong together."
HALF_A_MINUTE = 30
LONG_ENOUGH = 4


def code_now(secret: str) -> str:
    """Return what an app shows for a secret (RFC 6238), having waited for the next where it is about to change."""
    if HALF_A_MINUTE - time.time() % HALF_A_MINUTE < LONG_ENOUGH:
        time.sleep(LONG_ENOUGH)
    step = struct.pack(">Q", int(time.time()) // HALF_A_MINUTE)
    mac = hmac.new(base64.b32decode(secret), step, sha1).digest()
    start = mac[-1] & 0xF
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def given_nell_was_invited_and_came_in(walker: Walker) -> None:
    """Ada invites her; she follows the link in the message, chooses a password, and is in."""
    walker.becomes("Ada")
    walker.follows("Invite a colleague")
    walker.writes("Their name", "Nell")
    walker.writes("Their sign-in name", "nell")
    walker.writes("Their e-mail address", "nell@harbour-link.example")
    walker.answers("What are they here?", "practitioner")
    walker.presses("Send the invitation")
    link = walker.takes_the_link_sent_to("Nell")
    walker.signs_out()
    walker.opens(link)
    walker.writes("Choose a password", PASSWORD)
    walker.writes("The same once more", PASSWORD)
    walker.presses("Come in")
    walker.reads("Hello, Nell")


def when_she_signs_in(walker: Walker, *, name: str = "nell", password: str = PASSWORD) -> None:
    walker.signs_out()
    walker.opens("/sign-in")
    walker.writes("name", name)
    walker.writes("password", password)
    walker.presses("Sign in")


def when_she_says_once_more_who_she_is(walker: Walker) -> None:
    walker.reads("Is it still you?")
    walker.writes("password", PASSWORD)
    walker.presses("Go on")


def when_she_sets_up_an_app(walker: Walker) -> None:
    walker.follows("My account")
    walker.follows("Look at it")
    walker.follows("Set up an app")
    when_she_says_once_more_who_she_is(walker)
    secret = walker.finds("code").inner_text()
    walker.writes("code", code_now(secret))
    walker.presses("Switch it on")


def when_she_makes_spare_codes(walker: Walker) -> str:
    walker.reads("Your spare codes")
    walker.then_the_page_is_accessible()
    walker.presses("Make new codes")
    walker.reads("They are shown only this once.")
    walker.then_the_page_is_accessible()
    return walker.finds("ol.codes code").first.inner_text()


@pytest.fixture
def authenticator(walker: Walker) -> Iterator[None]:
    """A device that knows its owner by a finger, made of software by the browser itself."""
    devtools = walker.page.context.new_cdp_session(walker.page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield
    devtools.detach()


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(walker: Walker) -> None:
    given_nell_was_invited_and_came_in(walker)

    when_she_signs_in(walker, password="not this one")
    wrong = walker.text().replace("nell", "…")
    walker.reads(WRONG)
    walker.then_the_page_is_accessible()
    when_she_signs_in(walker, name="nobody", password="not this one")

    assert walker.text().replace("nobody", "…") == wrong
    when_she_signs_in(walker)
    walker.reads("Hello, Nell")


def test_a_second_step_is_asked_of_whoever_set_one_up(walker: Walker) -> None:
    given_nell_was_invited_and_came_in(walker)
    when_she_sets_up_an_app(walker)
    spare = when_she_makes_spare_codes(walker)

    when_she_signs_in(walker)
    walker.reads("The second step", "Your password is right.")
    walker.then_the_page_is_accessible()
    walker.opens("/today")
    walker.does_not_read("Hello, Nell")
    when_she_signs_in(walker)
    walker.writes("code", spare.lower())
    walker.presses("Sign in")

    walker.reads("Hello, Nell")


def test_a_passkey_brings_in_without_a_password(walker: Walker, authenticator: None) -> None:
    given_nell_was_invited_and_came_in(walker)
    walker.follows("My account")
    walker.follows("Look at it")
    walker.follows("Add a passkey")
    when_she_says_once_more_who_she_is(walker)
    walker.writes("name", "My telephone")
    walker.page.get_by_label("without").check()
    with walker.page.expect_navigation():
        walker.presses("Make the passkey")
    walker.opens("/account/passkeys")
    walker.reads("My telephone")
    walker.then_the_page_is_accessible()
    walker.signs_out()
    walker.opens("/sign-in")

    with walker.page.expect_navigation():
        walker.presses("Use a passkey")

    walker.reads("Hello, Nell")
