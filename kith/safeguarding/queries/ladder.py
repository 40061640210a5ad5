"""Reading the ladder: who stands on it now, which clocks a concern has running, and which of them are due."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.correspondence.rules import Outcome
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation, RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, ConcernId, OrganisationId, TeamId
from kith.looking.queries.cover import Absence, absences, who_is_away
from kith.safeguarding.models import (
    Challenge,
    Climb,
    Concern,
    ConcernStance,
    LadderPlace,
    OnCall,
    OutsideNumber,
)
from kith.safeguarding.packs import BANK_HOLIDAYS, england
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import Disagreement, Story, running
from kith.safeguarding.rules.concerns import TO_ANSWER, Horizon, Stance
from kith.safeguarding.rules.crew import Crew, Member
from kith.safeguarding.rules.ladder import Clock, Hop, Rung, Running, is_late, next_due

ON_THE_LADDER = (Role.MANAGER, Role.SAFEGUARDING_LEAD)
ROWS = (
    "acknowledgement", "additions", "decisions", "acts", "end", "challenges__answer",
    "climbs__tellings__message__deliveries", "named__answer", "named__account", "prompt",
)  # fmt: skip
"""All that a concern's story is read from, together."""


def as_ladder(organisation_id: OrganisationId) -> Actor:
    """Return who climbs: a named part of the system, which no account is."""
    return Actor.of_system("ladder", organisation_id, Permission.CONCERN_DECIDE)


def digest(code: str) -> str:
    """Return the only form in which a raiser's code is kept; spaces, dashes and case do not matter."""
    return hashlib.sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()


def calendar_in(zone: str) -> Calendar:
    return Calendar(zone, BANK_HOLIDAYS)


def crew_of(organisation_id: OrganisationId, *, at: datetime) -> Crew:
    """Return everybody on an organisation's ladder at a moment."""
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    held = RoleHeld.objects.filter(live, account__organisation_id=organisation_id, starts_at__lte=at)
    teams: dict[AccountId, set[TeamId]] = defaultdict(set)
    roles: dict[AccountId, set[tuple[Role, TeamId | None]]] = defaultdict(set)
    for account_id, role, team_id in held.values_list("account_id", "role", "team_id"):
        roles[AccountId(account_id)].add((Role(role), TeamId(team_id) if team_id else None))
        if team_id:
            teams[AccountId(account_id)].add(TeamId(team_id))
    away = who_is_away(organisation_id, at=at)
    meanwhile = {"organisation_id": organisation_id, "starts_at__lte": at, "ends_at__gt": at}
    on_call = OnCall.objects.filter(**meanwhile).values_list("account_id", "phone")
    phones = {AccountId(account_id): phone for account_id, phone in on_call}
    places = LadderPlace.objects.filter(organisation_id=organisation_id, ended_at=None)
    rungs = {AccountId(account_id): Rung(rung) for account_id, rung in places.values_list("account_id", "rung")}
    on_it = [pk for pk, held_by in roles.items() if any(role in ON_THE_LADDER for role, _ in held_by)]
    accounts = Account.objects.filter(pk__in=on_it, is_active=True).order_by("display_name", "pk")
    return Crew(
        tuple(_member(one, roles[AccountId(one.pk)], rungs, away, phones) for one in accounts),
        {account_id: frozenset(own) for account_id, own in teams.items()},
        calendar_in(Organisation.objects.get(pk=organisation_id).zone).is_at_work(at),
    )


def _member(
    account: Account,
    roles: set[tuple[Role, TeamId | None]],
    rungs: dict[AccountId, Rung],
    away: frozenset[AccountId],
    phones: dict[AccountId, str],
) -> Member:
    account_id = AccountId(account.pk)
    return Member(
        account_id,
        account.display_name,
        account.email,
        account.language,
        is_lead=any(role is Role.SAFEGUARDING_LEAD for role, _ in roles),
        manages=frozenset(team_id for role, team_id in roles if role is Role.MANAGER),
        place=rungs.get(account_id),
        is_away=account_id in away,
        phone_on_call=phones.get(account_id, ""),
    )


def open_concerns() -> QuerySet[Concern]:
    """Return the concerns of which a clock may run: not ended, or ended and disagreed with."""
    unanswered = Challenge.objects.filter(concern=OuterRef("pk"), answer=None)
    return Concern.objects.filter(Q(end=None) | Exists(unanswered)).prefetch_related(*ROWS)


def story_of(concern: Concern) -> Story:
    """Return what the clocks need to know of a concern whose rows were read together."""
    decisions = sorted(concern.decisions.all(), key=lambda one: one.at)
    acts = sorted(concern.acts.all(), key=lambda one: one.at)
    owned, ended = getattr(concern, "acknowledgement", None), getattr(concern, "end", None)
    named = [(one.at, one.pk, one.look_on) for one in decisions] + [(one.at, one.pk, one.look_on) for one in acts]
    looks = [(at, pk, day) for at, pk, day in named if day is not None]
    latest = max(looks, key=lambda look: (look[0], str(look[1])), default=None)
    horizon = Horizon(concern.horizon)
    return Story(
        id=concern.pk,
        horizon=horizon,
        raised_at=concern.raised_at,
        answer_due_at=concern.answer_due_at,
        answer_window=TO_ANSWER[horizon],
        delivered_at=_delivered_at(concern),
        owned_at=owned.at if owned else None,
        decided_at=decisions[0].at if decisions else None,
        acted_at=acts[0].at if acts else None,
        look=(latest[1], latest[2]) if latest else None,
        ended_at=ended.at if ended else None,
        disagreements=tuple(
            Disagreement(one.pk, one.at, one.stage, is_answered=hasattr(one, "answer"))
            for one in concern.challenges.all()
        ),
    )


def _delivered_at(concern: Concern) -> datetime | None:
    """Return when a first notice of it had gone, as the outbox wrote down."""
    return min(
        (
            delivery.at
            for climb in concern.climbs.all()
            for telling in climb.tellings.all()
            for delivery in telling.message.deliveries.all()
            if delivery.outcome == Outcome.SENT
        ),
        default=None,
    )


def last_hop(concern: Concern, subject_id: UUID, clock: Clock) -> Hop | None:
    """Return the highest hop that was made of one clock."""
    made = (one for one in concern.climbs.all() if one.subject_id == subject_id and one.clock == clock)
    last: Climb | None = max(made, key=lambda one: one.number, default=None)
    return Hop(last.number, last.due_at, Rung(last.rung)) if last else None


def apart_from(concern: Concern) -> frozenset[AccountId]:
    """Return the accounts that a concern is kept apart from."""
    return frozenset(
        AccountId(one.account_id)
        for one in concern.named.all()
        if one.account_id and not (hasattr(one, "answer") and not one.answer.is_same)
    )


def clocks_of(concern: Concern, calendar: Calendar) -> Iterator[tuple[UUID, Running, Hop | None]]:
    """Return each clock of a concern that runs, whose it is and the last hop that was made of it."""
    for subject_id, clock in running(story_of(concern), calendar):
        yield subject_id, clock, last_hop(concern, subject_id, clock.clock)


def is_red(concern: Concern, calendar: Calendar, *, at: datetime) -> bool:
    return is_late([clock for _, clock in running(story_of(concern), calendar)], at=at)


def is_unreachable(concern: Concern, crew: Crew) -> bool:
    """Say whether nobody at all can be reached now about a concern that nobody owns and that runs day and night."""
    if hasattr(concern, "acknowledgement") or hasattr(concern, "end"):
        return False
    raiser = AccountId(concern.raised_by_account) if concern.raised_by_account else None
    apart = apart_from(concern)
    runs_by_night = not TO_ANSWER[Horizon(concern.horizon)].working_days
    who = crew.reachable if runs_by_night else partial(crew.on, Rung.OUTSIDE)
    return not who(raiser=raiser, apart=apart)


def due_to_climb(*, at: datetime) -> list[tuple[ConcernId, OrganisationId]]:
    """Return the concerns of which a hop is due, or whose raiser must be told to ring outside."""
    crews: dict[OrganisationId, Crew] = {}
    found = []
    for concern in open_concerns().select_related("organisation"):
        organisation_id = OrganisationId(concern.organisation_id)
        if organisation_id not in crews:
            crews[organisation_id] = crew_of(organisation_id, at=at)
        calendar = calendar_in(concern.organisation.zone)
        hops = any(next_due(clock, last, calendar) <= at for _, clock, last in clocks_of(concern, calendar))
        prompt = not hasattr(concern, "prompt") and is_unreachable(concern, crews[organisation_id])
        if hops or (prompt and concern.raised_at <= at):
            found.append((ConcernId(concern.pk), organisation_id))
    return found


def stance_of(viewer: Actor) -> Stance:
    """Return what an organisation does with concerns; until it says so, it raises them with the council."""
    said = ConcernStance.objects.filter(organisation_id=viewer.organisation_id).order_by("-at", "-pk").first()
    return Stance(said.stance) if said else Stance.RAISES


@dataclass(frozen=True)
class NumberShown:
    """A number outside: who answers, when, and when somebody here last rang it."""

    id: UUID
    label: str
    number: str
    hours: str
    tried_on: date


def outside_numbers(viewer: Actor, *, at: datetime) -> tuple[NumberShown, ...]:
    """Return whom to ring outside this organisation. None is ever made up: an empty sheet is empty."""
    rows = OutsideNumber.objects.visible_to(viewer, may=Permission.CONCERN_RAISE, at=at).filter(ended_at=None)
    return tuple(
        NumberShown(row.pk, row.label, row.number, row.hours, row.tried_on) for row in rows.order_by("label", "pk")
    )


@dataclass(frozen=True)
class Stay:
    """Somebody is on call from one moment until another."""

    id: UUID
    name: str
    starts_at: datetime
    ends_at: datetime
    phone: str


@dataclass(frozen=True)
class LadderShown:
    """The whole ladder as it stands now."""

    stance: Stance
    rungs: tuple[tuple[Rung, tuple[Member, ...]], ...]
    places: tuple[tuple[UUID, str, Rung], ...]
    on_call: tuple[Stay, ...]
    away: tuple[Absence, ...]
    numbers: tuple[NumberShown, ...]
    holidays_known_until: date


def ladder(viewer: Actor, *, at: datetime) -> LadderShown:
    """Return the ladder, for those who set it."""
    crew = crew_of(viewer.organisation_id, at=at)
    may = Permission.LADDER_SET
    places = LadderPlace.objects.visible_to(viewer, may=may, at=at).filter(ended_at=None).select_related("account")
    on_call = OnCall.objects.visible_to(viewer, may=may, at=at).filter(ends_at__gt=at).select_related("account")
    return LadderShown(
        stance_of(viewer),
        tuple((rung, crew.on(rung)) for rung in Rung if rung is not Rung.OUTSIDE),
        tuple((one.pk, one.account.display_name, Rung(one.rung)) for one in places.order_by("rung", "pk")),
        tuple(
            Stay(one.pk, one.account.display_name, one.starts_at, one.ends_at, one.phone)
            for one in on_call.order_by("starts_at", "pk")
        ),
        absences(viewer, at=at, may=may),
        outside_numbers(viewer, at=at),
        england.KNOWN_UNTIL,
    )


def may_stand(viewer: Actor, *, at: datetime) -> tuple[tuple[UUID, str], ...]:
    """Return who can be given a place on the ladder, or a duty: managers and safeguarding leads."""
    return tuple((one.account_id, one.name) for one in crew_of(viewer.organisation_id, at=at).members)
