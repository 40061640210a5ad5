"""Who may see what a person said about sharing, and what was shared without asking them."""

from django.db.models import Q

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import NOTHING, AccessReason, Ask, Clause, Effect, about_a_person, scope


def _not_told_yet(ask: Ask) -> Q:
    """Where telling the person would put somebody in danger, only those who may decide so read it."""
    return NOTHING if ask.permission is Permission.CONSENT_OVERRIDE else Q(told_on=None)


SHARINGS = scope("consent.Sharing", *about_a_person("person"))
SHARING_ITEMS = scope("consent.SharingItem", *about_a_person("sharing__person"))
GONE = scope("consent.Gone", *about_a_person("person"))
WITHOUT_YES = scope(
    "consent.WithoutYes",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _not_told_yet),
    *about_a_person("person"),
)
