"""A photo in a mark: choosing one, seeing it as it is kept, leaving it out, and taking it away for good."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.files.pages.photo import sent
from kith.ground.files.pictures import NotAPicture
from kith.ground.ids import FileId, TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import leave_photo_out, put_photo_in_mark, take_photo_away
from kith.networks.forms.ties import MarkPhotoForm
from kith.networks.queries.maps import TieStory, tie_for
from kith.networks.queries.photos import photo_in_mark
from kith.people.pages.around import show_about
from kith.people.rules.telling import Told


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def choose_photo(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Show the photo that stands in a mark, and take another."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(request, MarkPhotoForm, version=story.tie.version, person=story.person, writer=request.actor.name)
    if form.is_valid():
        try:
            put_photo_in_mark(
                tie_id=tie_id,
                upload=form.cleaned_data["picture"],
                told=form.told,
                version=edits.version_of(form),
                by=request.actor,
                at=request.at,
            )
        except NotAPicture as refusal:
            form.add_error("picture", _(str(refusal)))
        else:
            return _back_to_the_map(story)
    data = {"form": form, "story": story}
    return show_about(request, story.person, "networks/photo.html", data, what="networks.Tie", may=Permission.MAP_SEE)


@page(may=Permission.MAP_DRAW, methods=("POST",))
def leave_out(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Let first letters stand in the mark again. It can be undone on the map."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    if story.tie.facts.photo_id is not None:
        told, version = _on_whose_word(story), story.tie.version
        leave_photo_out(tie_id=tie_id, told=told, version=version, by=request.actor, at=request.at)
    return _back_to_the_map(story)


@page(may=Permission.MAP_DRAW, methods=("POST",))
def take_away(request: KithRequest, tie_id: TieId, photo_id: FileId) -> HttpResponse:
    """Take the picture away for good, from earlier maps too."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    told = _on_whose_word(story)
    take_photo_away(tie_id=tie_id, photo_id=photo_id, told=told, by=request.actor, at=request.at)
    messages.success(request, _("The picture is gone, from earlier maps too."))
    return redirect("networks:tie", tie_id=tie_id)


@page(may=Permission.MAP_SEE)
def send_photo(request: KithRequest, tie_id: TieId, photo_id: FileId) -> HttpResponse:
    """Send the bytes of a photo that stands, or stood, in a mark; its page has said whose record was opened."""
    kept = photo_in_mark(tie_id, photo_id, viewer=request.actor, at=request.at)
    return sent(kept, may=Permission.MAP_SEE)


def _on_whose_word(story: TieStory) -> Told:
    """Say whose word it is where nothing is asked: the person's own, or that on which the mark stands as it is."""
    if story.person.is_me:
        return Told.by_own_hand(story.person.known_as, story.person.today)
    return story.tie.last_deed.origin


def _back_to_the_map(story: TieStory) -> HttpResponseRedirect:
    here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
    return HttpResponseRedirect(f"{here}?done={story.tie.tie_id}")
