"""The demo begins afresh in a store of its own, and never where real people are."""

import socket
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kith.demo.management.commands import demo
from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.jobs import runner
from kith.ground.running.backups import throw_away
from tests.world import World


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take the place of what takes long, and write down that it was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(demo, "throw_away", lambda: asked.append("throw away"))
    monkeypatch.setattr(demo, "call_command", lambda name, **_options: asked.append(name))
    monkeypatch.setattr(demo, "as_owner", nullcontext)
    monkeypatch.setattr(demo, "build", lambda **_options: asked.append("build"))
    return asked


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_it_begins_afresh_when_it_is_told_to(world: World, steps: list[str]) -> None:
    call_command("demo", "--reset", "--seed-only")

    assert steps == ["throw away", "migrate"]


def test_a_store_of_real_people_is_never_thrown_away(world: World, steps: list[str]) -> None:
    Organisation.objects.create(name="Real", kind=Organisation.Kind.LIVE)

    with pytest.raises(CommandError, match="real organisations"):
        call_command("demo", "--reset", "--seed-only")
    assert steps == []


def test_a_demo_that_somebody_is_in_is_not_thrown_away(world: World, steps: list[str]) -> None:
    runner.beat("web:1", at=clock.now())

    with pytest.raises(CommandError, match="Kith is running"):
        call_command("demo", "--reset", "--seed-only")
    assert steps == []


def test_a_taken_port_is_said_before_anything_is_made(
    world: World, steps: list[str], taken_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", str(taken_port))

    with pytest.raises(CommandError, match=f"^Something listens on port {taken_port} already. Choose another"):
        call_command("demo", "--reset")
    assert steps == []


@pytest.mark.commits
def test_nothing_is_left_of_a_store_that_was_thrown_away(
    world: World, tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KITH_DATA = tmp_path / "kept"  # type: ignore[attr-defined] # it takes any setting
    photo = tmp_path / "kept" / "files" / "ab" / "photo"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"picture")

    throw_away()

    assert connection.introspection.table_names() == []
    assert list((tmp_path / "kept").iterdir()) == []
