"""Prepare this machine for Kith: `prepare.py run` for the demo and the server, `prepare.py dev` for the tests.

Makes `.venv` from the hashed requirement files, installs Kith in it, unpacks the fonts and builds the catalogues.
Each step leaves a mark of what it was made from and is left out while that stands, so a second run takes no time.
Standard library only.
"""

import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import fonts
from machine import BIN, ROOT, VENV, Missing, install, is_ci, run, say, stop

OLDEST = (3, 11)
REQUIREMENTS = ROOT / "requirements"
SETS = {"run": ("run.txt", "build.txt"), "dev": ("run.txt", "engine.txt", "dev.txt", "build.txt")}
MARK = VENV / "made-from"
PIP = (BIN / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check")
KITH = ("--no-deps", "--no-build-isolation", "--editable", ROOT)
# This Python and no other; the certificates that the machine trusts, because many offices have their own.
UV_SETTINGS = {"VIRTUAL_ENV": str(VENV), "UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "true"}


def prepare(chosen: str) -> None:
    """Bring this machine to the state that a set of requirements asks for."""
    prepare_python(chosen)
    prepare_fonts(chosen)
    run([BIN / "python", ROOT / "tools" / "catalogues.py"])


def prepare_python(chosen: str) -> None:
    """Make `.venv` hold the chosen set; the larger set also serves the smaller."""
    standing = MARK.read_text() if MARK.exists() and (BIN / "kith").exists() else ""
    if standing in {made_from("dev"), made_from(chosen)}:
        return
    MARK.unlink(missing_ok=True)
    say("Setting up .venv …")
    if not has_venv():
        make_venv()
    files = [REQUIREMENTS / name for name in SETS[chosen]]
    try:
        install_with_uv(files)
    except subprocess.CalledProcessError:
        say("uv does not get on here; pip does the same more slowly …")
        install_with_pip(files)
    MARK.write_text(made_from(chosen))


def install_with_uv(files: Sequence[Path]) -> None:
    """Install what the files pin and nothing else, ten times faster than pip does."""
    run([*PIP, "--require-hashes", "-r", REQUIREMENTS / "uv.txt"])
    run([BIN / "uv", "pip", "sync", "-q", "--require-hashes", *files], env=UV_SETTINGS)
    run([BIN / "uv", "pip", "install", "-q", *KITH], env=UV_SETTINGS)


def install_with_pip(files: Sequence[Path]) -> None:
    """Install the same where uv cannot be had, or cannot reach what pip is set up to reach."""
    run([*PIP, "--require-hashes", *(part for file in files for part in ("-r", file))])
    run([*PIP, *KITH])


def made_from(chosen: str) -> str:
    """Digest all that a virtual environment depends on, the place it lies included."""
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for file in (*(REQUIREMENTS / name for name in SETS[chosen]), REQUIREMENTS / "uv.txt", ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def has_venv() -> bool:
    """Say whether `.venv` is one of this very Python, which an upgrade of the system may have replaced."""
    settings = VENV / "pyvenv.cfg"
    return (BIN / "pip").exists() and f"version = {platform.python_version()}\n" in settings.read_text()


def make_venv() -> None:
    if not can_make_venvs():
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        try:
            install(version if is_packaged(version) else "python3-venv")
        except Missing as missing:
            stop(f"Python cannot make virtual environments here: {missing}.")
    run([sys.executable, "-m", "venv", "--clear", VENV])


def can_make_venvs() -> bool:
    """Ask a fresh Python, because Debian keeps the parts of venv in a package of their own."""
    asked = subprocess.run([sys.executable, "-c", "import venv, ensurepip"], check=False, capture_output=True)
    return asked.returncode == 0


def is_packaged(package: str) -> bool:
    found = subprocess.run(["apt-cache", "show", package], check=False, capture_output=True)
    return found.returncode == 0


def prepare_fonts(chosen: str) -> None:
    """Unpack the fonts; without them pages use the system's, which only a build that nobody watches may not."""
    try:
        fonts.prepare(with_test_tools=chosen == "dev")
    except Missing as missing:
        if is_ci():
            stop(f"{missing}.")
        say(f"Pages use this system's fonts: {missing}.")


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        stop(f"Kith needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if len(sys.argv) != 2 or sys.argv[1] not in SETS:  # noqa: PLR2004 - the program and its one word
        stop("say what to prepare for: run or dev.")
    os.umask(0o022)
    try:
        prepare(sys.argv[1])
    except subprocess.CalledProcessError as failure:
        stop(f"setting up stopped: {Path(str(failure.cmd[0])).name} failed; its message is above.")
