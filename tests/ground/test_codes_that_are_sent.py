"""Coming in with a code that is sent: only where it is safe, once, soon, in one browser, telling a stranger nothing."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import override_settings

from kith.correspondence.jobs import answer_asked_codes
from kith.correspondence.models import Message
from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId
from kith.ground.sign_in.actions import answer_refusals
from kith.ground.sign_in.models import SentCode, Sitting
from kith.people.actions import add_contact
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding.actions import begin_limit
from tests.client import WeatherClient
from tests.world import ANCHOR, World

MOBILE, EMAIL = "07700 900123", "mary@example.org"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def live(world: World) -> World:
    """A live house in which Mary said that her mobile is safe."""
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    reach_mary(world, Way.MOBILE, MOBILE, Safe.YES)
    return world


def reach_mary(world: World, way: Way, words: str, safe: Safe, *, best: bool = False) -> None:
    add_contact(
        person_id=PersonId(world.mary.pk),
        way=way,
        words=words,
        safe=safe,
        care="Not at weekends" if safe is Safe.WITH_CARE else "",
        is_liked_best=best,
        told=Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR),
        by=world.actor("priya"),
        at=world.at,
    )


def asks(client: WeatherClient, said: str = "mary") -> str:
    """Ask for a code, let the job answer, and return what was sent, or nothing."""
    before = set(Message.objects.values_list("pk", flat=True))
    client.post("/sign-in/code", {"said": said})
    answer_asked_codes(clock.now())
    sent = Message.objects.exclude(pk__in=before).first()
    return "".join(letter for letter in sent.body.split(".")[0] if letter.isdigit()) if sent else ""


def is_in(client: WeatherClient) -> bool:
    return client.get("/account").status_code == 200


def test_mary_comes_in_with_the_digits_that_were_sent_to_where_she_said_it_is_safe(live: World) -> None:
    client = WeatherClient()

    code = asks(client, " Mary ")
    came = client.post("/sign-in/code/typed", {"code": f"{code[:4]} {code[4:]}"})

    assert len(code) == 8
    assert (came.status_code, is_in(client)) == (302, True)
    sent = Message.objects.get()
    assert (sent.address, sent.channel) == (MOBILE, "text")
    assert Sitting.objects.get(account=live.accounts["mary"]).kind == "code"
    assert "Signed in with a code that was sent" in client.get("/account").content.decode()


def test_the_message_names_neither_her_nor_us_nor_what_it_opens(live: World) -> None:
    asks(WeatherClient())
    reach_mary(live, Way.EMAIL, EMAIL, Safe.YES, best=True)
    asks(WeatherClient())

    for sent in Message.objects.all():
        said = (sent.subject + sent.body).lower()
        assert not [word for word in ("mary", "kith", "harbour", "support", "sign", "http") if word in said]
    assert set(Message.objects.values_list("channel", flat=True)) == {"text", "e-mail"}


@pytest.mark.parametrize(
    ("way", "safe"),
    [
        (Way.MOBILE, Safe.NO),
        (Way.MOBILE, Safe.NOT_ASKED),
        (Way.MOBILE, Safe.WITH_CARE),
        (Way.EMAIL, Safe.NO),
        (Way.EMAIL, Safe.NOT_ASKED),
        (Way.PHONE, Safe.YES),
        (Way.POST, Safe.YES),
    ],
)
def test_nothing_is_sent_where_she_did_not_say_that_it_is_safe(way: Way, safe: Safe, world: World) -> None:
    reach_mary(world, way, EMAIL if way is Way.EMAIL else MOBILE, safe)

    assert asks(WeatherClient()) == ""
    assert SentCode.objects.get().digest == ""


def test_a_number_that_became_unsafe_while_it_was_asked_for_is_not_written_to(live: World) -> None:
    client = WeatherClient()
    client.post("/sign-in/code", {"said": "mary"})
    reach_mary(live, Way.MOBILE, MOBILE, Safe.NO)

    answer_asked_codes(live.at)

    assert not Message.objects.exists()


def test_a_number_that_is_a_limits_other_side_is_not_written_to(live: World) -> None:
    from kith.ground.access.crossings import Party
    from kith.safeguarding.rules.limits import Basis, Channel

    begin_limit(
        person_id=PersonId(live.mary.pk),
        party=Party(names=("Ray",), phones=(MOBILE,)),
        party_name="Ray",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not him.",
        by=live.actor("mary"),
        at=live.at,
    )

    assert asks(WeatherClient()) == ""


@pytest.mark.parametrize("said", ["priya", "anne", "nobody", "ada", "olu", "'; --", "mary@example.org"])
def test_staff_strangers_and_nonsense_are_sent_nothing_and_see_the_same_page(said: str, live: World) -> None:
    theirs, hers = WeatherClient(), WeatherClient()

    assert asks(theirs, said) == ""
    asks(hers)
    seen = [client.get("/sign-in/code/typed").content.decode() for client in (theirs, hers)]

    assert len(set(map(without_tokens, seen))) == 1


def without_tokens(page: str) -> str:
    import re

    return re.sub(r'value="[^"]+"|nonce="[^"]+"', "", page)


def test_a_wrong_code_costs_the_same_whether_or_not_there_is_a_right_one(live: World) -> None:
    """What equal times rest on: one hash and the same sentence, whoever was named."""
    runs: list[str] = []
    hashed, verified = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    told = []
    clients = {said: WeatherClient() for said in ("mary", "nobody")}
    for said, client in clients.items():
        asks(client, said)
    with (
        patch.object(Argon2PasswordHasher, "encode", lambda *a, **k: (runs.append("x"), hashed(*a, **k))[1]),
        patch.object(Argon2PasswordHasher, "verify", lambda *a, **k: (runs.append("x"), verified(*a, **k))[1]),
        patch.object(Argon2PasswordHasher, "must_update", lambda *_: False),
    ):
        for client in clients.values():
            runs.clear()
            answer = client.post("/sign-in/code/typed", {"code": "00000000"})
            told.append((len(runs), answer.status_code, without_tokens(answer.content.decode())))

    assert told[0] == told[1]
    assert told[0][0] == 1
    answer_refusals(at=live.at)
    assert Entry.objects.filter(act=Act.REFUSED, about_id=str(live.accounts["mary"].pk)).count() == 1


def test_a_code_opens_once_in_the_browser_that_asked_and_not_after_ten_minutes(live: World) -> None:
    hers, thief, late = WeatherClient(), WeatherClient(), WeatherClient()
    code = asks(hers)
    asks(thief, "nobody")

    thief.post("/sign-in/code/typed", {"code": code})
    assert not is_in(thief), "a code that was read over her shoulder opens nothing elsewhere"
    session = hers.session
    asked = session["kith-code-asked"]
    hers.post("/sign-in/code/typed", {"code": code})
    assert is_in(hers)
    replayed = WeatherClient()
    session = replayed.session
    session["kith-code-asked"] = asked
    session.save()
    replayed.post("/sign-in/code/typed", {"code": code})
    assert not is_in(replayed)
    second = asks(late)
    with clock.fixed(live.at + 10 * MINUTE):
        late.post("/sign-in/code/typed", {"code": second})
        assert not is_in(late)


def test_five_wrong_tries_end_a_code_and_asking_again_and_again_is_slowed(live: World) -> None:
    client = WeatherClient()
    code = asks(client)
    SentCode.objects.update(tries=4)
    client.post("/sign-in/code/typed", {"code": "00000000"})
    client.post("/sign-in/code/typed", {"code": code})
    assert not is_in(client)

    for said in ("mary", "nobody"):
        pages = [WeatherClient(REMOTE_ADDR=f"10.0.0.{n}").post("/sign-in/code", {"said": said}) for n in range(4)]
        assert "too often" in pages[-1].content.decode()
        assert {page.status_code for page in pages[:2]} == {302}
    with override_settings(ACCOUNT_RATE_LIMITS={"type_code": "2/10m/ip"}):
        tries = [client.post("/sign-in/code/typed", {"code": "1"}).content.decode() for _ in range(3)]
    assert "too often" in tries[-1]


def test_a_closed_account_is_let_in_by_no_code_that_was_sent_before(live: World) -> None:
    client = WeatherClient()
    code = asks(client)
    type(live.accounts["mary"]).objects.filter(pk=live.accounts["mary"].pk).update(is_active=False)

    client.post("/sign-in/code/typed", {"code": code})

    assert not is_in(client)


def test_a_code_vouches_for_a_quarter_of_an_hour_and_then_asks_for_another(live: World) -> None:
    client = WeatherClient()
    client.post("/sign-in/code/typed", {"code": asks(client)})
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": live.at.timestamp()}]
    session.save()
    contacts = f"/people/{live.mary.pk}/contacts"

    assert client.get(contacts).status_code == 200
    with clock.fixed(live.at + 16 * MINUTE):
        asked = client.get(contacts)
        assert asked["Location"] == f"/account/more?next={contacts}"
        assert "show once more that it is you" in client.get(asked["Location"]).content.decode()


def test_the_session_after_a_code_is_a_new_one_and_leads_to_no_other_house(live: World) -> None:
    client = WeatherClient()
    before = None
    client.post("/sign-in/code?next=https://evil.example/", {"said": "mary"})
    before = client.session.session_key
    answer_asked_codes(live.at)
    body = Message.objects.get().body
    came = client.post("/sign-in/code/typed", {"code": body.split("is ")[1].split(".")[0]})

    assert came["Location"] == "/"
    assert client.session.session_key != before
