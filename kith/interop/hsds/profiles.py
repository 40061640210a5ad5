"""The profiles in which a directory is given out, and which of our written fields each of them has.

HSDS 3.1 has them all but the repeated names of Open Referral UK; HSDS 3.0 has no capacities; Open Referral UK 3.0 is a
choice of HSDS 3.0 of its own. What a profile has no field for is left out of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import msgspec

from kith.interop.hsds import written
from kith.interop.hsds.written import Written

JsonValue = str | int | float | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]


@dataclass(frozen=True)
class Profile:
    """One way of writing a directory. `only` says what it has of an object; `lacks`, what it has not."""

    key: str
    """As it stands in addresses and commands."""
    version: str
    """As the standard calls itself."""
    title: str
    about: str
    """Where the standard tells of itself."""
    only: Mapping[type[Written], frozenset[str]] = field(default_factory=dict, hash=False)
    lacks: Mapping[type[Written], frozenset[str]] = field(default_factory=dict, hash=False)

    def has(self, kind: type[Written], column: str) -> bool:
        """Say whether an object has a field in this profile."""
        return column in self.only.get(kind, {column}) and column not in self.lacks.get(kind, ())


_REPEATED: Mapping[type[Written], frozenset[str]] = {
    written.Service: frozenset({"fees"}),
    written.ServiceArea: frozenset({"service_area"}),
    written.Accessibility: frozenset({"accessibility"}),
    written.TaxonomyTerm: frozenset({"term"}),
}
"""What only Open Referral UK repeats."""


def _of(names: str) -> frozenset[str]:
    return frozenset(names.split())


HSDS_31 = Profile(
    key="hsds-3.1",
    version="3.1",
    title="Human Services Data Specification 3.1",
    about="https://docs.openreferral.org/",
    lacks=_REPEATED,
)
HSDS_30 = Profile(
    key="hsds-3.0",
    version="3.0",
    title="Human Services Data Specification 3.0",
    about="https://docs.openreferral.org/en/v3.0/",
    lacks={**_REPEATED, written.Service: frozenset({"fees", "capacities"})},
)
ORUK_30 = Profile(
    key="oruk-3.0",
    version="HSDS-UK-3.0",
    title="Open Referral UK 3.0",
    about="https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md",
    only={
        written.Service: _of(
            "id organization_id name description url email status fees minimum_age maximum_age assured_date alert"
            " last_modified organization schedules service_areas service_at_locations cost_options attributes"
        ),
        written.Organization: _of("id name description email website services"),
        written.Location: _of("id location_type name description latitude longitude addresses accessibility"),
        written.Address: _of("id location_id address_1 city state_province postal_code country address_type"),
        written.Accessibility: _of("id location_id description accessibility"),
        written.ServiceAtLocation: _of("id service_id location_id location service"),
        written.Schedule: _of(
            "id service_id service_at_location_id valid_from valid_to freq interval byday description opens_at"
            " closes_at"
        ),
        written.ServiceArea: _of("id service_id name service_area"),
        written.CostOption: _of("id service_id valid_from valid_to amount amount_description"),
        written.Attribute: _of("id link_id taxonomy_term_id taxonomy_term"),
        written.TaxonomyTerm: _of("id name description parent_id taxonomy taxonomy_id term"),
    },
)
"""It has no telephone numbers, no languages and no currency; `HSDS_30` of the same directory has them."""

PROFILES: Mapping[str, Profile] = {profile.key: profile for profile in (HSDS_31, HSDS_30, ORUK_30)}


@cache
def columns_of(kind: type[Written], profile: Profile) -> tuple[tuple[str, object], ...]:
    """Return the fields that a profile has of an object, each with what it holds where nothing is known."""
    return tuple(
        (one.name, msgspec.NODEFAULT if one.required else one.default)
        for one in msgspec.structs.fields(kind)
        if profile.has(kind, one.name)
    )


def as_json(one: Written, profile: Profile) -> JsonObject:
    """Return an object as a profile writes it: only fields that it has, and none that says nothing."""
    found: JsonObject = {}
    for name, nothing in columns_of(type(one), profile):
        value = getattr(one, name)
        if value == nothing:
            continue
        if isinstance(value, Written):
            found[name] = as_json(value, profile)
        elif isinstance(value, tuple):
            found[name] = [as_json(part, profile) for part in value]
        else:
            found[name] = value
    return found
