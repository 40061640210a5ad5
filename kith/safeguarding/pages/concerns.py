"""The concerns that wait, for those who answer them: reading one, owning, deciding, acting, ending, answering."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import zone_of
from kith.ground.ids import ChallengeId, ConcernId, NamedId
from kith.ground.web import edits
from kith.ground.web.page import Sealed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions, queries
from kith.safeguarding.actions.climbing import Ladders
from kith.safeguarding.forms.concerns import ConcernActForm, ConcernDecisionForm, EndConcernForm, NameForm, WordsForm
from kith.safeguarding.packs import england
from kith.safeguarding.queries.concerns import ConcernShown, challenge_of, named_of
from kith.safeguarding.queries.ladder import outside_numbers, stance_of
from kith.safeguarding.rules.concerns import HORIZON_WORDS, Ended, Kind, Route, WishMet

MAY = Permission.CONCERN_DECIDE


@page(may=Permission.CONCERN_SEE)
def concerns(request: KithRequest) -> HttpResponse:
    """Show what waits, the most pressing first. Red stays red until somebody acts."""
    is_asleep = Ladders(request.at).climb_if_nobody_else_does()
    shown = queries.concerns_for(request.actor, at=request.at)
    data = {"concerns": shown, "horizon_words": HORIZON_WORDS, "now": request.at, "is_asleep": is_asleep}
    return show(request, "safeguarding/concerns.html", data)


@page(may=MAY, methods=("GET", "POST"))
def concern(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Read one concern whole, and own it."""
    shown = queries.concern_for(request.actor, concern_id, at=request.at)
    if request.method == "POST":
        actions.acknowledge_concern(concern_id=concern_id, by=request.actor, at=request.at)
        return redirect("safeguarding:concern", concern_id=concern_id)
    data = {"concern": shown, "horizon_words": HORIZON_WORDS, "numbers": outside_numbers(request.actor, at=request.at)}
    return show(request, "safeguarding/concern.html", data, viewed=_opened(shown))


def _opened(shown: ConcernShown) -> Sealed:
    return Sealed("safeguarding.Concern", shown.concern_id)


@page(may=MAY, methods=("GET", "POST"))
def decide(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Record what was decided: referred or not, enquired or not, and why."""
    shown = queries.concern_for(request.actor, concern_id, at=request.at)
    form = edits.form(request, ConcernDecisionForm, stance=stance_of(request.actor))
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.decide_concern(
                concern_id=concern_id,
                choice=form.choice(),
                decision=said["decision"],
                look_on=said["look_on"],
                referred=actions.Referred(
                    form.referred_at(zone_of(request.actor)), said["reference"], said["came_back"]
                ),
                by=request.actor,
                at=request.at,
            )
        except actions.TooFarError as refusal:
            form.add_error("look_on", _(str(refusal)))
        else:
            return redirect("safeguarding:concern", concern_id=concern_id)
    return _step(request, "safeguarding/decide_concern.html", shown, form)


@page(may=MAY, methods=("GET", "POST"))
def act(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Record what was done and who was told; the routes outside stand in the form."""
    shown = queries.concern_for(request.actor, concern_id, at=request.at)
    form = edits.form(request, ConcernActForm, asks_of_family=shown.kind is Kind.HONOUR)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.act_on_concern(
                concern_id=concern_id,
                route=Route(said["route"]),
                words=said["words"],
                reference=said["reference"],
                look_on=said["look_on"],
                family_not_told=said.get("family_not_told", False),
                by=request.actor,
                at=request.at,
            )
        except actions.TooFarError as refusal:
            form.add_error("look_on", _(str(refusal)))
        except actions.FamilyToldError as refusal:
            form.add_error("family_not_told", _(str(refusal)))
        else:
            return redirect("safeguarding:concern", concern_id=concern_id)
    return _step(request, "safeguarding/act_on_concern.html", shown, form)


@page(may=MAY, methods=("GET", "POST"))
def end(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Record how it ended, and what its raiser is told. Nothing is deleted."""
    shown = queries.concern_for(request.actor, concern_id, at=request.at)
    others = queries.concerns_for(request.actor, at=request.at)
    form = edits.form(request, EndConcernForm, others=_others(shown, others))
    if form.is_valid():
        said = form.cleaned_data
        actions.end_concern(
            concern_id=concern_id,
            how=Ended(said["how"]),
            because=said["because"],
            wish_met=WishMet(said["wish_met"]),
            told_raiser=said["told_raiser"],
            same_as=ConcernId(UUID(said["same_as"])) if said["same_as"] else None,
            by=request.actor,
            at=request.at,
        )
        return redirect("safeguarding:concern", concern_id=concern_id)
    return _step(request, "safeguarding/end_concern.html", shown, form)


def _others(shown: ConcernShown, all_of_them: tuple[ConcernShown, ...]) -> list[tuple[str, str]]:
    return [
        (str(one.concern_id), f"{one.about_whom}, {one.raised_at:%d.%m.%Y %H:%M}")
        for one in all_of_them
        if one.concern_id != shown.concern_id
    ]


@page(may=MAY, methods=("GET", "POST"))
def name(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Name somebody who is said to have caused harm. It is kept from them from this moment."""
    shown = queries.concern_for(request.actor, concern_id, at=request.at)
    form = edits.form(request, NameForm)
    if form.is_valid():
        actions.name_in_concern(concern_id=concern_id, name=form.cleaned_data["name"], by=request.actor, at=request.at)
        return redirect("safeguarding:concerns")
    return _step(request, "safeguarding/name_in_concern.html", shown, form)


@page(may=MAY, methods=("POST",))
def named(request: KithRequest, named_id: NamedId) -> HttpResponse:
    """Say whether a name that was typed is this account's."""
    concern_id = named_of(request.actor, named_id, at=request.at)
    is_same = "same" in request.POST
    actions.say_who_is_named(named_id=named_id, is_same=is_same, by=request.actor, at=request.at)
    return redirect("safeguarding:concern", concern_id=concern_id)


@page(may=MAY, methods=("GET", "POST"))
def answer(request: KithRequest, challenge_id: ChallengeId) -> HttpResponse:
    """Answer somebody who disagrees."""
    shown = challenge_of(request.actor, challenge_id, at=request.at)
    form = edits.form(request, WordsForm)
    if form.is_valid():
        try:
            actions.answer_disagreement(
                challenge_id=challenge_id, words=form.cleaned_data["words"], by=request.actor, at=request.at
            )
        except actions.OwnDecisionError as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("safeguarding:concern", concern_id=shown.concern_id)
    disagreement = next(one for one in shown.disagreements if one.id == challenge_id)
    return _step(request, "safeguarding/answer_disagreement.html", shown, form, disagreement=disagreement)


def _step(request: KithRequest, template: str, shown: ConcernShown, form: object, **more: object) -> HttpResponse:
    data = {"concern": shown, "form": form, "checklist": england.RISK_CHECKLIST, **more}
    return show(request, template, data, viewed=_opened(shown))
