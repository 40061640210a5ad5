"""The photos in marks: which of them can still be shown, and who may open one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.files.models import Removal
from kith.ground.ids import FileId, PersonId, TieId
from kith.networks.models import Tie, TieAsItWas
from kith.networks.rules.facts import TieFacts


def facts_of(rows: Collection[Tie] | Collection[TieAsItWas]) -> Mapping[UUID, TieFacts]:
    """Return what is told by each row, by its id, without a photo that was taken away for good since.

    One query where there are photos, none where there are not.
    """
    told = {row.pk: row.facts for row in rows}
    photos = {facts.photo_id for facts in told.values() if facts.photo_id}
    gone = set(Removal.objects.filter(photo__in=photos).values_list("photo_id", flat=True)) if photos else set()
    return {pk: replace(facts, photo_id=None) if facts.photo_id in gone else facts for pk, facts in told.items()}


def photo_in_mark(tie_id: TieId, photo_id: UUID, *, viewer: Actor, at: datetime) -> FileId:
    """Return a photo that stands, or once stood, in a mark that this viewer may see; raises NotVisible.

    It is asked for as the tie is: who may not see the tie on the map, or that state of it, sees no photo.
    """
    tie = gate.one(Tie, tie_id, by=viewer, may=Permission.MAP_SEE, at=at)
    states = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    if not states.filter(tie=tie, photo_id=photo_id).exists():
        raise gate.NotVisible("files.Photo", photo_id, Permission.MAP_SEE)
    return FileId(photo_id)


@dataclass(frozen=True)
class PhotoTold:
    """A photo that is kept for a mark: whose, and who gave it when."""

    photo_id: FileId
    tie_name: str
    added_by: str
    added_at: datetime


def photos_told(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[PhotoTold, ...]:
    """Return every photo that is kept for somebody's map, also such as stand in earlier maps alone, in order."""
    rows = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    kept = rows.filter(tie__map__person_id=person_id, photo__isnull=False, photo__removal=None)
    found = {
        row.photo_id: PhotoTold(FileId(row.photo.pk), row.tie.name, row.photo.added_by, row.photo.added_at)
        for row in kept.select_related("photo", "tie").order_by("at", "tie_id", "version")
        if row.photo
    }
    return tuple(found.values())
