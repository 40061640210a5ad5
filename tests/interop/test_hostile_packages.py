"""What is hostile, broken or too large is refused with one sentence, and nothing outside the package is opened."""

import json
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kith.interop.hsds.packages import Limits, PackageRefusedError
from kith.interop.hsds.reading import read
from tests.interop.packages import GOOD, foldered, table, zipped

Made = Callable[[Path], Path]


def named(name: str) -> Made:
    return lambda tmp: zipped(tmp / "p.zip", {**GOOD, name: b"id,name\nx,y\n"})


def with_file(name: str, content: bytes) -> Made:
    return lambda tmp: zipped(tmp / "p.zip", {**GOOD, name: content})


def with_link(tmp: Path) -> Path:
    path = zipped(tmp / "p.zip", GOOD)
    with zipfile.ZipFile(path, "a") as packed:
        link = zipfile.ZipInfo("phones.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    return path


def with_no_name(tmp: Path) -> Path:
    path = named("q.csv")(tmp)
    path.write_bytes(path.read_bytes().replace(b"q.csv", b"\0.csv"))
    return path


def with_password(tmp: Path) -> Path:
    path = zipped(tmp / "p.zip", GOOD)
    whole = bytearray(path.read_bytes())
    start = 0
    while (start := whole.find(b"PK\x01\x02", start)) >= 0:
        whole[start + 8] |= 0x1
        start += 4
    path.write_bytes(whole)
    return path


def bomb(tmp: Path) -> Path:
    return zipped(tmp / "p.zip", {**GOOD, "services.csv": b"id,name\n" + b"0" * 30_000_000})


def lying_about_its_size(tmp: Path) -> Path:
    """A member that says it is small and unpacks to more."""
    path = zipped(tmp / "p.zip", {**GOOD, "services.csv": b"id,name\n" + b"s1,Paint\n" * 50_000})
    whole = bytearray(path.read_bytes())
    start = 0
    while (start := whole.find(b"PK\x01\x02", start)) >= 0:
        if whole[start + 46 : start + 58] == b"services.csv":
            whole[start + 24 : start + 28] = struct.pack("<I", 100)
        start += 4
    path.write_bytes(whole)
    return path


def cut_short(tmp: Path) -> Path:
    path = zipped(tmp / "p.zip", GOOD)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def with_a_hole(tmp: Path) -> Path:
    path = zipped(
        tmp / "p.zip",
        {
            **GOOD,
            "services.csv": table(
                [{"id": f"s{n}", "name": f"n{n * n}", "organization_id": "o1"} for n in range(5_000)]
            ),
        },
    )
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 400] = bytes(400)
    path.write_bytes(whole)
    return path


def folder_with_link(tmp: Path) -> Path:
    folder = foldered(tmp / "p", GOOD)
    (tmp / "secret.csv").write_text("id,name\n")
    (folder / "phones.csv").symlink_to(tmp / "secret.csv")
    return folder


def json_file(words: str) -> Made:
    def make(tmp: Path) -> Path:
        (tmp / "p.json").write_text(words)
        return tmp / "p.json"

    return make


GIANT = os.urandom(99_999).hex().encode()
HOSTILE: list[tuple[str, Made, str]] = [
    ("climbing out", named("../../services2.csv"), "names a file outside itself"),
    ("from the root", named("/etc/services.csv"), "names a file outside itself"),
    ("on a drive", named("C:\\services.csv"), "names a file outside itself"),
    ("backwards", named("..\\..\\services.csv"), "names a file outside itself"),
    ("no name at all", with_no_name, "names a file outside itself"),
    ("a link", with_link, "link to somewhere else"),
    ("a zip in a zip", with_file("inner.zip", b"PK\x03\x04"), "another packed file"),
    ("a password", with_password, "password"),
    ("a bomb", bomb, "times its size"),
    ("a lie about size", lying_about_its_size, "damaged or was cut short"),
    ("cut short", cut_short, "cut short"),
    ("a hole in the middle", with_a_hole, "damaged or was cut short"),
    ("a link in a folder", folder_with_link, "link to somewhere else"),
    ("nothing there", lambda tmp: tmp / "nowhere.zip", "There is no file"),
    ("an empty folder", lambda tmp: foldered(tmp / "p", {}), "holds no file of the specification"),
    ("an empty table", with_file("services.csv", b""), "is empty"),
    ("wrong columns", with_file("services.csv", b"colour,size\nred,9\n"), "has no column called id or name"),
    ("nothing to belong to", with_file("languages.csv", b"id,language\n1,Welsh\n"), "says what a row belongs to"),
    ("two columns of one name", with_file("services.csv", b"id,name,name\n1,a,b\n"), "two columns of the same name"),
    ("an open quote", with_file("services.csv", b'id,name\ns1,"Paint\n'), "cannot be read after row"),
    ("a giant cell", with_file("services.csv", b"id,name\ns1," + GIANT), "cannot be read after row"),
    ("utf-32", with_file("services.csv", "id,name\ns1,a\n".encode("utf-32")), "text encoding"),
    ("utf-16 without its mark", with_file("services.csv", "id,name\ns1,a\n".encode("utf-16-le")), "text encoding"),
    ("a picture", with_file("services.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x81\x8d"), "text encoding"),
    ("two services tables", with_file("old/services.csv", b"id,name\n"), "have the same name"),
    ("not a package", with_file("services.csv", b"id,name\n"), "holds no service"),
    ("half a JSON", json_file('[{"id": "s1", "name": "Pai'), "not whole JSON"),
    ("an array without end", json_file('[{"id": "s1", "status": "active", "name": "a"}'), "not whole JSON"),
    ("NaN", json_file('{"id": "s1", "status": "active", "minimum_age": NaN}'), "not whole JSON"),
    ("very deep", json_file('{"a":' * 200_000), "nested deeper"),
    ("numbers", json_file("[1, 2, 3]"), "does not hold services"),
    ("another API", json_file('{"version": "x", "profile": "y"}'), "not services or organisations"),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("make", "sentence"), [(make, words) for _, make, words in HOSTILE], ids=[name for name, *_ in HOSTILE]
)
def test_a_hostile_or_broken_package_is_refused_in_one_sentence(tmp_path: Path, make: Made, sentence: str) -> None:
    path = make(tmp_path)

    with pytest.raises(PackageRefusedError, match=sentence) as refusal, read(path):
        pass

    said = str(refusal.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "Traceback" not in said


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {**GOOD, **{f"x{n}.txt": b"" for n in range(20)}})

    with pytest.raises(PackageRefusedError, match="more than 10 files"), read(path, limits=Limits(files=10)):
        pass


def test_too_many_bytes_are_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {**GOOD, "big.txt": os.urandom(3_000_000)})

    with pytest.raises(PackageRefusedError, match="2 MB"), read(path, limits=Limits(unpacked_bytes=2 * 1024**2)):
        pass


def test_a_record_that_never_ends_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps([{"id": "s1", "status": "active", "name": "x" * 3_000_000}]))

    with (
        pytest.raises(PackageRefusedError, match="longer than 1 MB"),
        read(tmp_path / "p.json", limits=Limits(record_bytes=1024**2)),
    ):
        pass


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "spool"))
    (tmp_path / "spool").mkdir()

    with pytest.raises(PackageRefusedError), read(bomb(tmp_path)):
        pass
    with read(zipped(tmp_path / "good.zip", GOOD)):
        assert list((tmp_path / "spool").iterdir())

    assert not list((tmp_path / "spool").iterdir())
