"""What somebody who works here gave about themself, for themself alone."""

from datetime import datetime

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.looking.models import OwnMarks


def own_marks(viewer: Actor, *, at: datetime) -> dict[str, str]:
    """Return the phone and address that this reader gave; nobody else reads them."""
    given = OwnMarks.objects.visible_to(viewer, may=Permission.CONFLICT_DECLARE, at=at).first()
    return {"phone": given.phone, "address": given.address} if given else {}
