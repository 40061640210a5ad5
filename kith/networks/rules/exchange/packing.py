"""Several files in one zip. Everything about one that came in is doubted, before anything of it is unpacked.

What goes out has no clock in it, so that the same map is the same file.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from kith.ground.words import mark
from kith.networks.rules.exchange.sheet import MOST_BYTES, FileRefusedError

MOST_FILES = 60
MOST_UNPACKED = 3 * MOST_BYTES
SMALL = 2**16
"""Of a file this small it says nothing how well it packs."""
TIMES_SMALLER = 200
"""Words pack to a fifth or a twentieth of their size. A file packed hundreds of times smaller is a trap."""
ENCRYPTED = 0x1
PACKED = frozenset({".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst"})
BEGINNING = (1980, 1, 1, 0, 0, 0)
START = b"PK"


def packed(files: Mapping[str, str]) -> bytes:
    """Put some files into one, in order of name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(content: bytes, name: str) -> Mapping[str, bytes]:
    """Take the files out of a zip, by name without folder. Raises FileRefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
            _refuse_too_much(members, name)
            for member in members:
                _refuse_hostile(member, name)
            wanted = [member for member in members if not _is_litter(member.filename)]
            files = {PurePosixPath(member.filename).name: _read(archive, member, name) for member in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError):
        raise FileRefusedError(mark("%(name)s is no whole zip that we can open. Pack it again."), name=name) from None
    if len(files) < len(wanted):
        raise FileRefusedError(mark("%(name)s holds two files of the same name. Give one map at a time."), name=name)
    return files


def _is_litter(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _refuse_too_much(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_FILES:
        raise FileRefusedError(
            mark("%(name)s holds more than %(most)d files. Give one map at a time."), name=name, most=MOST_FILES
        )
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise _too_large(name)


def _refuse_hostile(member: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]:
        raise FileRefusedError(mark("%(name)s names a file outside itself. It was not opened."), name=name)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise FileRefusedError(mark("%(name)s holds a link to somewhere else. It was not opened."), name=name)
    if member.flag_bits & ENCRYPTED:
        raise FileRefusedError(mark("%(name)s has a password. Pack it again without one."), name=name)
    if path.suffix.lower() in PACKED:
        raise FileRefusedError(mark("%(name)s holds another packed file. Give the inner one."), name=name)
    if member.file_size > SMALL and member.file_size > TIMES_SMALLER * max(member.compress_size, 1):
        raise _too_large(name)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """Read one file, and no more of it than it said that there is."""
    with archive.open(member) as stream:
        content = stream.read(member.file_size + 1)
    if len(content) > member.file_size:
        raise _too_large(name)
    return content


def _too_large(name: str) -> FileRefusedError:
    return FileRefusedError(
        mark("%(name)s unpacks to far more than a map is. It may be a trap, and was not opened."), name=name
    )
