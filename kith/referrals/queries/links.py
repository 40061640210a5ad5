"""What an answer link opens. Nothing personal is read here until the link is open for the browser that asks."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing

from kith.directory.queries.organisers import organisers_of
from kith.ground.access import passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, OrganisationId, PersonId, ReferralId
from kith.referrals.models import AnswerLink, LinkTry, Referral
from kith.referrals.rules.links import WITHIN, Link, Opening, opening

SALT = "kith.referrals.answer-link"
MAY = (Permission.REFERRAL_SEE, Permission.REFERRAL_ANSWER, Permission.ATTENDANCE_RECORD)


@dataclass(frozen=True)
class Followed:
    """A link that somebody followed: what it answers them, and whom it would let act."""

    opening: Opening
    link_id: UUID | None = None
    referral_id: ReferralId | None = None
    person_id: PersonId | None = None
    listing_name: str = ""
    organisation_name: str = ""
    sender: str = ""
    holder: Actor | None = None


def digest(secret: str) -> str:
    """Return the only form in which a secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(link_id: UUID, secret: str) -> str:
    """Return what stands in the address: the link and its secret, signed."""
    return signing.dumps([link_id.hex, secret], salt=SALT)


def follow(token: str, *, browser: str, at: datetime) -> Followed:
    """Say what a link answers to this browser. A changed, unknown or half link tells nothing."""
    link = _link(token)
    if link is None:
        return Followed(Opening.UNKNOWN)
    tries = LinkTry.objects.filter(link=link, at__gt=at - WITHIN).count()
    opened_by = link.opening.browser if hasattr(link, "opening") else ""
    answered = opening(
        Link(link.expires_at, link.revoked_at is not None, opened_by, tries),
        browser=digest(browser) if browser else "",
        at=at,
    )
    referral = link.referral
    if answered in {Opening.OPEN, Opening.NOT_OPENED_YET} and not _may_be_read(link, at=at):
        answered = Opening.REVOKED
    return Followed(
        opening=answered,
        link_id=link.pk,
        referral_id=ReferralId(referral.pk),
        person_id=PersonId(referral.person_id),
        listing_name=referral.listing_name,
        organisation_name=referral.organisation.name,
        sender=referral.owner_name,
        holder=Actor.by_link(link.to_name, OrganisationId(link.organisation_id), link.pk, *MAY),
    )


def parties_of(referral: Referral, to_name: str, to_address: str, *, at: datetime) -> tuple[Party, ...]:
    """Return everybody who reads a referral through its link: the group, who runs it, and whom the link is sent to."""
    names = () if to_name == referral.listing_name else (to_name,)
    listing_id = ListingId(referral.listing_id)
    return (
        Party(names=(referral.listing_name,), listing_id=listing_id),
        Party(names=names, emails=(to_address,)),
        *(Party(account_id=account_id) for account_id in organisers_of(listing_id, at=at)),
    )


def _may_be_read(link: AnswerLink, *, at: datetime) -> bool:
    """Say whether whoever holds a link may read of the person still. A limit may have begun since it was sent."""
    referral = link.referral
    by = Actor.by_link(link.to_name, OrganisationId(link.organisation_id), link.pk)
    parties = parties_of(referral, link.to_name, link.to_address, at=at)
    return bool(passing.may_pass(Crossing.LINK_READ, PersonId(referral.person_id), parties, by=by, at=at))


def _link(token: str) -> AnswerLink | None:
    try:
        link_id, secret = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    rows = AnswerLink.objects.filter(pk=link_id, digest=digest(secret))
    return rows.select_related("referral__organisation", "opening").first()
