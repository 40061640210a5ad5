"""Sharing without the person's yes: why, on which lawful basis, and who decided."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.consent import actions, queries
from kith.consent.actions import Regardless
from kith.consent.forms import RegardlessForm
from kith.consent.rules.regardless import Asked, Basis, Why
from kith.consent.rules.sharing import Information, RecipientKind
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import around
from kith.people.queries import person_of


@page(may=Permission.CONSENT_OVERRIDE, methods=("GET", "POST"))
def without(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down that something was shared without a yes."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.CONSENT_OVERRIDE)
    form = edits.form(request, RegardlessForm, today=person.today)
    if form.is_valid():
        said = form.cleaned_data
        what = Regardless(
            recipient_kind=RecipientKind(said["recipient_kind"]),
            recipient_name=said["recipient_name"],
            informations=tuple(Information(one) for one in said["informations"]),
            asked=Asked(said["asked"]),
            why=Why(said["why"]),
            basis=Basis(said["basis"]),
            because=said["because"],
            decided_by=said["decided_by"],
            told_on=said["told_on"],
            not_told_because=said["not_told_because"],
        )
        actions.share_regardless(person_id=person_id, what=what, by=request.actor, at=request.at)
        return redirect("consent:who-sees", person_id=person_id)
    data = {"form": form, **around(request, person)}
    return show(request, "consent/without.html", data, viewed=Viewed(person_id, "sharing"))


@page(may=Permission.CONSENT_OVERRIDE, methods=("POST",))
def told(request: KithRequest, without_id: UUID) -> HttpResponse:
    """Write that the person has been told today."""
    person_id = queries.whose_without(request.actor, without_id, at=request.at)
    person = person_of(request.actor, person_id, at=request.at, may=Permission.CONSENT_OVERRIDE)
    actions.note_told(without_id=without_id, on=person.today, by=request.actor, at=request.at)
    return redirect("consent:who-sees", person_id=person_id)
