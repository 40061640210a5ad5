"""After a questionnaire: thanks, what was said, and help when the answers were hard."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import AnswerSetId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.outcomes import queries


@page(may=Permission.OUTCOME_SEE)
def answered(request: KithRequest, answer_set_id: AnswerSetId) -> HttpResponse:
    """Show one sitting: kind words to the person, numbers to the desk."""
    person, sitting = queries.sitting(request.actor, answer_set_id, at=request.at)
    return show(
        request,
        "outcomes/answered.html",
        {
            "person": person,
            "sitting": sitting,
        },
        viewed=Viewed(person.person_id, "answers"),
    )
