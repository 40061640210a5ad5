"""Keeping a photo and taking it away."""

import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.files.models import Photo, Removal
from kith.ground.files.pictures import Picture, draw_anew
from kith.ground.ids import FileId, PersonId, new_id

A_DAY_SECONDS = 24 * 60 * 60


def place_of(photo_id: UUID) -> Path:
    """Return where the bytes of a photo lie."""
    return Path(settings.KITH_DATA) / "files" / photo_id.hex[:2] / photo_id.hex


@action
def add_photo(*, person_id: PersonId, upload: IO[bytes], by: Actor, at: datetime) -> FileId:
    """Draw a picture anew and keep it with a person's record. Raises NotAPicture.

    The bytes are written before their row is committed, so that a row never points at nothing; what an undone deed
    leaves behind is swept up by a job.
    """
    picture = draw_anew(upload)
    photo = _row_of(picture, person_id, Photo.Purpose.OF_THE_PERSON, by=by, at=at)
    gate.one(Photo, photo.pk, by=by, may=Permission.PERSON_DESCRIBE, at=at)  # the person's table stands above us
    return _keep(photo, picture, by=by, at=at)


@action
def keep_for(*, purpose: Photo.Purpose, person_id: PersonId, picture: Picture, by: Actor, at: datetime) -> FileId:
    """Keep a picture that was drawn anew for something in a room above; that room has asked its gate."""
    return _keep(_row_of(picture, person_id, purpose, by=by, at=at), picture, by=by, at=at)


@action
def remove_photo(*, photo_id: FileId, because: str, by: Actor, at: datetime) -> None:
    """Take a photo away. The row stays and says who did it; the bytes go once that is committed."""
    _remove(gate.one(Photo, photo_id, by=by, may=Permission.PERSON_DESCRIBE, at=at), because, by=by, at=at)


@action
def remove_for(*, purpose: Photo.Purpose, photo_id: FileId, by: Actor, at: datetime) -> None:
    """Take a picture away that was kept for something in a room above; that room has asked its gate."""
    _remove(Photo.objects.get_queryset().get(pk=photo_id, purpose=purpose), "", by=by, at=at)


def _row_of(picture: Picture, person_id: PersonId, purpose: Photo.Purpose, *, by: Actor, at: datetime) -> Photo:
    return Photo.objects.create(
        id=new_id(),
        organisation_id=by.organisation_id,
        person_id=person_id,
        purpose=purpose,
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
        digest=hashlib.sha256(picture.content).hexdigest(),
        added_at=at,
        added_by=by.name,
    )


def _keep(photo: Photo, picture: Picture, *, by: Actor, at: datetime) -> FileId:
    _write(place_of(photo.pk), picture.content)
    record(Act.ADDED, photo, by=by, at=at, person_id=PersonId(photo.person_id))
    return FileId(photo.pk)


def _remove(photo: Photo, because: str, *, by: Actor, at: datetime) -> None:
    Removal.objects.get_or_create(photo=photo, defaults={"at": at, "by": by.name, "because": because})
    record(Act.ENDED, photo, by=by, at=at, person_id=PersonId(photo.person_id))
    transaction.on_commit(lambda: place_of(photo.pk).unlink(missing_ok=True))


def sweep() -> int:
    """Remove the bytes that no photo owns: of a deed that was undone, or of a removal that was cut off."""
    swept = 0
    for place in (Path(settings.KITH_DATA) / "files").glob("??/*"):
        is_old = clock.now().timestamp() - place.stat().st_mtime > A_DAY_SECONDS
        if is_old and not Photo.objects.filter(pk=place.name, removal=None).exists():
            place.unlink(missing_ok=True)
            swept += 1
    return swept


def _write(place: Path, content: bytes) -> None:
    """Write the bytes so that they are there after a power cut, readable by nobody else on the machine."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    for folder in (place.parent, place.parent.parent):
        _write_names_through(folder)


def _write_names_through(folder: Path) -> None:
    """See that the names in a folder are on the disk too: bytes without a name are lost."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
