"""The crisis card: a safety plan and the numbers that help, on paper or as a file of the person's own.

Nothing of it is kept by the browser: on a shared screen it would outlive the sign-in. The file is made by the person's
own press, names nobody and nothing of Kith, and opens without a network.
"""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.queries import whose
from kith.safety.queries.lines import help_to_show
from kith.safety.queries.plans import own_plan_of, plan_of
from kith.safety.rules.lines import Line
from kith.safety.rules.ways import Way


@page(may=Permission.RECORD_PRINT)
def card(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the card as it is printed."""
    person = whose(request.actor, person_id, may=Permission.RECORD_PRINT, at=request.at)
    data = {
        "person": person,
        "plan": plan_of(request.actor, person_id, at=request.at),
        "ways": _ways(request),
        "large_print": request.GET.get("paper") == "large",
        "today": person.today,
    }
    return show(request, "safety/card.html", data, viewed=Viewed(person_id, "safety plan", Act.PRINTED))


@page(may=Permission.SAFETY_WRITE)
def card_file(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Hand the person their own card as one file. Nobody else gets it so."""
    plan = own_plan_of(request.actor, person_id, at=request.at)
    data = {"plan": plan, "ways": _ways(request), "register": "ours"}
    viewed = Viewed(person_id, "safety plan", Act.EXPORTED)
    answer = show(request, "safety/card_file.html", data, viewed=viewed)
    answer["Content-Disposition"] = 'attachment; filename="card.html"'
    return answer


def _ways(request: KithRequest) -> tuple[Way | Line, ...]:
    """Return the ways of the person's own organisation. Whoever prints the card, it is what people are shown."""
    return help_to_show(request.actor, at=request.at).ways
