"""Who may see limits and concerns."""

from dataclasses import replace

from django.db.models import Q

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import (
    ANYTHING,
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    about_a_person,
    keeps_apart,
    of_the_organisation,
    scope,
)
from kith.ground.actor import Role
from kith.safeguarding.models import NamedInConcern, Telling

_READING = frozenset({Permission.CONCERN_SEE, Permission.CONCERN_DECIDE})


def _elsewhere(ask: Ask) -> Q:
    return ~Q(organisation_id=ask.actor.organisation_id)


def _kept_apart_from_whom(path: str) -> tuple[Clause, ...]:
    """Return the denials of whoever is kept from the person that a concern is about: what they raised they still see.

    Of somebody who is set apart nobody sees anything, whoever raised it.
    """
    apart, *gone = keeps_apart("person" if path == "pk" else f"{path}__person")
    return (replace(apart, q=lambda ask: apart.q(ask) if ask.permission in _READING else NOTHING), *gone)


def _sealed(path: str) -> tuple[Clause, ...]:
    """Return the clauses of a table whose rows belong to the concern at `path` (`"pk"` for the concern itself).

    Who is kept from the person reads and decides nothing about them. Being named beats everything that lets somebody
    read or decide, from the moment the name is typed and until it is said that it is somebody else's.
    """

    def named(ask: Ask) -> Q:
        if ask.actor.account_id is None or ask.permission not in _READING:
            return NOTHING
        apart = NamedInConcern.objects.filter(account_id=ask.actor.account_id).exclude(answer__is_same=False)
        return Q(**{f"{path}__in": apart.values("concern_id")})

    def leads(ask: Ask) -> Q:
        return ANYTHING if ask.permission in _READING and Role.SAFEGUARDING_LEAD in ask.actor.roles else NOTHING

    def told(ask: Ask) -> Q:
        if ask.actor.account_id is None or ask.permission not in _READING:
            return NOTHING
        told = Telling.objects.filter(account_id=ask.actor.account_id)
        return Q(**{f"{path}__in": told.values("climb__concern_id")})

    def raised(ask: Ask) -> Q:
        if ask.permission != Permission.CONCERN_RAISE:
            return NOTHING
        if ask.actor.link_id is not None:
            return Q(**{path: ask.actor.link_id})
        to_field = "raised_by_account" if path == "pk" else f"{path}__raised_by_account"
        return Q(**{to_field: ask.actor.account_id}) if ask.actor.account_id is not None else NOTHING

    def listed(ask: Ask) -> Q:
        return ANYTHING if ask.actor.system and ask.permission in ask.actor.permissions else NOTHING

    return (
        Clause(AccessReason.OTHER_ORGANISATION, Effect.DENIES, _elsewhere),
        *_kept_apart_from_whom(path),
        Clause(AccessReason.NAMED, Effect.DENIES, named),
        Clause(AccessReason.CONCERN, Effect.GRANTS, leads),
        Clause(AccessReason.TOLD, Effect.GRANTS, told),
        Clause(AccessReason.RAISED, Effect.GRANTS, raised),
        Clause(AccessReason.SYSTEM, Effect.GRANTS, listed),
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

CONCERNS = scope("safeguarding.Concern", *_sealed("pk"))
NAMED = scope("safeguarding.NamedInConcern", *_sealed("concern"))
NAMED_ANSWERS = scope("safeguarding.NamedAnswer", *_sealed("named__concern"))
ADDITIONS = scope("safeguarding.Addition", *_sealed("concern"))
SIGHTINGS = scope("safeguarding.Sighting", *_sealed("concern"))
MARKS = scope("safeguarding.BodyMark", *_sealed("sighting__concern"))
ACKNOWLEDGEMENTS = scope("safeguarding.Acknowledgement", *_sealed("concern"))
DECISIONS = scope("safeguarding.ConcernDecision", *_sealed("concern"))
ACTS = scope("safeguarding.ConcernAct", *_sealed("concern"))
ENDS = scope("safeguarding.ConcernEnd", *_sealed("concern"))
CHALLENGES = scope("safeguarding.Challenge", *_sealed("concern"))
CHALLENGE_ANSWERS = scope("safeguarding.ChallengeAnswer", *_sealed("challenge__concern"))
CLIMBS = scope("safeguarding.Climb", *_sealed("concern"))
TELLINGS = scope("safeguarding.Telling", *_sealed("climb__concern"))
PROMPTS = scope("safeguarding.OutsidePrompt", *_sealed("concern"))

PLACES = scope("safeguarding.LadderPlace", *of_the_organisation(Permission.LADDER_SET))
ON_CALL = scope("safeguarding.OnCall", *of_the_organisation(Permission.LADDER_SET))
STANCES = scope("safeguarding.ConcernStance", *of_the_organisation(Permission.LADDER_SET, Permission.CONCERN_DECIDE))
OUTSIDE = scope("safeguarding.OutsideNumber", *of_the_organisation(Permission.LADDER_SET, Permission.CONCERN_RAISE))
