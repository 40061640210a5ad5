"""From the rows of a package to entries of our directory, a few hundred services at a time."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from kith.directory.rules import languages
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import CODES, Hours
from kith.directory.rules.listings import (
    ContactEntry,
    CostEntry,
    LanguageEntry,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    Status,
    TopicEntry,
)
from kith.ground.batches import in_batches
from kith.interop.hsds import records
from kith.interop.hsds.queries import Kept, Spool
from kith.interop.hsds.records import Record

BATCH = 300
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class PackageEntries:
    """The entries of a package that was read; see `kith.directory.rules.listings.Entries`."""

    rows: Spool
    today: date

    def topics(self) -> Iterator[Sequence[TopicEntry]]:
        """Yield every topic once."""
        for batch in self.rows.of_kind("taxonomy_term", BATCH):
            yield [_topic(kept, _vocabularies(self.rows, batch)) for kept in batch]

    def providers(self) -> Iterator[Sequence[ProviderEntry]]:
        """Yield every provider once."""
        for batch in self.rows.of_kind("organization", BATCH):
            yield [_provider(kept) for kept in batch]

    def places(self) -> Iterator[Sequence[PlaceEntry]]:
        """Yield every place once."""
        for batch in self.rows.of_kind("location", BATCH):
            yield list(_places(self.rows, [kept.id for kept in batch]).values())

    def listings(self) -> Iterator[Sequence[ListingEntry]]:
        """Yield every service as a listing, with all that belongs to it."""
        for batch in self.rows.of_kind("service", BATCH):
            yield _listings(self.rows, batch, self.today)

    def listings_among(self, source_ids: Sequence[str]) -> frozenset[str]:
        """Return which of these services are in the package."""
        return frozenset(kept.id for kept in self.rows.with_ids("service", source_ids))


# What stands alone ----------------------------------------------------------------------------------------------


def _as(kept: Kept, record: type[R]) -> R:
    if not isinstance(kept.record, record):
        raise TypeError(kept.kind)
    return kept.record


def _provider(kept: Kept) -> ProviderEntry:
    organization = _as(kept, records.Organization)
    return ProviderEntry(
        source_id=kept.id,
        name=organization.name or organization.alternate_name or kept.id,
        other_name=organization.alternate_name,
        about=organization.description,
        email=organization.email,
        web=organization.website,
    )


def _vocabularies(rows: Spool, terms: Sequence[Kept]) -> Mapping[str, str]:
    ids = sorted({_as(kept, records.TaxonomyTerm).taxonomy_id for kept in terms} - {""})
    return {kept.id: _as(kept, records.Taxonomy).name for kept in rows.with_ids("taxonomy", ids)} if ids else {}


def _topic(kept: Kept, vocabularies: Mapping[str, str]) -> TopicEntry:
    term = _as(kept, records.TaxonomyTerm)
    return TopicEntry(
        source_id=kept.id,
        name=term.name or kept.id,
        vocabulary=vocabularies.get(term.taxonomy_id) or term.taxonomy,
        parent_source_id=term.parent_id,
    )


def _places(rows: Spool, ids: Sequence[str]) -> dict[str, PlaceEntry]:
    """Return places by id, each with the address where it is, not where its post goes."""
    theirs = _grouped(rows.belonging_to("location", ids), lambda kept: kept.location)
    return {kept.id: _place(kept, theirs[kept.id]) for kept in rows.with_ids("location", ids)}


_ADDRESSES = ("physical_address", "address", "postal_address")


def _place(kept: Kept, parts: Sequence[Kept]) -> PlaceEntry:
    location = _as(kept, records.Location)
    addresses = [_as(part, records.Address) for kind in _ADDRESSES for part in parts if part.kind == kind]
    addresses.sort(key=lambda address: address.address_type == "postal")
    address = addresses[0] if addresses else records.Address()
    has_point = location.latitude is not None and location.longitude is not None
    return PlaceEntry(
        source_id=kept.id,
        name=location.name or location.alternate_name,
        address="\n".join(line for line in (address.address_1, address.address_2) if line),
        town=address.city,
        postcode=address.postal_code,
        country=address.country,
        point=Point(location.latitude or 0.0, location.longitude or 0.0) if has_point else None,
        about=location.description,
        transport=location.transportation,
        is_online=location.location_type == "virtual",
    )


# Listings -------------------------------------------------------------------------------------------------------


def _listings(rows: Spool, services: Sequence[Kept], today: date) -> list[ListingEntry]:
    ids = [kept.id for kept in services]
    own = _grouped(rows.belonging_to("service", ids), lambda kept: kept.service)
    place_ids = {kept.id: _place_ids(own[kept.id]) for kept in services}
    every_place = sorted({place_id for ids in place_ids.values() for place_id in ids})
    of_places = _grouped(rows.belonging_to("location", every_place), lambda kept: kept.location)
    places = _places(rows, every_place)
    providers = _named(rows, "organization", (kept.organization for kept in services))
    terms = _named(rows, "taxonomy_term", (part.term for parts in own.values() for part in parts))
    vocabularies = _vocabularies(rows, list(terms.values()))
    return [
        _listing(
            kept,
            parts=[*own[kept.id], *(part for place_id in place_ids[kept.id] for part in of_places[place_id])],
            places=tuple(places[place_id] for place_id in place_ids[kept.id] if place_id in places),
            provider=_provider(providers[kept.organization]) if kept.organization else None,
            topics=tuple(_topic(terms[part.term], vocabularies) for part in own[kept.id] if part.term in terms),
            today=today,
        )
        for kept in services
    ]


def _named(rows: Spool, kind: str, ids: Iterable[str]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for wanted in in_batches(sorted(set(ids) - {""}), BATCH):
        found |= {kept.id: kept for kept in rows.with_ids(kind, wanted)}
    return found


def _place_ids(parts: Sequence[Kept]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.location for part in parts if part.kind == "service_at_location"))


def _grouped(rows: Iterable[Kept], key: Callable[[Kept], str]) -> defaultdict[str, list[Kept]]:
    found: defaultdict[str, list[Kept]] = defaultdict(list)
    for kept in rows:
        found[key(kept)].append(kept)
    return found


_STATUS = {
    "active": Status.RUNNING,
    "inactive": Status.CLOSED,
    "defunct": Status.CLOSED,
    "temporarily closed": Status.PAUSED,
}


def _listing(
    kept: Kept,
    *,
    parts: Sequence[Kept],
    places: tuple[PlaceEntry, ...],
    provider: ProviderEntry | None,
    topics: tuple[TopicEntry, ...],
    today: date,
) -> ListingEntry:
    service = _as(kept, records.Service)
    by_kind = _grouped(parts, lambda part: part.kind)
    capacity = _only(by_kind, records.ServiceCapacity, "service_capacity")
    assured = _date(service.assured_date)
    return ListingEntry(
        source_id=kept.id,
        name=service.name,
        provider=provider,
        other_name=service.alternate_name,
        about=service.description,
        web=service.url,
        email=service.email,
        status=_STATUS[service.status],
        is_status_stated=service.is_status_stated,
        joining=service.application_process,
        waiting=service.wait_time,
        for_whom=_lines(service.eligibility_description, *_eligible(by_kind)),
        area=_lines(*(_lines(a.name, a.description) for a in _all(by_kind, records.ServiceArea, "service_area"))),
        to_bring=_lines(*(r.document for r in _all(by_kind, records.RequiredDocument, "required_document"))),
        alert=service.alert,
        cost_words=service.fees_description,
        access_words=_lines(
            *(_lines(a.description, a.details) for a in _all(by_kind, records.Accessibility, "accessibility"))
        ),
        interpreting=service.interpretation_services,
        min_age=service.minimum_age,
        max_age=service.maximum_age,
        places_left=_smallest(c.available for c in capacity),
        places_in_all=_in_all(capacity),
        places_said_on=next((_date(c.updated) for c in capacity if c.updated), None),
        verified_on=assured if assured and assured <= today else None,
        places=places,
        topics=topics,
        hours=tuple(
            hours for part in by_kind["schedule"] for hours in hours_of(_as(part, records.Schedule), part.location)
        ),
        contacts=_contacts(by_kind),
        costs=tuple(_cost(cost) for cost in _all(by_kind, records.CostOption, "cost_option")),
        languages=tuple(
            dict.fromkeys(
                LanguageEntry(language.name, languages.code_of(language.name, language.code), language.note)
                for language in _all(by_kind, records.Language, "language")
            )
        ),
    )


def _all(by_kind: Mapping[str, Sequence[Kept]], record: type[R], kind: str) -> list[R]:
    return [_as(part, record) for part in by_kind.get(kind, ())]


def _only(by_kind: Mapping[str, Sequence[Kept]], record: type[R], kind: str) -> list[R]:
    """Return the one row of a kind; several count different things, and adding them up would mean nothing."""
    found = _all(by_kind, record, kind)
    return found if len(found) == 1 else []


def _eligible(by_kind: Mapping[str, Sequence[Kept]]) -> list[str]:
    return [row.eligibility for row in _all(by_kind, records.Eligibility, "eligibility")]


def _lines(*texts: str) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _smallest(numbers: Iterable[int | None]) -> int | None:
    return min((number for number in numbers if number is not None), default=None)


def _in_all(capacity: Sequence[records.ServiceCapacity]) -> int | None:
    """Return how many places there are; fewer than are left cannot be, so it is not known."""
    left, in_all = _smallest(c.available for c in capacity), _smallest(c.maximum for c in capacity)
    return None if left is not None and in_all is not None and in_all < left else in_all


def _contacts(by_kind: Mapping[str, Sequence[Kept]]) -> tuple[ContactEntry, ...]:
    phones = by_kind.get("phone", ())
    by_contact = _grouped(phones, lambda part: _as(part, records.Phone).contact_id)
    found = []
    for part in by_kind.get("contact", ()):
        contact = _as(part, records.Contact)
        theirs = by_contact.pop(part.id, []) if part.id else []
        number = _number(_as(theirs[0], records.Phone)) if theirs else ""
        title = ", ".join(word for word in (contact.title, contact.department) if word)
        found.append(ContactEntry(name=contact.name, title=title, phone=number, email=contact.email))
        found += [_line(_as(other, records.Phone)) for other in theirs[1:]]
    return (*(_line(_as(part, records.Phone)) for rest in by_contact.values() for part in rest), *found)


def _line(phone: records.Phone) -> ContactEntry:
    return ContactEntry(phone=_number(phone), words=phone.description)


def _number(phone: records.Phone) -> str:
    return f"{phone.number} ext. {phone.extension}" if phone.extension else phone.number


def _cost(cost: records.CostOption) -> CostEntry:
    return CostEntry(
        amount=None if cost.amount is None else Decimal(str(cost.amount)),
        currency=cost.currency.upper(),
        words=_lines(cost.option, cost.amount_description),
        starts_on=_date(cost.valid_from),
        ends_on=_date(cost.valid_to),
    )


_NTH = re.compile(r"(-?\d)?([A-Z]{2})")


def hours_of(schedule: records.Schedule, place_id: str) -> list[Hours]:
    """Return one time for each day that a schedule names; a schedule without a day keeps its words."""
    days = [_NTH.fullmatch(part) for part in schedule.byday.split(",") if part] or [None]
    return [_hours(schedule, place_id, day) for day in days]


def _hours(schedule: records.Schedule, place_id: str, day: re.Match[str] | None) -> Hours:
    is_monthly = schedule.freq.upper() == "MONTHLY"
    nth = int(day[1]) if day and day[1] else None
    ends = [found for found in (_date(schedule.valid_to), _date(schedule.until)) if found]
    monthly = f"{schedule.bymonthday}" if schedule.bymonthday else ""
    return Hours(
        weekday=CODES[day[2]] if day else None,
        opens_at=_time(schedule.opens_at),
        closes_at=_time(schedule.closes_at),
        week_of_month=nth,
        every_weeks=max(1, min(schedule.interval or 1, 52)) if not is_monthly else 1,
        starts_on=_date(schedule.valid_from) or _date(schedule.dtstart),
        ends_on=min(ends, default=None),
        place_source_id=place_id,
        words=_lines(schedule.description, schedule.notes, schedule.attending_type, monthly),
    )


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _time(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None
