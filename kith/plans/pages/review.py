"""A review on one page, made from what is known already."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import ReviewId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.pages.map import drawn_beside
from kith.networks.queries.days import TwoDays
from kith.networks.rules.drawing import Drawing
from kith.outcomes.pages.chart import then_and_now
from kith.people.pages.around import show_about
from kith.plans.queries.reviews import review_for
from kith.plans.rules.reviews import Section


@page(may=Permission.OUTCOME_SEE)
def review(request: KithRequest, review_id: ReviewId) -> HttpResponse:
    """Show what changed and what was said of it. The earlier map opens only when it is asked for."""
    seen = review_for(request.actor, review_id, at=request.at)
    shows_earlier = request.GET.get("map") == "earlier"
    data = {
        "review": seen,
        "plan": seen.plan,
        "drawn": then_and_now(seen.outcomes.measured, seen.outcomes.live_goals, all_scales=not seen.plan.person.is_me),
        "shows_earlier": shows_earlier,
        **_maps(seen.maps, name=seen.plan.person.known_as, shows_earlier=shows_earlier),
        "Section": Section,
    }
    what = "review with the earlier map" if shows_earlier else "review"
    return show_about(request, seen.plan.person, "plans/review.html", data, what=what, may=Permission.PLAN_SEE)


def _maps(days: TwoDays, *, name: str, shows_earlier: bool) -> dict[str, Drawing | None]:
    if not shows_earlier:
        return {"map_then": None, "map_now": None}
    return {
        "map_then": drawn_beside(days.then, days.now, days.acquainted_then, name=name, has_edge=days.has_edge),
        "map_now": drawn_beside(days.now, days.then, days.acquainted_now, name=name, has_edge=days.has_edge),
    }
