"""`kith export-directory FILE`: the directory as it is given out to everybody, in one file that other systems read."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.interop.hsds import written
from kith.interop.hsds.answering import Answerer
from kith.interop.hsds.profiles import PROFILES, as_json
from kith.interop.hsds.tables import write_package
from kith.interop.hsds.whose import NotOneOrganisationError, everybody_in, named

SHAPES = ("json", "ndjson", "tabular")


class Command(BaseCommand):
    help = "Write the directory, as it is given out to everybody, into a file: JSON, JSON lines or tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--profile", choices=tuple(PROFILES), default="hsds-3.1", help="in which specification")
        parser.add_argument("--as", dest="shape", choices=SHAPES, default="json", help="tabular is a zip of CSV files")
        parser.add_argument("--organisation", help="whose directory it is, where the store has more than one")

    def handle(self, *args: object, **options: object) -> None:
        asked = msgspec.convert(options, Asked, strict=False)
        at = clock.now()
        try:
            organisation = named(asked.organisation)
            today = clock.day_of(at, organisation.zone)
            answerer = Answerer.of(everybody_in(organisation), PROFILES[asked.profile], at=at, today=today)
            _write(answerer, asked, organisation.name)
        except NotOneOrganisationError as unclear:
            raise CommandError(str(unclear)) from None
        except OSError as flaw:
            raise CommandError(f"{asked.file} cannot be written ({flaw.strerror}).") from None
        count = len(answerer.directory.listings)
        self.stdout.write(f"{count:,} services were written to {asked.file}, as {answerer.profile.title} has them.")


class Asked(msgspec.Struct, frozen=True):
    """What was asked for on the command line."""

    file: Path
    profile: str
    shape: str
    organisation: str | None = None


def _write(answerer: Answerer, asked: Asked, title: str) -> None:
    """Write beside the file, then put it in its place: nobody ever reads half of it."""
    with TemporaryDirectory(dir=asked.file.resolve().parent, prefix=".kith-") as made:
        folder = Path(made)
        begun = folder / "whole"
        if asked.shape == "tabular":
            write_package(begun, folder, answerer.profile, title=title, objects=answerer.everything())
        else:
            with begun.open("wb") as file:
                file.writelines(_lines(answerer) if asked.shape == "ndjson" else _array(_lines(answerer)))
        begun.replace(asked.file)


def _lines(answerer: Answerer) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder()
    for one in answerer.everything():
        if isinstance(one, written.Service):
            yield encoder.encode(as_json(one, answerer.profile)) + b"\n"


def _array(lines: Iterator[bytes]) -> Iterator[bytes]:
    before = b"[\n"
    for line in lines:
        yield before + line.rstrip(b"\n")
        before = b",\n"
    yield b"\n]\n" if before != b"[\n" else b"[]\n"
