"""Making, opening, calling back and making anew the link by which an organiser answers."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import RecipientKind
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.referrals.actions.turning import Held
from kith.referrals.models import AnswerLink, LinkOpening, LinkTry, Referral
from kith.referrals.queries.links import Followed, digest, follow, parties_of, token_of
from kith.referrals.queries.stories import ROUTES
from kith.referrals.rules.links import LASTS, MAY_ASK_FOR_ANOTHER, Opening
from kith.referrals.rules.turns import CLOSED, Route, State, Step

ONE_A_DAY = timedelta(days=1)


class SentAlreadyError(Exception):
    """Another link went to the same address within the last day."""

    def __init__(self) -> None:
        super().__init__("A new link was sent a short while ago. Look in the same place as before.")


@action
def send_link(*, referral_id: UUID, to_name: str, to_address: str, by: Actor, at: datetime) -> UUID:
    """Send an organiser the link to one packet. Every earlier link of this referral stops working.

    Raises CannotGo where the address cannot be written to, and Stopped where whoever reads it is kept apart from them.
    """
    referral = gate.one(Referral, referral_id, by=by, may=Permission.REFERRAL_MAKE, at=at, lock=True)
    passing.must_pass(
        Crossing.LINK_SENT,
        PersonId(referral.person_id),
        parties_of(referral, to_name, to_address, at=at),
        what=to_name,
        by=by,
        at=at,
    )
    AnswerLink.objects.filter(referral=referral, revoked_at=None).update(revoked_at=at)
    secret = secrets.token_urlsafe(24)
    link = AnswerLink.objects.create(
        organisation_id=referral.organisation_id,
        referral=referral,
        digest=digest(secret),
        to_name=to_name,
        to_address=to_address.strip(),
        made_at=at,
        expires_at=at + LASTS,
    )
    path = reverse("referrals:answer", kwargs={"token": token_of(link.pk, secret)})
    post(
        to=Recipient(to_name, to_address, kind=RecipientKind.LISTING, id=referral.listing_id),
        template="referrals/letters/answer_link",
        key=f"referral-link-{link.pk}",
        link=f"{settings.KITH_ORIGIN}{path}",
        words={
            "listing": referral.listing_name,
            "worker": referral.owner_name,
            "is_introduction": ROUTES[referral.route] is Route.INTRODUCE,
            "until": link.expires_at,
        },
        about=PersonId(referral.person_id),
        is_key=True,
        by=by,
        at=at,
    )
    content = {"link": str(link.pk), "to": to_name}
    record(Act.SHARED, referral, by=by, at=at, person_id=PersonId(referral.person_id), content=content)
    return link.pk


@action
def open_link(*, token: str, browser: str, by: Actor, at: datetime) -> Opening:
    """Open a link for one browser, for good. Its first opening is when the referral was read.

    `by` is the holder that the link names. What a link that may not be opened answers is told, not raised, so that
    the try is counted.
    """
    followed = follow(token, browser=browser, at=at)
    if followed.link_id is None:
        raise gate.NotVisible(AnswerLink._meta.label, "", Permission.REFERRAL_ANSWER)
    LinkTry.objects.create(link_id=followed.link_id, at=at)
    if followed.opening is Opening.NOT_OPENED_YET:
        link = AnswerLink.objects.select_for_update().get(pk=followed.link_id)
        LinkOpening.objects.create(organisation_id=link.organisation_id, link=link, browser=digest(browser), at=at)
        _mark_read(followed, by, at)
        followed = follow(token, browser=browser, at=at)
    about = LinkOpening._meta.label
    content = {"link": str(followed.link_id), "answered": followed.opening}
    record(Act.CONFIRMED, about, by=by, at=at, person_id=followed.person_id, content=content)
    return followed.opening


def _mark_read(followed: Followed, by: Actor, at: datetime) -> None:
    if followed.referral_id is None:
        return
    held = Held.by_lock(followed.referral_id, may=Permission.REFERRAL_ANSWER, by=by, at=at)
    if held.state is State.SENT:
        held.take(Step.RECEIVED, act=Act.CONFIRMED)


@action
def call_back_links(*, referral_id: UUID, by: Actor, at: datetime) -> int:
    """Make every link of a referral stop working at once."""
    referral = gate.one(Referral, referral_id, by=by, may=Permission.REFERRAL_MAKE, at=at, lock=True)
    stopped = AnswerLink.objects.filter(referral=referral, revoked_at=None).update(revoked_at=at)
    content = {"links called back": stopped}
    record(Act.ENDED, referral, by=by, at=at, person_id=PersonId(referral.person_id), content=content)
    return stopped


@action
def ask_for_new_link(*, token: str, browser: str, by: Actor, at: datetime) -> None:
    """Send a new link to the address the old one went to, whoever asks; at most one a day.

    Raises NotVisible where there is nothing to send, and SentAlreadyError.
    """
    followed = follow(token, browser=browser, at=at)
    if followed.opening not in MAY_ASK_FOR_ANOTHER or followed.referral_id is None or followed.link_id is None:
        raise gate.NotVisible(AnswerLink._meta.label, followed.link_id, Permission.REFERRAL_ANSWER)
    room = Actor.of_system(by.name, by.organisation_id, Permission.REFERRAL_MAKE, Permission.REFERRAL_SEE)
    held = Held.by_lock(followed.referral_id, may=Permission.REFERRAL_MAKE, by=room, at=at)
    if held.state in CLOSED:
        raise gate.NotVisible(AnswerLink._meta.label, followed.link_id, Permission.REFERRAL_ANSWER)
    if AnswerLink.objects.filter(referral=held.referral, made_at__gt=at - ONE_A_DAY).exists():
        raise SentAlreadyError
    old = AnswerLink.objects.get(pk=followed.link_id)
    send_link(referral_id=held.referral.pk, to_name=old.to_name, to_address=old.to_address, by=room, at=at)
