"""Inviting somebody in, from the worker's page to the person's first visit, and a forgotten password."""

import re

import pytest
from django.test import Client

from kith.correspondence import jobs
from kith.correspondence.actions import invite_colleague
from kith.correspondence.models import Message
from kith.ground import clock
from kith.ground.access.gate import NotAllowed
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.sign_in.actions import knock
from kith.ground.sign_in.models import Knock
from kith.people.models import Person
from tests.world import World

PASSWORD = "heron kettle orchard nine"
FORM = {"sign_in_name": "john.a", "channel": "letter", "address": "4 Quay Street\nHarbour", "format": "large print"}


@pytest.fixture
def john(world: World) -> Person:
    """John is on Priya's caseload and has no account yet."""
    from kith.ground.access import facts
    from kith.ground.access.permissions import Relation
    from kith.ground.ids import AccountId, PersonId

    priya = AccountId(world.accounts["priya"].pk)
    facts.grant(Relation.CASELOAD, PersonId(world.john.pk), by=world.actor("dee"), at=world.at, account_id=priya)
    return world.john


@pytest.fixture
def priya(client: Client, world: World) -> Client:
    client.force_login(world.accounts["priya"])
    return client


def test_a_person_is_invited_by_letter_and_comes_in_to_their_own_record(
    priya: Client, john: Person, world: World
) -> None:
    sent = priya.post(f"/people/{john.pk}/invitation", FORM)
    letter = priya.get(f"{sent['Location']}/letter").content.decode()

    code = re.search(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", letter)
    assert code
    assert "letter--large" in letter
    guest = Client()
    address = guest.post("/welcome", {"code": code[0]})["Location"]
    guest.post(address, {"password": PASSWORD, "again": PASSWORD})

    account = Account.objects.get(sign_in_name="john.a")
    assert guest.session["_auth_user_id"] == str(account.pk)
    world.accounts["john"] = account
    assert world.actor("john").person_id == john.pk


def test_the_link_in_the_outbox_can_be_followed(priya: Client, john: Person) -> None:
    sent = priya.post(f"/people/{john.pk}/invitation", {**FORM, "channel": "e-mail", "address": "john@example.org"})

    page = priya.get(sent["Location"]).content.decode()

    link = re.search(r'href="http://localhost:8000(/welcome/[^"]+)"', page)
    assert link
    assert Client().get(link[1]).status_code == 200


def test_inviting_again_ends_the_way_in_before(priya: Client, john: Person) -> None:
    for _ in range(2):
        priya.post(f"/people/{john.pk}/invitation", FORM)
    codes = [
        re.findall(r"/welcome/(\S+)", body)[0] for body in Message.objects.order_by("pk").values_list("body", flat=True)
    ]

    assert Account.objects.filter(sign_in_name="john.a").count() == 1
    assert sorted(Client().get(f"/welcome/{code}").status_code for code in codes) == [200, 404]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sign_in_name": "priya"}, "Somebody signs in with this name already"),
        ({"sign_in_name": "john@example.org"}, "without spaces"),
        ({"channel": "e-mail", "address": "4 Quay Street"}, "cannot be written to"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_is_made(
    priya: Client, john: Person, change: dict[str, str], words: str
) -> None:
    answer = priya.post(f"/people/{john.pk}/invitation", {**FORM, **change})

    assert words in answer.content.decode()
    assert not Message.objects.exists()
    assert not Account.objects.filter(sign_in_name="john.a").exists()


def test_a_colleague_is_invited_by_who_may(client: Client, world: World) -> None:
    client.force_login(world.accounts["ada"])

    client.post(
        "/colleagues/invitation",
        {"display_name": "Nia", "sign_in_name": "nia", "email": "nia@example.org", "role": "practitioner"},
    )

    assert Message.objects.get().recipient_name == "Nia"
    with pytest.raises(NotAllowed):
        invite_colleague(
            display_name="X", sign_in_name="x1", email="x@example.org", role=Role.MANAGER,
            by=world.actor("priya"), at=world.at,
        )  # fmt: skip


def test_a_forgotten_password_is_answered_to_the_address_that_is_known(client: Client, world: World) -> None:
    account = world.accounts["priya"]
    account.email = "priya@example.org"
    account.save()
    for email in ("Priya@example.org", "nobody@example.org"):
        knock(Knock.Kind.FORGOTTEN, email, at=clock.now())

    assert jobs.answer_forgotten(world.at) == 2

    message = Message.objects.get()
    assert (message.address, message.is_key) == ("priya@example.org", True)
    assert not Knock.objects.exists()
    link = re.search(r"http://localhost:8000(\S+)", message.body)
    assert link
    form = client.get(link[1], follow=True)
    address = form.redirect_chain[-1][0]
    done = client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert done["Location"] == "/sign-in/new-password/set"
    assert Client().post("/sign-in", {"login": "priya", "password": PASSWORD}).status_code == 302
    assert "has been used or has run out" in Client().get(link[1], follow=True).content.decode()


def test_an_account_that_has_ended_is_sent_no_way_in(world: World) -> None:
    Account.objects.filter(sign_in_name="priya").update(email="priya@example.org", is_active=False)
    knock(Knock.Kind.FORGOTTEN, "priya@example.org", at=clock.now())

    jobs.answer_forgotten(world.at)

    assert not Message.objects.exists()
