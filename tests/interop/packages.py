"""Packages made by hand: a small good one, and every bad one that somebody could send."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Table = Sequence[Mapping[str, str]]

GOOD: Mapping[str, Table] = {
    "organizations.csv": [{"id": "o1", "name": "Harbour Street Trust", "url": "www.harbour.example"}],
    "services.csv": [
        {"id": "s1", "organization_id": "o1", "name": "Paint & Natter", "status": "active"},
        {"id": "s2", "organization_id": "o9", "name": "Gentle Moves", "status": ""},
    ],
    "locations.csv": [
        {"id": "l1", "name": "Harbour Street Centre", "latitude": "53.1", "longitude": "-4.2"},
        {"id": "l2", "name": "The Hall", "latitude": "", "longitude": ""},
    ],
    "services_at_location.csv": [
        {"id": "a1", "service_id": "s1", "location_id": "l1"},
        {"id": "a2", "service_id": "s2", "location_id": "l2"},
    ],
    "regular_schedules.csv": [
        {"id": "", "service_id": "s1", "weekday": "Thursday", "opens_at": "2:00pm", "closes_at": "4:00pm"},
    ],
    "eligibility.csv": [{"id": "", "service_id": "", "eligibility": "Anyone"}],
}
"""A tidy 1.1 package with the usual dirt: an unknown organisation, a blank status, spoken hours, a lost eligibility."""


def table(rows: Table) -> bytes:
    """Write rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def zipped(path: Path, files: Mapping[str, bytes | Table], *, store: bool = False) -> Path:
    """Write a zip of files and tables."""
    method = zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, content in files.items():
            packed.writestr(name, content if isinstance(content, bytes) else table(content))
    return path


def foldered(path: Path, files: Mapping[str, bytes | Table]) -> Path:
    """Write a folder of files and tables."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (path / name).write_bytes(content if isinstance(content, bytes) else table(content))
    return path
