"""Looking through the record for looks that stand out (R20), and through the names for hints of private ties."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from kith.ground.access.models import Grant
from kith.ground.access.permissions import Relation
from kith.ground.accounts.models import Account, RoleHeld
from kith.ground.actor import STAFF
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.ids import OrganisationId, PersonId
from kith.looking.models import Conflict, Emergency, LikelyTie, LookQuestion, NoticedUpTo, OwnMarks, Watch
from kith.looking.rules.ties import Sign, in_common
from kith.looking.rules.unusual import OF_WORK, stands_out
from kith.people.models import Person
from kith.people.queries.marks import own_accounts, person_marks, who_is_called, who_is_reached
from kith.people.rules.marks import Marks, surname
from kith.people.rules.names import fold, fold_email, fold_phone

AN_HOUR = timedelta(hours=1)
AT_ONCE = 2_000
RARE = 5
"""A surname that more people share than this hints at nothing by itself."""
OPENING = (Act.VIEWED, Act.EXPORTED, Act.PRINTED)


@dataclass(frozen=True)
class OneLook:
    """One account that looked, or tried to look, at one person."""

    entry_id: int
    account_id: UUID
    person_id: UUID
    at: datetime


@dataclass(frozen=True)
class Standout:
    """A look that stands out, and for which signs."""

    look: OneLook
    signs: tuple[Sign, ...]


def looks_since(organisation_id: OrganisationId, sequence: int) -> tuple[list[Entry], int]:
    """Return the next entries of an organisation's record that may be looks, and how far that reaches."""
    entries = list(
        Entry.objects.filter(organisation_id=organisation_id, sequence__gt=sequence).order_by("sequence")[:AT_ONCE]
    )
    return [entry for entry in entries if _is_a_look(entry)], (entries[-1].sequence if entries else sequence)


def _is_a_look(entry: Entry) -> bool:
    is_turned_away = entry.act == Act.REFUSED and entry.about == Person._meta.label
    return entry.actor_account is not None and (
        is_turned_away or (entry.act in OPENING and entry.person_id is not None)
    )


def standouts(organisation_id: OrganisationId, entries: Sequence[Entry]) -> Iterator[Standout]:
    """Return which of these looks stand out: as many queries for one as for a thousand."""
    if not entries:
        return
    accounts = {entry.actor_account for entry in entries if entry.actor_account}
    before = Entry.objects.filter(
        organisation_id=organisation_id,
        actor_account__in=accounts,
        at__gt=entries[0].at - AN_HOUR,
        at__lte=entries[-1].at,
    ).filter(Q(act__in=OPENING, person__isnull=False) | Q(act=Act.REFUSED, about=Person._meta.label))
    all_looks = list(_looks(before))
    people = {look.person_id for look in all_looks}
    accounts_of = own_accounts(organisation_id, people)
    here, own = set(accounts_of), {(account_id, pk) for pk, account_id in accounts_of.items()}
    held, marks = _relations(here, accounts), _account_marks(accounts)
    known, watched = person_marks(here), set(Watch.objects.filter(ended_at=None).values_list("person_id", flat=True))
    wanted = {entry.pk for entry in entries}
    unrelated = [
        look
        for look in all_looks
        if look.person_id in here
        and (look.account_id, look.person_id) not in own
        and not OF_WORK.intersection(_held_at(held, look))
    ]
    for look in unrelated:
        if look.entry_id in wanted:
            within = {
                other.person_id
                for other in unrelated
                if other.account_id == look.account_id and look.at - AN_HOUR < other.at <= look.at
            }
            signs = stands_out(
                _held_at(held, look),
                shared=in_common(marks.get(look.account_id, Marks()), known.get(look.person_id, Marks())),
                is_noted=look.person_id in watched,
                unrelated_within_an_hour=len(within),
            )
            if signs:
                yield Standout(look, signs)


def _looks(entries: Iterable[Entry]) -> Iterator[OneLook]:
    for entry in entries:
        person_id = entry.person_id or _uuid(entry.about_id)
        if person_id and entry.actor_account:
            yield OneLook(entry.pk, entry.actor_account, person_id, entry.at)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


Held = Mapping[tuple[UUID, UUID], Sequence[tuple[Relation, datetime, datetime | None]]]


def _relations(people: Collection[UUID], accounts: Collection[UUID]) -> Held:
    teams: dict[UUID, set[UUID]] = defaultdict(set)
    for team_id, account_id in RoleHeld.objects.filter(account_id__in=accounts, team__isnull=False).values_list(
        "team_id", "account_id"
    ):
        teams[team_id].add(account_id)
    grants = Grant.objects.filter(Q(account_id__in=accounts) | Q(team_id__in=teams), person_id__in=people)
    held: dict[tuple[UUID, UUID], list[tuple[Relation, datetime, datetime | None]]] = defaultdict(list)
    for person_id, account_id, team_id, relation, starts_at, ends_at in grants.values_list(
        "person_id", "account_id", "team_id", "relation", "starts_at", "ends_at"
    ):
        for holder in [account_id] if account_id else teams[team_id]:
            held[holder, person_id].append((Relation(relation), starts_at, ends_at))
    return held


def _held_at(held: Held, look: OneLook) -> set[Relation]:
    return {
        relation
        for relation, starts_at, ends_at in held.get((look.account_id, look.person_id), ())
        if starts_at <= look.at and (ends_at is None or look.at < ends_at)
    }


def _account_marks(accounts: Collection[UUID]) -> dict[UUID, Marks]:
    given = {row.account_id: row for row in OwnMarks.objects.filter(account_id__in=accounts)}
    rows = Account.objects.filter(pk__in=accounts).values_list("pk", "display_name", "email")
    return {pk: _marks(name, email, given.get(pk)) for pk, name, email in rows}


def _marks(name: str, email: str, given: OwnMarks | None) -> Marks:
    phone, address = (fold_phone(given.phone), fold(given.address)) if given else ("", "")
    return Marks(
        surnames=surname(name),
        phones=frozenset({phone} if phone else ()),
        emails=frozenset({fold_email(email)} if email else ()),
        addresses=frozenset({address} if address else ()),
    )


def hints(organisation_id: OrganisationId, *, at: datetime) -> Iterator[tuple[UUID, UUID, tuple[Sign, ...]]]:
    """Return who works here and shares a mark with a person, and was not asked about yet: account, person, signs."""
    live = Q(roles_held__ends_at=None) | Q(roles_held__ends_at__gt=at)
    staff = Account.objects.filter(
        live, organisation_id=organisation_id, is_active=True, roles_held__role__in=STAFF
    ).distinct()
    marks = _account_marks(list(staff.values_list("pk", flat=True)))
    seen = set(LikelyTie.objects.filter(organisation_id=organisation_id).values_list("account_id", "person_id"))
    seen |= set(Conflict.objects.filter(organisation_id=organisation_id).values_list("account_id", "person_id"))
    called = who_is_called(organisation_id, {name for own in marks.values() for name in own.surnames})
    known = person_marks(who_is_reached(organisation_id, marks.values()).union(*called.values()))
    for account_id, own in marks.items():
        for person_id, theirs in known.items():
            signs = in_common(own, theirs)
            is_rare = any(len(called.get(name, ())) <= RARE for name in own.surnames & theirs.surnames)
            if (account_id, person_id) not in seen and signs and (is_rare or set(signs) != {Sign.SURNAME}):
                yield account_id, person_id, signs


def is_unread(organisation_id: OrganisationId) -> bool:
    """Say whether anybody looked at anything since the record was last looked through."""
    upto = NoticedUpTo.objects.filter(pk=organisation_id).values_list("sequence", flat=True).first() or 0
    fresh = Entry.objects.filter(organisation_id=organisation_id, sequence__gt=upto)
    return fresh.filter(act__in=[*OPENING, Act.REFUSED]).exists()


def are_hints(organisation_id: OrganisationId, *, at: datetime) -> bool:
    """Say whether there is a hint that nobody was asked about yet."""
    return next(hints(organisation_id, at=at), None) is not None


@dataclass(frozen=True)
class Late:
    """Something that nobody looked at in time."""

    kind: str
    row_id: UUID
    person_id: PersonId
    account_id: UUID | None
    due_at: datetime


def late(organisation_id: OrganisationId, *, at: datetime) -> list[Late]:
    """Return the emergencies and questions whose time is over and that wait for somebody, the latest last."""
    own = Q(organisation_id=organisation_id)
    emergencies = Emergency.objects.filter(own, review=None, review_due_at__lt=at)
    questions = LookQuestion.objects.filter(own, answer=None, due_at__lt=at)
    found = [
        *(Late("emergency", row.pk, PersonId(row.person_id), row.account_id, row.review_due_at) for row in emergencies),
        *(Late("question", row.pk, PersonId(row.person_id), row.account_id, row.due_at) for row in questions),
    ]
    return sorted(found, key=lambda one: one.due_at)


def are_late(organisation_id: OrganisationId, *, at: datetime) -> bool:
    """Say whether anything waits longer than it may."""
    return bool(late(organisation_id, at=at))
