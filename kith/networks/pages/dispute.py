"""“We were not in touch”: a contact that somebody noted is disputed, by the person's own word."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import NotWithoutThemError, dispute_contact
from kith.networks.forms.contact import DisputeForm
from kith.networks.queries.maps import contact_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def dispute(request: KithRequest, noted_id: UUID) -> HttpResponse:
    """Say what will happen, then keep that it did not happen."""
    noted = contact_for(noted_id, viewer=request.actor, at=request.at)
    form = edits.form(request, DisputeForm, person=noted.person, writer=request.actor.name)
    if request.method == "POST" and form.is_valid():
        try:
            dispute_contact(contact_id=noted_id, told=form.told, by=request.actor, at=request.at)
        except NotWithoutThemError:
            form.add_error("told", _("Only the person can say this. Ask them first."))
        else:
            return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": noted.tie_id}))
    data = {"form": form, "noted": noted}
    return show_about(request, noted.person, "networks/dispute.html", data, what="networks.Tie", may=Permission.MAP_SEE)
