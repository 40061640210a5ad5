"""Reading concerns: for those who answer them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.ids import ConcernId
from kith.ground.prepared import prepared
from kith.safeguarding.models import Challenge, Concern, NamedInConcern
from kith.safeguarding.packs import england
from kith.safeguarding.queries.ladder import ROWS, calendar_in, story_of
from kith.safeguarding.queries.sightings import UNTOLD, BodyShown, body_of
from kith.safeguarding.queries.steps import (
    ClockShown,
    DisagreementShown,
    HopShown,
    Said,
    additions_of,
    clocks_of,
    disagreements_of,
    hops_of,
)
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import State, state_of
from kith.safeguarding.rules.concerns import (
    Choice,
    Consent,
    Ended,
    Horizon,
    Kind,
    Route,
    Through,
    Wish,
    WishMet,
)
from kith.safeguarding.rules.ladder import Clock


@dataclass(frozen=True)
class NamedShown:
    """A name that was typed, whom it may mean, and whether anybody has said."""

    id: UUID
    name: str
    account_name: str
    is_same: bool | None


@dataclass(frozen=True)
class DecisionShown:
    """What was decided."""

    choice: Choice | None
    words: str
    by: str
    at: datetime
    referred_at: datetime | None
    reference: str
    came_back: str
    look_on: date | None


@dataclass(frozen=True)
class ActShown:
    """What was done."""

    route: Route
    words: str
    by: str
    at: datetime
    reference: str


@dataclass(frozen=True)
class EndShown:
    """How it ended."""

    how: Ended
    because: str
    wish_met: WishMet
    told_raiser: str
    by: str
    at: datetime
    same_as: UUID | None


@dataclass(frozen=True)
class ConcernShown:
    """One concern, for those who answer it."""

    concern_id: ConcernId
    person_id: UUID | None
    about_whom: str
    what: str
    kind: Kind
    wish: Wish
    wishes: str
    consent: Consent
    consent_because: str
    horizon: Horizon
    raised_by: str
    raised_through: Through
    reached_by: str
    raised_at: datetime
    answer_due_at: datetime
    state: State
    clocks: tuple[ClockShown, ...]
    acknowledged_by: str
    acknowledged_at: datetime | None
    named: tuple[NamedShown, ...] = ()
    additions: tuple[Said, ...] = ()
    hops: tuple[HopShown, ...] = ()
    decisions: tuple[DecisionShown, ...] = ()
    acts: tuple[ActShown, ...] = ()
    disagreements: tuple[DisagreementShown, ...] = ()
    end: EndShown | None = None
    doubles: tuple[UUID, ...] = ()
    body: BodyShown = UNTOLD

    @property
    def is_waiting(self) -> bool:
        return self.acknowledged_at is None and self.end is None

    @property
    def is_red(self) -> bool:
        return any(clock.is_late for clock in self.clocks)

    @property
    def due_at(self) -> datetime:
        """Return by when the next thing is due."""
        return min((clock.due_at for clock in self.clocks), default=self.answer_due_at)

    @property
    def next_clock(self) -> Clock | None:
        return min(self.clocks, key=lambda one: one.due_at).clock if self.clocks else None

    @property
    def warning(self) -> str:
        """Return the words that stand above all others on every page of this concern, where there are some."""
        return england.NO_CONTACT_WITH_FAMILY if self.kind is Kind.HONOUR else ""


def concerns_for(viewer: Actor, *, at: datetime, only: ConcernId | None = None) -> tuple[ConcernShown, ...]:
    """Return the open concerns this reader answers, the most pressing first; or the one asked for."""
    whole = _concerns(viewer, only, at=at)
    if not whole:
        return ()
    calendar = calendar_in(zone_of(viewer))
    shown = (_concern(row, calendar, at=at) for row in whole)
    return tuple(sorted(shown, key=lambda one: (not one.is_red, one.due_at, str(one.concern_id))))


@prepared
def _concerns(viewer: Actor, only: ConcernId | None, *, at: datetime) -> QuerySet[Concern]:
    rows = Concern.objects.visible_to(viewer, may=Permission.CONCERN_SEE, at=at)
    unanswered = Challenge.objects.filter(concern=OuterRef("pk"), answer=None)
    rows = rows.filter(pk=only) if only else rows.filter(Q(end=None) | Exists(unanswered))
    return rows.prefetch_related(*ROWS, "doubles")


def concern_for(viewer: Actor, concern_id: ConcernId, *, at: datetime) -> ConcernShown:
    """Return one concern for whoever answers it. Raises NotVisible."""
    found = concerns_for(viewer, at=at, only=concern_id)
    if not found:
        raise NotVisible("safeguarding.Concern", concern_id, Permission.CONCERN_DECIDE)
    return replace(found[0], body=body_of(viewer, concern_id, at=at))


def _concern(row: Concern, calendar: Calendar, *, at: datetime) -> ConcernShown:
    story, acknowledged, end = story_of(row), getattr(row, "acknowledgement", None), getattr(row, "end", None)
    return ConcernShown(
        concern_id=ConcernId(row.pk),
        person_id=row.person_id,
        about_whom=row.about_whom,
        what=row.what,
        kind=Kind(row.kind),
        wish=Wish(row.wish),
        wishes=row.wishes,
        consent=Consent(row.consent),
        consent_because=row.consent_because,
        horizon=Horizon(row.horizon),
        raised_by=row.raised_by,
        raised_through=Through(row.raised_through),
        reached_by=row.reached_by,
        raised_at=row.raised_at,
        answer_due_at=row.answer_due_at,
        state=state_of(story),
        clocks=clocks_of(story, calendar, at=at),
        acknowledged_by=acknowledged.by if acknowledged else "",
        acknowledged_at=acknowledged.at if acknowledged else None,
        named=_named(row),
        additions=additions_of(row),
        hops=hops_of(row),
        decisions=tuple(
            DecisionShown(
                Choice(one.choice) if one.choice else None,
                one.decision,
                one.by,
                one.at,
                one.referred_at,
                one.reference,
                one.came_back,
                one.look_on,
            )
            for one in sorted(row.decisions.all(), key=lambda one: one.at)
        ),
        acts=tuple(
            ActShown(Route(one.route), one.words, one.by, one.at, one.reference)
            for one in sorted(row.acts.all(), key=lambda one: one.at)
        ),
        disagreements=disagreements_of(row),
        end=EndShown(
            Ended(end.how), end.because, WishMet(end.wish_met), end.told_raiser, end.by, end.at, end.same_as_id
        )
        if end
        else None,
        doubles=tuple(one.concern_id for one in row.doubles.all()),
    )


def _named(row: Concern) -> tuple[NamedShown, ...]:
    return tuple(
        NamedShown(
            one.pk,
            one.name,
            one.account.display_name if one.account else "",
            one.answer.is_same if hasattr(one, "answer") else None,
        )
        for one in sorted(row.named.all(), key=lambda one: (one.at, str(one.pk)))
    )


def named_of(viewer: Actor, named_id: UUID, *, at: datetime) -> ConcernId:
    """Return the concern in which a name stands. Raises NotVisible."""
    row = NamedInConcern.objects.visible_to(viewer, may=Permission.CONCERN_DECIDE, at=at).filter(pk=named_id).first()
    if row is None:
        raise NotVisible("safeguarding.NamedInConcern", named_id, Permission.CONCERN_DECIDE)
    return ConcernId(row.concern_id)


def challenge_of(viewer: Actor, challenge_id: UUID, *, at: datetime) -> ConcernShown:
    """Return the concern with which somebody disagrees. Raises NotVisible."""
    row = Challenge.objects.visible_to(viewer, may=Permission.CONCERN_DECIDE, at=at).filter(pk=challenge_id).first()
    if row is None:
        raise NotVisible("safeguarding.Challenge", challenge_id, Permission.CONCERN_DECIDE)
    return concern_for(viewer, ConcernId(row.concern_id), at=at)
