"""The open directory: what is in it and what is not, filters, pages, what is refused, and who may read it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from kith.directory.actions.checking import mark_checked, report_not_running
from kith.directory.models import Contact, Listing
from kith.directory.rules.listings import ListingEntry, ProviderEntry, Status
from kith.ground import clock
from kith.ground.ids import ListingId
from kith.interop.hsds.asking import LISTS, ONES, PARAMETERS
from tests.directory.town import TRUST, fill
from tests.interop.opened import CHOIR, EVERYTHING, get, opened_town
from tests.world import World


@pytest.fixture
def town(world: World) -> World:
    opened_town(world)
    return world


def names(query: str = "", kind: str = "services", profile: str = "hsds-3.1") -> set[str]:
    told = get(f"{kind}?{query}", profile).json()
    return {one["service"]["name"] if "service" in one else one["name"] for one in told["contents"]}


def id_of(name: str, kind: str = "services") -> str:
    return next(one["id"] for one in get(kind).json()["contents"] if one["name"] == name)


def listing_id(name: str) -> ListingId:
    return ListingId(Listing.objects.get(name=name).pk)


# What is in it ----------------------------------------------------------------------------------------------------


def test_nobodys_name_or_number_is_in_it(town: World) -> None:
    assert Contact.objects.filter(name="Ann Persona").exists()
    report_not_running(
        listing_id=listing_id("Harbour Choir"), because="Ken said so", by=town.actor("priya"), at=town.at
    )
    mark_checked(listing_id=listing_id("Paint & Natter"), by=town.actor("priya"), at=town.at)

    for profile in ("hsds-3.1", "hsds-3.0", "oruk-3.0"):
        for kind in LISTS:
            text = get(f"{kind}?{'full=true' if 'full' in LISTS[kind] else ''}", profile).content.decode()
            for word in ("Ann Persona", "Leader", "07700", "ann@home", "Ken said so", "Priya", "priya", "Town"):
                assert word not in text, (profile, kind, word)


def test_a_post_without_a_name_is_in_it(town: World) -> None:
    one = get(f"services/{id_of('Harbour Choir')}").json()

    assert [contact["title"] for contact in one["contacts"]] == ["Reception"]
    assert [(phone["number"], phone["extension"]) for phone in one["phones"]] == [("01632 960 001", 12)]


def test_what_has_closed_gone_or_is_doubted_is_not_in_it_and_comes_back(town: World) -> None:
    fill(
        town,
        *(one for one in EVERYTHING if one.name != "The Shed"),
        replace(CHOIR, source_id="s9", status=Status.CLOSED),
    )
    choir = next(one.pk for one in Listing.objects.filter(name="Harbour Choir", source_row_id="s4"))
    for who in ("priya", "sam"):
        report_not_running(listing_id=ListingId(choir), because="", by=town.actor(who), at=town.at)

    assert names() == {"Paint & Natter", "Gentle Moves"}
    assert names(kind="service_at_locations") == {"Paint & Natter", "Gentle Moves"}

    mark_checked(listing_id=ListingId(choir), by=town.actor("priya"), at=town.at)
    assert names() == {"Paint & Natter", "Gentle Moves", "Harbour Choir"}


def test_what_nobody_has_looked_at_for_half_a_year_is_not_in_it(town: World) -> None:
    with clock.fixed(town.at + timedelta(days=175)):
        assert len(names()) == 4
    with clock.fixed(town.at + timedelta(days=182)):
        assert names() == set()
        assert get("organizations").json()["total_items"] == 0
        assert get("taxonomy_terms").json()["total_items"] == 0


def test_who_runs_nothing_that_is_given_out_is_not_in_it(town: World) -> None:
    secret = ProviderEntry("o7", "The Closed Trust")
    fill(town, ListingEntry("x1", "Old Club", provider=secret, status=Status.CLOSED), source="Another")

    assert names(kind="organizations") == {TRUST.name}


def test_only_the_directory_that_was_decided_on_is_open(town: World) -> None:
    with override_settings(KITH_OPEN_DIRECTORY="Elsewhere"):
        assert names() == set()
        assert get("").status_code == 200
    with override_settings(KITH_OPEN_DIRECTORY="Nobody"):
        told = get("services")
        assert told.status_code == 404
        assert told.json()["detail"] == "This place does not give its directory out."
    with override_settings(KITH_OPEN_DIRECTORY="", KITH_DEMO=False):
        assert get("").status_code == 404


def test_a_worker_of_elsewhere_reads_the_same(town: World, client: Client) -> None:
    client.force_login(town.accounts["olu"])

    assert client.get("/open/hsds-3.1/services").json() == get("services").json()


def test_what_two_sources_call_alike_goes_by_our_own_ids(world: World) -> None:
    own = "0a0a0a0a-0000-4000-8000-000000000001"
    fill(world, ListingEntry(own, "First"), source="One")
    assert get("services").json()["contents"][0]["id"] == own

    fill(world, ListingEntry(own, "Second"), source="Two")

    ids = {one["id"] for one in get("services").json()["contents"]}
    assert ids == {str(pk) for pk in Listing.objects.values_list("pk", flat=True)}


def test_how_one_gets_in_is_said_of_a_place_only_where_it_is_sure(world: World) -> None:
    hall, shed = CHOIR.places[0], replace(CHOIR.places[0], source_id="l8", name="The Annexe")
    fill(world, replace(CHOIR, places=(hall, shed)))

    places = [one["location"] for one in get("service_at_locations?full=true").json()["contents"]]

    assert len(places) == 2
    assert not any("accessibility" in place for place in places)


# What is asked for ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("search=paint", {"Paint & Natter", "Harbour Choir"}),
        ("search=paint natter", {"Paint & Natter"}),
        ("search=", {"Paint & Natter", "Gentle Moves", "The Shed", "Harbour Choir"}),
        ("search=%E6%BC%A2", set()),
        ("day=TH", {"Paint & Natter"}),
        ("day=th,tu", {"Paint & Natter", "Gentle Moves"}),
        ("day=TH&start_time=14:00&end_time=16:00", {"Paint & Natter"}),
        ("day=TH&start_time=14:01", set()),
        ("end_time=12:00", {"Gentle Moves", "Harbour Choir"}),
        ("minimum_age=100", {"Paint & Natter", "Gentle Moves", "The Shed"}),
        ("minimum_age=12&maximum_age=15", {"Paint & Natter", "Gentle Moves", "The Shed"}),
        ("maximum_age=16", {"Paint & Natter", "Gentle Moves", "The Shed", "Harbour Choir"}),
        ("postcode=ph12ab", {"Paint & Natter"}),
        ("postcode=PH1 2AB&proximity=500", {"Paint & Natter"}),
        ("postcode=PH1 2AB&proximity=3000", {"Paint & Natter", "Gentle Moves", "Harbour Choir"}),
        ("modified_after=2026-05-04T09:00:00Z", {"Paint & Natter", "Gentle Moves", "The Shed", "Harbour Choir"}),
        ("modified_after=2026-05-04T09:00:01Z", set()),
        ("modified_after=2026-05-04T11:00:00+02:00", {"Paint & Natter", "Gentle Moves", "The Shed", "Harbour Choir"}),
        ("organization_id=00000000-0000-4000-8000-000000000000", set()),
        ("day=TH&search=woodwork", set()),
    ],
)
@pytest.mark.parametrize("kind", ["services", "service_at_locations"])
def test_each_filter_and_all_of_them_together(town: World, query: str, expected: set[str], kind: str) -> None:
    assert names(query, kind) == expected


def test_terms_taxonomies_and_organisations_are_filters_too(town: World) -> None:
    painting, art = id_of("Painting classes", "taxonomy_terms"), id_of("Art", "taxonomy_terms")
    leisure, trust = id_of("Leisure", "taxonomies"), id_of(TRUST.name, "organizations")

    assert names(f"taxonomy_term_id={painting}") == {"Paint & Natter", "Harbour Choir"}
    assert names(f"taxonomy_term_id={art}") == {"Harbour Choir"}
    assert names(f"taxonomy_id={leisure}") == {"Paint & Natter", "Harbour Choir"}
    assert names(f"taxonomy_id={leisure}&day=TH") == {"Paint & Natter"}
    assert names(f"organization_id={trust}") == {"Paint & Natter", "The Shed", "Harbour Choir"}
    assert names(f"taxonomy_term_id={art}", "organizations") == {TRUST.name}
    assert names(f"taxonomy_term_id={trust}", "organizations") == set()
    assert names("top_only=true", "taxonomy_terms") == {"Art"}
    assert names(f"parent_id={art}", "taxonomy_terms") == {"Painting classes"}
    assert names(f"taxonomy_id={leisure}&search=art", "taxonomy_terms") == {"Art"}


def test_what_changed_since_is_told(town: World) -> None:
    later = town.at + timedelta(days=1)
    mark_checked(listing_id=listing_id("The Shed"), by=town.actor("priya"), at=later)

    with clock.fixed(later):
        assert names("modified_after=2026-05-05") == {"The Shed"}
        minimal = get("services?minimal=true&modified_after=2026-05-05").json()["contents"]
    assert minimal == [{"id": id_of("The Shed"), "last_modified": "2026-05-05T09:00:00.000Z"}]


def test_an_organisation_brings_its_services_where_they_are_asked_for(town: World) -> None:
    trust = id_of(TRUST.name, "organizations")

    plain = get("organizations").json()["contents"][0]
    full = get("organizations?full=true").json()["contents"][0]
    whole = get(f"organizations/{trust}?full_service=true").json()

    assert "services" not in plain
    assert [set(one) & {"service_at_locations", "schedules"} for one in full["services"]] == [set()] * 3
    assert all("service_at_locations" in one and "organization" not in one for one in whole["services"])


def test_pages_hold_everything_once(town: World) -> None:
    pages = [get(f"services?per_page=3&page={number}").json() for number in (1, 2, 3)]

    assert [page["size"] for page in pages] == [3, 1, 0]
    assert [page["total_pages"] for page in pages] == [2, 2, 2]
    assert [page["first_page"] for page in pages] == [True, False, False]
    assert [page["last_page"] for page in pages] == [False, True, True]
    assert [page["empty"] for page in pages] == [False, False, True]
    assert len({one["id"] for page in pages for one in page["contents"]}) == 4


def test_an_empty_directory_is_one_empty_page(world: World) -> None:
    assert get("services").json() == {
        "total_items": 0, "total_pages": 1, "page_number": 1, "size": 0, "first_page": True, "last_page": True,
        "empty": True, "contents": [],
    }  # fmt: skip


def test_lines_hold_everything_without_pages(town: World) -> None:
    answer = get("services?format=ndjson&full=true")

    lines = b"".join(answer.streaming_content).splitlines()
    assert answer["Content-Type"] == "application/x-ndjson"
    assert len(lines) == 4
    assert get("services?format=ndjson&page=2").status_code == 400


def questions(path: str) -> int:
    get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = get(path)
        _ = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return len(asked)


@pytest.mark.parametrize(
    "path", ["services?full=true", "service_at_locations?full=true", "organizations?full_service=true"]
)
def test_the_number_of_questions_does_not_grow(world: World, path: str) -> None:
    fill(world, replace(CHOIR, source_id="n0"))
    few = questions(path)

    fill(world, *(replace(CHOIR, source_id=f"n{number}") for number in range(60)))

    assert questions(path) == few <= 14


def test_nothing_is_read_to_say_that_nothing_changed(town: World) -> None:
    etag = get("services?full=true")["ETag"]

    with CaptureQueriesContext(connection) as asked:
        again = get("services?full=true", **{"if-none-match": etag})

    assert again.status_code == 304
    assert again.content == b""
    assert (again["ETag"], again["Access-Control-Allow-Origin"]) == (etag, "*")
    assert len(asked) <= 2


def test_what_changed_has_another_tag(town: World) -> None:
    etag = get("services")["ETag"]
    assert get("services?day=TH")["ETag"] != etag

    mark_checked(listing_id=listing_id("The Shed"), by=town.actor("priya"), at=town.at)

    assert get("services", **{"if-none-match": etag}).status_code == 200
    with clock.fixed(town.at + timedelta(days=1)):
        assert get("services", **{"if-none-match": get("services")["ETag"]}).status_code == 304


# Who may read it, and how -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "openapi.json", "services", "services/nothing", "services?page=x", "taxonomies"])
def test_every_page_of_every_site_may_read_every_answer(town: World, path: str) -> None:
    answer = get(path, origin="https://council.example")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies


def test_asking_before_and_asking_for_the_head(town: World) -> None:
    before = Client().options("/open/hsds-3.1/services", headers={"origin": "https://council.example"})
    head = Client().head("/open/hsds-3.1/services")
    posted = Client(enforce_csrf_checks=True).post("/open/hsds-3.1/services")

    assert (before.status_code, before["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get("services")["ETag"])
    assert posted.status_code in {403, 405}


def wrong() -> Iterator[tuple[str, str]]:
    yield from (("page", text) for text in ("0", "-1", "x", "1.5", "", "99999999999", "٣"))
    yield from (("per_page", text) for text in ("0", "501", "all"))
    yield from (("format", text) for text in ("xml", "JSON", ""))
    yield from (("full", text) for text in ("yes", "", "2"))
    yield from (("taxonomy_term_id", text) for text in ("x", "1", "../../etc/passwd", "' OR 1=1 --"))
    yield from (("modified_after", text) for text in ("yesterday", "2026-02-30", "12", "0001-01-01T00:00:00+23:59"))
    yield from (("minimum_age", text) for text in ("-1", "121", "old"))
    yield from (("day", text) for text in ("XX", "MO,,TU", ""))
    yield from (("start_time", text) for text in ("9:00", "24:00", "09:00:00"))
    yield from (("postcode", text) for text in ("", "\x00", "x" * 40, "%"))
    yield from (("proximity", text) for text in ("0", "-5", "9e9", "999999999"))
    yield from (("search", text) for text in ("x" * 201, "a\x00b", "a\nb"))
    yield from (("serach", "art"), ("top_only", "true"), ("include", "x"))


@pytest.mark.parametrize(("name", "text"), list(wrong()))
def test_what_is_wrong_is_refused_by_name(town: World, name: str, text: str) -> None:
    answer: Any = Client().get("/open/hsds-3.1/services", {name: text})

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["parameter"]) == (400, name)
    assert told["detail"].startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("page=1&page=2", "page"),
        ("proximity=500", "proximity"),
        ("postcode=ZZ9 9ZZ&proximity=500", "postcode"),
        ("minimum_age=50&maximum_age=20", "minimum_age"),
        ("start_time=12:00&end_time=11:00", "start_time"),
        ("minimal=true&full=true", "minimal"),
    ],
)
def test_what_does_not_go_together_is_refused_by_name(town: World, query: str, name: str) -> None:
    assert get(f"services?{query}").json()["parameter"] == name


@pytest.mark.parametrize("kind", LISTS)
def test_every_parameter_that_a_list_does_not_take_is_refused(town: World, kind: str) -> None:
    for name in set(PARAMETERS) - set(LISTS[kind]):
        assert get(f"{kind}?{name}=true").json()["parameter"] == name
    for name in set(PARAMETERS) - set(ONES[kind]):
        assert get(f"{kind}/anything?{name}=true").json()["parameter"] == name


@pytest.mark.parametrize(
    "path", ["services/nothing", f"services/{'0' * 8}-0000-4000-8000-000000000000", "organizations/%00"]
)
def test_what_is_not_there_is_said_so(town: World, path: str) -> None:
    assert get(path).status_code == 404
    assert get(path)["Content-Type"] == "application/problem+json"


def test_a_profile_that_there_is_not_is_said_so(town: World) -> None:
    answer = get("services", "hsds-9.9")

    assert answer.status_code == 404
    assert "hsds-3.1" in answer.json()["detail"]


def test_the_day_stands_as_the_specification_has_it(town: World) -> None:
    one = get(f"services/{id_of('Harbour Choir')}").json()

    assert one["assured_date"] == date(2026, 5, 2).isoformat()
    assert one["capacities"][0] | {"id": "", "unit": "", "unit_id": "", "service_id": ""} == {
        "id": "", "unit": "", "unit_id": "", "service_id": "", "available": 4, "maximum": 30,
        "updated": "2026-05-01T00:00:00Z",
    }  # fmt: skip
