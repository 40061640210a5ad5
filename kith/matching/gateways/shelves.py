"""Directories on disk: a folder each, a file for each column, read by mapping it, so that processes share one copy.

A folder gets its name when everything in it is written and synced, so whoever dies on the way leaves only a draft.
"""

import fcntl
import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from inspect import getsource
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np

from kith.ground.ids import OrganisationId
from kith.matching.gateways import LaidOut
from kith.matching.rules import words
from kith.matching.rules.engine import building, columns
from kith.matching.rules.engine.columns import Columns, Shelf, Vocabulary

DRAFT, LOCK = "draft-", "lock-"
KEPT = 2
"""How many editions are kept: somebody may just be opening the one before."""
LAYOUT = sha256("".join(map(getsource, (columns, building, words))).encode()).hexdigest()[:16]
"""What was laid out by other code is laid out anew."""
VOCABULARY = "vocabulary.json"
_log = logging.getLogger("kith.matching")


@dataclass(frozen=True)
class OnDisk:
    """Keeps what was laid out in a folder of this machine."""

    folder: Path

    def newest(self, organisation_id: OrganisationId) -> LaidOut | None:
        for place in reversed(self._whole(organisation_id)):
            try:
                return _read(place)
            except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
                _log.warning("%s cannot be read and is laid out anew: %s", place.name, type(error).__name__)
        return None

    def keep(self, organisation_id: OrganisationId, laid_out: LaidOut) -> None:
        home = self._home(organisation_id)
        home.mkdir(parents=True, exist_ok=True)
        draft = home / f"{DRAFT}{uuid4().hex}"
        _write(laid_out, draft)
        place = home / _name_of(laid_out)
        if place.exists():
            shutil.rmtree(draft)
        else:
            draft.rename(place)
            _sync(home)
        self._let_go(organisation_id, but=draft)

    @contextmanager
    def alone(self, organisation_id: OrganisationId) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{LOCK}{organisation_id.hex}").open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield

    def _home(self, organisation_id: OrganisationId) -> Path:
        return self.folder / LAYOUT / organisation_id.hex

    def _whole(self, organisation_id: OrganisationId) -> list[Path]:
        """Return what is kept, in the order in which it was. An edition that was undone may have a higher number."""
        home = self._home(organisation_id)
        found = [one for one in home.iterdir() if not one.name.startswith(DRAFT)] if home.is_dir() else []
        return sorted(found, key=lambda one: one.stat().st_mtime_ns)

    def _let_go(self, organisation_id: OrganisationId, *, but: Path) -> None:
        """Remove what is older than the last few, and drafts that nobody finished. Who has mapped a file keeps it."""
        home = self._home(organisation_id)
        drafts = [one for one in home.glob(f"{DRAFT}*") if one != but and _is_left(one)]
        by_other_code = [one for one in self.folder.iterdir() if one.is_dir() and one.name != LAYOUT]
        for gone in (*self._whole(organisation_id)[:-KEPT], *drafts, *by_other_code):
            shutil.rmtree(gone, ignore_errors=True)


def _name_of(laid_out: LaidOut) -> str:
    return f"{laid_out.number:020d}-{laid_out.token.hex}"


def _is_left(draft: Path) -> bool:
    """Say whether whoever wrote a draft is gone: its process is named in it."""
    try:
        os.kill(int((draft / "writer").read_text()), 0)
    except (OSError, ValueError):
        return True
    return False


def _write(laid_out: LaidOut, draft: Path) -> None:
    draft.mkdir()
    (draft / "writer").write_text(str(os.getpid()))
    for name, column in laid_out.shelf.columns._asdict().items():
        with (draft / f"{name}.npy").open("wb") as file:
            np.save(file, column, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
    with (draft / VOCABULARY).open("w", encoding="utf-8") as file:
        json.dump(asdict(laid_out.shelf.vocabulary), file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    _sync(draft)


def _read(place: Path) -> LaidOut:
    """Map the columns of a folder. Pages are shared with whoever maps them too; nothing is written back."""
    number, _, token = place.name.partition("-")
    known = json.loads((place / VOCABULARY).read_text(encoding="utf-8"))
    mapped = {name: _mapped(place / f"{name}.npy") for name in Columns._fields}
    return LaidOut(int(number), UUID(token), Shelf(Columns(**mapped), Vocabulary(**known)))


def _mapped(file: Path) -> columns.Array:
    """Map one column. An empty one cannot be mapped, and is read."""
    try:
        mapped: columns.Array = np.load(file, mmap_mode="c", allow_pickle=False).view(np.ndarray)
    except ValueError:
        whole: columns.Array = np.load(file, allow_pickle=False)
        if whole.size:
            raise
        return whole
    return mapped


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True)
class InMemory:
    """The fake: keeps what was laid out as long as the process lives."""

    kept: dict[OrganisationId, LaidOut] = field(default_factory=dict)

    def newest(self, organisation_id: OrganisationId) -> LaidOut | None:
        return self.kept.get(organisation_id)

    def keep(self, organisation_id: OrganisationId, laid_out: LaidOut) -> None:
        self.kept[organisation_id] = laid_out

    @staticmethod
    def alone(_organisation_id: OrganisationId) -> AbstractContextManager[None]:
        return nullcontext()
