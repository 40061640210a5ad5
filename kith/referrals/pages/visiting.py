"""Agreeing the first visit, saying how one went, and the steps that ask for a few words."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.gatherings.rules import EnteredFrom
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import ReferralId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.referrals.actions import sending, visiting
from kith.referrals.actions.turning import CannotTurn
from kith.referrals.forms import FirstVisitForm, VisitForm, WordsForm
from kith.referrals.pages.story import SLUGS
from kith.referrals.queries.stories import story
from kith.referrals.rules.answers import VISITING_WORDS, Visiting
from kith.referrals.rules.turns import Step
from kith.rights.queries.interpreting import may_be_held
from kith.rights.rules.interpreting import Occasion


@page(may=Permission.REFERRAL_MAKE, methods=("GET", "POST"))
def first_visit(request: KithRequest, referral_id: ReferralId) -> HttpResponse:
    """Agree when the first visit is. What must be there for the person is shown, and must be in place."""
    found = story(request.actor, referral_id, at=request.at, may=Permission.REFERRAL_MAKE)
    form = edits.form(request, FirstVisitForm)
    if form.is_valid():
        said = form.cleaned_data
        try:
            visiting.agree_first_visit(
                referral_id=referral_id,
                visit_at=said["visit_at"],
                greeter=said["greeter"],
                by=request.actor,
                at=request.at,
            )
        except visiting.NotInPlace as refusal:
            form.add_error(None, _(VISITING_WORDS[Visiting(refusal.reason.code)]) % refusal.reason.params)
        except (CannotTurn, Stopped, visiting.InterpreterIsMissing) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("referrals:referral", referral_id=referral_id)
    person_id = found.row.person_id
    held = may_be_held(request.actor, person_id, Occasion.FIRST_VISIT, about=referral_id, at=request.at)
    data = {"form": form, "row": found.row, "story": found, "wants_interpreter": not held}
    return show(request, "referrals/first_visit.html", data, viewed=Viewed(found.row.person_id, "referral"))


@page(may=Permission.ATTENDANCE_RECORD, methods=("GET", "POST"))
def visit(request: KithRequest, referral_id: ReferralId) -> HttpResponse:
    """Say how a visit went."""
    found = story(request.actor, referral_id, at=request.at, may=Permission.ATTENDANCE_RECORD)
    form = edits.form(request, VisitForm, initial={"starts_at": found.visit_at})
    if form.is_valid():
        try:
            visiting.tell_of_visit(
                referral_id=referral_id,
                starts_at=form.cleaned_data["starts_at"],
                line=form.line(),
                entered_from=EnteredFrom.DESK,
                by=request.actor,
                at=request.at,
            )
        except (CannotTurn, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("referrals:referral", referral_id=referral_id)
    data = {"form": form, "row": found.row}
    return show(request, "referrals/visit.html", data, viewed=Viewed(found.row.person_id, "referral"))


ASKING = {slug: step for step, slug in SLUGS.items()}


@page(may=Permission.REFERRAL_MAKE, methods=("GET", "POST"))
def next_step(request: KithRequest, referral_id: ReferralId, step: str) -> HttpResponse:
    """Take a step that asks for a few words: held, could not come, settled, ended, taken back."""
    if step not in ASKING:
        raise Http404
    found = story(request.actor, referral_id, at=request.at, may=Permission.REFERRAL_MAKE)
    form = edits.form(request, WordsForm)
    if form.is_valid():
        try:
            _take(request, referral_id, ASKING[step], form.cleaned_data["words"])
        except (CannotTurn, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("referrals:referral", referral_id=referral_id)
    data = {"form": form, "row": found.row, "step": ASKING[step]}
    return show(request, "referrals/next.html", data, viewed=Viewed(found.row.person_id, "referral"))


def _take(request: KithRequest, referral_id: ReferralId, step: Step, words: str) -> None:
    by, at = request.actor, request.at
    if step is Step.HELD:
        visiting.hold(referral_id=referral_id, because=words, by=by, at=at)
    elif step is Step.COULD_NOT_COME:
        visiting.say_could_not_come(referral_id=referral_id, words=words, by=by, at=at)
    elif step is Step.SETTLED:
        visiting.settle(referral_id=referral_id, words=words, by=by, at=at)
    elif step is Step.ENDED:
        visiting.end(referral_id=referral_id, because=words, by=by, at=at)
    else:
        sending.take_back(referral_id=referral_id, because=words, by=by, at=at)
