"""The only writers of wishes: noticing and answering, sorting cards, drawing a good week, and pictures of a walk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.files.actions import keep_for, place_of, remove_for
from kith.ground.files.models import Photo
from kith.ground.files.pictures import draw_anew
from kith.ground.ids import FileId, PersonId, TieId
from kith.networks.actions import add_pictured_tie
from kith.networks.rules.facts import TieFacts
from kith.people.actions.circumstances import like
from kith.people.actions.writing import Writing
from kith.people.models import Interest as Liked
from kith.people.models.said import heard
from kith.people.rules.telling import Place, Told
from kith.people.rules.vocabulary import Interest
from kith.wishes.models import GoodTime, GoodWeek, Noticed, NoticedAnswer, Sorted, Sorting, WalkPicture
from kith.wishes.packs.cards import VERSION
from kith.wishes.rules.vocabulary import Answer, Day, Mat, PartOfDay


class NotTheirWordError(Exception):
    """Only the person can say whether something that was noticed is so."""


@dataclass(frozen=True)
class Put:
    """One card and the mat that it was put on. A card of their own has words and no code."""

    mat: Mat
    card: str = ""
    words: str = ""
    is_private: bool = False


@action
def notice(
    *,
    person_id: PersonId,
    words: str,
    where: str,
    interest: Interest | None,
    told: Told,
    by: Actor,
    at: datetime,
) -> UUID:
    """Keep what somebody was seen to enjoy, or not. By the person's own word it is so at once; else it waits for it.

    Raises NotVisible, or NotSaidSo where nobody says who saw it.
    """
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    noticed = Noticed.objects.create(
        organisation_id=writing.person.organisation_id,
        person_id=person_id,
        words=words,
        where=where,
        interest=interest or "",
        at=at,
        **heard(told, by=by.name),
    )
    writing.note(Act.ADDED, noticed, {"words": words, "where": where, "interest": interest or ""})
    if told.is_the_persons_own:
        _answer(noticed, Answer.YES, told, by=by, at=at)
    return noticed.pk


@action
def answer_noticed(*, noticed_id: UUID, answer: Answer, told: Told, by: Actor, at: datetime) -> None:
    """Keep what the person says of something that was noticed. Only a yes makes it something they like.

    Raises NotTheirWordError where it is not the person's own word.
    """
    noticed = gate.one(Noticed, noticed_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    if not told.is_the_persons_own:
        raise NotTheirWordError
    _answer(noticed, answer, told, by=by, at=at)


def _answer(noticed: Noticed, answer: Answer, told: Told, *, by: Actor, at: datetime) -> None:
    said = NoticedAnswer.objects.create(
        organisation_id=noticed.organisation_id,
        noticed=noticed,
        number=noticed.answers.count() + 1,
        answer=answer,
        at=at,
        **heard(told, by=by.name),
    )
    person_id = PersonId(noticed.person_id)
    record(Act.ANSWERED, said, by=by, at=at, person_id=person_id, content={"answer": answer, **told.in_the_record})
    if answer is Answer.YES and noticed.interest:
        _like(person_id, Interest(noticed.interest), noticed.words, told, by=by, at=at)


def _like(person_id: PersonId, interest: Interest, words: str, told: Told, *, by: Actor, at: datetime) -> None:
    """Write it to what they like, with what was seen; what they like already stays in their words."""
    rows = Liked.objects.visible_to(by, may=Permission.PERSON_DESCRIBE, at=at)
    standing = rows.filter(person_id=person_id, ended_at=None).values_list("code", "words")
    liked = {Interest(code): said for code, said in standing}
    if interest not in liked:
        like(person_id=person_id, interests={**liked, interest: words}, told=told, by=by, at=at)


@action
def sort_cards(*, person_id: PersonId, cards: Sequence[Put], told: Told, by: Actor, at: datetime) -> UUID:
    """Keep where each card was put, this time. Cards that were left lie nowhere; times before stay as they were.

    Raises NotVisible, or NotSaidSo where it is not what the person did themself.
    """
    writing = Writing.begin(person_id, told, Place.FIRST_PERSON, by=by, at=at)
    sorting = Sorting.objects.create(
        organisation_id=writing.person.organisation_id,
        person_id=person_id,
        number=Sorting.objects.filter(person_id=person_id).count() + 1,
        version=VERSION,
        at=at,
        **heard(told, by=by.name),
    )
    Sorted.objects.bulk_create(
        Sorted(organisation_id=sorting.organisation_id, sorting=sorting, **vars(put)) for put in cards
    )
    writing.note(Act.ADDED, sorting, {"cards": len(cards)})
    return sorting.pk


@action
def draw_good_week(
    *, person_id: PersonId, times: Mapping[tuple[Day, PartOfDay], str], told: Told, by: Actor, at: datetime
) -> UUID:
    """Keep what a good week would be, as the person says. Weeks drawn before stay as they were.

    Raises NotVisible, or NotSaidSo where it is not the person's own word.
    """
    writing = Writing.begin(person_id, told, Place.FIRST_PERSON, by=by, at=at)
    week = GoodWeek.objects.create(
        organisation_id=writing.person.organisation_id,
        person_id=person_id,
        number=GoodWeek.objects.filter(person_id=person_id).count() + 1,
        at=at,
        **heard(told, by=by.name),
    )
    GoodTime.objects.bulk_create(
        GoodTime(organisation_id=week.organisation_id, week=week, day=day, part=part, words=words)
        for (day, part), words in times.items()
    )
    writing.note(Act.ADDED, week, {"times": len(times)})
    return week.pk


OF_A_WALK = Photo.Purpose.OF_A_WALK


@action
def add_walk_picture(
    *,
    person_id: PersonId,
    upload: IO[bytes],
    words: str,
    meaning: str,
    is_private: bool,
    told: Told,
    by: Actor,
    at: datetime,
) -> UUID:
    """Keep a picture of what matters to somebody, with their words. It waits for nobody.

    Raises NotVisible, NotAPicture, or NotSaidSo where it is not the person's own word.
    """
    writing = Writing.begin(person_id, told, Place.FIRST_PERSON, by=by, at=at)
    photo_id = keep_for(purpose=OF_A_WALK, person_id=person_id, picture=draw_anew(upload), by=by, at=at)
    taken = WalkPicture.objects.create(
        organisation_id=writing.person.organisation_id,
        person_id=person_id,
        photo_id=photo_id,
        words=words,
        meaning=meaning,
        is_private=is_private,
        at=at,
        **heard(told, by=by.name),
    )
    writing.note(Act.ADDED, taken, {"is_private": is_private})
    return taken.pk


@action
def show_walk_picture(*, picture_id: UUID, is_private: bool, by: Actor, at: datetime) -> None:
    """Let those who work with the person see a picture, or no longer. Raises NotVisible for anybody else."""
    taken = _held(picture_id, by=by, at=at)
    if by.person_id != taken.person_id:
        raise gate.NotVisible(WalkPicture._meta.label, picture_id, Permission.PERSON_DESCRIBE)
    taken.is_private = is_private
    taken.save(update_fields=["is_private"])
    content = {"is_private": is_private}
    record(Act.CHANGED, taken, by=by, at=at, person_id=PersonId(taken.person_id), content=content)


@action
def put_walk_picture_on_map(*, picture_id: UUID, facts: TieFacts, told: Told, by: Actor, at: datetime) -> TieId:
    """Put what a picture shows on the person's map, with a small photo of it in the mark: one thing to undo."""
    taken = _held(picture_id, by=by, at=at)
    person_id = PersonId(taken.person_id)
    upload = BytesIO(place_of(taken.photo_id).read_bytes())
    tie_id = add_pictured_tie(person_id=person_id, facts=facts, upload=upload, told=told, by=by, at=at)
    taken.tie_id = tie_id
    taken.save(update_fields=["tie"])
    record(Act.CHANGED, taken, by=by, at=at, person_id=person_id, content={"tie_id": str(tie_id)})
    return tie_id


@action
def take_walk_picture_away(*, picture_id: UUID, by: Actor, at: datetime) -> None:
    """Take a picture away: it is gone for good, and the row says who did it. A mark on the map keeps its own."""
    taken = _held(picture_id, by=by, at=at)
    taken.ended_at, taken.ended_by = at, by.name
    taken.save(update_fields=["ended_at", "ended_by"])
    remove_for(purpose=OF_A_WALK, photo_id=FileId(taken.photo_id), by=by, at=at)
    record(Act.ENDED, taken, by=by, at=at, person_id=PersonId(taken.person_id))


def _held(picture_id: UUID, *, by: Actor, at: datetime) -> WalkPicture:
    kept = WalkPicture.objects.get_queryset().filter(ended_at=None)
    return gate.one(kept, picture_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
