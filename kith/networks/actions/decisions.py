"""Decisions about ties: keep, grow, rebuild, step back, not sure yet.

A decision is never edited; a later one replaces it, so the story stays whole.
"""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from kith.correspondence.actions import call_back
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, TieId, new_id
from kith.networks.models import Tie, TieConfirmation, TieDecision
from kith.networks.queries.limits import is_under_limit
from kith.networks.queries.reminders import key_that_waits
from kith.networks.rules.columns import Columns
from kith.networks.rules.decisions import STANDING_WORDS, Standing, contradicts, may_decide
from kith.networks.rules.reminders import WISHES
from kith.networks.rules.vocabulary import Format, Rhythm, Wish
from kith.people.models.said import heard
from kith.people.rules.telling import Told


class NotWithoutThemError(Exception):
    """A worker alone does not decide that somebody steps back from a tie."""

    def __str__(self) -> str:
        return _(STANDING_WORDS[Standing.NOT_WITHOUT_THEM])


class AskAboutRhythmError(Exception):
    """Stepping back from somebody they are in touch with every week: one line of reason is asked for."""

    def __str__(self) -> str:
        return _(STANDING_WORDS[Standing.CONTRADICTS_RHYTHM])


class WorkersColumnAloneError(Exception):
    """Only the worker's column is filled."""

    def __str__(self) -> str:
        return _("Write what the person sees in it too: a worker's thoughts do not stand alone.")


@action
def decide_on_tie(
    *,
    tie_id: TieId,
    wish: Wish,
    told: Told,
    columns: Columns,
    asked_in: Format | None,
    despite_rhythm: str = "",
    by: Actor,
    at: datetime,
) -> UUID:
    """Record what is wanted of a tie. It is confirmed if the person said so when asked; else it waits for them."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.PLAN_DECIDE, at=at, lock=True)
    is_limited = is_under_limit(tie, by=by, at=at)
    if not may_decide(wish, is_the_persons_word=told.is_the_persons_own, is_under_lawful_limit=is_limited):
        raise NotWithoutThemError
    if contradicts(wish, Rhythm(tie.rhythm) if tie.rhythm else None) and not despite_rhythm:
        raise AskAboutRhythmError
    if columns.is_the_workers_alone:
        raise WorkersColumnAloneError
    decision = TieDecision.objects.create(
        id=new_id(),
        tie=tie,
        number=TieDecision.objects.filter(tie=tie).count() + 1,
        organisation_id=tie.organisation_id,
        wish=wish,
        despite_rhythm=despite_rhythm,
        at=at,
        **heard(told, by=by.name),
        **vars(columns),
    )
    if wish not in WISHES and (key := key_that_waits(tie)):
        call_back(key=key, by=by, at=at)
    content = {"wish": wish, **vars(columns), **told.in_the_record}
    record(Act.DECIDED, decision, by=by, at=at, person_id=PersonId(tie.map.person_id), content=content)
    if told.is_the_persons_own and asked_in:
        _confirm(decision, told, asked_in, by=by, at=at)
    return decision.pk


@action
def confirm_decision(*, decision_id: UUID, told: Told, asked_in: Format, by: Actor, at: datetime) -> None:
    """Record that the person says yes to a decision that a worker wrote down."""
    decision = gate.one(TieDecision, decision_id, by=by, may=Permission.PLAN_DECIDE, at=at, lock=True)
    if not told.is_the_persons_own:
        raise NotWithoutThemError
    _confirm(decision, told, asked_in, by=by, at=at)


def _confirm(decision: TieDecision, told: Told, asked_in: Format, *, by: Actor, at: datetime) -> None:
    confirmation = TieConfirmation.objects.create(
        decision=decision,
        organisation_id=decision.organisation_id,
        format=asked_in,
        at=at,
        **heard(told, by=by.name),
    )
    content = {"wish": decision.wish, "format": asked_in, **told.in_the_record}
    person_id = PersonId(decision.tie.map.person_id)
    record(Act.CONFIRMED, confirmation, by=by, at=at, person_id=person_id, content=content)
