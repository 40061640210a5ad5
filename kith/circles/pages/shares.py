"""What one of the circle is shown: said, switched in a tap, and seen beforehand exactly as they will see it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.circles import actions
from kith.circles.actions import NotNow
from kith.circles.forms import SharesForm
from kith.circles.pages.places import parts
from kith.circles.queries.circle import ICONS, KINDS, KeyPersonSeen, key_person_for
from kith.circles.queries.shared import reader_of, shown_to
from kith.consent.rules.sharing import Information
from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.queries.shown import ties_to_show
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import around
from kith.people.queries import PersonCard, person_of
from kith.people.rules.telling import Told


@page(may=Permission.CIRCLE_KEEP, methods=("GET", "POST"))
def shares(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Show what one of the circle is shown, and write what the person says of it."""
    one, person = _about(request, key_person_id)
    ties = ties_to_show(one.person_id, viewer=request.actor, at=request.at)
    initial = {"kinds": sorted(one.kinds), "ties": sorted(map(str, one.ties))}
    form = edits.form(request, SharesForm, initial=initial, person=person, writer=request.actor.name, ties=ties)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.share_with(
                key_person_id=key_person_id,
                kinds=form.kinds_said,
                ties=form.ties_said,
                explained_how=said.get("explained_how", ""),
                until=said["until"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except (NotSaidSo, NotNow) as refusal:
            form.add_error("told" if "told" in form.fields else None, _(str(refusal)))
        else:
            return redirect("circles:shares", key_person_id=key_person_id)
    data = {"form": form, "one": one, "ties": ties, "kinds": KINDS, "icons": ICONS, **around(request, person)}
    return show(request, "circles/shares.html", data, viewed=Viewed(one.person_id, "sharing"))


@page(may=Permission.CIRCLE_KEEP, methods=("POST",))
def switch(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Show or hide one kind, or one tie, with one tap: for the person, whose own hand it is."""
    one, person = _about(request, key_person_id)
    if not person.is_me or not one.can_be_shown:
        raise Http404
    kind = next((kind for kind in KINDS if kind == request.POST.get("kind")), None)
    ties = {str(tie.tie_id): tie.tie_id for tie in ties_to_show(one.person_id, viewer=request.actor, at=request.at)}
    tie_id = ties.get(request.POST.get("tie", ""))
    actions.share_with(
        key_person_id=key_person_id,
        kinds=one.kinds ^ (frozenset({kind}) if kind else frozenset[Information]()),
        ties=one.ties ^ (frozenset({tie_id}) if tie_id else frozenset[TieId]()),
        explained_how="",
        told=Told.by_own_hand(person.known_as, person.today),
        by=request.actor,
        at=request.at,
    )
    return redirect("circles:shares", key_person_id=key_person_id)


@page(may=Permission.CIRCLE_KEEP)
def preview(request: KithRequest, key_person_id: UUID) -> HttpResponse:
    """Show exactly what one of the circle is shown: read as them, and put on the page by the same words as theirs."""
    one, person = _about(request, key_person_id)
    if not one.can_be_shown or one.account_id is None:
        raise Http404
    shown = shown_to(reader_of(one.account_id, at=request.at), one.person_id, at=request.at, ahead=True)
    data = {"one": one, **parts(shown), **around(request, person)}
    return show(request, "circles/preview.html", data, viewed=Viewed(one.person_id, "sharing"))


def _about(request: KithRequest, key_person_id: UUID) -> tuple[KeyPersonSeen, PersonCard]:
    one = key_person_for(request.actor, key_person_id, at=request.at)
    return one, person_of(request.actor, one.person_id, at=request.at, may=Permission.CIRCLE_KEEP)
