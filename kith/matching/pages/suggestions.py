"""Suggestions: the worker's list of twenty, the person's own page with one at a time, and what is said of each."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.directory.rules.hours import WEEKDAY_WORDS
from kith.ground.access.permissions import Permission
from kith.ground.ids import ListingId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.matching import actions
from kith.matching.forms import NotForMeForm, ShownForm
from kith.matching.pages.saying import said_at_the_desk, said_to_them
from kith.matching.queries.suggestions import Board, listing_name, suggestions_for
from kith.matching.rules import reasons
from kith.matching.rules.choices import Choice
from kith.people.pages.around import show_about
from kith.people.queries.persons import person_of

AT_FIRST = 3
"""How many the person is shown before they ask for more (C31)."""
WHOLE = 3
"""How many a worker reads whole; of the others the first reason, and the rest on opening it."""
CHOICES = {choice.value: choice for choice in Choice if choice is not Choice.NOT_FOR_ME}


@page(may=Permission.SUGGESTION_SEE)
def suggestions(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show what somebody is offered: all at once at the desk, one at a time to the person."""
    board = suggestions_for(request.actor, person_id, at=request.at)
    data = {
        "board": board,
        "sentence": said_to_them if board.person.is_me else said_at_the_desk,
        "groups": reasons.GROUP_WORDS,
        "weekdays": tuple(WEEKDAY_WORDS.values()),
        "whole": WHOLE,
    }
    template = "matching/suggestions.html"
    if board.person.is_me:
        data |= _one_of(board, ShownForm(request.GET).number_shown())
        template = "matching/one.html"
    return show_about(request, board.person, template, data, what="suggestions", may=Permission.SUGGESTION_SEE)


def _one_of(board: Board, asked: int) -> dict[str, object]:
    count = len(board.cards)
    number = min(max(asked, 1), max(count, 1))
    at_first = min(AT_FIRST, count)
    return {
        "number": number,
        "of": at_first if number <= at_first else count,
        "card": board.cards[number - 1] if count else None,
        "has_more": number < count,
        "is_past_first": number >= at_first,
    }


@page(may=Permission.SUGGESTION_PICK, methods=("POST",))
def choose(request: KithRequest, person_id: PersonId, listing_id: ListingId) -> HttpResponse:
    """Write what was said of one suggestion. What was picked goes on to asking them."""
    choice = CHOICES.get(request.POST.get("choice", ""), Choice.KEPT)
    person = person_of(request.actor, person_id, at=request.at, may=Permission.SUGGESTION_PICK)
    actions.choose(
        person_id=person_id,
        listing_id=listing_id,
        choice=choice,
        said_by=person.known_as,
        by=request.actor,
        at=request.at,
    )
    if choice is Choice.PICKED:
        return redirect("referrals:propose", person_id=person_id, listing_id=listing_id)
    return redirect("matching:suggestions", person_id=person_id)


@page(may=Permission.SUGGESTION_PICK, methods=("GET", "POST"))
def not_for_me(request: KithRequest, person_id: PersonId, listing_id: ListingId) -> HttpResponse:
    """Ask what it is about, and leave it out from now on."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.SUGGESTION_PICK)
    name = listing_name(request.actor, listing_id, at=request.at)
    form = edits.form(request, NotForMeForm)
    if form.is_valid():
        actions.choose(
            person_id=person_id,
            listing_id=listing_id,
            choice=Choice.NOT_FOR_ME,
            because=form.reason(),
            words=form.cleaned_data["words"],
            said_by=person.known_as,
            by=request.actor,
            at=request.at,
        )
        return redirect("matching:suggestions", person_id=person_id)
    if not person.is_me:
        form.fields["words"].label = _("In their words")
    data = {"form": form, "name": name}
    see = Permission.SUGGESTION_SEE
    return show_about(request, person, "matching/not_for_me.html", data, what="suggestions", may=see)
