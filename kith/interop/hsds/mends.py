"""How dirty cells are mended. Each mending has a name, so that a report can count it.

A mender takes the text of one cell and answers with a value and the mendings it made. What cannot be read is
left out and said so; nothing is guessed.
"""

import html
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from urllib.parse import urlsplit

from kith.ground.words import mark


class Mend(StrEnum):
    """What was put right, or had to be left out, in a row that is kept."""

    AGE_LEFT_OUT = "age_left_out"
    AMOUNT_LEFT_OUT = "amount_left_out"
    COORDINATES_ABSURD = "coordinates_absurd"
    COORDINATES_MISSING = "coordinates_missing"
    CUT_LONG_TEXT = "cut_long_text"
    DATE_LEFT_OUT = "date_left_out"
    DAY_LEFT_OUT = "day_left_out"
    EMAIL_LEFT_OUT = "email_left_out"
    HOURS_IN_WORDS = "hours_in_words"
    HOURS_READ = "hours_read"
    LANGUAGE_IN_WORDS = "language_in_words"
    LINK_LEFT_OUT = "link_left_out"
    LINK_PUT_RIGHT = "link_put_right"
    NAME_MADE = "name_made"
    NUMBER_PUT_RIGHT = "number_put_right"
    PHONE_LEFT_OUT = "phone_left_out"
    PLACES_LEFT_OUT = "places_left_out"
    PROVIDER_NOT_STATED = "provider_not_stated"
    SHORT_ROW = "short_row"
    STATUS_NOT_STATED = "status_not_stated"
    TEXT_CLEANED = "text_cleaned"
    TEXT_REDECODED = "text_redecoded"


MEND_WORDS: dict[Mend, str] = {
    Mend.AGE_LEFT_OUT: mark("an age that makes no sense, left out"),
    Mend.AMOUNT_LEFT_OUT: mark("an amount of money that could not be read, left out"),
    Mend.COORDINATES_ABSURD: mark("coordinates that are nowhere on Earth, left out: distance not known"),
    Mend.COORDINATES_MISSING: mark("no coordinates: distance not known"),
    Mend.CUT_LONG_TEXT: mark("a text longer than we keep, cut"),
    Mend.DATE_LEFT_OUT: mark("a date that could not be read, left out"),
    Mend.DAY_LEFT_OUT: mark("a day of the week that could not be read, left out"),
    Mend.EMAIL_LEFT_OUT: mark("an e-mail address that could not be read, left out"),
    Mend.HOURS_IN_WORDS: mark("hours kept in their own words: the times are not certain"),
    Mend.HOURS_READ: mark("hours such as “9:00am” read as times"),
    Mend.LANGUAGE_IN_WORDS: mark("a language kept in its own words"),
    Mend.LINK_LEFT_OUT: mark("a web address that could not be read, left out"),
    Mend.LINK_PUT_RIGHT: mark("a web address put right"),
    Mend.NAME_MADE: mark("no name: named after its organisation or place"),
    Mend.NUMBER_PUT_RIGHT: mark("a telephone number put right"),
    Mend.PHONE_LEFT_OUT: mark("part of a telephone number only, left out"),
    Mend.PLACES_LEFT_OUT: mark("a number of places that makes no sense, left out"),
    Mend.PROVIDER_NOT_STATED: mark("organisation not in the files: kept as “provider not stated”"),
    Mend.SHORT_ROW: mark("fewer cells than the heading: the rest taken as empty"),
    Mend.STATUS_NOT_STATED: mark("status not stated: taken as running"),
    Mend.TEXT_CLEANED: mark("stray codes taken out of a text"),
    Mend.TEXT_REDECODED: mark("damaged quotation marks and accents put back"),
}


@dataclass(frozen=True, slots=True)
class Mended:
    """One value and what was done to it. None means that nothing usable was there."""

    value: str | int | float | None
    mends: frozenset[Mend] = frozenset()


Mender = Callable[[str], Mended]

LONGEST_TEXT = 20_000
LONGEST_ID = 200
LONGEST_LINK = 2_000
LONGEST_EMAIL = 320
_NOTHING = Mended(None)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ESCAPED_BREAK = re.compile(r"\\r\\n|\\n|\\r|\\t")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_EDGES = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{3,}")


def text(cell: str) -> Mended:
    """Return a text without stray codes, at most as long as we keep."""
    raw = cell.strip()
    if not raw:
        return Mended("")
    mends: set[Mend] = set()
    whole = redecode(raw)
    if whole != raw:
        mends.add(Mend.TEXT_REDECODED)
    plain = _plain(whole)
    if _squeeze(whole) != plain:
        mends.add(Mend.TEXT_CLEANED)
    if len(plain) > LONGEST_TEXT:
        plain, mends = plain[:LONGEST_TEXT], mends | {Mend.CUT_LONG_TEXT}
    return Mended(plain, frozenset(mends))


def _plain(raw: str) -> str:
    unescaped = html.unescape(_ESCAPED_BREAK.sub(lambda m: "\t" if m[0] == r"\t" else "\n", raw))
    return _squeeze(_CONTROL.sub("", _TAG.sub(" ", unescaped)))


def _squeeze(raw: str) -> str:
    one_break = raw.replace("\r\n", "\n").replace("\r", "\n")
    return _BREAKS.sub("\n\n", _EDGES.sub("\n", _SPACES.sub(" ", one_break))).strip()


_CONTINUATION = re.escape(bytes(range(0x80, 0xC0)).decode("cp437"))
_DAMAGED_PUNCTUATION = re.compile(f"[GΓ]Ç([{_CONTINUATION}])")
_DAMAGED_LETTER = re.compile(f"(?<=([A-Za-z]))[+├]([{_CONTINUATION}])")


def redecode(raw: str) -> str:
    """Put back characters that were written as UTF-8 and read as an old DOS code page.

    `GÇÖ` was an apostrophe, and `Mar+¡a` was `María`: the box-drawing lead bytes had been
    flattened to `G` and `+` on the way. A sequence that does not lead back to one character stays as it is.
    """
    if not any(lead in raw for lead in "Ç+├"):
        return raw
    return _DAMAGED_LETTER.sub(_mend_letter, _DAMAGED_PUNCTUATION.sub(_mend_punctuation, raw))


def _mend_punctuation(found: re.Match[str]) -> str:
    return _from_dos(b"\xe2\x80", found[1]) or found[0]


def _mend_letter(found: re.Match[str]) -> str:
    letter = _from_dos(b"\xc3", found[2])
    return letter if letter.isalpha() and letter.isupper() == found[1].isupper() else found[0]


def _from_dos(lead: bytes, last: str) -> str:
    try:
        return (lead + last.encode("cp437")).decode("utf-8")
    except UnicodeError:
        return ""


# Identifiers, codes ---------------------------------------------------------------------------------------------


def identifier(cell: str) -> Mended:
    """Return an identifier as it was written, without the space around it."""
    return Mended(_CONTROL.sub("", cell).strip()[:LONGEST_ID])


# Numbers --------------------------------------------------------------------------------------------------------

OLDEST = 120
DEAREST = 100_000


def age(cell: str) -> Mended:
    """Return a whole number of years between 0 and 120."""
    return _whole(cell, most=OLDEST, otherwise=Mend.AGE_LEFT_OUT)


def places(cell: str) -> Mended:
    """Return how many places there are: a whole number, not below nought."""
    return _whole(cell, most=1_000_000, otherwise=Mend.PLACES_LEFT_OUT)


def _whole(cell: str, *, most: int, otherwise: Mend) -> Mended:
    number = _number(cell)
    if number is None:
        return Mended(None, frozenset({otherwise}) if cell.strip() else frozenset())
    if not 0 <= number <= most:
        return Mended(None, frozenset({otherwise}))
    return Mended(int(number))


def amount(cell: str) -> Mended:
    """Return an amount of money as a number, not below nought."""
    bare = cell.strip().lstrip("£$€").replace(",", "")
    number = _number(bare)
    if number is None or not 0 <= number <= DEAREST:
        return Mended(None, frozenset({Mend.AMOUNT_LEFT_OUT}) if bare else frozenset())
    return Mended(round(number, 2))


def degrees(cell: str) -> Mended:
    """Return a latitude or longitude as a number; whether the pair is on Earth is asked of the pair."""
    number = _number(cell)
    if number is None:
        return Mended(None, frozenset({Mend.COORDINATES_ABSURD}) if cell.strip() else frozenset())
    return Mended(number)


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


NORTH_POLE = 90.0
DATE_LINE = 180.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on Earth, or none that is known, and what was wrong with what was written."""

    latitude: float | None
    longitude: float | None
    mend: Mend | None = None


def spot(latitude: float | None, longitude: float | None) -> Spot:
    """Return a point that can be true. Nought by nought is what empty cells become, so it is never believed."""
    if latitude is None and longitude is None:
        return Spot(None, None, Mend.COORDINATES_MISSING)
    if latitude is None or longitude is None:
        return Spot(None, None, Mend.COORDINATES_ABSURD)
    on_earth = abs(latitude) <= NORTH_POLE and abs(longitude) <= DATE_LINE
    if not on_earth or (latitude == 0 and longitude == 0):
        return Spot(None, None, Mend.COORDINATES_ABSURD)
    return Spot(latitude, longitude)


# Days and times -------------------------------------------------------------------------------------------------

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")


def day(cell: str) -> Mended:
    """Return a date as `2026-05-12`. Only that order is read: `05/12` could be two days."""
    raw = cell.strip()
    if not raw:
        return _NOTHING
    found = _DATE.fullmatch(raw)
    if found:
        try:
            return Mended(date(int(found[1]), int(found[2]), int(found[3])).isoformat())
        except ValueError:
            pass
    return Mended(None, frozenset({Mend.DATE_LEFT_OUT}))


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_NAMES = {
    name: code
    for code, names in {
        "MO": ("monday", "mon", "mo"),
        "TU": ("tuesday", "tues", "tue", "tu"),
        "WE": ("wednesday", "weds", "wed", "we"),
        "TH": ("thursday", "thurs", "thur", "thu", "th"),
        "FR": ("friday", "fri", "fr"),
        "SA": ("saturday", "sat", "sa"),
        "SU": ("sunday", "sun", "su"),
    }.items()
    for name in names
}
_BYDAY = re.compile(r"([+-]?[1-5])?([a-z]+)\.?")


def weekdays(cell: str) -> Mended:
    """Return days of the week as `MO,TH` or, for the second Monday of a month, `2MO`."""
    parts = [part for part in re.split(r"[,;/\s]+", cell.strip().lower()) if part]
    read = [_weekday(part) for part in parts]
    known = [code for code in read if code]
    mends = frozenset({Mend.DAY_LEFT_OUT}) if len(known) < len(parts) else frozenset()
    return Mended(",".join(dict.fromkeys(known)), mends)


def _weekday(part: str) -> str:
    found = _BYDAY.fullmatch(part)
    if not found or found[2] not in _DAY_NAMES:
        return ""
    return f"{(found[1] or '').lstrip('+')}{_DAY_NAMES[found[2]]}"


_OFFICIAL_TIME = re.compile(r"([01]\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_SPOKEN_TIME = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?\s*([ap])\.?(?:m\.?)?(?![a-z])\s*(.*)", re.IGNORECASE)
NOON = 12


def clock_time(cell: str) -> Mended:
    """Return a time of day as `09:30`. “9:00am” is read; “5:00” could be either half of the day, so it is not."""
    raw = cell.strip()
    if not raw:
        return _NOTHING
    official = _OFFICIAL_TIME.fullmatch(raw)
    if official:
        return _official(int(official[1]), int(official[2]), raw)
    spoken = _SPOKEN_TIME.fullmatch(raw)
    if spoken and 1 <= int(spoken[1]) <= NOON:
        hour = int(spoken[1]) % NOON + (NOON if spoken[3].lower() == "p" else 0)
        mends = {Mend.HOURS_READ, Mend.HOURS_IN_WORDS} if spoken[4] else {Mend.HOURS_READ}
        return Mended(time(hour, int(spoken[2] or 0)).isoformat("minutes"), frozenset(mends))
    return Mended(None, frozenset({Mend.HOURS_IN_WORDS}))


def _official(hour: int, minute: int, raw: str) -> Mended:
    if hour == 24:  # noqa: PLR2004 - the end of the day, in ISO 8601
        return Mended("23:59" if minute == 0 else None, frozenset({Mend.HOURS_READ}))
    as_read = time(hour, minute).isoformat("minutes")
    return Mended(as_read) if raw[:5] == as_read else _NOTHING


# Ways to get in touch -------------------------------------------------------------------------------------------

_EMAIL = re.compile(r"[^\s@<>\",;:]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")


def email(cell: str) -> Mended:
    """Return an e-mail address, without `mailto:`."""
    raw = cell.strip().removeprefix("mailto:").strip()
    if not raw:
        return Mended("")
    is_one = len(raw) <= LONGEST_EMAIL and _EMAIL.fullmatch(raw)
    return Mended(raw) if is_one else Mended("", frozenset({Mend.EMAIL_LEFT_OUT}))


_BROKEN_SCHEME = re.compile(r"^(https?)[:;]?/{1,3}(?=[^/])", re.IGNORECASE)
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")


def link(cell: str) -> Mended:
    """Return a web address that can be followed: http or https, a host with a dot, no space."""
    raw = cell.strip().strip("\"'<>")
    if not raw or raw.lower() in {"n/a", "na", "none", "-"}:
        return Mended("")
    tried = _with_scheme(re.sub(r"\\+", "/", raw))
    if not _can_be_followed(tried):
        return Mended("", frozenset({Mend.LINK_LEFT_OUT}))
    return Mended(tried, frozenset({Mend.LINK_PUT_RIGHT}) if tried != cell.strip() else frozenset())


def _with_scheme(raw: str) -> str:
    found = _BROKEN_SCHEME.match(raw)
    if found:
        return f"{found[1].lower()}://{raw[found.end() :]}"
    return raw if "://" in raw else f"https://{raw}"


def _can_be_followed(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    spaced = len(address) > LONGEST_LINK or any(letter.isspace() for letter in address)
    return parts.scheme in {"http", "https"} and not spaced and not parts.username and bool(_HOST.fullmatch(host))


_EXTENSION = re.compile(r"(?:\bext(?:ension)?\b\.?|\bx|#)\s*([A-Za-z]{0,3}\d[\d ]*)$", re.IGNORECASE)
FEWEST_DIGITS = 3


def telephone(cell: str) -> Mended:
    """Return a telephone number in its own grouping, with `ext. 12` at the end where there is one."""
    raw = cell.strip()
    bare = raw.strip("\"' ")
    if not bare:
        return Mended("")
    found = _EXTENSION.search(bare)
    main = re.sub(r"[^\d+() /.-]+", " ", bare[: found.start()] if found else bare)
    main = re.sub(r"\s+", " ", main).strip(" -/.")
    if sum(letter.isdigit() for letter in main) < FEWEST_DIGITS:
        return Mended("", frozenset({Mend.PHONE_LEFT_OUT}))
    whole = f"{main} ext. {found[1].strip()}" if found else main
    return Mended(whole, frozenset({Mend.NUMBER_PUT_RIGHT}) if whole != raw else frozenset())


# Words with few meanings ----------------------------------------------------------------------------------------

STATUSES = ("active", "inactive", "defunct", "temporarily closed")


def status(cell: str) -> Mended:
    """Return one of the four statuses of the specification; anything else is active, and said to be unstated."""
    raw = cell.strip().lower().replace("_", " ")
    if raw in STATUSES:
        return Mended(raw)
    return Mended("active", frozenset({Mend.STATUS_NOT_STATED}))
