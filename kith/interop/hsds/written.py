"""The objects of the specification as we write them, typed and nested, under the names of HSDS 3.1.

What a field must hold stands first and has no default: where it is not known it is an empty text, as the
specification asks for it. Everything else is left out where it is not known. What the specification has and we do
not know is not here at all. `profiles` says which of these fields each profile has.
"""

import msgspec


class Written(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What every object has: an id that stays as it is for as long as what it says does."""

    id: str


class Taxonomy(Written, frozen=True, kw_only=True):
    """A vocabulary of terms, as its source calls it."""

    name: str
    description: str


class TaxonomyTerm(Written, frozen=True, kw_only=True):
    """A term of somebody's taxonomy."""

    name: str
    description: str
    parent_id: str = ""
    taxonomy: str = ""
    taxonomy_id: str = ""
    term: str = ""
    """Its name again, as Open Referral UK writes it."""


class Attribute(Written, frozen=True, kw_only=True):
    """A term said of a service."""

    link_id: str = ""
    taxonomy_term_id: str = ""
    link_entity: str = ""
    taxonomy_term: TaxonomyTerm | None = None


class Organization(Written, frozen=True, kw_only=True):
    """Who runs services."""

    name: str
    description: str
    alternate_name: str = ""
    email: str = ""
    website: str = ""
    services: "tuple[Service, ...]" = ()


class Address(Written, frozen=True, kw_only=True):
    """Where a location is. The state or province is asked for, and nothing that comes to us says it."""

    location_id: str = ""
    address_1: str
    address_2: str = ""
    city: str
    state_province: str
    postal_code: str
    country: str
    address_type: str


class Accessibility(Written, frozen=True, kw_only=True):
    """How one gets into a location and about in it."""

    location_id: str = ""
    description: str = ""
    accessibility: str = ""
    """The description again, as Open Referral UK writes it."""


class Schedule(Written, frozen=True, kw_only=True):
    """When a service meets. Times are those of the clocks there."""

    service_id: str = ""
    service_at_location_id: str = ""
    valid_from: str = ""
    valid_to: str = ""
    freq: str = ""
    interval: int | None = None
    byday: str = ""
    description: str = ""
    opens_at: str = ""
    closes_at: str = ""


class Location(Written, frozen=True, kw_only=True):
    """Where services meet; latitude and longitude in degrees (WGS 84), where a source gave them."""

    location_type: str
    name: str = ""
    description: str = ""
    transportation: str = ""
    latitude: float | None = None
    longitude: float | None = None
    addresses: tuple[Address, ...] = ()
    accessibility: tuple[Accessibility, ...] = ()


class ServiceAtLocation(Written, frozen=True, kw_only=True):
    """A service at one of its locations."""

    service_id: str = ""
    location_id: str = ""
    schedules: tuple[Schedule, ...] = ()
    location: Location | None = None
    service: "Service | None" = None


class Phone(Written, frozen=True, kw_only=True):
    """A number that a service is reached at; never one of somebody who is named."""

    service_id: str = ""
    contact_id: str = ""
    number: str
    extension: int | None = None
    description: str = ""


class Contact(Written, frozen=True, kw_only=True):
    """A post that a service is reached through, such as its reception; never somebody who is named."""

    service_id: str = ""
    title: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()


class Language(Written, frozen=True, kw_only=True):
    """A language spoken at a service; its code is ISO 639-1, or 639-3 where there is no shorter one."""

    service_id: str = ""
    name: str = ""
    code: str = ""
    note: str = ""


class CostOption(Written, frozen=True, kw_only=True):
    """What a service costs; the currency is ISO 4217."""

    service_id: str = ""
    valid_from: str = ""
    valid_to: str = ""
    currency: str = ""
    amount: float | None = None
    amount_description: str = ""


class Unit(Written, frozen=True, kw_only=True):
    """What a capacity counts."""

    name: str


class ServiceCapacity(Written, frozen=True, kw_only=True):
    """How many places are left, of how many, and when that was said."""

    service_id: str = ""
    unit: Unit | None = None
    unit_id: str = ""
    available: int
    maximum: int | None = None
    updated: str


class ServiceArea(Written, frozen=True, kw_only=True):
    """Where somebody must live to be served, in words."""

    service_id: str = ""
    name: str = ""
    service_area: str = ""
    """Its name again, as Open Referral UK writes it."""


class RequiredDocument(Written, frozen=True, kw_only=True):
    """What to bring."""

    service_id: str = ""
    document: str = ""


class Service(Written, frozen=True, kw_only=True):
    """One thing to go to."""

    organization_id: str = ""
    name: str
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    status: str
    interpretation_services: str = ""
    application_process: str = ""
    fees_description: str = ""
    wait_time: str = ""
    fees: str = ""
    """What it costs in words, as Open Referral UK writes it."""
    eligibility_description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: str = ""
    alert: str = ""
    last_modified: str = ""
    organization: Organization | None = None
    phones: tuple[Phone, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    service_areas: tuple[ServiceArea, ...] = ()
    service_at_locations: tuple[ServiceAtLocation, ...] = ()
    languages: tuple[Language, ...] = ()
    cost_options: tuple[CostOption, ...] = ()
    required_documents: tuple[RequiredDocument, ...] = ()
    contacts: tuple[Contact, ...] = ()
    capacities: tuple[ServiceCapacity, ...] = ()
    attributes: tuple[Attribute, ...] = ()
