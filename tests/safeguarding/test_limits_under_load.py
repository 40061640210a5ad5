"""Many clients at once: after a limit was acknowledged no later send gets past it, and none after a lift is stopped."""

import random
import threading
import time
from dataclasses import dataclass, field

import pytest
from django.db import connection

from kith.ground.access import belt
from kith.ground.access.passing import Stopped
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.safeguarding.actions import end_limit
from tests.safeguarding.keeping_away import Held, Let, got_past, keep_away, write_to_ray
from tests.world import World


@dataclass
class Seen:
    """What happened when, on one clock: when a limit surely held, and every letter that was let through."""

    held: list[Held] = field(default_factory=list)
    sent: list[Let] = field(default_factory=list)
    stopped: int = 0
    faults: list[BaseException] = field(default_factory=list)


def _restrict_and_lift(world: World, mary: Actor, seen: Seen, rounds: int) -> None:
    for _ in range(rounds):
        limit = keep_away(PersonId(world.mary.pk), by=mary, at=world.at)
        acknowledged = time.monotonic()
        time.sleep(random.uniform(0.01, 0.05))  # noqa: S311 - no secret
        seen.held.append((acknowledged, time.monotonic()))
        end_limit(restriction_id=limit, because="We made up.", by=mary, at=world.at)
        time.sleep(random.uniform(0.0, 0.02))  # noqa: S311 - no secret


def _write(world: World, priya: Actor, seen: Seen, who: int, letters: int) -> None:
    for number in range(letters):
        key, began = f"letter {who}-{number}", time.monotonic()
        try:
            write_to_ray(PersonId(world.mary.pk), key=key, by=priya, at=world.at)
            seen.sent.append((key, began, time.monotonic()))
        except Stopped:
            seen.stopped += 1


def _all_at_once(world: World, *, writers: int, letters: int, rounds: int) -> Seen:
    seen, mary, priya = Seen(), world.actor("mary"), world.actor("priya")

    def run(deed: object, *given: object) -> None:
        try:
            with belt.for_organisation(world.organisation.pk):
                deed(*given)  # type: ignore[operator] # one of the two above
        except BaseException as fault:  # noqa: BLE001 - shown by the test that waits
            seen.faults.append(fault)
        finally:
            connection.close()

    clients = [threading.Thread(target=run, args=(_restrict_and_lift, world, mary, seen, rounds))]
    clients += [threading.Thread(target=run, args=(_write, world, priya, seen, who, letters)) for who in range(writers)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return seen


@pytest.mark.commits
def test_after_a_limit_is_acknowledged_nothing_gets_past_it(world: World) -> None:
    seen = _all_at_once(world, writers=3, letters=15, rounds=6)

    assert seen.faults == []
    assert got_past(seen.held, seen.sent) == []
    assert seen.stopped
    assert seen.sent


@pytest.mark.long
@pytest.mark.commits
def test_after_many_limits_nothing_gets_past_any(world: World) -> None:
    seen = _all_at_once(world, writers=6, letters=150, rounds=80)

    assert (seen.faults, got_past(seen.held, seen.sent)) == ([], [])
