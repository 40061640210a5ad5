"""The rows of one package on disk, so that they can be joined without ever being in memory together.

A temporary SQLite file that is gone when reading ends. It has nothing to do with the product's own store.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from kith.interop.hsds.mends import Mend
from kith.interop.hsds.records import Record
from kith.interop.hsds.shapes import BY_KIND, SHAPES, Aside

SCHEMA = """
CREATE TABLE row (
    seq INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL,
    id TEXT NOT NULL, service TEXT NOT NULL, location TEXT NOT NULL, organization TEXT NOT NULL,
    at TEXT NOT NULL, contact TEXT NOT NULL, term TEXT NOT NULL,
    body BLOB NOT NULL, same BLOB NOT NULL, mends TEXT NOT NULL, aside TEXT NOT NULL
);
"""
INDEXES = """
CREATE INDEX by_id ON row (kind, id) WHERE aside = '';
CREATE INDEX by_service ON row (service, kind) WHERE aside = '' AND service <> '';
CREATE INDEX by_location ON row (location, kind) WHERE aside = '' AND location <> '';
CREATE INDEX by_organization ON row (organization, kind) WHERE aside = '' AND organization <> '';
"""
_INSERT = f"INSERT INTO row VALUES (NULL,{','.join('?' * 14)})"  # noqa: S608 - only question marks


@dataclass(frozen=True, slots=True)
class Spooled:
    """One row ready to be put down: where it was read, what it became, or why it was set aside."""

    file: int
    line: int
    kind: str
    record: Record | None
    mends: frozenset[Mend] = frozenset()
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of one file ended in one way."""

    file: int
    rows: int
    mends: tuple[Mend, ...]
    aside: Aside | None
    first_line: int
    """So that somebody can look."""


@dataclass(frozen=True, slots=True)
class Flawed:
    """One row that was mended or set aside: where it stands, its id and its service as it says them, and why."""

    file: int
    line: int
    id: str
    service: str
    mends: tuple[Mend, ...]
    aside: Aside | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept row with what it belongs to. An owner that is not in the files is empty."""

    seq: int
    kind: str
    id: str
    service: str
    location: str
    organization: str
    term: str
    record: Record


@contextmanager
def spool() -> Iterator["Spool"]:
    """Open an empty spool on disk; it is removed at the end, whatever happens."""
    with TemporaryDirectory(prefix="kith-hsds-") as folder:
        database = sqlite3.connect(Path(folder) / "rows.sqlite3", isolation_level=None)
        with closing(database):
            yield Spool(database)


class Spool:
    """Rows put down one after another, then joined, then read back in the order of the files."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -32768")
        database.executescript(SCHEMA)

    # Putting down

    def put(self, rows: Iterable[Spooled]) -> None:
        """Put rows down."""
        self._database.execute("BEGIN")
        self._database.executemany(_INSERT, (_columns(row) for row in rows))
        self._database.execute("COMMIT")

    def settle(self) -> None:
        """Join what was put down: who owns what, what was said twice, what belongs to nothing."""
        self._database.executescript(INDEXES)
        for kind in _ALONE:
            self._set_aside_repeated_ids(kind)
        self._find_owners()
        for kind in _OWNED:
            self._set_aside_orphans(kind)
        self._set_aside_attributes()
        self._set_aside_repeats()
        self._mark_services_without_provider()

    def _set_aside_repeated_ids(self, kind: str) -> None:
        self._database.execute(
            """
            UPDATE row SET aside = CASE
                WHEN same = (SELECT first.same FROM row first WHERE first.kind = row.kind AND first.id = row.id
                             AND first.aside = '' ORDER BY first.seq LIMIT 1) THEN ? ELSE ? END
            WHERE kind = ? AND aside = '' AND EXISTS (
                SELECT 1 FROM row first
                WHERE first.kind = row.kind AND first.id = row.id AND first.aside = '' AND first.seq < row.seq)
            """,
            (Aside.SAID_TWICE, Aside.SAME_ID, kind),
        )

    def _find_owners(self) -> None:
        """Give a row of a service at a place to both, and a telephone of a contact to whom the contact belongs."""
        for column, kind in (("at", "service_at_location"), ("contact", "contact"), ("at", "service_at_location")):
            self._database.execute(
                f"""
                UPDATE row SET (service, location, organization) = (
                    SELECT owner.service, owner.location, owner.organization FROM row owner
                    WHERE owner.kind = ? AND owner.id = row.{column} AND owner.aside = '' ORDER BY owner.seq LIMIT 1)
                WHERE aside = '' AND {column} <> '' AND service = '' AND location = '' AND organization = ''
                  AND EXISTS (SELECT 1 FROM row owner
                              WHERE owner.kind = ? AND owner.id = row.{column} AND owner.aside = '')
                """,  # noqa: S608 - two names written just above
                (kind, kind),
            )

    def _set_aside_orphans(self, kind: str) -> None:
        """Let go of owners that are not in the files; a row that has none left is set aside."""
        for owner in _OWNERS:
            self._database.execute(
                f"""
                UPDATE row SET {owner} = '' WHERE kind = ? AND aside = '' AND {owner} <> ''
                AND NOT EXISTS (SELECT 1 FROM row known WHERE known.kind = ? AND known.id = row.{owner}
                                AND known.aside = '')
                """,  # noqa: S608 - names of our own columns
                (kind, owner),
            )
        needed = _needed_owners(kind)
        nobody = " OR ".join(f"({' AND '.join(f'{owner} = {EMPTY}' for owner in group)})" for group in needed)
        self._database.execute(
            f"UPDATE row SET aside = ? WHERE kind = ? AND aside = '' AND ({nobody})",  # noqa: S608
            (_orphan(kind), kind),
        )

    def _set_aside_attributes(self) -> None:
        """A term can be said of anything; we keep those said of a service, if the term has a name."""
        for kind in _TERMS:
            self._database.execute(
                """
                UPDATE row SET aside = CASE WHEN EXISTS (
                    SELECT 1 FROM row said WHERE said.id = row.service AND said.aside = ''
                    AND said.kind IN ('organization', 'location', 'service_at_location')) THEN ? ELSE ? END
                WHERE kind = ? AND aside = '' AND NOT EXISTS (
                    SELECT 1 FROM row said WHERE said.kind = 'service' AND said.id = row.service AND said.aside = '')
                """,
                (Aside.NOT_KEPT, Aside.SERVICE_UNKNOWN, kind),
            )
            self._database.execute(
                """
                UPDATE row SET aside = ? WHERE kind = ? AND aside = '' AND NOT EXISTS (
                    SELECT 1 FROM row said WHERE said.kind = 'taxonomy_term' AND said.id = row.term AND said.aside = '')
                """,
                (Aside.TERM_UNKNOWN, kind),
            )

    def _set_aside_repeats(self) -> None:
        self._database.execute(
            """
            UPDATE row SET aside = ? WHERE seq IN (SELECT seq FROM (
                SELECT seq, ROW_NUMBER() OVER (
                    PARTITION BY kind, service, location, organization, term, same ORDER BY seq) AS nth
                FROM row WHERE aside = '' AND kind NOT IN ('organization', 'service', 'location', 'taxonomy',
                                                           'taxonomy_term'))
            WHERE nth > 1)
            """,
            (Aside.SAID_TWICE,),
        )

    def _mark_services_without_provider(self) -> None:
        self._database.execute(
            """
            UPDATE row SET organization = '', mends = CASE WHEN mends = '' THEN ? ELSE mends || ',' || ? END
            WHERE kind = 'service' AND aside = '' AND NOT EXISTS (
                SELECT 1 FROM row known WHERE known.kind = 'organization' AND known.id = row.organization
                AND known.aside = '')
            """,
            (Mend.PROVIDER_NOT_STATED, Mend.PROVIDER_NOT_STATED),
        )

    # Reading back

    def counts(self) -> list[Count]:
        """Return how the rows of each file ended. The counts of a file add up to its rows."""
        found = self._database.execute(
            """
            SELECT file, COUNT(*), mends, aside, MIN(line) FROM row
            GROUP BY file, CASE WHEN aside = '' THEN mends ELSE '' END, aside ORDER BY file, aside, 2 DESC
            """,
        )
        return [
            Count(
                file=file,
                rows=rows,
                mends=() if aside else tuple(Mend(code) for code in mends.split(",") if code),
                aside=Aside(aside) if aside else None,
                first_line=first_line,
            )
            for file, rows, mends, aside, first_line in found
        ]

    def flawed(self) -> Iterator[Flawed]:
        """Yield every row that was mended or set aside, in the order of the files."""
        found = self._database.execute(
            "SELECT file, line, id, service, mends, aside FROM row WHERE mends <> '' OR aside <> '' ORDER BY seq"
        )
        for file, line, own_id, service, mends, aside in found:
            codes = tuple(sorted(Mend(code) for code in mends.split(",") if code))
            yield Flawed(file, line, own_id, service, codes, Aside(aside) if aside else None)

    def count_of(self, kind: str) -> int:
        """Return how many rows of a kind are kept."""
        found = self._database.execute("SELECT COUNT(*) FROM row WHERE kind = ? AND aside = ''", (kind,))
        return int(found.fetchone()[0])

    def shared_names(self) -> int:
        """Return how many services have a name that an earlier service has."""
        found = self._database.execute(
            """
            SELECT COUNT(*) - COUNT(DISTINCT json_extract(body, '$.name')) FROM row
            WHERE kind = 'service' AND aside = ''
            """,
        )
        return int(found.fetchone()[0])

    def of_kind(self, kind: str, size: int) -> Iterator[list[Kept]]:
        """Yield the kept rows of a kind in the order of the files, some at a time."""
        last = 0
        while True:
            found = self._kept("kind = ? AND seq > ? ORDER BY seq LIMIT ?", (kind, last, size))
            if not found:
                return
            yield found
            last = found[-1].seq

    def belonging_to(self, owner: str, ids: Sequence[str]) -> list[Kept]:
        """Return the kept rows that belong to any of these, whatever their kind, in the order of the files.

        A row of a service at a place belongs to the service; `location` and `organization` give what is theirs alone.
        """
        if owner not in _OWNERS:
            raise ValueError(owner)
        alone = "" if owner == "service" else " AND service = ''"
        return self._kept(f"{owner} IN ({_marks(ids)}){alone} AND kind <> ? ORDER BY seq", (*ids, owner))

    def with_ids(self, kind: str, ids: Sequence[str]) -> list[Kept]:
        """Return the kept rows of a kind with these ids."""
        return self._kept(f"kind = ? AND id IN ({_marks(ids)}) ORDER BY seq", (kind, *ids))

    def _kept(self, where: str, values: Sequence[str | int]) -> list[Kept]:
        found = self._database.execute(
            f"SELECT seq, kind, id, service, location, organization, term, body FROM row WHERE aside = '' AND {where}",  # noqa: S608
            values,
        )
        return [_as_kept(row) for row in found]


def _as_kept(row: tuple[int, str, str, str, str, str, str, bytes]) -> Kept:
    seq, kind, own_id, service, location, organization, term, body = row
    record = msgspec.json.decode(body, type=BY_KIND[kind].record)
    return Kept(seq, kind, own_id, service, location, organization, term, record)


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))


EMPTY = "''"
_OWNERS = ("service", "location", "organization")
_TERMS = ("attribute", "service_taxonomy")
_ALONE = tuple(shape.kind for shape in SHAPES if shape.stands_alone)
_OWNED = tuple(shape.kind for shape in SHAPES if not shape.stands_alone and shape.kind not in _TERMS)


def _needed_owners(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return groups of owners; a row must have one of every group."""
    if kind == "service_at_location":
        return (("service",), ("location",))
    possible = {_OWNER_OF[column] for column in BY_KIND[kind].owners}
    return (tuple(owner for owner in _OWNERS if owner in possible),)


_OWNER_OF = {
    "service_id": "service",
    "location_id": "location",
    "organization_id": "organization",
    "service_at_location_id": "service",
    "contact_id": "service",
    "phone_id": "service",
}


def _orphan(kind: str) -> Aside:
    owners = BY_KIND[kind].owners
    if owners == ("service_id",):
        return Aside.SERVICE_UNKNOWN
    return Aside.PLACE_UNKNOWN if owners == ("location_id",) else Aside.OWNER_UNKNOWN


def _columns(row: Spooled) -> tuple[str | int | bytes, ...]:
    record = row.record
    if record is None:
        return (row.file, row.line, row.kind, "", "", "", "", "", "", "", b"", b"", "", str(row.aside or ""))
    stands_alone = BY_KIND[row.kind].stands_alone
    body = msgspec.json.encode(record if stands_alone else msgspec.structs.replace(record, id=""))
    return (
        row.file,
        row.line,
        row.kind,
        record.id,
        _link(record, "link_id") or _link(record, "service_id"),
        _link(record, "location_id"),
        _link(record, "organization_id"),
        _link(record, "service_at_location_id"),
        _link(record, "contact_id"),
        _link(record, "taxonomy_term_id"),
        body,
        blake2b(body, digest_size=16).digest(),
        ",".join(sorted(row.mends)),
        str(row.aside or ""),
    )


def _link(record: Record, column: str) -> str:
    return str(getattr(record, column, ""))
