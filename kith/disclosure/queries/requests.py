"""ReadChapter requests: where each stands, what is proposed to be left out, how its pack reads, and what went out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from kith.disclosure.models import Added, Choice, HarmOpinion, Release, Request, RequestTurn
from kith.disclosure.queries.recipients import parts_of
from kith.disclosure.queries.whole import whole_of
from kith.disclosure.rules.harm import Profession
from kith.disclosure.rules.packs import seal_of, without
from kith.disclosure.rules.proposals import BETWEEN_US, Proposal, Reason, Whole, proposals, withheld_words
from kith.disclosure.rules.requests import Identity, Longer, Ready, Stands, Step, Turn, Way, last_day, stands
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.own_record.rules.copies import Chapter, Line
from kith.own_record.rules.parts import Part
from kith.rights.rules.complaints import is_named

SEE, PREPARE = Permission.DISCLOSURE_SEE, Permission.DISCLOSURE_PREPARE


@dataclass(frozen=True)
class TurnSeen:
    """One step of a request, as a page tells it."""

    step: Step
    because: Longer | None
    words: str
    due_on: date | None
    at: datetime
    by: str


@dataclass(frozen=True)
class RequestSeen:
    """One request, and where it stands."""

    request_id: UUID
    person_id: PersonId
    known_as: str
    asked_by: str
    by_representative: bool
    identity: Identity
    identity_words: str
    way: Way
    reach: str
    received_on: date
    written_at: datetime
    written_by: str
    due_on: date
    stands: Stands
    turns: tuple[TurnSeen, ...]
    released_at: datetime | None

    @property
    def may_be_longer(self) -> bool:
        return not self.stands.is_over and not any(turn.step is Step.LONGER for turn in self.turns)


def turns_of(row: Request) -> tuple[Turn, ...]:
    """Return the steps of a request as the rules know them, in their order."""
    return tuple(Turn(Step(one.step), one.by_account, one.seal, one.due_on) for one in _in_order(row))


def _in_order(row: Request) -> list[RequestTurn]:
    return sorted(row.requestturns.all(), key=lambda one: one.number)


def _rows() -> ScopedQuerySet[Request]:
    rows = Request.objects.get_queryset().select_related("person__organisation", "representative", "release")
    return rows.prefetch_related("requestturns")


def requests_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[RequestSeen, ...]:
    """Return every request about a person, the latest first."""
    rows = _rows().visible_to(viewer, may=SEE, at=at).filter(person_id=person_id)
    return tuple(_seen(row) for row in rows.order_by("-received_on", "-written_at"))


def request_row(viewer: Actor, request_id: UUID, *, may: Permission, at: datetime, lock: bool = False) -> Request:
    """Return a request for an action or a page that goes on with it; raises NotVisible."""
    return gate.one(_rows(), request_id, by=viewer, may=may, at=at, lock=lock)


def request_for(viewer: Actor, request_id: UUID, *, at: datetime, may: Permission = SEE) -> RequestSeen:
    """Return one request, or raise NotVisible."""
    return _seen(request_row(viewer, request_id, may=may, at=at))


def _seen(row: Request) -> RequestSeen:
    turns = turns_of(row)
    release: Release | None = getattr(row, "release", None)
    return RequestSeen(
        request_id=row.pk,
        person_id=PersonId(row.person_id),
        known_as=row.person.known_as,
        asked_by=row.asked_by,
        by_representative=row.representative_id is not None,
        identity=Identity(row.identity),
        identity_words=row.identity_words,
        way=Way(row.way),
        reach=row.reach,
        received_on=row.received_on,
        written_at=row.written_at,
        written_by=row.written_by,
        due_on=last_day(row.due_on, turns),
        stands=stands(turns),
        turns=tuple(_turn(one) for one in _in_order(row)),
        released_at=release.at if release else None,
    )


def _turn(row: RequestTurn) -> TurnSeen:
    because = Longer(row.because) if row.because else None
    return TurnSeen(Step(row.step), because, row.words, row.due_on, row.at, row.by)


def may_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> frozenset[StrEnum]:
    """Return which of this room's things the reader may do about a person: one query."""
    return gate.may_each(viewer, (PREPARE,), [person_id], at=at)[person_id]


# ---- what a pack is made of ----


@dataclass(frozen=True)
class Chosen:
    """What was decided about one proposal."""

    reason: Reason
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Opinion:
    """What a professional says of the harm that giving it could do."""

    opinion_id: UUID
    name: str
    profession: Profession
    words: str
    said_on: date


@dataclass(frozen=True)
class ReadChapter:
    """A chapter as it would go out: each line beside the key of what it was."""

    part: Part
    lines: tuple[tuple[str, Line], ...]

    @classmethod
    def of(cls, was: Chapter, now: Chapter) -> "ReadChapter":
        """Put the lines of a chapter beside what they were."""
        before, after = (*was.lines, *was.said_of_it), (*now.lines, *now.said_of_it)
        return cls(was.part, tuple((one.key, other) for one, other in zip(before, after, strict=True)))


@dataclass(frozen=True)
class Draft:
    """A pack as it is being put together: everything, what is proposed and chosen, and its seal."""

    request: RequestSeen
    organisation: str
    whole: Whole
    proposals: tuple[Proposal, ...]
    choices: Mapping[str, Chosen]
    opinions: tuple[Opinion, ...]
    workers: frozenset[UUID]
    """The accounts of all who had a hand in it."""
    ready: Ready

    @cached_property
    def left_out(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self.proposals if self.is_left_out(one))

    def is_left_out(self, one: Proposal) -> bool:
        """Say whether a proposal is left out; what nobody has decided is, as long as nobody has."""
        chosen = self.choices.get(one.key)
        return one.must or chosen is None or chosen.reason.leaves_out

    @property
    def undecided(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self.proposals if not one.must and one.key not in self.choices)

    @cached_property
    def words(self) -> frozenset[str]:
        """The letters of everything that may stand nowhere in the pack."""
        return withheld_words(self.whole, self.left_out)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The pack as it would go out now."""
        return without(self.whole, self.left_out, self.words)

    @property
    def to_read_here(self) -> tuple[ReadChapter, ...]:
        """As much of the pack as somebody at the desk reads, each line with the key by which it is left out."""
        both = zip(self.whole.chapters, self.chapters, strict=True)
        return tuple(ReadChapter.of(was, now) for was, now in both if was.part not in BETWEEN_US)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why anything is left out, each reason once. What is always left out gives none."""
        chosen = {self.choices[one.key].reason for one in self.left_out if one.key in self.choices}
        return tuple(reason for reason in Reason if reason.leaves_out and reason in chosen)

    def names(self, name: str) -> bool:
        """Say whether somebody stands in it: among those it names, or in what is left out of it."""
        told = [text for one in self.left_out if one.line for text in (one.line.said, *(m.said for m in one.line.more))]
        return any(is_named(name, text) for text in (*told, *(one.words for one in self.proposals if one.terms)))

    @property
    def elsewhere(self) -> tuple[Part, ...]:
        """The parts that are not in it, as it passes a desk: they come apart."""
        there = {one.part for one in self.whole.chapters}
        return () if self.request.by_representative else tuple(part for part in Part if part not in there)

    @property
    def unread(self) -> tuple[Part, ...]:
        """The parts that go out without anybody at the desk reading them."""
        return tuple(one.part for one in self.whole.chapters if one.part in BETWEEN_US)


def draft_of(viewer: Actor, request_id: UUID, *, at: datetime) -> Draft:
    """Return a pack as it is being put together, to somebody who may; raises NotVisible."""
    row = request_row(viewer, request_id, may=PREPARE, at=at)
    whole = whole_of(row, by=viewer, at=at)
    rows = list(Choice.objects.filter(request=row).order_by("number"))
    opinions = HarmOpinion.objects.filter(request=row).order_by("at", "pk")
    choices = {one.key: Chosen(Reason(one.reason), one.words, one.by, one.at) for one in rows}
    found = proposals(whole)
    turns = turns_of(row)
    known = {one.key: f"{choices[one.key].reason} {choices[one.key].words}" for one in found if one.key in choices}
    parts = ",".join(parts_of(row))
    seal = seal_of(whole, known, recipient=f"{row.way} {row.reach} {row.representative_id} {parts}")
    undecided = sum(1 for one in found if not one.must and one.key not in choices)
    hands = [
        *rows,
        *Added.objects.filter(request=row),
        *(one for one in row.requestturns.all() if one.step == Step.ASKED),
    ]
    return Draft(
        request=_seen(row),
        organisation=row.person.organisation.name,
        whole=whole,
        proposals=found,
        choices=choices,
        opinions=tuple(Opinion(o.pk, o.name, Profession(o.profession), o.words, o.said_on) for o in opinions),
        workers=frozenset(one.by_account for one in hands if one.by_account),
        ready=Ready(turns, undecided, seal),
    )


# ---- what went out ----


def released(viewer: Actor, request_id: UUID, *, at: datetime) -> Release:
    """Return a pack that went out, byte for byte, to whoever may open it; raises NotVisible."""
    rows = Release.objects.visible_to(viewer, may=SEE, at=at).select_related("request")
    row = rows.filter(request_id=request_id).first()
    if row is None:
        raise gate.NotVisible(Release._meta.label, request_id, SEE)
    return row
