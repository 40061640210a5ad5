"""Requests that no page of ours would send: another host, another method, too much at once, a way back to elsewhere."""

from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client

from kith.config import environment
from kith.ground import prepared
from kith.ground.access.gate import NotVisible
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.ids import AccountId
from kith.ground.web import drafts
from kith.interop.api import TO_EVERYBODY
from tests.attack import asking
from tests.attack.conftest import Pages
from tests.laws.matrix import Stage

ELSEWHERE = [
    "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "https:evil.example", "javascript:alert(1)", "data:text/html,x", "/%09/evil.example", "http://localhost@evil.example",
    "https://localhost.evil.example/", "\t//evil.example", "//evil.example/%2f..",
]  # fmt: skip


@pytest.mark.parametrize("page", ["/sign-in", "/language", "/account/still-you", "/sign-out", "/drafts/thrown-away"])
@asking.IN_PART_AND_WHOLE
def test_no_way_back_leads_elsewhere(stage: Stage, page: str, share: int) -> None:
    """Each way out of the house, asked for in the form and in the address; a password is slow to look at."""
    priya = Account.objects.get(pk=stage.players[Role.PRACTITIONER, "allowed"].pk)
    priya.set_password("heron kettle orchard nine")
    priya.save()
    for back in ELSEWHERE[::share]:
        client = asking.browser_of(None if page == "/sign-in" else priya)
        said = {"next": back, "login": "priya", "password": "heron kettle orchard nine", "language": "en", "seal": back}
        for answer in (client.post(page, said), client.post(f"{page}?next={back}", said)):
            if 300 <= answer.status_code < 400:
                where = urlsplit(answer["Location"].replace("\\", "/").strip())
                assert (where.scheme, where.netloc) == ("", ""), (back, answer["Location"])


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost:80@evil.example", "evil.example#localhost"]
)
def test_another_host_is_refused(db: None, host: str) -> None:
    assert Client(raise_request_exception=False).get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-forwarded-server", "forwarded", "x-original-url", "x-rewrite-url"]
)
def test_no_header_says_who_we_are_or_what_was_asked(db: None, header: str) -> None:
    plain = Client().get("/about")
    asked = Client().get("/about", headers={header: "host=evil.example"})

    assert asked.status_code == plain.status_code
    assert b"evil.example" not in asked.content


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip", "true-client-ip"])
def test_a_guesser_does_not_escape_by_a_header_that_names_another_address(stage: Stage, header: str) -> None:
    said = {"login": "priya", "password": "not it"}

    answers = [Client().post("/sign-in", said, headers={header: f"10.0.0.{n}"}) for n in range(7)]

    assert "too often" in answers[-1].content.decode()


@asking.IN_PART_AND_WHOLE
def test_asking_for_a_page_changes_nothing(stage: Stage, share: int) -> None:
    """Every page, asked for by whoever may: afterwards the record says that somebody looked; nothing else differs."""
    before = asking.everything()
    for row in asking.rows_of("GET", share):
        client, address = asking.browser_of(asking.whoever_may(row, stage)), asking.address_of(row, stage)
        for method in ("get", "head", "options"):
            getattr(client, method)(address)

    assert [line for line in asking.changed(before, asking.everything()) if line[0] not in LOOKING] == []


LOOKING = frozenset({"audit.Entry", "audit.EntryPerson", "correspondence.Reading", "sign_in.Sitting"})
"""That somebody looked, which the law asks to be written down, and that the first look marks a message as read."""


@asking.IN_PART_AND_WHOLE
def test_no_header_or_field_turns_one_method_into_another(stage: Stage, share: int) -> None:
    found = []
    before = asking.everything()
    for row in asking.rows_of("POST", share):
        client = asking.browser_of(asking.whoever_may(row, stage))
        address = asking.address_of(row, stage)
        for method in ("POST", "DELETE", "PUT"):
            said = {"x-http-method-override": method, "x-http-method": method, "x-method-override": method}
            client.get(address, {"_method": method, "method": method}, headers=said)
        for method in ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"):
            answer = client.generic(method, address)
            if answer.status_code != 405:
                found.append(f"{row.route} answers {answer.status_code} to {method}")

    assert found == []
    assert [line for line in asking.changed(before, asking.everything()) if line[0] not in LOOKING] == []


@pytest.fixture
def everyone(stage: Stage) -> Client:
    return asking.browser_of(stage.players[Role.PRACTITIONER, "allowed"])


def test_too_much_is_refused_before_it_is_read(stage: Stage, everyone: Client) -> None:
    address = f"/people/{stage.ids['person_id']}/names"

    large = everyone.post(address, {"known_as": "x" * (3 * 1024 * 1024)})
    many = everyone.post(address, {f"field-{number}": "x" for number in range(2_500)})
    long = everyone.get("/" + "a" * 20_000)

    assert (large.status_code, many.status_code, long.status_code) == (400, 400, 404)


def test_every_text_says_its_charset_and_every_answer_its_kind(pages: Pages) -> None:
    found = []
    for (_, row), answer in pages.items():
        kind = answer.get("Content-Type", "")
        is_text = kind.startswith(("text/", "application/xml"))
        if answer.content and (not kind or (is_text and "charset=utf-8" not in kind)):
            found.append(f"{row} says {kind!r}")

    assert found == []


def test_nothing_may_be_read_by_a_page_of_elsewhere(pages: Pages) -> None:
    for (_, row), answer in pages.items():
        said = {name: value for name, value in answer.headers.items() if name.lower().startswith("access-control-")}
        assert said == (TO_EVERYBODY if row.startswith("interop:open") else {}), row


def test_the_same_field_twice_is_one_answer(stage: Stage, everyone: Client) -> None:
    """Sent twice in the form and once in the address, a field means its last value in the form, never two things."""
    address = f"/people/{stage.ids['person_id']}/names?known_as=Address"
    before = asking.everything()

    everyone.post(address, {"known_as": ["First", "Second"], "full_name": ["", ""]})

    said = [dict(said) for table, _, said in asking.changed(before, asking.everything()) if table == "people.Person"]
    assert all(row.get("known_as", "Second") == "Second" for row in said)


def test_an_error_tells_nothing_of_the_machine(stage: Stage, everyone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise RuntimeError("SELECT secret FROM people_person WHERE password = 'hunter2'")

    monkeypatch.setattr("kith.record.pages.person.show", broken)
    page = everyone.get(f"/people/{stage.ids['person_id']}").content.decode()

    assert not [word for word in ("SELECT", "hunter2", "Traceback", "RuntimeError", ".py", "django") if word in page]


@pytest.mark.parametrize("what", ["kith.ground.access.scoping.Scope.q", "kith.ground.prepared.Words.ask"])
def test_a_gate_that_cannot_answer_lets_nobody_in(
    what: str, stage: Stage, everyone: Client, monkeypatch: pytest.MonkeyPatch, moment: datetime
) -> None:
    def failing(*_words: object, **_more: object) -> None:
        raise RuntimeError

    prepared.forget_all()
    monkeypatch.setattr(what, failing)
    answer = everyone.get(f"/people/{stage.ids['person_id']}")

    assert answer.status_code in {404, 500}
    assert b"Mary" not in answer.content
    assert issubclass(NotVisible, Exception)


def test_cookies_of_a_live_house_are_bound_to_its_host(tmp_path: object) -> None:
    live = environment.read(
        {
            "KITH_KIND": "live",
            "KITH_ORIGIN": "https://kith.example.org",
            "KITH_SECRET_KEY": "k" * 60,
            "KITH_DATA": str(tmp_path),
        }
    )
    demo = environment.read({"KITH_DATA": str(tmp_path)})

    assert live.cookie("kith-session") == "__Host-kith-session"
    assert demo.cookie("kith-session") == "kith-session"


def test_a_session_is_named_by_more_than_can_be_guessed(stage: Stage) -> None:
    keys = set()
    for _ in range(20):
        client = Client()
        client.force_login(stage.players[Role.PRACTITIONER, "allowed"])
        keys.add(client.session.session_key or "")

    assert len(keys) == 20
    assert all(len(key) >= 32 and len(set(key)) > 8 for key in keys)  # 32 signs of 36 are 165 bits


def test_a_seal_made_for_one_purpose_opens_nothing_else(stage: Stage) -> None:
    """The signing key is one; what was signed as a draft's seal is no reset link, no cookie and no other seal."""
    account_id = AccountId(stage.players[Role.PRACTITIONER, "allowed"].pk)
    other = signing.dumps([str(account_id), "/people"], salt="another purpose")

    assert drafts.open_seal(drafts.seal(account_id, "/people")) is not None
    assert drafts.open_seal(other) is None
    with pytest.raises(signing.BadSignature):
        signing.loads(drafts.seal(account_id, "/people"), salt="another purpose")


def test_going_out_tells_the_browser_to_forget(stage: Stage, everyone: Client) -> None:
    said = everyone.post("/sign-out").get("Clear-Site-Data", "")

    assert '"cache"' in said
    assert '"storage"' in said
