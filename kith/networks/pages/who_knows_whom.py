"""Who knows whom on a whole map: a half table where there is room for it, else a list for each name."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import set_who_knows_whom
from kith.networks.forms.acquaintances import WhoKnowsWhomForm, row_of
from kith.networks.queries.acquaintances import WhoKnowsWhom, who_knows_whom
from kith.networks.rules.acquaintances import among, known_to
from kith.networks.rules.layout import MOST_AT_ONCE
from kith.people.pages.around import show_about

MOST_IN_A_TABLE = 16


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def ask_who_knows_whom(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask of each on the map whom they know, and keep what is said. Of very many, each is asked about by themself."""
    asked = who_knows_whom(person_id, viewer=request.actor, at=request.at)
    is_asked_together = 1 < len(asked.ties) <= MOST_AT_ONCE
    data: dict[str, object] = {"asked": asked, "knows": _numbers(asked)}
    if is_asked_together:
        form = edits.form(
            request,
            WhoKnowsWhomForm,
            initial=_initial(asked),
            version=asked.told.version,
            person=asked.person,
            writer=request.actor.name,
            ties=asked.ties,
        )
        if form.is_valid():
            set_who_knows_whom(
                person_id=person_id,
                pairs=form.pairs(asked.told.standing),
                told=form.told,
                version=edits.version_of(form),
                by=request.actor,
                at=request.at,
            )
            return HttpResponseRedirect(reverse("networks:map", kwargs={"person_id": person_id}))
        data |= {"form": form, "row_of": row_of, "is_a_table": len(asked.ties) <= MOST_IN_A_TABLE}
    return show_about(
        request, asked.person, "networks/who_knows_whom.html", data, what="networks.Map", may=Permission.MAP_SEE
    )


def _numbers(asked: WhoKnowsWhom) -> dict[str, int]:
    """Count whom each one knows."""
    here = among((tie.tie_id for tie in asked.ties), asked.told.standing)
    return {str(tie.tie_id): len(known_to(tie.tie_id, here)) for tie in asked.ties}


def _initial(asked: WhoKnowsWhom) -> dict[str, list[str]]:
    """Fill each row with those before it whom it knows."""
    filled = {}
    for number, tie in enumerate(asked.ties[1:], start=1):
        known = known_to(tie.tie_id, asked.told.standing)
        filled[row_of(tie.tie_id)] = [str(one.tie_id) for one in asked.ties[:number] if one.tie_id in known]
    return filled
