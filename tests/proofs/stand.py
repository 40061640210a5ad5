"""Where a proof stands: a store of its own, somebody at work in it whom we may kill, and what they said of it."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests.store import as_owner

ROOT = Path(__file__).parents[2]


@dataclass
class Journal:
    """What was tried, and what somebody was told had been saved."""

    file: Path

    def lines(self, word: str) -> list[dict[str, Any]]:
        if not self.file.exists():
            return []
        said = (json.loads(line) for line in self.file.read_text().splitlines())
        return [line for line in said if line["word"] == word]

    def saved(self) -> dict[str, dict[str, Any]]:
        return {line["key"]: line for line in self.lines("saved")}

    def tried(self) -> list[str]:
        return [line["key"] for line in self.lines("tried")]

    def is_empty(self) -> bool:
        return not self.file.exists() or self.file.stat().st_size == 0


@dataclass
class Stand:
    """A store, its folder, and a program that works in it."""

    environ: dict[str, str]
    people: dict[str, str]
    at: datetime
    folder: Path
    journal: Journal
    _program: subprocess.Popen[str] | None = field(default=None, repr=False)
    _errand: int = 0

    @property
    def data(self) -> Path:
        return Path(self.environ["KITH_DATA"])

    def later(self, **by: float) -> str:
        self.at += timedelta(**by)
        return self.at.isoformat()

    def begin(self, errand: str, **words: Any) -> int:
        """Send the program on an errand; return the number of the process that does it."""
        self._errand = self._told(errand, words)
        return self._errand

    def begin_beside(self, errand: str, **words: Any) -> int:
        """Send the program on an errand that goes on beside others until it is killed."""
        told = {"journal": str(self.journal.file), "people": self.people, "at": self.at.isoformat()}
        return self._told(errand, {**told, **words, "is_beside": True})

    def _told(self, errand: str, words: dict[str, Any]) -> int:
        if self._program is None:
            self._program = self._start()
        told = self._program.stdin
        assert told is not None
        told.write(json.dumps({"errand": errand, **words}) + "\n")
        told.flush()
        return int(self._heard())

    def end(self) -> int:
        """Wait until the errand has ended; return its exit status, or minus the signal that ended it."""
        return os.waitstatus_to_exitcode(int(self._heard()))

    def do(self, errand: str, **words: Any) -> int:
        self.begin(errand, **words)
        return self.end()

    def write(self, **words: Any) -> int:
        """Begin to write, as Priya and Ada."""
        told = {"journal": str(self.journal.file), "people": self.people, "at": self.at.isoformat()}
        return self.begin("write", **{**told, **words})

    def wait_for_more(self, deeds: int) -> None:
        """Wait until so many deeds more have been saved."""
        before, until = len(self.journal.lines("saved")), time.monotonic() + 60
        while len(self.journal.lines("saved")) < before + deeds:
            assert time.monotonic() < until
            time.sleep(0.02)

    def examine(self, **words: Any) -> dict[str, Any]:
        answer = self.folder / "answer.json"
        assert self.do("examine", answer=str(answer), **words) == 0
        found: dict[str, Any] = json.loads(answer.read_text())
        return found

    def kith(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run the `kith` command on this store."""
        command = [sys.executable, "-c", "from kith.config.command import main; main()", *words]
        return subprocess.run(
            command, env={**self.environ, **more}, capture_output=True, text=True, check=False, timeout=300
        )

    def kill(self) -> None:
        os.kill(self._errand, signal.SIGKILL)

    def close(self) -> None:
        if self._program is not None:
            assert self._program.stdin is not None
            self._program.stdin.close()
            if self._program.stdout is not None:
                self._program.stdout.close()
            self._program.wait(30)
            self._program = None

    def _start(self) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.proofs.writing"],
            cwd=ROOT,
            env=self.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._program = program
        assert self._heard() == "ready"
        return program

    def _heard(self) -> str:
        assert self._program is not None
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()


def environment(data: Path) -> dict[str, str]:
    """Name this test's store as Kith reads it from its environment."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "DATABASE_URL"))}
    ours = {"KITH_DATA": str(data), "KITH_SECRET_KEY": settings.SECRET_KEY, "KITH_LOG_LEVEL": "ERROR"}
    python = {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "kith.config.settings"}
    return {**others, **ours, **python, **addresses(str(connection.settings_dict["NAME"]))}


def addresses(store: str) -> dict[str, str]:
    if connection.vendor == "sqlite":
        return {"DATABASE_URL": f"sqlite:///{store}"}
    app = address_of(store)
    with as_owner():
        owner = address_of(store)
    return {
        "DATABASE_URL": app,
        "KITH_OWNER_DATABASE_URL": owner,
        "KITH_APP_ROLE": str(connection.settings_dict["USER"]),
    }


def address_of(store: str) -> str:
    server = connection.settings_dict
    name = f"{server['USER']}:{server['PASSWORD']}".rstrip(":")
    return f"postgres://{name}@{server['HOST']}:{server['PORT']}/{store}"
