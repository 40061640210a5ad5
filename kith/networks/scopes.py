"""Who may see or draw on a map. What a worker thinks of a tie is kept apart from everybody who is not at the desk."""

from django.db.models import Q

from kith.ground.access.scoping import (
    ANYTHING,
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    about_a_person,
    scope,
)


def _not_at_the_desk(ask: Ask) -> Q:
    return NOTHING if ask.actor.is_staff or ask.actor.system else ANYTHING


MAPS = scope("networks.Map", *about_a_person("person"))
TIES = scope("networks.Tie", *about_a_person("map__person"))
STATES = scope("networks.TieAsItWas", *about_a_person("tie__map__person"))
WORKER_VIEWS = scope(
    "networks.WorkerView",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _not_at_the_desk),
    *about_a_person("tie__map__person"),
)
CONTACTS = scope("networks.Contact", *about_a_person("tie__map__person"))
DECISIONS = scope("networks.TieDecision", *about_a_person("tie__map__person"))
CONFIRMATIONS = scope("networks.TieConfirmation", *about_a_person("decision__tie__map__person"))
