"""What a profile answers, described as OpenAPI 3.1 does, in our own words and from our own typed objects."""

import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from kith.interop.hsds import asking, written
from kith.interop.hsds.profiles import JsonObject, JsonValue, Profile
from kith.interop.hsds.written import Written

KINDS: Mapping[str, type[Written]] = {
    "services": written.Service,
    "organizations": written.Organization,
    "taxonomies": written.Taxonomy,
    "taxonomy_terms": written.TaxonomyTerm,
    "service_at_locations": written.ServiceAtLocation,
}
"""What each list is a list of."""
_IDS = {"id", "organization_id", "service_id", "location_id", "taxonomy_id", "taxonomy_term_id", "parent_id",
        "link_id", "contact_id", "unit_id", "service_at_location_id"}  # fmt: skip
FORMATS: Mapping[str, str] = {
    **dict.fromkeys(_IDS, "uuid"),
    **dict.fromkeys(("last_modified", "updated"), "date-time"),
    **dict.fromkeys(("assured_date", "valid_from", "valid_to"), "date"),
    **dict.fromkeys(("url", "website"), "uri"),
    "email": "email",
}
"""What a text of this name always is."""
CHOICES: Mapping[str, list[str]] = {
    "status": ["active"],
    "freq": ["WEEKLY", "MONTHLY"],
    "location_type": ["physical", "virtual"],
    "address_type": ["physical"],
}
"""All that we ever write under this name."""
_PLAIN: Mapping[object, str] = {str: "string", int: "integer", float: "number"}


def plain_type_of(kind: object) -> str:
    """Return the JSON type of a plain field, or nothing for one that holds objects."""
    return _PLAIN.get(_without_none(kind), "")


def nested_in(kind: object) -> type[Written] | None:
    """Return the object that a field holds, one or several; None for a plain field."""
    kind = _without_none(kind)
    if typing.get_origin(kind) is tuple:
        kind = typing.get_args(kind)[0]
    return kind if isinstance(kind, type) and issubclass(kind, Written) else None


def _without_none(kind: object) -> object:
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return next(one for one in typing.get_args(kind) if one is not type(None))
    return kind


@cache
def fields_of(kind: type[Written], profile: Profile) -> tuple[tuple[str, object, bool], ...]:
    """Return the fields that a profile has of an object: name, type, and whether it is always there."""
    hints = typing.get_type_hints(kind)
    return tuple(
        (one.name, hints[one.name], one.required) for one in msgspec.structs.fields(kind) if profile.has(kind, one.name)
    )


def described(profile: Profile, base: str) -> JsonObject:
    """Return the description of everything that is answered below an address."""
    paths: JsonObject = {
        "/": {"get": _operation("about", "Which specification is spoken here.", [], _ref("About"))},
        "/openapi.json": {"get": _operation("description", "This description.", [], {"type": "object"})},
    }
    for name, kind in KINDS.items():
        paths[f"/{name}"] = {"get": _list(name, kind)}
        paths[f"/{name}/{{id}}"] = {"get": _one(name, kind)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Open directory – {profile.title}",
            "version": profile.version,
            "description": (
                "What there is to go to, given out to everybody. No key is needed, and every page of every site may "
                "read it. Only what would be suggested to somebody today is here: nothing that has closed, that people "
                "doubt, or that nobody has looked at for half a year. Fields that are not known are left out. "
                "Filters are cumulative, and a parameter that is not understood is refused by name."
            ),
        },
        "servers": [{"url": base}],
        "paths": paths,
        "components": {"schemas": _schemas(profile)},
    }


def _list(name: str, kind: type[Written]) -> JsonObject:
    item: JsonObject = _ref(kind.__name__)
    if name == "services":
        item = {"anyOf": [item, _ref("Minimal")]}
    page: JsonObject = {
        "allOf": [_ref("Page"), {"type": "object", "properties": {"contents": {"type": "array", "items": item}}}]
    }
    said = _operation(f"list-{name}", f"{_words(name)} that fit every filter.", _asked(asking.LISTS[name]), page)
    _answers(said)["200"]["content"]["application/x-ndjson"] = {"schema": {"type": "string"}}  # type: ignore[index,call-overload]
    return said


def _one(name: str, kind: type[Written]) -> JsonObject:
    own: JsonObject = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "An id as a list gives it.",
        "schema": {"type": "string", "format": "uuid"},
    }
    parameters: list[JsonValue] = [own, *_asked(asking.ONES[name])]
    return _operation(f"one-of-{name}", f"One of the {_words(name).lower()}, whole.", parameters, _ref(kind.__name__))


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _asked(names: tuple[str, ...]) -> list[JsonValue]:
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": asking.PARAMETERS[name].about,
            "schema": typing.cast("JsonObject", dict(asking.PARAMETERS[name].schema)),
        }
        for name in names
    ]


def _operation(own_id: str, about: str, parameters: list[JsonValue], schema: JsonObject) -> JsonObject:
    problem: JsonObject = {"content": {"application/problem+json": {"schema": _ref("Problem")}}}
    return {
        "operationId": own_id,
        "summary": about,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": about,
                "headers": {
                    "ETag": {"description": "Of this answer, for If-None-Match.", "schema": {"type": "string"}}
                },
                "content": {"application/json": {"schema": schema}},
            },
            "304": {"description": "As whoever asks has it already."},
            "400": {"description": "A parameter is wrong; the answer names it.", **problem},
            "404": {"description": "There is no such thing, or this place gives nothing out.", **problem},
        },
    }


def _answers(operation: JsonObject) -> Mapping[str, JsonValue]:
    return typing.cast("Mapping[str, JsonValue]", operation["responses"])


def _ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


_COUNT: JsonObject = {"type": "integer", "minimum": 0}
_FLAG: JsonObject = {"type": "boolean"}
ENVELOPE: JsonObject = {
    "total_items": {**_COUNT, "description": "How many there are on all pages."},
    "total_pages": {**_COUNT, "description": "How many pages there are; at least one."},
    "page_number": {**_COUNT, "description": "Which page this is."},
    "size": {**_COUNT, "description": "How many stand on this page."},
    "first_page": _FLAG,
    "last_page": _FLAG,
    "empty": _FLAG,
    "contents": {"type": "array"},
}


def _schemas(profile: Profile) -> JsonObject:
    text: JsonObject = {"type": "string"}
    return {
        "About": _object({"version": text, "profile": text, "openapi_url": text}),
        "Page": _object(ENVELOPE),
        "Minimal": _object({"id": {"type": "string", "format": "uuid"}, "last_modified": text}),
        "Problem": _object({"type": text, "title": text, "status": _COUNT, "detail": text})
        | {"description": "As RFC 9457 has it; `parameter` names what was wrong with the address."},
        **{kind.__name__: _schema(kind, profile) for kind in _reached(profile)},
    }


def _object(properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": properties, "required": list[JsonValue](properties)}


def _reached(profile: Profile) -> Iterator[type[Written]]:
    """Yield every object that stands in an answer of this profile."""
    waiting, seen = list(KINDS.values()), set[type[Written]]()
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        yield kind
        waiting += [inner for _, hint, _ in fields_of(kind, profile) if (inner := nested_in(hint))]


def _schema(kind: type[Written], profile: Profile) -> JsonObject:
    fields = fields_of(kind, profile)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {name: _property(name, hint) for name, hint, _ in fields},
        "required": [name for name, _, is_there in fields if is_there],
        "additionalProperties": False,
    }


def _property(name: str, hint: object) -> JsonObject:
    inner = nested_in(hint)
    if inner is None:
        return plain_schema(name, hint)
    is_several = typing.get_origin(hint) is tuple
    return {"type": "array", "items": _ref(inner.__name__)} if is_several else _ref(inner.__name__)


def plain_schema(name: str, hint: object) -> JsonObject:
    """Return what a plain field holds: its type, its format, and all that it may be where that is a short list."""
    found: JsonObject = {"type": plain_type_of(hint)}
    if name in FORMATS:
        found["format"] = FORMATS[name]
    if name in CHOICES:
        found["enum"] = list[JsonValue](CHOICES[name])
    return found
