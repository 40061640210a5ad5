"""The list of referrals: where each stands, for how long, whose turn it is."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import show_about
from kith.people.queries.persons import person_of
from kith.referrals.queries.stories import referrals as referrals_for


@page(may=Permission.REFERRAL_SEE)
def referrals(request: KithRequest) -> HttpResponse:
    """Show every open referral this reader may see, the latest first."""
    rows = referrals_for(request.actor, at=request.at, is_open=True)
    people = {row.person_id for row in rows}
    return show(request, "referrals/list.html", {"rows": rows, "person": None}, viewed=Listed(people, "referral"))


@page(may=Permission.REFERRAL_SEE)
def of_person(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show one person's referrals, the open ones first."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.SUGGESTION_SEE)
    rows = referrals_for(request.actor, at=request.at, person_id=person_id)
    see = Permission.REFERRAL_SEE
    return show_about(request, person, "referrals/list.html", {"rows": rows}, what="referral", may=see)
