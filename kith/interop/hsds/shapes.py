"""Which files and nested names hold which record, in 1.1 and 3.x, and how each column is mended.

Nothing is read here: this is the map that reading follows, and the contract tests hold it to the official schemas.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kith.ground.words import mark
from kith.interop.hsds import mends, records
from kith.interop.hsds.mends import Mender


class Aside(StrEnum):
    """Why a row was set aside."""

    NO_ID = "no_id"
    SAME_ID = "same_id"
    SAID_TWICE = "said_twice"
    NO_SERVICE = "no_service"
    SERVICE_UNKNOWN = "service_unknown"
    NO_PLACE = "no_place"
    PLACE_UNKNOWN = "place_unknown"
    NO_OWNER = "no_owner"
    OWNER_UNKNOWN = "owner_unknown"
    TERM_UNKNOWN = "term_unknown"
    SAYS_NOTHING = "says_nothing"
    TOO_MANY_CELLS = "too_many_cells"
    NOT_KEPT = "not_kept"


ASIDE_WORDS: dict[Aside, str] = {
    Aside.NO_ID: mark("no id"),
    Aside.SAME_ID: mark("the id of an earlier row with other words; the first is kept"),
    Aside.SAID_TWICE: mark("the same as an earlier row"),
    Aside.NO_SERVICE: mark("names no service"),
    Aside.SERVICE_UNKNOWN: mark("names a service that is not in the files"),
    Aside.NO_PLACE: mark("names no place"),
    Aside.PLACE_UNKNOWN: mark("names a place that is not in the files"),
    Aside.NO_OWNER: mark("names nothing that it belongs to"),
    Aside.OWNER_UNKNOWN: mark("belongs to something that is not in the files"),
    Aside.TERM_UNKNOWN: mark("names a term that is not in the files"),
    Aside.SAYS_NOTHING: mark("says nothing"),
    Aside.TOO_MANY_CELLS: mark("more cells than the heading"),
    Aside.NOT_KEPT: mark("a kind of row that we keep no room for"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of row: its record, where it is found, its columns, and what makes it worth keeping."""

    kind: str
    record: type[records.Record]
    files: tuple[str, ...]
    nested: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Columns without which a file is not this kind of file."""
    says: tuple[str, ...] = ()
    """A row with none of these says nothing. Empty: every row says something."""
    owners: tuple[str, ...] = ()
    """Columns that can say what a row belongs to. Empty: a row stands by itself and must have an id."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """Names of 1.1 to names of 3.1."""
    menders: Mapping[str, Mender] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    not_kept: frozenset[str] = frozenset()

    @property
    def stands_alone(self) -> bool:
        return not self.owners

    def mender(self, column: str) -> Mender:
        """Return how a column is mended: an id as an id, anything else as text unless said otherwise."""
        if column == "id" or column.endswith("_id"):
            return mends.identifier
        return self.menders.get(column, mends.text)


SHAPES: tuple[Shape, ...] = (
    Shape(
        kind="organization",
        record=records.Organization,
        files=("organizations", "organization"),
        nested=("organization", "organizations"),
        needs=("id", "name"),
        renames={"url": "website"},
        menders={"email": mends.email, "website": mends.link},
        not_kept=frozenset(
            {
                "tax_status",
                "tax_id",
                "year_incorporated",
                "legal_status",
                "logo",
                "uri",
                "parent_organization_id",
                "full_service",
            },
        ),
    ),
    Shape(
        kind="service",
        record=records.Service,
        files=("services", "service"),
        nested=("service", "services"),
        needs=("id", "name"),
        renames={"fees": "fees_description"},
        menders={
            "url": mends.link,
            "email": mends.email,
            "status": mends.status,
            "minimum_age": mends.age,
            "maximum_age": mends.age,
            "assured_date": mends.day,
        },
        not_kept=frozenset(
            {"program_id", "accreditations", "licenses", "assurer_email", "last_modified", "taxonomy_ids"},
        ),
    ),
    Shape(
        kind="location",
        record=records.Location,
        files=("locations", "location"),
        nested=("location", "locations"),
        needs=("id",),
        menders={"url": mends.link, "latitude": mends.degrees, "longitude": mends.degrees},
        not_kept=frozenset({"organization_id", "external_identifier", "external_identifier_type"}),
    ),
    Shape(
        kind="service_at_location",
        record=records.ServiceAtLocation,
        files=("service_at_location", "services_at_location", "service_at_locations", "services_at_locations"),
        nested=("service_at_locations", "service_at_location"),
        needs=("service_id", "location_id"),
        owners=("service_id",),
    ),
    Shape(
        kind="address",
        record=records.Address,
        files=("addresses", "address"),
        nested=("addresses",),
        needs=("location_id",),
        owners=("location_id",),
        says=("address_1", "address_2", "city", "region", "postal_code"),
        not_kept=frozenset({"attention"}),
    ),
    Shape(
        kind="physical_address",
        record=records.Address,
        files=("physical_addresses", "physical_address"),
        needs=("location_id",),
        owners=("location_id",),
        says=("address_1", "address_2", "city", "region", "postal_code"),
        fixed={"address_type": "physical"},
        not_kept=frozenset({"attention", "organization_id", "address_3", "address_4"}),
    ),
    Shape(
        kind="postal_address",
        record=records.Address,
        files=("postal_addresses", "postal_address"),
        needs=("location_id",),
        owners=("location_id",),
        says=("address_1", "address_2", "city", "region", "postal_code"),
        fixed={"address_type": "postal"},
        not_kept=frozenset({"attention", "organization_id", "address_3", "address_4"}),
    ),
    Shape(
        kind="phone",
        record=records.Phone,
        files=("phones", "phone"),
        nested=("phones",),
        needs=("number",),
        owners=("service_id", "service_at_location_id", "location_id", "organization_id", "contact_id"),
        says=("number",),
        menders={"number": mends.telephone},
        not_kept=frozenset({"language", "department"}),
    ),
    Shape(
        kind="contact",
        record=records.Contact,
        files=("contacts", "contact"),
        nested=("contacts",),
        owners=("service_id", "service_at_location_id", "location_id", "organization_id"),
        says=("name", "title", "department", "email"),
        menders={"email": mends.email},
        not_kept=frozenset({"phone_number", "phone_areacode", "phone_extension"}),
    ),
    Shape(
        kind="schedule",
        record=records.Schedule,
        files=("schedules", "schedule", "regular_schedules", "regular_schedule"),
        nested=("schedules",),
        owners=("service_id", "service_at_location_id", "location_id"),
        says=("byday", "opens_at", "closes_at", "description", "bymonthday", "dtstart", "notes"),
        renames={"weekday": "byday", "original_text": "description"},
        menders={
            "valid_from": mends.day,
            "valid_to": mends.day,
            "dtstart": mends.day,
            "until": mends.day,
            "interval": mends.places,
            "byday": mends.weekdays,
            "opens_at": mends.clock_time,
            "closes_at": mends.clock_time,
        },
        not_kept=frozenset({"timezone", "count", "wkst", "byweekno", "byyearday", "schedule_link"}),
    ),
    Shape(
        kind="language",
        record=records.Language,
        files=("languages", "language"),
        nested=("languages",),
        owners=("service_id", "location_id", "phone_id"),
        says=("name", "code", "note"),
        renames={"language": "name"},
    ),
    Shape(
        kind="accessibility",
        record=records.Accessibility,
        files=("accessibility", "accessibility_for_disabilities"),
        nested=("accessibility",),
        owners=("location_id",),
        says=("description", "details"),
        renames={"accessibility": "description"},
        not_kept=frozenset({"url"}),
    ),
    Shape(
        kind="cost_option",
        record=records.CostOption,
        files=("cost_options", "cost_option"),
        nested=("cost_options",),
        needs=("service_id",),
        owners=("service_id",),
        says=("option", "amount", "amount_description"),
        menders={"valid_from": mends.day, "valid_to": mends.day, "amount": mends.amount},
    ),
    Shape(
        kind="service_capacity",
        record=records.ServiceCapacity,
        files=("service_capacity", "service_capacities"),
        nested=("capacities", "service_capacity"),
        needs=("service_id",),
        owners=("service_id",),
        says=("available", "maximum"),
        menders={"available": mends.places, "maximum": mends.places, "updated": mends.day},
        not_kept=frozenset({"unit_id"}),
    ),
    Shape(
        kind="service_area",
        record=records.ServiceArea,
        files=("service_areas", "service_area"),
        nested=("service_areas",),
        owners=("service_id", "service_at_location_id"),
        says=("name", "description"),
        renames={"service_area": "name"},
        not_kept=frozenset({"extent", "extent_type", "uri"}),
    ),
    Shape(
        kind="required_document",
        record=records.RequiredDocument,
        files=("required_documents", "required_document"),
        nested=("required_documents",),
        needs=("document",),
        owners=("service_id",),
        says=("document",),
        not_kept=frozenset({"uri"}),
    ),
    Shape(
        kind="eligibility",
        record=records.Eligibility,
        files=("eligibility", "eligibilities"),
        needs=("eligibility",),
        owners=("service_id",),
        says=("eligibility",),
    ),
    Shape(
        kind="taxonomy",
        record=records.Taxonomy,
        files=("taxonomies",),
        nested=("taxonomy_detail",),
        needs=("id",),
        not_kept=frozenset({"description", "uri", "version"}),
    ),
    Shape(
        kind="taxonomy_term",
        record=records.TaxonomyTerm,
        files=("taxonomy_terms", "taxonomy_term", "taxonomy"),
        nested=("taxonomy_term", "taxonomy_terms"),
        needs=("id", "name"),
        renames={"vocabulary": "taxonomy"},
        not_kept=frozenset({"code", "description", "language", "term_uri", "parent_name", "taxonomy_facet"}),
    ),
    Shape(
        kind="attribute",
        record=records.Attribute,
        files=("attributes", "attribute"),
        nested=("attributes",),
        needs=("link_id", "taxonomy_term_id"),
        owners=("link_id",),
        not_kept=frozenset({"link_type", "value", "label"}),
    ),
    Shape(
        kind="service_taxonomy",
        record=records.Attribute,
        files=("services_taxonomy", "service_taxonomy", "services_taxonomies"),
        needs=("service_id", "taxonomy_id"),
        owners=("link_id",),
        renames={"service_id": "link_id", "taxonomy_id": "taxonomy_term_id"},
        fixed={"link_entity": "service"},
        not_kept=frozenset({"taxonomy_detail"}),
    ),
)

KINDS_NOT_KEPT: tuple[str, ...] = (
    "funding",
    "program",
    "programs",
    "organization_identifiers",
    "organization_identifier",
    "metadata",
    "meta_table_descriptions",
    "meta_table_description",
    "payments_accepted",
    "payment_accepted",
    "holiday_schedules",
    "holiday_schedule",
    "unit",
    "units",
    "url",
    "urls",
    "additional_urls",
    "additional_websites",
)
"""Files and nested names of the specification whose rows are counted and set aside whole."""

BY_FILE: dict[str, Shape] = {name: shape for shape in SHAPES for name in shape.files}
BY_NESTED: dict[str, Shape] = {name: shape for shape in SHAPES for name in shape.nested}
BY_KIND: dict[str, Shape] = {shape.kind: shape for shape in SHAPES}
