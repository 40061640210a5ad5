"""Ending contact safely: the plan, that it is done, that it is left, and asking since.

Nothing is sent to whoever the contact was with, and nobody close to the person is told.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, RestrictionId, TieId
from kith.networks.actions import decide_on_tie, end_reminder
from kith.networks.models import Tie
from kith.networks.queries.limits import is_under_limit, party_of
from kith.networks.queries.reminders import is_reminded_of
from kith.networks.rules.columns import Columns
from kith.networks.rules.vocabulary import Format, Wish
from kith.people.models.said import heard
from kith.people.rules.telling import Told
from kith.people.rules.terms import Flawed
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safety.models import Ending, EndingDone, EndingLeft, FollowUp, FollowUpDone
from kith.safety.rules.endings import EndingFlaw, EndingPlan, Since, ask_again_on, flaws_of, flaws_of_days


class CannotEnd(Flawed):
    """An ending that must not be kept as it is; the first flaw's words say what to mend."""


@action
def plan_ending(*, tie_id: TieId, plan: EndingPlan, told: Told, by: Actor, at: datetime) -> UUID:
    """Write how contact with somebody is to end, as the person wants it. Nothing reminds of them any more.

    Raises CannotEnd.
    """
    ties = Tie.objects.visible_to(by, may=Permission.ENDING_PLAN, at=at).select_related("map__person__organisation")
    tie = gate.one(ties, tie_id, by=by, may=Permission.ENDING_PLAN, at=at, lock=True)
    today = clock.day_of(at, tie.map.person.organisation.zone)
    if flaws := flaws_of(plan, is_their_word=told.is_the_persons_own, today=today):
        raise CannotEnd(flaws)
    ending = Ending.objects.create(
        organisation_id=tie.organisation_id,
        tie=tie,
        number=Ending.objects.filter(tie=tie).count() + 1,
        why=plan.why.strip(),
        how=plan.how,
        who_tells=plan.who_tells.strip(),
        safe_times=plan.safe_times.strip(),
        belongings=plan.belongings.strip(),
        support=plan.support.strip(),
        safety_words=plan.safety_words.strip(),
        blocks=sorted(plan.blocks),
        wants_limit=plan.wants_limit,
        ends_on=plan.ends_on,
        at=at,
        **heard(told, by=by.name),
    )
    if is_reminded_of(tie_id):
        end_reminder(tie_id=tie_id, by=by, at=at)
    content = {"how": plan.how, "wants limit": plan.wants_limit, **told.in_the_record}
    record(Act.ADDED, ending, by=by, at=at, person_id=PersonId(tie.map.person_id), content=content)
    return ending.pk


@action
def complete_ending(
    *, ending_id: UUID, ask_on: Sequence[date], told: Told, asked_in: Format, by: Actor, at: datetime
) -> None:
    """Say that contact has ended: they step back, nobody is brought together with them if so chosen, and days are set.

    Raises CannotEnd where it is not the person's own word, or where nobody would ask how it has been.
    """
    ending = _open(ending_id, by=by, at=at)
    person = ending.tie.map.person
    today = clock.day_of(at, person.organisation.zone)
    days = sorted(set(ask_on))
    flaws = (() if told.is_the_persons_own else (EndingFlaw.NOT_THEIRS,)) + flaws_of_days(days, today=today)
    if flaws:
        raise CannotEnd(flaws)
    decision_id = decide_on_tie(
        tie_id=TieId(ending.tie_id),
        wish=Wish.STEP_BACK,
        told=told,
        columns=Columns(hard_things=ending.why[:2000]),
        asked_in=asked_in,
        despite_rhythm=_("They ended contact safely."),
        by=by,
        at=at,
    )
    done = EndingDone.objects.create(
        organisation_id=ending.organisation_id,
        ending=ending,
        decision_id=decision_id,
        restriction_id=_limit(ending, by=by, at=at),
        by=by.name,
        at=at,
    )
    FollowUp.objects.bulk_create(
        FollowUp(organisation_id=ending.organisation_id, ending=ending, due_on=day) for day in days
    )
    content = {"limit": done.restriction_id is not None, "asked on": [day.isoformat() for day in days]}
    record(Act.ENDED, done, by=by, at=at, person_id=PersonId(person.pk), content=content)


def _limit(ending: Ending, *, by: Actor, at: datetime) -> RestrictionId | None:
    """Begin the limit that the person chose, by their own word; where one stands already, nothing is added."""
    if not ending.wants_limit or is_under_limit(ending.tie, by=by, at=at):
        return None
    return begin_limit(
        person_id=PersonId(ending.tie.map.person_id),
        party=party_of(ending.tie),
        party_name=ending.tie.name,
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words=ending.why,
        by=by,
        at=at,
    )


@action
def leave_ending(*, ending_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """The person chose otherwise. Nobody asks them to say why."""
    ending = _open(ending_id, by=by, at=at)
    left = EndingLeft.objects.create(
        organisation_id=ending.organisation_id, ending=ending, because=because.strip(), by=by.name, at=at
    )
    record(Act.UNDONE, left, by=by, at=at, person_id=PersonId(ending.tie.map.person_id))


def _open(ending_id: UUID, *, by: Actor, at: datetime) -> Ending:
    endings = Ending.objects.get_queryset().select_related("tie__map__person__organisation")
    ending = gate.one(endings, ending_id, by=by, may=Permission.ENDING_PLAN, at=at, lock=True)
    is_over = hasattr(ending, "done") or hasattr(ending, "left")
    if is_over or Ending.objects.filter(tie=ending.tie, number__gt=ending.number).exists():
        raise CannotEnd([EndingFlaw.ALREADY])
    return ending


@action
def follow_up(*, follow_up_id: UUID, since: Since, words: str, by: Actor, at: datetime) -> None:
    """Write how it has been since. Who is afraid, or could not be reached, is asked again on the next day."""
    rows = FollowUp.objects.get_queryset().select_related("ending__tie__map__person__organisation")
    asked = gate.one(rows, follow_up_id, by=by, may=Permission.ENDING_PLAN, at=at, lock=True)
    if hasattr(asked, "done"):
        raise CannotEnd([EndingFlaw.ALREADY])
    person = asked.ending.tie.map.person
    done = FollowUpDone.objects.create(
        organisation_id=asked.organisation_id, follow_up=asked, since=since, words=words.strip(), by=by.name, at=at
    )
    again = ask_again_on(since, today=clock.day_of(at, person.organisation.zone))
    if again is not None:
        FollowUp.objects.get_or_create(
            ending=asked.ending, due_on=again, defaults={"organisation_id": asked.organisation_id}
        )
    record(Act.ANSWERED, done, by=by, at=at, person_id=PersonId(person.pk), content={"since": since})
