"""Inviting somebody in: a person to what is kept with them, a colleague to their work."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.correspondence import actions
from kith.correspondence.actions import CannotGo
from kith.correspondence.forms import InviteColleagueForm, InvitePersonForm
from kith.correspondence.rules import Channel, Format
from kith.ground.access import gate
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.actor import Role
from kith.ground.ids import PersonId
from kith.ground.sign_in.actions import NameTaken
from kith.ground.web import edits
from kith.ground.web.page import Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.models import Person


@page(may=Permission.PERSON_INVITE, methods=("GET", "POST"))
def invite_person(request: KithRequest, person_id: PersonId) -> HttpResponse:
    person = gate.one(Person, person_id, by=request.actor, may=Permission.PERSON_INVITE, at=request.at)
    name = person.known_as.split()[0].lower()
    form = edits.form(request, InvitePersonForm, initial={"sign_in_name": name, "format": Format.STANDARD})
    if form.is_valid():
        asked = form.cleaned_data
        try:
            message_id = actions.invite_person(
                person_id=person_id,
                sign_in_name=asked["sign_in_name"],
                channel=Channel(asked["channel"]),
                address=asked["address"],
                format=Format(asked["format"]),
                by=request.actor,
                at=request.at,
            )
            return redirect("correspondence:message", message_id=message_id)
        except NameTaken:
            form.add_error("sign_in_name", _("Somebody signs in with this name already. Choose another."))
        except (CannotGo, Stopped) as refusal:
            form.add_error("address", _(str(refusal)))
    return show(request, "correspondence/invite_person.html", {"form": form, "person": person})


@page(may=Permission.PERSON_INVITE, methods=("GET", "POST"))
def give_device(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Make a code with which somebody's own device is known, while one sits beside them."""
    person = gate.one(Person, person_id, by=request.actor, may=Permission.PERSON_INVITE, at=request.at)
    offer = None
    if request.method == "POST" and person.account_id is not None:
        offer = actions.offer_device(person_id=person_id, by=request.actor, at=request.at)
    place = settings.KITH_ORIGIN + reverse("devices:this-device")
    return show(request, "correspondence/give_device.html", {"person": person, "offer": offer, "place": place})


@page(may=Permission.COLLEAGUE_INVITE, methods=("GET", "POST"), asks_again=Again.EVERYBODY)
def invite_colleague(request: KithRequest) -> HttpResponse:
    form = edits.form(request, InviteColleagueForm)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            message_id = actions.invite_colleague(
                display_name=asked["display_name"],
                sign_in_name=asked["sign_in_name"],
                email=asked["email"],
                role=Role(asked["role"]),
                by=request.actor,
                at=request.at,
            )
            return redirect("correspondence:message", message_id=message_id)
        except NameTaken:
            form.add_error("sign_in_name", _("Somebody has this name or this e-mail address already. Choose another."))
        except CannotGo as refusal:
            form.add_error("email", _(str(refusal)))
    return show(request, "correspondence/invite_colleague.html", {"form": form})
