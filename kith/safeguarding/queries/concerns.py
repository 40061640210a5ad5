"""Reading concerns: for those who answer them, and for whoever raised one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.ground.access.belt import for_every
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, ConcernId, OrganisationId
from kith.ground.prepared import prepared
from kith.safeguarding.models import Challenge, Concern, NamedInConcern
from kith.safeguarding.packs import england
from kith.safeguarding.queries.ladder import (
    ROWS,
    NumberShown,
    apart_from,
    calendar_in,
    crew_of,
    digest,
    is_unreachable,
    outside_numbers,
    story_of,
)
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import State, Story, running, state_of
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
from kith.safeguarding.rules.crew import Crew, Member
from kith.safeguarding.rules.ladder import Clock, Rung

SALT = "kith.safeguarding.raising-link"


@dataclass(frozen=True)
class ClockShown:
    """A clock that runs: what is waited for, by when, and whether that has passed."""

    clock: Clock
    due_at: datetime
    is_late: bool


@dataclass(frozen=True)
class HopShown:
    """Who was told, when, and what was waited for."""

    clock: Clock
    rung: Rung
    at: datetime
    names: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """Words of somebody, and when."""

    words: str
    by: str
    at: datetime


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
class DisagreementShown:
    """Somebody disagreed, and what was answered."""

    id: UUID
    stage: int
    said: Said
    answer: Said | None


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
    return found[0]


def _concern(row: Concern, calendar: Calendar, *, at: datetime) -> ConcernShown:
    story, acknowledged, end = story_of(row), getattr(row, "acknowledgement", None), getattr(row, "end", None)
    clocks = (one for _, one in running(story, calendar))
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
        clocks=tuple(ClockShown(one.clock, one.due_at, one.due_at <= at) for one in clocks),
        acknowledged_by=acknowledged.by if acknowledged else "",
        acknowledged_at=acknowledged.at if acknowledged else None,
        named=_named(row),
        additions=_additions(row),
        hops=_hops(row),
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
        disagreements=_disagreements(row),
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


def _additions(row: Concern) -> tuple[Said, ...]:
    return tuple(Said(one.words, one.by, one.at) for one in sorted(row.additions.all(), key=lambda one: one.at))


def _hops(row: Concern) -> tuple[HopShown, ...]:
    made = sorted(row.climbs.all(), key=lambda one: (one.due_at, one.number))
    return tuple(
        HopShown(Clock(one.clock), Rung(one.rung), one.at, tuple(sorted(told.name for told in one.tellings.all())))
        for one in made
    )


def _disagreements(row: Concern) -> tuple[DisagreementShown, ...]:
    return tuple(
        DisagreementShown(
            one.pk,
            one.stage,
            Said(one.words, one.by, one.at),
            Said(one.answer.words, one.answer.by, one.answer.at) if hasattr(one, "answer") else None,
        )
        for one in sorted(row.challenges.all(), key=lambda one: one.stage)
    )


@dataclass(frozen=True)
class MineShown:
    """Where a concern stands, for whoever raised it: what has happened, who was told when, and whom to ring now.

    Where its raiser was named in it later, it stands still at that moment.
    """

    concern_id: ConcernId
    raised_at: datetime
    about_whom: str
    horizon: Horizon
    state: State
    reached: tuple[tuple[State, datetime | None], ...]
    clocks: tuple[ClockShown, ...]
    hops: tuple[HopShown, ...]
    additions: tuple[Said, ...]
    disagreements: tuple[DisagreementShown, ...]
    feedback: str
    warning: str
    ring_outside: bool
    on_call: tuple[Member, ...]
    numbers: tuple[NumberShown, ...]

    @property
    def is_red(self) -> bool:
        return any(clock.is_late for clock in self.clocks)


@dataclass(frozen=True)
class MineLine:
    """A concern in the list of what somebody has raised."""

    concern_id: ConcernId
    about_whom: str
    raised_at: datetime
    state: State
    is_red: bool


def my_concerns(viewer: Actor, *, at: datetime) -> tuple[MineLine, ...]:
    """Return what this reader has raised, the latest first."""
    rows = Concern.objects.visible_to(viewer, may=Permission.CONCERN_RAISE, at=at).prefetch_related(*ROWS)
    calendar = calendar_in(zone_of(viewer))
    return tuple(_line(row, calendar, viewer, at=at) for row in rows.order_by("-raised_at", "pk"))


def _line(row: Concern, calendar: Calendar, viewer: Actor, *, at: datetime) -> MineLine:
    story, until = story_of(row), _until(row, viewer, at=at)
    reached = dict(_reached(story_of(row), until))
    late = any(clock.due_at <= until for _, clock in running(story, calendar))
    return MineLine(ConcernId(row.pk), row.about_whom, row.raised_at, list(reached)[-1], late and until == at)


def my_concern(viewer: Actor, concern_id: ConcernId, *, at: datetime) -> MineShown:
    """Return where a concern stands that this reader raised. Raises NotVisible."""
    rows = Concern.objects.visible_to(viewer, may=Permission.CONCERN_RAISE, at=at).filter(pk=concern_id)
    row = rows.prefetch_related(*ROWS).first()
    if row is None:
        raise NotVisible("safeguarding.Concern", concern_id, Permission.CONCERN_RAISE)
    return _mine(row, viewer, crew_of(OrganisationId(row.organisation_id), at=at), at=at)


def _mine(row: Concern, viewer: Actor, crew: Crew, *, at: datetime) -> MineShown:
    until, story = _until(row, viewer, at=at), story_of(row)
    reached = _reached(story, until)
    is_still = until < at
    end = getattr(row, "end", None)
    hops = tuple(one for one in _hops(row) if one.at <= until)
    waits = reached[-1][0] in {State.RAISED, State.DELIVERED}
    outside = waits and (
        is_unreachable(row, crew) or hasattr(row, "prompt") or any(one.rung is Rung.OUTSIDE for one in hops)
    )
    raiser = AccountId(row.raised_by_account) if row.raised_by_account else None
    clocks = (one for _, one in running(story, calendar_in(zone_of(viewer))))
    return MineShown(
        concern_id=ConcernId(row.pk),
        raised_at=row.raised_at,
        about_whom=row.about_whom,
        horizon=Horizon(row.horizon),
        state=reached[-1][0],
        reached=reached,
        clocks=() if is_still else tuple(ClockShown(one.clock, one.due_at, one.due_at <= at) for one in clocks),
        hops=hops,
        additions=_additions(row),
        disagreements=tuple(one for one in _disagreements(row) if one.said.at <= until),
        feedback=end.told_raiser if end and end.at <= until else "",
        warning=england.NO_CONTACT_WITH_FAMILY if row.kind == Kind.HONOUR else "",
        ring_outside=outside,
        on_call=tuple(
            one
            for one in crew.reachable(raiser=raiser, apart=apart_from(row))
            if one.phone_on_call and viewer.is_staff and waits and not is_still
        ),
        numbers=outside_numbers(viewer, at=at),
    )


def _until(row: Concern, viewer: Actor, *, at: datetime) -> datetime:
    """Return until when this raiser reads on: now, or the moment from which it is kept apart from them."""
    apart = (
        one.at
        for one in row.named.all()
        if one.account_id is not None
        and one.account_id == viewer.account_id
        and not (hasattr(one, "answer") and not one.answer.is_same)
    )
    return min(apart, default=at)


def _reached(story: Story, until: datetime) -> tuple[tuple[State, datetime | None], ...]:
    """Return each state that was reached by then, and when."""
    steps: Iterable[tuple[State, datetime | None]] = (
        (State.RAISED, story.raised_at),
        (State.DELIVERED, story.delivered_at),
        (State.OWNED, story.owned_at),
        (State.DECIDED, story.decided_at),
        (State.ACTED, story.acted_at),
        (State.ENDED, story.ended_at),
    )
    return tuple((state, moment) for state, moment in steps if moment is not None and moment <= until)


@dataclass(frozen=True)
class Door:
    """An organisation to which somebody without an account can turn."""

    organisation_id: OrganisationId
    name: str


@dataclass(frozen=True)
class ByCode:
    """What a raiser's code opens: the concern, and whoever holds the code as they act."""

    concern_id: ConcernId
    holder: Actor
    zone: str


@dataclass(frozen=True)
class RaisingLink:
    """What a link for raising concerns holds: to whom, and as who."""

    door: Door
    name: str


def doors() -> tuple[Door, ...]:
    """Return the organisations that can be told of a concern without an account: all that are here."""
    return tuple(Door(OrganisationId(row.pk), row.name) for row in Organisation.objects.order_by("name", "pk"))


def by_code(code: str) -> ByCode | None:
    """Return what a code opens, or nothing. A wrong code and an old one look the same."""
    with for_every():
        row = Concern.objects.filter(code_digest=digest(code)).select_related("organisation").first()
    if row is None:
        return None
    organisation_id = OrganisationId(row.organisation_id)
    holder = Actor.by_link(row.raised_by, organisation_id, row.pk, Permission.CONCERN_RAISE)
    return ByCode(ConcernId(row.pk), holder, row.organisation.zone)


def raising_link(organisation_id: OrganisationId, name: str) -> str:
    """Return what stands in the address by which somebody without an account raises a concern under their name."""
    return signing.dumps([str(organisation_id), name], salt=SALT)


def follow_raising_link(token: str) -> RaisingLink | None:
    """Return what such an address holds, or nothing where it was not made here."""
    try:
        organisation_id, name = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    row = Organisation.objects.filter(pk=organisation_id).first()
    return RaisingLink(Door(OrganisationId(row.pk), row.name), name) if row else None


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
