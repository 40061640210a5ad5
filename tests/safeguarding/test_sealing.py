"""Whoever is named in a concern finds nothing of it: no page of theirs differs from that of an untouched day."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kith.ground.audit.models import Entry
from kith.ground.ids import new_id
from kith.ground.jobs import runner
from kith.safeguarding import actions
from kith.safeguarding.jobs.concerns import let_concerns_climb
from kith.safeguarding.models import Concern, Telling
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from tests.world import World

OF_THIS_TIME = re.compile(r'name="(once|seal|csrfmiddlewaretoken)" value="[^"]*"|note-\w{8}|empty-\w{8}')
PAGES = (
    "today:today",
    "safeguarding:concerns",
    "safeguarding:my-concerns",
    "safeguarding:ladder",
    "correspondence:outbox",
    "correspondence:inbox",
    "people:caseload",
    "home:front-door",
    "running:ready",
)


def _sight(client: Client, world: World, *, of: Iterable[object] = ()) -> list[tuple[int, str]]:
    """Return all that somebody finds: each list, a concern that is there and one that never was."""
    addresses = [reverse(name) for name in PAGES]
    found = []
    for address in addresses:
        answer = client.get(address)
        found.append((answer.status_code, OF_THIS_TIME.sub("", answer.content.decode())))
    for route in ("concern", "decide-concern", "act-on-concern", "end-concern", "name-in-concern", "add-marks"):
        for concern_id in of or [new_id()]:
            answer = client.get(reverse(f"safeguarding:{route}", kwargs={"concern_id": concern_id}))
            found.append(
                (answer.status_code, OF_THIS_TIME.sub("", answer.content.decode()).replace(str(concern_id), ""))
            )
    return found


@pytest.mark.parametrize("name", ["dee", "femi", "anne"])
def test_nothing_at_all_differs_for_whoever_is_named(world: World, name: str, moment: datetime) -> None:
    runner.beat("here", at=moment)
    client = Client()
    client.force_login(world.accounts[name])
    before, looks = _sight(client, world), Entry.objects.filter(person_id=world.mary.pk).count()

    worry = Worry("Mary", "A bruise.", Horizon.IMMINENT, Consent.GIVEN, named=(f"{name} who comes on Mondays",))
    concern_id = actions.raise_concern(worry=worry, by=world.actor("priya"), at=moment)
    let_concerns_climb(moment + timedelta(hours=9))
    others = Telling.objects.exclude(account=world.accounts[name]).count()

    assert _sight(client, world, of=[concern_id]) == before
    assert Entry.objects.filter(person_id=world.mary.pk).count() == looks
    assert others == Telling.objects.count()
    assert Concern.objects.count() == 1
