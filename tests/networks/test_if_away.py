"""The loss test: what would be missed if somebody were away, who could step in, and who is shown it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.urls import reverse

from kith.ground.access.crossings import Party
from kith.ground.ids import PersonId, TieId
from kith.networks.queries.away import map_without
from kith.networks.rules.cover import gaps
from kith.networks.rules.ties import TieNow
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Ring, Sector
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.test_measures import tie
from tests.world import World

ANNE = tie("Anne", Help.EMOTIONAL, Help.ADVICE, Help.COMPANY)
BETTY = tie("Betty", Help.ADVICE, sector=Sector.COMMUNITY)
CARL = tie("Carl", Help.ADVICE)
KEN = tie("Ken", Help.COMPANY, ring=Ring.FURTHER)
NURSE = tie("The nurse", Help.COMPANY, is_paid=True, sector=Sector.PROFESSIONAL)
REX = tie("Rex", kind=Kind.ANIMAL)
RAY = tie("Ray", felt=Feeling.BOTH)
JOAN = tie("Joan", life=Life.OUT_OF_TOUCH)
EVERYBODY = (ANNE, BETTY, CARL, KEN, NURSE, REX, RAY, JOAN)


def names(ties: Iterable[TieNow]) -> list[str]:
    return [one.name for one in ties]


def test_each_kind_of_help_says_who_gives_it_and_who_would_be_left() -> None:
    found = gaps(EVERYBODY, {ANNE.tie_id})

    assert [(gap.kind, names(gap.now), names(gap.left)) for gap in found] == [
        (Help.EMOTIONAL, ["Anne"], []),
        (Help.ADVICE, ["Anne", "Betty", "Carl"], ["Betty", "Carl"]),
        (Help.COMPANY, ["Anne", "Ken", "The nurse"], ["Ken", "The nurse"]),
    ]
    assert [gap.is_open for gap in found] == [True, False, False]
    assert [gap.wants_cover for gap in found] == [True, False, False]


def test_one_alone_and_paid_people_alone_are_no_cover() -> None:
    (alone,) = (gap for gap in gaps(EVERYBODY, {ANNE.tie_id, BETTY.tie_id}) if gap.kind is Help.ADVICE)
    other_nurse = replace(NURSE, tie_id=tie("Another").tie_id)
    (paid,) = (gap for gap in gaps([ANNE, NURSE, other_nurse], {ANNE.tie_id}) if gap.kind is Help.COMPANY)

    assert alone.wants_cover
    assert names(alone.left) == ["Carl"]
    assert len(paid.left) == 2
    assert paid.wants_cover
    assert not paid.is_open


def test_whoever_could_be_asked_is_near_unpaid_able_and_gives_it_not_yet() -> None:
    (emotional,) = (gap for gap in gaps(EVERYBODY, {ANNE.tie_id}) if gap.kind is Help.EMOTIONAL)

    assert names(emotional.could) == ["Betty", "Carl", "Ken", "The nurse"]
    assert not gaps(EVERYBODY, set())


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_whole_map(world)


def page_of(world: World, *away: TieId) -> str:
    ticked = "&".join(f"away={one}" for one in away)
    return f"{reverse('networks:if-away', kwargs={'person_id': world.mary.pk})}?{ticked}"


def test_a_worker_reads_what_falls_and_plans_cover(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["priya"])

    page = client.get(page_of(world, ties["Anne"])).content.decode()
    planned = client.get(
        reverse("plans:add-step", kwargs={"person_id": world.mary.pk})
        + f"?cover=emotional&away={ties['Anne']}&tie={ties['Stan']}"
    ).content.decode()

    assert "away for a fortnight, nobody would be there for feelings." in page
    assert f"cover=emotional&amp;away={ties['Anne']}&amp;tie={ties['Stan']}" in page
    assert "Ask Stan to stand in for Anne: feelings" in planned
    assert f'<option value="{ties["Stan"]}" selected>' in planned


def test_nobody_is_named_to_be_asked_from_whom_the_person_is_kept_apart(world: World, ties: dict[str, TieId]) -> None:
    person_id, priya = PersonId(world.mary.pk), world.actor("priya")
    before = map_without(person_id, {ties["Anne"]}, viewer=priya, at=world.at)
    begin_limit(
        person_id=person_id,
        party=Party(names=("Stan",)),
        party_name="Stan",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not him.",
        by=world.actor("mary"),
        at=world.at,
    )

    after = map_without(person_id, {ties["Anne"]}, viewer=priya, at=world.at)

    assert "Stan" in names(before.gaps[0].could)
    assert "Stan" not in names(after.gaps[0].could)
    assert set(names(after.gaps[0].could)) == set(names(before.gaps[0].could)) - {"Stan"}


def test_what_is_no_id_and_who_is_on_no_map_of_theirs_is_nobody(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["priya"])

    nobody = client.get(f"{page_of(world)}away=Anne&away={world.mary.pk}").content.decode()
    nothing = client.get(
        reverse("plans:add-step", kwargs={"person_id": world.mary.pk}) + "?cover=emotional&away=Anne&tie=x"
    ).content.decode()

    assert "Each of them alone" in nobody
    assert "to stand in for" not in nothing.partition("<form")[2].partition('name="words"')[2]


def test_the_person_sees_it_only_where_they_ask(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["mary"])

    closed = client.get(page_of(world, ties["Anne"])).content.decode()
    opened = client.get(f"{page_of(world, ties['Anne'])}&open=yes").content.decode()

    assert "You need not look." in closed
    assert "fortnight, nobody" not in closed
    assert "fortnight, nobody" in opened


def test_nobody_of_a_circle_ever_sees_it(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["anne"])

    assert client.get(page_of(world, ties["Stan"])).status_code in (403, 404)
