"""The outbox: a message stands or falls with its deed, goes once, and says nothing where anybody could look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import override_settings

from kith.correspondence import jobs, queries
from kith.correspondence.actions import CannotGo, Recipient, mark_posted, post
from kith.correspondence.gateways import Parcel, Refused
from kith.correspondence.models import Delivery, Message, Waiting
from kith.correspondence.queries import State
from kith.correspondence.rules import Channel, Format, Outcome, RecipientKind
from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, MessageId, PersonId
from kith.people.actions import add_contact, record_need
from kith.people.rules.communication import Code
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.telling import Told
from tests.world import World

LINK = "http://localhost:8000/welcome/abc"


def _post(world: World, *, to: Recipient | None = None, key: str = "invitation of Mary", **more: object) -> MessageId:
    words = {"inviter": "Priya", "sign_in_name": "mary", "until": world.at, "code": "ABCD", "welcome": LINK}
    return post(
        to=to or Recipient("Mary Hale", "mary@example.org"),
        template="correspondence/letters/invitation",
        key=key,
        words=words,
        link=LINK,
        by=world.actor("priya"),
        at=world.at,
        **more,  # type: ignore[arg-type]
    )


class Counting:
    """A way out that counts, and refuses while it is told to."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.is_open = True

    def send(self, parcel: Parcel) -> str:
        self.keys.append(parcel.key)
        if not self.is_open:
            raise Refused("The way is closed.")
        return "reference"


@pytest.fixture
def way(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(jobs, "way_for", lambda _channel: counting)
    return counting


def test_a_message_is_written_with_its_deed_and_its_entry(world: World) -> None:
    message_id = _post(world, about=PersonId(world.mary.pk))

    assert Waiting.objects.filter(message_id=message_id).exists()
    entry = Entry.objects.get(about="correspondence.Message")
    assert (entry.act, entry.about_id, entry.person_id) == (Act.SENT, str(message_id), world.mary.pk)


def test_a_deed_that_fails_sends_nothing(world: World) -> None:
    @action
    def fail(*, by: Actor, at: datetime) -> None:
        record(Act.CHANGED, world.mary, by=by, at=at)
        _post(world)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail(by=world.actor("priya"), at=world.at)

    assert not Message.objects.exists()


def test_asking_again_with_the_same_key_sends_nothing_more(world: World, way: Counting) -> None:
    first, second = _post(world), _post(world)

    jobs.send_what_waits(world.at)

    assert first == second
    assert len(way.keys) == 1


def test_a_sent_message_is_settled_and_never_sent_again(world: World, way: Counting) -> None:
    message_id = _post(world)

    assert jobs.send_what_waits(world.at) == 1
    assert jobs.send_what_waits(world.at + timedelta(days=1)) == 0
    assert Delivery.objects.get(message_id=message_id).outcome == Outcome.SENT


def test_a_closed_way_is_tried_again_later_and_given_up_in_the_end(world: World, way: Counting) -> None:
    way.is_open = False
    message_id, now = _post(world), world.at

    waits = []
    while Waiting.objects.exists():
        now = Waiting.objects.get().due_at
        waits.append(now - world.at)
        with clock.fixed(now):
            jobs.send_what_waits(now)

    outcomes = list(Delivery.objects.order_by("attempt").values_list("outcome", flat=True))
    assert outcomes == [Outcome.FAILED] * 5 + [Outcome.GIVEN_UP]
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(hours=10)
    sent = queries.message(message_id=message_id, viewer=world.actor("priya"), at=world.at)
    assert sent.line.state is State.GIVEN_UP
    assert sent.tries[0].because == "The way is closed."


def test_a_crash_while_sending_frees_the_message_when_the_lease_runs_out(
    world: World, monkeypatch: pytest.MonkeyPatch, way: Counting
) -> None:
    _post(world)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "_try", die)
        with pytest.raises(KeyboardInterrupt):
            jobs.send_what_waits(world.at)

    assert jobs.send_what_waits(world.at + timedelta(seconds=30)) == 0
    assert jobs.send_what_waits(world.at + jobs.LEASE) == 1
    assert len(way.keys) == 1


def test_two_runners_never_hold_the_same_message(world: World, way: Counting) -> None:
    _post(world)
    seen_by_both = Waiting.objects.select_related("message__organisation").get()
    same = Waiting.objects.select_related("message__organisation").get()

    assert jobs._take(seen_by_both)
    assert not jobs._take(same)


def test_who_lost_the_lease_settles_nothing(world: World, way: Counting) -> None:
    _post(world)
    slow = Waiting.objects.select_related("message__organisation").get()
    assert jobs._take(slow)
    jobs.send_what_waits(world.at + jobs.LEASE)

    jobs._settle(slow, Outcome.SENT)

    assert Delivery.objects.count() == 1


def test_in_the_demo_nothing_leaves(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("something left"))
    for number, (channel, address) in enumerate(
        {Channel.EMAIL: "mary@example.org", Channel.TEXT: "+441632960001", Channel.LETTER: "1 Quay Street"}.items()
    ):
        _post(world, to=Recipient("Mary", address), channel=channel, key=str(number))

    assert jobs.send_what_waits(world.at) == 3
    assert not Waiting.objects.exists()


@override_settings(KITH_DEMO=False)
def test_where_no_way_is_set_up_a_live_message_waits_and_is_seen_to_wait(world: World) -> None:
    message_id = _post(world)

    assert jobs.send_what_waits(world.at) == 0
    sent = queries.message(message_id=message_id, viewer=world.actor("priya"), at=world.at)
    assert sent.line.state is State.WAITING


def test_a_subject_and_a_text_message_name_nobody(world: World) -> None:
    text = Message.objects.get(pk=_post(world, to=Recipient("Mary Hale", "+44 1632 960001"), channel=Channel.TEXT))

    for words in (text.subject, text.body):
        assert "Mary" not in words
        assert "Priya" not in words
    assert LINK in text.body


@pytest.mark.parametrize("block", ["subject", "short"])
def test_a_letter_whose_subject_or_text_asks_for_a_name_is_an_error(
    world: World, block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.template import engines
    from jinja2 import DictLoader, UndefinedError

    blocks = {"subject": "Hello", "short": "Hello", "body": "Hello", block: "Hello {{ name }}"}
    source = "".join(f"{{% block {name} %}}{words}{{% endblock %}}" for name, words in blocks.items())
    env = engines["jinja2"].env.overlay(loader=DictLoader({"correspondence/letters/invitation.txt": source}))
    monkeypatch.setattr(engines["jinja2"], "env", env)

    with pytest.raises(UndefinedError, match="name"):
        _post(world, to=Recipient("Mary", "+441632960001"), channel=Channel.TEXT)


@pytest.mark.parametrize(
    ("channel", "address", "words"),
    [
        (Channel.EMAIL, "", "no address"),
        (Channel.EMAIL, "mary", "cannot be written to"),
        (Channel.EMAIL, "mary@example.org\nBcc: all@example.org", "cannot be written to"),
        (Channel.EMAIL, "mary@example.org, all@example.org", "cannot be written to"),
        (Channel.TEXT, "not a number", "cannot be written to"),
        (Channel.LETTER, "1 Quay\x00Street", "cannot be written to"),
    ],
)
def test_an_address_that_cannot_be_written_to_is_refused(
    world: World, channel: Channel, address: str, words: str
) -> None:
    with pytest.raises(CannotGo, match=words):
        _post(world, to=Recipient("Mary", address), channel=channel)

    assert not Message.objects.exists()


@pytest.fixture
def mary(world: World) -> Recipient:
    """Mary, who reads large print and must not be telephoned."""
    mary_id, by, told = PersonId(world.mary.pk), world.actor("mary"), Told.by_own_hand("Mary", world.at.date())
    record_need(person_id=mary_id, code=Code.LARGE_PRINT, words="18 point", told=told, by=by, at=world.at)
    add_contact(person_id=mary_id, way=Way.MOBILE, words="01632 960001", safe=Safe.NO, told=told, by=by, at=world.at)
    return Recipient("Mary Hale", "1 Quay Street\nHarbour", RecipientKind.PERSON, mary_id)


def test_a_letter_in_a_format_that_the_person_cannot_read_is_refused(world: World, mary: Recipient) -> None:
    with pytest.raises(CannotGo, match="another format"):
        _post(world, to=mary, channel=Channel.LETTER)

    _post(world, to=mary, channel=Channel.LETTER, format=Format.LARGE_PRINT)


def test_nothing_is_written_to_who_needs_what_cannot_be_made(world: World) -> None:
    mary_id, told = PersonId(world.mary.pk), Told.by_own_hand("Mary", world.at.date())
    record_need(person_id=mary_id, code=Code.BRAILLE, told=told, by=world.actor("mary"), at=world.at)
    mary = Recipient("Mary Hale", "1 Quay Street", RecipientKind.PERSON, mary_id)

    for format_ in Format:
        with pytest.raises(CannotGo, match="another format"):
            _post(world, to=mary, channel=Channel.LETTER, format=format_)


def test_nothing_goes_where_the_person_said_that_it_is_not_safe(world: World, mary: Recipient) -> None:
    with pytest.raises(CannotGo, match="nothing may be sent there"):
        _post(world, to=replace(mary, address="+44 1632 960001"), channel=Channel.TEXT)

    _post(world, to=replace(mary, address="01632 960002"), channel=Channel.TEXT)


def test_a_letter_is_written_in_its_readers_language(world: World) -> None:
    from django.utils import translation

    message = Message.objects.get(pk=_post(world, language="ar-xb"))

    assert message.language == "ar-xb"
    assert translation.get_language() != "ar-xb"


@pytest.fixture
def live(world: World) -> World:
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    return world


def _reads(world: World, name: str) -> list[str]:
    return [line.to for line in queries.outbox(viewer=world.actor(name), at=world.at).lines]


def test_a_live_message_is_read_by_who_may_see_the_person_and_by_nobody_else(live: World) -> None:
    _post(live, about=PersonId(live.mary.pk))

    assert _reads(live, "priya") == ["Mary Hale"]
    assert _reads(live, "dee") == ["Mary Hale"]
    for stranger in ("sam", "grace", "femi", "ada", "olu", "mary"):
        assert _reads(live, stranger) == []


def test_a_live_message_about_nobody_stays_in_its_own_organisation(live: World) -> None:
    _post(live)

    assert _reads(live, "sam") == ["Mary Hale"]
    assert _reads(live, "olu") == []


def test_a_live_key_is_shown_to_its_sender_only_and_wiped_when_it_has_gone(live: World, way: Counting) -> None:
    message_id = _post(live, is_key=True)

    assert _reads(live, "priya") == ["Mary Hale"]
    assert _reads(live, "sam") == []
    jobs.send_what_waits(live.at)
    assert queries.message(message_id=message_id, viewer=live.actor("priya"), at=live.at).is_wiped


def test_in_the_demo_every_desk_reads_the_whole_outbox(world: World) -> None:
    _post(world, about=PersonId(world.mary.pk), is_key=True)

    assert _reads(world, "sam") == ["Mary Hale"]
    assert _reads(world, "olu") == ["Mary Hale"]
    assert _reads(world, "mary") == []


def test_a_message_inside_kith_is_read_by_its_own_reader(world: World) -> None:
    mary = Recipient("Mary", account_id=AccountId(world.accounts["mary"].pk))
    _post(world, to=mary, channel=Channel.IN_APP)

    assert len(queries.inbox(viewer=world.actor("mary"), at=world.at).lines) == 1
    assert len(queries.inbox(viewer=world.actor("priya"), at=world.at).lines) == 0


@override_settings(KITH_DEMO=False)
def test_a_printed_letter_goes_when_somebody_says_that_it_is_in_the_post(world: World) -> None:
    message_id = _post(world, to=Recipient("Mary", "1 Quay Street"), channel=Channel.LETTER)

    mark_posted(message_id=message_id, by=world.actor("priya"), at=world.at)

    sent = queries.message(message_id=message_id, viewer=world.actor("priya"), at=world.at)
    assert sent.line.state is State.SENT


def test_the_outbox_asks_as_much_for_fifty_messages_as_for_one(
    world: World, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(60):
        _post(world, key=str(number))

    with django_assert_max_num_queries(3):  # type: ignore[attr-defined] # pytest-django's fixture is a context
        first = queries.outbox(viewer=world.actor("priya"), at=world.at)
        assert (len(first.lines), first.older) == (50, 2)


def test_the_second_page_holds_the_rest(world: World) -> None:
    for number in range(60):
        _post(world, key=str(number))
    viewer = world.actor("priya")

    first, second = (queries.outbox(viewer=viewer, at=world.at, page=page) for page in (1, 2))

    assert len({line.id for line in (*first.lines, *second.lines)}) == 60
    assert second.older is None
