"""Kill -9 at any line: what was said to be saved is there, nothing is half done, and asking again makes one record."""

import time
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from kith.correspondence.jobs import BATCH
from tests.proofs.stand import Stand

LINES = 250
"""So many statements and commits, at most, does a writer come to before it is killed."""

pytestmark = pytest.mark.commits


@pytest.mark.parametrize("kills", [8, pytest.param(500, marks=pytest.mark.long)])
def test_a_killed_writer_loses_nothing_and_leaves_nothing_half_done(
    stand: Stand, kills: int, found: Callable[[str], None]
) -> None:
    chance = Random(kills)
    for generation in range(kills):
        write_until_killed(stand, chance, str(generation), again=unsure(stand, chance))
        if generation % 50 == 0:
            nothing_is_missing(stand)

    stand.write(again=unsure(stand, chance), deeds=0)
    assert stand.end() == 0
    nothing_is_missing(stand)
    assert len(stand.journal.saved()) >= kills
    assert stand.do("command", words=["verify_audit"]) == 0
    found(f"{kills} kills, {len(stand.journal.saved())} deeds saved, none lost, doubled or half done")


def write_until_killed(stand: Stand, chance: Random, name: str, again: list[str]) -> None:
    """Let somebody write until they are killed: at one line of their work, or at any moment that comes."""
    seed, kinds = chance.randrange(10**6), ("tie", "tie", "colleague", "photo")
    if chance.random() < 0.7:
        stand.write(name=name, again=again, seed=seed, kinds=kinds, die_after=chance.randrange(LINES))
    else:
        stand.write(name=name, again=again, seed=seed, kinds=kinds)
        time.sleep(chance.uniform(0, 0.4))
        stand.kill()
    assert stand.end() == -9


def unsure(stand: Stand, chance: Random) -> list[str]:
    """Return what a browser would send again: the last form it had no answer to, and one that it had."""
    forms = [key for key in stand.journal.tried() if not key.startswith("photo")]
    return list(dict.fromkeys([*forms[-1:], *chance.sample(forms, min(1, len(forms)))]))


def nothing_is_missing(stand: Stand) -> None:
    there, saved = stand.examine(), stand.journal.saved()
    kept = [line.get("photo", key) for key, line in saved.items()]
    forms = {key for key in stand.journal.tried() if not key.startswith("photo")}

    assert there["faults"] == []
    assert there["breaks"] == []
    assert [key for key in kept if there["deeds"].get(key) != 1] == []
    assert [key for key in forms if there["deeds"].get(key, 0) > 1] == []


@pytest.mark.parametrize("kills", [8, pytest.param(500, marks=pytest.mark.long)])
def test_a_killed_sender_sends_every_message_at_least_once_and_always_to_the_same_address(
    stand: Stand, kills: int, found: Callable[[str], None]
) -> None:
    chance = Random(kills)
    sent = stand.journal.file.with_name("sent")
    stand.write(kinds=["colleague"], deeds=2 * kills)
    assert stand.end() == 0
    for _ in range(kills):
        stand.do("send", journal=str(sent), at=stand.later(minutes=6), die_after=chance.randrange(120))

    for _ in range(2 * kills // BATCH + 1):
        assert stand.do("send", journal=str(sent), at=stand.later(minutes=6)) == 0
    left = type(stand.journal)(sent).lines("sent")
    there = stand.examine()
    times = Counter(line["key"] for line in left)
    assert there["faults"] == there["breaks"] == []
    assert there["waiting"] == 0
    assert len(times) == 2 * kills
    assert set(times) == set(there["messages"])
    assert len({(line["key"], line["to"]) for line in left}) == len(times)
    assert times.total() - len(times) <= kills
    found(f"{kills} kills of the sender, {len(times)} messages, all sent, {times.total() - len(times)} tried twice")
