"""Being reminded that it has been a while: asked for, changed, ended, and talked over with a worker."""

import contextlib
from uuid import UUID

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
from kith.networks.actions import NotRemindedError, NotWithoutThemError, ask_to_be_reminded, end_reminder, talk_over
from kith.networks.forms.contact import RemindForm
from kith.networks.queries.maps import TieStory, tie_for
from kith.networks.queries.reminders import reaches_of
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def remind(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Ask how often they want to be in touch, and how they want to be told that it has been a while."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(
        request,
        RemindForm,
        initial=_as_it_stands(story),
        reaches=reaches_of(story.person.person_id, viewer=request.actor, at=request.at),
        person=story.person,
        writer=request.actor.name,
    )
    if story.may_be_reminded_of and form.is_valid() and _is_kept(request, tie_id, form):
        messages.success(request, _("Kept. It can be changed or ended at any time."))
        return _back_to(tie_id)
    data = {"form": form, "story": story}
    return show_about(request, story.person, "networks/remind.html", data, what="networks.Tie", may=Permission.MAP_SEE)


def _as_it_stands(story: TieStory) -> dict[str, object]:
    if story.reminder is None:
        return {"rhythm": story.tie.facts.rhythm}
    asked = story.reminder.asked
    return {"rhythm": asked.rhythm, "reach": asked.reach, "tells_worker": asked.tells_worker}


def _is_kept(request: KithRequest, tie_id: TieId, form: RemindForm) -> bool:
    told = form.cleaned_data
    try:
        ask_to_be_reminded(
            tie_id=tie_id,
            rhythm=told["rhythm"],
            reach=told["reach"],
            tells_worker=told["tells_worker"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )
    except NotWithoutThemError:
        form.add_error("told", _("Only the person can ask for this. Ask them first."))
    except Stopped as limit:
        form.add_error(None, str(limit))
    else:
        return True
    return False


@page(may=Permission.MAP_DRAW, methods=("POST",))
def end(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """End being reminded; pressed twice, it is ended once."""
    with contextlib.suppress(NotRemindedError):
        end_reminder(tie_id=tie_id, by=request.actor, at=request.at)
    messages.success(request, _("There are no more reminders about this."))
    return _back_to(tie_id)


@page(may=Permission.PLAN_DECIDE, methods=("POST",))
def talked_over(request: KithRequest, reminded_id: UUID) -> HttpResponse:
    """Keep that a worker has talked with them about it."""
    tie_id = talk_over(reminded_id=reminded_id, by=request.actor, at=request.at)
    messages.success(request, _("Noted."))
    return _back_to(tie_id)


def _back_to(tie_id: TieId) -> HttpResponse:
    return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": tie_id}))
