"""Law 9: every setting, permission, command and room is in the docs."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from kith.config.rooms import GROUND, ROOMS
from kith.ground.access.permissions import Permission
from tests.laws.house import HOUSE

DOCS = Path(__file__).parents[2] / "docs"


def _says(file: str, word: str) -> bool:
    return f"`{word}`" in (DOCS / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("room", [*ROOMS, *GROUND, "config", "demo", "ground"])
def test_every_room_is_in_the_docs(room: str) -> None:
    assert _says("house.md", room), f"docs/house.md: say in one line what {room} holds."


def test_the_docs_list_the_rooms_in_their_order() -> None:
    text = (DOCS / "house.md").read_text(encoding="utf-8")
    listed = [room for room in re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) if room in ROOMS]

    assert tuple(listed) == ROOMS


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_in_the_docs(permission: Permission) -> None:
    assert _says("reference/permissions.md", permission.value), (
        f"docs/reference/permissions.md: say what {permission} is."
    )


def test_every_setting_is_in_the_docs() -> None:
    read = set(re.findall(r'env\.get\("(\w+)"', (HOUSE / "config/environment.py").read_text(encoding="utf-8")))
    read |= set(re.findall(r'"(KITH_\w+)"', (HOUSE / "config/command.py").read_text(encoding="utf-8")))

    assert [name for name in sorted(read) if not _says("reference/settings.md", name)] == []


def test_every_command_is_in_the_docs() -> None:
    own = {name.replace("_", "-") for name, app in get_commands().items() if app.startswith("kith.")}

    assert [name for name in sorted(own) if not _says("reference/commands.md", f"kith {name}")] == []


def test_every_decision_has_a_number_of_its_own_and_stands_in_the_index() -> None:
    records = sorted(path for path in (DOCS / "decisions").glob("*.md") if path.name != "README.md")
    index = (DOCS / "decisions/README.md").read_text(encoding="utf-8")

    numbers = [path.name[:4] for path in records]
    assert numbers == [f"{place:04}" for place in range(1, len(records) + 1)], "docs/decisions: number them in a row."
    for path in records:
        title = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        number, words = title.split(" · ", 1)
        assert number == path.name[:4], f"{path.name}: begin with “# {path.name[:4]} · ”."
        assert f"- {number} · [{words}]({path.name})" in index, f"docs/decisions/README.md: list {path.name}."
