"""What somebody likes, needs and asks for, and what stands in the way: all on one page, each with a form of its own."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions, queries
from kith.people.forms import (
    BarrierForm,
    BecauseForm,
    HomeForm,
    InterestsForm,
    KeptFreeForm,
    NeedForm,
    PreferencesForm,
    SolvedForm,
)
from kith.people.models import Barrier, KeptFree, Need
from kith.people.pages.around import around
from kith.people.pages.saying import saying, subject
from kith.people.rules import vocabulary

TAKEN_BACK: dict[str, type[Need] | type[Barrier] | type[KeptFree]] = {
    "need": Need,
    "barrier": Barrier,
    "kept-free": KeptFree,
}


@page(may=Permission.PERSON_SEE)
def everything(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show all that groups, places and plans must fit."""
    person = queries.person_of(request.actor, person_id, at=request.at)
    data = {
        **around(request, person),
        "facts": queries.circumstances_of(request.actor, person_id, at=request.at),
        "contacts": queries.contacts_of(request.actor, person_id, at=request.at),
        "may_write": queries.may_describe(request.actor, person_id, at=request.at),
    }
    return show(request, "people/circumstances.html", data, viewed=Viewed(person_id, "circumstances"))


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def interests(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Tick what somebody likes."""
    person = subject(request, person_id)
    held = {one.code: one.words for one in queries.circumstances_of(request.actor, person_id, at=request.at).interests}

    def say(form: InterestsForm) -> None:
        ticked = [vocabulary.Interest(code) for code in form.cleaned_data["interests"]]
        actions.like(
            person_id=person_id,
            interests={code: held.get(code, "") for code in ticked},
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    return saying(
        request, person, InterestsForm, say, template="people/interests.html", initial={"interests": list(held)}
    )


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def preferences(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Tick what somebody asked for in who is with them."""
    person = subject(request, person_id)
    held = queries.circumstances_of(request.actor, person_id, at=request.at).preferences

    def say(form: PreferencesForm) -> None:
        actions.ask_for(
            person_id=person_id,
            preferences=[vocabulary.Preference(code) for code in form.cleaned_data["preferences"]],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    return saying(
        request, person, PreferencesForm, say, template="people/preferences.html", initial={"preferences": list(held)}
    )


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def need(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write something somebody needs help with."""

    def say(form: NeedForm) -> None:
        actions.name_need(
            person_id=person_id,
            area=vocabulary.AreaOfLife(form.cleaned_data["area"]),
            words=form.cleaned_data["words"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    return saying(request, subject(request, person_id), NeedForm, say, template="people/need.html")


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def barrier(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write something that stands in the way."""

    def say(form: BarrierForm) -> None:
        said = form.cleaned_data
        actions.name_barrier(
            person_id=person_id,
            barrier=vocabulary.Barrier(said["barrier"]),
            words=said["words"],
            is_must_have=said["is_must_have"],
            owner=said["owner"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    return saying(request, subject(request, person_id), BarrierForm, say, template="people/barrier.html")


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def solve(request: KithRequest, barrier_id: UUID) -> HttpResponse:
    """Write what took a barrier away."""
    found = queries.barrier_of(request.actor, barrier_id, at=request.at)
    form = edits.form(request, SolvedForm)
    if form.is_valid():
        actions.solve_barrier(barrier_id=barrier_id, how=form.cleaned_data["how"], by=request.actor, at=request.at)
        return redirect("people:circumstances", person_id=found.person_id)
    data = {"form": form, "barrier": found, **around(request, subject(request, found.person_id))}
    return show(request, "people/solve_barrier.html", data, viewed=Viewed(found.person_id, "circumstances"))


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def kept_free(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write a time that somebody asked to keep free."""

    def say(form: KeptFreeForm) -> None:
        said = form.cleaned_data
        actions.keep_free(
            person_id=person_id,
            weekday=said["weekday"],
            from_time=said["from_time"],
            to_time=said["to_time"],
            words=said["words"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    return saying(request, subject(request, person_id), KeptFreeForm, say, template="people/kept_free.html")


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def home(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write about where somebody lives."""
    person = subject(request, person_id)
    held = queries.circumstances_of(request.actor, person_id, at=request.at).home

    def say(form: HomeForm) -> None:
        said = form.cleaned_data
        actions.live_about(
            person_id=person_id,
            words=said["words"],
            latitude=said["latitude"],
            longitude=said["longitude"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    initial = {"words": held.words, "latitude": held.latitude, "longitude": held.longitude} if held else {}
    return saying(request, person, HomeForm, say, template="people/home.html", initial=initial)


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def take_back(request: KithRequest, person_id: PersonId, kind: str, row_id: UUID) -> HttpResponse:
    """End something that does not hold any more. What was written stays readable."""
    person = subject(request, person_id)
    if kind not in TAKEN_BACK:
        raise Http404
    words = queries.words_of(request.actor, TAKEN_BACK[kind], row_id, person_id, at=request.at)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        actions.take_back(
            table=TAKEN_BACK[kind],
            row_id=row_id,
            because=form.cleaned_data["because"],
            by=request.actor,
            at=request.at,
        )
        return redirect("people:circumstances", person_id=person_id)
    data = {"form": form, "words": words, **around(request, person)}
    return show(request, "people/take_back.html", data, viewed=Viewed(person_id, "circumstances"))
