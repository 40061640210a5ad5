"""Once somebody was erased no word of them is left: in no table, in no picture, in no byte of the store."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from kith.disposal.jobs import erase_what_is_due
from kith.disposal.queries.reach import OF_TWO, STAYS, reach_of, tables_reached
from kith.disposal.queries.schedule import as_reference
from kith.disposal.queries.standing import hindrances_of
from kith.disposal.rules.hindrances import Hindered, Hindrance
from kith.ground.access.models import Denial
from kith.ground.accounts.models import Account
from kith.ground.audit.models import Entry, EntryContent
from kith.ground.audit.verify import first_break
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.tables import Retention
from kith.people.models import Person
from tests.disposal import planting
from tests.disposal.forgotten import bert, proposed, set_apart, when_its_month_is_over
from tests.disposal.planting import MARKER
from tests.laws.stage import set_stage
from tests.world import MORNING, World

ROOT = Path(__file__).parents[2]
OF_PEOPLE = {Retention.CARE_RECORD, Retention.SAFEGUARDING_RECORD}
OF_NOBODY = {
    "gatherings.Meeting": "a day on which a group met",
}
"""Tables of those classes that hold nothing about anybody."""


def everything_in_the_store() -> bytes:
    """Return every byte of the store: of SQLite its files, of PostgreSQL every row."""
    if connection.vendor == "sqlite" and "memory" not in str(connection.settings_dict["NAME"]):
        name = str(connection.settings_dict["NAME"])
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files = [Path(name + ending) for ending in ("", "-wal") if Path(name + ending).exists()]
        return b"".join(file.read_bytes() for file in files)
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [str(row) for row in cursor.fetchall()]
    return "\n".join(told).encode()


def everything_in_the_folder() -> bytes:
    return b"".join(file.read_bytes() for file in Path(settings.KITH_DATA).rglob("*") if file.is_file())


@pytest.mark.commits
def test_no_word_of_a_person_is_left_anywhere_once_they_were_erased(records: None, moment: datetime) -> None:
    stage = set_stage(at=MORNING)
    mary = Person.objects.get(pk=stage.ids["person_id"])
    organisation_id = mary.organisation_id
    planted = planting.everywhere(mary)
    pictures = [place_of(UUID(str(pk))) for pk in Photo.objects.filter(person=mary).values_list("pk", flat=True)]
    reach = reach_of(mary)
    if connection.vendor == "sqlite":
        assert {table for table in tables_reached() if not reach.rows.get(table)} == set()
        assert sorted(planting.columns() - planted) == []
    assert len(planted) > 200
    assert MARKER.encode() in everything_in_the_store()
    assert all(place.exists() for place in pictures)
    assert pictures
    said = [
        text.encode() for text in EntryContent.objects.filter(entry_id__in=reach.entries).values_list("text", flat=True)
    ]
    told = [text for text in said if len(text) > 80]
    assert len(told) > 20

    erased(mary, at=moment)

    store = everything_in_the_store()
    assert MARKER.encode() not in store
    assert [text for text in told if text in store] == []
    assert MARKER.encode() not in everything_in_the_folder()
    assert set(Entry.objects.filter(actor_account=reach.account_id).values_list("actor_name", flat=True)) == {""}
    assert not any(place.exists() for place in pictures)
    assert not Account.objects.filter(pk=reach.account_id).exists()
    assert first_break(organisation_id) is None
    left = reach_of(Person.objects.get(pk=mary.pk))
    assert {table._meta.label for table in left.rows} == {"people.Person"}
    assert Person.objects.filter(known_as="John").exists()


def erased(person: Person, *, at: datetime) -> None:
    """Erase somebody by the door, whatever still stands open: what is left is what this is about."""
    from kith.disposal.actions import erasing
    from kith.disposal.rules.certificates import Told
    from kith.ground.actor import Actor
    from kith.ground.audit.ledger import ledger

    by = Actor.of_system("disposal", person.organisation_id)
    reach = reach_of(person)
    told = Told("D-TEST", "A rule", at.date(), "Dee", at, "Femi", at, at, at, erasing._counted(reach))
    with ledger():
        erasing._erase_everything(person, reach, told, by=by, at=at)


def test_every_table_that_holds_words_of_people_is_reached() -> None:
    reached = tables_reached() | set(STAYS)
    missed = [
        table._meta.label
        for table in apps.get_models()
        if table.__module__.startswith("kith.")
        and table.retention in OF_PEOPLE  # type: ignore[attr-defined] # a law asks it of every table
        and table not in reached
        and table._meta.label not in OF_NOBODY
    ]

    assert missed == [], "Let it point at a person, or at something of theirs; or say in OF_NOBODY why it need not."


def test_a_table_that_points_at_nobody_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = apps.get_model("gatherings.Meeting")

    assert meeting not in tables_reached()
    assert meeting.retention in OF_PEOPLE


def test_the_reference_is_what_runs() -> None:
    assert (ROOT / "docs/reference/retention.md").read_text(encoding="utf-8") == as_reference(), (
        "Write it anew: kith what-is-over --schedule > docs/reference/retention.md"
    )


def test_the_reference_names_every_class_and_table() -> None:
    told = as_reference()

    assert all(f"| {one} |" in told for one in Retention)
    assert all(f"`{table._meta.label}`" in told for table in apps.get_models() if table.__module__.startswith("kith."))


# ---- what is evidence about somebody else ----


def test_whoever_is_the_other_side_of_somebodys_limit_stays(world: World) -> None:
    person = bert(world)
    limit = Denial.objects.create(
        organisation=world.organisation, person=world.mary, party=person, kind=Denial.Kind.RESTRICTION,
        starts_at=world.at, made_by="Priya",
    )  # fmt: skip

    with pytest.raises(Hindered) as hindered:
        proposed(world, person)
    assert hindered.value.hindrance is Hindrance.ELSEWHERE

    Denial.objects.filter(pk=limit.pk).delete()
    assert proposed(world, person)


def test_evidence_that_comes_while_it_is_set_apart_keeps_it(world: World) -> None:
    person = bert(world)
    set_apart(world, person)
    concern = apps.get_model("safeguarding.Concern")._base_manager.create(
        organisation=world.organisation, person=world.mary, about_whom="Mary", what="A bruise.", consent="given",
        horizon="short", raised_at=world.at, raised_by="Priya", raised_through="account", answer_due_at=world.at,
    )  # fmt: skip
    apps.get_model("safeguarding.NamedInConcern")._base_manager.create(
        organisation=world.organisation, concern=concern, name="bert pigeon ", at=world.at, by="Priya"
    )

    assert hindrances_of([person], at=world.at)[person.pk] == {Hindrance.ELSEWHERE}
    assert erase_what_is_due(when_its_month_is_over(world)) == 0
    assert Person.objects.filter(pk=person.pk, known_as="Bert").exists()


def test_a_row_that_is_somebody_elses_too_is_noticed_whatever_its_table(world: World) -> None:
    person = bert(world)
    assert not reach_of(person).elsewhere

    apps.get_model("safeguarding.StoppedAct")
    Denial.objects.create(
        organisation=world.organisation, person=world.mary, party=person, kind=Denial.Kind.CONFLICT,
        starts_at=world.at, made_by="Priya",
    )  # fmt: skip

    assert [table._meta.label for table in reach_of(person).elsewhere] == ["access.Denial"]
    assert [table._meta.label for table in OF_TWO] == ["people.LikelySame"]
