"""The photos that are kept of somebody."""

from dataclasses import dataclass
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.files.models import Photo
from kith.ground.ids import FileId, PersonId


@dataclass(frozen=True)
class PhotoOf:
    """One photo: its size in pixels, and who added it when."""

    photo_id: FileId
    width: int
    height: int
    added_at: datetime
    added_by: str


def photos_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[PhotoOf, ...]:
    """Return the photos that were not taken away, the latest first."""
    rows = Photo.objects.visible_to(viewer, may=Permission.PHOTO_SEE, at=at).filter(person_id=person_id, removal=None)
    return tuple(
        PhotoOf(FileId(row.pk), row.width, row.height, row.added_at, row.added_by)
        for row in rows.order_by("-added_at", "pk")
    )


def whose_photo(viewer: Actor, photo_id: FileId, *, at: datetime) -> PersonId:
    """Return whose photo this is, to a reader who may take it away; anybody else gets NotVisible."""
    return PersonId(gate.one(Photo, photo_id, by=viewer, may=Permission.PERSON_DESCRIBE, at=at).person_id)
