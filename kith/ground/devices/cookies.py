"""The secret by which a device is known: in a cookie that no script reads, whose digest alone is kept here."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from kith.ground.devices.actions import end_copied_device
from kith.ground.devices.models import Device
from kith.ground.devices.rules import Kept, Shown, digest_of_secret, shown_by

KEPT_FOR = 180 * 24 * 60 * 60
"""Seconds. A tablet that nobody has taken up for half a year is made known anew."""


def known_device(request: HttpRequest, *, at: datetime) -> Device | None:
    """Return the device that a request comes from, if it is one that we know.

    A secret that was given up some time ago is shown by a copy, or to one's loss by the device itself: it ends.
    """
    device_id, _, secret = request.COOKIES.get(settings.KITH_DEVICE_COOKIE, "").partition(".")
    try:
        found = UUID(device_id)
    except ValueError:
        return None
    device = Device.objects.select_related("team", "organisation").filter(pk=found, ended_at=None).first()
    if device is None:
        return None
    shown = shown_by(digest_of_secret(secret), Kept(device.secret, device.before, device.turned_at), at=at)
    if shown is Shown.COPIED:
        end_copied_device(device=device, at=at)
    return device if shown in {Shown.HOLDS, Shown.CROSSED} else None


def leave_cookie(response: HttpResponseBase, cookie: str) -> None:
    """Let a browser keep the secret of the device that it is, for this house alone and away from every script."""
    response.set_cookie(
        settings.KITH_DEVICE_COOKIE,
        cookie,
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
