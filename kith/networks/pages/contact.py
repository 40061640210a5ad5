"""Noting that they were in touch: one press for today, or a few words for another day."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import note_contact
from kith.networks.forms.contact import ContactForm
from kith.networks.queries.maps import tie_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def contact(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Keep that they were in touch."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(
        request,
        ContactForm,
        initial={"on": story.person.today, "mode": story.tie.facts.mode},
        person=story.person,
        writer=request.actor.name,
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            note_contact(
                tie_id=tie_id,
                on=told["on"],
                mode=told["mode"],
                mood=told["mood"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except Stopped as limit:
            form.add_error(None, str(limit))
        else:
            messages.success(request, _("Noted."))
            return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": tie_id}))
    data = {"form": form, "story": story}
    return show_about(request, story.person, "networks/contact.html", data, what="networks.Tie", may=Permission.MAP_SEE)
