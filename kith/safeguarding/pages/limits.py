"""A person's limits on contact: read them, begin one, end one."""

from collections.abc import Mapping

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId, RestrictionId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.safeguarding import actions, queries
from kith.safeguarding.forms import EndLimitForm, LimitForm, OwnLimitForm
from kith.safeguarding.rules.limits import BASIS_WORDS, Basis, CannotStandError, Channel, Party


@page(may=Permission.RESTRICTION_SEE)
def limits(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show every limit in force that this reader may see."""
    person = whose(request.actor, person_id, may=Permission.RESTRICTION_SEE, at=request.at)
    shown = queries.limits_for(request.actor, person_id, at=request.at)
    data = {"limits": shown, "basis_words": BASIS_WORDS}
    see = Permission.RESTRICTION_SEE
    return show_about(request, person, "safeguarding/limits.html", data, what="limits", may=see)


@page(may=Permission.RESTRICTION_SET, methods=("GET", "POST"))
def begin(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Begin a limit: “not him” by the person, or the whole form by a worker."""
    person = whose(request.actor, person_id, may=Permission.RESTRICTION_SET, at=request.at)
    form = edits.form(request, OwnLimitForm if person.is_me else LimitForm)
    if form.is_valid():
        try:
            _begin(request, person_id, form)
        except CannotStandError as missing:
            form.add_error(None, str(missing))
        else:
            return redirect("safeguarding:limits", person_id=person_id)
    data = {"form": form}
    see = Permission.RESTRICTION_SEE
    return show_about(request, person, "safeguarding/begin_limit.html", data, what="limits", may=see)


def _begin(request: KithRequest, person_id: PersonId, form: Form) -> None:
    if isinstance(form, LimitForm):
        _begin_theirs(request, person_id, form)
    else:
        _begin_own(request, person_id, form.cleaned_data)


def _begin_own(request: KithRequest, person_id: PersonId, said: Mapping[str, str]) -> None:
    actions.begin_limit(
        person_id=person_id,
        party=Party(names=(said["party_name"],)),
        party_name=said["party_name"],
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because=said["in_their_words"],
        in_their_words=said["in_their_words"] or said["party_name"],
        by=request.actor,
        at=request.at,
    )


def _begin_theirs(request: KithRequest, person_id: PersonId, form: LimitForm) -> None:
    said = form.cleaned_data
    actions.begin_limit(
        person_id=person_id,
        party=Party(names=form.names(), phones=(said["phone"],), emails=(said["email"],)),
        party_name=said["party_name"],
        basis=Basis(said["basis"]),
        channel=Channel(said["channel"]),
        because=said["because"],
        in_their_words=said["in_their_words"],
        legal_basis=said["legal_basis"],
        review_on=form.review(),
        by=request.actor,
        at=request.at,
    )


@page(may=Permission.RESTRICTION_SET, methods=("GET", "POST"))
def end(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """End one limit, saying what has changed."""
    limit = queries.limit_for(request.actor, restriction_id, at=request.at)
    form = edits.form(request, EndLimitForm)
    if form.is_valid():
        try:
            actions.end_limit(
                restriction_id=restriction_id, because=form.cleaned_data["because"], by=request.actor, at=request.at
            )
        except (actions.AlreadyEndedError, actions.NotTheirsToLiftError) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("safeguarding:limits", person_id=limit.person_id)
    data = {"form": form, "limit": limit}
    return show(request, "safeguarding/end_limit.html", data, viewed=Viewed(limit.person_id, "limits"))
