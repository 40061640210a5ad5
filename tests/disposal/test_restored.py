"""Whoever was erased does not come back with a backup, however old it is and wherever it is put back."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.db import connection

from kith.disposal.actions.deciding import put_back
from kith.disposal.jobs import erase_what_is_due, erase_who_came_back
from kith.disposal.models import Certificate
from kith.ground import clock
from kith.ground.access.models import SetApart
from kith.ground.audit.verify import first_break
from kith.ground.jobs.registry import jobs
from kith.ground.running import restored
from kith.ground.running.backups import back_up, restore
from kith.ground.running.restored import DISPOSED
from kith.people.models import Name, Person, Words
from tests.disposal.forgotten import HIS_WORDS, bert, set_apart, when_its_month_is_over
from tests.world import World


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setattr(settings, "KITH_DATA", data)
    return data


def erased_after_a_backup(world: World, archive: Path) -> Person:
    """Make a backup in which Bert is whole; then have him erased."""
    person = bert(world)
    back_up(archive, at=world.at)
    set_apart(world, person)
    assert erase_what_is_due(when_its_month_is_over(world)) == 1
    return person


def is_gone(person: Person) -> bool:
    now = Person.objects.get(pk=person.pk)
    words = Words.objects.filter(person=person).exists() or Name.objects.filter(person=person).exists()
    return (now.known_as, now.full_name, words) == ("", "", False)


def no_byte_of_him_is_left() -> bool:
    """Say whether the file of the store holds none of his words, where it is a file."""
    if connection.vendor != "sqlite":
        return True
    return HIS_WORDS.encode() not in Path(str(connection.settings_dict["NAME"])).read_bytes()


@pytest.mark.commits
def test_a_restore_erases_again_whoever_was_erased_after_the_backup(world: World, folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "before.kith"
    person = erased_after_a_backup(world, archive)
    later = when_its_month_is_over(world) + timedelta(days=1)

    made = restore(archive, at=later, over=True)

    assert made.erased_again == 1
    assert is_gone(person)
    assert no_byte_of_him_is_left()
    assert Certificate.objects.get().is_again
    assert first_break(world.organisation.pk) is None
    assert restore(archive, at=later, over=True).erased_again == 1, "and each time anew"


@pytest.mark.commits
def test_on_another_machine_the_list_beside_the_backup_is_read(world: World, folder: Path, tmp_path: Path) -> None:
    archive, newer = tmp_path / "before.kith", tmp_path / "after.kith"
    person = erased_after_a_backup(world, archive)
    back_up(newer, at=when_its_month_is_over(world))
    assert (tmp_path / DISPOSED).exists()
    (folder / DISPOSED).unlink()

    made = restore(archive, at=when_its_month_is_over(world), over=True)

    assert made.erased_again == 1
    assert is_gone(person)


@pytest.mark.commits
def test_a_backup_carries_the_list_in_itself(world: World, folder: Path, tmp_path: Path) -> None:
    archive, elsewhere = tmp_path / "after.kith", tmp_path / "elsewhere"
    erased_after_a_backup(world, tmp_path / "before.kith")
    back_up(archive, at=when_its_month_is_over(world))
    elsewhere.mkdir()
    shutil.copy(archive, elsewhere)
    before = (folder / DISPOSED).read_text(encoding="utf-8")
    (folder / DISPOSED).unlink()

    restore(elsewhere / "after.kith", at=when_its_month_is_over(world), over=True)

    assert (folder / DISPOSED).read_text(encoding="utf-8") == before


def test_the_job_erases_again_whoever_came_back_by_any_way(world: World, folder: Path) -> None:
    person = bert(world)
    set_apart(world, person)
    erase_what_is_due(when_its_month_is_over(world))
    back(person)

    assert erase_who_came_back(when_its_month_is_over(world)) == 1

    assert is_gone(person)
    assert erase_who_came_back(when_its_month_is_over(world)) == 0
    assert first_break(world.organisation.pk) is None
    assert "erase again whoever came back" in jobs()


def test_an_erasing_that_broke_off_is_not_made_good_by_the_list(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = bert(world)
    disposal_id = set_apart(world, person)
    with monkeypatch.context() as broken:
        broken.setattr("kith.disposal.actions.erasing.erase_contents", Mock(side_effect=OSError("no room")))
        with pytest.raises(OSError, match="no room"):
            erase_what_is_due(when_its_month_is_over(world))
    assert (folder / DISPOSED).exists()

    assert erase_who_came_back(when_its_month_is_over(world)) == 0, "it is set apart, and asked about as any other"
    put_back(disposal_id=disposal_id, because="Not yet.", by=world.actor("dee"), at=when_its_month_is_over(world))

    assert erase_who_came_back(when_its_month_is_over(world)) == 0, "it was put back"
    assert not is_gone(person)


def back(person: Person) -> None:
    """Put somebody back by hand, as a backup does."""
    SetApart.objects.filter(person=person).delete()
    Person.objects.filter(pk=person.pk).update(known_as="Bert", full_name="Bert Pigeon")
    Name.objects.create(
        organisation_id=person.organisation_id, person=person, kind=Name.Kind.LIKED, words="Bert", folded="bert"
    )


def test_the_list_names_nobody(world: World, folder: Path) -> None:
    set_apart(world, bert(world))
    erase_what_is_due(when_its_month_is_over(world))

    told = (folder / DISPOSED).read_text(encoding="utf-8")

    assert "Bert" not in told
    assert "Pigeon" not in told
    assert (folder / DISPOSED).stat().st_mode & 0o077 == 0


def test_a_list_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    (tmp_path / DISPOSED).write_text("nonsense\n", encoding="utf-8")

    with pytest.raises(ValueError, match="Line 1"):
        restored.read_back([tmp_path / DISPOSED])


def test_the_clock_alone_erases_nobody(world: World, folder: Path) -> None:
    bert(world)

    assert erase_what_is_due(clock.now() + timedelta(days=10_000)) == 0
    assert isinstance(clock.now(), datetime)
