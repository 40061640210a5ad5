"""Change one thing at a time in the code that keeps people safe, and see whether a test notices.

`python tools/mutate.py` tries every small change in the files of `TESTS`; `--sample 20 --seed 1` tries some of them,
`--only audit/chain` those of some files. The tests are loaded once. Each change is made in a process of its own, in
memory, and only the tests that came through the changed function are run, the quickest first.
"""

import argparse
import ast
import copy
import gc
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest
from _pytest.runner import runtestprotocol
from machine import ROOT, say

TESTS = {
    "kith/ground/access/gate.py": ("tests/ground/test_access.py",),
    "kith/ground/access/scoping.py": ("tests/ground/test_access.py",),
    "kith/ground/access/permissions.py": ("tests/ground/test_access.py", "tests/laws/test_permissions.py"),
    "kith/ground/audit/chain.py": ("tests/ground/test_audit.py",),
    "kith/ground/audit/verify.py": ("tests/ground/test_audit.py",),
    "kith/consent/rules/sharing.py": ("tests/consent/test_sharing.py",),
    **{
        f"kith/looking/rules/{heart}.py": ("tests/looking/test_rules.py",)
        for heart in ("callers", "clocks", "emergencies", "ties", "unusual")
    },
    "kith/safeguarding/rules/limits.py": ("tests/safeguarding/test_limits.py",),
    "kith/safeguarding/queries/limits.py": ("tests/safeguarding/test_limits.py",),
    "kith/safeguarding/queries/concerns.py": ("tests/safeguarding/test_concerns.py",),
    "kith/safeguarding/rules/ladder.py": ("tests/safeguarding/test_the_ladder.py",),
    "kith/matching/rules/filtering.py": ("tests/matching/test_filtering.py",),
}
PATIENCE_SECONDS = 60
HELD = 0.9
"""The share of changes that the tests must notice."""

OTHERS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
NAMES = {"any": "all", "all": "any", "max": "min", "min": "max"}
Place = tuple[str, int]
"""A function: its file and its first line."""


@dataclass(frozen=True)
class Change:
    """One small change to one file."""

    file: str
    line: int
    words: str
    function: Place
    code: CodeType

    def __str__(self) -> str:
        return f"{Path(self.file).relative_to(ROOT)}:{self.line} {self.words}"


def changes_of(file: Path) -> Iterator[Change]:
    """Make every change that can be made inside the functions of a file."""
    source = file.read_text(encoding="utf-8")
    for number, (function, node) in enumerate(inside_functions(ast.parse(source))):
        for which, (words, _other) in enumerate(others_of(node)):
            tree = ast.parse(source)
            target = list(inside_functions(tree))[number][1]
            Swap(target, list(others_of(target))[which][1]).visit(tree)
            code = compile(ast.fix_missing_locations(tree), file, "exec")
            yield Change(str(file), getattr(node, "lineno", 0), words, (str(file), function), code)


class Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, target: ast.AST, other: ast.AST) -> None:
        self._target, self._other = target, other

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self._target:
            return ast.copy_location(self._other, node) if hasattr(node, "lineno") else self._other
        return super().generic_visit(node)


def inside_functions(tree: ast.AST, function: int = 0) -> Iterator[tuple[int, ast.AST]]:
    """Return every node that runs when a function is called, with the first line of that function."""
    for node in ast.iter_child_nodes(tree):
        inner = function
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            inner = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))])
        parts = [node] if function else []
        if isinstance(node, ast.FunctionDef):
            body = ast.Module(body=node.body, type_ignores=[])
            yield from inside_functions(body, inner)
            continue
        if is_said_not_done(node):
            continue
        yield from ((function, part) for part in parts)
        yield from inside_functions(node, inner)


def is_said_not_done(node: ast.AST) -> bool:
    """Say whether a node is words for a reader or for the type checker."""
    return isinstance(node, ast.arguments | ast.JoinedStr) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def others_of(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Return the small changes that can be made to one node, in words, and what it becomes."""
    if isinstance(node, ast.Compare | ast.BoolOp | ast.BinOp | ast.AugAssign):
        yield from turned(node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield f"leave out {type(node.op).__name__} before {ast.unparse(node.operand)[:40]}", node.operand
    elif isinstance(node, ast.If | ast.IfExp):
        other = copy.copy(node)
        other.test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
        yield f"if not {ast.unparse(node.test)[:40]}", other
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        value = not node.value if isinstance(node.value, bool) else node.value + 1
        yield f"{node.value} becomes {value}", ast.Constant(value)
    elif isinstance(node, ast.Return) and node.value is not None and not is_none(node.value):
        yield f"return None instead of {ast.unparse(node.value)[:40]}", ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield f"{node.id} becomes {NAMES[node.id]}", ast.Name(NAMES[node.id], node.ctx)


def turned(node: ast.Compare | ast.BoolOp | ast.BinOp | ast.AugAssign) -> Iterator[tuple[str, ast.AST]]:
    """Turn the sign between two things round."""
    other = copy.copy(node)
    sign = node.ops[0] if isinstance(node, ast.Compare) else node.op
    turned_to = OTHERS.get(type(sign))
    if turned_to is None:
        return
    if isinstance(other, ast.Compare):
        other.ops = [turned_to(), *other.ops[1:]]  # type: ignore[list-item]
    else:
        other.op = turned_to()  # type: ignore[assignment]
    yield f"{type(sign).__name__} becomes {turned_to.__name__} in {ast.unparse(node)[:50]}", other


def is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def make(change: Change) -> None:
    """Give every function of the changed file, wherever somebody holds it, its changed code.

    Only the very type is asked for: what stands in for something else would begin to work it out.
    """
    codes = {(code.co_firstlineno, code.co_qualname): code for code in codes_in(change.code)}
    for function in gc.get_objects():
        if type(function) is FunctionType and function.__code__.co_filename == change.file:
            code = codes.get((function.__code__.co_firstlineno, function.__code__.co_qualname))
            if code is not None and code.co_freevars == function.__code__.co_freevars:
                function.__code__ = code


def codes_in(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes_in(constant)


class Onward:
    """Stands where pytest looks for the next test: all that the last one set up is taken down, but for the session."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session

    def listchain(self) -> list[pytest.Session]:
        return [self._session]


def run(item: pytest.Item) -> list[pytest.TestReport]:
    return runtestprotocol(item, log=False, nextitem=Onward(item.session))  # type: ignore[arg-type] # it is asked no more


class Mutation:
    """Takes the place of a test run: once with nothing changed, then once for each change."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._files = {change.file for change in changes}
        self._through: defaultdict[Place, list[tuple[float, pytest.Item]]] = defaultdict(list)
        self.survivors: list[Change] = []

    def pytest_collection_finish(self) -> None:
        """Let tests that try many cases try the same ones for every change, and not look for the smallest."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - pytest must be the first to load it

        settings.register_profile("mutation", derandomize=True, database=None, phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item in session.items:
            self._run_unchanged(item)
        for number, change in enumerate(self._changes, start=1):
            if not self._is_noticed(change):
                self.survivors.append(change)
                say(f"survived: {change}")
            if number % 50 == 0:
                say(f"{number} of {len(self._changes)} changes tried, {len(self.survivors)} survived")
        return True

    def _run_unchanged(self, item: pytest.Item) -> None:
        called: set[Place] = set()

        def look(frame: FrameType, event: str, _argument: object) -> None:
            if event == "call" and frame.f_code.co_filename in self._files:
                called.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

        started = time.perf_counter()
        sys.setprofile(look)
        try:
            reports = run(item)
        finally:
            sys.setprofile(None)
        if any(report.failed for report in reports):
            say("\n".join(report.longreprtext for report in reports))
            raise pytest.UsageError(f"{item.nodeid} fails before anything is changed.")
        for place in called:
            self._through[place].append((time.perf_counter() - started, item))

    def _is_noticed(self, change: Change) -> bool:
        ordered = sorted(self._through[change.function], key=lambda timed: timed[0])
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os._exit(try_out(change, [item for _seconds, item in ordered]))
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return status != 0
            time.sleep(0.005)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return True


def try_out(change: Change, items: Sequence[pytest.Item]) -> int:
    """Make a change and run the tests until one notices. Return 0 where none does."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        make(change)
        for item in items:
            if any(report.failed for report in run(item)):
                return 1
    except BaseException:  # noqa: BLE001 - whatever a change breaks, it was noticed
        return 1
    return 0


def main() -> int:
    words = argparse.ArgumentParser(description="Change one thing at a time and see whether a test notices.")
    words.add_argument("--sample", type=int, help="try only so many changes")
    words.add_argument("--seed", type=int, default=1, help="which ones")
    words.add_argument("--only", default="", help="of files whose path holds this")
    asked = words.parse_args()
    files = [file for file in TESTS if asked.only in file]
    changes = [change for file in files for change in changes_of(ROOT / file)]
    if asked.sample:
        changes = random.Random(asked.seed).sample(changes, min(asked.sample, len(changes)))  # noqa: S311
    os.chdir(ROOT)
    mutation = Mutation(changes)
    tests = {test for change in changes for test in TESTS[str(Path(change.file).relative_to(ROOT))]}
    ended = pytest.main(
        ["-n", "0", "-s", "-p", "no:cacheprovider", "-m", "not long", *sorted(tests)], plugins=[mutation]
    )
    if ended != pytest.ExitCode.OK:
        return 1
    killed = len(changes) - len(mutation.survivors)
    say(f"found: {killed} of {len(changes)} changes were noticed by the tests")
    return 0 if killed >= HELD * len(changes) else 1


if __name__ == "__main__":
    sys.exit(main())
