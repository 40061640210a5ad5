"""How somebody says things are: then and now, their goals, and what can be asked next."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import queries
from kith.outcomes.pages.chart import then_and_now
from kith.people.pages.around import show_about


@page(may=Permission.OUTCOME_SEE)
def scores(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show what a person has said of how things are, in words, one drawing and a table."""
    seen = queries.outcomes_of(request.actor, person_id, at=request.at)
    return show_about(
        request,
        seen.person,
        "outcomes/scores.html",
        {
            "outcomes": seen,
            "drawn": then_and_now(seen.measured, seen.live_goals, all_scales=not seen.person.is_me),
            "askable": queries.askable(request.actor, seen, at=request.at) if seen.may_record else None,
        },
        what="scores",
        may=Permission.OUTCOME_SEE,
    )
