"""Writing how somebody is reached, and whether it is safe."""

from datetime import datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.actions.writing import Writing
from kith.people.models import ContactPoint
from kith.people.rules.contacts import Safe, Way, folded
from kith.people.rules.telling import Place, Told


@action
def add_contact(
    *,
    person_id: PersonId,
    way: Way,
    words: str,
    safe: Safe,
    care: str = "",
    is_liked_best: bool = False,
    told: Told,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write a number or an address, with what was said about using it. Written again, it takes the old one's place."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    key = folded(way, words)
    standing = ContactPoint.objects.filter(person_id=person_id, ended_at=None)
    writing.end(standing.filter(way=way, folded=key), "said anew")
    if is_liked_best:
        standing.update(is_liked_best=False)
    point = ContactPoint.objects.create(
        way=way,
        words=words.strip(),
        folded=key,
        safe=safe,
        care=care.strip(),
        is_liked_best=is_liked_best,
        **writing.columns,
    )
    writing.note(Act.ADDED, point, {"way": way, "safe": safe, "care": point.care})
    return point.pk


@action
def end_contact(*, contact_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """Stop using a number or an address."""
    point = gate.one(ContactPoint, contact_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    ContactPoint.objects.filter(pk=point.pk, ended_at=None).update(
        ended_at=at, ended_by=by.name, ended_because=because.strip()
    )
    record(Act.ENDED, point, by=by, at=at, person_id=PersonId(point.person_id), content={"because": because})
