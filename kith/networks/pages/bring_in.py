"""Bringing a map in: a file is read, everything that it would do is shown line by line, and only a yes does it."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.words import mark
from kith.networks import actions
from kith.networks.actions import ChangedSinceError, MapMovedOnError
from kith.networks.forms.files import BringInForm, FileForm
from kith.networks.pages.saying import cell_said, reason_said
from kith.networks.queries.exchange import what_would_come
from kith.networks.queries.maps import rings_on
from kith.networks.rules.exchange.coming import Coming, Defaults, Outcome, with_what_is_understood
from kith.networks.rules.exchange.keeping import MOST_LETTERS, kept
from kith.networks.rules.exchange.reading import read
from kith.networks.rules.exchange.sheet import MOST_BYTES, MOST_TIES, FileRefusedError, Sheet
from kith.networks.rules.vocabulary import Ring, Sector
from kith.people.pages.around import show_about
from kith.people.queries import Whose, whose

MAY = Permission.MAP_DRAW
MOST_DIGITS = 9


@page(may=MAY, methods=("GET", "POST"))
def bring_in(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask for a file; then show what it would do, and do nothing yet."""
    person = whose(request.actor, person_id, at=request.at, may=MAY)
    form = edits.form(
        request,
        FileForm,
        initial={"ring": Ring.CLOSE, "sector": Sector.PERSONAL},
        rings=rings_on(person_id, viewer=request.actor, at=request.at),
    )
    if form.is_valid():
        try:
            sheet = _read(form.cleaned_data["file"])
        except FileRefusedError as refusal:
            form.add_error("file", _(refusal.words) % refusal.fills)
        else:
            return _look(request, person, sheet, form.defaults)
    done = tuple(_number(request, name) for name in ("first", "last"))
    data = {"form": form, "done": done if all(done) else None, "most": MOST_TIES}
    return show_about(request, person, "networks/bring_in.html", data, what="networks.Map", may=Permission.MAP_SEE)


def _read(upload: "UploadedFile[bytes]") -> Sheet:
    content = upload.read(MOST_BYTES + 1)
    sheet = with_what_is_understood(read(content, upload.name or ""))
    if len(kept(sheet)) > MOST_LETTERS:
        raise FileRefusedError(mark("It holds more than can be looked at in one go. Bring in a part of it at a time."))
    return sheet


def _look(request: KithRequest, person: Whose, sheet: Sheet, defaults: Defaults) -> HttpResponse:
    would = what_would_come(person.person_id, sheet, defaults, viewer=request.actor, at=request.at)
    form = BringInForm(
        person=person,
        writer=request.actor.name,
        rings=rings_on(person.person_id, viewer=request.actor, at=request.at),
        initial={"sheet": kept(sheet), "seal_of_all": would.seal, "ring": defaults.ring, "sector": defaults.sector},
    )
    return _show(request, person, form, sheet, would=would, defaults=defaults)


def _show(
    request: KithRequest, person: Whose, form: BringInForm, sheet: Sheet, *, would: Coming, defaults: Defaults
) -> HttpResponse:
    data = {
        "form": form,
        "sheet": sheet,
        "kept": kept(sheet),
        "would": would,
        "defaults": defaults,
        "outcomes": list(Outcome),
        "reason_said": reason_said,
        "cell_said": cell_said,
    }
    return show_about(request, person, "networks/bring_in_look.html", data, what="networks.Map", may=Permission.MAP_SEE)


@page(may=MAY, methods=("POST",))
def bring_in_now(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Bring in what was looked at; where the map has moved on since, look again."""
    person = whose(request.actor, person_id, at=request.at, may=MAY)
    rings = rings_on(person_id, viewer=request.actor, at=request.at)
    form = BringInForm(request.POST, person=person, writer=request.actor.name, rings=rings)
    here = reverse("networks:bring-in", kwargs={"person_id": person_id})
    if not form.is_valid():
        if {"sheet", "ring", "sector"} & form.errors.keys():
            messages.info(request, _("Choose the file again: what was looked at is not whole any more."))
            return HttpResponseRedirect(here)
        sheet = form.cleaned_data["sheet"]
        would = what_would_come(person_id, sheet, form.defaults, viewer=request.actor, at=request.at)
        return _show(request, person, form, sheet, would=would, defaults=form.defaults)
    try:
        brought = actions.bring_in(
            person_id=person_id,
            sheet=form.cleaned_data["sheet"],
            defaults=form.defaults,
            seal=form.cleaned_data["seal_of_all"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )
    except MapMovedOnError:
        messages.info(request, _("Meanwhile the map was changed. Look at it again: nothing was brought in yet."))
        return _look(request, person, form.cleaned_data["sheet"], form.defaults)
    return HttpResponseRedirect(f"{here}?first={brought.first}&last={brought.last}")


@page(may=MAY, methods=("POST",))
def take_all_back(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Undo everything that was brought in at once."""
    try:
        first, last = _number(request, "first"), _number(request, "last")
        actions.take_back(person_id=person_id, first=first, last=last, by=request.actor, at=request.at)
        messages.success(request, _("All that was brought in is taken back."))
    except (ChangedSinceError, Stopped) as nothing:
        messages.info(request, str(nothing))
    return HttpResponseRedirect(reverse("networks:map", kwargs={"person_id": person_id}))


def _number(request: KithRequest, name: str) -> int:
    sent = (request.POST if request.method == "POST" else request.GET).get(name, "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= MOST_DIGITS else 0
