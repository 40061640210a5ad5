"""The house as text: its files, their trees, and the laws that can be read off them.

Each law is a function from files to breaches, so that a test can show it catching a planted one.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kith.config.rooms import ROOMS

HOUSE = Path(__file__).parents[2] / "kith"

FURNITURE = {
    "__init__.py", "urls.py", "pages", "api.py", "jobs.py", "jobs", "management", "forms.py", "forms", "actions.py",
    "actions", "queries.py", "queries", "scopes.py", "models.py", "models", "gateways", "rules.py", "rules", "packs",
    "apps.py", "migrations", "templatetags", "locale", "__pycache__",
}  # fmt: skip
ATTICS = {"utils", "helpers", "services", "core", "common", "managers", "constants", "exceptions"}
INNER_ORDER = ("pages", "api", "jobs", "management", "forms", "actions", "queries", "scopes", "gateways", "models")
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("timezone", "now"),
          ("time", "time"), ("timezone", "localdate")}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """One Python file of the house, by its place below `kith/`."""

    place: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        return self.place.split("/")[0]

    @property
    def furniture(self) -> str:
        return self.place.split("/")[1].removesuffix(".py") if "/" in self.place else ""


def sources() -> Iterator[Source]:
    """Return every Python file of the house."""
    for path in sorted(HOUSE.rglob("*.py")):
        yield Source(path.relative_to(HOUSE).as_posix(), path.read_text(encoding="utf-8"))


def _imports(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward_imports(files: Iterable[Source]) -> list[str]:
    """Law 1: a room imports only downward, and the ground imports no room."""
    place = {room: number for number, room in enumerate(ROOMS)}
    breaches = []
    for source in files:
        for name in _imports(source):
            parts = name.split(".")
            if parts[0] != "kith" or len(parts) < 2 or parts[1] not in place:
                continue
            if source.room == "ground" or (source.room in place and place[parts[1]] < place[source.room]):
                breaches.append(
                    f"{source.place} imports {name}: {parts[1]} stands above it. Move the code down, or ask from above."
                )
    return breaches


def impure_rules(files: Iterable[Source]) -> list[str]:
    """Law 1: rules import no Django, not even through the ground, and no furniture but rules and packs."""
    pure_ground = {"kith.ground." + name for name in ("ids", "words", "reasons", "cells", "access.crossings")}
    breaches = []
    for source in files:
        if source.furniture != "rules" or source.room == "ground":
            continue
        for name in _imports(source):
            inside = name.startswith("kith.")
            allowed = (
                any(name == pure or name.startswith(pure + ".") for pure in pure_ground)
                or ".rules" in name
                or ".packs" in name
            )
            package = name.count(".") == 1 and inside
            if name.split(".")[0] == "django" or (inside and not allowed and not package and name != "kith.ground"):
                breaches.append(
                    f"{source.place} imports {name}: rules are pure. Hand in what it needs as a frozen dataclass."
                )
    return breaches


def backward_leaning(files: Iterable[Source]) -> list[str]:
    """Law 1: inside a room, pages lean on actions and queries, those on scopes and models; never back."""
    order = {name: number for number, name in enumerate(INNER_ORDER)}
    breaches = []
    for source in files:
        if source.room not in ROOMS or source.furniture not in order:
            continue
        for name in _imports(source):
            parts = name.split(".")
            if len(parts) < 3 or parts[1] != source.room or parts[2] not in order:
                continue
            if order[parts[2]] < order[source.furniture]:
                breaches.append(f"{source.place} imports {name}: {source.furniture} never leans on {parts[2]}.")
    return breaches


def strange_furniture(places: Iterable[str]) -> list[str]:
    """Furniture of a room: nothing but what is listed, so that every room looks alike and no attic grows."""
    breaches = []
    for place in places:
        room, _, rest = place.partition("/")
        first = rest.split("/")[0]
        if room in ROOMS and room != "interop" and first not in FURNITURE:
            breaches.append(f"kith/{place}: a room has no {first}; see docs/house.md for where its code belongs.")
        if {part.removesuffix(".py") for part in place.split("/")} & ATTICS:
            breaches.append(f"kith/{place}: name it for what it is; the house has no attic.")
    return breaches


def clocks(files: Iterable[Source]) -> list[str]:
    """Law 4: no clock outside `ground/clock.py`."""
    breaches = []
    for source in files:
        if source.place == "ground/clock.py":
            continue
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name | ast.Attribute)
            ):
                owner = node.func.value.id if isinstance(node.func.value, ast.Name) else node.func.value.attr
                bare = (owner, node.func.attr) == ("timezone", "localtime") and not node.args
                if bare or (owner, node.func.attr) in CLOCKS:
                    breaches.append(
                        f"{source.place}:{node.lineno}: {owner}.{node.func.attr}() is a clock. "
                        "Take `at`, or ask kith.ground.clock."
                    )
    return breaches


def raw_sql(files: Iterable[Source]) -> list[str]:
    """Law 4: no raw SQL outside queries, the ground and migrations."""
    names = {"raw", "RawSQL", "extra"}
    breaches = []
    for source in files:
        if (
            source.room in {"ground", "demo"}
            or source.furniture in {"queries", "migrations"}
            or source.place.startswith("interop/")
        ):
            continue
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            on_cursor = (
                called == "execute"
                and isinstance(node.func, ast.Attribute)
                and getattr(node.func.value, "id", "") == "cursor"
            )
            if called in names or on_cursor:
                breaches.append(
                    f"{source.place}:{node.lineno}: raw SQL stands only in queries, the ground and migrations."
                )
    return breaches


def careless_actions(files: Iterable[Source]) -> list[str]:
    """Law 3: every public function of `actions` is an @action, keyword-only, with `by` and `at`."""
    breaches = []
    for source in files:
        if source.furniture != "actions" or source.room == "ground":
            continue
        for node in source.tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            keywords = {argument.arg for argument in node.args.kwonlyargs}
            decorated = {getattr(decorator, "id", getattr(decorator, "attr", "")) for decorator in node.decorator_list}
            if "action" not in decorated or not {"by", "at"} <= keywords or node.args.args:
                breaches.append(
                    f"{source.place}:{node.lineno}: {node.name} must be an @action taking keyword-only `by` and `at`."
                )
    return breaches


def writers(files: Iterable[Source]) -> list[str]:
    """Law 3: only actions (and the ground) write; the outbox's own bookkeeping is the named exception."""
    verbs = {
        "create",
        "bulk_create",
        "update",
        "bulk_update",
        "delete",
        "get_or_create",
        "update_or_create",
        "save",
        "save_base",
    }
    allowed, bookkeeping = {"actions", "migrations", "models", "gateways"}, {"correspondence/jobs.py"}
    breaches = []
    for source in files:
        if source.room not in ROOMS or source.furniture in allowed or source.place in bookkeeping:
            continue
        for node in ast.walk(source.tree):
            if (
                not isinstance(node, ast.Call)
                or not isinstance(node.func, ast.Attribute)
                or node.func.attr not in verbs
            ):
                continue
            chain = ast.unparse(node.func)
            if ".objects." in chain or node.func.attr == "save":
                breaches.append(f"{source.place}:{node.lineno}: `{chain}` writes; only a room's actions do.")
    return breaches


def hidden_work(files: Iterable[Source]) -> list[str]:
    """Models hold fields, constraints and indexes: no save() override, no signals, no default ordering."""
    breaches = []
    for source in files:
        if any("django.db.models.signals" in name or name == "django.dispatch.receiver" for name in _imports(source)):
            breaches.append(f"{source.place}: signals act unseen. Call the action.")
        if source.furniture != "models":
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
                breaches.append(
                    f"{source.place}:{node.lineno}: no {node.name}() override; an action is the only writer."
                )
            if isinstance(node, ast.ClassDef) and node.name == "Meta":
                names = {
                    target.id
                    for item in node.body
                    if isinstance(item, ast.Assign)
                    for target in item.targets
                    if isinstance(target, ast.Name)
                }
                if "ordering" in names:
                    breaches.append(f"{source.place}:{node.lineno}: no default ordering; the query says its order.")
    return breaches


def bare_reads(files: Iterable[Source]) -> list[str]:
    """Law 1: a higher room reads a lower one only through its scoped queryset, never through bare `.objects`."""
    breaches = []
    for source in files:
        if source.room not in ROOMS:
            continue
        borrowed = {
            alias.asname or alias.name
            for node in ast.walk(source.tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kith.")
            and node.module.split(".")[1] in ROOMS and node.module.split(".")[1] != source.room
            and ".models" in node.module
            for alias in node.names
        }  # fmt: skip
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == "objects"
            ):
                owner = node.value.value
                if isinstance(owner, ast.Name) and owner.id in borrowed and node.attr != "visible_to":
                    breaches.append(
                        f"{source.place}:{node.lineno}: {owner.id}.objects.{node.attr} goes round the gate; "
                        "use visible_to."
                    )
    return breaches
