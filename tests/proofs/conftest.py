"""A stand for each proof, in a copy of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.proofs.stand import Journal, Stand, environment
from tests.world import World


@pytest.fixture
def stand(world: World, tmp_path: Path) -> Iterator[Stand]:
    """Mary's and Priya's world in a store that nobody else is in, with Priya and Ada signed in."""
    people = {"mary": str(world.mary.pk)}
    for name in ("priya", "ada"):
        browser = Client()
        browser.force_login(world.accounts[name])
        people[f"{name}'s session"] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    data = tmp_path / "kept"
    data.mkdir(mode=0o700)
    connection.close()
    standing = Stand(environment(data), people, world.at, tmp_path, Journal(tmp_path / "journal"))
    yield standing
    standing.close()
