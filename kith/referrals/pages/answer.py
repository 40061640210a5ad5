"""The answer link: open it, read the packet, answer in one more press. Nothing personal before it is open.

A link belongs to the first browser that opens it. Opening is a press, so that a mail scanner opens nothing.
"""

import secrets

from django.conf import settings
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.gatherings.rules import EnteredFrom
from kith.ground.access import belt
from kith.ground.access.passing import Stopped
from kith.ground.web import edits
from kith.ground.web.page import BY_LINK, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.referrals.actions import answering, visiting
from kith.referrals.actions.links import SentAlreadyError, ask_for_new_link, open_link
from kith.referrals.actions.turning import CannotTurn
from kith.referrals.forms import AnswerForm, DeclineForm, VisitForm
from kith.referrals.packs.worry_words import WORRYING
from kith.referrals.queries.links import Followed, follow
from kith.referrals.queries.stories import by_link as packet_by_link
from kith.referrals.rules.answers import worries_in
from kith.referrals.rules.links import LASTS, MAY_ASK_FOR_ANOTHER, OPENING_WORDS, Opening
from kith.safeguarding.queries.without_account import raising_link

COOKIE = settings.ENVIRONMENT.cookie("kith-answer", is_for_all_paths=False)
GONE = 410


@page(may=BY_LINK, methods=("GET", "POST"))
def by_link(request: KithRequest, token: str) -> HttpResponse:
    """Answer whoever follows a link: shut, waiting to be opened, or the packet."""
    browser = request.COOKIES.get(COOKIE, "")
    with belt.for_every():
        followed = follow(token, browser=browser, at=request.at)
    if followed.holder is None:
        return _shut(request, followed)
    with belt.for_organisation(followed.holder.organisation_id):
        return _answer(request, token, followed, browser)


def _answer(request: KithRequest, token: str, followed: Followed, browser: str) -> HttpResponse:
    if followed.opening is Opening.OPEN:
        return _packet(request, followed)
    if request.method == "POST" and followed.opening is Opening.NOT_OPENED_YET:
        return _open(request, token, followed, browser)
    if request.method == "POST" and followed.opening in MAY_ASK_FOR_ANOTHER:
        return _ask_again(request, token, followed, browser)
    return _shut(request, followed)


def _shut(request: KithRequest, followed: Followed, *, said: str = "") -> HttpResponse:
    """Show a page on which there is nothing personal: not a name, not a letter of one."""
    is_waiting = followed.opening is Opening.NOT_OPENED_YET
    data = {
        "followed": followed,
        "is_waiting": is_waiting,
        "may_ask": followed.opening in MAY_ASK_FOR_ANOTHER and not said,
        "said": said or OPENING_WORDS[followed.opening],
    }
    return show(request, "referrals/link.html", data, status=200 if is_waiting or said else GONE)


def _open(request: KithRequest, token: str, followed: Followed, browser: str) -> HttpResponse:
    browser = browser or secrets.token_urlsafe(24)
    if followed.holder is not None:
        open_link(token=token, browser=browser, by=followed.holder, at=request.at)
    response = redirect("referrals:answer", token=token)
    response.set_cookie(
        COOKIE,
        browser,
        max_age=LASTS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
        path="/answer/",
    )
    return response


def _ask_again(request: KithRequest, token: str, followed: Followed, browser: str) -> HttpResponse:
    if followed.holder is None:
        return _shut(request, followed)
    try:
        ask_for_new_link(token=token, browser=browser, by=followed.holder, at=request.at)
    except (SentAlreadyError, Stopped) as refusal:
        return _shut(request, followed, said=_(str(refusal)))
    return _shut(request, followed, said=_("A new link is on its way to the same address as before."))


def _packet(request: KithRequest, followed: Followed) -> HttpResponse:
    """Show the packet and its answers; from here on, whoever holds the link is who looks."""
    if followed.holder is None or followed.referral_id is None:
        return _shut(request, followed)
    said = request.POST.get("answer", "")
    kinds: dict[str, type[Form]] = {"no": DeclineForm, "visit": VisitForm}
    form = edits.form(request, kinds.get(said or request.GET.get("say", ""), AnswerForm))
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            _say(request, followed, said, form)
        except (CannotTurn, Stopped) as refusal:
            problem = _(str(refusal))
        else:
            words = " ".join(str(value) for value in form.cleaned_data.values())
            worry = "&worry=1" if worries_in(words, WORRYING) else ""
            return redirect(f"{request.path}?said={said}{worry}")
    packet = packet_by_link(followed.holder, followed.referral_id, at=request.at)
    data = {
        "form": form,
        "packet": packet,
        "followed": followed,
        "problem": problem,
        "saying": "no" if isinstance(form, DeclineForm) else "visit" if isinstance(form, VisitForm) else "",
        "is_said": bool(request.GET.get("said")),
        "is_worry": bool(request.GET.get("worry")),
        "raising_token": raising_link(followed.holder.organisation_id, followed.holder.name),
    }
    response = show(request, "referrals/packet.html", data, viewed=Viewed(packet.person_id, "referral"))
    request.visitor = followed.holder
    return response


def _say(request: KithRequest, followed: Followed, said: str, form: Form) -> None:
    if followed.holder is None or followed.referral_id is None:
        return
    referral_id, by, at = followed.referral_id, followed.holder, request.at
    if isinstance(form, DeclineForm):
        answering.decline(
            referral_id=referral_id, reason=form.why(), alternative=form.cleaned_data["alternative"], by=by, at=at
        )
    elif isinstance(form, VisitForm):
        visiting.tell_of_visit(
            referral_id=referral_id,
            starts_at=form.cleaned_data["starts_at"],
            line=form.line(),
            entered_from=EnteredFrom.LINK,
            by=by,
            at=at,
        )
    elif said == "yes":
        answering.accept(referral_id=referral_id, words=form.cleaned_data["words"], by=by, at=at)
    elif said == "list":
        answering.put_on_list(referral_id=referral_id, words=form.cleaned_data["words"], by=by, at=at)
    elif said == "opened":
        answering.open_place(referral_id=referral_id, words=form.cleaned_data["words"], by=by, at=at)
