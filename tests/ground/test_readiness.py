"""Whether a place may hold real people's lives: item by item, refused until all of it stands."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from kith.ground import clock
from kith.ground.access.gate import NotAllowed
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.running import readiness, rules
from kith.ground.running.readiness import FutureDay, NotLiveYet, NotReady, go_live, how_it_stands, write_ready
from kith.ground.running.rules import ITEMS, Item, Kept, State, not_standing, standing_of
from kith.people.actions.cases import Newcomer, open_case
from tests.ground.test_sittings import signed_in, with_passkey
from tests.laws.matrix import showed_just_now
from tests.world import World

TRIED = Item("phones", "The phones", "Which", timedelta(days=92))
DAY = date(2026, 5, 4)


@given(st.integers(-400, 400))
def test_what_was_tried_stands_from_its_day_until_it_must_be_tried_again(days: int) -> None:
    kept = Kept("phones", "Ada", "999 rang", DAY, "Ada")

    state = standing_of(TRIED, kept, on=DAY + timedelta(days=days)).state

    expected = State.MISSING if days < 0 else State.STANDS if days <= 92 else State.LAPSED
    assert state is expected


def test_what_nobody_wrote_down_is_missing() -> None:
    assert standing_of(TRIED, None, on=DAY).state is State.MISSING
    assert len(ITEMS) == len({item.key for item in ITEMS})


@pytest.fixture
def live(world: World) -> World:
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    return world


def write_all(world: World, *, but: str = "") -> None:
    system = Actor.of_system("kith drill", world.organisation.pk)
    for item in readiness.items():
        if item.key != but:
            by = system if item.by_machine else world.actor("ada")
            write_ready(key=item.key, who="Ada", proof="A letter", done_on=world.at.date(), by=by, at=world.at)


def begin_a_record(world: World) -> None:
    open_case(newcomer=Newcomer("Una"), because="She asked", by=world.actor("priya"), at=world.at)


def test_nobodys_record_is_begun_until_every_item_stands_and_somebody_says_so(live: World) -> None:
    ada = live.actor("ada")
    write_all(live, but="safeguarding-lead")
    with pytest.raises(NotLiveYet):
        begin_a_record(live)
    with pytest.raises(NotReady) as refused:
        go_live(by=ada, at=live.at)
    assert [one.item.key for one in refused.value.missing] == ["safeguarding-lead"]

    write_all(live)
    with pytest.raises(NotLiveYet):
        begin_a_record(live)
    go_live(by=ada, at=live.at)

    begin_a_record(live)
    later = how_it_stands(live.organisation.pk, at=live.at + timedelta(days=100))
    assert {one.item.key for one in not_standing(later)} == {"restored-backup", "ladder-drill"}


def test_what_lapses_after_going_live_is_said_and_shuts_no_door(live: World) -> None:
    write_all(live)
    go_live(by=live.actor("ada"), at=live.at)

    with clock.fixed(live.at + timedelta(days=400)):
        begin_a_record(live)


def test_only_an_administrator_says_so_and_nobody_says_that_a_machine_did_it(live: World) -> None:
    def write(key: str, name: str, day: date = DAY) -> None:
        write_ready(key=key, who="x", proof="x", done_on=day, by=live.actor(name), at=live.at)

    for key, name in (("dpia", "priya"), ("restored-backup", "ada"), ("nothing", "ada")):
        with pytest.raises(NotAllowed):
            write(key, name)
    with pytest.raises(FutureDay):
        write("dpia", "ada", DAY + timedelta(days=1))
    write("dpia", "ada")
    assert how_it_stands(live.elsewhere.pk, at=live.at)[7].state is State.MISSING


def test_a_room_above_puts_an_item_beside_ours(live: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_more", {})
    write_all(live)

    readiness.also_needs(TRIED)

    with pytest.raises(NotReady):
        go_live(by=live.actor("ada"), at=live.at)


def test_the_administrator_writes_it_down_in_the_browser(live: World) -> None:
    client = signed_in(with_passkey(live.accounts["ada"]))
    showed_just_now(client, live.accounts["ada"], "password")
    told = {"who": "Dr Osei", "proof": "Signed, in the safe", "done_on": "2026-05-01"}

    first = client.get("/readiness").content.decode()
    wrong = client.post("/readiness/dpia", {**told, "done_on": "2026-05-05"})
    saved = client.post("/readiness/dpia", told)
    page = client.get("/readiness").content.decode()
    by_hand = client.post("/readiness/restored-backup", told)

    assert "nobody's record can be begun" in first.replace("&#39;", "'")
    assert "still to come" in wrong.content.decode()
    assert saved["Location"] == "/readiness"
    assert "Dr Osei" in page
    assert "Only the command" in by_hand.content.decode()
    assert client.get("/readiness/nothing").status_code == 404


def test_the_person_who_opens_records_hears_why_not(live: World) -> None:
    client = signed_in(with_passkey(live.accounts["priya"]))
    worker = str(live.accounts["priya"].pk)

    told = {"known_as": "Una", "because": "She asked", "worker": worker}
    page = client.post("/people/open", told).content.decode()

    assert "may not hold real people" in page


def test_the_command_names_what_is_missing_and_fails(live: World) -> None:
    said = StringIO()

    with pytest.raises(SystemExit):
        call_command("ready", stdout=said)

    assert "Harbour Link: not live" in said.getvalue()
    assert said.getvalue().count("missing") == 2 * len(rules.ITEMS)
