"""Telling of a concern without an account: to whom, by which link, and what a raiser's code opens."""

from dataclasses import dataclass

from django.core import signing

from kith.ground.access.belt import for_every
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import ConcernId, OrganisationId
from kith.safeguarding.models import Concern
from kith.safeguarding.queries.ladder import digest

SALT = "kith.safeguarding.raising-link"


@dataclass(frozen=True)
class Door:
    """An organisation to which somebody without an account can turn."""

    organisation_id: OrganisationId
    name: str


@dataclass(frozen=True)
class ByCode:
    """What a raiser's code opens: the concern, and whoever holds the code as they act."""

    concern_id: ConcernId
    holder: Actor
    zone: str


@dataclass(frozen=True)
class RaisingLink:
    """What a link for raising concerns holds: to whom, and as who."""

    door: Door
    name: str


def doors() -> tuple[Door, ...]:
    """Return the organisations that can be told of a concern without an account: all that are here."""
    return tuple(Door(OrganisationId(row.pk), row.name) for row in Organisation.objects.order_by("name", "pk"))


def by_code(code: str) -> ByCode | None:
    """Return what a code opens, or nothing. A wrong code and an old one look the same."""
    with for_every():
        row = Concern.objects.filter(code_digest=digest(code)).select_related("organisation").first()
    if row is None:
        return None
    organisation_id = OrganisationId(row.organisation_id)
    holder = Actor.by_link(row.raised_by, organisation_id, row.pk, Permission.CONCERN_RAISE)
    return ByCode(ConcernId(row.pk), holder, row.organisation.zone)


def raising_link(organisation_id: OrganisationId, name: str) -> str:
    """Return what stands in the address by which somebody without an account raises a concern under their name."""
    return signing.dumps([str(organisation_id), name], salt=SALT)


def follow_raising_link(token: str) -> RaisingLink | None:
    """Return what such an address holds, or nothing where it was not made here."""
    try:
        organisation_id, name = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    row = Organisation.objects.filter(pk=organisation_id).first()
    return RaisingLink(Door(OrganisationId(row.pk), row.name), name) if row else None
