"""The objects of the specification, typed: what we keep of each, under the names of HSDS 3.1.

1.1 and 3.0 names are brought to these by `shapes`. Text that is not stated is empty; a number or a day that is
not stated is None. What the specification has and we do not keep is listed in `shapes`, never left out in silence.
"""

import msgspec


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What every object has. An object that only belongs to another may have no id of its own."""

    id: str = ""


class Organization(Record, frozen=True):
    name: str = ""
    alternate_name: str = ""
    description: str = ""
    email: str = ""
    website: str = ""


class Service(Record, frozen=True):
    organization_id: str = ""
    name: str = ""
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    status: str = ""
    is_status_stated: bool = False
    """Ours: whether the source said so, or said nothing."""
    interpretation_services: str = ""
    application_process: str = ""
    fees_description: str = ""
    wait_time: str = ""
    eligibility_description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: str | None = None
    alert: str = ""


class Location(Record, frozen=True):
    location_type: str = ""
    url: str = ""
    name: str = ""
    alternate_name: str = ""
    description: str = ""
    transportation: str = ""
    latitude: float | None = None
    longitude: float | None = None


class ServiceAtLocation(Record, frozen=True):
    service_id: str = ""
    location_id: str = ""
    description: str = ""


class Address(Record, frozen=True):
    location_id: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    region: str = ""
    state_province: str = ""
    postal_code: str = ""
    country: str = ""
    address_type: str = ""


class Phone(Record, frozen=True):
    location_id: str = ""
    service_id: str = ""
    organization_id: str = ""
    contact_id: str = ""
    service_at_location_id: str = ""
    number: str = ""
    extension: str = ""
    type: str = ""
    description: str = ""


class Contact(Record, frozen=True):
    organization_id: str = ""
    service_id: str = ""
    service_at_location_id: str = ""
    location_id: str = ""
    name: str = ""
    title: str = ""
    department: str = ""
    email: str = ""


class Schedule(Record, frozen=True):
    service_id: str = ""
    location_id: str = ""
    service_at_location_id: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    dtstart: str | None = None
    until: str | None = None
    freq: str = ""
    interval: int | None = None
    byday: str = ""
    bymonthday: str = ""
    description: str = ""
    opens_at: str | None = None
    closes_at: str | None = None
    attending_type: str = ""
    notes: str = ""


class Language(Record, frozen=True):
    service_id: str = ""
    location_id: str = ""
    phone_id: str = ""
    name: str = ""
    code: str = ""
    note: str = ""


class Accessibility(Record, frozen=True):
    location_id: str = ""
    description: str = ""
    details: str = ""


class CostOption(Record, frozen=True):
    service_id: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    option: str = ""
    currency: str = ""
    amount: float | None = None
    amount_description: str = ""


class ServiceCapacity(Record, frozen=True):
    service_id: str = ""
    available: int | None = None
    maximum: int | None = None
    description: str = ""
    updated: str | None = None


class ServiceArea(Record, frozen=True):
    service_id: str = ""
    service_at_location_id: str = ""
    name: str = ""
    description: str = ""


class RequiredDocument(Record, frozen=True):
    service_id: str = ""
    document: str = ""


class Eligibility(Record, frozen=True):
    """Who a service is for, as a row of its own. HSDS 1.1 only: from 3.0 it is part of the service."""

    service_id: str = ""
    eligibility: str = ""


class Taxonomy(Record, frozen=True):
    name: str = ""


class TaxonomyTerm(Record, frozen=True):
    name: str = ""
    parent_id: str = ""
    taxonomy: str = ""
    taxonomy_id: str = ""


class Attribute(Record, frozen=True):
    """A term said of something. In HSDS 1.1 this was `services_taxonomy`."""

    link_id: str = ""
    link_entity: str = ""
    taxonomy_term_id: str = ""
