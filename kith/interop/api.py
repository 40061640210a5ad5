"""The open directory: HSDS 3.1, HSDS 3.0 and Open Referral UK 3.0, for everybody and every program, without a key.

Only what may be known by anybody is here, so every answer may be read from any page of any site. Nothing that is not
understood is passed over: a parameter that is wrong is refused by name. One organisation's directory is given out, the
one that whoever runs Kith has named; where none is, everything here is not found.
"""

import functools
import hashlib
from collections.abc import Callable, Iterator
from http import HTTPStatus

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from kith.ground.access import belt
from kith.ground.accounts.models import Organisation
from kith.ground.clock import day_of
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.interop.hsds import asking
from kith.interop.hsds.answering import Answerer
from kith.interop.hsds.asking import Asked, BadParameter, Form
from kith.interop.hsds.describing import described
from kith.interop.hsds.profiles import PROFILES, JsonObject, Profile
from kith.interop.hsds.whose import everybody_in, gives_its_directory_out

TO_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
}
"""These answers hold nothing that is anybody's, and no cookie is asked for or believed with them."""
A_DAY = 24 * 60 * 60
NOT_GIVEN_OUT = "This place does not give its directory out."
NO_SUCH_PROFILE = f"There is no such profile; there are {', '.join(PROFILES)}."

Answer = Callable[[KithRequest, Organisation, Profile, str], HttpResponseBase]
Opened = Callable[..., HttpResponseBase]


def to_everybody(answer: Answer) -> Opened:
    """Declare a part of the open directory, and let every page of every site read what it answers.

    A browser that asks beforehand (OPTIONS) is told so here: nothing is read for it.
    """

    @page(may=PUBLIC, answers_once=False, is_presence=False)
    def opened(request: KithRequest, /, profile: str, **named: str) -> HttpResponse:
        organisation = gives_its_directory_out()
        if organisation is None or profile not in PROFILES:
            return refused(HTTPStatus.NOT_FOUND, NO_SUCH_PROFILE if organisation else NOT_GIVEN_OUT)
        with belt.for_organisation(organisation.pk):
            try:
                return answer(request, organisation, PROFILES[profile], next(iter(named.values()), ""))  # type: ignore[return-value] # a stream is sent as it is
            except BadParameter as flaw:
                return refused(HTTPStatus.BAD_REQUEST, f"{flaw.name}: {flaw.why}", parameter=flaw.name)

    @functools.wraps(opened)
    def with_its_headers(request: HttpRequest, **named: str) -> HttpResponseBase:
        response = _told_beforehand() if request.method == "OPTIONS" else opened(request, **named)
        for name, value in TO_EVERYBODY.items():
            response[name] = value
        return response

    return with_its_headers


def _told_beforehand() -> HttpResponse:
    """Say for how many seconds a browser need not ask again."""
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Access-Control-Max-Age": str(A_DAY)})


def refused(status: HTTPStatus, why: str, **more: str) -> HttpResponse:
    """Say as RFC 9457 does what is wrong."""
    told = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": why, **more}
    return HttpResponse(msgspec.json.encode(told), status=status, content_type="application/problem+json")


def sent(told: JsonObject) -> HttpResponse:
    """Send one JSON object."""
    return HttpResponse(msgspec.json.encode(told), content_type="application/json")


def base_of(profile: Profile) -> str:
    """Return the address below which a profile is answered."""
    return f"{settings.KITH_ORIGIN}/open/{profile.key}"


def _read(request: KithRequest, *takes: str) -> Asked:
    return asking.read(request.GET.lists(), takes)


def unless_known(
    request: KithRequest, organisation: Organisation, profile: Profile, make: Callable[[Answerer], HttpResponseBase]
) -> HttpResponseBase:
    """Answer, or say that whoever asks has it already. Nothing but the edition is read to know that.

    The same address means the same for one edition on one day: with the day listings go out of date, and a new
    version of Kith may write them otherwise.
    """
    today = day_of(request.at, organisation.zone)
    answerer = Answerer.of(everybody_in(organisation), profile, at=request.at, today=today)
    said = f"{answerer.edition} {today} {base_of(profile)} {request.get_full_path()}"
    etag = f'W/"{hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) or make(answerer)
    if response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"
    return response


@to_everybody
def about(request: KithRequest, organisation: Organisation, profile: Profile, _: str) -> HttpResponseBase:
    """Say which specification is spoken here, and where it is described."""
    _read(request)
    told: JsonObject = {
        "version": profile.version,
        "profile": profile.about,
        "openapi_url": f"{base_of(profile)}/openapi.json",
    }
    return unless_known(request, organisation, profile, lambda _: sent(told))


@to_everybody
def description(request: KithRequest, organisation: Organisation, profile: Profile, _: str) -> HttpResponseBase:
    """Describe every part of a profile, as OpenAPI does."""
    _read(request)
    return unless_known(request, organisation, profile, lambda _: sent(described(profile, base_of(profile))))


def _many(kind: str) -> Opened:
    @to_everybody
    def many(request: KithRequest, organisation: Organisation, profile: Profile, _: str) -> HttpResponseBase:
        asked = _read(request, *asking.LISTS[kind])
        return unless_known(request, organisation, profile, lambda answerer: _listed(answerer, kind, asked))

    return many


def _listed(answerer: Answerer, kind: str, asked: Asked) -> HttpResponseBase:
    found = answerer.many(kind, asked)
    if asked.format is Form.JSON:
        return sent(found.page(asked.page, asked.per_page))
    lines = _under_the_belt(answerer, found.lines())
    return StreamingHttpResponse(lines, content_type="application/x-ndjson")


def _under_the_belt(answerer: Answerer, lines: Iterator[bytes]) -> Iterator[bytes]:
    """Read on, after the request has been answered, with the rows of this organisation in sight and no others."""
    while True:
        with belt.for_organisation(answerer.viewer.organisation_id):
            line = next(lines, None)
        if line is None:
            return
        yield line


def _one(kind: str) -> Opened:
    @to_everybody
    def one(request: KithRequest, organisation: Organisation, profile: Profile, one_id: str) -> HttpResponseBase:
        asked = _read(request, *asking.ONES[kind])

        def make(answerer: Answerer) -> HttpResponse:
            told = answerer.one(kind, one_id.lower(), asked)
            return refused(HTTPStatus.NOT_FOUND, "There is no such thing here.") if told is None else sent(told)

        return unless_known(request, organisation, profile, make)

    return one


services, service = _many("services"), _one("services")
organizations, organization = _many("organizations"), _one("organizations")
taxonomies, taxonomy = _many("taxonomies"), _one("taxonomies")
taxonomy_terms, taxonomy_term = _many("taxonomy_terms"), _one("taxonomy_terms")
service_at_locations, service_at_location = _many("service_at_locations"), _one("service_at_locations")
