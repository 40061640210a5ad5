"""Files that are not what they say: a fresh picture is kept or nothing is, and no name of a file leads anywhere."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kith.ground.actor import Role
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.files.pictures import NotAPicture, draw_anew
from tests.attack import asking
from tests.laws.matrix import Stage

HOSTILE_NAMES = [
    "../../../../etc/cron.d/kith", "..\\..\\windows\\win.ini", "photo.jpg\x00.php", "photo.php.jpg",
    "<script>alert(1)</script>.png",
    "a" * 400 + ".jpg", "con.jpg", ".htaccess", "photo.jpg\r\nSet-Cookie: a=b", "\u202egpj.exe",
    "Mary Hale 1944-03-02.jpg",
]  # fmt: skip
MARK = b"what-came-with-it"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **more: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "#5f2a63").save(written, kind, **more)
    return written.getvalue()


def archive() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("index.html", MARK)
    return written.getvalue()


def in_a_comment() -> bytes:
    """A photo with a page in its comment, as a browser might be talked into reading."""
    return picture(comment=b"<script>" + MARK + b"</script>")


def with_a_profile() -> bytes:
    return picture(icc_profile=MARK * 50)


def with_a_text_chunk() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    plain = picture("PNG")
    return plain[:33] + chunk(b"tEXt", b"Comment\0<?php " + MARK + b" ?>") + plain[33:]


POLYGLOTS = {
    "an archive behind a photo": picture() + archive(),
    "a page behind a photo": picture("GIF") + b"<html>" + MARK,
    "a program behind a photo": picture("PNG") + b"MZ" + MARK,
    "a script in a comment": in_a_comment(),
    "a script in a profile": with_a_profile(),
    "a script in a chunk of text": with_a_text_chunk(),
}


@pytest.mark.parametrize("sent", POLYGLOTS.values(), ids=POLYGLOTS)
def test_nothing_of_the_file_that_came_is_served(sent: bytes) -> None:
    assert MARK in sent

    drawn = draw_anew(BytesIO(sent)).content

    assert MARK not in drawn
    assert not zipfile.is_zipfile(BytesIO(drawn))
    assert drawn.startswith(b"\xff\xd8\xff")
    assert drawn.endswith(b"\xff\xd9")


def claims(kind: str, width: int, height: int) -> bytes:
    """Make a small file that says it is huge."""
    plain = bytearray(picture(kind))
    if kind == "GIF":
        plain[6:10] = struct.pack("<HH", width, height)
    else:
        header = struct.pack(">II", width, height) + bytes(plain[24:29])
        plain[16:33] = header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return bytes(plain)


@pytest.mark.parametrize(
    ("kind", "width", "height"), [("GIF", 65_535, 65_535), ("PNG", 2**31 - 1, 1), ("PNG", 50_000, 50_000)]
)
def test_a_flood_of_pixels_is_refused_before_it_is_unfolded(kind: str, width: int, height: int) -> None:
    with pytest.raises(NotAPicture):
        draw_anew(BytesIO(claims(kind, width, height)))


@pytest.mark.parametrize("how_many", [120, pytest.param(6_000, marks=pytest.mark.long)])
def test_a_damaged_picture_is_drawn_or_refused_in_a_sentence(how_many: int) -> None:
    """Bits are turned and ends cut off at random: nothing but a picture or a refusal comes of it."""
    chance = Random("damaged")  # noqa: S311 - a fair draw, no secret
    originals = [picture(kind) for kind in ("JPEG", "PNG", "WEBP", "GIF")]
    outcomes = set()
    for _ in range(how_many):
        broken = bytearray(chance.choice(originals))
        for _turn in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        sent = bytes(broken[: chance.randint(1, len(broken))] if chance.random() < 0.4 else broken)
        try:
            outcomes.add(draw_anew(BytesIO(sent)).content[:3])
        except NotAPicture:
            outcomes.add(b"refused")

    assert outcomes == {b"\xff\xd8\xff", b"refused"}


@pytest.fixture
def priya(stage: Stage, tmp_path: Path, settings: object) -> Client:
    settings.KITH_DATA = tmp_path  # type: ignore[attr-defined] # pytest-django's fixture takes any setting
    return asking.browser_of(stage.players[Role.PRACTITIONER, "allowed"])


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_no_name_of_a_file_is_kept_or_leads_anywhere(stage: Stage, priya: Client, tmp_path: Path, name: str) -> None:
    address = f"/people/{stage.ids['person_id']}/photos"
    before = set(Photo.objects.values_list("pk", flat=True))
    filled = next(form for form in asking.forms_on(priya.get(address).content.decode(), address)).filled

    answer = priya.post(address, {**filled, "picture": SimpleUploadedFile(name, picture(), "text/html")})

    added = Photo.objects.exclude(pk__in=before)
    assert answer.status_code < 500
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == {place_of(photo.pk) for photo in added}
    kept = [line for rows in asking.everything().values() for row in rows.values() for line in row.values()]
    assert not [line for line in kept if "cron.d" in line or "win.ini" in line or "1944-03-02.jpg" in line]
