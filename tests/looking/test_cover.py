"""Somebody stands in while a worker is away: for everybody on the caseload, for that time, and nobody is left alone."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from kith.ground.access import facts, gate
from kith.ground.access.models import Denial
from kith.ground.access.permissions import Permission, Relation
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions.cover import CannotCover, be_away, come_back
from kith.looking.actions.shifts import NotAShift, put_on_shift
from kith.looking.jobs import keep_cover_whole
from kith.looking.models import Away
from kith.looking.queries.cover import absences, who_is_away, with_nobody
from kith.people.actions import assign
from kith.people.models import Opening, Person
from tests.client import WeatherClient
from tests.world import World

DAY = timedelta(days=1)


def _id(world: World, name: str) -> AccountId:
    return AccountId(world.accounts[name].pk)


def _away(
    world: World, *, who: str = "priya", cover: str = "sam", by: str = "priya", days: tuple[int, int] = (1, 3)
) -> UUID:
    return be_away(
        account_id=_id(world, who),
        cover_id=_id(world, cover),
        starts_at=world.at + days[0] * DAY,
        ends_at=world.at + days[1] * DAY,
        by=world.actor(by),
        at=world.at,
    )


def _sees(world: World, name: str, at: datetime) -> set[str]:
    rows = Person.objects.visible_to(world.actor(name), may=Permission.PERSON_DESCRIBE, at=at)
    return set(rows.values_list("known_as", flat=True))


def test_it_begins_and_ends_by_itself(world: World) -> None:
    _away(world)

    seen = {hours: _sees(world, "sam", world.at + timedelta(hours=hours)) for hours in (0, 23, 24, 71, 72)}

    assert seen == {0: set(), 23: set(), 24: {"Mary"}, 71: {"Mary"}, 72: set()}
    assert _sees(world, "priya", world.at + 2 * DAY) == {"Mary"}


def test_who_comes_onto_the_caseload_meanwhile_is_covered_too(world: World) -> None:
    _away(world)
    during = world.at + 2 * DAY
    facts.grant(
        Relation.CASELOAD, PersonId(world.john.pk), by=world.actor("dee"), at=during, account_id=_id(world, "priya")
    )
    assert _sees(world, "sam", during) == {"Mary"}

    assert keep_cover_whole(during) == 1
    assert keep_cover_whole(during) == 0

    assert _sees(world, "sam", during) == {"Mary", "John"}
    assert _sees(world, "sam", world.at + 3 * DAY) == set()


def test_coming_back_early_ends_it_at_once(world: World) -> None:
    away_id = _away(world)

    come_back(away_id=away_id, by=world.actor("dee"), at=world.at + 2 * DAY)

    assert _sees(world, "sam", world.at + 2 * DAY) == set()
    assert absences(world.actor("dee"), at=world.at + 2 * DAY) == ()


def test_coming_back_before_it_began_leaves_nothing_to_come(world: World) -> None:
    come_back(away_id=_away(world), by=world.actor("priya"), at=world.at)

    assert _sees(world, "sam", world.at + 2 * DAY) == set()


@pytest.mark.parametrize(
    ("cover", "days"), [("priya", (1, 3)), ("grace", (1, 3)), ("olu", (1, 3)), ("sam", (3, 1)), ("sam", (-2, -1))]
)
def test_it_needs_a_colleague_and_an_end_to_come(world: World, cover: str, days: tuple[int, int]) -> None:
    with pytest.raises(CannotCover):
        _away(world, cover=cover, days=days)
    assert not Away.objects.exists()


def test_nobody_stands_in_who_is_away_or_kept_from_somebody(world: World) -> None:
    _away(world, who="sam", cover="dee", by="dee", days=(2, 5))
    with pytest.raises(CannotCover, match="away in that time"):
        _away(world)
    facts.deny(
        Denial.Kind.CONFLICT, PersonId(world.mary.pk), by=world.actor("dee"), at=world.at, account_id=_id(world, "dee")
    )
    with pytest.raises(CannotCover, match="may not stand in") as refusal:
        _away(world, cover="dee")
    assert "Mary" not in str(refusal.value)


def test_who_has_people_needs_somebody_who_stands_in_and_who_has_none_does_not(world: World) -> None:
    times = {"starts_at": world.at, "ends_at": world.at + DAY, "at": world.at}
    with pytest.raises(CannotCover, match="would have nobody"):
        be_away(account_id=_id(world, "priya"), by=world.actor("priya"), **times)

    be_away(account_id=_id(world, "femi"), by=world.actor("femi"), **times)

    assert who_is_away(world.actor("dee").organisation_id, at=world.at) == {_id(world, "femi")}
    assert who_is_away(world.actor("dee").organisation_id, at=world.at + DAY) == set()
    (away,) = absences(world.actor("grace"), at=world.at)
    assert (away.name, away.cover) == (world.accounts["femi"].display_name, "")


@pytest.mark.parametrize(("until", "said"), [("2026-05-04T11:00", "still to come"), ("2026-05-05T09:00", "")])
def test_it_is_said_on_a_page(world: World, client: WeatherClient, until: str, said: str) -> None:
    client.force_login(world.accounts["femi"])
    form = {"account": str(world.accounts["femi"].pk), "cover": "", "starts_at": "2026-05-04T12:00", "ends_at": until}

    page = client.post(reverse("looking:away"), form, follow=True).content.decode()

    assert said in page
    assert Away.objects.count() == (not said)
    for away in Away.objects.all():
        client.post(reverse("looking:came-back", kwargs={"away_id": away.pk}))
    assert absences(world.actor("femi"), at=world.at) == ()


def test_a_worker_says_it_of_themself_and_a_manager_of_every_worker(world: World) -> None:
    with pytest.raises(gate.NotAllowed):
        _away(world, by="sam")
    for name in ("grace", "ada", "mary"):
        with pytest.raises(gate.NotAllowed):
            _away(world, by=name)
    away_id = _away(world, by="dee")
    with pytest.raises(gate.NotAllowed):
        come_back(away_id=away_id, by=world.actor("sam"), at=world.at)


def test_whoever_has_no_worker_who_can_come_in_stands_on_the_managers_list(world: World) -> None:
    Opening.objects.create(
        organisation=world.organisation, person=world.mary, at=world.at, by="Priya", because="She asked."
    )
    dee = world.actor("dee")
    assert with_nobody(dee, at=world.at) == ()

    world.accounts["priya"].is_active = False
    world.accounts["priya"].save()

    assert [one.known_as for one in with_nobody(dee, at=world.at)] == ["Mary"]
    assert with_nobody(world.actor("sam"), at=world.at) == ()
    assign(person_id=PersonId(world.mary.pk), account_id=_id(world, "sam"), because="Priya left.", by=dee, at=world.at)
    assert with_nobody(dee, at=world.at) == ()


def _shift(world: World, who: str, *, of: Person, by: str = "dee", hours: tuple[int, int] = (0, 8)) -> None:
    put_on_shift(
        account_id=_id(world, who),
        people=[PersonId(of.pk)],
        starts_at=world.at + timedelta(hours=hours[0]),
        ends_at=world.at + timedelta(hours=hours[1]),
        by=world.actor(by),
        at=world.at,
    )


def test_a_shift_is_for_just_these_people_and_hours(world: World) -> None:
    _shift(world, "grace", of=world.mary)

    def seen(hours: int) -> set[str]:
        rows = Person.objects.visible_to(
            world.actor("grace"), may=Permission.PLAN_SEE, at=world.at + timedelta(hours=hours)
        )
        return set(rows.values_list("known_as", flat=True))

    assert {hours: seen(hours) for hours in (-1, 0, 7, 8)} == {-1: set(), 0: {"Mary"}, 7: {"Mary"}, 8: set()}


def test_a_shift_is_planned_by_who_leads_the_people_for_a_support_worker(world: World) -> None:
    for name, hours in (("sam", (0, 8)), ("grace", (8, 0)), ("grace", (-8, -1))):
        with pytest.raises(NotAShift):
            _shift(world, name, of=world.mary, hours=hours)
    with pytest.raises(gate.NotVisible):
        _shift(world, "grace", of=world.john)
    with pytest.raises(gate.NotAllowed):
        _shift(world, "grace", of=world.mary, by="priya")
