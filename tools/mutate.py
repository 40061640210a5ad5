"""Change one thing at a time in the code that keeps people safe, and see whether a test notices.

`python tools/mutate.py` tries every small change in all rules and in the files of `TESTS`; `--sample 20 --seed 1` tries
some of them, `--only audit/chain` those of some files. The tests of a rules file are those of its room that import it
and stand on no store: what a rule decides is shown by the rule alone. The tests are loaded once. Each change is made in
a process of its own, in memory, and only the tests that came through the changed function are run, the quickest first.
"""

import argparse
import ast
import copy
import gc
import os
import random
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper, cache
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
    "kith/safeguarding/queries/limits.py": ("tests/safeguarding/test_limits.py",),
    "kith/safeguarding/queries/concerns.py": ("tests/safeguarding/test_concerns.py",),
    "kith/safeguarding/queries/raised.py": ("tests/safeguarding/test_concerns.py",),
    "kith/safeguarding/queries/without_account.py": ("tests/safeguarding/test_concerns.py",),
}
"""What is no rule and keeps people safe all the same, with its tests. They may stand on a store."""
PATIENCE_SECONDS = 5
"""So much work, beyond three times what its tests took before, has a change to come to an end. It is counted in work,
not in time, so that a machine that has other things to do notices nothing by itself."""
STUCK_SECONDS = 600
CASES = 20
"""So many cases does a test try that makes up its own: what only a rare one notices, another test should hold."""
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
        return f"{self.path()}:{self.line} {self.words}"

    def path(self) -> str:
        return Path(self.file).relative_to(ROOT).as_posix()


def rules() -> list[str]:
    """Return every file of rules in the house."""
    files = {*ROOT.glob("kith/**/rules.py"), *ROOT.glob("kith/**/rules/*.py")}
    return sorted(file.relative_to(ROOT).as_posix() for file in files)


def tests_of(file: str) -> tuple[str, ...]:
    """Return the tests of a file: those of its room that import it, or a rule that rests on it, but for `TESTS`.

    They may do so through what helps them.
    """
    if file in TESTS:
        return TESTS[file]
    resting = resting_on(file)
    tests = sorted((ROOT / "tests" / Path(file).parts[1]).glob("test_*.py"))
    return tuple(test.relative_to(ROOT).as_posix() for test in tests if resting & helped_to(test))


def resting_on(file: str) -> set[str]:
    """Return the module of a file, with the rules of the same room that import it, directly or through another."""
    others = {name_of(other): imported_by(ROOT / other) for other in rules() if room_of(other) == room_of(file)}
    resting = {name_of(file)}
    while found := {other for other, imported in others.items() if imported & resting} - resting:
        resting |= found
    return resting


def helped_to(test: Path) -> frozenset[str]:
    """Return what a test imports, and what those modules of the tests import that help it."""
    own = imported_by(test)
    helpers = {ROOT / f"{name.replace('.', '/')}.py" for name in own if name.startswith("tests.")}
    return own.union(*(imported_by(helper) for helper in helpers if helper.exists()))


def name_of(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


@cache
def imported_by(file: Path) -> frozenset[str]:
    """Return every module, and every name in a module, that a file imports."""
    nodes = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    names = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    return frozenset(names | {node.module for node in nodes if node.module})


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
        if is_said_not_done(node) or node is getattr(tree, "annotation", None):
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
        nothing = ast.BoolOp(ast.And(), [ast.Constant(None), node.value])  # what it holds of other functions, it keeps
        yield f"return None instead of {ast.unparse(node.value)[:40]}", ast.Return(nothing)
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


def make(change: Change, functions: Collection[FunctionType]) -> None:
    """Give every function of the changed file, wherever somebody holds it, its changed code."""
    codes = {(code.co_firstlineno, code.co_qualname): code for code in codes_in(change.code)}
    for function in functions:
        code = codes.get((function.__code__.co_firstlineno, function.__code__.co_qualname))
        if function.__code__.co_filename == change.file and code and code.co_freevars == function.__code__.co_freevars:
            function.__code__ = code


def functions_of(files: Collection[str]) -> list[FunctionType]:
    """Return every function of these files, wherever somebody holds it.

    Only the very type is asked for: what stands in for something else would begin to work it out.
    """
    everything = gc.get_objects()
    return [one for one in everything if type(one) is FunctionType and one.__code__.co_filename in files]


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


def try_few_cases(item: pytest.Item) -> None:
    """Let a test that says itself how many cases it makes up try no more than the others."""
    from hypothesis import settings  # noqa: PLC0415 - pytest must be the first to load it

    test = getattr(item, "obj", None)
    said = getattr(test, "_hypothesis_internal_use_settings", None)
    if test is not None and said is not None and said.max_examples > CASES:
        test._hypothesis_internal_use_settings = settings(said, max_examples=CASES)


class Mutation:
    """Takes the place of a test run: once with nothing changed, then once for each change."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._files = {change.file for change in changes}
        self._through: defaultdict[Place, list[tuple[float, pytest.Item]]] = defaultdict(list)
        self._on_a_store: set[pytest.Item] = set()
        self._functions: list[FunctionType] = []
        self._keeping: list[_lru_cache_wrapper[object]] = []
        self.survivors: list[Change] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what stands on a store, but for the tests that `TESTS` names for what is changed now."""
        from tests.store import stands_on_a_store  # noqa: PLC0415 - it needs the settings that pytest brings

        paths = {Path(file).relative_to(ROOT).as_posix() for file in self._files}
        named = {ROOT / test for file in paths & TESTS.keys() for test in TESTS[file]}
        self._on_a_store = {item for item in items if stands_on_a_store(item)}
        items[:] = [item for item in items if item.path in named or item not in self._on_a_store]
        for item in items:
            try_few_cases(item)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Let tests that make up their cases try the same few for every change, and not look for the smallest.

        They keep what holds when they are read, so that this is said before.
        """
        from hypothesis import HealthCheck, Phase, settings  # noqa: PLC0415 - pytest must be the first to load it

        settings.register_profile(
            "mutation",
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            max_examples=CASES,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._functions, self._keeping = functions_of(self._files), keeping()
        for item in session.items:
            forget(self._keeping)
            self._run_unchanged(item)
        self._functions, self._keeping = functions_of(self._files), keeping()
        gc.freeze()
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
        through = self._through[change.function]
        if change.path() not in TESTS:
            through = [timed for timed in through if timed[1] not in self._on_a_store]
        ordered = sorted(through, key=lambda timed: timed[0])
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            seconds = sum(seconds for seconds, _item in ordered)
            os._exit(self._try_out(change, [item for _, item in ordered], round(3 * seconds) + PATIENCE_SECONDS))
        until = time.monotonic() + STUCK_SECONDS
        while time.monotonic() < until:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return status != 0
            time.sleep(0.002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return True

    def _try_out(self, change: Change, items: Sequence[pytest.Item], seconds: int) -> int:
        """Make a change and run the tests until one notices, or so much work is done. Return 0 where none does."""
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        try:
            make(change, self._functions)
            forget(self._keeping)
            return int(any(report.failed for item in items for report in run(item)))
        except BaseException:  # noqa: BLE001 - whatever a change breaks, it was noticed
            return 1


def keeping() -> "list[_lru_cache_wrapper[object]]":
    """Return every function of the house that keeps what it worked out: what a change does may be kept elsewhere."""
    kept = [
        one for one in gc.get_objects() if type(one) is _lru_cache_wrapper and type(one.__wrapped__) is FunctionType
    ]
    return [one for one in kept if one.__wrapped__.__code__.co_filename.startswith(f"{ROOT / 'kith'}{os.sep}")]


def forget(keeping: "Iterable[_lru_cache_wrapper[object]]") -> None:
    """Let what was worked out before, and kept, be worked out again."""
    for one in keeping:
        one.cache_clear()


def room_of(file: str) -> str:
    """Name what a figure is given for: a room, or a part of the ground."""
    return file.removeprefix("kith/").partition("/rules")[0].removesuffix(".py")


def figures(changes: Sequence[Change], survivors: Sequence[Change]) -> Iterator[str]:
    """Say of each room, and of each file, how much was noticed."""
    for called in (Change.path, lambda change: room_of(change.path())):
        made, left = (Counter(map(called, some)) for some in (changes, survivors))
        yield from (f"{name}: {made[name] - left[name]} of {made[name]}" for name in sorted(made))


def main() -> int:
    words = argparse.ArgumentParser(description="Change one thing at a time and see whether a test notices.")
    words.add_argument("--sample", type=int, help="try only so many changes")
    words.add_argument("--seed", type=int, default=1, help="which ones")
    words.add_argument("--only", default="", help="of files whose path holds this")
    asked = words.parse_args()
    files = [file for file in (*rules(), *TESTS) if asked.only in file]
    changes = [change for file in files for change in changes_of(ROOT / file)]
    if asked.sample:
        changes = random.Random(asked.seed).sample(changes, min(asked.sample, len(changes)))  # noqa: S311
    os.chdir(ROOT)
    mutation = Mutation(changes)
    tests = {test for change in changes for test in tests_of(change.path())}
    ended = pytest.main(
        ["-n", "0", "-s", "-p", "no:cacheprovider", "-m", "not long", *sorted(tests)], plugins=[mutation]
    )
    if ended != pytest.ExitCode.OK:
        return 1
    say("\n".join(figures(changes, mutation.survivors)))
    parts = [part for part in (rules(), TESTS) if any(change.path() in part for change in changes)]
    return 0 if min([held(part, changes, mutation.survivors) for part in parts]) else 1


def held(part: Collection[str], changes: Sequence[Change], survivors: Sequence[Change]) -> bool:
    """Say how many changes to these files were noticed, and whether they are as many as must be."""
    made, left = (sum(change.path() in part for change in some) for some in (changes, survivors))
    name = "to what else keeps people safe" if part is TESTS else "to rules"
    say(f"found: {made - left} of {made} changes {name} were noticed by the tests ({1 - left / made:.1%})")
    return made - left >= HELD * made


if __name__ == "__main__":
    sys.exit(main())
