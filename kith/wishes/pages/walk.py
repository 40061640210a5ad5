"""A walk: pictures of what matters to somebody, with their words, and from there to the map or onto paper."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.files.pages.photo import sent
from kith.ground.files.pictures import NotAPicture
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.forms.fields import KIND_ICONS
from kith.networks.queries.maps import rings_on
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import show_about
from kith.people.queries import may_describe, whose
from kith.wishes.actions import add_walk_picture, put_walk_picture_on_map, show_walk_picture, take_walk_picture_away
from kith.wishes.forms import OnMapForm, WalkForm
from kith.wishes.queries import picture_for, walk_of


@page(may=Permission.MAP_SEE)
def walk(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the pictures, each with its words."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.MAP_SEE)
    data = {
        "pictures": walk_of(request.actor, person_id, at=request.at),
        "may_write": may_describe(request.actor, person_id, at=request.at),
    }
    return show_about(request, person, "wishes/walk.html", data, what="wishes", may=Permission.MAP_SEE)


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def add(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask for a picture and a few words, and keep them."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.PERSON_DESCRIBE)
    form = edits.form(request, WalkForm, person=person, writer=request.actor.name)
    if form.is_valid():
        given = form.cleaned_data
        try:
            add_walk_picture(
                person_id=person_id,
                upload=given["picture"],
                words=given["words"],
                meaning=given["meaning"],
                is_private=not given["is_seen"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except NotAPicture as refusal:
            form.add_error("picture", _(str(refusal)))
        except NotSaidSo as refusal:
            form.add_error("told", _(str(refusal)))
        else:
            return redirect("wishes:walk", person_id=person_id)
    return show_about(request, person, "wishes/walk_add.html", {"form": form}, what="wishes", may=Permission.MAP_SEE)


@page(may=Permission.MAP_SEE)
def walk_photo(request: KithRequest, picture_id: UUID) -> HttpResponse:
    """Send the bytes of a picture; the page that it is on has said whose record was opened."""
    about = picture_for(picture_id, viewer=request.actor, at=request.at, may=Permission.MAP_SEE)
    return sent(about.picture.photo_id, may=Permission.MAP_SEE)


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def on_map(request: KithRequest, picture_id: UUID) -> HttpResponse:
    """Ask where it stands, and put it on the map with a small photo of it: one step."""
    about = picture_for(picture_id, viewer=request.actor, at=request.at)
    person_id = about.person.person_id
    form = edits.form(
        request,
        OnMapForm,
        initial={"called": about.picture.words},
        person=about.person,
        writer=request.actor.name,
        rings=rings_on(person_id, viewer=request.actor, at=request.at),
    )
    if form.is_valid():
        tie_id = put_walk_picture_on_map(
            picture_id=picture_id,
            facts=form.facts(about.picture.meaning),
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        here = reverse("networks:map", kwargs={"person_id": person_id})
        return HttpResponseRedirect(f"{here}?done={tie_id}")
    data = {"form": form, "picture": about.picture, "kind_icons": KIND_ICONS}
    return show_about(request, about.person, "wishes/walk_on_map.html", data, what="wishes", may=Permission.MAP_SEE)


@page(may=Permission.PERSON_DESCRIBE, methods=("POST",))
def let_see(request: KithRequest, picture_id: UUID) -> HttpResponse:
    """Let those who work with the person see a picture, or no longer: the person's own press alone."""
    about = picture_for(picture_id, viewer=request.actor, at=request.at)
    is_private = request.POST.get("seen") != "yes"
    show_walk_picture(picture_id=picture_id, is_private=is_private, by=request.actor, at=request.at)
    return redirect("wishes:walk", person_id=about.person.person_id)


@page(may=Permission.PERSON_DESCRIBE, methods=("POST",))
def take_away(request: KithRequest, picture_id: UUID) -> HttpResponse:
    """Take a picture away for good. One that is gone stays gone."""
    about = picture_for(picture_id, viewer=request.actor, at=request.at, also_gone=True)
    if not about.picture.is_gone:
        take_walk_picture_away(picture_id=picture_id, by=request.actor, at=request.at)
    return redirect("wishes:walk", person_id=about.person.person_id)


@page(may=Permission.RECORD_PRINT)
def print_walk(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the pictures as they will lie on the table, with their words."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.RECORD_PRINT)
    data = {"person": person, "pictures": walk_of(request.actor, person_id, at=request.at), "printed_at": request.at}
    return show(request, "wishes/walk_print.html", data, viewed=Viewed(person_id, "wishes", Act.PRINTED))
