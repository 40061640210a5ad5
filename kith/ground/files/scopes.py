"""Who may see a photo by itself: whoever may see photos of the person, and only such as were given as one of them.

A picture in a mark of a map, or of a walk, opens through the row that it was given for, in the room of that row.
"""

from django.db.models import Q

from kith.ground.access.scoping import AccessReason, Ask, Clause, Effect, about_a_person, scope
from kith.ground.files.models import Photo


def _given_for_something_else(_ask: Ask) -> Q:
    return ~Q(purpose=Photo.Purpose.OF_THE_PERSON.value)


PHOTOS = scope(
    "files.Photo",
    Clause(AccessReason.KEPT_APART, Effect.DENIES, _given_for_something_else),
    *about_a_person("person"),
)
