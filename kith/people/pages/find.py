"""Look before writing: who may be here already, side by side, and only then a new record."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import AccountId, PersonId
from kith.ground.running.readiness import NotLiveYet
from kith.ground.web import edits
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions, queries
from kith.people.actions.cases import LooksLikeSomebody, Newcomer, NotAWorker
from kith.people.forms import FindForm, OpenForm
from kith.people.rules.likeness import SIGN_WORDS


@page(may=Permission.PERSON_FIND, methods=("GET", "POST"))
def find(request: KithRequest) -> HttpResponse:
    """Look for somebody by any of their names, birth date and phone. What is typed never stands in the address."""
    form = FindForm(request.POST or None, today=today_of(request.actor, at=request.at))
    data: dict[str, object] = {"form": form, "alike": None}
    if not form.is_valid():
        return show(request, "people/find.html", data)
    alike = queries.found(request.actor, _newcomer(form).traits, at=request.at)
    said = {name: str(value or "") for name, value in form.cleaned_data.items()}
    data |= {"alike": alike, "said": said, "sign_words": SIGN_WORDS, "not_these": [one.person_id for one in alike]}
    return show(request, "people/find.html", data, viewed=Listed([one.person_id for one in alike], "people found"))


@page(may=Permission.PERSON_OPEN, methods=("GET", "POST"))
def open_one(request: KithRequest) -> HttpResponse:
    """Write a new record of somebody who was looked for and is not here."""
    if request.method == "GET":
        return redirect("people:find")
    is_from_find = "because" not in request.POST
    form = _open_form(request, is_from_find=is_from_find)
    if not is_from_find and form.is_valid():
        try:
            person_id = actions.open_case(
                newcomer=_newcomer(form),
                because=form.cleaned_data["because"],
                not_these=_looked_at(request),
                worker_id=AccountId(UUID(form.cleaned_data["worker"])),
                by=request.actor,
                at=request.at,
            )
        except (LooksLikeSomebody, NotAWorker, NotLiveYet) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("record:person", person_id=person_id)
    return show(request, "people/open.html", {"form": form, "not_these": _looked_at(request)})


def _open_form(request: KithRequest, *, is_from_find: bool) -> OpenForm:
    today = today_of(request.actor, at=request.at)
    workers = queries.workers(request.actor, at=request.at)
    if not is_from_find:
        return edits.form(request, OpenForm, today=today, workers=workers)
    filled = {name: request.POST.get(name, "") for name in FindForm.base_fields}
    return OpenForm(initial={**filled, "worker": str(request.actor.account_id)}, today=today, workers=workers)


def _newcomer(form: FindForm) -> Newcomer:
    said = form.cleaned_data
    return Newcomer(said["known_as"], said["full_name"], form.others, said["born_on"], said["phone"])


def _looked_at(request: KithRequest) -> list[PersonId]:
    """Return who was shown side by side; words that are no ids were not shown by us."""
    found = []
    for text in request.POST.getlist("not_these"):
        try:
            found.append(PersonId(UUID(text)))
        except ValueError:
            continue
    return found
