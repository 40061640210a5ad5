"""Who may see requests and packs: whoever is near the person, as far as their permission goes.

A pack that somebody opens in Kith holds what nobody at the desk reads; so the desk opens only what it printed.
"""

from django.db.models import Q

from kith.disclosure.rules.requests import Way
from kith.ground.access.scoping import AccessReason, Ask, Clause, Effect, about_a_person, scope


def _theirs_alone(ask: Ask) -> Q:
    """Keep from everybody but the person what goes to them inside Kith."""
    inside = Q(request__way=Way.INSIDE)
    return inside & ~Q(request__person=ask.actor.person_id) if ask.actor.person_id else inside


REQUESTS = scope("disclosure.Request", *about_a_person("person"))
TURNS = scope("disclosure.RequestTurn", *about_a_person("request__person"))
OPINIONS = scope("disclosure.HarmOpinion", *about_a_person("request__person"))
CHOICES = scope("disclosure.Choice", *about_a_person("request__person"))
ADDED = scope("disclosure.Added", *about_a_person("request__person"))
RELEASES = scope(
    "disclosure.Release",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _theirs_alone),
    *about_a_person("request__person"),
)
