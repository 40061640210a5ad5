"""After a questionnaire: thanks, what was said, and help when the answers were hard."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import AnswerSetId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import queries
from kith.people.pages.around import show_about


@page(may=Permission.OUTCOME_SEE)
def answered(request: KithRequest, answer_set_id: AnswerSetId) -> HttpResponse:
    """Show one sitting: kind words to the person, numbers to the desk."""
    person, sitting = queries.sitting(request.actor, answer_set_id, at=request.at)
    return show_about(
        request, person, "outcomes/answered.html", {"sitting": sitting}, what="answers", may=Permission.OUTCOME_SEE
    )
