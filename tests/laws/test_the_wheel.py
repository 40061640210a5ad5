"""The wheel: it carries what pages need, asks for what is pinned, and answers in an environment that held nothing."""

import re
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from email import message_from_bytes
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.db import connection

from tests.proofs.stand import environment
from tests.world import World

ROOT = Path(__file__).resolve().parents[2]
CARRIED = {".html", ".txt", ".css", ".js", ".svg", ".json", ".csv", ".toml", ".po"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing built earlier can slip into it."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    copied = ["kith", "islands", "requirements", "pyproject.toml", "README.md", "LICENSE"]
    subprocess.run(["cp", "-r", *copied, source], cwd=ROOT, check=True)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", built, source]
    subprocess.run(build, check=True, capture_output=True)
    (made,) = built.glob("kith-*.whl")
    return made


def test_the_wheel_carries_every_file_of_every_room(wheel: Path) -> None:
    kith = ROOT / "kith"
    wanted = {
        str(file.relative_to(ROOT))
        for file in kith.rglob("*")
        if file.suffix in CARRIED and "__pycache__" not in str(file)
    }

    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_the_built_language_and_the_fonts(wheel: Path) -> None:
    carried = zipfile.ZipFile(wheel).namelist()
    fonts = (ROOT / "kith/ground/web/static/vendor").glob("*.woff2")

    assert "kith/locale/ar_XB/LC_MESSAGES/django.mo" in carried
    assert {f"kith/ground/web/static/vendor/{font.name}" for font in fonts} <= set(carried)


def test_the_wheel_carries_the_islands(wheel: Path) -> None:
    islands = {file.relative_to(ROOT / "islands") for file in (ROOT / "islands").rglob("*.js")}

    assert islands
    assert {f"kith/ground/web/static/islands/{island}" for island in islands} <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_asks_only_for_what_is_pinned(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (metadata,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        asked = message_from_bytes(opened.read(metadata)).get_all("Requires-Dist", [])

    pins = "".join((ROOT / "requirements" / name).read_text() for name in ("run.txt", "engine.txt", "check.txt"))
    pinned = set(re.findall(r"^([\w-]+)==", pins, re.MULTILINE))
    assert asked
    assert {re.match(r"[\w-]+", requirement).group() for requirement in asked} <= pinned  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put the wheel into an empty environment, and lend that our libraries: no registry is asked, nor our checkout."""
    place = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    python = place / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True)
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    purelib = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    (Path(purelib) / "lent.pth").write_text(sysconfig.get_path("purelib"))
    return place


def test_the_wheel_answers_in_an_environment_that_held_nothing(installed: Path, tmp_path: Path) -> None:
    helped = subprocess.run(
        [installed / "bin" / "kith", "--help"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    where = subprocess.run(
        [installed / "bin" / "python", "-c", "import kith; print(kith.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    assert "migrate" in helped.stdout
    assert where.stdout.startswith(str(installed))


@pytest.mark.commits
def test_the_wheel_serves_pages_with_their_looks(installed: Path, world: World, tmp_path: Path) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    (tmp_path / "kept").mkdir(mode=0o700)
    environ = {name: value for name, value in environment(tmp_path / "kept").items() if name != "PYTHONPATH"}
    connection.close()
    command = [installed / "bin" / "kith", "serve", f"--port={port}"]
    with subprocess.Popen(command, env=environ, cwd=tmp_path) as server:
        try:
            live, front, looks = (asked(port, path) for path in ("/health/live", "/", "/static/web/css/tokens.css"))
        finally:
            server.terminate()

    assert live == '{"live": true}'
    assert "<h1" in front
    assert "--" in looks


def asked(port: int, path: str) -> str:
    """Ask until somebody answers, for a minute at most."""
    until = time.monotonic() + 60
    while True:
        try:
            with urlopen(f"http://localhost:{port}{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except (ConnectionError, URLError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
