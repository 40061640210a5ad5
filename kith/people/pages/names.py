"""What somebody is called."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions
from kith.people.forms import NamesForm
from kith.people.pages.around import around
from kith.people.pages.saying import subject


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def rename(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Change a name or the birth date."""
    person = subject(request, person_id)
    initial = {
        "known_as": person.known_as,
        "full_name": person.full_name,
        "other_names": ", ".join(person.other_names),
        "born_on": person.born_on,
    }
    form = edits.form(request, NamesForm, initial=initial, version=person.version, today=person.today)
    if form.is_valid():
        actions.rename(
            person_id=person_id,
            known_as=form.cleaned_data["known_as"],
            full_name=form.cleaned_data["full_name"],
            other_names=form.others,
            born_on=form.cleaned_data["born_on"],
            version=form.edit.version,  # type: ignore[attr-defined] # set by edits.form
            by=request.actor,
            at=request.at,
        )
        return redirect("record:person", person_id=person_id)
    return show(
        request, "people/names.html", {"form": form, **around(request, person)}, viewed=Viewed(person_id, "names")
    )
