"""Local lines as they are kept: by whom, in editions, tried, taken off, in whose house, and in the record."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, OperationalError, transaction

from kith.ground.access import belt
from kith.ground.access.gate import NotAllowed, NotVisible
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Role
from kith.ground.audit.models import Entry
from kith.ground.running import readiness
from kith.ground.running.models import WentLive
from kith.ground.running.rules import CRISIS_NUMBERS, State
from kith.ground.tables import Stale
from kith.safety.actions import lines as actions
from kith.safety.models import LineEdition, LineTried
from kith.safety.queries import lines as queries
from kith.safety.rules.lines import MOST, LineFlaw, Words
from kith.safety.rules.ways import Act
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.client import WeatherClient
from tests.ground.test_sittings import signed_in, with_passkey
from tests.laws.matrix import showed_just_now
from tests.safety.samples import CRISIS, local_line, try_line
from tests.world import ANCHOR, World, build_account

OTHER = replace(CRISIS, who="Another team", reach="01632 960171")


def whos(world: World, name: str | None = None) -> list[str]:
    """Return who of the local lines is among the ways that somebody is shown, or anybody."""
    viewer = world.actor(name) if name else None
    found = queries.help_to_show(viewer, at=world.at, to_staff=bool(viewer and viewer.is_staff))
    return [way.words.who for way in found.ways if way.is_local]  # type: ignore[union-attr] # those alone have words of theirs


@pytest.fixture
def alone(world: World) -> World:
    """One house in the store."""
    Organisation.objects.filter(pk=world.elsewhere.pk).update(kind=Organisation.Kind.LIVE)
    return world


@pytest.fixture
def eve(world: World) -> World:
    """Somebody keeps the lines elsewhere."""
    world.accounts["eve"] = build_account(world.elsewhere, "eve", Role.ADMINISTRATOR, at=world.at)
    return world


# ---- keeping ----


def test_people_are_shown_a_line_once_somebody_has_tried_it(alone: World) -> None:
    line_id = local_line(alone, tried=None)
    assert whos(alone) == whos(alone, "mary") == []
    assert whos(alone, "priya") == ["Port Ashby crisis team"]

    try_line(alone, line_id)

    assert whos(alone) == whos(alone, "mary") == ["Port Ashby crisis team"]


def test_a_changed_line_is_a_new_edition_and_another_number_waits_until_it_was_tried(alone: World) -> None:
    ada, line_id = alone.actor("ada"), local_line(alone)

    def change(words: Words, version: int) -> None:
        actions.change_line(line_id=line_id, words=words, version=version, by=ada, at=alone.at)

    change(replace(CRISIS, who="Night team"), 1)
    assert whos(alone) == ["Night team"]
    change(replace(CRISIS, reach="01632 960179"), 2)
    assert whos(alone) == []
    change(replace(CRISIS, act=Act.TEXT), 3)
    assert whos(alone) == [], "a number that was rung was not texted"
    change(replace(CRISIS, who="Back"), 4)
    assert whos(alone) == ["Back"]
    assert [one.words.who for one in queries.lines_before(ada, at=alone.at)][::-1] == [
        "Port Ashby crisis team", "Night team", "Port Ashby crisis team", "Port Ashby crisis team",
    ]  # fmt: skip
    with pytest.raises(Stale):
        change(OTHER, 4)
    with pytest.raises(Stale):
        try_line(alone, line_id, version=4)
    with pytest.raises(actions.CannotKeep, match="reads so already"):
        change(replace(CRISIS, who="Back."), 5)


def test_what_is_taken_off_stays_written_with_why(alone: World) -> None:
    ada, line_id = alone.actor("ada"), local_line(alone)
    with pytest.raises(actions.CannotKeep):
        actions.take_off(line_id=line_id, because="  ", by=ada, at=alone.at)

    actions.take_off(line_id=line_id, because="They moved.", by=ada, at=alone.at)

    assert whos(alone) == whos(alone, "ada") == []
    (before,) = queries.lines_before(ada, at=alone.at)
    assert (before.words, before.because, before.off_by) == (CRISIS, "They moved.", "Ada")
    assert LineTried.objects.count() == 1
    for verb in (
        lambda: actions.take_off(line_id=line_id, because="x", by=ada, at=alone.at),
        lambda: actions.change_line(line_id=line_id, words=OTHER, version=1, by=ada, at=alone.at),
        lambda: try_line(alone, line_id),
    ):
        with pytest.raises(actions.CannotKeep, match="taken off"):
            verb()
    with pytest.raises(NotVisible):
        queries.line_of(ada, line_id, at=alone.at)


def test_six_stand_at_most(alone: World) -> None:
    ada = alone.actor("ada")
    ids = [local_line(alone, replace(OTHER, reach=f"01632 96017{n}")) for n in range(MOST)]
    with pytest.raises(actions.CannotKeep) as refused:
        local_line(alone)
    assert refused.value.flaws == (LineFlaw.TOO_MANY,)

    actions.take_off(line_id=ids[0], because="Room", by=ada, at=alone.at)

    local_line(alone)


def test_what_cannot_be_dialled_safely_is_not_kept(alone: World) -> None:
    for words in (
        replace(CRISIS, reach="call me"),
        replace(CRISIS, act=Act.OPEN, reach="javascript:alert(1)"),
        replace(CRISIS, act=Act.OPEN, reach="http://example.org"),
        replace(CRISIS, beside="danger", takes_place=True),
    ):
        with pytest.raises(actions.CannotKeep):
            local_line(alone, words)
    assert LineEdition.objects.count() == 0


def test_nobody_tries_a_line_tomorrow_or_as_nobody(alone: World) -> None:
    line_id = local_line(alone, tried=None)

    for day, who in ((ANCHOR + timedelta(days=1), "Ada"), (ANCHOR, " ")):
        with pytest.raises(actions.CannotKeep):
            actions.note_tried(
                line_id=line_id, version=1, tried_on=day, tried_by=who, answered_by="Joy", by=alone.actor("ada"),
                at=alone.at,
            )  # fmt: skip


def test_the_store_refuses_a_line_that_takes_a_place_by_day_or_says_nothing(alone: World) -> None:
    line_id = local_line(alone)
    for wrong in (
        {"takes_place": True}, {"hours": "Nights"}, {"is_day_and_night": False}, {"need": ""}, {"place": 7},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            LineEdition.objects.filter(line_id=line_id).update(**wrong)


def test_every_change_stands_in_the_record_and_a_look_at_help_now_does_not(alone: World) -> None:
    ada, before = alone.actor("ada"), Entry.objects.count()
    line_id = local_line(alone)
    actions.change_line(line_id=line_id, words=OTHER, version=1, by=ada, at=alone.at)
    actions.take_off(line_id=line_id, because="Moved", by=ada, at=alone.at)

    assert list(Entry.objects.order_by("pk").values_list("act", "about"))[before:] == [
        ("added", "safety.LineEdition"), ("confirmed", "safety.LineTried"), ("changed", "safety.LineEdition"),
        ("ended", "safety.LineOff"),
    ]  # fmt: skip
    whos(alone, "mary")
    assert Entry.objects.count() == before + 4


# ---- whose they are ----


@pytest.mark.parametrize("name", ["mary", "anne", "priya", "grace", "dee", "femi", "ken"])
def test_nobody_but_an_administrator_keeps_them(world: World, name: str) -> None:
    line_id, by = local_line(world), world.actor(name)

    with pytest.raises(NotAllowed):
        local_line(world, OTHER, by=by)
    for verb in (
        lambda: actions.change_line(line_id=line_id, words=OTHER, version=1, by=by, at=world.at),
        lambda: try_line(world, line_id, by=by),
        lambda: actions.take_off(line_id=line_id, because="x", by=by, at=world.at),
    ):
        with pytest.raises(NotVisible):
            verb()
    assert queries.lines_kept(by, at=world.at) == queries.lines_before(by, at=world.at) == ()


def test_an_administrator_of_another_house_sees_and_changes_nothing_of_it(eve: World) -> None:
    line_id, by = local_line(eve), eve.actor("eve")

    for verb in (
        lambda: queries.line_of(by, line_id, at=eve.at),
        lambda: actions.change_line(line_id=line_id, words=OTHER, version=1, by=by, at=eve.at),
        lambda: try_line(eve, line_id, by=by),
        lambda: actions.take_off(line_id=line_id, because="x", by=by, at=eve.at),
    ):
        with pytest.raises(NotVisible):
            verb()
    assert queries.lines_kept(by, at=eve.at) == ()


def test_a_reader_has_the_lines_of_their_own_house_first_and_the_others_under_their_name(eve: World) -> None:
    local_line(eve)
    local_line(eve, replace(OTHER, beside="talk", takes_place=True), by=eve.actor("eve"))

    with belt.for_organisation(eve.organisation.pk):
        mine = queries.help_to_show(eve.actor("mary"), at=eve.at)
    theirs = queries.help_to_show(eve.actor("olu"), at=eve.at, to_staff=True)
    with belt.for_nobody():
        anybody = queries.help_to_show(None, at=eve.at)

    assert whos(eve, "mary") == ["Port Ashby crisis team"]
    assert [one.name for one in mine.elsewhere] == ["Elsewhere"]
    assert mine.keeper == "Harbour Link"
    assert whos(eve, "olu") == ["Another team"]
    assert [one.name for one in theirs.elsewhere] == ["Harbour Link"]
    assert whos(eve) == []
    assert [one.name for one in anybody.elsewhere] == ["Elsewhere", "Harbour Link"]


def test_a_house_that_is_not_live_shows_its_lines_to_its_own_alone(eve: World) -> None:
    local_line(eve, by=eve.actor("eve"))
    Organisation.objects.filter(pk=eve.elsewhere.pk).update(kind=Organisation.Kind.LIVE)

    assert whos(eve) == []
    assert queries.help_to_show(None, at=eve.at).elsewhere == ()
    assert whos(eve, "olu") == ["Port Ashby crisis team"]

    WentLive.objects.create(organisation=eve.elsewhere, at=eve.at, by="Eve")
    assert [one.name for one in queries.help_to_show(None, at=eve.at).elsewhere] == ["Elsewhere"]


def test_while_the_store_does_not_answer_the_national_lines_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    local_line(world)

    def breaks() -> None:
        raise OperationalError("the disk is gone")

    monkeypatch.setattr(queries, "live_places", breaks)

    assert [way.key for way in queries.help_to_show(None, at=world.at).ways][:2] == ["danger", "talk"]  # type: ignore[union-attr]
    with pytest.raises(OperationalError):
        queries.help_to_keep(at=world.at)


# ---- ready, and on whose list ----


def standing(world: World, days: int = 0) -> readiness.Standing:
    found = readiness.how_it_stands(world.organisation.pk, at=world.at + timedelta(days=days))
    return next(one for one in found if one.item.key == CRISIS_NUMBERS)


def test_the_crisis_numbers_are_ready_only_while_every_local_line_was_tried(world: World) -> None:
    readiness.write_ready(
        key=CRISIS_NUMBERS, who="Ada", proof="Rung", done_on=ANCHOR, by=world.actor("ada"), at=world.at
    )
    assert standing(world).state is State.STANDS
    local_line(world, tried=100)
    assert standing(world).state is State.STANDS
    assert standing(world, 83).state is State.STANDS
    assert standing(world, 84).state is State.LAPSED
    line_id = local_line(world, OTHER, tried=None)

    found = standing(world)
    assert found.state is State.LAPSED
    assert [piece.words for piece in found.lacking] == ["I need urgent help with how I feel, 01632 960171"]

    actions.take_off(line_id=line_id, because="Nobody there", by=world.actor("ada"), at=world.at)
    assert standing(world).state is State.STANDS
    elsewhere = readiness.how_it_stands(world.elsewhere.pk, at=world.at)
    assert all(one.lacking == () for one in elsewhere)


def test_an_administrator_who_works_at_the_desk_has_it_on_the_list_before_it_ends(world: World) -> None:
    def to_try(name: str) -> list[tuple[str, UUID]]:
        parts = day_for(world.actor(name), at=world.at).parts
        return [(duty.who, duty.about[0][1]) for part in parts for duty in part.duties if duty.deed is Deed.TRY_LINE]

    world.accounts["dee"].roles_held.create(role=Role.ADMINISTRATOR, starts_at=world.at)
    local_line(world, OTHER)
    late = local_line(world, tried=170)

    assert to_try("dee") == [("Port Ashby crisis team", late)]
    assert to_try("priya") == []


# ---- in the browser ----


@pytest.fixture
def ada(alone: World) -> WeatherClient:
    alone.organisation.kind = Organisation.Kind.LIVE
    client = WeatherClient()
    account = with_passkey(alone.accounts["ada"])
    client.cookies = signed_in(account).cookies
    showed_just_now(client, account, "password")
    return client


TYPED = {
    "need": "I feel very bad", "who": "Crisis team", "act": "tel", "reach": "01632 960170", "is_day_and_night": "on",
    "hours": "", "stands": "instead:urgent", "place": "1",
}  # fmt: skip


def test_an_administrator_adds_tries_changes_and_takes_off(ada: WeatherClient, alone: World) -> None:
    added = ada.post("/local-lines/add", TYPED)
    assert added["Location"].endswith("/tried")
    line_id = added["Location"].split("/")[-2]
    assert "not tried" in ada.get("/local-lines").content.decode().lower()
    tried = {"tried_by": "Ada", "tried_on": "2026-05-04", "answered_by": "Joy", "version": "1"}
    assert "still to come" in ada.post(added["Location"], {**tried, "tried_on": "2026-05-05"}).content.decode()
    assert ada.post(added["Location"], tried)["Location"] == "/local-lines"
    assert whos(alone) == ["Crisis team"]
    page = ada.get("/local-lines").content.decode()
    assert "In place of" in page
    assert "Joy" in page

    opened = ada.get(f"/local-lines/{line_id}").content.decode()
    assert 'value="instead:urgent" selected' in opened
    same_number = ada.post(f"/local-lines/{line_id}", {**TYPED, "who": "Night team", "stands": "", "version": "1"})
    assert same_number["Location"] == "/local-lines"
    other_number = ada.post(f"/local-lines/{line_id}", {**TYPED, "reach": "01632 960171", "version": "2"})
    assert other_number["Location"] == f"/local-lines/{line_id}/tried"
    stale = ada.post(f"/local-lines/{line_id}", {**TYPED, "reach": "01632 960172", "version": "2"})
    assert "Saved meanwhile" in stale.content.decode()

    assert ada.post(f"/local-lines/{line_id}/off", {"because": "Closed"})["Location"] == "/local-lines"
    assert "Closed" in ada.get("/local-lines").content.decode()
    assert ada.get(f"/local-lines/{line_id}").status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"reach": "javascript:alert(1)", "act": "https"}, "Write an address such as"),
        ({"reach": "http://example.org", "act": "https"}, "Write an address such as"),
        ({"reach": "ring us"}, "digits, spaces and hyphens"),
        ({"is_day_and_night": "", "hours": "Nights"}, "this one must too"),
        ({"is_day_and_night": "", "hours": "", "stands": ""}, "Write when somebody answers"),
        ({"stands": "instead:danger"}, "Select a valid choice"),
        ({"stands": "instead:sign"}, "Select a valid choice"),
        ({"stands": "before:danger"}, "Select a valid choice"),
        ({"need": "x" * 81}, "at most 80"),
        ({"place": "7"}, "Select a valid choice"),
        ({"act": "javascript"}, "Select a valid choice"),
    ],
)
def test_a_form_says_what_is_wrong_where_it_is(ada: WeatherClient, changes: dict[str, str], says: str) -> None:
    page = ada.post("/local-lines/add", {**TYPED, **changes}).content.decode()

    assert says in page
    assert LineEdition.objects.count() == 0


def test_the_readiness_page_names_what_was_not_tried_and_leads_there(ada: WeatherClient, alone: World) -> None:
    local_line(alone, tried=None)

    page = ada.get("/readiness").content.decode()

    assert "01632 960170" in page
    assert 'href="/local-lines"' in page
