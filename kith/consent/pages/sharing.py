"""Who can see what: what was agreed, said no to and taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.consent import actions, queries
from kith.consent.actions import NothingSaid
from kith.consent.forms import SharingForm, TakeBackForm
from kith.consent.rules.sharing import Information, Purpose, RecipientKind
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Again, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import around
from kith.people.queries import person_of


@page(may=Permission.CONSENT_SEE)
def who_sees(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show who can see the record, and what the person agreed to share with whom."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.CONSENT_SEE)
    may = queries.may_about(request.actor, person_id, at=request.at)
    data = {
        **around(request, person),
        "agreed": queries.sharing_of(request.actor, person_id, at=request.at),
        "regardless": queries.shared_regardless(request.actor, person_id, at=request.at),
        "may_decide": Permission.CONSENT_OVERRIDE in may,
        "may_say": Permission.CONSENT_RECORD in may,
        "may_see_looks": Permission.LOOKED_SEE in may,
    }
    return show(request, "consent/who_sees.html", data, viewed=Viewed(person_id, "sharing"))


@page(may=Permission.CONSENT_RECORD, methods=("GET", "POST"), asks_again=Again.THE_PERSON)
def say(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write what the person said about one recipient."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.CONSENT_RECORD)
    form = edits.form(request, SharingForm, person=person, writer=request.actor.name)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.record_sharing(
                person_id=person_id,
                purpose=Purpose(said["purpose"]),
                recipient_kind=RecipientKind(said["recipient_kind"]),
                recipient_name=said["recipient_name"],
                said=form.said,
                explained_how=said.get("explained_how", ""),
                until=said["until"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except Stopped as stop:
            form.add_error(None, str(stop))
        except (NotSaidSo, NothingSaid) as refusal:
            form.add_error("told" if "told" in form.fields else None, _(str(refusal)))
        else:
            return redirect("consent:who-sees", person_id=person_id)
    data = {"form": form, **around(request, person)}
    return show(request, "consent/say.html", data, viewed=Viewed(person_id, "sharing"))


@page(may=Permission.CONSENT_RECORD, methods=("GET", "POST"))
def take_back(request: KithRequest, sharing_id: UUID) -> HttpResponse:
    """Take back a yes, or a part of it."""
    agreed = queries.sharing_one(request.actor, sharing_id, at=request.at)
    person = person_of(request.actor, agreed.person_id, at=request.at, may=Permission.CONSENT_RECORD)
    form = edits.form(request, TakeBackForm, person=person, writer=request.actor.name, agreed=agreed)
    if form.is_valid():
        try:
            actions.take_back(
                sharing_id=sharing_id,
                informations=[Information(one) for one in form.cleaned_data["informations"]],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except NotSaidSo as refusal:
            form.add_error("told", _(str(refusal)))
        else:
            return redirect("consent:who-sees", person_id=agreed.person_id)
    gone = queries.gone_to(request.actor, agreed, at=request.at)
    data = {"form": form, "agreed": agreed, "gone": gone, **around(request, person)}
    return show(request, "consent/take_back.html", data, viewed=Viewed(agreed.person_id, "sharing"))
