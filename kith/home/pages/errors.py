"""Answers that are not a page: what happened, in plain words, and the way on. Nothing is said of what exists."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kith.ground import clock
from kith.ground.web import drafts


def unreadable(request: HttpRequest, _exception: Exception | None = None, **_why: object) -> HttpResponse:
    return _answer(
        request, 400, _("We could not read that"), _("Go back and try once more. Nothing was saved or changed.")
    )


def not_allowed(request: HttpRequest, _exception: Exception | None = None, **_why: object) -> HttpResponse:
    return _answer(
        request,
        403,
        _("This is not something your role does"),
        _("Nothing was changed. If you need to do this, ask your manager."),
    )


def forged(request: HttpRequest, **_why: object) -> HttpResponse:
    """A form that did not come from a page of ours, or from one that had been open too long.

    Somebody else may have taken up the screen meanwhile: the words are kept for whoever wrote them, unread.
    """
    if drafts.keep_for_return(request, at=clock.now()):
        return _answer(
            request,
            403,
            _("This page was somebody’s who is not signed in here now"),
            _("Nothing was saved or changed. The words are kept for whoever typed them, and nobody else sees them."),
        )
    return _answer(
        request,
        403,
        _("This page had been open too long"),
        _("Go back, load the page again and send it once more. Nothing was saved or changed."),
    )


def not_found(request: HttpRequest, _exception: Exception | None = None, **_why: object) -> HttpResponse:
    return _answer(
        request,
        404,
        _("There is nothing here for you to see"),
        _("The address may be wrong, or the page is not one that you can open."),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    return _answer(
        request, 429, _("That was too often in a short time"), _("Wait five minutes, then try again. Nothing is lost.")
    )


def full(request: HttpRequest) -> HttpResponse:
    """Nothing can be written: said plainly, so that nobody believes that it was saved."""
    return _answer(
        request,
        507,
        _("This was not saved: there is no room left"),
        _(
            "Keep your words somewhere else for now, on paper if need be. What was saved before is safe. Tell whoever "
            "runs Kith that its disk is full: they make room, and everything goes on as before."
        ),
    )


def broken(_request: HttpRequest) -> HttpResponse:
    """Made without the request, so that it stands when the store or the session does not."""
    return HttpResponseServerError(render_to_string("home/broken.html"))


def _answer(request: HttpRequest, status: int, heading: str, words: str) -> HttpResponse:
    return render(request, "home/error.html", {"heading": heading, "words": words}, status=status)
