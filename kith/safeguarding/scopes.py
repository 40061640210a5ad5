"""Who may see limits and concerns."""

from django.db.models import Q

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import NOTHING, AccessReason, Ask, Clause, Effect, about_a_person, scope
from kith.ground.actor import Role


def _elsewhere(ask: Ask) -> Q:
    return ~Q(organisation_id=ask.actor.organisation_id)


def _leads(ask: Ask) -> Q:
    """A safeguarding lead sees every concern of the organisation; being named in one comes as a hard denial."""
    wanted = ask.permission in {Permission.CONCERN_SEE, Permission.CONCERN_DECIDE}
    return ~NOTHING if wanted and Role.SAFEGUARDING_LEAD in ask.actor.roles else NOTHING


_SEALED = (
    Clause(AccessReason.OTHER_ORGANISATION, Effect.DENIES, _elsewhere),
    Clause(AccessReason.CONCERN, Effect.GRANTS, _leads),
)


RESTRICTIONS = scope("safeguarding.Restriction", *about_a_person("person"))
LIFTINGS = scope("safeguarding.Lifting", *about_a_person("restriction__person"))
CONCERNS = scope("safeguarding.Concern", *_SEALED)
ACKNOWLEDGEMENTS = scope("safeguarding.Acknowledgement", *_SEALED)
DECISIONS = scope("safeguarding.ConcernDecision", *_SEALED)
