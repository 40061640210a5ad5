"""Real directories and official schemas that tests read from beside the project, and never ship."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("KITH_SHARED", Path(__file__).resolve().parents[1].parent / "shared"))


def shared(*parts: str) -> Path:
    """Return a file of the shared data; skip the test where it is missing, except in CI, where that is a failure."""
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        missing = f"{'/'.join(parts)} is not in the shared data: set KITH_SHARED"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return path
