"""Who speaks for a person: for the person, for their worker, and for whoever speaks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.correspondence.actions import CannotGo
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import PersonId
from kith.ground.sign_in.actions import NameTaken
from kith.ground.web import edits
from kith.ground.web.page import Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.rights.actions import representatives as actions
from kith.rights.forms import BecauseForm, EvidenceForm, LetInForm, RepresentativeForm
from kith.rights.queries import representatives as queries
from kith.rights.queries.representatives import RepresentativeSeen
from kith.rights.rules.representatives import STANDING_WORDS, Authority, Sees

WHAT = "who speaks for them"
PLACES = {
    Sees.ABOUT: "record:person",
    Sees.PLAN: "plans:plan",
    Sees.PROGRESS: "outcomes:scores",
    Sees.REFERRALS: "referrals:list",
    Sees.DECISIONS: "rights:decisions",
    Sees.LIMITS: "safeguarding:limits",
}
"""Where each of the things that a representative is shown stands; their list of referrals is one for all."""


@page(may=Permission.REPRESENTATIVE_SEE)
def speaks(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show who speaks for somebody, since when, what it rests on and what they are shown."""
    person = whose(request.actor, person_id, may=Permission.REPRESENTATIVE_SEE, at=request.at)
    data = {
        "representatives": queries.representatives_of(request.actor, person_id, at=request.at),
        "standing_words": STANDING_WORDS,
        "may": queries.may_about(request.actor, person_id, at=request.at),
    }
    see = Permission.REPRESENTATIVE_SEE
    return show_about(request, person, "rights/speaks.html", data, what=WHAT, may=see)


@page(may=Permission.REPRESENTATIVE_RECORD, methods=("GET", "POST"))
def add(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down that somebody has an authority."""
    person = whose(request.actor, person_id, may=Permission.REPRESENTATIVE_RECORD, at=request.at)
    form = edits.form(request, RepresentativeForm, initial={"begins_on": person.today}, today=person.today)
    if form.is_valid():
        try:
            actions.record_representative(
                person_id=person_id,
                who=form.who,
                mandate=form.mandate,
                document=form.cleaned_data["document"],
                by=request.actor,
                at=request.at,
            )
        except actions.CannotSpeak as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("rights:speaks", person_id=person_id)
    data = {"form": form, "evidence_by": {one.value: _(one.evidence) for one in Authority}}
    see = Permission.REPRESENTATIVE_SEE
    return show_about(request, person, "rights/add_representative.html", data, what=WHAT, may=see)


@page(may=Permission.REPRESENTATIVE_RECORD, methods=("GET", "POST"))
def evidence(request: KithRequest, representative_id: UUID) -> HttpResponse:
    """Say that the document was seen."""
    found = queries.representative_for(request.actor, representative_id, at=request.at)
    today = today_of(request.actor, at=request.at)
    form = edits.form(request, EvidenceForm, initial={"seen_on": today}, today=today)
    if form.is_valid():
        try:
            actions.see_evidence(
                representative_id=representative_id,
                document=form.cleaned_data["document"],
                seen_on=form.cleaned_data["seen_on"],
                by=request.actor,
                at=request.at,
            )
        except (actions.CannotSpeak, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("rights:speaks", person_id=found.person_id)
    return _about_one(request, found, "rights/evidence.html", form)


@page(may=Permission.REPRESENTATIVE_RECORD, methods=("GET", "POST"))
def let_in(request: KithRequest, representative_id: UUID) -> HttpResponse:
    """Let them sign in and see what was chosen."""
    found = queries.representative_for(request.actor, representative_id, at=request.at)
    initial = {"email": found.email, "sign_in_name": found.name.split()[0].lower()}
    form = edits.form(request, LetInForm, initial=initial)
    if form.is_valid():
        try:
            actions.let_in(
                representative_id=representative_id,
                sign_in_name=form.cleaned_data["sign_in_name"],
                email=form.cleaned_data["email"],
                by=request.actor,
                at=request.at,
            )
        except NameTaken:
            form.add_error("sign_in_name", _("Somebody signs in with this name already. Choose another."))
        except (actions.CannotSpeak, CannotGo, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("rights:speaks", person_id=found.person_id)
    return _about_one(request, found, "rights/let_in.html", form)


@page(may=Permission.REPRESENTATIVE_RECORD, methods=("GET", "POST"))
def end(request: KithRequest, representative_id: UUID) -> HttpResponse:
    """End an authority."""
    found = queries.representative_for(request.actor, representative_id, at=request.at)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        try:
            actions.end_representative(
                representative_id=representative_id,
                because=form.cleaned_data["because"],
                by=request.actor,
                at=request.at,
            )
        except actions.HasEnded as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("rights:speaks", person_id=found.person_id)
    return _about_one(request, found, "rights/end_representative.html", form)


def _about_one(request: KithRequest, found: RepresentativeSeen, template: str, form: object) -> HttpResponse:
    return show(request, template, {"form": form, "one": found}, viewed=Viewed(found.person_id, WHAT))


@page(may=Permission.SPEAK_FOR)
def speaking_for(request: KithRequest) -> HttpResponse:
    """Show a representative for whom they speak, until when, and the way to what they may see."""
    people = queries.speaking_for(request.actor, at=request.at)
    data = {"people": people, "places": PLACES}
    return show(
        request, "rights/speaking_for.html", data, viewed=Listed([one.person_id for one in people], "speaking for")
    )
