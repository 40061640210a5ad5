"""Is this a feed that others can read? Pass, warn or fail, with the place of every fault.

What stands against the specification, or has to be left out when it is taken in, fails. What can be read all the same,
but not by everybody, is a warning. A kind of row that Kith keeps no room for is no fault of a feed and is passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kith.interop.hsds.mends import Mend
from kith.interop.hsds.packages import Limits, PackageRefusedError
from kith.interop.hsds.queries import Flawed
from kith.interop.hsds.reading import Progress, Read, read
from kith.interop.hsds.shapes import ASIDE_WORDS, Aside


class Verdict(StrEnum):
    """What is said of a feed; the worst of its faults decides."""

    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Fault:
    """One fault: how grave, where, and what it is, in words of the specification."""

    verdict: Verdict
    place: str
    words: str


WARNINGS: frozenset[Mend | Aside] = frozenset(
    {
        Aside.SAID_TWICE, Aside.SAYS_NOTHING, Mend.COORDINATES_MISSING, Mend.CUT_LONG_TEXT, Mend.HOURS_READ,
        Mend.LANGUAGE_IN_WORDS, Mend.LINK_PUT_RIGHT, Mend.NUMBER_PUT_RIGHT, Mend.PROVIDER_NOT_STATED, Mend.TEXT_CLEANED,
        Mend.TEXT_REDECODED,
    }
)  # fmt: skip
"""What is read all the same and loses nothing, or was never promised."""
MENDED_WORDS: Mapping[Mend, str] = {
    Mend.AGE_LEFT_OUT: "an age that makes no sense",
    Mend.AMOUNT_LEFT_OUT: "an amount of money that cannot be read",
    Mend.COORDINATES_ABSURD: "coordinates that are nowhere on Earth",
    Mend.COORDINATES_MISSING: "no coordinates",
    Mend.CUT_LONG_TEXT: "a text longer than most systems keep",
    Mend.DATE_LEFT_OUT: "a date that cannot be read",
    Mend.DAY_LEFT_OUT: "a day of the week that cannot be read",
    Mend.EMAIL_LEFT_OUT: "an e-mail address that cannot be read",
    Mend.HOURS_IN_WORDS: "hours that cannot be read as times",
    Mend.HOURS_READ: "hours such as “9:00am”, where the specification has 09:00",
    Mend.LANGUAGE_IN_WORDS: "a language that is not told by a code",
    Mend.LINK_LEFT_OUT: "a web address that cannot be read",
    Mend.LINK_PUT_RIGHT: "a web address that does not begin with https:// or http://",
    Mend.NAME_MADE: "no name",
    Mend.NUMBER_PUT_RIGHT: "a telephone number that is written as no telephone dials it",
    Mend.PHONE_LEFT_OUT: "part of a telephone number only",
    Mend.PLACES_LEFT_OUT: "a number of places that makes no sense",
    Mend.PROVIDER_NOT_STATED: "an organisation that is not in the feed, or none",
    Mend.SHORT_ROW: "fewer cells than the heading",
    Mend.STATUS_NOT_STATED: "status not stated, or not one of the specification’s",
    Mend.TEXT_CLEANED: "stray codes in a text",
    Mend.TEXT_REDECODED: "damaged quotation marks or accents",
}
"""What was mended, said of somebody’s feed and not of what becomes of it here."""


@dataclass(frozen=True)
class Checked:
    """What was found. Of an API, `looked_at` of `listed` services were looked at one by one."""

    faults: tuple[Fault, ...]
    listed: int | None = None
    looked_at: int | None = None

    @property
    def verdict(self) -> Verdict:
        """The gravest of what was found."""
        found = {fault.verdict for fault in self.faults}
        return next((verdict for verdict in (Verdict.FAIL, Verdict.WARN) if verdict in found), Verdict.PASS)

    def count_of(self, verdict: Verdict) -> int:
        """Return how many faults are so grave."""
        return sum(fault.verdict is verdict for fault in self.faults)


def faults_of_package(path: Path, *, limits: Limits, progress: Progress) -> list[Fault]:
    """Read a zip, a folder or a JSON file and return every fault of its rows; one fault where it cannot be read."""
    try:
        with read(path, limits=limits, progress=progress) as found:
            return list(_faults(found))
    except PackageRefusedError as refusal:
        return [Fault(Verdict.FAIL, path.name, str(refusal))]


def _faults(found: Read) -> Iterator[Fault]:
    files = found.report.files
    for file in files:
        if file.encoding:
            yield Fault(Verdict.FAIL, file.name, f"text as {file.encoding}, where the specification has UTF-8")
    for flawed in found.rows.flawed():
        for flaw in (flawed.aside,) if flawed.aside else flawed.mends:
            if flaw is not Aside.NOT_KEPT and not _is_nested_again(flawed, files[flawed.file].name):
                verdict = Verdict.WARN if flaw in WARNINGS else Verdict.FAIL
                yield Fault(verdict, _place(files[flawed.file].name, flawed), _words_of(flaw))


def _is_nested_again(flawed: Flawed, file: str) -> bool:
    """Say whether a part of a document only stands there once more: what several share is nested in each."""
    return flawed.aside is Aside.SAID_TWICE and " > " in file and not file.endswith(" > service")


def _words_of(flaw: Mend | Aside) -> str:
    if isinstance(flaw, Mend):
        return MENDED_WORDS[flaw]
    return "the id of an earlier row with other words" if flaw is Aside.SAME_ID else ASIDE_WORDS[flaw]


def _place(file: str, flawed: Flawed) -> str:
    known = f", id {flawed.id}" if flawed.id else ""
    of = f", of service {flawed.service}" if flawed.service and flawed.service != flawed.id else ""
    return f"{file}, row {flawed.line:,}{known}{of}"
