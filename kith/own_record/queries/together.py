"""What somebody and those who work with them plan and do, as lines."""

from collections.abc import Iterator
from datetime import datetime

from kith.consent.queries import everything_gone, shared_regardless, sharing_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.outcomes.queries import Sitting, outcomes_of
from kith.own_record.rules.copies import Line, More, line_of
from kith.plans.queries.plans import StepSeen, plan_for
from kith.record.queries import EVERYTHING, happenings
from kith.referrals.queries.stories import packets_of, referrals, told_about

A_LIFE = 100_000
"""As many happenings as nobody's story has."""


def plan(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    plan = plan_for(viewer, person_id, at=at)
    for step in plan.steps:
        yield _step(step)
    for need in plan.needs:
        if need.is_asked and need.origin:
            words = need.kind.words
            yield line_of(
                need.origin, "asked", mark("Also asked"), term=words, said=need.words if need.is_relevant else ""
            )
    if plan.agreement.origin:
        yield line_of(plan.agreement.origin, "agreement", mark("I agreed to the plan"))
    if plan.next_review_on:
        yield Line("review", mark("We look together at how it goes"), on=plan.next_review_on)


def _step(step: StepSeen) -> Line:
    more = [
        More("chosen_by", mark("Whose idea"), term=step.chosen_by.words),
        More("doer", mark("Who does it"), term=step.doer.words, said=step.doer_name),
    ]
    told: list[tuple[str, str, str]] = [
        ("by_when", mark("By when"), step.by_when),
        ("if_wrong", mark("If it goes wrong"), step.if_wrong),
        ("goal", mark("For my goal"), step.goal_words),
        ("with", mark("With"), step.tie_name),
    ]
    more += [More(name, label, said=said) for name, label, said in told if said]
    if step.how:
        more.append(More("ended", mark("How it went"), step.how.words, step.ending_words, step.ended_on))
    return Line("step", mark("A step of my plan"), said=step.words, on=step.due_on, more=tuple(more))


def goals(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    seen = outcomes_of(viewer, person_id, at=at)
    for goal in seen.goals:
        rated = goal.comparison.after if goal.comparison else None
        score = str(rated.score.value) if rated and rated.score.value is not None else ""
        where = (
            [More("rating", mark("Where I am with it, 0 to 10"), said=score, on=rated.said_on)]
            if rated and score
            else []
        )
        ended = [More("ended", mark("It has ended"))] if goal.ended else []
        yield line_of(goal.origin, "goal", mark("What I want"), said=goal.words, more=[*where, *ended])
    for sitting in seen.sittings:
        yield _sitting(sitting)


def _sitting(sitting: Sitting) -> Line:
    answers = [More("answer", question, said=given) for question, given in sitting.answers if question and given]
    scores = [
        More("score", one.score.scale.name, said=str(one.score.value))
        for one in sitting.taken
        if one.score.value is not None
    ]
    talked = [More("talked", mark("We talked about it"), said=sitting.talked_by, on=sitting.talked_at)]
    more = [*answers, *scores, *(talked if sitting.talked_at else [])]
    return line_of(sitting.origin, "answers", mark("Questions I answered"), term=sitting.instrument.name, more=more)


def sent_on(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    packets = packets_of(viewer, person_id, at=at)
    for row in referrals(viewer, at=at, person_id=person_id):
        left = [More(one.kind.value, one.kind.words, said=one.words) for one in packets.get(row.referral_id, ())]
        stands = More("standing", mark("Where it stands"), term=row.standing.state.words, on=row.standing.since)
        yield Line(
            "referral", mark("A referral to"), said=row.listing_name, written_by=row.owner_name, more=(stands, *left)
        )
    for told in told_about(viewer, person_id, at=at):
        to = More("to", mark("To"), said=told.to_name)
        what = mark("Told how a referral went") if told.sent_at else mark("A draft of how a referral went, not sent")
        yield Line("told", what, said=told.words, on=told.sent_at or told.drafted_at, more=(to,))


def story(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in happenings(viewer, person_id, at=at, most=A_LIFE, sources=EVERYTHING):
        yield Line("happening", one.words, one.detail, one.said, written_by=one.by, on=one.at)


def sharing(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in sharing_of(viewer, person_id, at=at):
        given = [More("given", mark("Yes to"), term=kind.words) for kind in one.given]
        refused = [More("refused", mark("No to"), term=kind.words) for kind in one.refused]
        until = [More("until", mark("Until"), on=one.until)] if one.until else []
        how = [More("explained", mark("How it was explained"), said=one.explained_how)] if one.explained_how else []
        yield Line(
            "sharing",
            mark("What I said about sharing with"),
            one.purpose.words,
            one.recipient_name,
            one.said_by,
            one.explained_by,
            one.said_on,
            (*given, *refused, *until, *how),
        )
    for gone in everything_gone(viewer, person_id, at=at):
        yield Line(
            "went_out", mark("Went out to"), gone.information.words, gone.recipient_name, written_by=gone.by, on=gone.at
        )
    for shared in shared_regardless(viewer, person_id, at=at):
        kinds = [More("kind", mark("What was shared"), term=kind.words) for kind in shared.informations]
        why = More("because", shared.why.words, shared.basis.words, shared.because)
        yield Line(
            "without_a_yes",
            mark("Shared without my yes, with"),
            said=shared.recipient_name,
            said_by=shared.decided_by,
            written_by=shared.by,
            on=shared.at,
            more=(*kinds, why),
        )
