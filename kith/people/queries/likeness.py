"""Finding who may be here already. It compares with everybody of the organisation, and says who of them is visible.

The index of sounds chooses whom to compare, so that it costs the same among a hundred people and among a million.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from kith.ground.access.models import SetApart
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people.models import ContactPoint, Name, NameSound, Person
from kith.people.rules.contacts import Way
from kith.people.rules.likeness import Likeness, Strength, Traits, likeness
from kith.people.rules.names import sounds_of_all

MOST = 200
"""So many are compared for each sign, those that share most first."""

PHONES = (Way.PHONE, Way.MOBILE)


@dataclass(frozen=True)
class Lookalike:
    """Somebody who may be the one that is looked for, and whether whoever looks may see them."""

    person_id: PersonId
    likeness: Likeness
    is_visible: bool


def lookalikes(sought: Traits, *, by: Actor, at: datetime) -> list[Lookalike]:
    """Return who may be the person sought, the likeliest first. Only actions may use those who are not visible."""
    ids = _candidates(sought, by)
    traits = _traits(ids)
    visible = set(
        Person.objects.visible_to(by, may=Permission.PERSON_SEE, at=at).filter(pk__in=ids).values_list("pk", flat=True)
    )
    compared = [(pk, likeness(sought, known)) for pk, known in traits.items()]
    found = [Lookalike(PersonId(pk), how, pk in visible) for pk, how in compared if how.strength > Strength.NONE]
    return sorted(found, key=lambda one: (-one.likeness.strength, -len(one.likeness.signs), str(one.person_id)))


def _candidates(sought: Traits, by: Actor) -> set[UUID]:
    sounds = sounds_of_all(sought.names)
    by_sound = (
        NameSound.objects.filter(organisation_id=by.organisation_id, sound__in=sounds)
        .values("person_id")
        .annotate(shared=Count("sound", distinct=True))
        .order_by("-shared", "person_id")
    )
    ids: set[UUID] = {row["person_id"] for row in by_sound[:MOST]}
    if sought.born_on is not None:
        born = Person.objects.filter(organisation_id=by.organisation_id, born_on=sought.born_on)
        ids.update(born.values_list("pk", flat=True)[:MOST])
    if sought.phones:
        reached = ContactPoint.objects.filter(
            organisation_id=by.organisation_id, way__in=PHONES, folded__in=sought.phones
        )
        ids.update(reached.values_list("person_id", flat=True)[:MOST])
    return ids - set(SetApart.objects.filter(person_id__in=ids).values_list("person_id", flat=True))


def _traits(ids: set[UUID]) -> dict[UUID, Traits]:
    names: dict[UUID, list[str]] = defaultdict(list)
    for person_id, words in Name.objects.filter(person_id__in=ids).values_list("person_id", "words"):
        names[person_id].append(words)
    phones: dict[UUID, set[str]] = defaultdict(set)
    for person_id, folded in ContactPoint.objects.filter(person_id__in=ids, way__in=PHONES).values_list(
        "person_id", "folded"
    ):
        phones[person_id].add(folded)
    born = Person.objects.filter(pk__in=ids).values_list("pk", "born_on")
    return {pk: Traits(tuple(names[pk]), born_on, frozenset(phones[pk])) for pk, born_on in born}
