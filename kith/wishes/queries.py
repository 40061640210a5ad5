"""Reading what somebody wishes, ready for a page: as many questions for a long story as for a short one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import FileId, PersonId, TieId
from kith.people.queries import Whose
from kith.people.rules.telling import Origin
from kith.people.rules.vocabulary import Interest
from kith.wishes.models import GoodTime, GoodWeek, Noticed, NoticedAnswer, Sorted, Sorting, WalkPicture
from kith.wishes.packs.cards import CARDS
from kith.wishes.rules.vocabulary import Answer, Day, Mat, PartOfDay


@dataclass(frozen=True)
class Answered:
    """What the person said of something that was noticed."""

    answer: Answer
    origin: Origin


@dataclass(frozen=True)
class NoticedSeen:
    """Something that was noticed, and what the person said of it, the newest answer first."""

    noticed_id: UUID
    words: str
    where: str
    interest: Interest | None
    at: datetime
    origin: Origin
    answers: tuple[Answered, ...]

    @property
    def answer(self) -> Answer | None:
        """What stands: the last answer, or none where they have not been asked."""
        return self.answers[0].answer if self.answers else None


@dataclass(frozen=True)
class CardSeen:
    """One card where it was put. `words` are ours where it is a card of the kit, else the person's own."""

    words: str
    is_own: bool
    icon: str
    code: str
    mat: Mat
    is_private: bool


@dataclass(frozen=True)
class SortingSeen:
    """One time that the cards were sorted: those on each mat, as far as this reader may see them."""

    at: datetime
    origin: Origin
    cards: tuple[CardSeen, ...]

    def on(self, mat: Mat) -> tuple[CardSeen, ...]:
        return tuple(card for card in self.cards if card.mat is mat)


@dataclass(frozen=True)
class WeekSeen:
    """One good week."""

    at: datetime
    origin: Origin
    times: Mapping[tuple[Day, PartOfDay], str]


@dataclass(frozen=True)
class WishesSeen:
    """Everything of the kit, newest first."""

    noticed: tuple[NoticedSeen, ...]
    sortings: tuple[SortingSeen, ...]
    weeks: tuple[WeekSeen, ...]

    @property
    def waiting(self) -> tuple[NoticedSeen, ...]:
        """What the person has not said yes or no to."""
        return tuple(one for one in self.noticed if one.answer in {None, Answer.NOT_SURE})


def wishes_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> WishesSeen:
    """Return all that was noticed, sorted and drawn of somebody this viewer has opened."""
    return WishesSeen(
        noticed=_noticed(viewer, person_id, at=at),
        sortings=_sortings(viewer, person_id, at=at),
        weeks=_weeks(viewer, person_id, at=at),
    )


@dataclass(frozen=True)
class NoticedAbout:
    """Something that was noticed, and about whom."""

    noticed: NoticedSeen
    person: Whose


def noticed_for(noticed_id: UUID, *, viewer: Actor, at: datetime) -> NoticedAbout:
    """Return one thing that was noticed, for whoever may write down what the person says; raises NotVisible."""
    may = Permission.PERSON_DESCRIBE
    rows = Noticed.objects.visible_to(viewer, may=may, at=at).select_related("person__organisation")
    row = gate.one(rows, noticed_id, by=viewer, may=may, at=at)
    seen = _seen(row, tuple(row.answers.order_by("-number")))
    return NoticedAbout(seen, Whose.of(row.person, viewer=viewer, at=at))


def _noticed(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[NoticedSeen, ...]:
    rows = Noticed.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(person_id=person_id)
    said = NoticedAnswer.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    answers: dict[UUID, list[NoticedAnswer]] = {}
    for answer in said.filter(noticed__person_id=person_id).order_by("-number"):
        answers.setdefault(answer.noticed_id, []).append(answer)
    return tuple(_seen(row, tuple(answers.get(row.pk, ()))) for row in rows.order_by("-at", "pk"))


def _seen(row: Noticed, answers: tuple[NoticedAnswer, ...]) -> NoticedSeen:
    return NoticedSeen(
        noticed_id=row.pk,
        words=row.words,
        where=row.where,
        interest=Interest(row.interest) if row.interest else None,
        at=row.at,
        origin=row.origin,
        answers=tuple(Answered(Answer(one.answer), one.origin) for one in answers),
    )


def _sortings(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[SortingSeen, ...]:
    rows = Sorting.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(person_id=person_id)
    cards = Sorted.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(sorting__person_id=person_id)
    put: dict[UUID, list[CardSeen]] = {}
    for row in sorted(cards, key=_in_order):
        put.setdefault(row.sorting_id, []).append(_card(row))
    return tuple(SortingSeen(row.at, row.origin, tuple(put.get(row.pk, ()))) for row in rows.order_by("-number"))


_ORDER = {code: number for number, code in enumerate(CARDS)}


def _in_order(row: Sorted) -> tuple[int, str]:
    """The cards of the kit in its order, then their own by name."""
    return _ORDER.get(row.card, len(_ORDER)), row.words


def _card(row: Sorted) -> CardSeen:
    card = CARDS.get(row.card)
    return CardSeen(
        words=card.words if card else row.words or row.card,
        is_own=card is None,
        icon=card.icon if card else "pencil",
        code=row.card,
        mat=Mat(row.mat),
        is_private=row.is_private,
    )


def _weeks(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[WeekSeen, ...]:
    rows = GoodWeek.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(person_id=person_id)
    times = GoodTime.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(week__person_id=person_id)
    good: dict[UUID, dict[tuple[Day, PartOfDay], str]] = {}
    for one in times:
        good.setdefault(one.week_id, {})[Day(one.day), PartOfDay(one.part)] = one.words
    return tuple(WeekSeen(row.at, row.origin, good.get(row.pk, {})) for row in rows.order_by("-number"))


@dataclass(frozen=True)
class PictureSeen:
    """A picture of a walk, with the person's words. `tie_id` is what it became on the map."""

    picture_id: UUID
    photo_id: FileId
    is_gone: bool
    width: int
    height: int
    words: str
    meaning: str
    is_private: bool
    tie_id: TieId | None
    at: datetime
    origin: Origin


def walk_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[PictureSeen, ...]:
    """Return the pictures of somebody's walks that this viewer may see, newest first."""
    rows = WalkPicture.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    kept = rows.filter(person_id=person_id, ended_at=None).select_related("photo", "tie")
    return tuple(_picture(row) for row in kept.order_by("-at", "pk"))


@dataclass(frozen=True)
class PictureAbout:
    """A picture of a walk, and whose it is."""

    picture: PictureSeen
    person: Whose


def picture_for(
    picture_id: UUID,
    *,
    viewer: Actor,
    at: datetime,
    may: Permission = Permission.PERSON_DESCRIBE,
    also_gone: bool = False,
) -> PictureAbout:
    """Return one picture of a walk, for whoever may do this about it; raises NotVisible."""
    visible = WalkPicture.objects.visible_to(viewer, may=may, at=at)
    rows = visible if also_gone else visible.filter(ended_at=None)
    row = gate.one(rows.select_related("photo", "tie", "person__organisation"), picture_id, by=viewer, may=may, at=at)
    return PictureAbout(_picture(row), Whose.of(row.person, viewer=viewer, at=at))


def _picture(row: WalkPicture) -> PictureSeen:
    return PictureSeen(
        picture_id=row.pk,
        photo_id=FileId(row.photo_id),
        is_gone=row.ended_at is not None,
        width=row.photo.width,
        height=row.photo.height,
        words=row.words,
        meaning=row.meaning,
        is_private=row.is_private,
        tie_id=TieId(row.tie.pk) if row.tie and row.tie.is_on_map else None,
        at=row.at,
        origin=row.origin,
    )
