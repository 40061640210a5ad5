"""A few questions about somebody close, for oneself. The page takes nothing, so there is nothing that could be kept."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safety.packs.questions import QUESTIONS
from kith.safety.queries.closeness import is_there_for_somebody_else


@page(may=PUBLIC, is_noted=False)
def questions(request: KithRequest) -> HttpResponse:
    """Show them to anybody, signed in or not, but to whoever is signed in as somebody's key person."""
    if is_there_for_somebody_else(request.visitor):
        raise PermissionDenied
    answer = show(request, "safety/questions.html", {"questions": QUESTIONS, "register": "ours"})
    answer["Cache-Control"] = "no-store"
    return answer
