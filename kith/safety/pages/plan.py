"""One part of a safety plan, written by the person or, in their words, by somebody they told."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.safety.actions.plans import write_part
from kith.safety.forms import PartForm
from kith.safety.queries.plans import plan_of
from kith.safety.rules.plans import Part


@page(may=Permission.SAFETY_WRITE, methods=("GET", "POST"))
def write(request: KithRequest, person_id: PersonId, part: str) -> HttpResponse:
    """Write one part as it should now read."""
    person = whose(request.actor, person_id, may=Permission.SAFETY_WRITE, at=request.at)
    if part not in set(Part):
        raise Http404
    found = plan_of(request.actor, person_id, at=request.at).of(Part(part))
    form = edits.form(
        request,
        PartForm,
        initial={"lines": "\n".join(line.words for line in found.lines)},
        version=found.version,
        person=person,
        writer=request.actor.name,
        part=found.part,
    )
    if form.is_valid():
        try:
            write_part(
                person_id=person_id,
                part=found.part,
                lines=form.said,
                told=form.told,
                version=edits.version_of(form),
                by=request.actor,
                at=request.at,
            )
        except NotSaidSo as refusal:
            form.add_error("told" if "told" in form.fields else None, _(str(refusal)))
        else:
            return redirect("safety:staying-safe", person_id=person_id)
    data = {"form": form, "part": found}
    see = Permission.SAFETY_SEE
    return show_about(request, person, "safety/write_part.html", data, what="safety plan", may=see)
