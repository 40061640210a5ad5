"""The record: nothing changes without an entry, and no entry changes."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.chain import Words, content_text, digest_of, link_of
from kith.ground.audit.ledger import UnrecordedError, action, record
from kith.ground.audit.models import Entry, EntryContent, Head
from kith.ground.audit.triggers import NAMES
from kith.ground.audit.verify import Fault, Witnessed, first_break
from kith.people.models import Person
from tests.world import World


@action
def rename(person: Person, name: str, *, by: Actor, at: datetime) -> None:
    Person.objects.filter(pk=person.pk).update(known_as=name)
    record(Act.CHANGED, person, by=by, at=at, person_id=person.pk, content={"known_as": name})


@action
def rename_in_silence(person: Person, *, by: Actor, at: datetime) -> None:
    Person.objects.filter(pk=person.pk).update(known_as="Nobody")


@pytest.fixture
def chain(world: World) -> World:
    for name in ("May", "Maisie", "Mary"):
        rename(world.mary, name, by=world.actor("priya"), at=world.at)
    return world


def _unsealed(*statements: str) -> None:
    """Do what only somebody with the owner's rights could: take the triggers down, then rewrite."""
    with connection.cursor() as cursor:
        for name in NAMES[connection.vendor]:
            table = name.removesuffix("_refused")
            for verb in ("_update_delete", "_update", "_delete", "_insert", "_truncate"):
                table = table.removesuffix(verb)
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")
        for statement in statements:
            cursor.execute(statement)


def _needs_the_owner() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("the app's role cannot take a trigger down; proven as the owner in the trigger law")


def test_an_action_and_its_entry_stand_together(chain: World) -> None:
    entries = Entry.objects.filter(organisation_id=chain.organisation.pk).order_by("sequence")

    assert [(entry.sequence, entry.act, entry.actor_name) for entry in entries] == [
        (1, Act.CHANGED, "Priya"),
        (2, Act.CHANGED, "Priya"),
        (3, Act.CHANGED, "Priya"),
    ]
    assert first_break(chain.organisation.pk) is None


def test_an_action_that_says_nothing_is_undone(world: World) -> None:
    with pytest.raises(UnrecordedError):
        rename_in_silence(world.mary, by=world.actor("priya"), at=world.at)

    world.mary.refresh_from_db()
    assert world.mary.known_as == "Mary"


def test_nothing_is_recorded_outside_an_action(world: World) -> None:
    with pytest.raises(UnrecordedError):
        record(Act.CHANGED, world.mary, by=world.actor("priya"), at=world.at)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor_name = 'Somebody'",
        "DELETE FROM audit_entry",
        "UPDATE audit_entrycontent SET text = '{}'",
        "DELETE FROM audit_entrycontent",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET sequence = 1",
    ],
)
def test_the_database_refuses_to_rewrite_the_record(chain: World, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_edited_row_is_named(chain: World) -> None:
    _needs_the_owner()
    _unsealed("UPDATE audit_entry SET actor_name = 'Sam' WHERE sequence = 2")

    broken = first_break(chain.organisation.pk)

    assert broken is not None
    assert (broken.sequence, broken.fault) == (2, Fault.EDITED)


def test_an_edited_content_is_named(chain: World) -> None:
    _needs_the_owner()
    second = Entry.objects.get(organisation_id=chain.organisation.pk, sequence=2)
    _unsealed(f"UPDATE audit_entrycontent SET text = '{{}}' WHERE entry_id = {second.pk}")

    broken = first_break(chain.organisation.pk)

    assert broken is not None
    assert (broken.sequence, broken.fault) == (2, Fault.CONTENT_EDITED)


def test_a_deleted_row_is_named(chain: World) -> None:
    _needs_the_owner()
    second = Entry.objects.get(organisation_id=chain.organisation.pk, sequence=2)
    _unsealed(
        f"DELETE FROM audit_entrycontent WHERE entry_id = {second.pk}",
        f"DELETE FROM audit_entry WHERE id = {second.pk}",
    )

    broken = first_break(chain.organisation.pk)

    assert broken is not None
    assert (broken.sequence, broken.fault) == (2, Fault.MISSING)


def test_reordered_rows_are_named(chain: World) -> None:
    _needs_the_owner()
    _unsealed(
        "UPDATE audit_entry SET sequence = 99 WHERE sequence = 2",
        "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3",
        "UPDATE audit_entry SET sequence = 3 WHERE sequence = 99",
    )

    broken = first_break(chain.organisation.pk)

    assert broken is not None
    assert (broken.sequence, broken.fault) == (2, Fault.EDITED)


def test_a_cut_tail_is_named(chain: World) -> None:
    _needs_the_owner()
    last = Entry.objects.get(organisation_id=chain.organisation.pk, sequence=3)
    _unsealed(
        f"DELETE FROM audit_entrycontent WHERE entry_id = {last.pk}", f"DELETE FROM audit_entry WHERE id = {last.pk}"
    )

    broken = first_break(chain.organisation.pk)

    assert broken is not None
    assert (broken.sequence, broken.fault) == (3, Fault.CUT)


def test_a_cut_tail_with_its_head_set_back_is_found_by_the_witness(chain: World) -> None:
    _needs_the_owner()
    head = Head.objects.get(pk=chain.organisation.pk)
    second = Entry.objects.get(organisation_id=chain.organisation.pk, sequence=2)
    last = Entry.objects.get(organisation_id=chain.organisation.pk, sequence=3)
    witness = Witnessed(head.sequence, head.link)
    _unsealed(
        f"DELETE FROM audit_entrycontent WHERE entry_id = {last.pk}",
        f"DELETE FROM audit_entry WHERE id = {last.pk}",
        f"UPDATE audit_head SET sequence = 2, link = '{second.link}'",
    )

    assert first_break(chain.organisation.pk) is None
    broken = first_break(chain.organisation.pk, (witness,))
    assert broken is not None
    assert (broken.sequence, broken.fault) == (3, Fault.CUT)


def test_a_replaced_chain_is_found_by_the_witness(chain: World) -> None:
    _needs_the_owner()
    head = Head.objects.get(pk=chain.organisation.pk)
    witness = Witnessed(head.sequence, head.link)
    _unsealed("DELETE FROM audit_entrycontent", "DELETE FROM audit_entry", "DELETE FROM audit_head")
    for name in ("Ann", "Una", "Mary"):
        rename(chain.mary, name, by=chain.actor("priya"), at=chain.at)

    assert first_break(chain.organisation.pk) is None
    broken = first_break(chain.organisation.pk, (witness,))
    assert broken is not None
    assert (broken.sequence, broken.fault) == (3, Fault.REPLACED)


def test_content_may_be_erased_only_by_an_entry_that_says_so(chain: World) -> None:
    second = Entry.objects.get(organisation_id=chain.organisation.pk, sequence=2)

    @action
    def erase(*, by: Actor, at: datetime) -> None:
        record(Act.ERASED, second, by=by, at=at)

    erase(by=chain.actor("femi"), at=chain.at)
    EntryContent.objects.filter(entry=second).delete()

    assert first_break(chain.organisation.pk) is None


def test_the_same_words_make_the_same_links_now_and_in_ten_years() -> None:
    words = Words("o", 1, datetime(2026, 5, 4, 9, tzinfo=UTC), "added", "networks.Tie", "t", "p", "a", "Zoë", "", "d")

    assert content_text({"ring": 1, "called": "Zoë"}) == '{"called":"Zoë","ring":1}'
    assert content_text({"n": 2}, ["zoe", "anne"]) == '{"n":2,"people":["anne","zoe"]}'
    assert digest_of("salt", "text") == "b5d7cebb62064f259953772bc92e95dfc225e677a91ea83b6eb10faa9ebadaa1"
    assert link_of("before", words) == "dc7c9afbac8e049efa75a3debe50914968777bcb22f75fbb929e8d52a6c1ba37"
