"""Rights in easy words, and saying that something went wrong or well: signed in or not."""

from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django.http import HttpResponse
from django.shortcuts import redirect

from kith.directory.models import Listing
from kith.ground import clock
from kith.ground.access import belt
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.models import Person
from kith.rights.actions.complaints import raise_complaint
from kith.rights.forms import SayForm
from kith.rights.packs import england
from kith.rights.queries import complaints as queries
from kith.rights.rules.complaints import STAGE_WORDS, Matter
from kith.rights.rules.texts import texts_to_show

ZONE = "Europe/London"


@page(may=PUBLIC)
def rights(request: KithRequest) -> HttpResponse:
    """Show every right, with where it comes from. What nobody has checked in time is for staff alone."""
    visitor = request.visitor
    today = today_of(visitor, at=request.at) if visitor else clock.day_of(request.at, ZONE)
    is_staff = visitor is not None and visitor.is_staff
    texts = texts_to_show(england.TEXTS, on=today, to_staff=is_staff)
    data = {"texts": texts, "today": today, "is_staff": is_staff, "country": england.COUNTRY, "register": "ours"}
    return show(request, "rights/rights.html", data)


@page(may=PUBLIC, methods=("GET", "POST"))
def say_so(request: KithRequest) -> HttpResponse:
    """Take what somebody says. Who is not signed in is slowed down, never turned away from reading."""
    visitor = request.visitor
    if visitor is None and request.method == "POST":
        too_many = consume_or_429(request, action="complaint")
        if too_many is not None:
            return too_many
    about, group = _about(request), _group(request)
    is_me = about is not None and visitor is not None and about.pk == visitor.person_id
    form = edits.form(
        request,
        SayForm,
        initial={"matter": _matter(request.GET.get("matter", ""))},
        is_signed_in=visitor is not None,
        about=about.known_as if about and not is_me else "",
        group=group.name if group else "",
        services=queries.services() if visitor is None else (),
    )
    if form.is_valid():
        by = visitor or Actor.of_system("somebody not signed in", form.organisation_id, Permission.COMPLAINT_MAKE)
        with belt.for_organisation(by.organisation_id):
            reference = raise_complaint(
                matter=Matter(form.cleaned_data["matter"]),
                words=form.words(name=visitor.name if visitor else "", is_me=is_me),
                person_id=PersonId(about.pk) if about else None,
                listing_id=ListingId(group.pk) if group else None,
                by=by,
                at=request.at,
            )
        request.session["said"] = reference
        return redirect("rights:said")
    data = {"form": form, "about": about if not is_me else None, "group": group, "register": "ours"}
    return show(request, "rights/say.html", data)


@page(may=PUBLIC)
def said(request: KithRequest) -> HttpResponse:
    """Say that it was received, and what happens now."""
    return show(request, "rights/said.html", {"reference": request.session.get("said", ""), "register": "ours"})


@page(may=Permission.ACCOUNT_OWN)
def mine(request: KithRequest) -> HttpResponse:
    """Show what the reader said, where it stands, and what was answered."""
    data = {"complaints": queries.mine(request.actor, at=request.at), "stage_words": STAGE_WORDS}
    return show(request, "rights/mine.html", data)


def _matter(text: str) -> str:
    return text if text in set(Matter) else ""


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _about(request: KithRequest) -> Person | None:
    """Return whom it is said for: the person from whose page it comes, or the visitor themself."""
    visitor = request.visitor
    if visitor is None:
        return None
    wanted = _id(request.GET.get("about", "")) or visitor.person_id
    if wanted is None:
        return None
    return Person.objects.visible_to(visitor, may=Permission.PERSON_SEE, at=request.at).filter(pk=wanted).first()


def _group(request: KithRequest) -> Listing | None:
    visitor, wanted = request.visitor, _id(request.GET.get("group", ""))
    if visitor is None or wanted is None:
        return None
    return Listing.objects.visible_to(visitor, may=Permission.DIRECTORY_SEE, at=request.at).filter(pk=wanted).first()
