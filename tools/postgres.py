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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from machine import Missing, install, stop

PROGRAMS = Path("/usr/lib/postgresql")
SYSTEM_ACCOUNT = "postgres"
# A run that is cut off throws its data away, so nothing waits for the disk.
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

    @property
    def settings(self) -> dict[str, str]:
        """Word the addresses as Kith reads them from its environment."""
        return {"DATABASE_URL": self.app, "KITH_OWNER_DATABASE_URL": self.owner, "KITH_APP_ROLE": "kith_app"}


@contextmanager
def running() -> Iterator[Addresses]:
    """Start a PostgreSQL for the time of a `with`, and leave nothing of it behind."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="kith-postgresql-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_ACCOUNT, SYSTEM_ACCOUNT)
        with server(programs, folder) as port:
            command = [programs / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", folder, "-p", port, "-U", "postgres"]
            subprocess.run(as_owner_of_files(command), input=ROLES, text=True, check=True, cwd=folder)
            host = f"127.0.0.1:{port}/kith"
            yield Addresses(app=f"postgres://kith_app@{host}", owner=f"postgres://kith_owner@{host}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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


@contextmanager
def server(programs: Path, folder: Path) -> Iterator[str]:
    """Make a cluster, start it on a free port of this machine alone, and end that very process."""
    data = folder / "data"
    initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run(as_owner_of_files(initdb), check=True, cwd=folder, stdout=subprocess.DEVNULL)
    port = free_port()
    settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder), "port": port, **HASTE}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    log = folder / "log"
    with log.open("w") as written:
        process = subprocess.Popen(
            as_owner_of_files([programs / "postgres", "-D", data, *options]),
            cwd=folder,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_ready([programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", port], process, log)
        yield port
    finally:
        # SIGINT asks PostgreSQL for a fast shutdown: sessions still open are ended, not waited for.
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait()


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
