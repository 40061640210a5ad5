"""From entries of our directory to the objects of the specification: the way back of `entries`.

Nothing is made up to fill a field. What an object is called is worked out from what it says and whose it is, so that
the same directory is always written with the same ids, here and wherever it was taken in from here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TypeVar
from uuid import UUID, uuid5

from kith.directory.queries.giving_out import OpenDirectory, OpenListing, lines_of
from kith.directory.rules.hours import CODES, Hours
from kith.directory.rules.listings import ContactEntry, CostEntry, ListingEntry, PlaceEntry, ProviderEntry, TopicEntry
from kith.interop.hsds import written
from kith.interop.hsds.profiles import ORUK_30, Profile
from kith.interop.hsds.written import Written

OURS = UUID("6f1c2a5e-0a34-5a0b-9a8e-5d6c1b7e2f40")
"""The space of names in which ids of parts are worked out (RFC 9562, version 5)."""
UNIT = written.Unit(id=str(uuid5(OURS, "unit|places")), name="places")
"""What our capacities count: how many more people could come."""


def id_of(kind: str, *said: object) -> str:
    """Return the id of a part: the same for the same words of the same thing."""
    return str(uuid5(OURS, "|".join((kind, *map(str, said)))))


def at_place(service_id: str, place_id: str) -> str:
    """Return the id of a service at one of its locations."""
    return id_of("service_at_location", service_id, place_id)


# What stands alone ----------------------------------------------------------------------------------------------


def organization(entry: ProviderEntry) -> written.Organization:
    """Return who runs services, without them."""
    return written.Organization(
        id=entry.source_id,
        name=entry.name,
        description=entry.about,
        alternate_name=entry.other_name,
        email=entry.email,
        website=entry.web,
    )


def taxonomy(vocabulary: str) -> written.Taxonomy:
    """Return a vocabulary. It is known by its name alone."""
    return written.Taxonomy(id=id_of("taxonomy", vocabulary), name=vocabulary, description="")


def term(entry: TopicEntry) -> written.TaxonomyTerm:
    """Return a term, with the vocabulary that it belongs to where its source says so."""
    of = taxonomy(entry.vocabulary) if entry.vocabulary else None
    return written.TaxonomyTerm(
        id=entry.source_id,
        name=entry.name,
        description="",
        parent_id=entry.parent_source_id,
        taxonomy=entry.vocabulary,
        taxonomy_id=of.id if of else "",
        term=entry.name,
    )


def location(entry: PlaceEntry, step_words: Sequence[str], profile: Profile, *, is_whole: bool) -> written.Location:
    """Return where services meet; whole with its address and how one gets in."""
    return written.Location(
        id=entry.source_id,
        location_type="virtual" if entry.is_online else "physical",
        name=entry.name,
        description=entry.about,
        transportation=entry.transport,
        latitude=entry.point.latitude if entry.point else None,
        longitude=entry.point.longitude if entry.point else None,
        addresses=tuple(_addresses(entry, profile)) if is_whole else (),
        accessibility=tuple(accessibility(entry.source_id, step_words)) if is_whole else (),
    )


def _addresses(entry: PlaceEntry, profile: Profile) -> Iterator[written.Address]:
    lines = lines_of(entry.address)
    if not (lines or entry.town or entry.postcode):
        return
    if profile is ORUK_30:  # it has one line
        lines = [", ".join(lines)]
    yield written.Address(
        id=id_of("address", entry.source_id),
        location_id=entry.source_id,
        address_1=lines[0] if lines else "",
        address_2=", ".join(lines[1:]),
        city=entry.town,
        state_province="",
        postal_code=entry.postcode,
        country=entry.country,
        address_type="physical",
    )


def accessibility(place_id: str, lines: Sequence[str]) -> Iterator[written.Accessibility]:
    """Yield how one gets into a place, a line each."""
    for line in lines:
        yield written.Accessibility(
            id=id_of("accessibility", place_id, line), location_id=place_id, description=line, accessibility=line
        )


# Services -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Giver:
    """Writes listings of one directory in one profile."""

    directory: OpenDirectory
    profile: Profile

    def service(self, one: OpenListing, entry: ListingEntry, *, is_whole: bool = True) -> written.Service:
        """Return a listing as a service: whole with all its parts, or its own words and who runs it."""
        parts = self._parts(entry) if is_whole else {}
        return written.Service(
            id=entry.source_id,
            organization_id=entry.provider.source_id if entry.provider else "",
            name=entry.name,
            alternate_name=entry.other_name,
            description=entry.about,
            url=entry.web,
            email=entry.email,
            status="active",
            interpretation_services=entry.interpreting,
            application_process=entry.joining,
            fees_description=entry.cost_words,
            wait_time=entry.waiting,
            fees=entry.cost_words,
            eligibility_description=entry.for_whom,
            minimum_age=entry.min_age,
            maximum_age=entry.max_age,
            assured_date=_day(entry.verified_on),
            alert=entry.alert,
            last_modified=moment(one.changed_at),
            organization=organization(entry.provider) if entry.provider else None,
            **parts,  # type: ignore[arg-type] # each name holds its own kind
        )

    def _parts(self, entry: ListingEntry) -> dict[str, tuple[Written, ...]]:
        has_places = self.profile.has(written.ServiceAtLocation, "schedules")
        if has_places:
            anywhere = tuple(hours for hours in entry.hours if not hours.place_source_id)
        else:
            anywhere = tuple(replace(hours, place_source_id="") for hours in entry.hours)
        return {
            "phones": tuple(_phones(entry)),
            "schedules": _schedules(entry.source_id, anywhere),
            "service_areas": tuple(_areas(entry)),
            "service_at_locations": tuple(self.at_location(entry, place) for place in entry.places),
            "languages": tuple(_languages(entry)),
            "cost_options": tuple(_costs(entry, self.profile)),
            "required_documents": tuple(_documents(entry)),
            "contacts": tuple(_contacts(entry)),
            "capacities": tuple(_capacities(entry)),
            "attributes": tuple(_attributes(entry)),
        }

    def at_location(
        self, entry: ListingEntry, place: PlaceEntry, *, is_whole: bool = True, service: written.Service | None = None
    ) -> written.ServiceAtLocation:
        """Return a service at one of its locations, with the service where it does not stand inside it."""
        own = tuple(hours for hours in entry.hours if hours.place_source_id == place.source_id) if is_whole else ()
        return written.ServiceAtLocation(
            id=at_place(entry.source_id, place.source_id),
            service_id=entry.source_id,
            location_id=place.source_id,
            schedules=_schedules(entry.source_id, own),
            location=self.location(place, is_whole=is_whole),
            service=service,
        )

    def location(self, place: PlaceEntry, *, is_whole: bool = True) -> written.Location:
        """Return a place of this directory."""
        words = self.directory.step_words.get(place.source_id, ())
        return location(place, words, self.profile, is_whole=is_whole)


W = TypeVar("W", bound=Written)


def _each_once(parts: Iterable[W]) -> tuple[W, ...]:
    return tuple({part.id: part for part in parts}.values())


DAY_CODES = {weekday: code for code, weekday in CODES.items()}


def _schedules(service_id: str, several: Sequence[Hours]) -> tuple[written.Schedule, ...]:
    return _each_once(_schedule(service_id, hours) for hours in several)


def _schedule(service_id: str, hours: Hours) -> written.Schedule:
    is_monthly = hours.week_of_month is not None
    day = "" if hours.weekday is None else f"{hours.week_of_month or ''}{DAY_CODES[hours.weekday]}"
    interval = hours.every_weeks if day and not is_monthly and hours.every_weeks > 1 else None
    said = (_day(hours.starts_on), _day(hours.ends_on), day, interval, _time(hours.opens_at), _time(hours.closes_at))
    place_id = hours.place_source_id
    return written.Schedule(
        id=id_of("schedule", service_id, place_id, *said, hours.words),
        service_id="" if place_id else service_id,
        service_at_location_id=at_place(service_id, place_id) if place_id else "",
        valid_from=said[0],
        valid_to=said[1],
        freq=("MONTHLY" if is_monthly else "WEEKLY") if day else "",
        interval=interval,
        byday=day,
        description=hours.words,
        opens_at=said[4],
        closes_at=said[5],
    )


def _time(at: time | None) -> str:
    return at.isoformat("minutes") if at else ""


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def moment(at: datetime) -> str:
    """Return a moment as the specification writes one (RFC 3339), in UTC."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


_EXTENSION = re.compile(r"(.+) ext\. ([1-9]\d{0,8})")


def _phone(entry: ListingEntry, contact: ContactEntry, contact_id: str = "") -> written.Phone:
    found = _EXTENSION.fullmatch(contact.phone)
    words = "" if contact_id else contact.words
    return written.Phone(
        id=id_of("phone", entry.source_id, contact_id, contact.phone, words),
        service_id="" if contact_id else entry.source_id,
        contact_id=contact_id,
        number=found[1] if found else contact.phone,
        extension=int(found[2]) if found else None,
        description=words,
    )


def _is_a_post(contact: ContactEntry) -> bool:
    return bool(contact.title or contact.email)


def _phones(entry: ListingEntry) -> Iterable[written.Phone]:
    bare = (one for one in entry.contacts if one.phone and not _is_a_post(one))
    return _each_once(_phone(entry, one) for one in bare)


def _contacts(entry: ListingEntry) -> Iterable[written.Contact]:
    return _each_once(_contact(entry, one) for one in entry.contacts if _is_a_post(one))


def _contact(entry: ListingEntry, contact: ContactEntry) -> written.Contact:
    own_id = id_of("contact", entry.source_id, contact.title, contact.email, contact.phone)
    return written.Contact(
        id=own_id,
        service_id=entry.source_id,
        title=contact.title,
        email=contact.email,
        phones=(_phone(entry, contact, own_id),) if contact.phone else (),
    )


def _areas(entry: ListingEntry) -> Iterator[written.ServiceArea]:
    for line in lines_of(entry.area):
        own_id = id_of("service_area", entry.source_id, line)
        yield written.ServiceArea(id=own_id, service_id=entry.source_id, name=line, service_area=line)


def _documents(entry: ListingEntry) -> Iterator[written.RequiredDocument]:
    for line in lines_of(entry.to_bring):
        own_id = id_of("required_document", entry.source_id, line)
        yield written.RequiredDocument(id=own_id, service_id=entry.source_id, document=line)


def _languages(entry: ListingEntry) -> Iterable[written.Language]:
    return _each_once(
        written.Language(
            id=id_of("language", entry.source_id, one.words, one.code, one.note),
            service_id=entry.source_id,
            name=one.words,
            code=one.code,
            note=one.note,
        )
        for one in entry.languages
    )


def _costs(entry: ListingEntry, profile: Profile) -> Iterable[written.CostOption]:
    def currency(one: CostEntry) -> str:
        return one.currency if profile.has(written.CostOption, "currency") else ""

    return _each_once(
        written.CostOption(
            id=id_of("cost_option", entry.source_id, one.amount, currency(one), one.words, one.starts_on, one.ends_on),
            service_id=entry.source_id,
            valid_from=_day(one.starts_on),
            valid_to=_day(one.ends_on),
            currency=currency(one),
            amount=None if one.amount is None else float(one.amount),
            amount_description=one.words,
        )
        for one in entry.costs
    )


def _capacities(entry: ListingEntry) -> Iterator[written.ServiceCapacity]:
    """Yield how many places are left. The specification wants to know when that was said; else it is left out."""
    if entry.places_left is None or entry.places_said_on is None:
        return
    yield written.ServiceCapacity(
        id=id_of("service_capacity", entry.source_id),
        service_id=entry.source_id,
        unit=UNIT,
        unit_id=UNIT.id,
        available=entry.places_left,
        maximum=entry.places_in_all,
        updated=f"{entry.places_said_on.isoformat()}T00:00:00Z",
    )


def _attributes(entry: ListingEntry) -> Iterable[written.Attribute]:
    return _each_once(
        written.Attribute(
            id=id_of("attribute", entry.source_id, one.source_id),
            link_id=entry.source_id,
            taxonomy_term_id=one.source_id,
            link_entity="service",
            taxonomy_term=term(one),
        )
        for one in entry.topics
    )


def taxonomies_of(directory: OpenDirectory) -> Mapping[str, written.Taxonomy]:
    """Return the vocabularies that terms of a directory belong to, by id."""
    named = sorted({topic.vocabulary for topic in directory.topics.values()} - {""})
    found = {one.id: one for one in map(taxonomy, named)}
    return dict(sorted(found.items()))
