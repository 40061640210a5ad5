"""Photos: drawn anew, kept private, and nothing else gets in."""

import os
import struct
import zlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from PIL import Image

from kith.ground import clock
from kith.ground.access.gate import NotVisible
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.files.actions import add_photo, place_of, remove_photo, sweep
from kith.ground.files.models import Photo
from kith.ground.files.pictures import NotAPicture, draw_anew
from kith.ground.ids import FileId, PersonId
from tests.world import World

SCRIPT = b"<script>alert(document.cookie)</script>"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: object) -> Path:
    settings.KITH_DATA = tmp_path  # type: ignore[attr-defined] # pytest-django's fixture takes any setting
    return tmp_path


def _picture(kind: str = "JPEG", size: tuple[int, int] = (80, 40), **more: object) -> BytesIO:
    written = BytesIO()
    Image.new("RGB", size, "#5f2a63").save(written, kind, **more)
    return BytesIO(written.getvalue())


def _taken_at_home() -> BytesIO:
    """A telephone's picture, with the place where it was taken and a turned camera."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera maker"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    return _picture(exif=exif, comment=b"at home")


def _add(world: World, upload: BytesIO | None = None, by: str = "priya") -> FileId:
    return add_photo(person_id=PersonId(world.mary.pk), upload=upload or _picture(), by=world.actor(by), at=world.at)


def test_a_photo_keeps_no_place_and_no_camera_and_stands_upright() -> None:
    upload = _taken_at_home()
    assert b"Camera maker" in upload.getvalue()

    drawn = draw_anew(upload)

    kept = Image.open(BytesIO(drawn.content))
    assert (kept.size, drawn.width, drawn.height) == ((40, 80), 40, 80)
    assert not kept.getexif()
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"at home" not in drawn.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_usual_kinds_are_taken_whatever_they_are_called(kind: str) -> None:
    assert draw_anew(_picture(kind)).content.startswith(b"\xff\xd8\xff")


def test_a_large_photo_is_made_small() -> None:
    drawn = draw_anew(_picture(size=(4000, 3000)))

    assert (drawn.width, drawn.height) == (1600, 1200)


def test_what_hides_behind_a_picture_is_gone() -> None:
    hidden = BytesIO(_picture("PNG").getvalue() + SCRIPT)

    assert SCRIPT not in draw_anew(hidden).content


def _bomb() -> BytesIO:
    """A small PNG that says it is 60,000 by 60,000 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


HOSTILE = {
    "an empty file": BytesIO(b""),
    "a web page": BytesIO(b"<html>" + SCRIPT),
    "a drawing with script": BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"),
    "a page that begins like a GIF": BytesIO(b"GIF89a" + SCRIPT),
    "half a photo": BytesIO(_picture(size=(400, 400)).getvalue()[:400]),
    "a bomb": _bomb(),
    "a document": BytesIO(b"%PDF-1.7\n"),
    "a PostScript program": BytesIO(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "a kind we do not open": _picture("TIFF"),
    "eleven megabytes": BytesIO(_picture().getvalue() + b"\0" * 11 * 1024 * 1024),
}


@pytest.mark.parametrize("upload", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_photo_is_refused_and_leaves_nothing(world: World, upload: BytesIO, data: Path) -> None:
    upload.seek(0)

    with pytest.raises(NotAPicture, match="picture"):
        _add(world, upload)

    assert not Photo.objects.exists()
    assert not list(data.rglob("*"))


def test_a_photo_lies_outside_the_web_root_and_only_its_owner_reads_it(world: World, data: Path) -> None:
    place = place_of(_add(world))

    assert data in place.parents
    assert place.stat().st_mode & 0o077 == 0
    assert place.parent.stat().st_mode & 0o077 == 0
    assert Entry.objects.get().act == Act.ADDED


@pytest.mark.parametrize("name", ["dee", "sam", "anne", "olu"])
def test_who_may_not_describe_a_person_adds_no_photo(world: World, data: Path, name: str) -> None:
    with pytest.raises(NotVisible):
        _add(world, by=name)

    assert not list(data.rglob("*"))


@pytest.mark.parametrize(
    ("name", "status"), [("mary", 200), ("priya", 200), ("dee", 200), ("sam", 404), ("olu", 404), ("ken", 403)]
)
def test_a_photo_is_seen_by_who_may_see_it(client: Client, world: World, name: str, status: int) -> None:
    photo_id = _add(world)
    client.force_login(world.accounts[name])

    assert client.get(f"/photos/{photo_id}").status_code == status


def test_a_photo_is_sent_as_a_picture_and_as_nothing_else(client: Client, world: World) -> None:
    photo_id = _add(world)
    client.force_login(world.accounts["mary"])

    response = client.get(f"/photos/{photo_id}")

    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"\xff\xd8\xff")


def test_a_photo_that_was_taken_away_is_gone_and_its_row_says_by_whom(
    client: Client, world: World, django_capture_on_commit_callbacks: object
) -> None:
    photo_id = _add(world)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # pytest-django's fixture
        remove_photo(photo_id=photo_id, because="She does not like it.", by=world.actor("mary"), at=world.at)

    client.force_login(world.accounts["mary"])
    assert not place_of(photo_id).exists()
    assert client.get(f"/photos/{photo_id}").status_code == 404
    assert Photo.objects.get(pk=photo_id).removal.by == "Mary"


def test_bytes_of_an_undone_upload_are_swept_up_and_kept_photos_stay(world: World) -> None:
    kept = _add(world)
    with transaction.atomic():
        undone = _add(world)
        transaction.set_rollback(True)
    for photo_id in (kept, undone):
        os.utime(place_of(photo_id), (0, 0))

    with clock.fixed(world.at + timedelta(days=2)):
        assert sweep() == 1

    assert place_of(kept).exists()
    assert not place_of(undone).exists()
