"""Photos of somebody: choosing one, seeing it as it is kept, and taking it away."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.files.actions import add_photo, remove_photo
from kith.ground.files.pictures import NotAPicture
from kith.ground.ids import FileId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people import queries
from kith.people.forms import PhotoForm
from kith.people.pages.around import show_about


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def photos(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the photos that are kept, and take one more."""
    person = queries.whose(request.actor, person_id, at=request.at, may=Permission.PERSON_DESCRIBE)
    form = edits.form(request, PhotoForm)
    if form.is_valid():
        try:
            add_photo(person_id=person_id, upload=form.cleaned_data["picture"], by=request.actor, at=request.at)
        except NotAPicture as refusal:
            form.add_error("picture", _(str(refusal)))
        else:
            return redirect("people:photos", person_id=person_id)
    data = {"form": form, "photos": queries.photos_of(request.actor, person_id, at=request.at)}
    return show_about(request, person, "people/photos.html", data, what="photos", may=Permission.PHOTO_SEE)


@page(may=Permission.PERSON_DESCRIBE, methods=("POST",))
def take_away(request: KithRequest, photo_id: FileId) -> HttpResponse:
    """Take a photo away: its picture is gone, and the record says who did it."""
    person_id = queries.whose_photo(request.actor, photo_id, at=request.at)
    remove_photo(photo_id=photo_id, because="", by=request.actor, at=request.at)
    return redirect("people:photos", person_id=person_id)
