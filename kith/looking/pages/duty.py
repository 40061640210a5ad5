"""The duty line: a call, the small card, checking the caller, and the rota."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Role
from kith.ground.ids import AccountId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.looking.actions import duty as actions
from kith.looking.actions.shifts import NotAShift, put_on_shift
from kith.looking.forms import CallerQuestionForm, CallForm, CheckForm, EndCallForm, ShiftForm, TurnForm
from kith.looking.pages.turned_away import turned_away
from kith.looking.queries import duty as queries
from kith.looking.queries.leads import holders
from kith.looking.rules.callers import STANDING_WORDS, Caller, Check
from kith.people.pages.around import around
from kith.people.pages.saying import subject
from kith.people.queries import workers


@page(may=Permission.DUTY_ANSWER, methods=("GET", "POST"))
def duty(request: KithRequest) -> HttpResponse:
    """Find one person by name and birth date, for somebody on the phone."""
    form = edits.form(request, CallForm, today=today_of(request.actor, at=request.at))
    if form.is_valid():
        said = form.cleaned_data
        try:
            person_id = actions.take_call(
                name=said["name"],
                born_on=said["born_on"],
                caller=Caller(said["caller"]),
                purpose=said["purpose"],
                by=request.actor,
                at=request.at,
            )
        except actions.NotOnDuty as refusal:
            form.add_error(None, _(str(refusal)))
        except actions.NobodyOfThatName as refusal:
            turned_away(request, refusal.person_id, may=Permission.DUTY_ANSWER)
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("looking:card", person_id=person_id)
    data = {
        "form": form,
        "until": queries.my_turn(request.actor, at=request.at),
        "turns": queries.turns(request.actor, at=request.at),
        "may_keep": may_ever(request.actor, Permission.ROTA_KEEP),
    }
    return show(request, "looking/duty.html", data)


@page(may=Permission.CARD_SEE, methods=("GET", "POST"))
def card(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the small card, and check the caller."""
    shown = queries.card_of(request.actor, person_id, at=request.at)
    form = edits.form(request, CheckForm)
    if form.is_valid():
        was_right = actions.check_caller(
            person_id=person_id,
            check_by=Check(form.cleaned_data["check_by"]),
            answer=form.cleaned_data["answer"],
            by=request.actor,
            at=request.at,
        )
        if was_right:
            return redirect("looking:card", person_id=person_id)
        form.add_error(None, _("That is not right. Say neither yes nor no."))
        shown = queries.card_of(request.actor, person_id, at=request.at)
    data = {"form": form, "card": shown, "person": shown, "talk": shown.talk, "standing_words": STANDING_WORDS}
    return show(request, "looking/card.html", data, viewed=Viewed(person_id, "card"))


@page(may=Permission.CARD_SEE, methods=("GET", "POST"))
def end_call(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """End the call, and pass on what was said."""
    shown = queries.card_of(request.actor, person_id, at=request.at)
    form = edits.form(request, EndCallForm)
    if form.is_valid():
        actions.end_call(person_id=person_id, note=form.cleaned_data["note"], by=request.actor, at=request.at)
        return redirect("looking:duty")
    return show(request, "looking/end_call.html", {"form": form, "card": shown}, viewed=Viewed(person_id, "card"))


@page(may=Permission.ROTA_KEEP, methods=("GET", "POST"))
def rota(request: KithRequest) -> HttpResponse:
    """Say who answers the duty line when."""
    form = edits.form(request, TurnForm, colleagues=workers(request.actor, at=request.at))
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.put_on_duty(
                account_id=AccountId(UUID(said["account"])),
                starts_at=said["starts_at"],
                ends_at=said["ends_at"],
                by=request.actor,
                at=request.at,
            )
        except actions.NotARotaTurn as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("looking:duty")
    return show(request, "looking/rota.html", {"form": form})


@page(may=Permission.ROTA_KEEP, methods=("GET", "POST"))
def shift(request: KithRequest) -> HttpResponse:
    """Put a support worker on shift, for some people."""
    holding = holders(request.actor.organisation_id, Role.SUPPORT_WORKER, at=request.at)
    led = queries.people_led(request.actor, at=request.at)
    colleagues = [(AccountId(account.pk), account.display_name) for account in holding]
    form = edits.form(request, ShiftForm, colleagues=colleagues, people=led)
    if form.is_valid():
        said = form.cleaned_data
        try:
            put_on_shift(
                account_id=AccountId(UUID(said["account"])),
                people=[PersonId(UUID(one)) for one in said["people"]],
                starts_at=said["starts_at"],
                ends_at=said["ends_at"],
                by=request.actor,
                at=request.at,
            )
        except NotAShift as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("looking:duty")
    return show(request, "looking/shift.html", {"form": form}, viewed=Listed([pk for pk, _name in led], "people"))


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def caller_question(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Keep a question by which the person is known on the phone."""
    person = subject(request, person_id)
    form = edits.form(request, CallerQuestionForm)
    if form.is_valid():
        actions.set_caller_question(person_id=person_id, **form.cleaned_data, by=request.actor, at=request.at)
        return redirect("people:contacts", person_id=person_id)
    asked = queries.question_of(request.actor, person_id, at=request.at)
    data = {"form": form, "asked": asked, **around(request, person)}
    return show(request, "looking/caller_question.html", data, viewed=Viewed(person_id, "contacts"))
