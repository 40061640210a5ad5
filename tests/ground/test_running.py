"""Running the house: it starts, says how it is, refuses what is unsafe, and comes back from a backup."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.test import Client, override_settings

from kith.config import environment
from kith.config.environment import UnsafeSettingError
from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.jobs import runner
from kith.ground.running import checks
from tests.store import kept_empty
from tests.world import World

ROOT = Path(__file__).parents[2]
LONG_SECRET = "x" * 60
LIVE = {"KITH_KIND": "live", "KITH_ORIGIN": "https://kith.example.org", "KITH_SECRET_KEY": LONG_SECRET}


class Store:
    """A store of its own in a folder, and the `kith` command upon it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "DATABASE_URL"))},
            "KITH_DATA": str(folder),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "default",
        }

    @property
    def database(self) -> Path:
        return self.folder / "kith.sqlite3"

    def kith(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from kith.config.command import main; main()", *words]
        return subprocess.run(command, env=self.environ, capture_output=True, text=True, check=False, timeout=180)

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", "from kith.config.command import main; main()", *words]
        return subprocess.Popen(command, env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def ask(self, question: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.database)) as asked:
            return asked.execute(question).fetchall()

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.database)) as changed, changed:
            changed.execute(statement)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and one organisation in it, made once for this file: from the one that tests keep."""
    store = Store(tmp_path_factory.mktemp("template"))
    if (kept := kept_empty()).exists():
        shutil.copy(kept, store.database)
    made = store.kith("migrate", "--verbosity=0")
    assert made.returncode == 0, made.stderr
    store.change(
        "INSERT INTO accounts_organisation (id, name, zone, kind)"
        " VALUES ('0123456789abcdef0123456789abcdef', 'Harbour Link', 'Europe/London', 'demo')"
    )
    return store.folder


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Store:
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    folder.chmod(0o700)
    return Store(folder)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answer(port: int, path: str) -> tuple[int, dict[str, bool]]:
    try:
        with urlopen(f"http://localhost:{port}{path}", timeout=5) as response:
            return response.status, json.load(response)
    except HTTPError as refusal:
        return refusal.code, json.load(refusal)
    except (URLError, OSError):
        return 0, {}


def _wait_for(port: int, path: str, status: int, seconds: float = 60) -> dict[str, bool]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answered, said = _answer(port, path)
        if answered == status:
            return said
        time.sleep(0.2)
    raise AssertionError(f"{path} did not answer {status}")


@pytest.fixture
def serving(store: Store) -> Iterator[tuple[Store, int, subprocess.Popen[str]]]:
    port = _free_port()
    process = store.start("serve", f"--port={port}")
    try:
        _wait_for(port, "/health/ready", 200)
        yield store, port, process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=20)


def test_it_serves_runs_its_jobs_and_stops_when_it_is_told_to(
    serving: tuple[Store, int, subprocess.Popen[str]],
) -> None:
    store, port, process = serving

    assert _answer(port, "/health/live") == (200, {"live": True})
    assert _answer(port, "/health/ready")[1]["jobs"]
    taken = store.kith("serve", f"--port={port}")
    assert taken.returncode == 1
    assert "Traceback" not in taken.stderr
    assert f"Something listens on port {port} already." in taken.stderr
    restored = store.kith("restore", "nothing.kith", "--force")
    assert "Kith is running on this store" in restored.stderr

    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=20)

    assert process.returncode == 0, output
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    assert {"running:live", "running:ready"} <= {line.get("route") for line in lines}


def test_a_request_that_says_two_lengths_hides_no_second_one(serving: tuple[Store, int, subprocess.Popen[str]]) -> None:
    _, port, process = serving
    hidden = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(hidden), hidden)
    lengths = (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        b"Content-Length: 4\r\nContent-Length: %d\r\n" % len(body),
    )
    for length in lengths:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
            said = b"POST /sign-in HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n" % port
            wire.sendall(said + length + b"\r\n" + body)
            answers = b"".join(iter(lambda wire=wire: wire.recv(65_536), b""))  # type: ignore[misc]

        assert answers.startswith(b"HTTP/1.1 4")
        assert b'"live"' not in answers
    process.terminate()
    process.wait(timeout=20)


def test_a_connection_ends_with_its_answer_so_that_the_next_goes_to_whoever_is_free(
    serving: tuple[Store, int, subprocess.Popen[str]],
) -> None:
    _, port, process = serving
    asked = b"GET /health/live HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port

    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(asked + asked)
        answers = b"".join(iter(lambda: wire.recv(65_536), b""))

    assert answers.count(b"HTTP/1.1 200") == 1
    assert b"connection: close" in answers.lower()
    process.terminate()
    process.wait(timeout=20)


def test_a_kill_without_warning_leaves_a_store_that_starts_again(
    serving: tuple[Store, int, subprocess.Popen[str]],
) -> None:
    store, _, process = serving
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    process.kill()
    process.wait(20)

    assert store.ask("PRAGMA integrity_check") == [("ok",)]
    assert store.kith("verify-audit").returncode == 0


def test_a_store_without_tables_is_not_served(tmp_path: Path) -> None:
    refused = Store(tmp_path / "empty").kith("serve", f"--port={_free_port()}")

    assert refused.returncode == 1
    assert "Run “kith migrate”." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_demo_store_is_not_served_as_a_live_one(store: Store) -> None:
    store.environ |= LIVE

    refused = store.kith("serve", f"--port={_free_port()}")

    assert "KITH_KIND is live, but 1 organisations here are not." in refused.stderr


def test_the_doctor_finds_a_healthy_store_healthy_but_for_its_jobs(store: Store) -> None:
    said = store.kith("doctor")

    assert [line.split()[1] for line in said.stdout.splitlines() if line.startswith("LOOK")] == ["jobs"]
    assert "note  SQLite" in said.stdout


def test_the_doctor_names_what_is_wrong(store: Store) -> None:
    store.change("DROP TRIGGER audit_entry_update_refused")
    store.folder.chmod(0o755)

    said = store.kith("doctor")

    assert said.returncode == 1
    assert "1 triggers are gone" in said.stdout
    assert "chmod -R go=" in said.stdout


def test_a_backup_comes_back_whole(store: Store, tmp_path: Path) -> None:
    photo = store.folder / "files" / "ab" / "photo"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"picture")
    archive = tmp_path / "monday.kith"
    assert store.kith("backup", str(archive)).returncode == 0
    store.change("DELETE FROM accounts_organisation")
    photo.write_bytes(b"spoilt")

    refused = store.kith("backup", str(archive))
    restored = store.kith("restore", str(archive))

    assert "exists already" in refused.stderr
    assert restored.returncode == 0, restored.stderr
    assert store.ask("SELECT name FROM accounts_organisation") == [("Harbour Link",)]
    assert photo.read_bytes() == b"picture"
    assert archive.stat().st_mode & 0o077 == 0
    assert not list(store.folder.glob("tmp*"))


def test_a_restore_replaces_a_store_only_when_it_is_told_to(store: Store, tmp_path: Path) -> None:
    archive = tmp_path / "monday.kith"
    store.kith("backup", str(archive))
    store.change("UPDATE accounts_organisation SET name = 'Newer'")

    assert "There is a store here already" in store.kith("restore", str(archive)).stderr
    assert store.ask("SELECT name FROM accounts_organisation") == [("Newer",)]

    assert store.kith("restore", str(archive), "--force").returncode == 0
    assert store.ask("SELECT name FROM accounts_organisation") == [("Harbour Link",)]


def _tampered(archive: Path, target: Path, statement: str) -> None:
    """Rewrite the store inside a backup."""
    folder = target.parent / "tampered"
    with tarfile.open(archive) as packed:
        packed.extraction_filter = getattr(tarfile, "data_filter", None)  # older Pythons 3.11 know of none
        packed.extractall(folder)  # noqa: S202 - made here
    with closing(sqlite3.connect(folder / "store.sqlite3")) as changed:
        changed.executescript(statement)
    with tarfile.open(target, "w:gz") as packed:
        for path in folder.iterdir():
            packed.add(path, path.name)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM accounts_organisation", "Rows are missing"),
        (
            "INSERT INTO audit_head VALUES ('0123456789abcdef0123456789abcdef', 7, 'x')",
            "Rows are missing",
        ),
    ],
)
def test_a_backup_that_is_not_whole_leaves_what_was_there(
    store: Store, tmp_path: Path, statement: str, words: str
) -> None:
    import re

    archive, bad = tmp_path / "monday.kith", tmp_path / "bad.kith"
    store.kith("backup", str(archive))
    _tampered(archive, bad, statement)
    store.change("UPDATE accounts_organisation SET name = 'Newer'")

    refused = store.kith("restore", str(bad), "--force")

    assert refused.returncode == 1
    assert re.search(words, refused.stderr)
    assert store.ask("SELECT name FROM accounts_organisation") == [("Newer",)]


def test_a_hostile_archive_writes_nothing_outside(store: Store, tmp_path: Path) -> None:
    archive = tmp_path / "hostile.kith"
    with tarfile.open(archive, "w:gz") as packed:
        climber = tarfile.TarInfo("../../climbed")
        climber.size = 1
        packed.addfile(climber, BytesIO(b"x"))

    refused = store.kith("restore", str(archive), "--force")

    assert "is not a whole backup" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list(tmp_path.rglob("climbed"))


def test_a_live_backup_is_not_restored_into_a_demo(store: Store, tmp_path: Path) -> None:
    archive = tmp_path / "live.kith"
    store.change("UPDATE accounts_organisation SET kind = 'live'")
    live = Store(store.folder)
    live.environ |= LIVE
    assert live.kith("backup", str(archive)).returncode == 0

    assert "backup of a live store" in store.kith("restore", str(archive), "--force").stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"KITH_KIND": "both"}, "must be demo or live"),
        ({"KITH_ORIGIN": "http://kith.example.org"}, "must be https://"),
        ({"KITH_ORIGIN": "kith.example.org"}, "write it like"),
        ({"KITH_SECRET_KEY": "short"}, "at least 50 random characters"),
        ({"KITH_SECRET_KEY": ""}, "at least 50 random characters"),
        ({"DATABASE_URL": "mysql://localhost/kith"}, "must begin with sqlite:// or postgres://"),
        ({"KITH_MAIL_URL": "smtp://mail.example.org:25", "KITH_MAIL_FROM": "a@b.c"}, "only to this machine"),
        ({"KITH_MAIL_URL": "https://mail.example.org"}, "must begin with smtps://"),
        ({"KITH_MAIL_URL": "smtps://mail.example.org:465"}, "KITH_MAIL_FROM"),
        ({"KITH_TEXT_URL": "http://texts.example.org"}, "must begin with https://"),
        ({"KITH_POST_FOLDER": "/there/is/none"}, "is not a folder"),
    ],
)
def test_an_unsafe_setting_stops_the_start_with_one_sentence(
    tmp_path: Path, change: dict[str, str], words: str
) -> None:
    with pytest.raises(UnsafeSettingError, match=words):
        environment.read({"KITH_DATA": str(tmp_path), **LIVE, **change})


def test_a_safe_live_setting_is_read(tmp_path: Path) -> None:
    read = environment.read({"KITH_DATA": str(tmp_path), **LIVE})

    assert (read.kind, read.is_https, read.host) == (environment.Kind.LIVE, True, "kith.example.org")


def test_an_unsafe_start_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = Store(tmp_path)
    refused.environ |= {"KITH_KIND": "live"}

    said = refused.kith("serve")

    assert said.returncode == 1
    assert said.stderr.count("\n") == 1


def test_ready_says_what_is_not(client: Client, world: World) -> None:
    silent = client.get("/health/ready")
    runner.beat("test", at=clock.now())

    assert (silent.status_code, silent.json()["jobs"], silent.json()["store"]) == (503, False, True)
    assert client.get("/health/ready").status_code == 200


def test_the_demo_world_is_never_put_among_real_people(world: World) -> None:
    checks.must_be_demo()
    Organisation.objects.create(name="Real", kind=Organisation.Kind.LIVE)

    with pytest.raises(checks.MixedStoreError, match="real organisations"):
        checks.must_be_demo()
    with override_settings(KITH_DEMO=False), pytest.raises(checks.MixedStoreError, match="never put into a live store"):
        checks.must_be_demo()
