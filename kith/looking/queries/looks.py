"""Who has looked at somebody's record, through what and for what, and what was asked and answered about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.ground.access import gate
from kith.ground.access.models import Grant, StatedPurpose
from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.purposes import PURPOSE_WORDS, LookPurpose
from kith.ground.accounts.models import RoleHeld
from kith.ground.actor import ROLE_WORDS, Actor, Role
from kith.ground.audit.acts import LOOKING, Act
from kith.ground.audit.models import Entry, EntryPerson
from kith.ground.ids import PersonId
from kith.looking.models import Call, Emergency, LookQuestion, Watch
from kith.looking.rules.emergencies import EmergencyReason
from kith.looking.rules.looks import THROUGH_WORDS, Look, what
from kith.people.models import Person

A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What a person asked about a look, by when it is answered, and the answer."""

    due_at: datetime
    answer: str
    was_right: bool
    answered_by: str


@dataclass(frozen=True)
class Looked:
    """Somebody who looked: who, as what, when, how, at what, through what and for what."""

    entry_id: int
    name: str
    role: str
    at: datetime
    look: Look
    what: str
    through: str
    purpose: str
    said: str
    asked: Asked | None


@dataclass(frozen=True)
class Looks:
    """One page of who has looked, the latest first."""

    person_name: str
    rows: tuple[Looked, ...]
    page: int
    has_more: bool
    is_watched: bool


@dataclass(frozen=True)
class Held:
    """One live reason or stated purpose of an account, from when until when."""

    account_id: UUID
    words: str
    said: str
    starts_at: datetime
    ends_at: datetime | None

    def held_at(self, account_id: UUID | None, at: datetime) -> bool:
        return self.account_id == account_id and self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


def looked(viewer: Actor, person_id: PersonId, *, at: datetime, page: int = 1) -> Looks:
    """Return who has looked at somebody's record, their own looks apart: as many queries for 5 as for 5,000."""
    person = gate.one(Person, person_id, by=viewer, may=Permission.LOOKED_SEE, at=at)
    first = (page - 1) * A_PAGE
    found = list(_told_looks(person, at=at)[first : first + A_PAGE + 1])
    rows = _all_looked(person, found[:A_PAGE])
    is_watched = Watch.objects.filter(person=person, ended_at=None).exists()
    return Looks(person.known_as, rows, page, has_more=len(found) > A_PAGE, is_watched=is_watched)


def every_look(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Looked, ...]:
    """Return everybody who has looked, for the copy that a person takes away: as many queries for 5 as for 5,000."""
    person = gate.one(Person, person_id, by=viewer, may=Permission.LOOKED_SEE, at=at)
    return _all_looked(person, list(_told_looks(person, at=at)))


def _all_looked(person: Person, entries: Sequence[Entry]) -> tuple[Looked, ...]:
    """Return some looks, each with as what, through what and for what."""
    accounts = {entry.actor_account for entry in entries if entry.actor_account}
    roles, teams = _roles_of(accounts)
    reasons = _reasons(person, accounts, teams)
    purposes = _purposes(person, accounts)
    asked = _asked(person, entries)
    return tuple(_looked(entry, roles, reasons, purposes, asked) for entry in entries)


def _looked(
    entry: Entry,
    roles: Mapping[UUID | None, str],
    reasons: Sequence[Held],
    purposes: Sequence[Held],
    asked: Mapping[int, Asked],
) -> Looked:
    through = next((held.words for held in reasons if held.held_at(entry.actor_account, entry.at)), "")
    said = next((held for held in purposes if held.held_at(entry.actor_account, entry.at)), None)
    return Looked(
        entry_id=entry.pk,
        name=entry.who,
        role=roles.get(entry.actor_account, ""),
        at=entry.at,
        look=Look(entry.act),
        what=what(entry.about),
        through=through,
        purpose=said.words if said else "",
        said=said.said if said else "",
        asked=asked.get(entry.pk),
    )


def look_of(person: Person, entry_id: int, *, may: StrEnum, at: datetime) -> Entry:
    """Return one look at a person that the person is told of, or raise NotVisible."""
    entry = _told_looks(person, at=at).filter(pk=entry_id).first()
    if entry is None:
        raise gate.NotVisible(Entry._meta.label, entry_id, may)
    return entry


def look_to_question(viewer: Actor, person_id: PersonId, entry_id: int, *, at: datetime) -> Looked:
    """Return one look that the person may ask about, or raise NotVisible."""
    person = gate.one(Person, person_id, by=viewer, may=Permission.LOOK_QUESTION, at=at)
    entry = look_of(person, entry_id, may=Permission.LOOK_QUESTION, at=at)
    return _looked(entry, {}, (), (), {})


def _told_looks(person: Person, *, at: datetime) -> QuerySet[Entry]:
    """Every look that the person is told of now: what is held back is told when its time is over."""
    looks = looks_at(person)
    held_back = Emergency.objects.filter(person=person, held_back__until__gt=at)
    for account_id, begun_at, ends_at in held_back.values_list("account_id", "at", "ends_at"):
        looks = looks.exclude(actor_account=account_id, at__gte=begun_at, at__lte=ends_at)
    return looks


def looks_at(person: Person) -> QuerySet[Entry]:
    """Every look at one person: at their own pages, at a list with their name, and each that was turned away.

    Three searches, each by its own index, joined in the store.
    """
    opened = Entry.objects.filter(person=person, act__in=LOOKING).values("pk")
    listed = EntryPerson.objects.filter(person=person, entry__act__in=LOOKING).values("entry_id")
    refused = Entry.objects.filter(
        organisation_id=person.organisation_id,
        act=Act.REFUSED,
        about=Person._meta.label,
        about_id=str(person.pk),
    ).values("pk")
    found = Entry.objects.filter(Q(pk__in=opened) | Q(pk__in=listed) | Q(pk__in=refused))
    own = Q(actor_account=person.account_id) if person.account_id else Q(pk__in=[])
    return found.exclude(own).select_related("content").order_by("-at", "-sequence")


def _roles_of(accounts: Collection[UUID]) -> tuple[Mapping[UUID | None, str], Mapping[UUID, set[UUID]]]:
    """Return what each account is, in words, and which teams it is in."""
    held = RoleHeld.objects.filter(account_id__in=accounts).order_by("starts_at")
    words: dict[UUID | None, str] = {}
    teams: dict[UUID, set[UUID]] = {}
    for account_id, role, team_id in held.values_list("account_id", "role", "team_id"):
        words[account_id] = ROLE_WORDS[Role(role)]
        if team_id:
            teams.setdefault(team_id, set()).add(account_id)
    return words, teams


def _reasons(person: Person, accounts: Collection[UUID], teams: Mapping[UUID, set[UUID]]) -> list[Held]:
    """Return through what these accounts could look, the nearest relation first."""
    grants = Grant.objects.filter(Q(account_id__in=accounts) | Q(team_id__in=teams), person=person)
    order = list(Relation)
    held = [
        (order.index(Relation(relation)), Held(holder, THROUGH_WORDS[Relation(relation)], "", starts_at, ends_at))
        for relation, account_id, team_id, starts_at, ends_at in grants.values_list(
            "relation", "account_id", "team_id", "starts_at", "ends_at"
        )
        for holder in ([account_id] if account_id else sorted(teams.get(team_id, ())))
    ]
    return [one for _place, one in sorted(held, key=lambda pair: pair[0])]


def _purposes(person: Person, accounts: Collection[UUID]) -> list[Held]:
    """Return for what these accounts looked, as they said: an emergency and a call say it of themselves."""
    theirs = Q(person=person, account_id__in=accounts)
    emergencies = Emergency.objects.filter(theirs).values_list("account_id", "reason", "because", "at", "ends_at")
    calls = Call.objects.filter(theirs).values_list("account_id", "purpose", "at", "grant__ends_at")
    stated = StatedPurpose.objects.filter(theirs).order_by("-starts_at")
    return [
        *(Held(who, EmergencyReason(why).words, said, begun, over) for who, why, said, begun, over in emergencies),
        *(Held(who, "", said, begun, over) for who, said, begun, over in calls),
        *(
            Held(who, PURPOSE_WORDS[LookPurpose(why)], "", begun, over)
            for who, why, begun, over in stated.values_list("account_id", "purpose", "starts_at", "ends_at")
        ),
    ]


def _asked(person: Person, entries: Collection[Entry]) -> Mapping[int, Asked]:
    rows = LookQuestion.objects.filter(person=person, entry__in=[entry.pk for entry in entries])
    return {
        row.entry_id: Asked(
            row.due_at,
            row.answer.words if hasattr(row, "answer") else "",
            row.answer.was_right if hasattr(row, "answer") else False,
            row.answer.by if hasattr(row, "answer") else "",
        )
        for row in rows.select_related("answer")
    }
