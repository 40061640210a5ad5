"""A circle: who is close to somebody, where each of them stands, and what each of them is shown."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.circles import actions
from kith.circles.actions import NotNow
from kith.circles.forms import NameForm, WordForm
from kith.circles.queries.circle import ICONS, KINDS, circle_of, key_person_for
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import around
from kith.people.queries import person_of


@page(may=Permission.CONSENT_SEE)
def circle(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the circle as a table: each of them, and each kind of information."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.CONSENT_SEE)
    may = gate.may_each(request.actor, [Permission.CIRCLE_KEEP], [person_id], at=request.at)[person_id]
    data = {
        **around(request, person),
        "circle": circle_of(request.actor, person_id, at=request.at),
        "kinds": KINDS,
        "icons": ICONS,
        "may_keep": Permission.CIRCLE_KEEP in may,
    }
    return show(request, "circles/circle.html", data, viewed=Viewed(person_id, "sharing"))


@page(may=Permission.CIRCLE_KEEP, methods=("GET", "POST"))
def name_somebody(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write who is close to the person."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.CIRCLE_KEEP)
    form = edits.form(request, NameForm, person=person, writer=request.actor.name)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.name_key_person(
                person_id=person_id,
                name=said["name"],
                relationship=said["relationship"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except NotSaidSo as refusal:
            form.add_error("told", _(str(refusal)))
        else:
            return redirect("circles:circle", person_id=person_id)
    data = {"form": form, **around(request, person)}
    return show(request, "circles/name.html", data, viewed=Viewed(person_id, "sharing"))


@page(may=Permission.CIRCLE_KEEP, methods=("GET", "POST"))
def agree(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Write the person's yes to somebody who was named by another."""
    return _word(request, key_person_id, ends=False)


@page(may=Permission.CIRCLE_KEEP, methods=("GET", "POST"))
def end(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Take somebody out of the circle."""
    return _word(request, key_person_id, ends=True)


def _word(request: KithRequest, key_person_id: UUID, *, ends: bool) -> HttpResponse:
    one = key_person_for(request.actor, key_person_id, at=request.at)
    person = person_of(request.actor, one.person_id, at=request.at, may=Permission.CIRCLE_KEEP)
    form = edits.form(request, WordForm, person=person, writer=request.actor.name)
    if form.is_valid():
        write = actions.end_place if ends else actions.agree_to
        try:
            write(key_person_id=key_person_id, told=form.told, by=request.actor, at=request.at)
        except (NotSaidSo, NotNow) as refusal:
            form.add_error("told" if "told" in form.fields else None, _(str(refusal)))
        else:
            return redirect("circles:circle", person_id=one.person_id)
    data = {"form": form, "one": one, "ends": ends, **around(request, person)}
    return show(request, "circles/word.html", data, viewed=Viewed(one.person_id, "sharing"))
