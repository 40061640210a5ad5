"""Deciding what is wanted of a tie: keep, grow, rebuild, step back, or not sure yet."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import (
    AskAboutRhythmError,
    NotWithoutThemError,
    WorkersColumnAloneError,
    decide_on_tie,
)
from kith.networks.forms.decisions import WISH_ICONS, DecideForm
from kith.networks.queries.maps import tie_for
from kith.networks.rules.decisions import contradicts
from kith.networks.rules.vocabulary import Wish
from kith.people.pages.around import show_about


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def decide(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Ask what is wanted of a tie, and keep the answer with whose word it is."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.PLAN_DECIDE)
    form = edits.form(
        request,
        DecideForm,
        person=story.person,
        writer=request.actor.name,
        asks_about_rhythm=bool(contradicts(Wish.STEP_BACK, story.tie.facts.rhythm)),
    )
    if form.is_valid() and _is_kept(request, tie_id, form):
        here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
        return HttpResponseRedirect(f"{here}#tie-{tie_id}")
    data = {"form": form, "story": story, "wish_icons": WISH_ICONS}
    return show_about(
        request, story.person, "networks/decide.html", data, what="networks.TieDecision", may=Permission.MAP_SEE
    )


def _is_kept(request: KithRequest, tie_id: TieId, form: DecideForm) -> bool:
    told = form.cleaned_data
    try:
        decide_on_tie(
            tie_id=tie_id,
            wish=told["wish"],
            told=form.told,
            columns=form.columns(),
            asked_in=form.format(),
            despite_rhythm=told.get("despite_rhythm", ""),
            by=request.actor,
            at=request.at,
        )
    except NotWithoutThemError as refusal:
        form.add_error("wish", str(refusal))
    except AskAboutRhythmError as question:
        form.add_error("despite_rhythm", str(question))
    except WorkersColumnAloneError as refusal:
        form.add_error("worker_thinks", str(refusal))
    else:
        return True
    return False
