"""Who may see what somebody wishes: those with a live reason, and of what is private the person alone.

Nobody close to the person is shown any of it: what they wish of others is theirs to say.
"""

from django.db.models import Q

from kith.ground.access.scoping import (
    AccessReason,
    Ask,
    Clause,
    Effect,
    kept_from_the_circle,
    scope,
)


def _private(ask: Ask) -> Q:
    """Keep back what is private from everybody but the person."""
    if ask.actor.person_id is None:
        return Q(is_private=True)
    return Q(is_private=True) & ~Q(sorting__person=ask.actor.person_id)


def _private_picture(ask: Ask) -> Q:
    """Keep back a private picture of a walk from everybody but the person."""
    if ask.actor.person_id is None:
        return Q(is_private=True)
    return Q(is_private=True) & ~Q(person=ask.actor.person_id)


NOTICED = scope("wishes.Noticed", *kept_from_the_circle("person"))
NOTICED_ANSWERS = scope("wishes.NoticedAnswer", *kept_from_the_circle("noticed__person"))
SORTINGS = scope("wishes.Sorting", *kept_from_the_circle("person"))
SORTED = scope(
    "wishes.Sorted",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _private),
    *kept_from_the_circle("sorting__person"),
)
WALK_PICTURES = scope(
    "wishes.WalkPicture",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _private_picture),
    *kept_from_the_circle("person"),
)
GOOD_WEEKS = scope("wishes.GoodWeek", *kept_from_the_circle("person"))
GOOD_TIMES = scope("wishes.GoodTime", *kept_from_the_circle("week__person"))
