"""Who may see or draw on a map. What a worker thinks of a tie is kept apart from everybody who is not at the desk.

Somebody of the circle comes to a tie, and to whatever is about a tie, only where the person shows them that very tie.
"""

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from kith.ground.access.scoping import (
    ANYTHING,
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    about_a_person,
    kept_from_the_circle,
    scope,
)
from kith.ground.ids import AccountId
from kith.networks.models import TieShown


def about_a_person_with(
    tie: str, person: str, *, and_tie: str | None = None, perhaps: bool = False
) -> tuple[Clause, ...]:
    """Return the standard clauses, where the circle opens only what is about a tie that is shown to this reader.

    `tie` is the path to its id, and `and_tie` to that of a second one that must be shown too; `perhaps` says that a row
    can be about no tie at all, and is then not kept back.
    """

    def narrowed(circle: Clause) -> Clause:
        def of_a_shown_tie(ask: Ask) -> Q:
            rows = circle.q(ask)
            if rows is NOTHING or ask.actor.account_id is None:
                return NOTHING
            known = Q(**{f"{tie}__in": _shown_to(ask.actor.account_id)})
            if and_tie is not None:
                known &= Q(**{f"{and_tie}__in": _shown_to(ask.actor.account_id)})
            return rows & (known | Q(**{f"{tie}__isnull": True}) if perhaps else known)

        return replace(circle, q=of_a_shown_tie, through=None)

    return tuple(
        narrowed(clause) if clause.reason is AccessReason.CIRCLE else clause for clause in about_a_person(person)
    )


def _shown_to(account_id: AccountId) -> QuerySet[TieShown, Any]:
    return TieShown.objects.filter(account_id=account_id, hidden_at=None).values("tie_id")


def _not_at_the_desk(ask: Ask) -> Q:
    return NOTHING if ask.actor.is_staff or ask.actor.system else ANYTHING


MAPS = scope("networks.Map", *about_a_person("person"))
TIES = scope("networks.Tie", *about_a_person_with("pk", "map__person"))
STATES = scope("networks.TieAsItWas", *about_a_person_with("tie_id", "tie__map__person"))
UNPLACED = scope("networks.Unplaced", *kept_from_the_circle("person"))
WAVES = scope("networks.Wave", *kept_from_the_circle("person"))
COMMANDS = scope("networks.Command", *kept_from_the_circle("person"))
WORKER_VIEWS = scope(
    "networks.WorkerView",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _not_at_the_desk),
    *about_a_person_with("tie_id", "tie__map__person"),
)
CONTACTS = scope("networks.Contact", *about_a_person_with("tie_id", "tie__map__person"))
DISPUTES = scope("networks.ContactDisputed", *kept_from_the_circle("contact__tie__map__person"))
REMINDERS = scope("networks.Reminder", *kept_from_the_circle("tie__map__person"))
REMINDED = scope("networks.Reminded", *kept_from_the_circle("tie__map__person"))
TALKED_OVER = scope("networks.TalkedOver", *kept_from_the_circle("reminded__tie__map__person"))
DECISIONS = scope("networks.TieDecision", *about_a_person_with("tie_id", "tie__map__person"))
CONFIRMATIONS = scope(
    "networks.TieConfirmation", *about_a_person_with("decision__tie_id", "decision__tie__map__person")
)
ACQUAINTANCES = scope("networks.Acquaintance", *about_a_person_with("one_id", "map__person", and_tie="other_id"))
SHOWN = scope("networks.TieShown", *about_a_person("tie__map__person"))
