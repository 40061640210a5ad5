"""What became of every row of a package: kept, mended and kept, or set aside, and why. The counts of a file add up."""

from dataclasses import dataclass, field

from kith.interop.hsds.mends import MEND_WORDS, Mend
from kith.interop.hsds.shapes import ASIDE_WORDS, Aside


@dataclass(slots=True)
class FileReport:
    """One file of a package, or one kind of object inside a document."""

    name: str
    kind: str
    encoding: str = ""
    """Only where it had to be worked out."""
    read: int = 0
    kept: int = 0
    mended: int = 0
    set_aside: int = 0
    mends: dict[Mend, int] = field(default_factory=dict)
    asides: dict[Aside, int] = field(default_factory=dict)
    first_lines: dict[Aside, int] = field(default_factory=dict)
    columns_not_kept: dict[str, int] = field(default_factory=dict)
    """Columns that hold words we keep no room for, and in how many rows."""

    @property
    def adds_up(self) -> bool:
        return self.read == self.kept + self.mended + self.set_aside


@dataclass(frozen=True, slots=True)
class Report:
    """A whole package."""

    package: str
    files: tuple[FileReport, ...]
    not_read: tuple[str, ...]
    """Files that hold no rows of the specification."""
    shared_names: int
    """Services with a name that another one has. They are all kept."""

    @property
    def read(self) -> int:
        return sum(file.read for file in self.files)

    @property
    def kept(self) -> int:
        return sum(file.kept for file in self.files)

    @property
    def mended(self) -> int:
        return sum(file.mended for file in self.files)

    @property
    def set_aside(self) -> int:
        return sum(file.set_aside for file in self.files)


def in_words(report: Report) -> str:
    """Say a report as plain text, a paragraph a file."""
    parts = [_file_in_words(file) for file in report.files]
    if report.shared_names:
        parts.append(f"{report.shared_names:,} services have a name that another has. All are kept.")
    if report.not_read:
        parts.append(f"Not read, because they hold no rows of the specification: {', '.join(report.not_read)}.")
    parts.append(f"In all: {_totals(report)}.")
    return "\n\n".join(parts)


def _totals(counted: FileReport | Report) -> str:
    return (
        f"{counted.read:,} rows read = {counted.kept:,} kept + {counted.mended:,} mended and kept"
        f" + {counted.set_aside:,} set aside"
    )


def _file_in_words(file: FileReport) -> str:
    lines = [f"{file.name}: {_totals(file)}"]
    if file.encoding:
        lines.append(f"    the whole file: read as {file.encoding} text")
    lines += [f"    mended {count:,}: {MEND_WORDS[mend]}" for mend, count in file.mends.items()]
    lines += [
        f"    set aside {count:,}: {ASIDE_WORDS[aside]} (first: row {file.first_lines[aside]:,})"
        for aside, count in file.asides.items()
    ]
    lines += [f"    not kept {count:,}: column “{name}”" for name, count in file.columns_not_kept.items()]
    return "\n".join(lines)
