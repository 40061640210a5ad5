"""Showing a page, and saying whose record it shows."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from kith.ground.web.frame import Remark
from kith.ground.web.page import Listed, Sealed, Viewed
from kith.ground.web.requests import KithRequest


class Register(StrEnum):
    """How a page speaks: with the person (large, one thing at a time), or at a worker's desk (dense)."""

    OURS = "ours"
    DESK = "desk"


def show(
    request: KithRequest,
    template: str,
    data: Mapping[str, object] | None = None,
    *,
    viewed: Viewed | Listed | Sealed | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page. `viewed` is written to the record after the page is made and before it is sent.

    It also says which part of whose record the page shows, so that what the person says of that part stands on it.

    The register follows the reader, unless the data says otherwise: whose record it is and whoever is close to somebody
    read ours, everyone else the desk.
    """
    visitor = request.visitor
    register = Register.DESK if visitor is not None and not visitor.is_at_home else Register.OURS
    frame = {"register": register, "viewer": visitor, "remarks": SimpleLazyObject(partial(_remarks, request, viewed))}
    return looked_at(render(request, template, {**frame, **(data or {})}, status=status), viewed)


def hand_over_json(told: str, *, name: str, viewed: Viewed) -> HttpResponse:
    """Send a file that another system can read. Its name says nothing of whom it is about."""
    return hand_over(told.encode(), kind="application/json; charset=utf-8", name=name, viewed=viewed)


def hand_over(content: bytes, *, kind: str, name: str, viewed: Viewed) -> HttpResponse:
    """Send a file to be kept, and never opened in the place of a page. Its name says nothing of whom it is about."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return looked_at(response, viewed)


def looked_at(response: HttpResponse, viewed: Viewed | Listed | Sealed | None) -> HttpResponse:
    """Have it written to the record, before a response is sent, whose record it shows."""
    response.look = viewed  # type: ignore[attr-defined]
    return response


def _remarks(request: KithRequest, viewed: Viewed | Listed | Sealed | None) -> tuple[Remark, ...]:
    """Return what is said of the part that a page shows. Settings name the room that knows."""
    if request.visitor is None or not isinstance(viewed, Viewed):
        return ()
    beside = import_string(settings.KITH_BESIDE)
    remarks: tuple[Remark, ...] = beside(request.visitor, viewed.person_id, viewed.what, at=request.at)
    return remarks
