"""A directory that is laid out once answers as it is now: after a check, an import, an undoing, and another process."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kith.directory.actions import checking
from kith.directory.models import Edition, EditionStep, Glance
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, OrganisationId, PersonId
from kith.matching.gateways import Keeping
from kith.matching.gateways.shelves import InMemory
from kith.matching.jobs import lay_out_directories
from kith.matching.queries import finding, laid_out
from kith.matching.queries.suggestions import Board, suggestions_for
from kith.matching.rules.reasons import WhyNot
from tests.matching.stories import TOWN, let_mary_tell, take_in_a_town
from tests.world import World


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    """Answer by the engine, compiled or not, and keep what is laid out in memory."""
    keeping = InMemory()
    monkeypatch.setattr(finding, "IS_COMPILED", True)
    monkeypatch.setattr(laid_out, "keeping", lambda: keeping)
    monkeypatch.setattr(laid_out, "WORTH_KEEPING", 2)
    yield keeping
    another_process()


def another_process() -> None:
    """Forget what this process has ready, as one that has just begun."""
    laid_out._ready.clear()


@pytest.fixture
def town(world: World) -> dict[str, ListingId]:
    let_mary_tell(world)
    return take_in_a_town(world)


def ready(world: World) -> laid_out._Ready:
    return laid_out._ready[OrganisationId(world.organisation.pk)]


def board_for(world: World) -> Board:
    return suggestions_for(world.actor("priya"), PersonId(world.mary.pk), at=world.at)


def by_the_rules(world: World) -> Board:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "IS_COMPILED", False)
        return board_for(world)


def reads_of(table: type[Glance | EditionStep], ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        ask()
    return sum(f'FROM "{table._meta.db_table}"' in query["sql"] for query in queries)


def test_nothing_is_read_again_while_nothing_changes(world: World, town: dict[str, ListingId]) -> None:
    board_for(world)

    assert reads_of(EditionStep, lambda: board_for(world)) == 0
    assert board_for(world) == by_the_rules(world)


def test_a_check_a_doubt_and_a_full_group_count_at_once(world: World, town: dict[str, ListingId]) -> None:
    board_for(world)
    by, at = world.actor("priya"), world.at
    laid = ready(world).laid_out

    checking.mark_checked(listing_id=town["Paint & Natter"], by=by, at=at)
    assert board_for(world) == by_the_rules(world)

    for name in ("priya", "sam"):
        checking.report_not_running(listing_id=town["Gentle Moves"], because="shut", by=world.actor(name), at=at)
    board = board_for(world)

    assert board == by_the_rules(world)
    assert "Gentle Moves" in {one.offer.name for group in board.left_out for one in group.first}
    assert ready(world).laid_out is laid


def test_an_import_lays_out_all_of_it_anew(world: World, town: dict[str, ListingId]) -> None:
    board_for(world)
    laid = ready(world).laid_out

    take_in_a_town(world, [*TOWN[1:], replace(TOWN[0], about="Watercolours, sitting down.")])

    assert board_for(world) == by_the_rules(world)
    assert ready(world).laid_out is not laid


def test_what_was_undone_is_never_told(world: World, town: dict[str, ListingId]) -> None:
    board_for(world)
    before, full = board_for(world), town["Gentle Moves"]
    system = Actor.of_system("test", OrganisationId(world.organisation.pk), Permission.DIRECTORY_CHECK)

    with transaction.atomic():
        checking.report_not_running(listing_id=full, because="shut", by=world.actor("priya"), at=world.at)
        take_in_a_town(world, TOWN[1:])
        assert board_for(world) != before
        transaction.set_rollback(True)
    assert board_for(world) == before

    checking.mark_checked(listing_id=town["Walking club"], by=system, at=world.at)
    assert board_for(world) == by_the_rules(world)


def test_another_process_reads_on_from_what_was_kept(world: World, town: dict[str, ListingId], kept: InMemory) -> None:
    assert lay_out_directories(world.at) == 1
    another_process()

    checking.mark_checked(listing_id=town["Paint & Natter"], by=world.actor("priya"), at=world.at)
    board = board_for(world)

    assert ready(world).laid_out is kept.newest(OrganisationId(world.organisation.pk))
    assert ready(world).directory.since.shelf.columns.size == 1
    assert board == by_the_rules(world)


def test_too_much_beside_the_rest_is_laid_out_anew(
    world: World, town: dict[str, ListingId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid_out, "MOST_BESIDE", 1)
    board_for(world)

    for name in ("Paint & Natter", "Gentle Moves"):
        checking.mark_checked(listing_id=town[name], by=world.actor("priya"), at=world.at)
    board = board_for(world)

    assert ready(world).directory.since.shelf.columns.size == 0
    assert board == by_the_rules(world)


def test_a_small_directory_is_not_worth_a_disk(
    world: World, town: dict[str, ListingId], kept: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid_out, "WORTH_KEEPING", len(town) + 1)

    board_for(world)

    assert lay_out_directories(world.at) == 0
    assert kept.newest(OrganisationId(world.organisation.pk)) is None


def test_what_is_kept_is_laid_out_again_when_it_lags(
    world: World, town: dict[str, ListingId], kept: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid_out, "MOST_BESIDE", 2)
    first, second = town["Paint & Natter"], town["Gentle Moves"]

    assert lay_out_directories(world.at) == 1
    assert lay_out_directories(world.at) == 0
    checking.mark_checked(listing_id=first, by=world.actor("priya"), at=world.at)
    assert lay_out_directories(world.at) == 0
    checking.mark_checked(listing_id=second, by=world.actor("priya"), at=world.at)
    assert lay_out_directories(world.at) == 1

    laid = kept.newest(OrganisationId(world.organisation.pk))
    assert laid is not None
    assert laid.token == Edition.objects.get(organisation=world.organisation).token


def test_a_day_later_what_is_stale_is_stale(world: World, town: dict[str, ListingId]) -> None:
    board_for(world)
    later = replace(world, at=world.at + timedelta(days=200))

    board = board_for(later)

    assert board == by_the_rules(later)
    assert {group.why for group in board.left_out} >= {WhyNot.STALE}


def test_nobody_is_told_of_the_directory_of_another_organisation(world: World, town: dict[str, ListingId]) -> None:
    board_for(world)
    stranger = Actor.of_system("test", OrganisationId(UUID(int=7)), Permission.DIRECTORY_SEE)

    assert laid_out.directory_for(stranger, at=world.at, on=world.at.date()) is None


def test_more_codes_than_there_are_bits_for_are_answered_by_the_rules(
    world: World, town: dict[str, ListingId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kith.matching.rules.engine.building.MOST_CODES", 0)
    monkeypatch.setattr("kith.matching.rules.engine.building._number.__defaults__", (0,))

    assert board_for(world) == by_the_rules(world)


def test_each_edition_follows_the_one_before(world: World, town: dict[str, ListingId]) -> None:
    checking.mark_checked(listing_id=town["Gentle Moves"], by=world.actor("priya"), at=world.at)

    steps = EditionStep.objects.filter(organisation=world.organisation).order_by("number")
    edition = Edition.objects.get(organisation=world.organisation)
    assert list(steps.values_list("number", "listing_id")) == [(1, None), (2, town["Gentle Moves"])]
    assert (edition.number, edition.token) == steps.values_list("number", "token").last()
