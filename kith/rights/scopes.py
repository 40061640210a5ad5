"""Who may see who speaks for whom, decisions, interpreters, and what was said to have gone wrong.

Complaints are sealed: seen by those who look into them and by whoever said them, never by whom they name, nor by
anybody who is kept from the person.
"""

from collections.abc import Callable

from django.db.models import Q

from kith.directory.models import Listing
from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import (
    ANYTHING,
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    about_a_person,
    keeps_apart,
    scope,
)

REPRESENTATIVES = scope("rights.Representative", *about_a_person("person"))
EVIDENCE = scope("rights.Evidence", *about_a_person("representative__person"))
REPRESENTATIVE_ENDS = scope("rights.RepresentativeEnd", *about_a_person("representative__person"))
CAPACITY_DECISIONS = scope("rights.CapacityDecision", *about_a_person("person"))
CHILD_DECISIONS = scope("rights.ChildDecision", *about_a_person("person"))
BEST_INTERESTS = scope("rights.BestInterestsDecision", *about_a_person("capacity__person"))
CONSULTED = scope("rights.Consulted", *about_a_person("best_interests__capacity__person"))
INTERPRETER_WISHES = scope("rights.InterpreterWish", *about_a_person("person"))
INTERPRETER_PRESENCES = scope("rights.InterpreterPresence", *about_a_person("person"))


def _elsewhere(ask: Ask) -> Q:
    return ~Q(organisation_id=ask.actor.organisation_id)


def _named(path: str) -> Callable[[Ask], Q]:
    """Say which rows belong to a complaint that names the reader. There is no permission that gets round it."""

    def clause(ask: Ask) -> Q:
        if ask.actor.account_id is None:
            return NOTHING
        return Q(**{f"{path}named__account": ask.actor.account_id})

    return clause


def _looks_into_it(ask: Ask) -> Q:
    is_asked = ask.permission is Permission.COMPLAINT_ANSWER and may_ever(ask.actor, Permission.COMPLAINT_ANSWER)
    return ANYTHING if is_asked else NOTHING


def _said_it(path: str) -> Callable[[Ask], Q]:
    def clause(ask: Ask) -> Q:
        if ask.permission is not Permission.ACCOUNT_OWN or ask.actor.account_id is None:
            return NOTHING
        mine = Q(**{f"{path}raised_by_account": ask.actor.account_id})
        if ask.actor.person_id is None:
            return mine
        return mine | Q(**{f"{path}person_id": ask.actor.person_id, f"{path}is_persons_word": True})

    return clause


def _sealed(path: str) -> tuple[Clause, ...]:
    """Return the clauses of what belongs to the complaint that a path leads to (`""`, or `"complaint__"`)."""
    return (
        Clause(AccessReason.OTHER_ORGANISATION, Effect.DENIES, _elsewhere),
        *keeps_apart(f"{path}person"),
        Clause(AccessReason.KEPT_APART, Effect.DENIES, _named(path)),
        Clause(AccessReason.COLLEAGUE, Effect.GRANTS, _looks_into_it),
        Clause(AccessReason.OWN, Effect.GRANTS, _said_it(path)),
    )


def _runs_the_group(path: str) -> Clause:
    """Whoever runs a group sees what it is asked, once it is asked, in the words of the one who asks."""

    def clause(ask: Ask) -> Q:
        if ask.permission is not Permission.ISSUE_ANSWER or not may_ever(ask.actor, Permission.ISSUE_ANSWER):
            return NOTHING
        run = Listing.objects.visible_to(ask.actor, may=Permission.LISTING_EDIT, at=ask.at)
        return Q(**{f"{path}listing__in": run.values("pk"), f"{path}asked__isnull": False})

    return Clause(AccessReason.ORGANISER, Effect.GRANTS, clause)


COMPLAINTS = scope("rights.Complaint", *_sealed(""))
NAMED = scope("rights.Named", *_sealed("complaint__"))
TAKEN = scope("rights.Taken", *_sealed("complaint__"))
ACKNOWLEDGEMENTS = scope("rights.Acknowledgement", *_sealed("complaint__"))
ANSWERS = scope("rights.Answer", *_sealed("complaint__"))
ASKED_AGAIN = scope("rights.AskedAgain", *_sealed("complaint__"))
ISSUES = scope("rights.GroupIssue", *_sealed("complaint__"), _runs_the_group(""))
ISSUES_ASKED = scope("rights.IssueAsked", *_sealed("issue__complaint__"), _runs_the_group("issue__"))
ISSUE_ANSWERS = scope("rights.IssueAnswer", *_sealed("issue__complaint__"), _runs_the_group("issue__"))
