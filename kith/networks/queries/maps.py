"""A person's map and its ties, ready for a page. As many questions to the store for forty ties as for one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.ground.prepared import prepared
from kith.networks.models import Contact, Tie, TieAsItWas, TieDecision, WorkerView
from kith.networks.queries.acquaintances import KnownTie, acquaintances_on, known_of
from kith.networks.queries.decided import decided_of, decided_on
from kith.networks.queries.limits import is_under_limit
from kith.networks.queries.photos import facts_of
from kith.networks.queries.reminders import ReminderSeen, reminder_on, waiting_for_worker
from kith.networks.rules.acquaintances import ACQUAINTED_LIVES, Acquainted, names_known
from kith.networks.rules.decisions import Decided
from kith.networks.rules.deeds import Deed, Mood
from kith.networks.rules.drawing import Node
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.geometry import Point
from kith.networks.rules.marks import NOBODY, Known, Mark, mark_of
from kith.networks.rules.measures import Measures, measure
from kith.networks.rules.places import Carries, Place, Standing, rings_of
from kith.networks.rules.reminders import WISHES, may_be_named
from kith.networks.rules.ties import TieNow, as_it_stands
from kith.networks.rules.vocabulary import Feeling, Help, Life, Mode, Ring, Wish
from kith.people.queries import Whose, whose
from kith.people.rules.telling import Origin


@dataclass(frozen=True)
class LastDeed:
    """The last thing that was done to a tie, for the undo bar and for saying whose word it is."""

    deed: Deed
    at: datetime
    origin: Origin
    version: int


@dataclass(frozen=True)
class TieSeen:
    """One tie as a page shows it."""

    tie_id: TieId
    version: int
    is_on_map: bool
    facts: TieFacts
    decided: Decided | None
    last_contact_on: date | None
    last_deed: LastDeed
    met_through: str
    known: Known = NOBODY

    @property
    def mark(self) -> Mark:
        return mark_of(self.tie_id, self.facts, wish=self.decided.wish if self.decided else None, known=self.known)

    @property
    def gives(self) -> tuple[Help, ...]:
        """What the person helps them with, in the order in which kinds of help are told."""
        return tuple(kind for kind in Help if kind in self.facts.gives)

    @property
    def sign(self) -> Node:
        """The mark as it stands in a list."""
        return Node(mark=self.mark, centre=Point(0, 0), radius=24, label=None)

    @property
    def selected_mark(self) -> Mark:
        """The mark with a ring around it: something was just done to it."""
        return replace(self.mark, is_selected=True)

    @property
    def standing(self) -> Standing:
        """Where they stand, for the forms that ask after everybody's place."""
        facts = self.facts
        carries = Carries(facts.helps_with, facts.gives, facts.felt)
        place = Place(facts.ring, facts.sector)
        return Standing(self.tie_id, facts.name, place, self.version, facts.wished_ring, carries)

    @property
    def now(self) -> TieNow:
        return as_it_stands(self.tie_id, self.facts)


@dataclass(frozen=True)
class TieWanted:
    """One tie of a map, and what is wanted of it: enough to draw it, and to look for what is missing."""

    tie_id: TieId
    facts: TieFacts
    wish: Wish | None

    @property
    def mark(self) -> Mark:
        return mark_of(self.tie_id, self.facts, wish=self.wish)

    @property
    def now(self) -> TieNow:
        return as_it_stands(self.tie_id, self.facts)


@dataclass(frozen=True)
class MapInShort:
    """Everyone on a map in its order, also those not in their life now, and the rings that it is drawn with."""

    ties: tuple[TieWanted, ...]
    rings: tuple[Ring, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of those who are in their life now."""
        return tuple(tie.mark for tie in self.ties if tie.facts.life is not Life.NOT_NOW)


@dataclass(frozen=True)
class WorkersView:
    """How a worker sees a tie; only the desk is given one."""

    felt: Feeling
    because: str
    by: str
    at: datetime


@dataclass(frozen=True)
class MapSeen:
    """A person's map as one viewer may see it."""

    person: Whose
    ties: tuple[TieSeen, ...]
    earlier: tuple[TieSeen, ...]
    just_done: TieSeen | None
    measures: Measures
    worker_views: Mapping[TieId, WorkersView]
    acquainted: tuple[Acquainted, ...]
    """Who knows whom of all who are on the map, also of those not in their life now."""
    has_edge: bool
    """Whether the fourth ring is wanted, also where nobody is in it."""
    may: frozenset[StrEnum]

    @property
    def last_deed(self) -> LastDeed | None:
        """The last thing that was done to the map."""
        return max((tie.last_deed for tie in self.ties), key=lambda deed: deed.at, default=None)

    @property
    def is_empty(self) -> bool:
        return not (self.ties or self.earlier)

    @property
    def has_photos(self) -> bool:
        return any(tie.facts.photo_id for tie in self.ties)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(tie.mark for tie in self.ties)

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The rings that this map has."""
        everybody = (*self.ties, *self.earlier)
        held = [ring for tie in everybody for ring in (tie.facts.ring, tie.facts.wished_ring)]
        return rings_of(held, has_edge=self.has_edge)

    @property
    def by_ring(self) -> Mapping[Ring, tuple[TieSeen, ...]]:
        return {ring: tuple(tie for tie in self.ties if tie.facts.ring is ring) for ring in self.rings}

    def giving(self, kind: Help) -> tuple[TieSeen, ...]:
        """Return those who help with one thing, in order of name."""
        helping = {tie.tie_id for tie in self.measures.helpers[kind]}
        return tuple(tie for tie in self.ties if tie.tie_id in helping)


@dataclass(frozen=True)
class ContactSeen:
    """One time they were in touch, as somebody noted it; `disputed` is on whose word it did not happen."""

    contact_id: UUID
    on: date
    mode: Mode | None
    mood: Mood | None
    origin: Origin
    disputed: Origin | None


@dataclass(frozen=True)
class DecisionSeen:
    """One decision about a tie, with the person's yes if it was given."""

    decision_id: UUID
    decided: Decided
    at: datetime
    origin: Origin
    good_things: str
    hard_things: str
    would_help: str
    worker_thinks: str
    despite_rhythm: str


@dataclass(frozen=True)
class TieStory:
    """One tie with everything that belongs to it: its decisions, contacts and states, newest first."""

    tie: TieSeen
    person: Whose
    is_under_limit: bool
    decisions: tuple[DecisionSeen, ...]
    contacts: tuple[ContactSeen, ...]
    reminder: ReminderSeen | None
    waits_for_worker: UUID | None
    """What a worker is to talk about with the person, because they chose that a worker hears."""
    deeds: tuple[LastDeed, ...]
    worker_views: tuple[WorkersView, ...]
    knows: tuple[KnownTie, ...]
    """Whom they know of those on the map, in order of name."""
    may: frozenset[StrEnum]

    @property
    def is_asked_about(self) -> bool:
        """Whether it can be asked whom they know."""
        return self.tie.is_on_map and self.tie.facts.life in ACQUAINTED_LIVES

    @property
    def waiting(self) -> DecisionSeen | None:
        """The last decision, if the person has not said yes to it."""
        latest = next(iter(self.decisions), None)
        return None if latest is None or latest.decided.is_confirmed else latest

    @property
    def may_be_reminded_of(self) -> bool:
        """Whether the person can ask to be reminded: of whom they want to keep or to grow, and no limit is between."""
        is_named = may_be_named(self.tie.facts.life, is_on_map=self.tie.is_on_map)
        wish = self.tie.decided.wish if self.tie.decided else None
        return is_named and wish in WISHES and not self.is_under_limit


def map_for(
    person_id: PersonId,
    *,
    viewer: Actor,
    at: datetime,
    just_done: UUID | None = None,
    may: Permission = Permission.MAP_SEE,
) -> MapSeen:
    """Return a person's map: who is on it, who is not in their life now, and what it says of support."""
    person = whose(viewer, person_id, at=at, may=may)
    acquainted = acquaintances_on(person_id, viewer=viewer, at=at)
    rows = list(_ties(viewer, person_id, at=at))
    seen = _introduced(_seen(rows, viewer=viewer, at=at), acquainted)
    on_map = [tie for tie in seen if tie.is_on_map]
    return MapSeen(
        person=person,
        ties=tuple(tie for tie in on_map if tie.facts.life is not Life.NOT_NOW),
        earlier=tuple(tie for tie in on_map if tie.facts.life is Life.NOT_NOW),
        just_done=next((tie for tie in seen if tie.tie_id == just_done), None),
        measures=measure([tie.now for tie in on_map]),
        worker_views=_latest_views([tie.tie_id for tie in seen], viewer=viewer, at=at),
        acquainted=acquainted,
        has_edge=any(row.map.has_edge for row in rows),
        may=_may(person_id, viewer=viewer, at=at),
    )


def _introduced(seen: Collection[TieSeen], acquainted: Collection[Acquainted]) -> list[TieSeen]:
    """Tell each tie whom they know of those who are shown on the map, and put them in the map's order."""
    shown = [tie.now for tie in seen if tie.is_on_map and tie.facts.life is not Life.NOT_NOW]
    known = names_known(shown, acquainted)
    told = (replace(tie, known=known.get(tie.tie_id, NOBODY)) for tie in seen)
    return sorted(told, key=lambda tie: tie.now.sorting)


def ties_wanted(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[TieWanted, ...]:
    """Return everyone on a map in its order, also those not in their life now, with what is wanted of each."""
    return map_in_short(person_id, viewer=viewer, at=at).ties


def map_in_short(person_id: PersonId, *, viewer: Actor, at: datetime) -> MapInShort:
    """Return what a small drawing of a map needs: who is on it with what is wanted of each, and its rings.

    No photos come with them: it is too small for faces.
    """
    rows = [row for row in _ties(viewer, person_id, at=at) if row.is_on_map]
    facts = {TieId(row.pk): replace(row.facts, photo_id=None) for row in rows}
    decided = decided_on(facts, viewer=viewer, at=at)
    ties = [
        TieWanted(tie_id, held, decided[tie_id].wish if tie_id in decided else None) for tie_id, held in facts.items()
    ]
    return MapInShort(tuple(sorted(ties, key=lambda tie: tie.now.sorting)), _rings_of(rows))


@prepared
def _ties(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Tie]:
    rows = Tie.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(map__person_id=person_id)
    return rows.select_related("map", "met_through")


def rings_on(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[Ring, ...]:
    """Return the rings of somebody's map; three where nothing was drawn yet."""
    return _rings_of([row for row in _ties(viewer, person_id, at=at) if row.is_on_map])


def _rings_of(rows: Collection[Tie]) -> tuple[Ring, ...]:
    held = [ring for row in rows for ring in (row.facts.ring, row.facts.wished_ring)]
    return rings_of(held, has_edge=any(row.map.has_edge for row in rows))


def tie_for(tie_id: TieId, *, viewer: Actor, at: datetime, may: Permission = Permission.MAP_SEE) -> TieStory:
    """Return one tie and its story."""
    ties = Tie.objects.visible_to(viewer, may=may, at=at).select_related("map__person__organisation", "met_through")
    row = gate.one(ties, tie_id, by=viewer, may=may, at=at)
    (tie,) = _seen([row], viewer=viewer, at=at)
    states = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie=row).order_by("-version")
    return TieStory(
        tie=tie,
        person=Whose.of(row.map.person, viewer=viewer, at=at),
        is_under_limit=is_under_limit(row, by=viewer, at=at),
        decisions=_decisions(row, viewer=viewer, at=at),
        contacts=_contacts(row, viewer=viewer, at=at),
        reminder=reminder_on(row, tie.last_contact_on, viewer=viewer, at=at),
        waits_for_worker=waiting_for_worker(row, viewer=viewer, at=at),
        deeds=tuple(_deed(state) for state in states),
        worker_views=_views(row, viewer=viewer, at=at),
        knows=known_of(row, viewer=viewer, at=at),
        may=_may(PersonId(row.map.person_id), viewer=viewer, at=at),
    )


def _may(person_id: PersonId, *, viewer: Actor, at: datetime) -> frozenset[StrEnum]:
    """Return what of a map's deeds this viewer may do, so that no page offers a door that is shut."""
    asked = (Permission.MAP_DRAW, Permission.PLAN_DECIDE, Permission.ENDING_PLAN)
    return gate.may_each(viewer, asked, [person_id], at=at)[person_id]


def _seen(rows: Collection[Tie], *, viewer: Actor, at: datetime) -> list[TieSeen]:
    ids = [TieId(row.pk) for row in rows]
    decided = decided_on(ids, viewer=viewer, at=at)
    last_contacts = dict(_days_of_contact(viewer, tuple(ids), at=at))
    deeds = {state.tie_id: _deed(state) for state in _states(viewer, tuple(ids), at=at)}
    facts = facts_of(rows)
    return [
        TieSeen(
            tie_id=TieId(row.pk),
            version=row.version,
            is_on_map=row.is_on_map,
            facts=facts[row.pk],
            decided=decided.get(TieId(row.pk)),
            last_contact_on=last_contacts.get(row.pk),
            last_deed=deeds[row.pk],
            met_through=row.met_through.name if row.met_through else "",
        )
        for row in rows
    ]


@prepared
def _days_of_contact(
    viewer: Actor, tie_ids: tuple[TieId, ...], *, at: datetime
) -> QuerySet[Contact, tuple[UUID, date]]:
    contacts = Contact.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__in=tie_ids, dispute=None)
    return contacts.order_by("on").values_list("tie_id", "on")


@prepared
def _states(viewer: Actor, tie_ids: tuple[TieId, ...], *, at: datetime) -> QuerySet[TieAsItWas]:
    states = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__in=tie_ids)
    return states.order_by("version")


def _deed(state: TieAsItWas) -> LastDeed:
    return LastDeed(Deed(state.deed), state.at, state.origin, state.version)


def _latest_views(ids: Collection[TieId], *, viewer: Actor, at: datetime) -> dict[TieId, WorkersView]:
    return {TieId(view.tie_id): _view(view) for view in _worker_views(viewer, tuple(ids), at=at)}


@prepared
def _worker_views(viewer: Actor, tie_ids: tuple[TieId, ...], *, at: datetime) -> QuerySet[WorkerView]:
    views = WorkerView.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__in=tie_ids)
    return views.select_related("by").order_by("at")


def _views(tie: Tie, *, viewer: Actor, at: datetime) -> tuple[WorkersView, ...]:
    views = WorkerView.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie=tie)
    return tuple(_view(view) for view in views.select_related("by").order_by("-at"))


def _view(view: WorkerView) -> WorkersView:
    return WorkersView(Feeling(view.felt), view.because, view.by.display_name, view.at)


def _contacts(tie: Tie, *, viewer: Actor, at: datetime) -> tuple[ContactSeen, ...]:
    rows = Contact.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie=tie)
    return tuple(_contact(row) for row in rows.select_related("dispute").order_by("-on", "-at"))


def _contact(row: Contact) -> ContactSeen:
    dispute = getattr(row, "dispute", None)
    return ContactSeen(
        contact_id=row.pk,
        on=row.on,
        mode=Mode(row.mode) if row.mode else None,
        mood=Mood(row.mood) if row.mood else None,
        origin=row.origin,
        disputed=dispute and dispute.origin,
    )


@dataclass(frozen=True)
class ContactNoted:
    """One contact that somebody noted, with whom, and on whose map."""

    contact: ContactSeen
    tie_id: TieId
    tie_name: str
    person: Whose


def contact_for(contact_id: UUID, *, viewer: Actor, at: datetime) -> ContactNoted:
    """Return one contact, for whoever may say that it did not happen; raises NotVisible."""
    rows = Contact.objects.visible_to(viewer, may=Permission.MAP_DRAW, at=at)
    beside = rows.select_related("dispute", "tie__map__person__organisation")
    row = gate.one(beside, contact_id, by=viewer, may=Permission.MAP_DRAW, at=at)
    person = Whose.of(row.tie.map.person, viewer=viewer, at=at)
    return ContactNoted(_contact(row), TieId(row.tie_id), row.tie.name, person)


def contacts_on_map(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[tuple[str, ContactSeen], ...]:
    """Return every contact that was noted with anybody on somebody's map, with whose name it was, newest first."""
    rows = Contact.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__map__person_id=person_id)
    ordered = rows.select_related("dispute", "tie").order_by("-on", "-at")
    return tuple((row.tie.name, _contact(row)) for row in ordered)


def decisions_on_map(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[tuple[str, DecisionSeen], ...]:
    """Return every decision about anybody on somebody's map, with whose name it was about, newest first."""
    rows = TieDecision.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at).filter(tie__map__person_id=person_id)
    return tuple(
        (row.tie.name, _decision(row)) for row in rows.select_related("confirmation", "tie").order_by("-at", "-number")
    )


def _decisions(tie: Tie, *, viewer: Actor, at: datetime) -> tuple[DecisionSeen, ...]:
    rows = TieDecision.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at).filter(tie=tie)
    return tuple(_decision(row) for row in rows.select_related("confirmation").order_by("-number"))


def _decision(row: TieDecision) -> DecisionSeen:
    return DecisionSeen(
        decision_id=row.pk,
        decided=decided_of(row),
        at=row.at,
        origin=row.origin,
        good_things=row.good_things,
        hard_things=row.hard_things,
        would_help=row.would_help,
        worker_thinks=row.worker_thinks,
        despite_rhythm=row.despite_rhythm,
    )
