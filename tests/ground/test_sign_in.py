"""Coming in and going out: every page of the sign-in library in our words, and nothing told to a stranger."""

import json
import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.ground import clock
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.sign_in.actions import (
    NameTaken,
    NoWayIn,
    answer_refusals,
    invite,
    invite_again,
    invited_account,
    make_spare_codes,
)
from kith.ground.sign_in.models import Counter, Invitation, Knock, SpareCode
from tests.passkeys import Passkey
from tests.world import World

PASSWORD = "heron kettle orchard nine"


@pytest.fixture
def priya(world: World) -> Account:
    account = world.accounts["priya"]
    account.email = "priya@example.org"
    account.set_password(PASSWORD)
    account.save()
    return account


def _sign_in(client: Client, name: str, password: str = PASSWORD) -> HttpResponse:
    return client.post("/sign-in", {"login": name, "password": password})


def _still_me(client: Client) -> None:
    client.post("/account/still-you", {"password": PASSWORD})


def _acts() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("act", flat=True))


@pytest.mark.parametrize("name", ["priya", "Priya", "priya@example.org", " PRIYA@example.org "])
def test_somebody_comes_in_by_name_or_e_mail(client: Client, priya: Account, name: str) -> None:
    response = _sign_in(client, name)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(priya.pk)
    assert _acts() == [Act.SIGNED_IN]


def test_the_session_is_a_new_one_after_sign_in_and_ends_with_the_working_day(client: Client, priya: Account) -> None:
    client.get("/sign-in")
    session = client.session
    session["before"] = "here"
    session.save()
    before = session.session_key

    _sign_in(client, "priya")

    assert client.session.session_key != before
    assert client.session.get_expiry_age() == 8 * 60 * 60
    assert client.session.get_expire_at_browser_close()


def test_going_out_is_recorded_and_leaves_nothing(client: Client, priya: Account) -> None:
    _sign_in(client, "priya")

    client.post("/sign-out")

    assert _acts() == [Act.SIGNED_IN, Act.SIGNED_OUT]
    assert client.get("/account").status_code == 302


def test_signing_out_everywhere_ends_the_other_screen_too(priya: Account) -> None:
    here, there = Client(), Client()
    _sign_in(here, "priya")
    _sign_in(there, "priya")

    here.post("/account/signed-out-everywhere")

    assert there.get("/account").status_code == 302
    assert here.get("/account").status_code == 302


def test_who_came_in_without_a_password_chooses_a_first_one(client: Client, world: World) -> None:
    mary = world.accounts["mary"]
    mary.set_unusable_password()
    mary.save()
    client.post(f"/demo/{mary.pk}")

    page = client.get("/account/password", follow=True).content.decode()
    client.post("/account/password/first", {"password1": PASSWORD, "password2": PASSWORD})

    assert "Choose a password" in page
    assert _sign_in(Client(), "mary").status_code == 302


def test_a_changed_password_ends_the_other_screen(priya: Account) -> None:
    here, there = Client(), Client()
    _sign_in(here, "priya")
    _sign_in(there, "priya")

    new = "lantern gravel seven mice"
    here.post("/account/password", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302


def test_a_wrong_name_and_a_wrong_password_hear_the_same_words(client: Client, priya: Account) -> None:
    answers = [
        _sign_in(client, name, "not the password").content.decode().replace(name, "…")
        for name in ("priya", "nobody", "priya@example.org", "nobody@example.org")
    ]

    assert all("do not belong together" in answer for answer in answers)
    lengths = {len(answer) for answer in answers}
    assert max(lengths) - min(lengths) < 40


def test_each_refusal_hashes_exactly_one_password(
    client: Client, priya: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What equal times rest on, free of the machine's own: one hash and as many questions whoever is named."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    runs: list[str] = []
    hashed, verified = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a, **k: (runs.append("hash"), hashed(*a, **k))[1])
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a, **k: (runs.append("hash"), verified(*a, **k))[1])
    monkeypatch.setattr(Argon2PasswordHasher, "must_update", lambda *_: False)

    counts = []
    for name in ("priya", "nobody", "priya@example.org", "nobody@example.org"):
        runs.clear()
        with CaptureQueriesContext(connection) as asked:
            _sign_in(client, name, "not the password")
        counts.append((len(runs), len(asked)))

    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
    assert {hashes for hashes, _ in counts} == {1}


def test_a_refusal_reaches_the_record_of_the_account_that_was_tried_and_what_was_typed_is_forgotten(
    client: Client, priya: Account
) -> None:
    _sign_in(client, "priya", "not the password")
    _sign_in(client, "my password by mistake", "not the password")
    assert _acts() == []

    answer_refusals(at=clock.now())

    entry = Entry.objects.get()
    assert (entry.act, entry.about_id) == (Act.REFUSED, str(priya.pk))
    assert not Knock.objects.exists()


def test_a_guesser_is_slowed_down_in_every_process(priya: Account) -> None:
    answers = [_sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), "priya", "guess") for number in range(6)]

    assert "too often" in answers[-1].content.decode()
    assert "too often" in _sign_in(Client(REMOTE_ADDR="10.0.1.1"), "priya").content.decode()
    assert Counter.objects.exists()


def test_forgetting_asks_the_same_of_the_store_for_every_address(client: Client, priya: Account) -> None:
    answers = [client.post("/sign-in/forgotten", {"email": email}) for email in ("priya@example.org", "no@example.org")]

    assert [answer["Location"] for answer in answers] == ["/sign-in/forgotten/sent"] * 2
    assert list(Knock.objects.order_by("pk").values_list("said", flat=True)) == ["priya@example.org", "no@example.org"]


def _code(secret: str) -> str:
    """Return what an app shows, having waited for the next code where this one is about to change."""
    if time.time() % 30 > 28:
        time.sleep(2)
    counter = int(time.time()) // 30
    return format_hotp_value(hotp_value(secret, counter))


def test_an_app_is_set_up_and_asked_for_at_the_next_sign_in(client: Client, priya: Account) -> None:
    _sign_in(client, "priya")
    _still_me(client)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]

    response = client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    assert response["Location"] == reverse("spare-codes")

    other = Client()
    assert _sign_in(other, "priya")["Location"] == reverse("mfa_authenticate")
    assert other.get("/account").status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()


def test_the_second_step_lets_in_with_the_right_code(client: Client, priya: Account) -> None:
    secret = generate_totp_secret()
    TOTP.activate(priya, secret)
    _sign_in(client, "priya")

    response = client.post(reverse("mfa_authenticate"), {"code": _code(secret)})

    assert response["Location"] == "/"
    assert client.get("/account").status_code == 200


def _asked(page: str) -> dict[str, dict[str, dict[str, str]]]:
    found = re.search(r'<script type="application/json" id="passkey-options">(.*?)</script>', page, re.DOTALL)
    assert found
    options: dict[str, dict[str, dict[str, str]]] = json.loads(found[1])
    return options


@pytest.fixture
def passkey(client: Client, priya: Account) -> Passkey:
    """A passkey that Priya has added, enough by itself; she has signed out again."""
    passkey = Passkey()
    client.defaults["SERVER_NAME"] = "localhost"
    _sign_in(client, "priya")
    _still_me(client)
    options = _asked(client.get(reverse("mfa_add_webauthn")).content.decode())
    client.post(
        reverse("mfa_add_webauthn"), {"name": "Phone", "passwordless": "on", "credential": passkey.made(options)}
    )
    client.post("/sign-out")
    return passkey


def test_a_passkey_signs_in_alone(client: Client, passkey: Passkey, priya: Account) -> None:
    asked = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()

    client.post(reverse("mfa_login_webauthn"), {"credential": passkey.shown(asked["request_options"])})

    assert client.session["_auth_user_id"] == str(priya.pk)
    assert _acts()[-1] == Act.SIGNED_IN


def test_a_passkey_shown_twice_signs_in_once(client: Client, passkey: Passkey) -> None:
    asked = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    shown = passkey.shown(asked["request_options"])
    client.post(reverse("mfa_login_webauthn"), {"credential": shown})
    client.post("/sign-out")

    again = client.post(reverse("mfa_login_webauthn"), {"credential": shown})

    assert again["Location"] == "/sign-in"
    assert client.get("/account").status_code == 302


def test_a_passkey_of_somebody_elses_site_is_refused(client: Client, passkey: Passkey) -> None:
    asked = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    passkey._site = b"x" * 32

    response = client.post(reverse("mfa_login_webauthn"), {"credential": passkey.shown(asked["request_options"])})

    assert response["Location"] == "/sign-in"


def test_a_passkey_is_the_second_step_after_a_password(client: Client, passkey: Passkey) -> None:
    _sign_in(client, "priya")
    options = _asked(client.get(reverse("mfa_authenticate")).content.decode())

    response = client.post(reverse("mfa_authenticate"), {"credential": passkey.shown(options)})  # type: ignore[arg-type]

    assert response["Location"] == "/"


def test_a_passkey_says_that_it_is_still_you(client: Client, passkey: Passkey) -> None:
    _sign_in(client, "priya")
    options = _asked(client.get(reverse("mfa_authenticate")).content.decode())
    client.post(reverse("mfa_authenticate"), {"credential": passkey.shown(options)})  # type: ignore[arg-type]
    address = reverse("mfa_reauthenticate_webauthn") + "?next=/account/passkeys/new"

    wrong = client.post(address, {"credential": "{}"})
    asked = _asked(client.get(address).content.decode())
    right = client.post(address, {"credential": passkey.shown(asked)})  # type: ignore[arg-type]

    assert wrong["Location"] == address
    assert right["Location"] == "/account/passkeys/new"
    assert client.get("/account/passkeys/new").status_code == 200


def test_somebody_elses_passkey_is_not_found(client: Client, passkey: Passkey, world: World) -> None:
    theirs = Authenticator.objects.get(type="webauthn")
    client.force_login(world.accounts["sam"])

    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, kwargs={"pk": theirs.pk})).status_code == 404


def test_an_invited_person_comes_in_once_with_the_code_of_a_letter(client: Client, world: World) -> None:
    made = invite(display_name="Tom", sign_in_name="Tom", role=Role.INDIVIDUAL, by=world.actor("priya"), at=world.at)
    typed = made.code.lower().replace("-", " ")

    address = client.post("/welcome", {"code": typed})["Location"]
    page = client.get(address).content.decode()
    response = client.post(address, {"password": PASSWORD, "again": PASSWORD})

    assert "tom" in page
    assert response["Location"] == "/"
    assert client.get("/account").status_code == 200
    assert Client().get(address).status_code == 404
    with pytest.raises(NoWayIn):
        invited_account(made.code, at=world.at)


@pytest.mark.parametrize("typed", ["é", "´hï\x8e\x04\U000f0915", "\U00057fe8×", "ＡＢＣ", "٣٤"])
def test_what_can_be_no_code_is_asked_for_again(client: Client, typed: str) -> None:
    answer = client.post("/welcome", {"code": typed})

    assert answer.status_code in {200, 302}
    assert answer.status_code == 302 or "Type the code as it stands in your letter." in answer.content.decode()


def test_an_invitation_runs_out_and_a_fresh_one_ends_the_one_before(world: World) -> None:
    made = invite(display_name="Tom", sign_in_name="tom", role=Role.INDIVIDUAL, by=world.actor("priya"), at=world.at)
    later = world.at + timedelta(days=1)
    again = invite_again(account_id=made.account_id, by=world.actor("priya"), at=later)

    assert invited_account(again.code, at=later).sign_in_name == "tom"
    for code, at in ((made.code, later), (again.code, later + timedelta(days=8)), ("nonsense", later)):
        with pytest.raises(NoWayIn):
            invited_account(code, at=at)


def test_the_code_of_an_invitation_is_kept_nowhere(world: World) -> None:
    made = invite(display_name="Tom", sign_in_name="tom", role=Role.INDIVIDUAL, by=world.actor("priya"), at=world.at)

    row = Invitation.objects.get()
    plain = made.code.replace("-", "")
    assert all(plain not in str(value).replace("-", "") for value in vars(row).values())


def test_a_sign_in_name_belongs_to_one_account(world: World) -> None:
    with pytest.raises(NameTaken):
        invite(display_name="P", sign_in_name="PRIYA", role=Role.ORGANISER, by=world.actor("ada"), at=world.at)


def test_an_account_without_a_password_yet_cannot_be_signed_in_to(client: Client, world: World) -> None:
    assert _sign_in(client, "mary", "").status_code == 200
    assert _sign_in(client, "mary", "!").status_code == 200


PAGES = [
    "/sign-in", "/sign-out", "/sign-in/forgotten", "/sign-in/forgotten/sent", "/sign-in/not-active",
    "/sign-in/new-password/set", "/sign-in/new-password/x-broken", "/welcome", "/account", "/account/password",
    "/account/still-you", "/account/second-step", "/account/second-step/app", "/account/passkeys",
    "/account/passkeys/new", "/demo",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_at_the_door_is_a_page_of_ours(client: Client, priya: Account, address: str) -> None:
    if address not in {"/sign-in", "/welcome"}:
        _sign_in(client, "priya")
        _still_me(client)

    page = client.get(address).content.decode()

    assert page.count("<h1") == 1
    assert 'id="main"' in page


def test_pages_with_a_second_step_are_pages_of_ours(client: Client, priya: Account) -> None:
    _sign_in(client, "priya")
    _still_me(client)
    TOTP.activate(priya, generate_totp_secret())
    key = Authenticator.objects.create(user=priya, type="webauthn", data={"name": "Phone", "credential": {}})
    for name, kwargs in (
        ("mfa_index", {}), ("mfa_deactivate_totp", {}), ("mfa_reauthenticate", {}), ("mfa_list_webauthn", {}),
        ("mfa_edit_webauthn", {"pk": key.pk}), ("mfa_remove_webauthn", {"pk": key.pk}),
    ):  # fmt: skip
        page = client.get(reverse(name, kwargs=kwargs))
        assert page.status_code == 200, name
        assert page.content.decode().count("<h1") == 1, name

    assert "Make new codes" in client.get(reverse("spare-codes")).content.decode()
    shown = client.post(reverse("spare-codes")).content.decode()
    again = client.get(reverse("spare-codes")).content.decode()
    assert "only this once" in shown
    assert "10 codes left" in again


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make two spare codes at a time: to keep one takes as long as to keep a password."""
    monkeypatch.setattr("kith.ground.sign_in.actions.SPARE_CODES", 2)


def test_a_spare_code_lets_in_instead_of_the_app_and_goes_with_it(client: Client, world: World, few: None) -> None:
    mary = world.accounts["mary"]
    mary.set_password(PASSWORD)
    mary.save()
    TOTP.activate(mary, generate_totp_secret())
    spare, other = make_spare_codes(account=mary, by=world.actor("mary"), at=world.at)
    _sign_in(client, "mary")

    wrong = client.post(reverse("mfa_authenticate"), {"code": "2222-2222-2222"})
    right = client.post(reverse("mfa_authenticate"), {"code": f" {spare.lower()} "})
    assert "This code is not right" in wrong.content.decode()
    assert right["Location"] == "/"
    assert client.post(reverse("mfa_reauthenticate"), {"code": spare}).status_code == 200
    assert client.post(reverse("mfa_reauthenticate"), {"code": other}).status_code == 302

    assert client.post(reverse("mfa_deactivate_totp"))["Location"] == reverse("mfa_index")
    assert not SpareCode.objects.exists()
    assert "Set that up first" in client.post(reverse("spare-codes")).content.decode()


def test_a_guesser_of_spare_codes_waits(client: Client, priya: Account, few: None) -> None:
    TOTP.activate(priya, generate_totp_secret())
    spare, *_ = make_spare_codes(account=priya, by=actor_of(priya, at=clock.now()), at=clock.now())
    _sign_in(client, "priya")

    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "2222-2222-2222"})

    assert "too often" in client.post(reverse("mfa_authenticate"), {"code": spare}).content.decode()


def test_in_the_demo_one_can_be_anybody(client: Client, world: World) -> None:
    assert "Mary" in client.get("/demo").content.decode()

    client.post(f"/demo/{world.accounts['mary'].pk}")
    assert client.session["_auth_user_id"] == str(world.accounts["mary"].pk)
    client.post(f"/demo/{world.accounts['priya'].pk}")

    assert client.session["_auth_user_id"] == str(world.accounts["priya"].pk)
    assert _acts() == [Act.SIGNED_IN, Act.SIGNED_OUT, Act.SIGNED_IN]


@override_settings(KITH_DEMO=False)
def test_where_people_are_real_nobody_can_be_anybody(client: Client, world: World) -> None:
    assert client.get("/demo").status_code == 404
    assert client.post(f"/demo/{world.accounts['mary'].pk}").status_code == 404


@pytest.mark.parametrize("address", ["/signup", "/accounts/signup/", "/accounts/login/", "/account/email", "/login"])
def test_what_is_not_offered_has_no_address(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404
