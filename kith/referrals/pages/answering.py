"""Answering a referral inside Kith: the organiser signed in, or a worker who was told by phone."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import ReferralId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.referrals.actions import answering
from kith.referrals.actions.turning import CannotTurn
from kith.referrals.forms import AnswerForm, DeclineForm
from kith.referrals.queries.stories import story
from kith.referrals.rules.turns import Step, may_turn

VERBS = {
    "yes": answering.accept,
    "list": answering.put_on_list,
    "opened": answering.open_place,
    "invite": answering.invite,
}
STEPS = {
    "yes": Step.ACCEPTED,
    "list": Step.PUT_ON_LIST,
    "opened": Step.PLACE_OPENED,
    "invite": Step.INVITED,
    "no": Step.DECLINED,
}


@page(may=Permission.REFERRAL_ANSWER, methods=("GET", "POST"))
def answer(request: KithRequest, referral_id: ReferralId) -> HttpResponse:
    """Say yes, not now, or no."""
    found = story(request.actor, referral_id, at=request.at, may=Permission.REFERRAL_ANSWER)
    said = request.POST.get("answer", "")
    kind: type[Form] = DeclineForm if said == "no" else AnswerForm
    form = edits.form(request, kind)
    if request.method == "POST" and form.is_valid():
        try:
            _say(request, referral_id, said, form)
        except (CannotTurn, Stopped) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("referrals:referral", referral_id=referral_id)
    may = {name for name, step in STEPS.items() if may_turn(found.row.route, found.row.standing.state, step)}
    decline = form if isinstance(form, DeclineForm) else DeclineForm(auto_id="no_%s")
    words = form if isinstance(form, AnswerForm) else AnswerForm()
    data = {"form": form, "words_form": words, "decline": decline, "row": found.row, "story": found, "may": may}
    return show(request, "referrals/answer_here.html", data, viewed=Viewed(found.row.person_id, "referral"))


def _say(request: KithRequest, referral_id: ReferralId, said: str, form: Form) -> None:
    by, at = request.actor, request.at
    if isinstance(form, DeclineForm):
        alternative = form.cleaned_data["alternative"]
        answering.decline(referral_id=referral_id, reason=form.why(), alternative=alternative, by=by, at=at)
    elif said == "read":
        answering.mark_read(referral_id=referral_id, by=by, at=at)
    elif said in VERBS:
        VERBS[said](referral_id=referral_id, words=form.cleaned_data["words"], by=by, at=at)
