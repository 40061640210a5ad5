"""Writing what somebody likes, needs and asks for, and what stands in the way."""

from collections.abc import Collection, Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.actions.writing import Writing
from kith.people.models import Barrier, BarrierSolved, HomePlace, Interest, KeptFree, Need, Preference
from kith.people.rules import vocabulary
from kith.people.rules.telling import Place, Told

ABOUT = Decimal("0.001")
"""A home is kept to a thousandth of a degree, about 100 metres: near enough for a bus, never a door."""


@action
def like(
    *, person_id: PersonId, interests: Mapping[vocabulary.Interest, str], told: Told, by: Actor, at: datetime
) -> None:
    """Write all that somebody likes, as it now is, each with words of theirs if there are any."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    standing = {row.code: row for row in Interest.objects.filter(person_id=person_id, ended_at=None)}
    held = {code: row.words for code, row in standing.items()}
    changed = {code: words for code, words in interests.items() if held.get(code) != words}
    gone = [row.pk for code, row in standing.items() if code not in interests or code in changed]
    writing.end(Interest.objects.filter(pk__in=gone))
    Interest.objects.bulk_create(Interest(code=code, words=words, **writing.columns) for code, words in changed.items())
    writing.note(Act.CHANGED, Interest._meta.label, {"interests": sorted(interests)})


@action
def ask_for(
    *, person_id: PersonId, preferences: Collection[vocabulary.Preference], told: Told, by: Actor, at: datetime
) -> None:
    """Write what somebody asked for in who is with them. Only their own asking may stand here.

    Raises NotSaidSo where anybody else says so for them.
    """
    writing = Writing.begin(person_id, told, Place.ASKED_FOR, by=by, at=at)
    held = set(Preference.objects.filter(person_id=person_id, ended_at=None).values_list("code", flat=True))
    gone = held - set(preferences)
    writing.end(Preference.objects.filter(person_id=person_id, ended_at=None, code__in=gone))
    new = sorted(set(preferences) - held)
    Preference.objects.bulk_create(Preference(code=code, **writing.columns) for code in new)
    writing.note(Act.CHANGED, Preference._meta.label, {"asked for": new, "ended": sorted(gone)})


@action
def name_need(
    *, person_id: PersonId, area: vocabulary.AreaOfLife, words: str, told: Told, by: Actor, at: datetime
) -> UUID:
    """Write something somebody needs help with."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    need = Need.objects.create(area=area, words=words.strip(), **writing.columns)
    writing.note(Act.ADDED, need, {"area": area, "words": need.words})
    return need.pk


@action
def name_barrier(
    *,
    person_id: PersonId,
    barrier: vocabulary.Barrier,
    words: str = "",
    is_must_have: bool = False,
    owner: str = "",
    told: Told,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write something that stands in the way. Said again, it takes the place of what was said before."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    writing.end(Barrier.objects.filter(person_id=person_id, code=barrier, ended_at=None), "said anew")
    row = Barrier.objects.create(
        code=barrier, words=words.strip(), is_must_have=is_must_have, owner=owner.strip(), **writing.columns
    )
    content = {"code": barrier, "words": row.words, "must have": is_must_have, "owner": row.owner}
    writing.note(Act.ADDED, row, content)
    return row.pk


@action
def solve_barrier(*, barrier_id: UUID, how: str, by: Actor, at: datetime) -> None:
    """Write what took a barrier away."""
    barrier = gate.one(Barrier, barrier_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    solved, is_new = BarrierSolved.objects.get_or_create(
        barrier=barrier,
        defaults={
            "organisation_id": barrier.organisation_id,
            "person_id": barrier.person_id,
            "how": how.strip(),
            "at": at,
            "by": by.name,
        },
    )
    content = {"barrier": barrier.code, "how": solved.how, "was solved before": not is_new}
    record(Act.ENDED, barrier, by=by, at=at, person_id=PersonId(barrier.person_id), content=content)


@action
def keep_free(
    *,
    person_id: PersonId,
    weekday: int | None,
    from_time: time | None,
    to_time: time | None,
    words: str = "",
    told: Told,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write a time that somebody asked to keep free. Nothing is supposed of anybody who did not ask."""
    writing = Writing.begin(person_id, told, Place.ASKED_FOR, by=by, at=at)
    free = KeptFree.objects.create(
        weekday=weekday, from_time=from_time, to_time=to_time, words=words.strip(), **writing.columns
    )
    writing.note(Act.ADDED, free, {"weekday": weekday, "from": str(from_time), "to": str(to_time)})
    return free.pk


@action
def live_about(
    *,
    person_id: PersonId,
    words: str,
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    within_metres: int = 500,
    told: Told,
    by: Actor,
    at: datetime,
) -> None:
    """Write about where somebody lives, in words and, if it is known, as a rounded point."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    point: dict[str, Any] = {}
    if latitude is not None and longitude is not None:
        point = {
            "latitude": latitude.quantize(ABOUT),
            "longitude": longitude.quantize(ABOUT),
            "within_metres": within_metres,
        }
    writing.end(HomePlace.objects.filter(person_id=person_id, ended_at=None), "said anew")
    home = HomePlace.objects.create(words=words.strip(), **point, **writing.columns)
    writing.note(Act.CHANGED, home, {"words": home.words, "has a point": bool(point)})


@action
def take_back(
    *, table: type[Need] | type[Barrier] | type[KeptFree], row_id: UUID, because: str = "", by: Actor, at: datetime
) -> None:
    """End something that does not hold any more, or never did. What was written stays readable."""
    row = gate.one(table, row_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    table.objects.filter(pk=row_id, ended_at=None).update(ended_at=at, ended_by=by.name, ended_because=because)
    record(Act.ENDED, row, by=by, at=at, person_id=PersonId(row.person_id), content={"because": because})
