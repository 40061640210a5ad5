"""What was laid out is kept wholly or not at all, whoever dies on the way; the disk and its fake keep alike."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import UUID

import numpy as np
import pytest

from kith.ground.ids import OrganisationId
from kith.matching.gateways import Keeping, LaidOut
from kith.matching.gateways.shelves import DRAFT, KEPT, InMemory, OnDisk
from kith.matching.packs.little_words import LITTLE
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.engine.answers import Answer, Engine
from kith.matching.rules.engine.building import shelve
from kith.matching.rules.engine.columns import Shelf
from kith.matching.rules.offers import Offer
from tests.matching import made_up

OURS, THEIRS = OrganisationId(UUID(int=1)), OrganisationId(UUID(int=2))
HOME = made_up.HOMES[0]
KILLS = 40

Make = Callable[[Path], Keeping]


def offers() -> list[Offer]:
    return made_up.directory(Random(3), 200, HOME)  # noqa: S311 - made up, not kept secret


def laid_out(number: int, shelf: Shelf | None = None) -> LaidOut:
    return LaidOut(number, UUID(int=number), shelf or shelve(offers()))


def answer_of(shelf: Shelf) -> Answer:
    seeker = made_up.person(Random(5), HOME, offers())  # noqa: S311 - made up, not kept secret
    return Engine.of(shelf, on=made_up.ON).suggest(seeker, weights=WEIGHTS, little=LITTLE, most=20, named=12)


@pytest.mark.parametrize("make", [OnDisk, lambda _: InMemory()], ids=["disk", "fake"])
def test_what_was_kept_last_comes_back_and_answers_the_same(make: Make, tmp_path: Path) -> None:
    keeping = make(tmp_path)
    assert keeping.newest(OURS) is None

    keeping.keep(OURS, laid_out(3))
    keeping.keep(OURS, laid_out(2))
    keeping.keep(THEIRS, laid_out(9, shelve([])))

    ours, theirs = keeping.newest(OURS), keeping.newest(THEIRS)
    assert ours is not None
    assert theirs is not None
    assert (ours.number, ours.token) == (2, UUID(int=2))
    assert answer_of(ours.shelf) == answer_of(laid_out(2).shelf)
    assert (theirs.number, theirs.shelf.columns.size) == (9, 0)


def test_only_the_last_few_stay_on_the_disk(tmp_path: Path) -> None:
    keeping = OnDisk(tmp_path)
    (tmp_path / "of-another-version" / "somebody").mkdir(parents=True)

    for number in range(1, 6):
        keeping.keep(OURS, laid_out(number))

    assert len(folders(keeping)) == KEPT
    assert not (tmp_path / "of-another-version").exists()


def test_a_mapped_edition_can_be_read_on_when_it_is_let_go(tmp_path: Path) -> None:
    keeping = OnDisk(tmp_path)
    keeping.keep(OURS, laid_out(1))
    first = keeping.newest(OURS)
    for number in range(2, 6):
        keeping.keep(OURS, laid_out(number))

    assert first is not None
    assert answer_of(first.shelf) == answer_of(laid_out(1).shelf)


def test_nothing_is_written_back_to_what_is_mapped(tmp_path: Path) -> None:
    keeping = OnDisk(tmp_path)
    keeping.keep(OURS, laid_out(1))
    mine, yours = keeping.newest(OURS), keeping.newest(OURS)
    assert mine is not None
    assert yours is not None

    mine.shelf.columns.records["pence"] = 7

    assert np.any(yours.shelf.columns.records["pence"] != 7)


@pytest.mark.parametrize("name", ["records.npy", "vocabulary.json", "stem_rows.npy"])
@pytest.mark.parametrize("harm", ["cut", "gone", "emptied"])
def test_what_is_harmed_is_passed_over(tmp_path: Path, name: str, harm: str) -> None:
    keeping = OnDisk(tmp_path)
    keeping.keep(OURS, laid_out(1))
    keeping.keep(OURS, laid_out(2))
    file = folders(keeping)[-1] / name
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[: 0 if harm == "emptied" else file.stat().st_size // 2])

    newest = keeping.newest(OURS)

    assert newest is not None
    assert newest.number == 1


def keep_on_and_on(keeping: OnDisk) -> int:
    """Begin a process that keeps one edition after the other, until it is killed; return its number."""
    shelf = laid_out(1).shelf
    child = os.fork()
    if child:
        return child
    try:
        for number in range(2, 100_000):
            keeping.keep(OURS, laid_out(number, shelf))
    finally:
        os._exit(1)


def test_whoever_is_killed_while_keeping_leaves_what_was_whole(tmp_path: Path) -> None:
    keeping = OnDisk(tmp_path)
    keeping.keep(OURS, laid_out(1))
    whole, dice, drafts = answer_of(laid_out(1).shelf), Random(11), 0  # noqa: S311 - made up, not kept secret

    for _ in range(KILLS):
        writer = keep_on_and_on(keeping)
        time.sleep(dice.uniform(0.01, 0.06))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        drafts += len(list(keeping._home(OURS).glob(f"{DRAFT}*")))
        newest = keeping.newest(OURS)
        assert newest is not None
        assert answer_of(newest.shelf) == whole

    assert drafts, "nobody was killed in the middle of keeping"
    keeping.keep(OURS, laid_out(10_001))
    assert not list(keeping._home(OURS).glob(f"{DRAFT}*"))


def test_whoever_comes_second_waits_and_finds_what_the_first_laid_out(tmp_path: Path) -> None:
    keeping, (hears, says) = OnDisk(tmp_path), os.pipe()
    child = os.fork()
    if not child:
        try:
            with keeping.alone(OURS):
                os.write(says, b"!")
                time.sleep(0.3)
                keeping.keep(OURS, laid_out(1))
        finally:
            os._exit(0)
    os.read(hears, 1)

    with keeping.alone(THEIRS):
        theirs = keeping.newest(OURS)
    with keeping.alone(OURS):
        ours = keeping.newest(OURS)
    os.waitpid(child, 0)

    assert theirs is None
    assert ours is not None


def folders(keeping: OnDisk) -> list[Path]:
    return keeping._whole(OURS)
