"""What may be asked of an open directory, read from the words of an address, or refused with the name of what is wrong.

A parameter that is not known, said twice or not of its kind is refused: whoever misspells a filter must not be given
everything. Filters are cumulative: what is given out fits all of them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import TypeVar

from kith.directory.queries.giving_out import is_an_id
from kith.directory.rules import words
from kith.directory.rules.hours import CODES, Weekday

MOST_PER_PAGE = 500
USUAL_PER_PAGE = 50
LAST_PAGE = 1_000_000
LONGEST_WORDS = 200
OLDEST = 120
"""Years."""
FURTHEST = 500_000
"""Metres."""
T = TypeVar("T")


class Form(StrEnum):
    """How a list is written: a page of JSON, or all of it, one object a line."""

    JSON = "json"
    NDJSON = "ndjson"


class BadParameter(ValueError):
    """A parameter that cannot be answered; says which, and what would be right."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(why)
        self.name, self.why = name, why


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a list. None and empty texts were not asked."""

    search: str = ""
    page: int = 1
    per_page: int = USUAL_PER_PAGE
    format: Form = Form.JSON
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    organization_id: str = ""
    parent_id: str = ""
    top_only: bool = False
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    minimum_age: int | None = None
    maximum_age: int | None = None
    day: frozenset[Weekday] = field(default_factory=frozenset)
    start_time: time | None = None
    end_time: time | None = None
    postcode: str = ""
    proximity: int | None = None

    @property
    def sought(self) -> tuple[str, ...]:
        """Return what to look for in folded words."""
        return words.sought(self.search)

    @property
    def seeks_nothing_we_could_find(self) -> bool:
        """Say whether something is looked for that has no letter by which our words are folded."""
        return bool(self.search.strip()) and not words.fold(self.search).strip()


@dataclass(frozen=True)
class Parameter:
    """One parameter: how its text is read, and how it is described (our own words, and a JSON Schema)."""

    name: str
    read: Callable[[str], object]
    about: str
    schema: Mapping[str, object]


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"Write a whole number from {least} to {most}.")
        return int(text)

    return read


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"Write {' or '.join(choices)}.")
        return text

    return read


def _yes_or_no(text: str) -> bool:
    return _one_of("true", "false")(text.lower()) == "true"


def _id(text: str) -> str:
    if not is_an_id(text.lower()):
        raise ValueError("Write an id as this directory gives it: a UUID.")
    return text.lower()


def _words(text: str) -> str:
    if len(text) > LONGEST_WORDS or not text.isprintable():
        raise ValueError(f"Write up to {LONGEST_WORDS} plain letters.")
    return text


def _postcode(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 -]{1,15}", text):
        raise ValueError("Write a postcode, such as SW1A 1AA.")
    return text


def _moment(text: str) -> datetime:
    """Read a day or a moment. A plus sign that was not escaped in an address comes as a space."""
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("Write a day or a moment, such as 2026-05-04 or 2026-05-04T09:00:00Z.") from None


def _time(text: str) -> time:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError("Write a time of day, such as 09:30.")
    return time.fromisoformat(text)


_DAYS = {**CODES, **{day.name: day for day in Weekday}, **{day.name[:3]: day for day in Weekday}}


def _days(text: str) -> frozenset[Weekday]:
    found = [_DAYS.get(part.strip().upper()) for part in text.split(",")]
    if None in found:
        raise ValueError("Write days such as MO or TU,TH.")
    return frozenset(day for day in found if day is not None)


_TEXT: Mapping[str, object] = {"type": "string", "maxLength": LONGEST_WORDS}
_ID: Mapping[str, object] = {"type": "string", "format": "uuid"}
_FLAG: Mapping[str, object] = {"type": "boolean"}
_CLOCK: Mapping[str, object] = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
_AGE: Mapping[str, object] = {"type": "integer", "minimum": 0, "maximum": OLDEST}


def _named(*parameters: Parameter) -> Mapping[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


PARAMETERS = _named(
    Parameter("search", _words, "Words that must all stand in its name, its topics or its description.", _TEXT),
    Parameter(
        "page",
        _whole(1, LAST_PAGE),
        "Which page; the first is 1.",
        {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
    ),
    Parameter(
        "per_page",
        _whole(1, MOST_PER_PAGE),
        f"How many to a page, {MOST_PER_PAGE} at most.",
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": USUAL_PER_PAGE},
    ),
    Parameter(
        "format",
        lambda text: Form(_one_of(*Form)(text)),
        "json is a page; ndjson is everything that fits, one object a line, and takes neither page nor per_page.",
        {"type": "string", "enum": [form.value for form in Form], "default": Form.JSON.value},
    ),
    Parameter("taxonomy_term_id", _id, "What is described by this term, itself and not those below it.", _ID),
    Parameter("taxonomy_id", _id, "What is described by any term of this taxonomy, or belongs to it.", _ID),
    Parameter("organization_id", _id, "What this organisation provides.", _ID),
    Parameter("parent_id", _id, "Terms directly below this one.", _ID),
    Parameter("top_only", _yes_or_no, "Only terms that stand below no other.", _FLAG),
    Parameter(
        "modified_after",
        _moment,
        "What has changed at this moment or since; a moment without a zone is UTC.",
        {"type": "string", "format": "date-time"},
    ),
    Parameter("minimal", _yes_or_no, "Only ids, and when each last changed.", _FLAG),
    Parameter("full", _yes_or_no, "Each of them whole, with all that is nested in it.", _FLAG),
    Parameter("full_service", _yes_or_no, "Each organisation with its services, whole.", _FLAG),
    Parameter("minimum_age", _whole(0, OLDEST), "Open to somebody of this age or older, in years.", _AGE),
    Parameter("maximum_age", _whole(0, OLDEST), "Open to somebody of this age or younger, in years.", _AGE),
    Parameter(
        "day",
        _days,
        "Meets on this day, or on any of several with commas between: MO, TU, WE, TH, FR, SA, SU.",
        {"type": "string", "pattern": "^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"},
    ),
    Parameter("start_time", _time, "Meets at this time of day or later, on the day that is asked for.", _CLOCK),
    Parameter("end_time", _time, "Is over by this time of day, on the day that is asked for.", _CLOCK),
    Parameter(
        "postcode",
        _postcode,
        "Meets at this postcode; with proximity, near the middle of the places of this directory that are there.",
        {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9 -]{1,15}$"},
    ),
    Parameter(
        "proximity",
        _whole(1, FURTHEST),
        "How far from the postcode as the crow flies, in metres. What has no place on the map is left out.",
        {"type": "integer", "minimum": 1, "maximum": FURTHEST},
    ),
)

_PAGED = ("search", "page", "per_page", "format")
_SERVICES = (
    *_PAGED, "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full", "minimum_age",
    "maximum_age", "day", "start_time", "end_time", "postcode", "proximity",
)  # fmt: skip
LISTS: Mapping[str, tuple[str, ...]] = {
    "services": (*_SERVICES, "minimal"),
    "organizations": (*_PAGED, "taxonomy_term_id", "taxonomy_id", "full", "full_service"),
    "taxonomies": _PAGED,
    "taxonomy_terms": (*_PAGED, "taxonomy_id", "top_only", "parent_id"),
    "service_at_locations": _SERVICES,
}
"""What each list takes in every profile: the parameters of HSDS 3.1 with those of Open Referral UK 3.0."""
ONES: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(LISTS, ()), "organizations": ("full_service",)}
"""What one of each takes."""


def read(said: Iterable[tuple[str, Sequence[str]]], takes: Sequence[str]) -> Asked:
    """Read what is asked, or say which parameter is wrong and why."""
    found: dict[str, object] = {}
    for name, texts in said:
        if name not in takes:
            listed = f"it takes {', '.join(takes)}" if takes else "it takes none"
            raise BadParameter(name, f"There is no such parameter here; {listed}.")
        if len(texts) != 1:
            raise BadParameter(name, "It is said more than once.")
        try:
            found[name] = PARAMETERS[name].read(texts[0])
        except ValueError as flaw:
            raise BadParameter(name, str(flaw)) from None
    asked = Asked(**found)  # type: ignore[arg-type] # each is read as its own kind
    _together(asked, found)
    return asked


def _together(asked: Asked, found: Mapping[str, object]) -> None:
    if asked.format is Form.NDJSON and (paged := next((name for name in ("page", "per_page") if name in found), "")):
        raise BadParameter(paged, "format=ndjson gives everything that fits, without pages.")
    if asked.proximity is not None and not asked.postcode:
        raise BadParameter("proximity", "Say with postcode from where.")
    least, most = asked.minimum_age, asked.maximum_age
    if least is not None and most is not None and least > most:
        raise BadParameter("minimum_age", "It is above maximum_age.")
    if asked.start_time and asked.end_time and asked.start_time >= asked.end_time:
        raise BadParameter("start_time", "It is not before end_time.")
    if asked.minimal and asked.full:
        raise BadParameter("minimal", "It cannot be minimal and full.")
