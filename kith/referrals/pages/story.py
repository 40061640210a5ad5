"""One referral: the whole way on one line, the whole story, what left, whose turn it is."""

from django.http import HttpResponse

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId, ReferralId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.ground.words import mark
from kith.people.pages.around import around
from kith.people.queries import whose
from kith.referrals.queries.stories import Story
from kith.referrals.queries.stories import story as story_of
from kith.referrals.rules.turns import ROUTE_NOUNS, State, Step, may_turn

NEXT = (Step.HELD, Step.COULD_NOT_COME, Step.SETTLED, Step.ENDED, Step.TAKEN_BACK)
"""Steps that ask for a few words."""
VERBS = {
    Step.HELD: mark("Hold it"),
    Step.COULD_NOT_COME: mark("Could not come"),
    Step.SETTLED: mark("It feels settled"),
    Step.ENDED: mark("Close it"),
    Step.TAKEN_BACK: mark("Take it back"),
}
SLUGS = {
    Step.HELD: "hold",
    Step.COULD_NOT_COME: "could-not-come",
    Step.SETTLED: "settle",
    Step.ENDED: "end",
    Step.TAKEN_BACK: "take-back",
}
ICONS = {
    Step.DRAFTED: "pencil",
    Step.SENT: "letter",
    Step.RECEIVED: "eye",
    Step.ACCEPTED: "tick",
    Step.DECLINED: "pause",
    Step.PUT_ON_LIST: "clock",
    Step.PLACE_OPENED: "door",
    Step.INVITED: "hand",
    Step.FIRST_VISIT_CONFIRMED: "calendar",
    Step.HELD: "pause",
    Step.CAME: "sprout",
    Step.COULD_NOT_COME: "weather",
    Step.MISSED_EACH_OTHER: "weather",
    Step.SETTLED: "leaf",
    Step.ENDED: "belong",
    Step.TAKEN_BACK: "undo",
}


@page(may=Permission.REFERRAL_SEE)
def story(request: KithRequest, referral_id: ReferralId) -> HttpResponse:
    """Show one referral, whole, and what may be done next."""
    found = story_of(request.actor, referral_id, at=request.at)
    data = {
        "story": found,
        "row": found.row,
        "may": _may_do(found),
        "verbs": VERBS,
        "slugs": SLUGS,
        "icons": ICONS,
        "noun": ROUTE_NOUNS[found.row.route],
        **_around(request, found.row.person_id),
    }
    return show(request, "referrals/story.html", data, viewed=Viewed(found.row.person_id, "referral"))


def _around(request: KithRequest, person_id: PersonId) -> dict[str, object]:
    """Return what stands around a page about the person; an organiser, who knows only what was sent, has none of it."""
    may = gate.may_each(request.actor, [Permission.PERSON_SEE], [person_id], at=request.at)[person_id]
    if Permission.PERSON_SEE not in may:
        return {"person": None}
    person = whose(request.actor, person_id, at=request.at, may=Permission.PERSON_SEE)
    return around(request, person, may=Permission.REFERRAL_SEE)


def _may_do(found: Story) -> dict[str, object]:
    route, state = found.row.route, found.row.standing.state

    def can(step: Step) -> bool:
        return bool(may_turn(route, state, step))

    return {
        "send": found.may_make and state is State.DRAFT,
        "answer": found.may_answer and (can(Step.ACCEPTED) or can(Step.PLACE_OPENED)),
        "agree": found.may_make and can(Step.FIRST_VISIT_CONFIRMED),
        "record": found.may_record and can(Step.CAME),
        "link": found.may_make and state not in {State.DRAFT, State.ENDED, State.TAKEN_BACK} and bool(found.links),
        "next": [step for step in NEXT if found.may_make and can(step)],
    }
