"""What is done with a store once a backup was put back, before anybody comes in. A room above says it."""

import json
import os
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

Deed = Callable[[Collection[Path], datetime], int]
"""Does what must be done, with what was written down in some files of lines, and returns how much there was."""

DISPOSED = "disposed.jsonl"
"""Who was erased, one line each, by their ids alone: kept beside the store and beside its backups, never taken back."""

_deeds: list[Deed] = []


def then(deed: Deed) -> None:
    """Say what is done after a restore. The same again changes nothing."""
    if deed not in _deeds:
        _deeds.append(deed)


def do(files: Collection[Path], *, at: datetime) -> int:
    """Do what was said; return how much was done."""
    return sum(deed(files, at) for deed in _deeds)


def write_down(file: Path, line: Mapping[str, object]) -> None:
    """Append one line and see that it is on the disk. The same again stands twice and is read once."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as lines:
        lines.write(json.dumps(line, sort_keys=True) + "\n")
        lines.flush()
        os.fsync(lines.fileno())


def read_back(files: Collection[Path]) -> list[dict[str, str]]:
    """Return the lines of those files that are there, each once. Raises ValueError where one cannot be read."""
    found: dict[str, dict[str, str]] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines() if file.exists() else (), start=1):
            try:
                found.setdefault(line, {key: str(value) for key, value in json.loads(line).items()})
            except (ValueError, AttributeError):
                raise ValueError(f"Line {number} of {file} cannot be read.") from None
    return list(found.values())


def gather(files: Collection[Path], into: Path) -> None:
    """Write into one file what stands in several and not in it: the list only ever grows."""
    known = {json.dumps(line, sort_keys=True) for line in read_back([into])}
    for line in read_back([file for file in files if file != into]):
        if json.dumps(line, sort_keys=True) not in known:
            write_down(into, line)
