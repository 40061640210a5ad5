"""`kith import-hsds FILE`: take a directory in from an HSDS package, with an account of every row."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec
from django.core.management.base import CommandError

from kith.directory.actions.taking_in import take_in
from kith.directory.queries.novelty import Tally, what_would_change
from kith.directory.rules.listings import Entries, ListingEntry, PlaceEntry, ProviderEntry, TopicEntry
from kith.ground import clock
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.interop.hsds.entries import PackageEntries
from kith.interop.hsds.packages import Limits, PackageRefusedError
from kith.interop.hsds.reading import Progress, Read, read
from kith.interop.hsds.report import in_words
from kith.interop.hsds.whose import NotOneOrganisationError, named
from kith.interop.management.showing import SaysHowFar


class Command(SaysHowFar):
    help = "Take a directory in from an HSDS package: a zip, a folder or JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", help="what to call where it comes from; else the name of the file")
        parser.add_argument("--organisation", help="whose directory it is, where the store has more than one")
        parser.add_argument("--report", choices=("text", "json"), default="text", help="how to give the account")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
        parser.add_argument("--limit", type=int, default=Limits().rows, help="refuse more rows than this")

    def handle(self, *args: object, **options: object) -> None:
        asked = msgspec.convert(options, Asked, strict=False)
        try:
            with read(asked.file, limits=replace(Limits(), rows=asked.limit), progress=self.say_how_far) as found:
                self._account(found, asked, self._take_in(found, asked))
        except PackageRefusedError as refusal:
            raise CommandError(f"{refusal} Nothing was changed.") from None
        except NotOneOrganisationError as unclear:
            raise CommandError(str(unclear)) from None

    def _take_in(self, found: Read, asked: "Asked") -> Tally:
        at = clock.now()
        organisation = named(asked.organisation)
        by = Actor.of_system("import-hsds", OrganisationId(organisation.pk), Permission.DIRECTORY_IMPORT)
        rows = PackageEntries(found.rows, clock.day_of(at, organisation.zone))
        entries = _Watched(rows, self.say_how_far, found.rows.count_of("service"))
        return self._write(asked, entries, by, at)

    @staticmethod
    def _write(asked: "Asked", entries: Entries, by: Actor, at: datetime) -> Tally:
        if asked.dry_run:
            return what_would_change(by, source=asked.source_name, entries=entries, at=at)
        return take_in(source=asked.source_name, entries=entries, by=by, at=at)

    def _account(self, found: Read, asked: "Asked", tally: Tally) -> None:
        if asked.report == "json":
            said = {
                "source": asked.source_name,
                "dry_run": asked.dry_run,
                "rows": {name: getattr(found.report, name) for name in ("read", "kept", "mended", "set_aside")},
                "report": found.report,
                "directory": asdict(tally),
            }
            self.stdout.write(msgspec.json.format(msgspec.json.encode(said), indent=2).decode())
            return
        self.stdout.write(in_words(found.report))
        self.stdout.write("")
        self.stdout.write(_tally_in_words(tally, is_dry=asked.dry_run))


class Asked(msgspec.Struct, frozen=True):
    """What was asked for on the command line."""

    file: Path
    report: str
    dry_run: bool
    limit: int
    source: str | None = None
    organisation: str | None = None

    @property
    def source_name(self) -> str:
        return (self.source or self.file.resolve().stem)[:200]


@dataclass(frozen=True)
class _Watched:
    """Entries that say how far they have got."""

    entries: PackageEntries
    progress: Progress
    services: int

    def topics(self) -> Iterator[Sequence[TopicEntry]]:
        return self.entries.topics()

    def providers(self) -> Iterator[Sequence[ProviderEntry]]:
        return self.entries.providers()

    def places(self) -> Iterator[Sequence[PlaceEntry]]:
        return self.entries.places()

    def listings(self) -> Iterator[Sequence[ListingEntry]]:
        done = 0
        for batch in self.entries.listings():
            yield batch
            done += len(batch)
            self.progress(f"listings of {self.services:,}", done)

    def listings_among(self, source_ids: Sequence[str]) -> frozenset[str]:
        return self.entries.listings_among(source_ids)


def _tally_in_words(tally: Tally, *, is_dry: bool) -> str:
    if tally.changes_nothing:
        return "The directory is as it was: every entry is unchanged."
    would = "Would be taken in" if is_dry else "Taken in"
    kinds = (
        ("listings", tally.listings),
        ("providers", tally.providers),
        ("places", tally.places),
        ("topics", tally.topics),
    )
    lines = [
        f"{would}: {counts.new:,} new {name}, {counts.changed:,} changed, {counts.unchanged:,} as they were."
        for name, counts in kinds
    ]
    if tally.withdrawn:
        lines.append(f"{tally.withdrawn:,} listings are no longer at the source; they are kept, and not offered.")
    if tally.returned:
        lines.append(f"{tally.returned:,} listings are at the source again.")
    return "\n".join(lines)
