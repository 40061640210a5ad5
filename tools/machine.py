"""What the tools ask of the machine they run on: a command, a package, a word to whoever is watching.

Standard library only, because it runs before anything is installed.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"


class Missing(Exception):
    """Something this machine does not have; the message says what, and how to get it."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def stop(sentence: str) -> NoReturn:
    raise SystemExit(f"kith: {sentence}")


def is_ci() -> bool:
    """Say whether a missing part is a failure: nobody is there to read that it was skipped."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, quiet: bool = False) -> None:
    """Run a command in the project's folder, and raise when it fails."""
    subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=None if env is None else {**os.environ, **env},
        check=True,
        stdout=subprocess.DEVNULL if quiet else None,
    )


def may_install() -> bool:
    """Say whether the system's package manager is ours to use."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


@cache
def refresh_package_lists() -> None:
    run(["apt-get", "update", "-qq"], quiet=True)


def install(*packages: str) -> None:
    """Install packages with the system's package manager."""
    if not may_install():
        raise Missing(f"{', '.join(packages)} is not installed (as root: apt-get install {' '.join(packages)})")
    say(f"Installing {', '.join(packages)} with the system's package manager …")
    refresh_package_lists()
    quietly = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], env=quietly, quiet=True)
    except subprocess.CalledProcessError as failure:
        raise Missing(f"{', '.join(packages)} could not be installed by apt-get") from failure
