"""A photo's bytes, through the gate and no other way."""

from uuid import UUID

from django.http import HttpResponse

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.ids import FileId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest


@page(may=Permission.PHOTO_SEE)
def photo(request: KithRequest, photo_id: FileId) -> HttpResponse:
    """Send the bytes as a picture and as nothing else; the page that shows it has said whose record was opened."""
    row = gate.one(Photo, photo_id, by=request.actor, may=Permission.PHOTO_SEE, at=request.at)
    return sent(row.pk, may=Permission.PHOTO_SEE)


def sent(photo_id: UUID, *, may: Permission) -> HttpResponse:
    """Send the bytes of a photo whose gate was asked; raises NotVisible where they were taken away."""
    try:
        content = place_of(photo_id).read_bytes()
    except FileNotFoundError:
        raise gate.NotVisible("files.Photo", photo_id, may) from None
    response = HttpResponse(content, content_type="image/jpeg")
    response["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
