"""Whose time is over, by which line, and what stands in the way: the dry run, as many queries for one as for many.

It counts rows of every room to say that something stands in the way, and shows none of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Max, Min, Model, OuterRef, Q, Subquery

from kith.disposal.models import Disposal, Hold, KeptLonger
from kith.disposal.packs.england import SCHEDULE
from kith.disposal.rules.hindrances import Hindrance, in_order
from kith.disposal.rules.schedule import Facts, Over, least_years, until, years_after
from kith.ground import clock
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.audit.acts import LOOKING, Act
from kith.ground.audit.models import Entry
from kith.ground.ids import OrganisationId, PersonId
from kith.people.models import Person

KEEP = Permission.DISPOSAL_KEEP
NO_CONTACT = frozenset({*LOOKING, Act.REFUSED, Act.ERASED, Act.WITNESSED})
"""Acts that are no contact with anybody: somebody looked, or the record looked after itself."""

SERVED = (
    "plans.Plan",
    "referrals.Referral",
    "gatherings.Place",
    "gatherings.Attendance",
    "outcomes.AnswerSet",
    "outcomes.Goal",
    "circles.KeyPerson",
    "safety.SupervisedVisit",
    "rights.Representative",
)
"""Where somebody stands who got more than a word: any row there is a service."""
PROTECTED = ("safeguarding.Concern", "safeguarding.Restriction")

IN_THE_WAY: Mapping[Hindrance, tuple[tuple[str, str, Callable[[datetime], Q]], ...]] = MappingProxyType(
    {
        Hindrance.OPEN_CASE: (("people.Opening", "person", lambda _at: Q(closure=None)),),
        Hindrance.CONCERN: (("safeguarding.Concern", "person", lambda _at: Q(end=None)),),
        Hindrance.LIMIT: (
            (
                "access.Denial",
                "person",
                lambda at: Q(kind="contact restriction") & (Q(ends_at=None) | Q(ends_at__gt=at)),
            ),
        ),
        Hindrance.COMPLAINT: (("rights.Complaint", "person", lambda _at: Q(answer=None) & ~Q(matter="compliment")),),
        Hindrance.STATEMENT: (("own_record.Statement", "person", lambda _at: Q(answer=None)),),
        Hindrance.QUESTION: (
            ("looking.LookQuestion", "person", lambda _at: Q(answer=None)),
            ("looking.Emergency", "person", lambda _at: Q(review=None)),
            ("looking.Unusual", "person", lambda _at: Q(decided=None)),
        ),
        Hindrance.LETTER: (("correspondence.Waiting", "message__person", lambda _at: Q()),),
        Hindrance.TWO_RECORDS: (
            ("people.LikelySame", "person", lambda _at: Q(settled=None)),
            ("people.LikelySame", "other", lambda _at: Q(settled=None)),
        ),
    }
)
"""What is open, by table, by the path to the person, and by what is missing for it to be over."""

BY_STEPS: Mapping[Hindrance, tuple[str, str, str, frozenset[str]]] = MappingProxyType(
    {
        Hindrance.REFERRAL: (
            "referrals.Referral",
            "referrals.ReferralTurn",
            "referral",
            frozenset({"settled", "ended", "taken_back"}),
        ),
        Hindrance.PACK: (
            "disclosure.Request",
            "disclosure.RequestTurn",
            "request",
            frozenset({"released", "withdrawn"}),
        ),
    }
)
"""What is open until its last step is one of these."""


@dataclass(frozen=True)
class Standing:
    """One person whose record may be over: who, by which line, and what stands in the way."""

    person_id: PersonId
    known_as: str
    born_on: date | None
    last_contact_on: date
    over: Over
    hindrances: tuple[Hindrance, ...]
    proposal_id: UUID | None = None
    proposed_by_account: UUID | None = None
    code: str = ""

    @property
    def is_free(self) -> bool:
        return not self.hindrances


@dataclass(frozen=True)
class Overview:
    """Everybody who is over on a day: who can be proposed, who waits for a second person, and who is held back.

    `more_free` and `more_held_back` count who is over, and not among those named here.
    """

    free: tuple[Standing, ...]
    proposed: tuple[Standing, ...]
    held_back: tuple[Standing, ...]
    hold_on_all: bool
    more_free: int = 0
    more_held_back: int = 0

    @property
    def people(self) -> list[PersonId]:
        return [one.person_id for one in (*self.free, *self.proposed, *self.held_back)]

    def first(self, most: int) -> "Overview":
        """Return it with so many named at the most, those longest over, and the others counted."""
        return replace(
            self,
            free=self.free[:most],
            held_back=self.held_back[:most],
            more_free=len(self.free[most:]),
            more_held_back=len(self.held_back[most:]),
        )


def overview(viewer: Actor, *, at: datetime) -> Overview:
    """Return everybody whose time is over today, those longest over first."""
    found = sorted(_over(viewer, at=at), key=lambda one: (one.over.on, one.known_as))
    return Overview(
        tuple(one for one in found if one.is_free and one.proposal_id is None),
        tuple(one for one in found if one.is_free and one.proposal_id is not None),
        tuple(one for one in found if not one.is_free),
        Hold.objects.filter(organisation_id=viewer.organisation_id, person=None, end=None).exists(),
    )


def standing_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Standing | None:
    """Return how one person stands whose time is over; None where it is not, or where they may not be seen."""
    return next(iter(_over(viewer, at=at, only=person_id)), None)


def _over(viewer: Actor, *, at: datetime, only: PersonId | None = None) -> list[Standing]:
    zone, longer = zone_of(viewer), kept_longer(viewer.organisation_id)
    today = clock.day_of(at, zone)
    rows = _closed_long_ago(viewer, today, at=at, only=only)
    facts = _facts_of(rows, zone)
    stood = {pk: until(told, SCHEDULE, longer) for pk, told in facts.items()}
    over = {pk: one for pk, one in stood.items() if one.on <= today}
    hindering = hindrances_of([rows[pk] for pk in over], at=at)
    waiting = {row.person_id: row for row in Disposal.objects.filter(person_id__in=over, decision=None)}
    return [
        Standing(
            person_id=PersonId(pk),
            known_as=rows[pk].known_as,
            born_on=rows[pk].born_on,
            last_contact_on=facts[pk].last_contact_on,
            over=one,
            hindrances=in_order(hindering[pk]),
            proposal_id=waiting[pk].pk if pk in waiting else None,
            proposed_by_account=waiting[pk].by_account if pk in waiting else None,
            code=waiting[pk].code if pk in waiting else "",
        )
        for pk, one in over.items()
    ]


def _closed_long_ago(viewer: Actor, today: date, *, at: datetime, only: PersonId | None) -> dict[UUID, Any]:
    """Return those who were closed before the shortest time began: nobody else can be over."""
    latest = years_after(today, -least_years(SCHEDULE))
    people = Person.objects.visible_to(viewer, may=KEEP, at=at).filter(openings__closure__isnull=False)
    people = people if only is None else people.filter(pk=only)
    closed = people.annotate(closed_at=Max("openings__closure__at"), began_at=Min("openings__at"))
    return {row.pk: row for row in closed.filter(closed_at__date__lte=latest)}


def _facts_of(rows: Mapping[UUID, Any], zone: str) -> dict[UUID, Facts]:
    contacts = last_contacts(rows)
    served, protected = _somewhere(SERVED, rows), _somewhere(PROTECTED, rows)
    return {
        pk: Facts(
            last_contact_on=clock.day_of(max(row.closed_at, contacts.get(pk, row.closed_at)), zone),
            began_on=clock.day_of(row.began_at, zone),
            born_on=row.born_on,
            was_served=pk in served,
            was_protected=pk in protected,
        )
        for pk, row in rows.items()
    }


def last_contacts(person_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return when something last happened with each person, or was written about them, by the record of what was done.

    What this room does is no contact: to propose that somebody is forgotten would keep them.
    """
    entries = Entry.objects.filter(person_id__in=person_ids).exclude(act__in=NO_CONTACT)
    told = entries.exclude(about__startswith="disposal.").values("person_id").annotate(last=Max("at"))
    return {row["person_id"]: row["last"] for row in told.order_by()}


def kept_longer(organisation_id: OrganisationId) -> dict[str, int]:
    """Return how many years an organisation keeps what falls under a line; the latest decision stands."""
    rows = KeptLonger.objects.filter(organisation_id=organisation_id).order_by("at")
    return dict(rows.values_list("line", "years"))


def hindrances_of(people: Collection[Person], *, at: datetime) -> dict[UUID, set[Hindrance]]:
    """Return what stands in the way of erasing each of several people, whatever their time."""
    found: dict[UUID, set[Hindrance]] = defaultdict(set)
    ids = [person.pk for person in people]
    for hindrance, places in IN_THE_WAY.items():
        for label, path, is_open in places:
            for pk in _rows(label).filter(is_open(at), **{f"{path}__in": ids}).values_list(path, flat=True):
                found[pk].add(hindrance)
    for hindrance, (label, steps, link, over) in BY_STEPS.items():
        for pk in _unfinished(label, steps, link, over, ids):
            found[pk].add(hindrance)
    for pk in _held(people):
        found[pk].add(Hindrance.HOLD)
    for pk in _elsewhere(people):
        found[pk].add(Hindrance.ELSEWHERE)
    return found


def _unfinished(label: str, steps: str, link: str, over: frozenset[str], ids: Collection[UUID]) -> list[UUID]:
    order = "-number" if steps.startswith("disclosure.") else "-at"
    last = _rows(steps).filter(**{link: OuterRef("pk")}).exclude(step="longer").order_by(order).values("step")[:1]
    rows = _rows(label).filter(person_id__in=ids).annotate(last_step=Subquery(last))
    return list(rows.filter(Q(last_step=None) | ~Q(last_step__in=over)).values_list("person_id", flat=True))


def _held(people: Collection[Person]) -> set[UUID]:
    organisations = {person.organisation_id for person in people}
    holds = Hold.objects.filter(organisation_id__in=organisations, end=None)
    on_all = set(holds.filter(person=None).values_list("organisation_id", flat=True))
    of_one = set(holds.exclude(person=None).values_list("person_id", flat=True))
    return {person.pk for person in people if person.pk in of_one or person.organisation_id in on_all}


def _elsewhere(people: Collection[Person]) -> set[UUID]:
    """Return who of them stands in a limit or a concern about somebody else: as a party, by account, or by name."""
    found = set(
        _rows("access.Denial")
        .filter(party_id__in=[person.pk for person in people])
        .exclude(person_id=F("party_id"))
        .values_list("party_id", flat=True)
    )
    accounts = {person.account_id: person.pk for person in people if person.account_id}
    named = _rows("safeguarding.NamedInConcern").exclude(answer__is_same=False)
    for account_id, about in named.filter(account_id__in=accounts).values_list("account_id", "concern__person_id"):
        found |= {accounts[account_id]} - {about}
    for account_id, about in (
        _rows("access.Denial").filter(account_id__in=accounts).values_list("account_id", "person_id")
    ):
        found |= {accounts[account_id]} - {about}
    return found | _by_name(people)


def _by_name(people: Collection[Person]) -> set[UUID]:
    """Return who bears the whole name by which somebody stands in a concern or a limit about another person."""
    called = {person.full_name.casefold(): person for person in people if " " in person.full_name.strip()}
    if not called:
        return set()
    organisations = {person.organisation_id for person in people}
    concerns = _rows("safeguarding.NamedInConcern").exclude(answer__is_same=False)
    limits = _rows("access.Denial").filter(kind="contact restriction")
    said = [
        *concerns.filter(organisation_id__in=organisations).values_list("name", "concern__person_id"),
        *limits.filter(organisation_id__in=organisations).values_list("party_name", "person_id"),
    ]
    bearing = ((called.get(name.strip().casefold()), about) for name, about in said)
    return {person.pk for person, about in bearing if person is not None and person.pk != about}


def _somewhere(labels: Collection[str], ids: Iterable[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for label in labels:
        found.update(_rows(label).filter(person_id__in=ids).values_list("person_id", flat=True))
    return found


def _rows(label: str) -> Any:
    table: type[Model] = apps.get_model(label)
    return table._base_manager.all()
