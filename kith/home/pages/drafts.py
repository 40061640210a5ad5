"""Where a page sends what is being typed, every few seconds, and where its writer throws it away."""

from django.http import HttpResponse, HttpResponseRedirect

from kith.ground.web import drafts
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest


@page(may=PUBLIC, methods=("POST",), answers_once=False)
def keep_draft(request: KithRequest) -> HttpResponse:
    """Keep what a form holds. Open to a sign-in that ran out: the seal in the form says whose the words are."""
    account_id = request.visitor.account_id if request.visitor else None
    was_kept = drafts.keep(request.POST, signed_in=account_id, at=request.at)
    return HttpResponse(status=204 if was_kept else 409)


@page(may=PUBLIC, methods=("POST",))
def forget_draft(request: KithRequest) -> HttpResponse:
    """Throw a draft away, for its own writer only, and open its page afresh."""
    seal = drafts.open_seal(request.POST.get("seal", ""))
    if seal is None:
        return HttpResponseRedirect("/")
    if request.visitor is not None and str(request.visitor.account_id) == str(seal.account_id):
        drafts.forget(seal.account_id, seal.page)
    return HttpResponseRedirect(seal.page)
