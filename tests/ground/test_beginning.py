"""The first day of a live store: an organisation, a way in for its administrator, and no password that others know."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from kith.ground import clock
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Role
from kith.ground.audit.models import Entry
from kith.ground.audit.verify import every_break
from tests.laws.matrix import showed_just_now

PASSWORD = "heron kettle orchard nine"
NAMES = ("--organisation", "Harbour Link", "--administrator", "Ada Quay", "--sign-in-name", "ada")


@pytest.fixture(autouse=True)
def live(records: None, settings: object) -> None:
    settings.KITH_KIND, settings.KITH_DEMO = "live", False  # type: ignore[attr-defined] # it takes any setting


def begin(*words: str) -> str:
    """Begin, and return the path of the link that is printed."""
    printed = StringIO()
    call_command("begin", *(words or NAMES), stdout=printed)
    link = re.search(r"http://localhost:8000(/welcome/\S+)", printed.getvalue())
    assert link
    return link[1]


def test_the_first_administrator_comes_in_by_the_link_and_can_invite_colleagues() -> None:
    link, browser = begin(), Client()
    before = Account.objects.get()

    browser.post(link, {"password": PASSWORD, "again": PASSWORD})

    assert not before.has_usable_password()
    assert browser.session["_auth_user_id"] == str(before.pk)
    assert browser.get("/colleagues/invitation")["Location"] == "/account/second-step"
    Authenticator.objects.create(user=before, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})
    assert browser.get("/colleagues/invitation")["Location"].startswith("/account/still-you")
    showed_just_now(browser, before, "password")
    assert browser.get("/colleagues/invitation").status_code == 200
    assert before.roles_held.get().role == Role.ADMINISTRATOR
    assert Organisation.objects.get().kind == Organisation.Kind.LIVE


def test_the_link_works_once_and_for_a_week() -> None:
    used, late = begin(), begin(*NAMES[:1], "Quay Street", *NAMES[2:5], "olu")
    Client().post(used, {"password": PASSWORD, "again": PASSWORD})

    assert Client().get(used).status_code == 404
    with clock.fixed(clock.now() + timedelta(days=8)):
        assert Client().get(late).status_code == 404


def test_a_lost_link_is_replaced_by_running_it_again() -> None:
    lost, found = begin(), begin()

    assert [Client().get(link).status_code for link in (lost, found)] == [404, 200]
    assert Organisation.objects.count() == Account.objects.count() == 1


def test_nobody_gets_a_second_way_into_an_organisation_that_has_begun() -> None:
    Client().post(begin(), {"password": PASSWORD, "again": PASSWORD})

    for name in ("ada", "mallory"):
        with pytest.raises(CommandError, match="is here already"):
            begin(*NAMES[:5], name)
    assert Account.objects.count() == 1


def test_it_stands_in_the_record_who_began() -> None:
    begin()

    assert set(Entry.objects.values_list("about", "actor_name")) == {
        ("accounts.Organisation", "kith begin"),
        ("accounts.Account", "kith begin"),
        ("sign_in.Invitation", "kith begin"),
    }
    assert every_break({}) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (NAMES[:4], "Say --sign-in-name"),
        ((*NAMES[:5], "ada quay"), "without spaces"),
        ((*NAMES, "--zone", "Harbour"), "no time zone"),
        ((*NAMES, "--email", "ada"), "no e-mail address"),
        ((*NAMES[:1], " ", *NAMES[2:]), "need a name"),
    ],
)
def test_what_could_not_be_used_is_refused_in_one_sentence(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        begin(*words)
    assert not Organisation.objects.exists()


def test_a_name_that_somebody_has_founds_nothing() -> None:
    begin()

    with pytest.raises(CommandError, match="already"):
        begin(*NAMES[:1], "Quay Street", *NAMES[2:])
    assert Organisation.objects.count() == 1


def test_a_demo_store_is_not_begun(settings: object) -> None:
    settings.KITH_KIND, settings.KITH_DEMO = "demo", True  # type: ignore[attr-defined] # it takes any setting

    with pytest.raises(CommandError, match="kith demo"):
        begin()
