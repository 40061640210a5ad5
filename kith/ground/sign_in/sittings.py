"""One sign-in on one screen: how it begins, how long it lasts, what it may do. The server decides all of it.

A session without a sitting of ours is no sign-in. Staff without a second step may set one up and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from kith.ground import clock
from kith.ground.access.permissions import may_ever
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Actor
from kith.ground.ids import AccountId
from kith.ground.sign_in.kinds import ENDED_WORDS, TOUCHED_EVERY, Ended, Kind, end_of, limits_of, reach_of
from kith.ground.sign_in.models import Sitting
from kith.ground.sign_in.rules import (
    DOUBT_WORDS,
    FRESH_FOR,
    FRESH_IN_DOUBT,
    Doubt,
    Whence,
    doubts_of,
    is_fresh,
    is_repaired,
    network_of,
    screen_of,
)
from kith.ground.web import drafts
from kith.ground.web.full import is_no_room
from kith.ground.web.page import Again, Declared, Door

SITTING, BEGAN, SEEN, KEY, DESK, SECOND, KIND, LENT = (
    f"kith-sitting-{word}" for word in ("id", "began", "seen", "key", "desk", "second", "kind", "lent")
)

SETTING_UP = frozenset(
    {
        "account", "account_logout", "account_reauthenticate", "account_change_password", "account_set_password",
        "sign-out-everywhere", "mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    }
)  # fmt: skip
"""All that staff without a second step may open, besides what anybody may."""

LEFT_BEHIND = '"cache", "storage"'
"""What a browser is told to forget when somebody goes out, so that the next person at it finds nothing."""

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class WayIn:
    """How somebody is about to come in, put on the request by whoever lets them in."""

    kind: Kind = Kind.WHOLE
    called: str = ""
    is_lent: bool = False


def come_by(request: HttpRequest, kind: Kind, *, called: str = "") -> None:
    """Say in which way somebody is about to come in; whether the screen is a lent one is known already."""
    way: WayIn = getattr(request, "way_in", WayIn())
    request.way_in = replace(way, kind=kind, called=called or way.called)  # type: ignore[attr-defined]


def begin_sitting(*, request: HttpRequest, user: Account, **_more: Any) -> None:
    """Write down that somebody signed in on a screen. Django calls this at every sign-in, whichever way it came."""
    at = getattr(request, "at", None) or clock.now()
    browser, machine = screen_of(request.META.get("HTTP_USER_AGENT", ""))
    way: WayIn = getattr(request, "way_in", WayIn())
    sitting = Sitting.objects.create(
        account=user,
        session_key=request.session.session_key or "",
        began_at=at,
        seen_at=at,
        browser=browser,
        machine=machine,
        address=_address_of(request),
        kind=way.kind,
        called=way.called,
    )
    request.session[SITTING] = str(sitting.pk)
    request.session[KIND], request.session[LENT] = way.kind.value, way.is_lent
    request.session[BEGAN] = request.session[SEEN] = at.timestamp()
    request.session[KEY] = request.session.session_key
    request.session[DESK] = actor_of(user, at=at).is_staff


def _address_of(request: HttpRequest) -> str | None:
    """Return the network address that a sign-in came from, unless it is only that of the proxy on this machine."""
    address = request.META.get("REMOTE_ADDR", "")
    return None if not address or ip_address(address).is_loopback else address


def has_second_step(account: Account) -> bool:
    """Say whether an account has an app or a passkey. Spare codes alone are none."""
    return second_steps(AccountId(account.pk)).exists()


def second_steps(account_id: AccountId) -> QuerySet[Authenticator]:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=account_id, type__in=kinds)


def end_sittings(sittings: QuerySet[Sitting], *, at: datetime) -> int:
    """End these sign-ins: their sessions are gone with the next request."""
    keys = list(sittings.values_list("session_key", flat=True))
    ended = sittings.update(ended_at=at)
    Session.objects.filter(session_key__in=keys).delete()
    return ended


def end_this_sitting(request: HttpRequest, *, at: datetime) -> None:
    """End the sign-in that a request came with, so that it is listed nowhere any more, and forget who it was."""
    if sitting_id := request.session.get(SITTING):
        Sitting.objects.filter(pk=sitting_id, ended_at=None).update(ended_at=at)
    logout(request)


class Sittings:
    """Around every page: has this sign-in ended, may it do this yet, and must it show again who it is."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/static/"):
            return self.answer(request)
        if not isinstance(request.user, Account):
            return self._answer_nobody(request)
        at: datetime = request.at  # type: ignore[attr-defined]
        ended = _end_of(request.session, at=at)
        if ended is not None and _asks_by_itself(request):
            request.user = AnonymousUser()  # the end is told to whoever looks at the screen next
            return self.answer(request)
        if ended is not None:
            end_this_sitting(request, at=at)
            messages.info(request, _(ENDED_WORDS[ended]))
        else:
            request.within = reach_of(Kind(request.session[KIND]))  # type: ignore[attr-defined]
        response = self.answer(request)
        if isinstance(request.user, Account):
            _touch(request, at=at)
        else:
            response["Clear-Site-Data"] = LEFT_BEHIND
        return response

    def _answer_nobody(self, request: HttpRequest) -> HttpResponse:
        """Answer a browser in which nobody is signed in; one whose sign-in was ended elsewhere forgets what it held."""
        was_ended = settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.session_key is None
        response = self.answer(request)
        if was_ended and not isinstance(request.user, Account):
            response["Clear-Site-Data"] = LEFT_BEHIND
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        declared: Declared | None = getattr(view, "declared", None)
        visitor: Actor | None = getattr(request, "visitor", None)
        if declared is None or visitor is None or isinstance(declared.may, Door):
            return None
        if request.method not in declared.methods:
            return None  # the page itself says which it takes
        if may_ever(visitor.in_full, declared.may) and not may_ever(visitor, declared.may):
            return _ask_for_more(request, declared)
        route = request.resolver_match.view_name if request.resolver_match else ""
        if visitor.is_staff and route not in SETTING_UP and _lacks_second_step(request):
            messages.info(request, _("First set up a second step. Then everything opens."))
            return redirect("mfa_index")
        if may_ever(visitor, declared.may) and _must_show_again(declared, visitor):
            doubts = _doubts(request) if declared.asks_again is Again.EVERYBODY else ()
            if not _is_fresh(request, doubts):
                return _ask_again(request, declared, doubts)
        return None


def _end_of(session: SessionBase, *, at: datetime) -> Ended | None:
    if not session.get(SITTING) or KIND not in session:
        return Ended.ELSEWHERE
    limits = limits_of(is_staff=bool(session.get(DESK, True)), is_lent=bool(session.get(LENT)))
    began, seen = (datetime.fromtimestamp(session[key], UTC) for key in (BEGAN, SEEN))
    return end_of(limits, began_at=began, seen_at=seen, at=at)


def _touch(request: HttpRequest, *, at: datetime) -> None:
    """Write down, once a minute, that somebody is there; a session that was ended meanwhile stays ended."""
    session, declared = request.session, _declared(request)
    if declared is not None and not declared.is_presence:
        return
    is_due = at.timestamp() - session.get(SEEN, 0) >= TOUCHED_EVERY.total_seconds()
    if not session.get(SITTING) or not (is_due or session.get(KEY) != session.session_key):
        return
    sitting = Sitting.objects.filter(pk=session[SITTING], ended_at=None)
    try:
        is_open = sitting.update(seen_at=at, session_key=session.session_key or "")
    except DatabaseError as fault:
        if not is_no_room(fault):
            raise
        return  # reading goes on; a screen that cannot be written down as used ends a little sooner
    if is_open:
        session[SEEN], session[KEY] = at.timestamp(), session.session_key
    else:
        session.flush()


def _asks_by_itself(request: HttpRequest) -> bool:
    """Say whether a machine asks for this, before anybody has looked up which page it is."""
    try:
        declared: Declared | None = getattr(resolve(request.path_info).func, "declared", None)
    except Resolver404:
        return False
    return declared is not None and not declared.is_presence


def _declared(request: HttpRequest) -> Declared | None:
    return getattr(request.resolver_match.func, "declared", None) if request.resolver_match else None


def _lacks_second_step(request: HttpRequest) -> bool:
    """Say whether staff of a live organisation have none; the demo, which gives nobody a password, asks for none."""
    account = request.user
    if not isinstance(account, Account) or account.organisation.kind == Organisation.Kind.DEMO:
        return False
    if not request.session.get(SECOND):
        request.session[SECOND] = has_second_step(account)
    return not request.session[SECOND]


def _must_show_again(declared: Declared, visitor: Actor) -> bool:
    if declared.asks_again is Again.THE_PERSON:
        return visitor.is_individual
    return declared.asks_again is Again.EVERYBODY


def _doubts(request: HttpRequest) -> tuple[Doubt, ...]:
    """Say what is unusual about the screen that asks now, for an account that has a second step to show."""
    account = request.user
    if not isinstance(account, Account) or not has_second_step(account):
        return ()
    said = request.META.get("HTTP_USER_AGENT", "")
    others = Sitting.objects.filter(account=account).exclude(pk=request.session[SITTING])
    before = {
        Whence(browser, machine, network_of(address))
        for browser, machine, address in others.values_list("browser", "machine", "address").distinct()
    }
    now = Whence(*screen_of(said), network_of(_address_of(request)))
    return doubts_of(now, before, is_repaired=is_repaired(said, on=clock.now().date()))


def _is_fresh(request: HttpRequest, doubts: tuple[Doubt, ...]) -> bool:
    """Say whether somebody showed lately who they are; in doubt, by a second step and just now.

    Who has nothing to show, as in the demo, is not asked.
    """
    account = request.user
    if not isinstance(account, Account):
        return False
    given = [
        datetime.fromtimestamp(said["at"], UTC)
        for said in get_authentication_records(request, account)
        if not doubts or said["method"] == "mfa"
    ]
    within = FRESH_IN_DOUBT if doubts else FRESH_FOR
    has_nothing_to_show = request.session.get(KIND) == Kind.WHOLE and not get_reauthentication_flows(account)
    return is_fresh(given, at=clock.now(), within=within) or has_nothing_to_show


def _ask_again(request: HttpRequest, declared: Declared, doubts: tuple[Doubt, ...]) -> HttpResponse:
    """Send somebody to show who they are, and back to where they pressed. What they typed waits for them."""
    drafts.keep_for_return(request, at=request.at)  # type: ignore[attr-defined]
    back = request.get_full_path() if "GET" in declared.methods else _page_before(request)
    messages.info(request, _("One moment: this needs you yourself. Then press it once more."))
    for doubt in doubts:
        messages.info(request, _(DOUBT_WORDS[doubt]))
    if request.session.get(KIND) != Kind.WHOLE and not doubts:
        return redirect(f"{reverse('more')}?next={quote(back)}")
    where = reverse(_by_second_step(request) if doubts else "account_reauthenticate")
    return redirect(f"{where}?next={quote(back)}")


def _ask_for_more(request: HttpRequest, declared: Declared) -> HttpResponse:
    """Lead whoever came in by a short way to where they show everything. What they typed waits for them."""
    drafts.keep_for_return(request, at=request.at)  # type: ignore[attr-defined]
    back = request.get_full_path() if "GET" in declared.methods else _page_before(request)
    return redirect(f"{reverse('more')}?next={quote(back)}")


def ours_or_home(back: str, request: HttpRequest) -> str:
    """Return an address of this house, or its front door in place of any other."""
    here = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=here, require_https=request.is_secure())
    return back if is_ours else "/"


def _by_second_step(request: HttpRequest) -> str:
    has_app = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
    return "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"


def _page_before(request: HttpRequest) -> str:
    """Return the page of ours on which a button was pressed."""
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    ours = urlsplit(settings.KITH_ORIGIN)
    is_ours = came.netloc in {ours.netloc, request.get_host()}
    return came.path + (f"?{came.query}" if came.query else "") if is_ours and came.path else "/"
