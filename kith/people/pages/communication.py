"""How to talk with somebody: ask, write it down, follow it until it is met; and in which languages."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions, queries
from kith.people.actions.communication import Spoken
from kith.people.forms import CommunicationForm, FollowForm, LanguagesForm
from kith.people.pages.around import around
from kith.people.pages.saying import saying, subject
from kith.people.rules.communication import Answer, Code, Step


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def ask(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask what helps, and write one thing at a time."""
    person = subject(request, person_id)

    def say(form: CommunicationForm) -> None:
        said = form.cleaned_data
        if Answer(said["answer"]) is Answer.NEEDS:
            actions.record_need(
                person_id=person_id,
                code=Code(said["code"]),
                words=said["words"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        else:
            actions.ask_about_communication(
                person_id=person_id,
                answer=Answer(said["answer"]),
                told=form.told,
                by=request.actor,
                at=request.at,
            )

    data = {"needs": queries.followed(request.actor, person_id, at=request.at)}
    return saying(
        request,
        person,
        CommunicationForm,
        say,
        template="people/communication.html",
        back="people:communication",
        data=data,
    )


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def follow(request: KithRequest, need_id: UUID) -> HttpResponse:
    """Write that a need was told to somebody, met, or not met."""
    need = queries.need_of(request.actor, need_id, at=request.at)
    form = edits.form(request, FollowForm)
    if form.is_valid():
        actions.follow_need(
            need_id=need.need_id,
            step=Step(form.cleaned_data["step"]),
            words=form.cleaned_data["words"],
            by=request.actor,
            at=request.at,
        )
        return redirect("people:communication", person_id=need.person_id)
    data = {"form": form, "need": need, **around(request, subject(request, need.person_id))}
    return show(request, "people/follow_need.html", data, viewed=Viewed(need.person_id, "communication"))


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def languages(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write the languages somebody speaks and reads."""
    person = subject(request, person_id)
    held = queries.communication_of(request.actor, person_id, at=request.at).languages

    def say(form: LanguagesForm) -> None:
        said = form.cleaned_data
        actions.speak(
            person_id=person_id,
            languages=[
                Spoken(
                    tag=tag,
                    is_spoken=tag in said["spoken"],
                    is_read=tag in said["read"],
                    is_liked_best=tag == said["liked_best"],
                    needs_interpreter=said["interpreter"] and tag == said["liked_best"],
                )
                for tag in dict.fromkeys([*said["spoken"], *said["read"]])
            ],
            told=form.told,
            by=request.actor,
            at=request.at,
        )

    initial = {
        "spoken": [one.tag for one in held if one.is_spoken],
        "read": [one.tag for one in held if one.is_read],
        "liked_best": next((one.tag for one in held if one.is_liked_best), ""),
        "interpreter": any(one.needs_interpreter for one in held),
    }
    return saying(request, person, LanguagesForm, say, template="people/languages.html", initial=initial)
