"""Reading a whole person from the rooms below: a fixed number of queries, however long the story is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from django.db.models import Model

from kith.consent.models import Sharing
from kith.consent.queries import Agreed, sharing_of
from kith.gatherings.models import Attendance
from kith.gatherings.rules import Outcome
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.networks.queries.maps import MapInShort, map_in_short
from kith.people.models import BarrierSolved, Closure, CommunicationNeed, Opening, Words
from kith.people.queries import AboutMe, HowToTalk, PersonCard, SeenBy, about_me, communication_of, person_of, seen_by
from kith.people.queries.portraits import BarrierOf, InterestOf, barriers_of, interests_of
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.vocabulary import Barrier
from kith.plans.models import Step as PlanStep
from kith.plans.models import StepEnding
from kith.plans.queries.plans import GoalSeen, PlanInShort, StepSeen, goals_of, plan_in_short
from kith.plans.rules.steps import HowItWent
from kith.referrals.models import ReferralTurn
from kith.referrals.rules.turns import Step
from kith.safeguarding.queries import LimitShown, limits_for

T = TypeVar("T", bound=Model)

LATELY = 5
NEXT = 3
A_PAGE = 30

ASKED = (
    Permission.PERSON_DESCRIBE,
    Permission.PERSON_SEE,
    Permission.CONSENT_SEE,
    Permission.CONSENT_RECORD,
    Permission.LOOKED_SEE,
    Permission.RESTRICTION_SEE,
    Permission.RESTRICTION_SET,
    Permission.PERSON_INVITE,
    Permission.CASELOAD_ASSIGN,
    Permission.MAP_SEE,
    Permission.PLAN_SEE,
    Permission.REFERRAL_SEE,
    Permission.SUGGESTION_SEE,
    Permission.OUTCOME_SEE,
    Permission.MAP_DRAW,
    Permission.REPRESENTATIVE_SEE,
    Permission.CAPACITY_SEE,
    Permission.RECORD_COPY,
    Permission.STATEMENT_MAKE,
    Permission.SAFETY_SEE,
    Permission.DISCLOSURE_SEE,
)


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, what in words, what was said, and what was told to whom."""

    at: datetime
    icon: str
    words: str
    detail: str = ""
    """A marked word or two that the page says in the reader's language."""
    said: str = ""
    """Somebody's own words, shown as they were written."""
    by: str = ""


@dataclass(frozen=True)
class Asked:
    """Whose happenings are asked for, by whom, at which moment, and how many at the most."""

    viewer: Actor
    person_id: PersonId
    at: datetime
    most: int


Source = Callable[[Asked], Iterator[Happening]]
"""One table read as happenings."""


@dataclass(frozen=True)
class PersonPage:
    """Everything the person's page shows."""

    person: PersonCard
    talk: HowToTalk
    seen: SeenBy
    limits: tuple[LimitShown, ...]
    about: AboutMe
    interests: tuple[InterestOf, ...]
    barriers: tuple[BarrierOf, ...]
    """What is in the way now."""
    agreed: tuple[Agreed, ...]
    lately: tuple[Happening, ...]
    map: MapInShort | None
    plan: PlanInShort | None
    goals: tuple[GoalSeen, ...] | None
    may: frozenset[StrEnum]

    @property
    def next_steps(self) -> tuple[StepSeen, ...]:
        """The next few steps that have a day, the nearest first."""
        dated = [(step.due_on, step) for step in (self.plan.open_steps if self.plan else ()) if step.due_on]
        return tuple(step for _due_on, step in sorted(dated, key=lambda pair: pair[0])[:NEXT])


def person_page(viewer: Actor, person_id: PersonId, *, at: datetime) -> PersonPage:
    """Return one person's page, or raise NotVisible. What the reader may not see stays away, not empty."""
    may = may_about(viewer, person_id, at=at)
    return PersonPage(
        person=person_of(viewer, person_id, at=at),
        talk=communication_of(viewer, person_id, at=at),
        seen=seen_by(viewer, person_id, at=at),
        limits=limits_for(viewer, person_id, at=at),
        about=about_me(viewer, person_id, at=at),
        interests=interests_of(viewer, person_id, at=at),
        barriers=tuple(one for one in barriers_of(viewer, person_id, at=at) if not one.is_solved),
        agreed=sharing_of(viewer, person_id, at=at),
        lately=happenings(viewer, person_id, at=at, most=LATELY, sources=ABOUT_THEM),
        map=map_in_short(person_id, viewer=viewer, at=at) if Permission.MAP_SEE in may else None,
        plan=plan_in_short(viewer, person_id, at=at) if Permission.PLAN_SEE in may else None,
        goals=goals_of(person_id, viewer=viewer, at=at) if Permission.OUTCOME_SEE in may else None,
        may=may,
    )


def may_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> frozenset[StrEnum]:
    """Return what the reader may do from this page: one query."""
    return gate.may_each(viewer, ASKED, [person_id], at=at)[person_id]


def happenings(
    viewer: Actor, person_id: PersonId, *, at: datetime, most: int, sources: Iterable[Source]
) -> tuple[Happening, ...]:
    """Return what has happened, the latest first: one query a source, each no longer than what is shown."""
    asked = Asked(viewer, person_id, at, most)
    found = [happening for source in sources for happening in source(asked)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:most])


def _latest(
    table: type[T],
    asked: Asked,
    *order: str,
    may: Permission = Permission.PERSON_SEE,
    of: str = "person_id",
    beside: str = "",
) -> list[T]:
    """Return the latest rows about somebody in one table, with what is told beside each."""
    return gate.about(
        table,
        asked.person_id,
        by=asked.viewer,
        may=may,
        at=asked.at,
        of=of,
        order=order,
        beside=(beside,) if beside else (),
        most=asked.most,
    )


def _beginnings(asked: Asked) -> Iterator[Happening]:
    for row in _latest(Opening, asked, "-at"):
        yield Happening(row.at, "door", mark("We began to work together."), said=row.because, by=row.by)


def _endings(asked: Asked) -> Iterator[Happening]:
    for row in _latest(Closure, asked, "-at"):
        yield Happening(row.at, "door", mark("We stopped working together."), said=row.because, by=row.by)


def _words(asked: Asked) -> Iterator[Happening]:
    latest = _latest(Words, replace(asked, most=asked.most * 4), "-written_at", "section", "place", "pk")
    for (when, section, writer), together in groupby(latest, key=lambda r: (r.written_at, r.section, r.written_by)):
        said = " · ".join(row.words for row in together)
        yield Happening(when, "talk", mark("Said:"), Section(section).words, said, writer)


def _needs(asked: Asked) -> Iterator[Happening]:
    for row in _latest(CommunicationNeed, asked, "-written_at"):
        yield Happening(
            row.written_at,
            "info",
            mark("How to talk was written down:"),
            Code(row.code).words,
            row.words,
            row.written_by,
        )


def _solved(asked: Asked) -> Iterator[Happening]:
    for row in _latest(BarrierSolved, asked, "-at", beside="barrier"):
        yield Happening(row.at, "tick", mark("Solved:"), Barrier(row.barrier.code).words, row.how, row.by)


def _shared(asked: Asked) -> Iterator[Happening]:
    for row in _latest(Sharing, asked, "-written_at", may=Permission.CONSENT_SEE):
        yield Happening(
            row.written_at, "eye", mark("Said what may be shared with"), said=row.recipient_name, by=row.written_by
        )


def _referred(asked: Asked) -> Iterator[Happening]:
    for row in _latest(
        ReferralTurn, asked, "-at", "-pk", may=Permission.REFERRAL_SEE, of="referral__person_id", beside="referral"
    ):
        yield Happening(row.at, "onward", mark("Referral:"), Step(row.step).words, row.referral.listing_name, row.by)


def _attended(asked: Asked) -> Iterator[Happening]:
    for row in _latest(Attendance, asked, "-at", "-pk", may=Permission.REFERRAL_SEE, beside="meeting__listing"):
        yield Happening(
            row.at, "gather", mark("At a group:"), Outcome(row.outcome).words, row.meeting.listing.name, row.by
        )


def _planned(asked: Asked) -> Iterator[Happening]:
    for row in _latest(PlanStep, asked, "-written_at", "-pk", may=Permission.PLAN_SEE, of="plan__person_id"):
        yield Happening(row.written_at, "plan", mark("A step in the plan:"), said=row.words, by=row.written_by)


def _stepped(asked: Asked) -> Iterator[Happening]:
    for row in _latest(
        StepEnding, asked, "-written_at", "-pk", may=Permission.PLAN_SEE, of="step__plan__person_id", beside="step"
    ):
        yield Happening(
            row.written_at, "tick", mark("How a step went:"), HowItWent(row.how).words, row.step.words, row.written_by
        )


ABOUT_THEM: tuple[Source, ...] = (_beginnings, _endings, _words, _needs, _solved, _shared)
"""Where the few lines on the person's page come from; their plan and referrals have a place of their own there."""

EVERYTHING: tuple[Source, ...] = (*ABOUT_THEM, _referred, _attended, _planned, _stepped)
"""Where happenings come from: each reads its own table, through its own permission."""

CHANNEL_WORDS: Mapping[str, str] = {
    "any": mark("Not in any way."),
    "unsupervised": mark("Only with somebody there to supervise."),
    "phone": mark("Not by phone."),
    "online": mark("Not online."),
    "post": mark("Not by post."),
}
"""What a limit means for whoever reads the banner."""
