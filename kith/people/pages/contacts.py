"""How somebody is reached, and whether it is safe."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Again, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions, queries
from kith.people.forms import BecauseForm, ContactForm
from kith.people.pages.around import around
from kith.people.pages.saying import saying, subject
from kith.people.rules.contacts import Safe, Way


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"), asks_again=Again.THE_PERSON)
def add(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show every way to reach somebody, and write another."""
    person = subject(request, person_id)

    def say(form: ContactForm) -> None:
        said = form.cleaned_data
        actions.add_contact(
            person_id=person_id,
            way=Way(said["way"]),
            words=said["words"],
            safe=Safe(said["safe"]),
            care=said["care"],
            is_liked_best=said["is_liked_best"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    data = {"contacts": queries.contacts_of(request.actor, person_id, at=request.at)}
    return saying(request, person, ContactForm, say, template="people/contacts.html", back="people:contacts", data=data)


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"), asks_again=Again.THE_PERSON)
def end(request: KithRequest, contact_id: UUID) -> HttpResponse:
    """Stop using a number or an address."""
    point = queries.contact_of(request.actor, contact_id, at=request.at)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        actions.end_contact(
            contact_id=contact_id, because=form.cleaned_data["because"], by=request.actor, at=request.at
        )
        return redirect("people:contacts", person_id=point.person_id)
    data = {"form": form, "point": point, **around(request, subject(request, point.person_id))}
    return show(request, "people/end_contact.html", data, viewed=Viewed(point.person_id, "contacts"))
