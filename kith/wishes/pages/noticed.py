"""Something that was noticed: kept in half a minute, and asked about before anything is made of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.people.pages.saying import saying, subject
from kith.wishes.actions import NotTheirWordError, answer_noticed, notice
from kith.wishes.forms import AnswerForm, NoticeForm
from kith.wishes.queries import noticed_for


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def notice_something(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask for one line, and keep it."""
    person = subject(request, person_id)

    def say(form: NoticeForm) -> None:
        told = form.cleaned_data
        notice(
            person_id=person_id,
            words=told["words"],
            where=told["where"],
            interest=told["interest"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        messages.success(request, _("Kept.") if person.is_me else _("Kept. It waits for their own word."))

    return saying(request, person, NoticeForm, say, template="wishes/notice.html", back="wishes:wishes")


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def answer(request: KithRequest, noticed_id: UUID) -> HttpResponse:
    """Ask the person whether it is so."""
    about = noticed_for(noticed_id, viewer=request.actor, at=request.at)
    form = edits.form(request, AnswerForm, person=about.person, writer=request.actor.name)
    if form.is_valid():
        try:
            answer_noticed(
                noticed_id=noticed_id,
                answer=form.cleaned_data["answer"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except NotTheirWordError:
            form.add_error("told", _("Only the person can say this. Ask them first."))
        else:
            return redirect("wishes:wishes", person_id=about.person.person_id)
    data = {"form": form, "noticed": about.noticed}
    return show_about(request, about.person, "wishes/answer.html", data, what="wishes", may=Permission.MAP_SEE)
