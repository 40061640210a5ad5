"""Words that have no place in this house: what runs text as code, trusts bytes, weakens a hash, or goes round escaping.

Read off the code as trees, so that a comment is no breach and a breach in a new file is one. Each is shown a planted
one that it catches.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.house import HOUSE, Source, sources

ISLANDS = HOUSE.parent / "islands"

RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
TRUSTS_BYTES = {"pickle", "marshal", "shelve", "dill", "jsonpickle", "yaml"}
WEAK = {"md5", "sha1", "DES", "ARC4", "ECB"}
GOES_AROUND_ESCAPING = {"mark_safe", "SafeString", "from_string", "disable_autoescape"}
GUESSABLE = {"random"}
"""Fair draws are for tests; what must not be guessed comes from `secrets` or as a random UUID."""

XML = {"xml", "lxml", "xmlrpc", "defusedxml"}
SHELLS = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput")}
CALLS_OUT = {"requests", "httpx", "aiohttp", "urllib3", "ftplib", "telnetlib", "socket"}
MEANT = {
    "ground/running/management/commands/serve.py": "socket",
    "demo/management/commands/demo.py": "socket",
    "ground/jobs/runner.py": "socket",
    "demo/country.py": "random",
    "demo/crowd.py": "random",
    "demo/town.py": "random",
    "networks/rules/exchange/graphml.py": "xml",
}
"""What looks whether a port is free, or what this machine is called; and fair draws of made-up people.

One file reads XML, by events and without a document type: `tests/networks/test_hostile_files.py` attacks it.
"""
WITHOUT_FORMULAS = frozenset({"networks/rules/exchange/tables.py", "interop/hsds/tables.py"})
"""What writes a table, and has taken the formulas out: `tests/networks/test_exchange_tables.py` shows it, and
`tests/contracts/test_directory_goes_out_and_in.py`."""


def dangers(source: Source) -> Iterator[str]:
    """Return what is dangerous in one file."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from (f"imports {name}" for name in names if _is_banned(name.split(".")[0], source.place))
        if isinstance(node, ast.Call):
            yield from (danger for danger in _of_call(node) if not _is_harmless(danger, source.place))
        if isinstance(node, ast.Attribute) and node.attr in GOES_AROUND_ESCAPING:
            yield f"uses {node.attr}"
        if isinstance(node, ast.ImportFrom):
            yield from (f"imports {alias.name}" for alias in node.names if alias.name in GOES_AROUND_ESCAPING | WEAK)


def _is_banned(name: str, place: str) -> bool:
    return name in TRUSTS_BYTES | XML | GUESSABLE | CALLS_OUT and MEANT.get(place) != name


def _is_harmless(danger: str, place: str) -> bool:
    return place in WITHOUT_FORMULAS and danger.startswith("writes a table")


def _of_call(node: ast.Call) -> Iterator[str]:
    called = node.func
    if isinstance(called, ast.Name) and called.id in RUNS_TEXT:
        yield f"calls {called.id}"
    if isinstance(called, ast.Attribute):
        owner = called.value.id if isinstance(called.value, ast.Name) else ""
        if (owner, called.attr) in {("csv", "writer"), ("csv", "DictWriter")}:
            yield "writes a table for spreadsheets: take the formulas out first, then name the file here"
        if (owner, called.attr) in SHELLS or called.attr in WEAK:
            yield f"calls {owner}.{called.attr}"
        if called.attr in {"filter", "exclude", "get", "order_by", "annotate", "update", "create"} and any(
            "request.GET" in ast.unparse(part) or "request.POST" in ast.unparse(part)
            for part in [word.value for word in node.keywords if word.arg is None]
        ):
            yield "hands a request's own words to a query as names"
        if called.attr in {"execute", "raw", "extra", "executemany"} and node.args and _is_glued(node.args[0]):
            yield f"glues a statement together in {called.attr}"
    if any(word.arg == "shell" and getattr(word.value, "value", False) for word in node.keywords):
        yield "runs a shell"
    if any(word.arg == "verify" and getattr(word.value, "value", True) is False for word in node.keywords):
        yield "trusts any certificate"


def _is_glued(statement: ast.expr) -> bool:
    return isinstance(statement, ast.JoinedStr | ast.BinOp) or (
        isinstance(statement, ast.Call)
        and isinstance(statement.func, ast.Attribute)
        and statement.func.attr == "format"
    )


GLUED = frozenset(
    {
        "ground/access/belt.py",
        "ground/access/owner.py",
        "ground/audit/triggers.py",
        "ground/running/checks.py",
        "ground/running/drills.py",
        "ground/sqlite/base.py",
        "interop/hsds/queries.py",
    }
)
"""Where statements are put together from names of tables and columns in the code itself, and no word of anybody's."""


def test_no_file_of_the_house_is_dangerous() -> None:
    found = [
        f"{source.place} {danger}"
        for source in sources()
        if "migrations" not in source.place
        for danger in dangers(source)
        if not (source.place in GLUED and danger.startswith("glues"))
    ]

    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "eval(words)", "exec(words)", "import pickle", "from yaml import load", "hashlib.md5(x)", "mark_safe(words)",
        "from django.utils.safestring import mark_safe", "import random", "os.system(words)", "import requests",
        "subprocess.run(words, shell=True)", "cursor.execute(f'SELECT {words}')", "cursor.execute('SELECT %s' % words)",
        "rows.filter(**request.GET)", "rows.order_by(**request.GET.dict())", "env.from_string(words)",
        "import xml.etree.ElementTree", "csv.writer(out)", "call(verify=False)",
    ],
)  # fmt: skip
def test_a_planted_danger_is_caught(planted: str) -> None:
    if planted.startswith("mark_safe"):
        planted = "safestring.mark_safe(words)"
    assert list(dangers(Source("people/queries.py", planted))) != []


AROUND = re.compile(r"\|\s*safe\b|autoescape\s+false|\{%-?\s*include\s+[^'\"\s]")


LITERAL = re.compile(r"""(["'])(?:(?!\1).)*\1\s*\|\s*safe\b""")
"""Markup that stands in the template itself, word for word, and holds nothing that anybody wrote."""


def goes_round(page: str) -> bool:
    return bool(AROUND.search(LITERAL.sub("", page)))


def templates() -> Iterator[Path]:
    yield from (page for page in HOUSE.rglob("*.html"))


def test_no_page_goes_round_escaping() -> None:
    assert [str(page.relative_to(HOUSE)) for page in templates() if goes_round(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("planted", ["{{ words|safe }}", "{% autoescape false %}", "{% include chosen %}"])
def test_a_planted_way_round_escaping_is_caught(planted: str) -> None:
    assert goes_round(planted)
    assert not goes_round('{{ "<b>ours</b>"|safe }}')


IN_THE_BROWSER = re.compile(
    r"\beval\(|new Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|localStorage|sessionStorage"
    r"|indexedDB|document\.cookie|postMessage|addEventListener\(\s*[\"']message|__proto__|import\(\s*[^\"'\s]|https?://"
)


KEPT_IN_A_TAB = {
    "keep-in-tab/keep-in-tab.js": "sessionStorage",
    "leave-quickly/leave-quickly.js": "sessionStorage",
}
"""A worry typed without an account waits in its tab, as there is no account to keep it for; leaving clears it."""


def islands() -> Iterator[Path]:
    yield from (file for file in ISLANDS.rglob("*.js"))


def test_no_island_runs_text_keeps_words_or_speaks_with_elsewhere() -> None:
    found = []
    for file in islands():
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        place = file.relative_to(ISLANDS).as_posix()
        words = {match.group() for match in IN_THE_BROWSER.finditer(code)}
        found += [f"{place} says {word}" for word in words if word != KEPT_IN_A_TAB.get(place)]

    assert list(islands())
    assert found == []


@pytest.mark.parametrize(
    "planted", ["x.innerHTML = y", "localStorage.setItem(a, b)", "eval(x)", "addEventListener('message', f)"]
)
def test_a_planted_danger_in_the_browser_is_caught(planted: str) -> None:
    assert IN_THE_BROWSER.search(planted)
