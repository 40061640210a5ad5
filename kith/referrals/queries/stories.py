"""Referrals as pages show them: where each stands, whose turn it is, and the whole story of one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.consent.queries import may_share
from kith.consent.rules.sharing import Purpose, RecipientKind
from kith.gatherings.queries import Visit, visits
from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId, ReferralId
from kith.ground.prepared import prepared
from kith.people.models import Person
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.models import AnswerLink, Hearer, PacketField, Referral, ReferralTurn, ToldBack
from kith.referrals.queries.fields import must_haves_of
from kith.referrals.rules.answers import DeclineReason, MustHave
from kith.referrals.rules.clocks import Clock, Owner, clock_of
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import (
    CLOSED,
    STEP_OF_VISIT,
    Bead,
    Route,
    Standing,
    State,
    Step,
    Turn,
    beads,
    may_turn,
    standing,
)

AREAS: Mapping[str, AreaOfLife] = {area.value: area for area in AreaOfLife}
ROUTES: Mapping[str, Route] = {route.value: route for route in Route}
STEPS: Mapping[str, Step] = {step.value: step for step in Step}
KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}
DECLINE_REASONS: Mapping[str, DeclineReason] = {reason.value: reason for reason in DeclineReason}


@dataclass(frozen=True)
class Row:
    """One referral on a list: who, where to, where it stands and whose turn it is until when."""

    referral_id: ReferralId
    person_id: PersonId
    known_as: str
    listing_id: ListingId
    listing_name: str
    route: Route
    standing: Standing
    clock: Clock
    owner_name: str

    @property
    def is_open(self) -> bool:
        return self.standing.state not in CLOSED

    @property
    def is_with_the_organiser(self) -> bool:
        return self.clock.promise.owner is Owner.ORGANISER


@dataclass(frozen=True)
class Moment:
    """One thing in the story, as it is read."""

    step: Step
    at: datetime
    by: str
    is_by_link: bool = False
    because: str = ""
    decline_reason: DeclineReason | None = None
    alternative: str = ""
    visit_at: datetime | None = None
    greeter: str = ""


@dataclass(frozen=True)
class Left:
    """One field that left, in the words in which it left."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Told:
    """One message about how it went: drafted, or sent."""

    told_id: UUID
    to_name: str
    words: str
    drafted_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True)
class Reached:
    """One link that was sent, and whether it still opens."""

    link_id: UUID
    to_name: str
    made_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    is_live: bool


@dataclass(frozen=True)
class Story:
    """One referral, whole, as somebody who may see it reads it."""

    row: Row
    for_what: AreaOfLife
    line: tuple[tuple[Bead, str], ...]
    moments: tuple[Moment, ...]
    left: tuple[Left, ...]
    must_haves: tuple[MustHave, ...]
    hearers: tuple[str, ...]
    told: tuple[Told, ...]
    links: tuple[Reached, ...]
    visit_at: datetime | None
    may_make: bool
    may_answer: bool
    may_record: bool


def referrals(
    viewer: Actor, *, at: datetime, person_id: PersonId | None = None, is_open: bool | None = None
) -> tuple[Row, ...]:
    """Return the referrals this reader may see, the most pressing first: five queries, however many there are."""
    held = _held(viewer, person_id, is_open=bool(is_open), at=at)
    turns = _turns(viewer, held, at=at)
    names = names_of(viewer, {row.person_id for row in held}, at=at)
    zone = zone_of(viewer)
    today = clock.day_of(at, zone)
    found = (_row(row, turns[row.pk], names, on=today, zone=zone) for row in held)
    kept = [row for row in found if is_open is None or row.is_open is is_open]
    return tuple(sorted(kept, key=lambda row: (not row.is_open, not row.clock.is_late, row.clock.due_on)))


@prepared
def _held(viewer: Actor, person_id: PersonId | None, *, is_open: bool, at: datetime) -> QuerySet[Referral]:
    rows = Referral.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    if is_open:
        closing = ReferralTurn.objects.filter(step__in=[Step.ENDED, Step.TAKEN_BACK])
        rows = rows.exclude(pk__in=closing.values("referral_id"))
    return rows.order_by("begun_at", "pk")


def story(viewer: Actor, referral_id: ReferralId, *, at: datetime, may: Permission = Permission.REFERRAL_SEE) -> Story:
    """Return one referral, whole, to a reader who may do this to it; raises NotVisible."""
    referral = gate.one(Referral, referral_id, by=viewer, may=may, at=at)
    person_id = PersonId(referral.person_id)
    rows = list(
        ReferralTurn.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
        .filter(referral=referral)
        .order_by("at", "pk")
    )
    came = _visits_of(viewer, [referral], at=at)
    names = names_of(viewer, {person_id}, at=at)
    zone = zone_of(viewer)
    turns = [*map(_turn, rows), *map(_visit_turn, came)]
    row = _row(referral, turns, names, on=clock.day_of(at, zone), zone=zone)
    order = list(Step)
    moments = sorted((*map(_moment, rows), *map(_visit_moment, came)), key=lambda one: (one.at, order.index(one.step)))
    agreed = [one.visit_at for one in moments if one.step is Step.FIRST_VISIT_CONFIRMED]
    asked = (Permission.REFERRAL_MAKE, Permission.REFERRAL_ANSWER, Permission.ATTENDANCE_RECORD, Permission.PERSON_SEE)
    can = {one for one in asked if bool(gate.explain(viewer, one, Referral, referral.pk, at=at))}
    return Story(
        row=row,
        for_what=AREAS[referral.for_what],
        line=beads(row.route, row.standing.state),
        moments=tuple(reversed(moments)),
        left=packet_of(viewer, referral_id, at=at),
        must_haves=must_haves_of(viewer, person_id, at=at) if Permission.PERSON_SEE in can else (),
        hearers=_hearers(viewer, referral, at=at),
        told=told_of(viewer, referral_id, at=at),
        links=_links(viewer, referral, at=at),
        visit_at=agreed[-1] if agreed else None,
        may_make=Permission.REFERRAL_MAKE in can,
        may_answer=Permission.REFERRAL_ANSWER in can,
        may_record=Permission.ATTENDANCE_RECORD in can,
    )


def packet_of(viewer: Actor, referral_id: ReferralId, *, at: datetime) -> tuple[Left, ...]:
    """Return exactly what left, in the order of the kinds; to whoever runs the listing, without what was taken back."""
    seen = PacketField.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at).filter(referral_id=referral_id)
    rows = list(seen.select_related("referral"))
    left = [Left(KINDS[row.kind], row.words) for row in rows]
    if rows and not (viewer.is_staff or viewer.person_id):
        stands = may_share(
            PersonId(rows[0].referral.person_id),
            purpose=Purpose.REFERRAL,
            recipient_kind=RecipientKind.GROUP,
            recipient=str(rows[0].referral.listing_id),
            informations={one.kind.information for one in left},
            at=at,
        )
        left = [one for one in left if stands[one.kind.information]]
    return tuple(sorted(left, key=lambda one: list(Kind).index(one.kind)))


def packets_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Mapping[ReferralId, tuple[Left, ...]]:
    """Return exactly what left with each of a person's referrals, to the person or their worker. One query."""
    seen = PacketField.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
    found: dict[ReferralId, list[Left]] = {}
    for row in seen.filter(referral__person_id=person_id).order_by("referral_id", "pk"):
        found.setdefault(ReferralId(row.referral_id), []).append(Left(KINDS[row.kind], row.words))
    order = list(Kind)
    return {
        referral_id: tuple(sorted(left, key=lambda one: order.index(one.kind))) for referral_id, left in found.items()
    }


def told_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Told, ...]:
    """Return all that was told, or drafted to tell, of how a person's referrals went, the newest first. One query."""
    rows = ToldBack.objects.visible_to(viewer, may=Permission.REFERRAL_MAKE, at=at).filter(
        referral__person_id=person_id
    )
    ordered = rows.order_by("-drafted_at", "pk")
    return tuple(Told(row.pk, row.to_name, row.words, row.drafted_at, row.sent_at) for row in ordered)


def told_of(viewer: Actor, referral_id: ReferralId, *, at: datetime) -> tuple[Told, ...]:
    """Return what was drafted and sent about how it went, the newest first."""
    rows = ToldBack.objects.visible_to(viewer, may=Permission.REFERRAL_MAKE, at=at).filter(referral_id=referral_id)
    ordered = rows.order_by("-drafted_at", "pk")
    return tuple(Told(row.pk, row.to_name, row.words, row.drafted_at, row.sent_at) for row in ordered)


def standing_of(referral: Referral, reader: Actor, *, at: datetime) -> Standing:
    """Return where one referral stands, told by its turns and by who came."""
    return standing(ROUTES[referral.route], _turns(reader, [referral], at=at)[referral.pk])


def count_open_for_the_same(
    viewer: Actor, person_id: PersonId, for_what: AreaOfLife, *, at: datetime, beside: ReferralId
) -> int:
    """Return how many other referrals of a person for the same thing are sent and not closed."""
    rows = (
        Referral.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
        .filter(person_id=person_id, for_what=for_what)
        .exclude(pk=beside)
    )
    held = list(rows)
    turns = _turns(viewer, held, at=at)
    states = [standing(ROUTES[row.route], turns[row.pk]).state for row in held]
    return sum(state not in CLOSED | {State.DRAFT, State.DECLINED} for state in states)


def asked_already(viewer: Actor, person_id: PersonId, *, at: datetime) -> frozenset[UUID]:
    """Return the listings whose answer is awaited, or that said yes: sent, and neither declined nor closed since."""
    return frozenset(_listings_asked(viewer, person_id, at=at))


@prepared
def _listings_asked(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Referral, UUID]:
    turns = ReferralTurn.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
    sent = turns.filter(step=Step.SENT).values("referral_id")
    over = turns.filter(step__in=[Step.DECLINED, Step.ENDED, Step.TAKEN_BACK]).values("referral_id")
    rows = Referral.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at).filter(person_id=person_id)
    return rows.filter(pk__in=sent).exclude(pk__in=over).values_list("listing_id", flat=True)


def names_of(viewer: Actor, person_ids: Collection[UUID], *, at: datetime) -> Mapping[UUID, str]:
    """Return the names that people like, for those this reader may see. An organiser reads the name that was sent."""
    people = tuple(person_ids)
    return {**dict(_names_sent(viewer, people, at=at)), **dict(_names_seen(viewer, people, at=at))}


@prepared
def _names_sent(viewer: Actor, people: tuple[UUID, ...], *, at: datetime) -> QuerySet[PacketField, tuple[UUID, str]]:
    sent = PacketField.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
    named = sent.filter(referral__person_id__in=people, kind=Kind.KNOWN_AS)
    return named.values_list("referral__person_id", "words")


@prepared
def _names_seen(viewer: Actor, people: tuple[UUID, ...], *, at: datetime) -> QuerySet[Person, tuple[UUID, str]]:
    seen = Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at)
    return seen.filter(pk__in=people).values_list("pk", "known_as")


def _row(referral: Referral, turns: Sequence[Turn], names: Mapping[UUID, str], *, on: date, zone: str) -> Row:
    route = ROUTES[referral.route]
    stands = standing(route, turns)
    clocked = clock_of(stands.state, since=clock.day_of(stands.since, zone), on=on)
    is_theirs = clocked.promise.owner is Owner.ORGANISER
    return Row(
        referral_id=ReferralId(referral.pk),
        person_id=PersonId(referral.person_id),
        known_as=names.get(referral.person_id, ""),
        listing_id=ListingId(referral.listing_id),
        listing_name=referral.listing_name,
        route=route,
        standing=stands,
        clock=clocked,
        owner_name=referral.listing_name if is_theirs else referral.owner_name,
    )


def _turns(viewer: Actor, held: Sequence[Referral], *, at: datetime) -> Mapping[UUID, list[Turn]]:
    """Return each referral's turns with the visits that were written of it: two queries."""
    found: dict[UUID, list[Turn]] = {row.pk: [] for row in held}
    for taken in _turns_taken(viewer, tuple(found), at=at):
        found[taken.referral_id].append(_turn(taken))
    came = visits(
        viewer,
        at=at,
        people={PersonId(row.person_id) for row in held},
        listings={ListingId(row.listing_id) for row in held},
    )
    for row in held:
        found[row.pk] += [_visit_turn(visit) for visit in came if _is_of(visit, row)]
    return found


@prepared
def _turns_taken(viewer: Actor, referral_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[ReferralTurn]:
    rows = ReferralTurn.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
    return rows.filter(referral_id__in=referral_ids)


def _visits_of(viewer: Actor, held: Sequence[Referral], *, at: datetime) -> list[Visit]:
    came = visits(
        viewer,
        at=at,
        people={PersonId(row.person_id) for row in held},
        listings={ListingId(row.listing_id) for row in held},
    )
    return [visit for visit in came if any(_is_of(visit, row) for row in held)]


def _is_of(visit: Visit, referral: Referral) -> bool:
    return (visit.person_id, visit.listing_id) == (referral.person_id, referral.listing_id) and (
        visit.at >= referral.begun_at
    )


def _turn(row: ReferralTurn) -> Turn:
    return Turn(STEPS[row.step], row.at, row.by, row.because)


def _visit_turn(visit: Visit) -> Turn:
    return Turn(STEP_OF_VISIT[visit.outcome], visit.at, visit.by, visit.words)


def _moment(row: ReferralTurn) -> Moment:
    return Moment(
        step=STEPS[row.step],
        at=row.at,
        by=row.by,
        is_by_link=row.is_by_link,
        because=row.because,
        decline_reason=DECLINE_REASONS.get(row.decline_reason),
        alternative=row.alternative,
        visit_at=row.visit_at,
        greeter=row.greeter,
    )


def _visit_moment(visit: Visit) -> Moment:
    return Moment(STEP_OF_VISIT[visit.outcome], visit.at, visit.by, because=visit.words, visit_at=visit.starts_at)


def _hearers(viewer: Actor, referral: Referral, *, at: datetime) -> tuple[str, ...]:
    rows = Hearer.objects.visible_to(viewer, may=Permission.REFERRAL_MAKE, at=at).filter(referral=referral)
    return tuple(rows.order_by("name").values_list("name", flat=True))


def _links(viewer: Actor, referral: Referral, *, at: datetime) -> tuple[Reached, ...]:
    rows = AnswerLink.objects.visible_to(viewer, may=Permission.REFERRAL_MAKE, at=at).filter(referral=referral)
    return tuple(
        Reached(
            link_id=row.pk,
            to_name=row.to_name,
            made_at=row.made_at,
            expires_at=row.expires_at,
            opened_at=row.opening.at if hasattr(row, "opening") else None,
            is_live=row.revoked_at is None and row.expires_at > at,
        )
        for row in rows.select_related("opening").order_by("-made_at")
    )


def last_link(viewer: Actor, referral_id: ReferralId, *, at: datetime) -> tuple[str, str]:
    """Return to whom the last link of a referral went, or raise NotVisible where none did."""
    rows = AnswerLink.objects.visible_to(viewer, may=Permission.REFERRAL_MAKE, at=at).filter(referral_id=referral_id)
    row = rows.order_by("-made_at").first()
    if row is None:
        raise gate.NotVisible(AnswerLink._meta.label, referral_id, Permission.REFERRAL_MAKE)
    return row.to_name, row.to_address


@dataclass(frozen=True)
class Draft:
    """One drafted message and the referral it is about."""

    told: Told
    referral_id: ReferralId
    person_id: PersonId


def drafted(viewer: Actor, told_id: UUID, *, at: datetime) -> Draft:
    """Return a drafted message that this reader may send, or raise NotVisible."""
    rows = ToldBack.objects.get_queryset().select_related("referral")
    row = gate.one(rows, told_id, by=viewer, may=Permission.REFERRAL_MAKE, at=at)
    told = Told(row.pk, row.to_name, row.words, row.drafted_at, row.sent_at)
    return Draft(told, ReferralId(row.referral_id), PersonId(row.referral.person_id))


@dataclass(frozen=True)
class PacketShown:
    """What the holder of a link reads, and what they may answer."""

    person_id: PersonId
    listing_name: str
    owner_name: str
    state: State
    left: tuple[Left, ...]
    may: frozenset[str]
    visit_at: datetime | None


_LINK_ANSWERS: Mapping[str, Step] = {
    "yes": Step.ACCEPTED,
    "list": Step.PUT_ON_LIST,
    "opened": Step.PLACE_OPENED,
    "no": Step.DECLINED,
    "visit": Step.CAME,
}


def by_link(holder: Actor, referral_id: ReferralId, *, at: datetime) -> PacketShown:
    """Return what the holder of a link may read, or raise NotVisible."""
    referral = gate.one(Referral, referral_id, by=holder, may=Permission.REFERRAL_SEE, at=at)
    room = Actor.of_system(holder.name, holder.organisation_id, Permission.REFERRAL_SEE)
    state = standing_of(referral, room, at=at).state
    route = ROUTES[referral.route]
    agreed = ReferralTurn.objects.visible_to(holder, may=Permission.REFERRAL_SEE, at=at).filter(
        referral=referral, step=Step.FIRST_VISIT_CONFIRMED
    )
    return PacketShown(
        person_id=PersonId(referral.person_id),
        listing_name=referral.listing_name,
        owner_name=referral.owner_name,
        state=state,
        left=packet_of(holder, referral_id, at=at),
        may=frozenset(name for name, step in _LINK_ANSWERS.items() if may_turn(route, state, step)),
        visit_at=agreed.order_by("-at").values_list("visit_at", flat=True).first(),
    )
