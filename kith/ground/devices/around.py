"""Around every page of a device that we know: may whoever is signed in on it still be, and is its screen a lent one."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.accounts.models import Account
from kith.ground.devices.cookies import known_device, leave_cookie
from kith.ground.devices.models import Device, Seat
from kith.ground.devices.queries import is_on_shift
from kith.ground.sign_in.kinds import ON_A_LENT_SCREEN, Kind
from kith.ground.sign_in.sittings import KIND, SITTING, WayIn, end_this_sitting
from kith.ground.web.frame import Lent

DEVICE = "kith-device"
"""In a session: the device that it is bound to. On any other, or without its cookie, it opens nothing."""

IN_FULL = "in-full"
"""Asked of the sign-in page on a shared tablet by who wants everything that they have; others find the names there."""

Answer = Callable[[HttpRequest], HttpResponse]


class Devices:
    """Around every page: which device this is, and whether the sign-in on it still holds."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.device = request.lent = None  # type: ignore[attr-defined]
        if request.path.startswith("/static/"):
            return self.answer(request)
        device = known_device(request, at=request.at)  # type: ignore[attr-defined]
        request.device = device  # type: ignore[attr-defined]
        if isinstance(request.user, Account) and DEVICE in request.session and not _may_stay(request, device):
            end_this_sitting(request, at=request.at)  # type: ignore[attr-defined]
            messages.info(request, _("This sign-in has ended: the shift is over, or the tablet is not known any more."))
        if device is not None and device.kind == Device.Kind.SHARED:
            request.lent = Lent(device.name, int(ON_A_LENT_SCREEN.idle.total_seconds()))  # type: ignore[attr-defined]
            request.way_in = WayIn(called=device.name, is_lent=True)  # type: ignore[attr-defined]
        response = self.answer(request)
        if device is not None:
            _take_seat(request, device)
        if cookie := getattr(request, "device_cookie", ""):
            leave_cookie(response, cookie)
        return response

    def process_view(
        self, request: HttpRequest, _view: Callable[..., object], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Show a known device its short way in where others find the sign-in page, and not where the last one was."""
        device: Device | None = request.device  # type: ignore[attr-defined]
        route = request.resolver_match.view_name if request.resolver_match else ""
        is_asked = route == "account_login" and request.method == "GET" and IN_FULL not in request.GET
        if device is None or not is_asked:
            return None
        return redirect("devices:shift" if device.kind == Device.Kind.SHARED else "devices:my-picture")


def in_full(back: str) -> str:
    """Return the address at which somebody signs in with everything that they have, on a shared tablet too."""
    return f"{reverse('account_login')}?{urlencode({IN_FULL: 1, 'next': back})}"


def _may_stay(request: HttpRequest, device: Device | None) -> bool:
    """Say whether a sign-in that is bound to a device still holds there, now."""
    account = request.user
    if device is None or str(device.pk) != request.session[DEVICE] or not isinstance(account, Account):
        return False
    if request.session.get(KIND) == Kind.SHIFT:
        return is_on_shift(account, device, at=request.at)  # type: ignore[attr-defined]
    return device.account_id in {None, account.pk}


def _take_seat(request: HttpRequest, device: Device) -> None:
    """Bind a sign-in that has just begun to the device that it began on."""
    session = request.session
    is_bound = device.kind == Device.Kind.SHARED or session.get(KIND) == Kind.PICTURE
    if is_bound and isinstance(request.user, Account) and session.get(SITTING) and DEVICE not in session:
        Seat.objects.create(sitting_id=session[SITTING], device=device)
        session[DEVICE] = str(device.pk)
