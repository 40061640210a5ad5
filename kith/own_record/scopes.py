"""Who may see what somebody says of their record: whoever may see the part that it is about, and nobody else.

Whoever was sent a referral was not asked about, and sees none of it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db.models import Q

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import NOTHING, AccessReason, Ask, Clause, Effect, about_a_person, scope
from kith.own_record.rules.parts import Part

SEEN_BY: Mapping[Part, Permission] = MappingProxyType(
    {
        Part.WHO: Permission.PERSON_SEE,
        Part.REACH: Permission.PERSON_SEE,
        Part.ABOUT: Permission.PERSON_SEE,
        Part.TALK: Permission.PERSON_SEE,
        Part.LIFE: Permission.PERSON_SEE,
        Part.MAP: Permission.MAP_SEE,
        Part.PLAN: Permission.PLAN_SEE,
        Part.GOALS: Permission.OUTCOME_SEE,
        Part.REFERRALS: Permission.REFERRAL_SEE,
        Part.STORY: Permission.PERSON_SEE,
        Part.SHARING: Permission.CONSENT_SEE,
        Part.CIRCLE: Permission.CONSENT_SEE,
        Part.VOICES: Permission.REPRESENTATIVE_SEE,
        Part.DECISIONS: Permission.CAPACITY_SEE,
        Part.INTERPRETERS: Permission.PERSON_SEE,
        Part.LIMITS: Permission.RESTRICTION_SEE,
        Part.SAFETY: Permission.SAFETY_SEE,
    }
)
"""What somebody must be able to do to read what is said of a part: the same as to read the part."""

WRITES = frozenset({Permission.STATEMENT_MAKE, Permission.STATEMENT_ANSWER})


def _of_a_part_not_seen(path: str) -> Callable[[Ask], Q]:
    """Say which rows are about a part that this permission does not show. Whoever writes may do so of every part."""

    def clause(ask: Ask) -> Q:
        if ask.permission in WRITES:
            return NOTHING
        shown = sorted(part.value for part, may in SEEN_BY.items() if may == ask.permission)
        return ~Q(**{f"{path}part__in": shown})

    return clause


def _of_those_near(path: str) -> tuple[Clause, ...]:
    """Return the standard clauses without the packet: what is said of one referral is not for who was sent another."""
    return tuple(clause for clause in about_a_person(path) if clause.reason is not AccessReason.PACKET)


STATEMENTS = scope(
    "own_record.Statement",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _of_a_part_not_seen("")),
    *_of_those_near("person"),
)
ANSWERS = scope(
    "own_record.StatementAnswer",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _of_a_part_not_seen("statement__")),
    *_of_those_near("statement__person"),
)
