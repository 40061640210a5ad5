"""Raising a concern without an account: by a page that is open to all, or by a link that an organiser was sent.

Nobody need say who they are. What is kept of where it came from is a digest, for an hour. Whoever raised it gets a code
by which they, and nobody else, read where it stands.
"""

import hashlib
import hmac
from base64 import b64encode

from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.ground.access import belt
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId, new_id
from kith.ground.web import edits
from kith.ground.web.page import BY_LINK, PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions, queries
from kith.safeguarding.actions.climbing import Ladders
from kith.safeguarding.forms.concerns import CodeForm, DoorForm, WordsForm
from kith.safeguarding.packs import england
from kith.safeguarding.queries.without_account import ByCode, Door, by_code, doors, follow_raising_link
from kith.safeguarding.rules.concerns import Through

TOO_MANY = 429


@page(may=PUBLIC, methods=("GET", "POST"))
def worried(request: KithRequest) -> HttpResponse:
    """Take a concern from anybody."""
    return _take(request, doors(), name="", through=Through.OPEN_DOOR)


@page(may=BY_LINK, methods=("GET", "POST"))
def by_link(request: KithRequest, token: str) -> HttpResponse:
    """Take a concern from the organiser who was sent this link. A link that was changed opens the door for all."""
    link = follow_raising_link(token)
    if link is None:
        return redirect("safeguarding:worried")
    return _take(request, (link.door,), name=link.name, through=Through.LINK)


def _take(request: KithRequest, to: tuple[Door, ...], *, name: str, through: Through) -> HttpResponse:
    named = {door.organisation_id: door.name for door in to}
    form = edits.form(request, DoorForm, initial={"your_name": name}, doors=named)
    status = 200
    if form.is_valid():
        by = _somebody(form.cleaned_data["your_name"], form.organisation_id())
        try:
            with belt.for_organisation(by.organisation_id):
                kept = actions.raise_at_the_door(
                    worry=form.worry(), sender=_sender(request), by=by, at=request.at, through=through
                )
        except actions.NotYetError as refusal:
            form.add_error("seen_on", _(str(refusal)))
        except actions.TooManyError as refusal:
            form.add_error(None, _(str(refusal)))
            status = TOO_MANY
        else:
            return redirect("safeguarding:by-code", code=kept.code)
    data = {
        "form": form,
        "warning": england.NO_CONTACT_WITH_FAMILY,
        "doors": to,
        "tab_key": _tab_key(request),
        "register": "ours",
    }
    response = show(request, "safeguarding/worried.html", data, status=status)
    response["Cache-Control"] = "no-store"  # no browser keeps the key beside what it closes
    return response


def _somebody(name: str, organisation_id: OrganisationId) -> Actor:
    """Return whoever raises it: they reach this one concern and nothing else."""
    return Actor.by_link(name or _("Somebody without an account"), organisation_id, new_id(), Permission.CONCERN_RAISE)


def _sender(request: KithRequest) -> str:
    """Return a digest of where a request came from, which nobody without this house's key can make."""
    address = request.META.get("REMOTE_ADDR", "")
    return hmac.new(settings.SECRET_KEY.encode(), f"kith.worried {address}".encode(), hashlib.sha256).hexdigest()


def _tab_key(request: KithRequest) -> str:
    """Return the key that closes what waits in this browser's tab: the same after a reload, and kept in no browser."""
    get_token(request)
    said = f"kith.tab {request.META['CSRF_COOKIE']}"
    return b64encode(hmac.digest(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256)).decode()


@page(may=PUBLIC, methods=("GET", "POST"))
def where(request: KithRequest) -> HttpResponse:
    """Ask for the code of a concern that was raised without an account."""
    form = edits.form(request, CodeForm)
    if form.is_valid():
        code = form.cleaned_data["code"].strip()
        if by_code(code) is not None:
            return redirect("safeguarding:by-code", code=code)
        form.add_error("code", _("This code opens nothing. Look at it again; or tell us once more, we will listen."))
    return show(request, "safeguarding/where.html", {"form": form, "register": "ours"})


@page(may=BY_LINK, methods=("GET", "POST"))
def code(request: KithRequest, code: str) -> HttpResponse:
    """Show to whoever holds a code where their concern stands, and nothing of what it says."""
    opened = by_code(code)
    if opened is None:
        return redirect("safeguarding:where")
    Ladders(request.at).climb_if_nobody_else_does()
    with belt.for_organisation(opened.holder.organisation_id):
        return _opened(request, code, opened)


def _opened(request: KithRequest, code: str, opened: ByCode) -> HttpResponse:
    form = edits.form(request, WordsForm)
    if form.is_valid():
        say = actions.disagree if "disagree" in request.POST else actions.add_to_concern
        say(concern_id=opened.concern_id, words=form.cleaned_data["words"], by=opened.holder, at=request.at)
        return redirect("safeguarding:by-code", code=code)
    mine = queries.my_concern(opened.holder, opened.concern_id, at=request.at)
    data = {"mine": mine, "form": form, "code": code, "register": "ours"}
    with timezone.override(opened.zone):
        return show(request, "safeguarding/stands.html", data)
