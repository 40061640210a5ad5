"""What keeps somebody safe: their own plan, dangers, contact that ends, visits with somebody there; as lines."""

from collections.abc import Iterator
from datetime import datetime

from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.own_record.rules.copies import Line, More, line_of
from kith.safety.queries.dangers import DangerSeen, LookSeen, dangers_of
from kith.safety.queries.endings import EndingSeen, endings_of
from kith.safety.queries.plans import plan_of
from kith.safety.queries.visits import VisitSeen, visits_of


def staying_safe(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for part in plan_of(viewer, person_id, at=at).parts:
        for line in part.lines:
            yield line_of(line.origin, "safety_plan", part.part.words, said=line.words)
    for danger in dangers_of(viewer, person_id, at=at):
        yield from _danger(danger)
    for ending in endings_of(viewer, person_id, at=at):
        yield from _ending(ending)
    for visit in visits_of(viewer, person_id, at=at):
        yield _visit(visit)


def _danger(danger: DangerSeen) -> Iterator[Line]:
    for seen in danger.looks:
        yield _look(danger, seen)
    if danger.outcome:
        yield Line(
            "danger_ended",
            mark("How it came out"),
            danger.outcome.words,
            danger.outcome_words,
            written_by=danger.ended_by,
            on=danger.ended_at,
        )


def _look(danger: DangerSeen, seen: LookSeen) -> Line:
    look = seen.look
    told = [
        ("helps", mark("What helps"), look.helps),
        ("done", mark("What is done about it"), look.done),
        ("good_of_it", mark("What is good about it"), look.good_of_it),
        ("their_view", mark("How I see it"), look.their_view),
        ("owner", mark("Who sees to it"), seen.owner),
    ]
    more = [More(name, label, said=said) for name, label, said in told if said]
    more += [More("whom", mark("Whom it could hurt"), term=one.words) for one in sorted(look.whom)]
    if look.review_on:
        more.append(More("review", mark("Looked at again"), on=look.review_on))
    return line_of(seen.origin, "danger", danger.about.words, said=look.what, more=more)


def _ending(ending: EndingSeen) -> Iterator[Line]:
    plan = ending.plan
    told = [
        ("with", mark("With"), ending.tie_name),
        ("who_tells", mark("Who says it"), plan.who_tells),
        ("safe_times", mark("When it is safe"), plan.safe_times),
        ("belongings", mark("Belongings"), plan.belongings),
        ("support", mark("Who is there for me"), plan.support),
        ("safety_words", mark("What keeps me safe meanwhile"), plan.safety_words),
    ]
    more = [More(name, label, said=said) for name, label, said in told if said]
    more += [More("block", mark("What is shut"), term=one.words) for one in sorted(plan.blocks)]
    more.append(More("how", mark("How it ends"), term=plan.how.words, on=plan.ends_on))
    yield line_of(ending.origin, "ending", mark("Contact that I end"), said=plan.why, more=more)
    for asked in ending.follow_ups:
        if asked.since:
            yield Line(
                "ending_since",
                mark("How it has been since"),
                asked.since.words,
                asked.words,
                written_by=asked.by,
                on=asked.due_on,
            )


def _visit(visit: VisitSeen) -> Line:
    more = [
        More("supervisor", mark("Who is there"), said=visit.supervisor),
        More("room", mark("Where"), said=visit.room),
        More("rules", mark("What we agreed"), said=visit.ground_rules),
        *(More("turn", one.turn.words, said=one.words, on=one.at) for one in visit.turns),
        *(More("seen", mark("What was seen"), said=one.seen, on=one.at) for one in visit.notes),
        *(More("view", mark("What it may mean to whoever saw it"), said=one.view) for one in visit.notes if one.view),
        *(More("voice", mark("What I say of it"), said=one.voice) for one in visit.notes if one.voice),
    ]
    return Line("visit", mark("A visit from"), said=visit.party_name, on=visit.starts_at, more=tuple(more))
