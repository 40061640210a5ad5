"""Marks that somebody saw: told with a concern or added later, sealed as it is, and never changed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.correspondence.models import Message
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.actor import Role
from kith.ground.ids import ConcernId
from kith.safeguarding import actions, queries
from kith.safeguarding.models import BodyMark, Concern, Sighting, Telling
from kith.safeguarding.queries.without_account import by_code
from kith.safeguarding.rules.body import MarkKind, Marks, Region
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from tests import weather
from tests.client import WeatherClient
from tests.safeguarding.test_concern_pages import SAID
from tests.world import World, build_account

ARM = Marks({Region.LEFT_UPPER_ARM: MarkKind.BRUISE}, "Four in a row, blue.", "He grabs.")
FACE = Marks({Region.RIGHT_EYE: MarkKind.SWELLING, Region.LEFT_UPPER_ARM: MarkKind.BRUISE}, "Shut.")


def _raise(world: World, *, by: str = "priya", seen: Marks = ARM, named: tuple[str, ...] = ()) -> ConcernId:
    worry = Worry("Mary", "She flinched.", Horizon.SHORT, Consent.GIVEN, named=named, seen=seen)
    return actions.raise_concern(worry=worry, by=world.actor(by), at=world.at)


def _add(world: World, concern_id: ConcernId, marks: Marks = FACE, *, by: str = "priya", minutes: int = 5) -> None:
    at = world.at + timedelta(minutes=minutes)
    actions.add_marks(concern_id=concern_id, marks=marks, by=world.actor(by), at=at)


def _notices(name: str, world: World) -> int:
    """Count what waits for somebody inside Kith, beside what the ladder told them."""
    told = Telling.objects.values("message_id")
    return Message.objects.filter(account=world.accounts[name]).exclude(pk__in=told).count()


def test_what_was_seen_stands_with_the_concern_apart_from_what_was_said(world: World) -> None:
    concern_id = _raise(world)

    body = queries.concern_for(world.actor("femi"), concern_id, at=world.at).body

    (one,) = body.sightings
    assert (one.looks, one.said, one.by) == ("Four in a row, blue.", "He grabs.", "Priya")
    assert [(mark.number, mark.region, mark.kind) for mark in one.marks] == [
        (1, Region.LEFT_UPPER_ARM, MarkKind.BRUISE)
    ]
    assert [side.view for side in body.figures] == ["front", "back"]


def test_a_concern_without_marks_holds_no_row_and_draws_nothing(world: World) -> None:
    concern_id = _raise(world, seen=Marks())

    assert queries.concern_for(world.actor("femi"), concern_id, at=world.at).body.figures == ()
    assert not Sighting.objects.exists()


def test_words_alone_are_kept_and_draw_nothing(world: World) -> None:
    concern_id = _raise(world, seen=Marks({Region.SOMEWHERE: MarkKind.NOT_SURE}, "She limps."))

    body = queries.concern_for(world.actor("femi"), concern_id, at=world.at).body
    assert [one.looks for one in body.sightings] == ["She limps."]
    assert body.figures == ()


def test_more_is_a_row_of_its_own_and_a_place_keeps_its_number(world: World) -> None:
    concern_id = _raise(world)
    before = Sighting.objects.values().get()

    _add(world, concern_id)

    assert Sighting.objects.filter(**before).exists()
    body = queries.concern_for(world.actor("femi"), concern_id, at=world.at + timedelta(hours=1)).body
    assert [[mark.number for mark in one.marks] for one in body.sightings] == [[1], [2, 1]]
    assert [side.view for side in body.figures] == ["front", "back", "head"]


def test_its_raiser_reads_what_they_told_themself_and_nothing_that_was_added_by_others(world: World) -> None:
    concern_id = _raise(world)
    _add(world, concern_id, by="femi")
    _add(world, concern_id, Marks(looks="Yellow now."), minutes=9)

    mine = queries.my_concern(world.actor("priya"), concern_id, at=world.at + timedelta(hours=1))

    assert [one.looks for one in mine.body.sightings] == ["Four in a row, blue.", "Yellow now."]


@pytest.mark.parametrize("name", ["dee", "grace", "ada"])
def test_whoever_neither_raised_nor_answers_it_adds_nothing_and_reads_nothing(world: World, name: str) -> None:
    concern_id = _raise(world)

    with pytest.raises(NotVisible):
        _add(world, concern_id, by=name)
    with pytest.raises(NotVisible):
        queries.concern_for(world.actor(name), concern_id, at=world.at)


def test_it_is_kept_from_whoever_is_named_even_if_they_answer_concerns(world: World) -> None:
    concern_id = _raise(world, named=("Femi",))

    with pytest.raises(NotVisible):
        _add(world, concern_id, by="femi")
    femi = world.actor("femi")
    for table in (Sighting, BodyMark):
        assert table.objects.exists()
        assert not table.objects.visible_to(femi, may=Permission.CONCERN_SEE, at=world.at).exists()


def test_nothing_seen_is_not_written_down(world: World) -> None:
    concern_id = _raise(world)

    with pytest.raises(actions.NothingSeenError):
        _add(world, concern_id, Marks(seen_on=world.at.date()))
    assert Sighting.objects.count() == 1


def test_a_day_that_has_not_come_is_refused_and_today_is_not(world: World) -> None:
    today = world.at.date()

    with pytest.raises(actions.NotYetError):
        _raise(world, seen=Marks(looks="Blue.", seen_on=today + timedelta(days=1)))
    assert not Concern.objects.exists()
    _raise(world, seen=Marks(looks="Blue.", seen_on=today))
    assert Sighting.objects.get().seen_on == today


@pytest.mark.parametrize(("by", "heard"), [("priya", 1), ("olga", 1), ("femi", 0)])
def test_whoever_owns_it_hears_of_more_unless_they_wrote_it(world: World, by: str, heard: int) -> None:
    world.accounts["olga"] = build_account(world.organisation, "olga", Role.SAFEGUARDING_LEAD, at=world.at)
    concern_id = _raise(world)
    actions.acknowledge_concern(concern_id=concern_id, by=world.actor("femi"), at=world.at)
    before = _notices("femi", world)

    _add(world, concern_id, by=by)

    assert _notices("femi", world) - before == heard


def test_at_the_door_it_is_folded_away_and_costs_nothing(world: World, client: WeatherClient) -> None:
    page = weather.read(client.get(reverse("safeguarding:worried")).content.decode())

    assert page.all("details")
    assert not any("open" in fold.attributes for fold in page.all("details"))
    client.post(reverse("safeguarding:worried"), {**SAID, "organisation": str(world.organisation.pk)})
    assert Concern.objects.exists()
    assert not Sighting.objects.exists()


def test_what_was_ticked_stays_ticked_and_unfolded_where_something_is_missing(
    world: World, client: WeatherClient
) -> None:
    told = {**SAID, "organisation": str(world.organisation.pk), "what": ""}
    seen = {"marks": ["left_eye", "nose"], "kind_left_eye": "bruise", "kind_belly": "burn"}

    page = weather.read(client.post(reverse("safeguarding:worried"), {**told, **seen}).content.decode())

    assert ["open" in fold.attributes for fold in page.all("details")] == [True, True, False, False]
    boxes = [one for one in page.all("input") if one.attributes["type"] == "checkbox"]
    assert [one.attributes["value"] for one in boxes if "checked" in one.attributes] == ["left_eye", "nose"]


def test_only_what_is_ticked_is_marked_and_of_no_kind_that_nobody_chose(world: World, client: WeatherClient) -> None:
    seen = {"marks": ["left_eye", "nose"], "kind_left_eye": "bruise", "kind_belly": "burn"}

    client.post(reverse("safeguarding:worried"), {**SAID, "organisation": str(world.organisation.pk), **seen})

    kinds = dict(BodyMark.objects.values_list("region", "kind"))
    assert kinds == {"left_eye": "bruise", "nose": "not_sure"}


def test_a_day_to_come_is_asked_about_again_at_every_way_in(world: World, client: WeatherClient) -> None:
    told = {**SAID, "looks": "Blue.", "seen_on": "2999-01-01"}
    doors = [("safeguarding:worried", {**told, "organisation": str(world.organisation.pk)})]
    for name, words in (*doors, ("safeguarding:raise-concern", told)):
        client.force_login(world.accounts["priya"])
        page = client.post(reverse(name), words).content.decode()
        assert "This day has not come yet." in page
        assert "Blue." in page
    assert not Concern.objects.exists()


def test_by_its_code_more_is_added_and_only_when_is_shown(world: World, client: WeatherClient) -> None:
    told = client.post(
        reverse("safeguarding:worried"), {**SAID, "organisation": str(world.organisation.pk)}, follow=True
    )
    code = told.redirect_chain[-1][0].rsplit("/", 1)[-1]
    address = reverse("safeguarding:add-marks-by-code", kwargs={"code": code})

    assert "Tick where you saw something" in client.post(address, {"seen_about": "at 10"}).content.decode()
    page = client.post(address, {"marks": ["throat"], "looks": "Red lines."}, follow=True).content.decode()

    assert "Marks or injuries that you told of" in page
    assert "Red lines" not in page
    assert "Front of the neck" not in page
    opened = by_code(code)
    assert opened is not None
    body = queries.concern_for(world.actor("femi"), opened.concern_id, at=world.at + timedelta(days=1)).body
    assert [one.looks for one in body.sightings] == ["Red lines."]
    assert client.get(reverse("safeguarding:add-marks-by-code", kwargs={"code": "none"})).url == reverse(
        "safeguarding:where"
    )


@pytest.mark.parametrize(("name", "route"), [("femi", "add-marks"), ("priya", "add-my-marks")])
def test_those_who_answer_and_its_raiser_add_on_pages_of_their_own(
    world: World, client: WeatherClient, name: str, route: str
) -> None:
    concern_id = _raise(world)
    client.force_login(world.accounts[name])
    address = reverse(f"safeguarding:{route}", kwargs={"concern_id": concern_id})

    assert "Tick where you saw something" in client.post(address, {"looks": " "}).content.decode()
    assert (
        "This day has not come yet."
        in client.post(address, {"looks": "Red.", "seen_on": "2999-01-01"}).content.decode()
    )
    page = client.post(address, {"marks": ["left_calf"], "kind_left_calf": "bite"}, follow=True).content.decode()

    assert "<b>Left calf</b>: Bite" in page
    assert "<b>Left upper arm</b>: Bruise" in page


def test_the_list_says_all_that_the_drawing_shows(world: World, client: WeatherClient) -> None:
    concern_id = _raise(world, seen=FACE)
    client.force_login(world.accounts["femi"])

    html = client.get(reverse("safeguarding:concern", kwargs={"concern_id": concern_id})).content.decode()
    page = weather.read(html)

    (section,) = [one for one in page.all("section") if one.attributes.get("aria-labelledby") == "marks"]
    hidden = next(one for one in section if one.attributes.get("aria-hidden") == "true" and one.tag == "div")
    drawn = [one.text.strip() for group in hidden.all("g") for one in group.all("text")]
    told = [" ".join(one.text.split()) for one in section.all("li")]
    assert sorted(drawn) == ["1", "2"]
    assert told == ["1Right eye, or round it: Swelling", "2Left upper arm: Bruise"]
