"""The schedule as it holds here: what the pack says, what the organisation keeps longer, and every table's class."""

from dataclasses import dataclass

from django.apps import apps

from kith.disposal.packs.england import SCHEDULE
from kith.disposal.queries.reach import STAYS, tables_reached
from kith.disposal.queries.standing import kept_longer
from kith.disposal.rules.schedule import Line, years_of
from kith.ground.actor import Actor
from kith.ground.tables import Retention

BY_CLASS = {
    Retention.CARE_RECORD: "goes with the person, by the line that keeps longest",
    Retention.SAFEGUARDING_RECORD: "goes with the person; a concern or a limit has a line of its own",
    Retention.AUDIT: "stays: who did what and when, bound in a chain. What it says is erased with the person",
    Retention.DIRECTORY: "stays as long as the directory lists it",
    Retention.ACCOUNT: "goes with the person whose it is; of those who work here, when it is closed and erased by hand",
    Retention.PASSING: "gone within days, by itself",
}


@dataclass(frozen=True)
class Kept:
    """One line with the years that hold here."""

    line: Line
    years: int

    @property
    def is_longer(self) -> bool:
        return self.years > self.line.years


def lines(viewer: Actor) -> tuple[Kept, ...]:
    """Return the lines as they hold in an organisation."""
    longer = kept_longer(viewer.organisation_id)
    return tuple(Kept(line, years_of(line, longer)) for line in SCHEDULE.lines)


def as_reference() -> str:
    """Write the schedule as docs/reference/retention.md: the lines, the classes, and every table under its class."""
    return "\n".join([*_lines_told(), *_classes_told(), *_tables_told(), ""])


_HEAD = """# How long records stay

Made by `kith what-is-over --schedule`; a test holds this page to what runs.

Country: {country}, version {version}. Licence: {licence}. Next check: {next_check_on}.

A time counts from what happened last, never from the day on which a record was made. Where several lines fit, the one
that keeps longest stands. An organisation can keep longer, never shorter.

| line | of whom | how long | source | checked on |
| --- | --- | --- | --- | --- |"""


def _lines_told() -> list[str]:
    head = _HEAD.format(
        country=SCHEDULE.country,
        version=SCHEDULE.version,
        licence=SCHEDULE.licence,
        next_check_on=SCHEDULE.next_check_on,
    )
    rows = [
        f"| `{line.key}` | {line.fits.words} | {line.years} years after {line.counts_from.words} | {line.source} | "
        f"{line.checked_on or 'to be checked before anybody relies on it'} |"
        for line in SCHEDULE.lines
    ]
    return [head, *rows, ""]


def _classes_told() -> list[str]:
    return [
        "## Classes",
        "",
        "| class | what becomes of it |",
        "| --- | --- |",
        *(f"| {one} | {words} |" for one, words in BY_CLASS.items()),
        "",
        "## What stays of somebody who was erased",
        "",
        "An empty row with an id, to which these point:",
        "",
        *(f"- `{table._meta.label}`: {words}." for table, words in STAYS.items()),
        "",
    ]


def _tables_told() -> list[str]:
    reached = tables_reached()
    rows = sorted(
        (str(table.retention), table._meta.label, "yes" if table in reached else "-")  # type: ignore[attr-defined]
        for table in apps.get_models()
        if table.__module__.startswith("kith.")
    )
    return [
        "## Tables",
        "",
        "| class | table | goes with the person |",
        "| --- | --- | --- |",
        *(f"| {one} | `{label}` | {goes} |" for one, label, goes in rows),
    ]
