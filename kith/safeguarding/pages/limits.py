"""A person's limits on contact: read them, begin one, confirm, lift and explain one; what they have stopped."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.crossings import Party
from kith.ground.access.permissions import Permission, may_ever
from kith.ground.ids import PersonId, RestrictionId
from kith.ground.web import edits
from kith.ground.web.page import Again, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.safeguarding import actions, queries
from kith.safeguarding.forms.limits import (
    AliasForm,
    ConfirmLimitForm,
    EndLimitForm,
    EndOwnLimitForm,
    ExplainLimitForm,
    LimitForm,
    OwnLimitForm,
    WithholdForm,
)
from kith.safeguarding.rules.explaining import ExplainedIn, NotExplainedError
from kith.safeguarding.rules.limits import (
    BASIS_WORDS,
    CHANNEL_WORDS,
    TASK_WORDS,
    Basis,
    CannotStandError,
    Channel,
)

SEE, SET, SECOND = Permission.RESTRICTION_SEE, Permission.RESTRICTION_SET, Permission.RESTRICTION_SECOND
WORDS = {"basis_words": BASIS_WORDS, "channel_words": CHANNEL_WORDS, "task_words": TASK_WORDS}


@page(may=SEE)
def limits(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show every limit that this reader may see, and what they have stopped that the person was not asked about."""
    person = whose(request.actor, person_id, may=SEE, at=request.at)
    data = {
        "limits": queries.limits_for(request.actor, person_id, at=request.at),
        "stopped": queries.stopped_for(request.actor, person_id=person_id, at=request.at),
        **WORDS,
    }
    return show_about(request, person, "safeguarding/limits.html", data, what="limits", may=SEE)


@page(may=SET, methods=("GET", "POST"))
def begin(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Begin a limit: “not him” by the person, or the whole form by a worker."""
    person = whose(request.actor, person_id, may=SET, at=request.at)
    form = edits.form(request, OwnLimitForm if person.is_me else LimitForm)
    if form.is_valid():
        try:
            _begin(request, person_id, form)
        except CannotStandError as missing:
            form.add_error(None, str(missing))
        else:
            return redirect("safeguarding:limits", person_id=person_id)
    data = {"form": form}
    return show_about(request, person, "safeguarding/begin_limit.html", data, what="limits", may=SEE)


def _begin(request: KithRequest, person_id: PersonId, form: Form) -> None:
    said = form.cleaned_data
    if isinstance(form, LimitForm):
        actions.begin_limit(
            person_id=person_id,
            party=form.party(),
            party_name=said["party_name"],
            basis=said["basis"],
            channel=Channel(said["channel"]),
            because=said["because"],
            in_their_words=said["in_their_words"],
            legal_basis=said["legal_basis"],
            who_may_know=said["who_may_know"],
            exceptions=said["exceptions"],
            ends_on=said["ends_on"],
            review_on=said["review_on"],
            is_undisputed=said["is_undisputed"],
            by=request.actor,
            at=request.at,
        )
        return
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


@page(may=SECOND, methods=("GET", "POST"))
def confirm(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """Confirm a hold as a second person, with what it rests on."""
    limit = queries.limit_for(request.actor, restriction_id, may=SECOND, at=request.at)
    form = edits.form(request, ConfirmLimitForm)
    if form.is_valid():
        ground = actions.Ground(**{**form.cleaned_data, "basis": Basis(form.cleaned_data["basis"])})
        try:
            actions.confirm_limit(restriction_id=restriction_id, ground=ground, by=request.actor, at=request.at)
        except (CannotStandError, actions.NotTheirsToConfirmError, actions.NothingToConfirmError) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("safeguarding:limit", restriction_id=restriction_id)
    data = {"form": form, "limit": limit, **WORDS}
    return show(request, "safeguarding/confirm_limit.html", data, viewed=Viewed(limit.person_id, "limits"))


@page(may=SET)
def limit(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """Show one limit whole, to those who may change it."""
    found = queries.limit_for(request.actor, restriction_id, at=request.at)
    data = {
        "limit": found,
        "may_confirm": may_ever(request.actor, SECOND),
        "may_withhold": may_ever(request.actor, Permission.CONCERN_DECIDE),
        **WORDS,
    }
    return show(request, "safeguarding/limit.html", data, viewed=Viewed(found.person_id, "limits"))


@page(may=SET, methods=("GET", "POST"), asks_again=Again.THE_PERSON)
def end(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """End one limit, saying what has changed; or ask a second person to."""
    limit = queries.limit_for(request.actor, restriction_id, at=request.at)
    is_me = limit.is_their_own and limit.person_id == request.actor.person_id
    form = edits.form(request, EndOwnLimitForm if is_me else EndLimitForm)
    if form.is_valid():
        try:
            actions.end_limit(
                restriction_id=restriction_id, because=form.cleaned_data["because"], by=request.actor, at=request.at
            )
        except (actions.AlreadyEndedError, actions.NotTheirsToLiftError) as refusal:
            form.add_error(None, str(refusal))
        else:
            if limit.is_their_own:
                return redirect("safeguarding:limits", person_id=limit.person_id)
            return redirect("safeguarding:limit", restriction_id=restriction_id)
    data = {"form": form, "limit": limit}
    return show(request, "safeguarding/end_limit.html", data, viewed=Viewed(limit.person_id, "limits"))


@page(may=SET, methods=("GET", "POST"))
def explain(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """Write how a limit was explained to the person, and what they said back."""
    limit = queries.limit_for(request.actor, restriction_id, at=request.at)
    form = edits.form(request, ExplainLimitForm)
    if form.is_valid():
        told = actions.Told(**{**form.cleaned_data, "explained_in": ExplainedIn(form.cleaned_data["explained_in"])})
        try:
            actions.explain_limit(restriction_id=restriction_id, told=told, by=request.actor, at=request.at)
        except NotExplainedError as missing:
            form.add_error(None, str(missing))
        else:
            return redirect("safeguarding:limit", restriction_id=restriction_id)
    data = {"form": form, "limit": limit}
    return show(request, "safeguarding/explain_limit.html", data, viewed=Viewed(limit.person_id, "limits"))


@page(may=SECOND, methods=("GET", "POST"))
def withhold(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """Decide, as the safeguarding lead, that a limit is not explained for now."""
    limit = queries.limit_for(request.actor, restriction_id, may=SECOND, at=request.at)
    form = edits.form(request, WithholdForm)
    if form.is_valid():
        try:
            actions.withhold_explanation(
                restriction_id=restriction_id, because=form.cleaned_data["because"], by=request.actor, at=request.at
            )
        except actions.NotTheirsToWithholdError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("safeguarding:limit", restriction_id=restriction_id)
    data = {"form": form, "limit": limit}
    return show(request, "safeguarding/withhold.html", data, viewed=Viewed(limit.person_id, "limits"))


@page(may=SET, methods=("GET", "POST"))
def alias(request: KithRequest, restriction_id: RestrictionId) -> HttpResponse:
    """Write down one more way in which the other side is known."""
    limit = queries.limit_for(request.actor, restriction_id, at=request.at)
    form = edits.form(request, AliasForm)
    if form.is_valid():
        actions.add_alias(restriction_id=restriction_id, party=form.party(), by=request.actor, at=request.at)
        return redirect("safeguarding:limit", restriction_id=restriction_id)
    data = {"form": form, "limit": limit}
    return show(request, "safeguarding/alias.html", data, viewed=Viewed(limit.person_id, "limits"))
