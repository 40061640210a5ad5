"""Tables that name tests: what a requirement or a hazard rests on must exist. Read as text, which costs nothing."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tests_in(file: str) -> frozenset[str]:
    """Return the names of the tests in a file; none where there is no such file."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    return frozenset(
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def is_there(test: str) -> bool:
    """Say whether a test exists: `tests/home/test_errors.py::test_the_other_answers_are_pages_too`."""
    file, _, name = test.partition("::")
    return file.startswith("tests/") and name in tests_in(file)
