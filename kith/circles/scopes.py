"""Who may see a circle: those with a live reason, and each key person their own place in it."""

from django.db.models import Q

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import NOTHING, AccessReason, Ask, Clause, Effect, about_a_person, scope


def _their_own_place(path: str) -> Clause:
    def mine(ask: Ask) -> Q:
        is_asked = ask.permission is Permission.CIRCLE_JOIN and may_ever(ask.actor, ask.permission)
        return Q(**{path: ask.actor.account_id}) if is_asked and ask.actor.account_id else NOTHING

    return Clause(AccessReason.CIRCLE, Effect.GRANTS, mine)


KEY_PEOPLE = scope("circles.KeyPerson", *about_a_person("person"), _their_own_place("account_id"))
TURNS = scope("circles.CircleTurn", *about_a_person("key_person__person"), _their_own_place("key_person__account_id"))
