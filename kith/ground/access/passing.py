"""The one door between two people. Every act that is enrolled in `crossings` asks here before it happens.

It fails closed: where nobody can answer, where the store is away, or where an act is not enrolled, nothing happens.
Which limits there are is known to a room above, which says so with `answered_by`.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import DatabaseError
from django.utils.translation import gettext as _

from kith.ground.access.crossings import (
    CANNOT_ANSWER,
    CROSSINGS,
    INFORMED,
    NEUTRAL,
    PLAINLY,
    Answer,
    Crossing,
    How,
    Party,
)
from kith.ground.actor import Actor
from kith.ground.ids import PersonId

K = TypeVar("K")
_log = logging.getLogger("kith.access")


@dataclass(frozen=True)
class Apart:
    """Whom and what somebody is kept apart from, by id: people with a record, and groups, services or places."""

    people: frozenset[UUID] = frozenset()
    listings: frozenset[UUID] = frozenset()


NOBODY = Apart()
Find = Callable[[Apart], Mapping[K, Sequence[Party]]]
"""Finds the parties of each group, once it is told whom somebody is kept apart from."""


class Stopped(Exception):
    """Two must not be brought together by this act. What it says tells nothing to those who may not know."""

    def __init__(self, stop: "Stop", *, is_informed: bool) -> None:
        self.stop, self.is_informed = stop, is_informed
        super().__init__(stop)

    def __str__(self) -> str:
        return _(INFORMED) if self.is_informed else _(NEUTRAL)


@dataclass(frozen=True)
class Stop:
    """One act that was stopped: for those who look after the limit, and for asking the person what they want."""

    crossing: Crossing
    person_id: PersonId
    what: str
    answer: Answer
    by: Actor
    at: datetime


class Answers(Protocol):
    """What the room that keeps limits answers with."""

    def each(
        self,
        crossing: Crossing,
        person_id: PersonId,
        find: Find[K],
        *,
        by: Actor,
        at: datetime,
        how: How,
    ) -> Mapping[K, Answer]:
        """Answer for each group of parties that an act would bring a person together with."""

    def may_know(self, stop: Stop) -> bool:
        """Say whether whoever was stopped may know of the limit."""

    def note(self, stops: Sequence[Stop]) -> None:
        """Write down what was stopped, and tell those who look after the person."""


_answering: Answers | None = None
_noting: ContextVar[list[Stop] | None] = ContextVar("stops_to_note", default=None)
_watching: ContextVar[Callable[[Crossing, PersonId], None] | None] = ContextVar("crossings_watched", default=None)


def answered_by(answers: Answers) -> None:
    """Say who answers. The last one said counts."""
    global _answering  # noqa: PLW0603 - who answers is said once, when the rooms are put together
    _answering = answers


def may_pass_each(
    crossing: Crossing,
    person_id: PersonId,
    parties: Mapping[K, Sequence[Party]],
    *,
    by: Actor,
    at: datetime,
    how: How = PLAINLY,
) -> Mapping[K, Answer]:
    """Say for each group of parties whether this act may bring a person together with all of them. Reading only."""
    return may_pass_among(crossing, person_id, lambda _apart: parties, by=by, at=at, how=how)


def may_pass_among(
    crossing: Crossing,
    person_id: PersonId,
    find: Find[K],
    *,
    by: Actor,
    at: datetime,
    how: How = PLAINLY,
) -> Mapping[K, Answer]:
    """Say it of parties that are only looked for when it is known whom the person is kept apart from. Reading only.

    An id that is text is nobody's: it would be like no id in the store, and find no limit.
    """
    if crossing not in CROSSINGS or _answering is None or not isinstance(person_id, UUID):
        return dict.fromkeys(find(NOBODY), CANNOT_ANSWER)
    if watch := _watching.get():
        watch(crossing, person_id)
    try:
        return _answering.each(crossing, person_id, find, by=by, at=at, how=how)
    except DatabaseError:
        _log.exception("the door between two people could not answer")
        return dict.fromkeys(find(NOBODY), CANNOT_ANSWER)


def may_pass(crossing: Crossing, person_id: PersonId, parties: Sequence[Party], *, by: Actor, at: datetime) -> Answer:
    """Say whether this act may bring a person together with all of these. Reading only."""
    return may_pass_each(crossing, person_id, {"": parties}, by=by, at=at).get("", CANNOT_ANSWER)


def must_pass(
    crossing: Crossing,
    person_id: PersonId,
    parties: Sequence[Party],
    *,
    what: str,
    by: Actor,
    at: datetime,
    how: How = PLAINLY,
) -> Answer:
    """Let an act happen, or raise Stopped; those who look after the limit hear of it, whatever becomes of the act.

    `what` says in a few words what was to happen, for asking the person what they want instead.
    """
    asked = may_pass_each(crossing, person_id, {"": parties}, by=by, at=at, how=how)
    answer = asked.get("", CANNOT_ANSWER)
    if answer:
        return answer
    stop = Stop(crossing, person_id, what, answer, by, at)
    note_afterwards(stop)
    raise Stopped(stop, is_informed=_may_know(stop))


def note_afterwards(stop: Stop) -> None:
    """Have a stop written down when the action that was stopped has been undone; at once where there is none."""
    waiting = _noting.get()
    if waiting is None:
        _note([stop])
    else:
        waiting.append(stop)


@contextmanager
def noting_stops() -> Iterator[None]:
    """Write down, at the end and outside what may have been undone, every stop that happens meanwhile."""
    if _noting.get() is not None:
        yield
        return
    waiting: list[Stop] = []
    token = _noting.set(waiting)
    try:
        yield
    finally:
        _noting.reset(token)
        if waiting:
            _note(waiting)


@contextmanager
def watched(watch: Callable[[Crossing, PersonId], None]) -> Iterator[None]:
    """Hear of every act that asks meanwhile. For the test that finds what did not ask."""
    token = _watching.set(watch)
    try:
        yield
    finally:
        _watching.reset(token)


def _may_know(stop: Stop) -> bool:
    try:
        return _answering is not None and _answering.may_know(stop)
    except DatabaseError:
        return False


def _note(stops: Sequence[Stop]) -> None:
    if _answering is None:
        _log.error("a stop is written down nowhere, as nobody keeps limits")
        return
    try:
        _answering.note(stops)
    except DatabaseError:
        _log.exception("a stop could not be written down")
