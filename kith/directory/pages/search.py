"""Searching the directory: words, an interest, a day, a place; each row says why it is here."""

from django.http import HttpResponse
from django.utils.translation import gettext

from kith.directory.forms import PageForm, SearchForm
from kith.directory.pages.saying import is_unknown, said
from kith.directory.queries.candidates import place_called
from kith.directory.queries.search import search as find
from kith.directory.rules.searching import Near, Wanted
from kith.directory.rules.words import sought
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.rules.vocabulary import Interest


@page(may=Permission.DIRECTORY_SEE)
def search(request: KithRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    wanted = _wanted(request, form)
    results = find(
        request.actor,
        wanted,
        page=PageForm(request.GET).chosen(),
        at=request.at,
        today=today_of(request.actor, at=request.at),
    )
    data = {
        "form": form,
        "results": results,
        "said": said,
        "is_unknown": is_unknown,
        "near": wanted.near,
        "is_narrowed": form.is_narrowed,
        "query": _without_page(request),
    }
    return show(request, "directory/search.html", data)


def _wanted(request: KithRequest, form: SearchForm) -> Wanted:
    """Read what is asked for; a field that cannot be read asks for nothing, and says so on the page."""
    form.is_valid()
    asked = form.cleaned_data
    return Wanted(
        words=sought(asked.get("words", "")),
        interest=Interest(asked["interest"]) if asked.get("interest") else None,
        weekday=asked.get("day"),
        is_step_free=bool(asked.get("step_free")),
        is_free=bool(asked.get("free")),
        near=_near(request, form),
    )


def _near(request: KithRequest, form: SearchForm) -> Near | None:
    name = form.cleaned_data.get("near", "")
    if not name:
        return None
    near = place_called(request.actor, name, at=request.at)
    if near is None:
        form.add_error("near", gettext("We do not know where this is: no listing there has a place on the map."))
        return None
    return Near(near.point, near.name, form.cleaned_data.get("km"))


def _without_page(request: KithRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()
