"""A private PostgreSQL for one run of the tests: its own folder, port and roles, gone when the run ends.

Two roles stand in it as in a live installation (docs/how-to/postgresql.md): `kith_owner` owns the tables and runs the
migrations, `kith_app` is what the application and the tests connect as. Neither is a superuser, whom row-level security
would let through. `kith_owner` may create databases here, because each test run makes its own; a live one need not.

`python tools/postgres.py COMMAND …` runs a command with such a store. Standard library only.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from machine import Missing, install, stop

PROGRAMS = Path("/usr/lib/postgresql")
SYSTEM_ACCOUNT = "postgres"
# A run that is cut off throws its data away, so nothing waits for the disk.
IMMEDIATE = signal.SIGQUIT
"""The signal on which PostgreSQL stops as a power cut would stop it: nothing is tidied up."""
HASTE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
ROLES = """
CREATE ROLE kith_owner LOGIN NOSUPERUSER CREATEDB;
CREATE ROLE kith_app LOGIN NOSUPERUSER;
CREATE DATABASE kith OWNER kith_owner;
"""


class Addresses(NamedTuple):
    """Where each role finds the database."""

    app: str
    owner: str
    superuser: str

    @property
    def settings(self) -> dict[str, str]:
        """Word the addresses as Kith reads them from its environment."""
        return {"DATABASE_URL": self.app, "KITH_OWNER_DATABASE_URL": self.owner, "KITH_APP_ROLE": "kith_app"}


@contextmanager
def running() -> Iterator[Addresses]:
    """Start a PostgreSQL for the time of a `with`, and leave nothing of it behind."""
    with cluster() as made, made.served(HASTE):
        made.make_roles()
        yield made.addresses


@contextmanager
def cluster() -> Iterator["Cluster"]:
    """Make a PostgreSQL that nobody has started yet, in a folder of its own that goes with it."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="kith-postgresql-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_ACCOUNT, SYSTEM_ACCOUNT)
        made = Cluster(programs, folder, free_port())
        made.initialise()
        yield made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL on a free port of this machine alone. It may be started more than once."""

    programs: Path
    folder: Path
    port: str

    @property
    def addresses(self) -> Addresses:
        host = f"127.0.0.1:{self.port}/kith"
        return Addresses(*(f"postgres://{role}@{host}" for role in ("kith_app", "kith_owner", "postgres")))

    def initialise(self) -> None:
        program = [self.programs / "initdb", "-D", self.folder / "data", "-U", "postgres", "-N"]
        subprocess.run(
            as_owner_of_files([*program, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]),
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
        )

    def make_roles(self) -> None:
        program = [self.programs / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", self.port]
        subprocess.run(
            as_owner_of_files([*program, "-U", "postgres"]), input=ROLES, text=True, check=True, cwd=self.folder
        )

    @contextmanager
    def served(self, chosen: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
        """Serve with these settings for the time of a `with`, and end that very process."""
        process = self.start(chosen)
        try:
            yield process
        finally:
            # SIGINT asks PostgreSQL for a fast shutdown: sessions still open are ended, not waited for.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait()

    def start(self, chosen: Mapping[str, str]) -> subprocess.Popen[bytes]:
        private = {"listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder, "port": self.port}
        options = [part for name, value in {**private, **chosen}.items() for part in ("-c", f"{name}={value}")]
        log = self.folder / "log"
        with log.open("w") as written:
            process = subprocess.Popen(
                as_owner_of_files([self.programs / "postgres", "-D", self.folder / "data", *options]),
                cwd=self.folder,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            wait_until_ready([self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", self.port], process, log)
        except BaseException:
            process.kill()
            process.wait()
            raise
        return process


def find_programs() -> Path:
    """Find the newest PostgreSQL of this machine, installing Debian's where there is none and we may."""
    if not (found := installed_programs()):
        install("postgresql")
        found = installed_programs()
    if not found:
        raise Missing("postgresql is not installed in the place where Debian and Ubuntu put it")
    return max(found, key=lambda folder: int(folder.parent.name))


def installed_programs() -> list[Path]:
    return [path.parent for path in PROGRAMS.glob("[1-9]*/bin/initdb")]


def as_owner_of_files(command: Sequence[object]) -> list[str]:
    """Word a command so that it does not run as root, which PostgreSQL refuses, and ends when we are killed."""
    account = []
    if os.geteuid() == 0:
        known = pwd.getpwnam(SYSTEM_ACCOUNT)
        account = [f"--reuid={known.pw_uid}", f"--regid={known.pw_gid}", "--clear-groups"]
    return ["setpriv", *account, "--pdeathsig=INT", "--", *(str(word) for word in command)]


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def wait_until_ready(ask: Sequence[object], process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        if subprocess.run([str(word) for word in ask], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")


def main(command: Sequence[str]) -> int:
    try:
        with running() as addresses:
            return subprocess.run(command, check=False, env={**os.environ, **addresses.settings}).returncode
    except Missing as missing:
        stop(f"{missing}.")


if __name__ == "__main__":
    # A plain end would skip the `with` that stops the server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main(sys.argv[1:] or stop("say which command to run with a PostgreSQL of its own.")))
