"""Taking a directory in: all or nothing, known by source and digest, nothing lost and nothing overwritten."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from kith.directory.actions.checking import mark_checked, name_organiser, say_places_left
from kith.directory.actions.taking_in import take_in
from kith.directory.models import Glance, Listing, MeetingTime, Place, Provider, Source, Withdrawal
from kith.directory.queries.candidates import candidates
from kith.directory.queries.novelty import Counts, what_would_change
from kith.directory.rules.listings import Handful, ListingEntry
from kith.ground.access.gate import NotAllowed
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, ListingId
from tests.directory.town import CENTRE, MOVES, PAINT, SHED, TOWN, fill
from tests.world import World


def importer(world: World) -> Actor:
    return Actor.of_system("import", world.organisation.pk, Permission.DIRECTORY_IMPORT)


def state() -> list[object]:
    tables = (Provider, Place, Listing, MeetingTime, Glance)
    return [list(table._default_manager.order_by("pk").values()) for table in tables]


def test_what_was_handed_in_is_there(world: World) -> None:
    tally = fill(world)

    assert tally.listings == Counts(new=3)
    paint = Listing.objects.get(source_row_id="s1")
    assert paint.provider is not None
    assert (paint.name, paint.provider.name, paint.places.get().town) == ("Paint & Natter", TRUST_NAME, "Porthaven")
    assert Listing.objects.get(source_row_id="s2").provider is None


TRUST_NAME = "Harbour Street Trust"


def test_taking_in_the_same_again_changes_nothing(world: World) -> None:
    fill(world)
    before = state()

    tally = fill(world)

    assert tally.changes_nothing
    assert tally.listings == Counts(unchanged=3)
    assert state() == before


def test_what_changed_at_the_source_changes_here_and_keeps_its_id(world: World) -> None:
    fill(world)
    known = Listing.objects.get(source_row_id="s1").pk

    tally = fill(world, replace(PAINT, name="Paint & Chat"), MOVES, SHED)

    assert tally.listings == Counts(changed=1, unchanged=2)
    changed = Listing.objects.get(source_row_id="s1")
    assert (changed.pk, changed.name, changed.version) == (known, "Paint & Chat", 2)
    assert MeetingTime.objects.filter(listing=changed).count() == 1
    assert Glance.objects.get(listing=changed).name == "Paint & Chat"


def test_a_place_that_moves_takes_its_listings_with_it(world: World) -> None:
    fill(world)

    fill(world, replace(PAINT, places=(replace(CENTRE, town="Newtown"),)), MOVES, SHED)

    assert Glance.objects.get(listing__source_row_id="s1").town == "Newtown"


def test_a_listing_that_is_gone_is_kept_and_not_offered_and_may_return(world: World) -> None:
    fill(world)

    gone = fill(world, PAINT, SHED)

    assert gone.withdrawn == 1
    assert not Glance.objects.get(listing__source_row_id="s2").is_running
    assert Listing.objects.filter(source_row_id="s2").exists()
    assert fill(world, PAINT, SHED).changes_nothing

    back = fill(world)

    assert back.returned == 1
    assert Glance.objects.get(listing__source_row_id="s2").is_running
    assert Withdrawal.objects.get().returned_at is not None


def test_two_sources_do_not_disturb_each_other(world: World) -> None:
    fill(world)

    tally = fill(world, ListingEntry("s1", "Another s1"), source="Elsewhere")

    assert tally.listings == Counts(new=1)
    assert Listing.objects.filter(source_row_id="s1").count() == 2
    assert not Withdrawal.objects.exists()


def test_a_dry_run_says_the_same_and_writes_nothing(world: World) -> None:
    fill(world)
    changed = Handful([replace(PAINT, name="Paint & Chat"), SHED, ListingEntry("s9", "New")])
    before, entries = state(), Entry.objects.count()

    would = what_would_change(importer(world), source="Town", entries=changed, at=world.at)

    assert state() == before
    assert Entry.objects.count() == entries
    assert would == take_in(source="Town", entries=changed, by=importer(world), at=world.at)


def test_a_dry_run_into_an_empty_store_makes_no_source(world: World) -> None:
    would = what_would_change(importer(world), source="Town", entries=Handful(TOWN), at=world.at)

    assert would.listings == Counts(new=3)
    assert not Source.objects.exists()


def test_an_import_that_breaks_in_the_middle_leaves_the_store_as_it_was(world: World) -> None:
    fill(world)
    before = state()

    class Breaking(Handful):
        def listings(self) -> Iterator[Sequence[ListingEntry]]:
            yield [replace(PAINT, name="Half done")]
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk is gone"):
        take_in(source="Town", entries=Breaking(TOWN), by=importer(world), at=world.at)

    assert state() == before


def test_places_left_said_here_stay_when_the_source_says_nothing(world: World) -> None:
    fill(world)
    listing = Listing.objects.get(source_row_id="s1")
    ken = AccountId(world.accounts["ken"].pk)
    name_organiser(listing_id=ListingId(listing.pk), account_id=ken, by=importer(world), at=world.at)
    say_places_left(listing_id=ListingId(listing.pk), left=3, in_all=12, version=1, by=world.actor("ken"), at=world.at)

    fill(world, replace(PAINT, about="A new description."), MOVES, SHED)

    listing.refresh_from_db()
    assert (listing.places_left, listing.about) == (3, "A new description.")


def test_a_check_here_outlives_a_change_at_the_source(world: World) -> None:
    fill(world)
    moves = Listing.objects.get(source_row_id="s2")
    mark_checked(listing_id=ListingId(moves.pk), by=world.actor("priya"), at=world.at)

    fill(world, PAINT, replace(MOVES, about="Now with tea."), SHED)

    assert Glance.objects.get(listing=moves).verified_on == world.at.date()


@pytest.mark.parametrize("name", ["priya", "ken", "mary"])
def test_only_those_who_keep_the_directory_take_one_in(world: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        take_in(source="Town", entries=Handful(TOWN), by=world.actor(name), at=world.at)


def test_an_import_is_one_entry_in_the_record(world: World) -> None:
    before = Entry.objects.count()

    fill(world)

    assert Entry.objects.count() == before + 1


def test_the_directory_of_another_organisation_is_not_seen(world: World) -> None:
    fill(world)

    today = world.at.date()

    assert len(candidates(world.actor("priya"), at=world.at, today=today)) == 3
    assert candidates(world.actor("olu"), at=world.at, today=today) == ()
