"""Clauses, scopes and the scoped queryset: the list and the single row are decided by the very same words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Case, CharField, Model, Q, Value, When
from django.db.models.expressions import RawSQL

from kith.ground.access.models import ConsentFact, Denial, Grant, SetApart, grants_giving
from kith.ground.access.permissions import ON_THEIR_WORD, Relation, may_ever, relations_giving, roles_giving
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, TeamId
from kith.ground.words import mark


class Effect(StrEnum):
    GRANTS = "grants"
    DENIES = "denies"


class AccessReason(StrEnum):
    """Why a row may, or may not, be seen."""

    OTHER_ORGANISATION = "other organisation"
    HARD_DENIAL = "hard denial"
    SET_APART = "set apart"
    NO_LIVE_REASON = "no live reason"
    OWN = "own"
    CASELOAD = "caseload"
    COVER = "cover"
    SHIFT = "shift"
    DUTY = "duty"
    TEAM = "team"
    CIRCLE = "circle"
    REPRESENTATIVE = "representative"
    PACKET = "packet"
    CONCERN = "concern"
    RAISED = "raised"
    TOLD = "told"
    NAMED = "named"
    BREAK_GLASS = "break-glass"
    SYSTEM = "system"
    LINK = "signed link"
    COLLEAGUE = "same organisation"
    ORGANISER = "organiser"
    KEPT_APART = "kept apart"


ACCESS_WORDS: Mapping[AccessReason, str] = {
    AccessReason.OTHER_ORGANISATION: mark("It belongs to another organisation."),
    AccessReason.HARD_DENIAL: mark("A limit or a conflict of interest stands in the way."),
    AccessReason.SET_APART: mark("Set apart, to be erased."),
    AccessReason.NO_LIVE_REASON: mark("No live reason: not on the caseload, rota or circle."),
    AccessReason.OWN: mark("It is about them."),
    AccessReason.CASELOAD: mark("On the caseload."),
    AccessReason.COVER: mark("Covering for the worker."),
    AccessReason.SHIFT: mark("On shift."),
    AccessReason.DUTY: mark("Answers the duty line."),
    AccessReason.TEAM: mark("Leads the team."),
    AccessReason.CIRCLE: mark("In the circle."),
    AccessReason.REPRESENTATIVE: mark("Speaks for them by law."),
    AccessReason.PACKET: mark("Was sent the referral."),
    AccessReason.CONCERN: mark("Looks into a concern."),
    AccessReason.RAISED: mark("Raised it."),
    AccessReason.TOLD: mark("It climbed to them."),
    AccessReason.NAMED: mark("Named in it."),
    AccessReason.BREAK_GLASS: mark("Opened in an emergency, with a reason."),
    AccessReason.SYSTEM: mark("A named part of the system, with a listed permission."),
    AccessReason.LINK: mark("Holds the signed link."),
    AccessReason.COLLEAGUE: mark("Belongs to the same organisation."),
    AccessReason.ORGANISER: mark("Runs it."),
    AccessReason.KEPT_APART: mark("Kept apart from this reader."),
}


@dataclass(frozen=True)
class Ask:
    """One question to the gate: may this actor do this, at this moment."""

    actor: Actor
    permission: StrEnum
    at: datetime


@dataclass(frozen=True)
class Clause:
    """One reason to grant or to deny, as a condition on the rows of a table."""

    reason: AccessReason
    effect: Effect
    q: Callable[[Ask], Q]
    through: tuple[str, Relation] | None = None
    """Where `q` says no more than “near, through this relation, the person at this path”: such are asked as one."""


NOTHING = Q(pk__in=[])

ANYTHING = ~NOTHING


def any_of(conditions: Iterable[Q]) -> Q:
    """Return the rows of any of these; the store is asked nothing for those that could hold of no row."""
    holding = [one for one in conditions if one is not NOTHING]
    return reduce(or_, holding) if holding else NOTHING


ASKED_LATELY = 512
"""How many questions are kept as SQL. A page asks the same few of one table after another, and writing one out costs
ten times what asking it does. Only the words are kept, with who asks and the moment in them: never an answer."""


@lru_cache(ASKED_LATELY)
def _near(account_id: AccountId, teams: frozenset[TeamId], relations: frozenset[Relation], at: datetime) -> RawSQL:
    """Ask for the people to whom some relations lead, by an account's own grants or by those of its teams."""
    holder = Q(account_id=account_id) | Q(team_id__in=sorted(teams)) if teams else Q(account_id=account_id)
    return _in_sql(Grant.objects.at(at).filter(holder, relation__in=sorted(relations)))


@lru_cache(ASKED_LATELY)
def _spoken_for(account_id: AccountId, permission: StrEnum, at: datetime) -> RawSQL:
    """Ask for the people whom an account represents so far as this permission."""
    held = grants_giving(permission, at=at).filter(account_id=account_id, relation=Relation.REPRESENTATIVE)
    return _in_sql(held)


@lru_cache(ASKED_LATELY)
def _kept_from(account_id: AccountId, at: datetime) -> RawSQL:
    """Ask for the people whom an account must not come near."""
    return _in_sql(Denial.objects.at(at).filter(account_id=account_id))


@cache
def _set_apart() -> RawSQL:
    """Ask for the people whose record nobody sees any more."""
    return _in_sql(SetApart.objects.all())


_ASKED_BY: Mapping[StrEnum, str] = dict(ON_THEIR_WORD.items())
_WITH_KEY_PEOPLE = {"purpose": "support", "recipient_kind": "key_person"}
"""How the facts call sharing with the circle; each yes is to one account."""


@lru_cache(ASKED_LATELY)
def _said_yes(account_id: AccountId, information: str, at: datetime) -> RawSQL:
    """Ask for the people who share a kind of information with an account now. Silence is no yes."""
    return _in_sql(
        ConsentFact.objects.at(at).filter(
            **_WITH_KEY_PEOPLE,
            recipient=str(account_id),
            information=information,
            state=ConsentFact.State.GIVEN,
        )
    )


def _in_sql(facts: models.QuerySet[Any]) -> RawSQL:
    return RawSQL(*facts.values("person_id").query.sql_with_params())  # noqa: S611 - words of the ORM's own


def _through(path: str, relations: Iterable[Relation], ask: Ask) -> Q:
    """Return the rows whose person, at a path, the actor is near: one question for each set of teams that counts."""
    if ask.actor.account_id is None:
        return NOTHING
    leading: dict[frozenset[TeamId], set[Relation]] = defaultdict(set)
    for relation in relations:
        if roles := roles_giving(ask.actor, ask.permission, relation):
            leading[ask.actor.teams_as(roles)].add(relation)
    narrow = [together for together in leading.values() if Relation.REPRESENTATIVE in together]
    for together in narrow:
        together.discard(Relation.REPRESENTATIVE)
    near = [
        _near(ask.actor.account_id, teams, frozenset(together), ask.at)
        for teams, together in leading.items()
        if together
    ]
    near += [_spoken_for(ask.actor.account_id, ask.permission, ask.at)] if narrow else []
    found = any_of(Q(**{f"{path}__in": people}) for people in near)
    information = _ASKED_BY.get(ask.permission)
    if found is NOTHING or information is None:
        return found
    return found & Q(**{f"{path}__in": _said_yes(ask.actor.account_id, information, ask.at)})


def about_a_person(path: str) -> tuple[Clause, ...]:
    """Return the standard clauses of a table whose rows are about the person at `path` (`"map__person"`, or `"pk"`)."""

    def other_organisation(ask: Ask) -> Q:
        return ~Q(organisation_id=ask.actor.organisation_id)

    def hard_denial(ask: Ask) -> Q:
        if ask.actor.account_id is None:
            return NOTHING
        return Q(**{f"{path}__in": _kept_from(ask.actor.account_id, ask.at)})

    def own(ask: Ask) -> Q:
        if ask.actor.person_id is None or Relation.OWN not in relations_giving(ask.actor, ask.permission):
            return NOTHING
        return Q(**{path: ask.actor.person_id})

    def through(relation: Relation) -> Clause:
        return Clause(
            AccessReason(relation.value),
            Effect.GRANTS,
            lambda ask: _through(path, [relation], ask),
            through=(path, relation),
        )

    def listed(ask: Ask) -> Q:
        is_listed = bool(ask.actor.system) and ask.permission in ask.actor.permissions
        return ANYTHING if is_listed else NOTHING

    return (
        Clause(AccessReason.OTHER_ORGANISATION, Effect.DENIES, other_organisation),
        Clause(AccessReason.HARD_DENIAL, Effect.DENIES, hard_denial),
        set_apart(path),
        Clause(AccessReason.OWN, Effect.GRANTS, own),
        *(through(relation) for relation in Relation if relation is not Relation.OWN),
        Clause(AccessReason.SYSTEM, Effect.GRANTS, listed),
    )


def kept_from_the_circle(path: str) -> tuple[Clause, ...]:
    """Return the standard clauses of a table of which no key person is shown anything, whatever else they are."""
    return tuple(clause for clause in about_a_person(path) if clause.reason is not AccessReason.CIRCLE)


def keeps_apart(*paths: str) -> tuple[Clause, ...]:
    """Return the denials of a table about several people: one that the actor is kept from hides the whole row."""

    def any_of_them(ask: Ask) -> Q:
        if ask.actor.account_id is None:
            return NOTHING
        return any_of(Q(**{f"{path}__in": _kept_from(ask.actor.account_id, ask.at)}) for path in paths)

    return (Clause(AccessReason.HARD_DENIAL, Effect.DENIES, any_of_them), set_apart(*paths))


def set_apart(*paths: str) -> Clause:
    """Return the denial of everything about a person who is set apart: to everybody, the system and links included."""
    return Clause(
        AccessReason.SET_APART, Effect.DENIES, lambda _ask: any_of(Q(**{f"{path}__in": _set_apart()}) for path in paths)
    )


def of_the_organisation(*permissions: StrEnum) -> tuple[Clause, ...]:
    """Return the clauses of a table that every colleague with one of these permissions may read (a directory)."""

    def colleague(ask: Ask) -> Q:
        return ANYTHING if ask.permission in permissions and may_ever(ask.actor, ask.permission) else NOTHING

    return (
        Clause(
            AccessReason.OTHER_ORGANISATION,
            Effect.DENIES,
            lambda ask: ~Q(organisation_id=ask.actor.organisation_id),
        ),
        Clause(AccessReason.COLLEAGUE, Effect.GRANTS, colleague),
    )


@dataclass(frozen=True)
class Scope:
    """The clauses of one table: any denial refuses, else any grant allows, else nothing does."""

    clauses: tuple[Clause, ...]

    def q(self, ask: Ask) -> Q:
        """Return the rows that may be seen, as one condition."""
        near: dict[str, list[Relation]] = defaultdict(list)
        asked: dict[Effect, list[Q]] = {Effect.GRANTS: [], Effect.DENIES: []}
        for clause in self.clauses:
            if clause.through is None:
                asked[clause.effect].append(clause.q(ask))
            else:
                path, relation = clause.through
                near[path].append(relation)
        asked[Effect.GRANTS] += (_through(path, relations, ask) for path, relations in near.items())
        granted = any_of(asked[Effect.GRANTS])
        return granted if granted is NOTHING else granted & ~any_of(asked[Effect.DENIES])

    def first_reason(self, ask: Ask) -> Case:
        """Return the reason that decides a row, denials before grants, for `explain`."""
        ordered = sorted(self.clauses, key=lambda clause: clause.effect is Effect.GRANTS)
        whens = [When(clause.q(ask), then=Value(clause.reason.value)) for clause in ordered]
        return Case(*whens, default=Value(AccessReason.NO_LIVE_REASON.value), output_field=CharField())


_scopes: dict[str, Scope] = {}


def scope(table: str, *clauses: Clause) -> Scope:
    """Declare who may see the rows of a table (`"networks.Tie"`). A table is declared once."""
    if table in _scopes:
        raise ValueError(f"{table} has its clauses already; a second list would drift from the first.")
    _scopes[table] = Scope(clauses)
    return _scopes[table]


def scope_of(table: type[Model]) -> Scope:
    """Return a table's scope; one without clauses is seen by nobody."""
    return _scopes.get(table._meta.label, Scope(()))


T_co = TypeVar("T_co", bound=Model, covariant=True)


class ScopedQuerySet(models.QuerySet[T_co]):
    """Rows behind the gate."""

    def visible_to(self, actor: Actor, *, may: StrEnum, at: datetime) -> Self:
        """Return the rows about which this actor may do this, now. Everything a reader sees comes through here."""
        return self.filter(scope_of(self.model).q(Ask(actor, may, at)))


class ScopedManager(models.Manager[T_co]):
    """A manager whose rows can be asked for as somebody."""

    _queryset_class: Any = ScopedQuerySet

    def get_queryset(self) -> ScopedQuerySet[T_co]:
        return ScopedQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor, *, may: StrEnum, at: datetime) -> ScopedQuerySet[T_co]:
        return self.get_queryset().visible_to(actor, may=may, at=at)
