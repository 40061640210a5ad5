"""Showing a page, and saying whose record it shows."""

from collections.abc import Mapping
from enum import StrEnum

from django.http import HttpResponse
from django.shortcuts import render

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

    The register follows the reader, unless the data says otherwise: whose record it is and whoever is close to somebody
    read ours, everyone else the desk.
    """
    visitor = request.visitor
    register = Register.DESK if visitor is not None and not visitor.is_at_home else Register.OURS
    response = render(request, template, {"register": register, "viewer": visitor, **(data or {})}, status=status)
    response.look = viewed  # type: ignore[attr-defined]
    return response
