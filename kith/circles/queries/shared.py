"""What somebody of a circle is shown of a person: asked as that very reader, whoever looks at it.

The key person's own page and the person's preview of it both come from here; there is no other way to either.
"""

from dataclasses import dataclass
from datetime import date, datetime

from kith.circles.models import KeyPerson
from kith.circles.queries.circle import is_limited, kinds_shared, standing_of
from kith.circles.rules.naming import Hidden
from kith.circles.rules.standing import Standing
from kith.consent.rules.sharing import Information
from kith.directory.queries.listing import Meeting as MeetingTime
from kith.directory.queries.listing import when_they_meet
from kith.gatherings.models import Place
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, ListingId, PersonId
from kith.networks.queries.shown import acquainted_shown, map_shown, names_on_map
from kith.networks.rules.acquaintances import Acquainted, among, introduced
from kith.networks.rules.marks import Mark
from kith.people.models import Person
from kith.people.queries import about_me, communication_of
from kith.people.rules.about_me import ABOUT_ME, Section
from kith.people.rules.communication import Code
from kith.people.rules.names import fold
from kith.plans.queries.plans import steps_of
from kith.plans.rules.steps import Doer, When


@dataclass(frozen=True)
class PartShown:
    """One part of the about-me page, in the person's words."""

    section: Section
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NeedShown:
    """One thing to know before talking with the person."""

    code: Code
    words: str


@dataclass(frozen=True)
class OutingShown:
    """A group that the person goes to, and when it meets."""

    name: str
    times: tuple[MeetingTime, ...]


@dataclass(frozen=True)
class StepShown:
    """One open step of the plan."""

    words: str
    doer: Doer
    doer_name: str
    due_on: date | None
    by_when: str
    when: When


@dataclass(frozen=True)
class Shown:
    """Everything that one reader is shown. A kind that is not shared is None; what names a hidden tie is not there."""

    person_id: PersonId
    known_as: str
    about: tuple[PartShown, ...] | None
    talk: tuple[NeedShown, ...] | None
    outings: tuple[OutingShown, ...] | None
    steps: tuple[StepShown, ...] | None
    marks: tuple[Mark, ...] | None
    acquainted: tuple[Acquainted, ...] = ()
    """Who knows whom of those whose marks are shown."""

    @property
    def is_empty(self) -> bool:
        return all(kind is None for kind in (self.about, self.talk, self.outings, self.steps, self.marks))


def reader_of(account_id: AccountId, *, at: datetime) -> Actor:
    """Return a key person as the one who reads, to see what they would see."""
    return actor_of(Account.objects.get(pk=account_id), at=at)


def shown_to(reader: Actor, person_id: PersonId, *, at: datetime, ahead: bool = False) -> Shown:
    """Return what a key person is shown of somebody; raises NotVisible where they are not in the circle.

    `ahead` is for the person, who looks before whoever they have invited has said yes.
    """
    person = gate.one(Person, person_id, by=reader, may=Permission.SHARED_SEE, at=at)
    places = KeyPerson.objects.visible_to(reader, may=Permission.CIRCLE_JOIN, at=at).select_related("account")
    row = places.filter(person=person, account__isnull=False, account=reader.account_id).first()
    is_in = row is not None and (ahead or standing_of(row.turns.all()) is Standing.IN)
    if row is None or row.account_id is None or not is_in or is_limited(row, at=at):
        raise gate.NotVisible(Person._meta.label, person_id, Permission.SHARED_SEE)
    account_id = AccountId(row.account_id)
    kinds = kinds_shared(person_id, [account_id], at=at)[account_id]
    reading = _Reading(reader, person_id, at, *_names(row, account_id, reader))
    marks, acquainted = reading.map() if Information.MAP in kinds else (None, ())
    return Shown(
        person_id=person_id,
        known_as=person.known_as,
        about=reading.about() if Information.ABOUT_ME in kinds else None,
        talk=reading.talk() if Information.COMMUNICATION in kinds else None,
        outings=reading.outings() if Information.OUTINGS in kinds else None,
        steps=reading.steps() if Information.PLAN in kinds else None,
        marks=marks,
        acquainted=acquainted,
    )


def _names(row: KeyPerson, account_id: AccountId, reader: Actor) -> tuple[Hidden, frozenset[str]]:
    names = names_on_map(PersonId(row.person_id), account_id)
    return Hidden(names.hidden, own=(row.name, reader.name)), frozenset(map(fold, names.shown))


@dataclass(frozen=True)
class _Reading:
    """One reader at one moment, with the names that they may not hear and those that they may."""

    reader: Actor
    person_id: PersonId
    at: datetime
    hidden: Hidden
    known: frozenset[str]

    def about(self) -> tuple[PartShown, ...]:
        said = about_me(self.reader, self.person_id, at=self.at, may=Permission.SHARED_ABOUT_SEE)
        parts = (
            PartShown(
                section, tuple(one.words for one in said.lines(section) if not self.hidden.is_named_in([one.words]))
            )
            for section in ABOUT_ME
        )
        return tuple(part for part in parts if part.lines)

    def talk(self) -> tuple[NeedShown, ...]:
        how = communication_of(self.reader, self.person_id, at=self.at, may=Permission.SHARED_TALK_SEE)
        return tuple(
            NeedShown(need.code, need.words) for need in how.needs if not self.hidden.is_named_in([need.words])
        )

    def outings(self) -> tuple[OutingShown, ...]:
        """Return the groups with a place there that are on the map and shown; any other is nobody's to know."""
        places = Place.objects.visible_to(self.reader, may=Permission.SHARED_OUTINGS_SEE, at=self.at)
        rows = places.filter(person_id=self.person_id, ended_at=None).order_by("listing__name", "pk")
        named = [
            (ListingId(pk), name)
            for pk, name in rows.values_list("listing_id", "listing__name")
            if fold(name) in self.known and not self.hidden.is_named_in([name])
        ]
        times = when_they_meet(self.reader, [listing_id for listing_id, _name in named], at=self.at)
        return tuple(OutingShown(name, times.get(listing_id, ())) for listing_id, name in named)

    def steps(self) -> tuple[StepShown, ...]:
        steps = steps_of(self.person_id, viewer=self.reader, at=self.at, may=Permission.SHARED_PLAN_SEE)
        order = list(When)
        said = (
            StepShown(step.words, step.doer, step.doer_name, step.due_on, step.by_when, step.when)
            for step in sorted(steps, key=lambda step: order.index(step.when))
            if step.is_open and not self.hidden.is_named_in([step.tie_name])
        )
        return tuple(step for step in said if not self.hidden.is_named_in([step.words, step.doer_name, step.by_when]))

    def map(self) -> tuple[tuple[Mark, ...], tuple[Acquainted, ...]]:
        """Return the marks that may be named, and who of these know each other."""
        marks = [
            mark
            for mark in map_shown(self.person_id, viewer=self.reader, at=self.at)
            if not self.hidden.is_named_in([mark.name, mark.second_line])
        ]
        pairs = acquainted_shown(self.person_id, viewer=self.reader, at=self.at)
        both_named = among((mark.tie_id for mark in marks), pairs)
        return introduced(marks, both_named), both_named
