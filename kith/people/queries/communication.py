"""How to talk with somebody: the banner that stands on every page about them, on paper too."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.people.models import CommunicationAsked, CommunicationNeed, Language, Person
from kith.people.rules.communication import Answer, Code, Standing, Step, questions, standing
from kith.people.rules.languages import name_of

_OF_A_NEED = ("code", "words", "said_on", "said_by", "written_by")
_OF_A_LANGUAGE = ("tag", "is_spoken", "is_read", "is_liked_best", "needs_interpreter")
_OF_ASKING = ("said_on", "said_by", "answer", "ask_again_on")
_ORDER = {code: place for place, code in enumerate(Code)}


@dataclass(frozen=True)
class NeedOf:
    """One coded need, and its own words if it has any."""

    code: Code
    words: str
    said_on: date
    said_by: str
    written_by: str
    need_id: UUID


@dataclass(frozen=True)
class LanguageOf:
    """One language of somebody's."""

    tag: str
    name: str
    is_spoken: bool
    is_read: bool
    is_liked_best: bool
    needs_interpreter: bool


@dataclass(frozen=True)
class HowToTalk:
    """What anybody must know before they speak with, write to or meet somebody."""

    person_id: PersonId
    standing: Standing
    needs: tuple[NeedOf, ...]
    languages: tuple[LanguageOf, ...]
    questions: tuple[str, ...]
    asked_on: date | None
    asked_by: str
    ask_again_on: date | None

    @property
    def sentences(self) -> tuple[NeedOf, ...]:
        """Needs that say something in their own words."""
        return tuple(need for need in self.needs if need.code.asks and need.words)

    @property
    def tags(self) -> tuple[NeedOf, ...]:
        """Needs whose code says it all."""
        return tuple(need for need in self.needs if not (need.code.asks and need.words))

    @property
    def codes(self) -> frozenset[Code]:
        """The codes, for those who send something or book somebody."""
        return frozenset(need.code for need in self.needs)

    @property
    def needs_interpreter(self) -> bool:
        """Whether the person asked for an interpreter in any language."""
        return any(language.needs_interpreter for language in self.languages)


def communication_of(
    viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PERSON_SEE
) -> HowToTalk:
    """Return how to talk with one person."""
    return communication_of_each(viewer, [person_id], at=at, may=may)[person_id]


def communication_of_each(
    viewer: Actor, person_ids: Collection[PersonId], *, at: datetime, may: Permission = Permission.PERSON_SEE
) -> Mapping[PersonId, HowToTalk]:
    """Return how to talk with each of some people, in as many queries as for one. Who is not visible stays blank."""
    ids = list(person_ids)
    people = tuple(ids)
    needs_by = _by_person(_needs(viewer, people, may=may, at=at))
    languages_by = _by_person(_languages(viewer, people, may=may, at=at))
    asked_by = {row.person_id: row for row in _asked(viewer, people, may=may, at=at)}
    today = today_of(viewer, at=at)
    return {
        person_id: _how(person_id, needs_by.get(person_id, []), languages_by.get(person_id, []), asked_by, today)
        for person_id in ids
    }


@prepared
def _needs(
    viewer: Actor, people: tuple[PersonId, ...], *, at: datetime, may: Permission = Permission.PERSON_SEE
) -> QuerySet[CommunicationNeed, Any]:
    rows = CommunicationNeed.objects.visible_to(viewer, may=may, at=at).filter(person_id__in=people, ended_at=None)
    return rows.order_by("written_at", "pk").values_list("pk", "person_id", *_OF_A_NEED, named=True)


@prepared
def _languages(
    viewer: Actor, people: tuple[PersonId, ...], *, at: datetime, may: Permission = Permission.PERSON_SEE
) -> QuerySet[Language, Any]:
    rows = Language.objects.visible_to(viewer, may=may, at=at).filter(person_id__in=people, ended_at=None)
    return rows.order_by("-is_liked_best", "tag").values_list("person_id", *_OF_A_LANGUAGE, named=True)


@prepared
def _asked(
    viewer: Actor, people: tuple[PersonId, ...], *, at: datetime, may: Permission = Permission.PERSON_SEE
) -> QuerySet[CommunicationAsked, Any]:
    rows = CommunicationAsked.objects.visible_to(viewer, may=may, at=at).filter(person_id__in=people)
    return rows.order_by("said_on", "written_at").values_list("person_id", *_OF_ASKING, named=True)


_LAST_ASKED = ("said_on", "answer", "ask_again_on")
TO_ASK = frozenset({Standing.NOT_ASKED, Standing.TO_ASK_AGAIN})


@dataclass(frozen=True)
class ToAsk:
    """Somebody whom nobody has asked how to talk with them, or not for a year."""

    person_id: PersonId
    known_as: str
    ask_again_on: date | None


def to_ask_how_to_talk(viewer: Actor, *, on: date, at: datetime) -> tuple[ToAsk, ...]:
    """Return whom this reader works with and has to ask, on a day, how to talk with them: one query."""
    return tuple(
        ToAsk(PersonId(person_id), known_as, again_on)
        for person_id, known_as, has_needs, said_on, answer, again_on in _when_asked(viewer, at=at)
        if standing(said_on, Answer(answer) if answer else None, has_needs=has_needs, on=on) in TO_ASK
    )


@prepared
def _when_asked(viewer: Actor, *, at: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    """Ask of everybody whom this reader works with whether they have needs, and what was last said of being asked."""
    theirs = Q(person_id=OuterRef("pk"))
    may = Permission.PERSON_SEE
    needs = CommunicationNeed.objects.visible_to(viewer, may=may, at=at).filter(theirs, ended_at=None)
    last = (
        CommunicationAsked.objects.visible_to(viewer, may=may, at=at).filter(theirs).order_by("-said_on", "-written_at")
    )
    rows = Person.objects.visible_to(viewer, may=Permission.PERSON_DESCRIBE, at=at).annotate(
        has_needs=Exists(needs), **{name: Subquery(last.values(name)[:1]) for name in _LAST_ASKED}
    )
    return rows.values_list("pk", "known_as", "has_needs", *_LAST_ASKED)


def _by_person(rows: Iterable[Any]) -> dict[PersonId, list[Any]]:
    found: dict[PersonId, list[Any]] = {}
    for row in rows:
        found.setdefault(PersonId(row.person_id), []).append(row)
    return found


def _how(
    person_id: PersonId,
    needs: Iterable[Any],
    languages: Iterable[Any],
    asked_by: Mapping[PersonId, Any],
    today: date,
) -> HowToTalk:
    asked = asked_by.get(person_id)
    held = sorted(
        (NeedOf(Code(row.code), row.words, row.said_on, row.said_by, row.written_by, row.pk) for row in needs),
        key=lambda need: _ORDER[need.code],
    )
    return HowToTalk(
        person_id=person_id,
        standing=standing(
            asked.said_on if asked else None,
            Answer(asked.answer) if asked else None,
            has_needs=bool(held),
            on=today,
        ),
        needs=tuple(held),
        languages=tuple(
            LanguageOf(row.tag, name_of(row.tag), row.is_spoken, row.is_read, row.is_liked_best, row.needs_interpreter)
            for row in languages
        ),
        questions=questions([need.code for need in held]),
        asked_on=asked.said_on if asked else None,
        asked_by=asked.said_by if asked else "",
        ask_again_on=asked.ask_again_on if asked else None,
    )


@dataclass(frozen=True)
class StepOf:
    """Something that happened to a need: told, met, or not met."""

    step: Step
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class FollowedNeed:
    """One need with what has happened to it since."""

    need: NeedOf
    person_id: PersonId
    steps: tuple[StepOf, ...]

    @property
    def need_id(self) -> UUID:
        return self.need.need_id


def followed(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[FollowedNeed, ...]:
    """Return each need that holds, with its story so far: two queries, however many there are."""
    rows = CommunicationNeed.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(
        person_id=person_id, ended_at=None
    )
    return tuple(_followed(row) for row in rows.prefetch_related("steps").order_by("written_at", "pk"))


def need_of(viewer: Actor, need_id: UUID, *, at: datetime) -> FollowedNeed:
    """Return one need that this reader may write about, or raise NotVisible."""
    return _followed(gate.one(CommunicationNeed, need_id, by=viewer, may=Permission.PERSON_DESCRIBE, at=at))


def _followed(row: CommunicationNeed) -> FollowedNeed:
    steps = sorted(row.steps.all(), key=lambda one: one.at)
    return FollowedNeed(
        NeedOf(Code(row.code), row.words, row.said_on, row.said_by, row.written_by, row.pk),
        PersonId(row.person_id),
        tuple(StepOf(Step(step.step), step.words, step.at, step.by) for step in steps),
    )
