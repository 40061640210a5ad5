"""What every page has on which something is said about a person: the person, the banner, who sees, and the way back."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import queries
from kith.people.actions.writing import NotSaidSo
from kith.people.forms import SaidForm
from kith.people.pages.around import around

F = TypeVar("F", bound=SaidForm)


def subject(request: KithRequest, person_id: PersonId) -> queries.PersonCard:
    """Return the person about whom something is to be written, or raise NotVisible."""
    return queries.person_of(request.actor, person_id, at=request.at, may=Permission.PERSON_DESCRIBE)


def saying(
    request: KithRequest,
    person: queries.PersonCard,
    kind: type[F],
    say: Callable[[F], object],
    *,
    template: str,
    back: str = "people:circumstances",
    initial: Mapping[str, Any] | None = None,
    version: int | None = None,
    data: Mapping[str, object] | None = None,
    **more: object,
) -> HttpResponse:
    """Show a form about a person, and when it is filled, say it and go back."""
    form = edits.form(request, kind, initial=initial, version=version, person=person, writer=request.actor.name, **more)
    if form.is_valid():
        try:
            say(form)
        except NotSaidSo as refusal:
            form.add_error("told" if "told" in form.fields else None, _(str(refusal)))
        else:
            return redirect(back, person_id=person.person_id)
    page = {"form": form, **around(request, person), **(data or {})}
    return show(request, template, page, viewed=Viewed(person.person_id, "about me"))
