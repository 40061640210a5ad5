"""The open directory is held to the official schemas and to its own description, in every profile."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from schemathesis import GenerationMode

from kith.interop.hsds.profiles import PROFILES
from tests.interop.opened import get, opened_town
from tests.shared import shared
from tests.world import World

ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}
KINDS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
WHOLE: Mapping[str, Mapping[str, str]] = {
    **{
        profile: {
            "services": "schema/compiled/service.json",
            "organizations": "schema/compiled/organization.json",
            "service_at_locations": "schema/compiled/service_at_location.json",
            "taxonomies": "schema/taxonomy.json",
            "taxonomy_terms": "schema/taxonomy_term.json",
        }
        for profile in ("hsds-3.1", "hsds-3.0")
    },
    "oruk-3.0": {
        "services": "schema/service.json",
        "organizations": "schema/organization.json",
        "service_at_locations": "schema/service_at_location.json",
        "taxonomies": "schema/taxonomy.json",
        "taxonomy_terms": "schema/taxonomy_term.json",
    },
}
"""The official schema of one of each thing, whole."""
LISTED = {
    ("hsds", "services"): "schema/compiled/service_list.json",
    ("hsds", "organizations"): "schema/compiled/organization_list.json",
    ("hsds", "service_at_locations"): "schema/compiled/service_at_location_list.json",
    ("oruk", "organizations"): "schema/organization_list.json",
    ("oruk", "services"): "schema/service_list.json",
    ("oruk", "service_at_locations"): "schema/service_at_location_list.json",
    ("oruk", "taxonomies"): "schema/taxonomy_list.json",
    ("oruk", "taxonomy_terms"): "schema/taxonomy_term_list.json",
}
"""The official schema of a list: of one item, or of the page where Open Referral UK writes it so."""
LOCAL = "https://schemas.example/"


def strict(schema: Any) -> Any:
    """Return a schema that lets nothing in that it does not name: what we invent would be seen."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: strict(value) if key in {"properties", "items", "allOf"} else value for key, value in schema.items()}
    if "properties" in made and isinstance(made["properties"], dict):
        made["properties"] = {name: strict(value) for name, value in schema["properties"].items()}
        made["additionalProperties"] = False
    return made


@cache
def validator(profile: str, path: str) -> Draft202012Validator:
    schema = json.loads(shared(profile, *path.split("/")).read_text())
    if "contents" in schema.get("properties", {}) and "items" in schema["properties"]["contents"]:
        schema = schema["properties"]["contents"]["items"]
    return Draft202012Validator(strict(_without_references(schema, profile)), format_checker=FormatChecker())


def _without_references(schema: Any, profile: str) -> Any:
    """Put the plain schemas of the same folder in where one names another."""
    if isinstance(schema, dict):
        if "$ref" in schema and str(schema["$ref"]).endswith(".json"):
            return {"type": "object"}
        return {key: _without_references(value, profile) for key, value in schema.items()}
    return [_without_references(part, profile) for part in schema] if isinstance(schema, list) else schema


def faults(profile: str, path: str, told: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in validator(profile, path).iter_errors(told)]


@pytest.fixture
def town(world: World) -> World:
    opened_town(world)
    return world


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_list_is_valid_and_so_is_each_of_its_things_whole(town: World, profile: str, kind: str) -> None:
    page = get(kind, profile).json()

    assert set(page) == ENVELOPE
    assert page["size"] == page["total_items"] == len(page["contents"]) > 0
    for item in page["contents"]:
        if listed := LISTED.get((profile[:4], kind)):
            assert faults(profile, listed, item) == []
        one = get(f"{kind}/{item['id']}", profile).json()
        assert one["id"] == item["id"]
        assert faults(profile, WHOLE[profile][kind], one) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", ["services", "organizations", "service_at_locations"])
def test_a_full_list_holds_each_thing_whole(town: World, profile: str, kind: str) -> None:
    whole = get(f"{kind}?full=true", profile).json()["contents"]

    assert all(faults(profile, WHOLE[profile][kind], one) == [] for one in whole)
    if kind != "organizations":
        assert whole == [get(f"{kind}/{one['id']}", profile).json() for one in whole]


@pytest.mark.parametrize("profile", PROFILES)
def test_it_says_which_specification_it_speaks_and_where_that_is_described(town: World, profile: str) -> None:
    about = get("", profile).json()

    assert about["version"] == {"hsds-3.1": "3.1", "hsds-3.0": "3.0", "oruk-3.0": "HSDS-UK-3.0"}[profile]
    assert about["openapi_url"].endswith(f"/open/{profile}/openapi.json")
    assert get("openapi.json", profile).json()["openapi"] == "3.1.0"
    assert faults("oruk-3.0", "schema/api_details.json", about) == []


def test_something_that_is_not_of_the_specification_would_be_seen(town: World) -> None:
    one = get("services?full=true").json()["contents"][0]

    assert faults("hsds-3.1", WHOLE["hsds-3.1"]["services"], {**one, "kith": 1}) != []
    assert faults("hsds-3.1", WHOLE["hsds-3.1"]["services"], {**one, "status": "open"}) != []
    assert faults("hsds-3.1", WHOLE["hsds-3.1"]["services"], {**one, "email": "nobody"}) != []


@pytest.mark.parametrize("profile", PROFILES)
def test_every_official_path_and_parameter_is_described(town: World, profile: str) -> None:
    name = "open_api.json" if profile == "oruk-3.0" else "openapi.json"
    official = json.loads(shared(profile, "schema", name).read_text())
    ours = get("openapi.json", profile).json()["paths"]

    for path, said in official["paths"].items():
        theirs = {one.get("name") or one["$ref"].rpartition("/")[2] for one in said["get"].get("parameters", ())}
        assert theirs - {"id"} <= {one["name"] for one in ours[path]["get"]["parameters"]}, path


# What a generator makes up from our own description ---------------------------------------------------------------


def asked_by_a_generator(profile: str, number: int) -> Iterator[tuple[schemathesis.Case, Any]]:
    """Ask what a generator makes up from the description: what it allows, and what it does not."""
    schema = schemathesis.openapi.from_dict(get("openapi.json", profile).json())
    for operation in schema.get_all_operations():
        described = operation.ok()
        modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        for mode in modes if described.definition.raw["parameters"] else modes[:1]:
            for case in made_up(described.as_strategy(generation_mode=mode), number):
                yield case, _answer_to(case, profile)


def made_up(strategy: Any, number: int) -> list[schemathesis.Case]:
    made: list[schemathesis.Case] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def keep(case: schemathesis.Case) -> None:
        made.append(case)

    keep()
    return made


def _answer_to(case: schemathesis.Case, profile: str) -> Any:
    from tests.attack.asking import encoded

    query = {name: value if isinstance(value, list) else _said(value) for name, value in (case.query or {}).items()}
    return get(f"{case.formatted_path.lstrip('/')}?{encoded(query)}", profile)


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _undocumented(profile: str, description: Any, case: schemathesis.Case, answer: Any) -> str:
    """Say in which way an answer is not described; nothing where it is."""
    said = description["paths"][case.operation.path]["get"]["responses"].get(str(answer.status_code))
    if said is None:
        return f"{answer.status_code} is not described"
    kind = answer.get("Content-Type", "")
    if kind not in said.get("content", {}):
        return f"{kind} is not described"
    if answer.streaming:
        return ""
    schema = {**said["content"][kind]["schema"], "components": description["components"]}
    return "; ".join(fault.message[:200] for fault in Draft202012Validator(schema).iter_errors(answer.json()))


@pytest.mark.parametrize("number", [pytest.param(4, id="part"), pytest.param(60, id="whole", marks=pytest.mark.long)])
@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_that_a_generator_asks_is_a_fault_or_is_answered_otherwise_than_described(
    town: World, profile: str, number: int
) -> None:
    description = get("openapi.json", profile).json()
    statuses = set()
    wrong = []
    for case, answer in asked_by_a_generator(profile, number):
        statuses.add(answer.status_code)
        if flaw := _undocumented(profile, description, case, answer):
            wrong.append(f"{case.formatted_path} {case.query}: {flaw}"[:600])

    assert wrong == []
    assert statuses == {200, 400, 404}


@pytest.mark.parametrize("profile", PROFILES)
def test_every_whole_thing_is_as_its_own_description_says(town: World, profile: str) -> None:
    description = get("openapi.json", profile).json()
    for kind in KINDS:
        for item in get(kind, profile).json()["contents"]:
            said = description["paths"][f"/{kind}/{{id}}"]["get"]["responses"]["200"]["content"]["application/json"]
            schema = {**said["schema"], "components": description["components"]}
            faults_ = list(Draft202012Validator(schema).iter_errors(get(f"{kind}/{item['id']}", profile).json()))
            assert faults_ == []
