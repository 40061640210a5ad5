"""Proposing a referral and sending it: exactly what leaves is shown first."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.correspondence.actions import CannotGo
from kith.directory.models import Listing
from kith.ground.access import gate
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import ListingId, PersonId, ReferralId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import show_about
from kith.people.queries.persons import person_of
from kith.referrals.actions.links import send_link
from kith.referrals.actions.sending import CannotSend
from kith.referrals.actions.sending import propose as propose_referral
from kith.referrals.actions.sending import send as send_referral
from kith.referrals.actions.turning import CannotTurn
from kith.referrals.forms import ProposeForm, SendForm
from kith.referrals.queries.fields import fields_for
from kith.referrals.queries.stories import last_link, story
from kith.referrals.rules.packets import SENDING_WORDS, Saying, Sending
from kith.safety.queries.dangers import dangers_of


@page(may=Permission.REFERRAL_MAKE, methods=("GET", "POST"))
def propose(request: KithRequest, person_id: PersonId, listing_id: ListingId) -> HttpResponse:
    """Choose the way in and what it is for. Nothing leaves yet."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.REFERRAL_MAKE)
    listing = gate.one(Listing, listing_id, by=request.actor, may=Permission.DIRECTORY_SEE, at=request.at)
    form = edits.form(request, ProposeForm)
    if form.is_valid():
        route, for_what = form.chosen()
        made = propose_referral(
            person_id=person_id, listing_id=listing_id, route=route, for_what=for_what, by=request.actor, at=request.at
        )
        return redirect("referrals:send", referral_id=made)
    dangers = [one for one in dangers_of(request.actor, person_id, at=request.at) if one.is_open]
    data = {"form": form, "name": listing.name, "dangers": dangers}
    see = Permission.REFERRAL_SEE
    return show_about(request, person, "referrals/propose.html", data, what="referral", may=see)


@page(may=Permission.REFERRAL_MAKE, methods=("GET", "POST"))
def send(request: KithRequest, referral_id: ReferralId) -> HttpResponse:
    """Show exactly what would leave, ask how the person said yes, and send it."""
    found = story(request.actor, referral_id, at=request.at, may=Permission.REFERRAL_MAKE)
    row = found.row
    person = person_of(request.actor, row.person_id, at=request.at, may=Permission.REFERRAL_MAKE)
    fields = fields_for(request.actor, row.person_id, row.listing_id, at=request.at)
    listing = gate.one(Listing, row.listing_id, by=request.actor, may=Permission.DIRECTORY_SEE, at=request.at)
    initial = {"reader_email": listing.email}
    form = edits.form(request, SendForm, initial=initial, person=person, writer=request.actor.name, fields=fields)
    if form.is_valid():
        try:
            send_referral(referral_id=referral_id, going=form.going(), by=request.actor, at=request.at)
        except CannotSend as refusal:
            words = _(SENDING_WORDS[Sending(refusal.reason.code)]) % refusal.reason.params
            form.add_error("because" if refusal.reason.code is Sending.MANY_OPEN else None, words)
        except Stopped as stop:
            form.add_error(None, str(stop))
        except CannotGo as refusal:
            form.add_error("reader_email", _(str(refusal)))
        except NotSaidSo as refusal:
            form.add_error("told" if "told" in form.fields else None, _(str(refusal)))
        except CannotTurn:
            return redirect("referrals:referral", referral_id=referral_id)
        else:
            return redirect("referrals:referral", referral_id=referral_id)
    refused = [one for one in fields if one.said is Saying.NO]
    data = {"form": form, "row": row, "refused": refused}
    return show_about(request, person, "referrals/send.html", data, what="referral", may=Permission.REFERRAL_SEE)


@page(may=Permission.REFERRAL_MAKE, methods=("POST",))
def new_link(request: KithRequest, referral_id: ReferralId) -> HttpResponse:
    """Send the organiser a new link; the old one stops."""
    name, address = last_link(request.actor, referral_id, at=request.at)
    send_link(referral_id=referral_id, to_name=name, to_address=address, by=request.actor, at=request.at)
    return redirect("referrals:referral", referral_id=referral_id)
