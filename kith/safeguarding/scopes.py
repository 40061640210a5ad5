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


def _looks_after_limits(ask: Ask) -> Q:
    """A safeguarding lead sees every limit of the organisation, to be the second person and to hear what it stopped."""
    wanted = ask.permission in {
        Permission.RESTRICTION_SEE,
        Permission.RESTRICTION_SET,
        Permission.RESTRICTION_SECOND,
    }
    return ~NOTHING if wanted and Role.SAFEGUARDING_LEAD in ask.actor.roles else NOTHING


def _about_limits(path: str) -> tuple[Clause, ...]:
    return (*about_a_person(path), Clause(AccessReason.CONCERN, Effect.GRANTS, _looks_after_limits))


RESTRICTIONS = scope("safeguarding.Restriction", *_about_limits("person"))
CONFIRMATIONS = scope("safeguarding.Confirmation", *_about_limits("restriction__person"))
LIFTINGS_ASKED = scope("safeguarding.LiftingAsked", *_about_limits("restriction__person"))
LIFTINGS = scope("safeguarding.Lifting", *_about_limits("restriction__person"))
EXPLANATIONS = scope("safeguarding.Explanation", *_about_limits("restriction__person"))
NEAR_MATCHES = scope("safeguarding.NearMatch", *_about_limits("restriction__person"))
NEAR_MATCH_DECISIONS = scope("safeguarding.NearMatchDecision", *_about_limits("near_match__restriction__person"))
STOPPED_ACTS = scope("safeguarding.StoppedAct", *_about_limits("restriction__person"))
WISHES = scope("safeguarding.WishAnswer", *_about_limits("stopped__restriction__person"))
CONCERNS = scope("safeguarding.Concern", *_SEALED)
ACKNOWLEDGEMENTS = scope("safeguarding.Acknowledgement", *_SEALED)
DECISIONS = scope("safeguarding.ConcernDecision", *_SEALED)
