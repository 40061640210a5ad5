"""Who may see cover, calls, emergencies and looks: those near the person, and the confidentiality lead.

Nobody keeps watch over their own looks: what is about an account is kept apart from it.
"""

from django.db.models import Q

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import (
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


def _kept_by_the_lead(person: str, account: str) -> tuple[Clause, ...]:
    """Return the clauses of what the lead decides: not about oneself, nor about whom one is kept from."""

    def own(ask: Ask) -> Q:
        return NOTHING if ask.actor.account_id is None else Q(**{account: ask.actor.account_id})

    return (
        Clause(AccessReason.KEPT_APART, Effect.DENIES, own),
        *keeps_apart(person),
        *of_the_organisation(Permission.CONFIDENTIALITY_KEEP),
    )


def _of_the_account_alone() -> tuple[Clause, ...]:
    """Return the clauses of what somebody gave about themself: nobody else reads it."""

    def own(ask: Ask) -> Q:
        is_asked = ask.permission is Permission.CONFLICT_DECLARE and ask.actor.account_id is not None
        return Q(account_id=ask.actor.account_id) if is_asked else NOTHING

    return (*of_the_organisation()[:1], Clause(AccessReason.OWN, Effect.GRANTS, own))


EMERGENCIES = scope("looking.Emergency", *_kept_by_the_lead("person", "account"))
EMERGENCY_REVIEWS, EMERGENCIES_HELD_BACK = (
    scope(f"looking.{table}", *_kept_by_the_lead("emergency__person", "emergency__account"))
    for table in ("EmergencyReview", "EmergencyHeldBack")
)
CONFLICTS = scope("looking.Conflict", *_kept_by_the_lead("person", "account"))
CONFLICTS_CLEARED = scope("looking.ConflictCleared", *_kept_by_the_lead("conflict__person", "conflict__account"))
OWN_MARKS = scope("looking.OwnMarks", *_of_the_account_alone())
LIKELY_TIES = scope("looking.LikelyTie", *_kept_by_the_lead("person", "account"))
LIKELY_TIES_SETTLED = scope("looking.LikelyTieSettled", *_kept_by_the_lead("likely__person", "likely__account"))
UNUSUAL = scope("looking.Unusual", *_kept_by_the_lead("person", "account"))
UNUSUAL_DECIDED = scope("looking.UnusualDecided", *_kept_by_the_lead("unusual__person", "unusual__account"))
QUESTIONS = scope("looking.LookQuestion", *_kept_by_the_lead("person", "account"), *about_a_person("person")[3:])
ANSWERS = scope(
    "looking.LookAnswer",
    *_kept_by_the_lead("question__person", "question__account"),
    *about_a_person("question__person")[3:],
)
WATCHES = scope("looking.Watch", *about_a_person("person"))
LEADS = scope("looking.Lead", *of_the_organisation(Permission.CONFIDENTIALITY_KEEP))

AWAY = scope("looking.Away", *of_the_organisation(Permission.TODAY_SEE, Permission.LADDER_SET))
CAME_BACK = scope("looking.CameBack", *of_the_organisation(Permission.TODAY_SEE, Permission.LADDER_SET))
TURNS = scope("looking.RotaTurn", *of_the_organisation(Permission.ROTA_KEEP, Permission.DUTY_ANSWER))
CALLER_QUESTIONS = scope("looking.CallerQuestion", *about_a_person("person"))
CALLS = scope("looking.Call", *about_a_person("person"))
CALLERS_CHECKED = scope("looking.CallerChecked", *about_a_person("call__person"))
CALLS_ENDED = scope("looking.CallEnded", *about_a_person("call__person"))
