"""Reading a working day from the records: as many queries for 250 people as for 3."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from kith.disclosure.queries.due import What as Promised
from kith.disclosure.queries.due import record_promises
from kith.ground import clock
from kith.ground.access.permissions import Permission, may_ever
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.looking.queries.cover import with_nobody
from kith.looking.queries.desk import desk
from kith.looking.queries.duty import passed_on
from kith.networks.queries.to_ask import What as ToAskOfTie
from kith.networks.queries.to_ask import ties_to_ask_about
from kith.outcomes.queries import talks_waiting
from kith.people.queries.communication import HowToTalk, communication_of_each, to_ask_how_to_talk
from kith.plans.models import Step
from kith.plans.queries.reviews import reviews_due
from kith.plans.rules.steps import Doer
from kith.referrals.queries.stories import referrals
from kith.rights.queries.capacity import decisions_due
from kith.rights.queries.complaints import complaints_due
from kith.rights.queries.representatives import ending_soon
from kith.rights.rules.complaints import Stage
from kith.safeguarding.queries import concerns_for, limits_asking, near_matches_for, stopped_for
from kith.safeguarding.rules.ladder import Clock
from kith.safety.queries.due import What, safety_due
from kith.safety.queries.lines import lines_to_try
from kith.today.rules import Deed, Duty, Group, Part, at_first, day_of_work

AHEAD = timedelta(days=7)
"""How far a working day looks ahead."""

PASSED_ON_FOR = timedelta(days=2)
"""So long does what the duty line passed on stand on the list."""

AT_FIRST = 20
"""How many duties that press less are read before one asks for all."""

CONCERN_DEEDS = {
    Clock.ANSWER: Deed.CONCERN,
    Clock.DECISION: Deed.CONCERN_DECIDE,
    Clock.ACT: Deed.CONCERN_LOOK,
    Clock.CHALLENGE: Deed.CONCERN_DISAGREED,
}
"""What is to be done about a concern, by the clock that runs out first."""

TALK_WITHIN = timedelta(days=5)
"""Rule R11: how soon somebody talks with them."""


@dataclass(frozen=True)
class Day:
    """Somebody's working day: its parts, whom they are about, and how each of them is reached."""

    today: date
    parts: tuple[Part, ...]
    talks: Mapping[PersonId, HowToTalk]
    people: tuple[PersonId, ...]


def day_for(viewer: Actor, *, at: datetime, is_whole: bool = False) -> Day:
    """Return what this worker has to do: late, today, and within a week; of what presses less, the first unless whole.

    `people` are those who are on what is returned: who is not shown was not looked at.
    """
    zone = zone_of(viewer)
    today = clock.day_of(at, zone)
    duties = [
        *_concerns(viewer, zone=zone, at=at),
        *_hard_answers(viewer, at=at),
        *_limits(viewer, today, zone=zone, at=at),
        *_steps(viewer, today, at=at),
        *_reviews(viewer, today, at=at),
        *_referrals(viewer, today, at=at),
        *_ties(viewer, today, at=at),
        *_ask_how_to_talk(viewer, today, at=at),
        *_with_nobody(viewer, today, at=at),
        *_rang(viewer, today, at=at),
        *_who_looks(viewer, today, zone=zone, at=at),
        *_complaints(viewer, today, at=at),
        *_about_records(viewer, today, at=at),
        *_authorities(viewer, today, at=at),
        *_single_decisions(viewer, today, at=at),
        *_staying_safe(viewer, today, at=at),
        *_local_lines(viewer, today, at=at),
    ]
    whole = day_of_work(duties)
    parts = whole if is_whole else at_first(whole, most=AT_FIRST)
    about = {PersonId(duty.person_id) for part in parts for duty in part.duties if duty.person_id}
    return Day(today, parts, communication_of_each(viewer, about, at=at), tuple(sorted(about, key=str)))


def _concerns(viewer: Actor, *, zone: str, at: datetime) -> Iterator[Duty]:
    """Read the concerns of which something is due: by today, where it was decided and its day for looking is known."""
    today = clock.day_of(at, zone)
    for concern in concerns_for(viewer, at=at):
        by_day = clock.day_of(concern.due_at, zone)
        if concern.next_clock is Clock.ACT and by_day > today:
            continue
        yield Duty(
            group=Group.MAY_BE_HURT,
            by_day=by_day,
            who=concern.about_whom,
            deed=CONCERN_DEEDS[concern.next_clock or Clock.ANSWER],
            route="safeguarding:concern",
            about=(("concern_id", concern.concern_id),),
        )


def _hard_answers(viewer: Actor, *, at: datetime) -> Iterator[Duty]:
    """Read whom to talk with after a hard answer (R11)."""
    for waiting in talks_waiting(viewer, at=at):
        yield Duty(
            group=Group.MAY_BE_HURT,
            by_day=waiting.said_on + TALK_WITHIN,
            who=waiting.known_as,
            deed=Deed.HARD_ANSWER,
            route="outcomes:talk",
            about=(("answer_set_id", waiting.answer_set_id),),
            person_id=waiting.person_id,
        )


def _limits(viewer: Actor, today: date, *, zone: str, at: datetime) -> Iterator[Duty]:
    """Read which limits ask for something (R08), what they stopped (R07), and what may be their other side."""
    for limit in limits_asking(viewer, at=at):
        yield Duty(
            group=Group.MAY_BE_HURT,
            by_day=clock.day_of(min(limit.tasks.values()), zone),
            who=limit.known_as,
            deed=Deed.LIMIT,
            route="safeguarding:limit",
            about=(("restriction_id", limit.restriction_id),),
            what=limit.party_name,
            person_id=limit.person_id,
        )
    for stopped in stopped_for(viewer, at=at):
        yield Duty(
            group=Group.MAY_BE_HURT,
            by_day=today,
            who=stopped.known_as,
            deed=Deed.ASK_WISH,
            route="safeguarding:ask-wish",
            about=(("stopped_id", stopped.stopped_id),),
            what=stopped.what,
            person_id=stopped.person_id,
        )
    for near in near_matches_for(viewer, at=at):
        yield Duty(
            group=Group.MAY_BE_HURT,
            by_day=today,
            who=near.known_as,
            deed=Deed.NEAR_MATCH,
            route="safeguarding:near-match",
            about=(("near_match_id", near.near_match_id),),
            what=near.folded,
            person_id=near.person_id,
        )


def _steps(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read the open steps whose day is near: the worker's own were promised; a person's own are asked after."""
    for words, doer, due_on, person_id, known_as in _open_steps(viewer, until=today + AHEAD, at=at):
        is_promised = doer == Doer.WORKER
        if not is_promised and due_on and due_on >= today:
            continue
        yield Duty(
            group=Group.PROMISED if is_promised else Group.DUE,
            by_day=due_on or today,
            who=known_as,
            deed=Deed.STEP if is_promised else Deed.ASK,
            route="plans:plan",
            about=(("person_id", person_id),),
            what=words,
            person_id=person_id,
        )


@prepared
def _open_steps(viewer: Actor, *, until: date, at: datetime) -> QuerySet[Step, tuple[Any, ...]]:
    rows = Step.objects.visible_to(viewer, may=Permission.PLAN_DECIDE, at=at).filter(ending=None, due_on__lte=until)
    return rows.values_list("words", "doer", "due_on", "plan__person_id", "plan__person__known_as")


def _reviews(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    for review in reviews_due(viewer, until=today + AHEAD, at=at):
        yield Duty(
            group=Group.DUE,
            by_day=review.due_on,
            who=review.known_as,
            deed=Deed.REVIEW,
            route="plans:review",
            about=(("review_id", review.review_id),),
            person_id=review.person_id,
        )


def _referrals(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read the open referrals: those that wait for the worker within a week, and those that wait for an organiser."""
    for row in referrals(viewer, at=at, is_open=True):
        is_theirs = row.is_with_the_organiser
        if not is_theirs and row.clock.due_on > today + AHEAD:
            continue
        yield Duty(
            group=Group.WAITING if is_theirs else Group.DUE,
            by_day=row.clock.due_on,
            who=row.known_as,
            deed=Deed.REFERRAL_THEIRS if is_theirs else Deed.REFERRAL_OURS,
            route="referrals:referral",
            about=(("referral_id", row.referral_id),),
            what=row.listing_name,
            person_id=row.person_id,
        )


OF_A_TIE = {
    ToAskOfTie.WISH: (Group.WAITING, Deed.DECIDE, "networks:confirm"),
    ToAskOfTie.QUIET: (Group.DUE, Deed.BEEN_A_WHILE, "networks:tie"),
}


def _ties(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read what a worker wrote down and the person has not confirmed, and who chose that they hear of a quiet tie."""
    for one in ties_to_ask_about(viewer, at=at):
        group, deed, route = OF_A_TIE[one.what]
        yield Duty(
            group=group,
            by_day=today if one.what is ToAskOfTie.WISH else one.on,
            who=one.known_as,
            deed=deed,
            route=route,
            about=(("tie_id", one.tie_id),),
            what=one.name,
            person_id=one.person_id,
        )


def _ask_how_to_talk(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    if not may_ever(viewer, Permission.PERSON_DESCRIBE):
        return
    for waiting in to_ask_how_to_talk(viewer, on=today, at=at):
        yield Duty(
            group=Group.DUE,
            by_day=waiting.ask_again_on or today,
            who=waiting.known_as,
            deed=Deed.TALK,
            route="people:communication",
            about=(("person_id", waiting.person_id),),
            person_id=waiting.person_id,
        )


def _with_nobody(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read whom nobody works with: a worker left, or is kept apart from them."""
    if not may_ever(viewer, Permission.CASELOAD_ASSIGN):
        return
    for one in with_nobody(viewer, at=at):
        yield Duty(
            group=Group.PROMISED,
            by_day=today,
            who=one.known_as,
            deed=Deed.NOBODY,
            route="people:assign",
            about=(("person_id", one.person_id),),
            person_id=one.person_id,
        )


def _rang(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read what the duty line passed on in the last days."""
    for one in passed_on(viewer, since=at - PASSED_ON_FOR, at=at):
        yield Duty(
            group=Group.DUE,
            by_day=today,
            who=one.known_as,
            deed=Deed.RANG,
            route="record:person",
            about=(("person_id", one.person_id),),
            what=one.note,
            person_id=one.person_id,
        )


def _who_looks(viewer: Actor, today: date, *, zone: str, at: datetime) -> Iterator[Duty]:
    """Read which looks wait for a word of the confidentiality lead. Their records are not this reader's to open."""
    if not may_ever(viewer, Permission.CONFIDENTIALITY_KEEP):
        return
    for one in desk(viewer, at=at).waiting:
        yield Duty(
            group=Group.DUE,
            by_day=clock.day_of(one.due_at, zone) if one.due_at else today + AHEAD,
            who=one.who,
            deed=Deed.WHO_LOOKS,
            route=one.route,
            about=((one.route_key, one.row_id),),
        )


OF_A_COMPLAINT = {
    Stage.RECEIVED: Deed.COMPLAINT_HEARD,
    Stage.LOOKED_INTO: Deed.COMPLAINT_ANSWER,
    Stage.ANSWERED: Deed.COMPLAINT_SINCE,
}


def _complaints(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read what was promised to those who spoke up; what somebody else looks into is theirs to do."""
    for one in complaints_due(viewer, until=today + AHEAD, at=at):
        if one.handler_id in {None, viewer.account_id}:
            yield Duty(
                group=Group.PROMISED,
                by_day=one.clock.due_on or today,
                who=one.said_by,
                deed=OF_A_COMPLAINT[one.stage],
                route="rights:complaint",
                about=(("complaint_id", one.complaint_id),),
            )


OF_A_RECORD = {
    Promised.STATEMENT: (Deed.NOT_RIGHT, "own_record:answer", "statement_id"),
    Promised.PACK: (Deed.PACK, "disclosure:request", "request_id"),
    Promised.SECOND_LOOK: (Deed.SECOND_LOOK, "disclosure:look", "request_id"),
}


def _about_records(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read what was promised about records: an answer to what is not right, and everything that was asked for."""
    if not may_ever(viewer, Permission.STATEMENT_ANSWER):
        return
    for due in record_promises(viewer, today=today, until=today + AHEAD, at=at):
        deed, route, key = OF_A_RECORD[due.what]
        yield Duty(
            group=Group.PROMISED,
            by_day=due.on,
            who=due.known_as,
            deed=deed,
            route=route,
            about=((key, due.row_id),),
            what=due.words,
            person_id=due.person_id,
        )


def _authorities(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read which authorities end before long: a parent's is spoken of from 17 and a half."""
    if not may_ever(viewer, Permission.REPRESENTATIVE_RECORD):
        return
    for ending in ending_soon(viewer, today=today, until=today + AHEAD, at=at):
        yield Duty(
            group=Group.DUE,
            by_day=max(ending.talk_from, today),
            who=ending.known_as,
            deed=Deed.AUTHORITY_ENDS,
            route="rights:speaks",
            about=(("person_id", ending.person_id),),
            what=ending.name,
            person_id=ending.person_id,
        )


def _single_decisions(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    if not may_ever(viewer, Permission.CAPACITY_RECORD):
        return
    for due in decisions_due(viewer, until=today + AHEAD, at=at):
        yield Duty(
            group=Group.DUE,
            by_day=due.on,
            who=due.known_as,
            deed=Deed.DECISION,
            route="rights:decisions",
            about=(("person_id", due.person_id),),
            what=due.decision,
            person_id=due.person_id,
        )


OF_STAYING_SAFE = {
    What.DANGER: (Deed.DANGER, "safety:danger", "danger_id"),
    What.ENDING: (Deed.ENDING, "safety:ending", "ending_id"),
    What.FOLLOW_UP: (Deed.FOLLOW_UP, "safety:follow-up", "follow_up_id"),
    What.VISIT: (Deed.SUPERVISED_VISIT, "safety:visit", "visit_id"),
}


def _staying_safe(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read what is due about staying safe. What it is about is read on its own page: a list is seen over a shoulder."""
    if not may_ever(viewer, Permission.SUPERVISED_RUN):
        return
    for one in safety_due(viewer, today=today, until=today + AHEAD, at=at):
        deed, route, key = OF_STAYING_SAFE[one.what]
        yield Duty(
            group=Group.MAY_BE_HURT if one.is_pressing(today) else Group.PROMISED,
            by_day=one.on,
            who=one.known_as,
            deed=deed,
            route=route,
            about=((key, one.row_id),),
            person_id=one.person_id,
        )


def _local_lines(viewer: Actor, today: date, *, at: datetime) -> Iterator[Duty]:
    """Read which local lines of Help now want trying, for an administrator who works at the desk."""
    if not may_ever(viewer, Permission.READINESS_KEEP):
        return
    for line in lines_to_try(viewer, at=at):
        yield Duty(
            group=Group.DUE,
            by_day=line.holds_until or today,
            who=line.words.who,
            deed=Deed.TRY_LINE,
            route="safety:try-line",
            about=(("line_id", line.line_id),),
            what=line.need,
        )
