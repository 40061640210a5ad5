"""Who may see and answer a referral: those with a live reason, whoever runs the listing it was sent to, the link."""

from django.db.models import Q

from kith.gatherings.scopes import about_a_person_at
from kith.ground.access.scoping import NOTHING, AccessReason, Ask, Clause, Effect, scope
from kith.referrals.models import AnswerLink


def _of_the_link(path: str) -> Clause:
    """Return the clause of a signed link: the one referral it was made for, and nothing else."""

    def opened(ask: Ask) -> Q:
        if ask.actor.link_id is None or ask.permission not in ask.actor.permissions:
            return NOTHING
        live = AnswerLink.objects.filter(pk=ask.actor.link_id, revoked_at=None, expires_at__gt=ask.at)
        return Q(**{f"{path}__in": live.values("referral_id")})

    return Clause(AccessReason.LINK, Effect.GRANTS, opened)


REFERRALS = scope("referrals.Referral", *about_a_person_at("listing_id"), _of_the_link("pk"))
PACKET_FIELDS, TURNS = (
    scope(
        f"referrals.{table}",
        *about_a_person_at("referral__listing_id", "referral__person"),
        _of_the_link("referral_id"),
    )
    for table in ("PacketField", "ReferralTurn")
)
HEARERS, TOLD_BACK, LINKS = (
    scope(f"referrals.{table}", *about_a_person_at("referral__listing_id", "referral__person"))
    for table in ("Hearer", "ToldBack", "AnswerLink")
)
OPENINGS = scope("referrals.LinkOpening", *about_a_person_at("link__referral__listing_id", "link__referral__person"))
