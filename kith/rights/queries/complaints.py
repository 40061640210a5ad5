"""Reading what people said went wrong: for those who look into it, for whoever said it, and for groups."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from kith.ground.access import gate
from kith.ground.access.permissions import FUNCTIONS, Permission, may_ever
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, ListingId, OrganisationId, PersonId
from kith.people.models import Person
from kith.people.queries.communication import communication_of
from kith.people.rules.communication import Code
from kith.rights.models import Answer, Complaint, GroupIssue
from kith.rights.rules.complaints import Clock, Found, Matter, Shape, Since, Stage, Told

MOST = 200


@dataclass(frozen=True)
class AnswerSeen:
    """What was answered."""

    found: Found
    words: str
    learnt: str
    told: Told
    shape: Shape
    on: date
    by: str


@dataclass(frozen=True)
class IssueSeen:
    """What a group is asked, and what it did."""

    issue_id: UUID
    listing_id: ListingId
    listing_name: str
    asked: str
    asked_by: str
    answer: str
    answered_by: str


@dataclass(frozen=True)
class ComplaintSeen:
    """One thing that somebody said, and where it stands."""

    complaint_id: UUID
    reference: str
    matter: Matter
    what: str
    wanted: str
    about_whom: str
    said_by: str
    raised_by: str
    known_as: str
    reach: str
    wants_advocate: bool
    may_be_named: bool
    is_signed_out: bool
    raised_at: datetime
    clock: Clock
    handler: str
    handler_id: AccountId | None
    acknowledged: str
    answer: AnswerSeen | None
    since: Since | None
    since_words: str
    issue: IssueSeen | None

    @property
    def stage(self) -> Stage:
        return self.clock.stage


def _whole(rows: ScopedQuerySet[Complaint]) -> ScopedQuerySet[Complaint]:
    joined = rows.select_related("person", "acknowledgement", "answer", "asked_again", "issue__listing")
    return joined.select_related("issue__asked", "issue__answer").prefetch_related("taken", "named")


def complaints_for(viewer: Actor, *, at: datetime) -> tuple[ComplaintSeen, ...]:
    """Return what this reader may look into: what is open, the most pressing first; then what is done."""
    rows = Complaint.objects.visible_to(viewer, may=Permission.COMPLAINT_ANSWER, at=at).order_by("-raised_at")
    seen = [_seen(row) for row in _whole(rows)[:MOST]]
    return tuple(sorted(seen, key=lambda one: (one.clock.due_on is None, one.clock.due_on or one.raised_at.date())))


def complaint_for(viewer: Actor, complaint_id: UUID, *, at: datetime) -> ComplaintSeen:
    """Return one that this reader may look into, or raise NotVisible."""
    rows = _whole(Complaint.objects.get_queryset())
    return _seen(gate.one(rows, complaint_id, by=viewer, may=Permission.COMPLAINT_ANSWER, at=at))


def mine(viewer: Actor, *, at: datetime) -> tuple[ComplaintSeen, ...]:
    """Return what the reader said, or somebody for them in their words, the latest first."""
    rows = Complaint.objects.visible_to(viewer, may=Permission.ACCOUNT_OWN, at=at).order_by("-raised_at")
    return tuple(_seen(row) for row in _whole(rows)[:MOST])


def complaints_due(viewer: Actor, *, until: date, at: datetime) -> tuple[ComplaintSeen, ...]:
    """Return which of them want something done by a day."""
    if not may_ever(viewer, Permission.COMPLAINT_ANSWER):
        return ()
    rows = Complaint.objects.visible_to(viewer, may=Permission.COMPLAINT_ANSWER, at=at)
    waiting = _whole(rows.filter(asked_again=None).exclude(matter=Matter.COMPLIMENT))
    seen = [_seen(row) for row in waiting]
    return tuple(one for one in seen if one.clock.due_on is not None and one.clock.due_on <= until)


def _seen(row: Complaint) -> ComplaintSeen:
    acknowledged, answer = getattr(row, "acknowledgement", None), getattr(row, "answer", None)
    again, issue = getattr(row, "asked_again", None), getattr(row, "issue", None)
    named = {one.account_id for one in row.named.all()}
    taken = [one for one in sorted(row.taken.all(), key=lambda one: one.at) if one.account_id not in named]
    return ComplaintSeen(
        complaint_id=row.pk,
        reference=row.reference,
        matter=Matter(row.matter),
        what=row.what,
        wanted=row.wanted,
        about_whom=row.about_whom,
        said_by=row.said_by,
        raised_by=row.raised_by,
        known_as=row.person.known_as if row.person else "",
        reach=row.reach,
        wants_advocate=row.wants_advocate,
        may_be_named=row.may_be_named,
        is_signed_out=row.is_signed_out,
        raised_at=row.raised_at,
        clock=Clock(
            matter=Matter(row.matter),
            acknowledge_by=row.acknowledge_by,
            acknowledged_on=acknowledged.on if acknowledged else None,
            answer_by=acknowledged.answer_by if acknowledged else None,
            answered_on=answer.on if answer else None,
            asked_again_on=again.on if again else None,
        ),
        handler=taken[-1].name if taken else "",
        handler_id=AccountId(taken[-1].account_id) if taken else None,
        acknowledged=acknowledged.words if acknowledged else "",
        answer=_answer(answer) if answer else None,
        since=Since(again.since) if again else None,
        since_words=again.words if again else "",
        issue=_issue(issue) if issue else None,
    )


def _answer(row: Answer) -> AnswerSeen:
    return AnswerSeen(Found(row.found), row.words, row.learnt, Told(row.told), Shape(row.shape), row.on, row.by)


def _issue(row: GroupIssue) -> IssueSeen:
    asked, answer = getattr(row, "asked", None), getattr(row, "answer", None)
    return IssueSeen(
        issue_id=row.pk,
        listing_id=ListingId(row.listing_id),
        listing_name=row.listing.name,
        asked=asked.words if asked else "",
        asked_by=asked.by if asked else "",
        answer=answer.words if answer else "",
        answered_by=answer.by if answer else "",
    )


def issues_for(viewer: Actor, *, at: datetime) -> tuple[IssueSeen, ...]:
    """Return what groups of this organiser's are asked to put right, those that wait first."""
    rows = GroupIssue.objects.visible_to(viewer, may=Permission.ISSUE_ANSWER, at=at)
    joined = rows.select_related("listing", "asked", "answer").order_by("-at")[:MOST]
    return tuple(sorted((_issue(row) for row in joined), key=lambda one: bool(one.answer)))


def issue_for(viewer: Actor, issue_id: UUID, *, at: datetime) -> IssueSeen:
    """Return one that this organiser may answer, or raise NotVisible."""
    rows = GroupIssue.objects.get_queryset().select_related("listing", "asked", "answer")
    return _issue(gate.one(rows, issue_id, by=viewer, may=Permission.ISSUE_ANSWER, at=at))


def handlers(complaint: Complaint, *, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return who may look into a complaint: those whose role does, neither named in it nor the one who said it."""
    roles = [role for role, given in FUNCTIONS.items() if Permission.COMPLAINT_ANSWER in given]
    live = Q(roles_held__ends_at=None) | Q(roles_held__ends_at__gt=at)
    able = Account.objects.filter(
        live,
        organisation_id=complaint.organisation_id,
        is_active=True,
        roles_held__role__in=roles,
        roles_held__starts_at__lte=at,
    )
    if complaint.raised_by_account is not None:
        able = able.exclude(pk=complaint.raised_by_account)
    able = able.exclude(pk__in=complaint.named.values("account_id")).distinct().order_by("display_name")
    return tuple((AccountId(pk), name) for pk, name in able.values_list("pk", "display_name"))


def who_may_look_into(viewer: Actor, complaint_id: UUID, *, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return who may look into one, for the form that hands it over."""
    return handlers(gate.one(Complaint, complaint_id, by=viewer, may=Permission.COMPLAINT_ANSWER, at=at), at=at)


def who_may_be_named(viewer: Actor, complaint_id: UUID, *, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return the colleagues a complaint may be about and does not name yet."""
    complaint = gate.one(Complaint, complaint_id, by=viewer, may=Permission.COMPLAINT_ANSWER, at=at)
    rows = Account.objects.filter(organisation_id=complaint.organisation_id, is_active=True)
    rows = rows.exclude(pk__in=complaint.named.values("account_id"))
    if complaint.raised_by_account is not None:
        rows = rows.exclude(pk=complaint.raised_by_account)
    return tuple((AccountId(pk), name) for pk, name in rows.order_by("display_name").values_list("pk", "display_name"))


def forms_of(complaint: Complaint, *, at: datetime) -> frozenset[Code]:
    """Return the forms in which whoever said it, or whoever it was said for, asked to be told things."""
    reading = Actor.of_system("complaints", OrganisationId(complaint.organisation_id), Permission.PERSON_SEE)
    person_id = complaint.person_id if complaint.is_persons_word else None
    if person_id is None and complaint.raised_by_account is not None:
        own = Person.objects.visible_to(reading, may=Permission.PERSON_SEE, at=at)
        person_id = own.filter(account_id=complaint.raised_by_account).values_list("pk", flat=True).first()
    if person_id is None:
        return frozenset()
    return communication_of(reading, PersonId(person_id), at=at).codes


def forms_for(viewer: Actor, complaint_id: UUID, *, at: datetime) -> frozenset[Code]:
    """Return those forms to somebody who may look into it."""
    return forms_of(gate.one(Complaint, complaint_id, by=viewer, may=Permission.COMPLAINT_ANSWER, at=at), at=at)


def services() -> tuple[tuple[OrganisationId, str], ...]:
    """Return the services to which somebody who is not signed in may say something."""
    rows = Organisation.objects.order_by("name").values_list("pk", "name")
    return tuple((OrganisationId(pk), name) for pk, name in rows)
