"""Asking somebody into a circle, their answer, and their quiet going."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.circles import actions
from kith.circles.actions import NotNow
from kith.circles.queries.circle import key_person_for, my_place
from kith.circles.rules.standing import Standing
from kith.correspondence.actions import CannotGo
from kith.correspondence.forms import InvitePersonForm
from kith.correspondence.rules import Channel, Format
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.sign_in.actions import NameTaken
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.queries import person_of


@page(may=Permission.CIRCLE_KEEP, methods=("GET", "POST"))
def invite(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Send somebody an invitation into the circle."""
    one = key_person_for(request.actor, key_person_id, at=request.at)
    person = person_of(request.actor, one.person_id, at=request.at, may=Permission.CIRCLE_KEEP)
    initial = {"sign_in_name": one.name.split()[0].lower(), "format": Format.STANDARD}
    form = edits.form(request, InvitePersonForm, initial=initial)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            actions.invite_key_person(
                key_person_id=key_person_id,
                sign_in_name=asked["sign_in_name"],
                channel=Channel(asked["channel"]),
                address=asked["address"],
                format=Format(asked["format"]),
                by=request.actor,
                at=request.at,
            )
        except NameTaken:
            form.add_error("sign_in_name", _("Somebody signs in with this name already. Choose another."))
        except CannotGo as refusal:
            form.add_error("address", _(str(refusal)))
        except Stopped as refusal:
            form.add_error(None, str(refusal))
        except NotNow as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("circles:circle", person_id=one.person_id)
    data = {"form": form, "one": one, "person": person}
    return show(request, "circles/invite.html", data, viewed=Viewed(one.person_id, "sharing"))


@page(may=Permission.CIRCLE_JOIN, methods=("POST",))
def answer(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Say yes or no to an invitation. Said twice, or after it was taken back, it changes nothing."""
    place = my_place(request.actor, key_person_id, at=request.at)
    is_yes = request.POST.get("answer") == "yes"
    if place.standing is Standing.INVITED:
        actions.answer(key_person_id=key_person_id, is_yes=is_yes, by=request.actor, at=request.at)
    return redirect("circles:shared", person_id=place.person_id) if is_yes else redirect("circles:mine")


@page(may=Permission.CIRCLE_JOIN, methods=("GET", "POST"))
def leave(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Leave a circle, quietly."""
    place = my_place(request.actor, key_person_id, at=request.at)
    if request.method == "POST" and place.standing is Standing.IN:
        actions.leave(key_person_id=key_person_id, by=request.actor, at=request.at)
        return redirect("circles:mine")
    return show(request, "circles/leave.html", {"place": place})
