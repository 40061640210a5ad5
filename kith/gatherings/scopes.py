"""Who may see who has a place and who came: those with a live reason, and the organiser, for their own listing."""

from dataclasses import replace

from django.db.models import Q

from kith.directory.models import Organiser
from kith.gatherings.models import Place
from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import (
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    about_a_person,
    of_the_organisation,
    scope,
)


def runs(path: str, ask: Ask) -> Q:
    """Return the rows whose listing, at a path, this actor runs."""
    if ask.actor.account_id is None:
        return NOTHING
    organised = Organiser.objects.visible_to(ask.actor, may=Permission.DIRECTORY_SEE, at=ask.at)
    live = organised.filter(Q(ends_at=None) | Q(ends_at__gt=ask.at), starts_at__lte=ask.at)
    return Q(**{f"{path}__in": live.filter(account_id=ask.actor.account_id).values("listing_id")})


def about_a_person_at(listing: str, person: str = "person") -> tuple[Clause, ...]:
    """Return the standard clauses, where a packet opens only what belongs to the listing it was sent to."""

    def narrowed(packet: Clause) -> Clause:
        def of_the_listing(ask: Ask) -> Q:
            rows = packet.q(ask)
            return NOTHING if rows is NOTHING else rows & runs(listing, ask)

        return replace(packet, q=of_the_listing, through=None)

    return tuple(
        narrowed(clause) if clause.reason is AccessReason.PACKET else clause for clause in about_a_person(person)
    )


def _of_whoever_runs_it(ask: Ask) -> Q:
    asked = ask.permission in {Permission.ATTENDANCE_RECORD, Permission.REFERRAL_SEE}
    return runs("listing_id", ask) if asked and may_ever(ask.actor, ask.permission) else NOTHING


def _of_whoever_has_somebody_there(ask: Ask) -> Q:
    asked = ask.permission in {Permission.ATTENDANCE_RECORD, Permission.REFERRAL_SEE}
    mine = Place.objects.visible_to(ask.actor, may=ask.permission, at=ask.at)
    is_asked = asked and may_ever(ask.actor, ask.permission)
    return Q(listing_id__in=mine.values("listing_id")) if is_asked else NOTHING


PLACES = scope("gatherings.Place", *about_a_person_at("listing_id"))
ATTENDANCES = scope("gatherings.Attendance", *about_a_person_at("meeting__listing_id"))
MEETINGS = scope(
    "gatherings.Meeting",
    of_the_organisation()[0],
    Clause(AccessReason.ORGANISER, Effect.GRANTS, _of_whoever_runs_it),
    Clause(AccessReason.PACKET, Effect.GRANTS, _of_whoever_has_somebody_there),
)
