"""Who may read what was sent."""

from django.db.models import Q

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import NOTHING, AccessReason, Ask, Clause, Effect, scope, set_apart
from kith.ground.accounts.models import Organisation
from kith.people.models import Person

_DEMO = Q(organisation__kind=Organisation.Kind.DEMO.value)


def _other_organisation(ask: Ask) -> Q:
    return ~Q(organisation_id=ask.actor.organisation_id) & ~_DEMO


def _key_of_somebody_else(ask: Ask) -> Q:
    return Q(is_key=True) & ~Q(poster_id=ask.actor.account_id) & ~_DEMO


def _sealed_for_somebody_else(ask: Ask) -> Q:
    return Q(is_sealed=True) & ~Q(account_id=ask.actor.account_id)


def _made_up(ask: Ask) -> Q:
    """Nobody in a demo is real: its outbox is where every message can be read and its link followed."""
    return _DEMO if _reads(ask) else NOTHING


def _about_nobody(ask: Ask) -> Q:
    return Q(person=None) if _reads(ask) else NOTHING


def _about_somebody_near(ask: Ask) -> Q:
    near = Person.objects.visible_to(ask.actor, may=Permission.PERSON_SEE, at=ask.at)
    return Q(person__in=near.values("pk")) if _reads(ask) else NOTHING


def _to_me(ask: Ask) -> Q:
    is_mine = ask.permission == Permission.ACCOUNT_OWN and ask.actor.account_id is not None
    return Q(account_id=ask.actor.account_id, channel="in-app") if is_mine else NOTHING


def _reads(ask: Ask) -> bool:
    return ask.permission == Permission.OUTBOX_SEE and may_ever(ask.actor, ask.permission)


MESSAGES = scope(
    "correspondence.Message",
    Clause(AccessReason.OTHER_ORGANISATION, Effect.DENIES, _other_organisation),
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _key_of_somebody_else),
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _sealed_for_somebody_else),
    set_apart("person"),
    Clause(AccessReason.COLLEAGUE, Effect.GRANTS, _made_up),
    Clause(AccessReason.COLLEAGUE, Effect.GRANTS, _about_nobody),
    Clause(AccessReason.CASELOAD, Effect.GRANTS, _about_somebody_near),
    Clause(AccessReason.OWN, Effect.GRANTS, _to_me),
)
