"""The sheet: who came, written in one go, by those who may."""

import pytest
from django.test import Client
from django.urls import reverse

from kith.gatherings import actions, queries
from kith.gatherings.actions import Line, NeedsALineError
from kith.gatherings.models import Attendance, Place
from kith.gatherings.rules import EnteredFrom, Outcome, Room, may_fill
from kith.ground.access import gate
from kith.ground.ids import ListingId, PersonId
from kith.referrals.rules.turns import Route
from tests.referrals.stories import OnItsWay, sent
from tests.world import World

CAME = Line(Outcome.CAME)


def fill(way: OnItsWay, name: str = "ken", line: Line = CAME, hours: int = 100, **more: object) -> None:
    actions.fill_sheet(
        listing_id=way.listings["Gentle Moves"],
        starts_at=way.later(99),
        lines={way.mary_id: line},
        entered_from=EnteredFrom.SHEET,
        by=way.world.actor(name),
        at=way.later(hours),
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def way(world: World) -> OnItsWay:
    return sent(world, route=Route.INTRODUCE)


@pytest.mark.parametrize("name", ["ken", "priya"])
def test_who_may_writes_who_came(way: OnItsWay, name: str) -> None:
    fill(way, name)

    assert (Attendance.objects.get().outcome, Attendance.objects.get().person_id) == ("came", way.world.mary.pk)


@pytest.mark.parametrize("name", ["sam", "mary", "anne", "grace", "dee"])
def test_a_stranger_writes_nothing(way: OnItsWay, name: str) -> None:
    with pytest.raises(gate.NotVisible):
        fill(way, name)

    assert not Attendance.objects.exists()


def test_the_same_again_adds_nothing_and_a_correction_is_added(way: OnItsWay) -> None:
    fill(way)
    fill(way, hours=101)
    assert Attendance.objects.count() == 1

    fill(way, line=Line(Outcome.MISSED_EACH_OTHER), hours=102)

    assert Attendance.objects.count() == 2
    [visit] = queries.visits(
        way.world.actor("priya"),
        at=way.later(103),
        people={way.mary_id},
        listings={way.listings["Gentle Moves"]},
    )
    assert visit.outcome is Outcome.MISSED_EACH_OTHER


def test_somebody_without_a_place_is_not_on_the_sheet(way: OnItsWay) -> None:
    with pytest.raises(gate.NotVisible):
        actions.fill_sheet(
            listing_id=way.listings["Gentle Moves"],
            starts_at=way.later(99),
            lines={PersonId(way.world.john.pk): CAME},
            entered_from=EnteredFrom.SHEET,
            by=way.world.actor("ken"),
            at=way.later(100),
        )


def test_an_organiser_reads_the_roster_of_their_own_group_only(way: OnItsWay) -> None:
    ken = way.world.actor("ken")

    assert [one.called for one in queries.roster(ken, way.listings["Gentle Moves"], at=way.later(2))] == ["Mary"]
    assert [group.name for group in queries.groups(ken, at=way.later(2))] == ["Gentle Moves"]
    with pytest.raises(gate.NotVisible):
        queries.group(ken, way.listings["Paint & Natter"], at=way.later(2))


@pytest.mark.parametrize(
    ("came", "room_for", "because", "expected"),
    [
        (14, None, "", Room.FITS),
        (14, 14, "", Room.FITS),
        (15, 14, "", Room.MORE_THAN_ROOM),
        (15, 14, "We sat in the hall", Room.FITS),
    ],
)
def test_more_than_room_asks_for_one_line(came: int, room_for: int | None, because: str, expected: Room) -> None:
    assert may_fill(came, room_for, because).reason.code is expected


def test_a_place_is_given_once_and_ended_with_who(way: OnItsWay) -> None:
    ids = {"person_id": way.mary_id, "listing_id": ListingId(way.listings["Gentle Moves"])}
    priya = way.world.actor("priya")

    actions.give_place(**ids, called="Mary", by=priya, at=way.later(3))
    actions.end_place(**ids, by=priya, at=way.later(4))

    [place] = Place.objects.all()
    assert place.ended_by == "Priya"
    with pytest.raises(gate.NotVisible):
        actions.give_place(**ids, called="Mary", by=way.world.actor("ken"), at=way.later(5))


def test_the_page_takes_the_whole_sheet_in_one_go(way: OnItsWay) -> None:
    client = Client()
    client.force_login(way.world.accounts["ken"])
    page = reverse("gatherings:sheet", kwargs={"listing_id": way.listings["Gentle Moves"]})

    shown = client.get(page).content.decode()
    assert "Mary" in shown
    answered = client.post(page, {"starts_at": "2026-05-12T11:00", f"of-{way.mary_id}": "came"})

    assert answered.status_code == 302
    assert Attendance.objects.get().by == "Ken"
    assert "Gentle Moves" in client.get(reverse("gatherings:groups")).content.decode()


def test_needs_a_line_keeps_what_was_ticked(way: OnItsWay) -> None:

    with pytest.raises(NeedsALineError):
        actions.fill_sheet(
            listing_id=way.listings["Gentle Moves"],
            starts_at=way.later(99),
            lines={way.mary_id: CAME},
            entered_from=EnteredFrom.SHEET,
            room_for=0,
            by=way.world.actor("ken"),
            at=way.later(100),
        )
    assert not Attendance.objects.exists()
