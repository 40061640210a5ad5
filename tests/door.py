"""A watch at the door between two people: what the product tells somebody about a person has asked there before.

It stands in every test. What a test writes by its own hand is the test's own business; what code of the product writes
into a table that a recipient reads must have asked, about this person and with the act that belongs to the table.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from uuid import UUID

from django.db.models import Model
from django.db.models.signals import post_save

from kith.correspondence.models import Message
from kith.gatherings.models import Place
from kith.ground.access import passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Relation
from kith.referrals.models import AnswerLink

HOUSE = str(Path(passing.__file__).parents[2])
Asked = set[tuple[Crossing, UUID]]
_asked: ContextVar[Asked | None] = ContextVar("asked_at_the_door", default=None)


class WentRoundTheDoor(AssertionError):
    """Something about a person reached a recipient, and nobody had asked whether it may."""


@contextmanager
def watched() -> Iterator[Asked]:
    """Watch until the end; what goes round the door fails where it does."""
    asked: Asked = set()
    token = _asked.set(asked)
    post_save.connect(_look)
    try:
        with passing.watched(lambda crossing, person_id: asked.add((crossing, UUID(str(person_id))))):
            yield asked
    finally:
        post_save.disconnect(_look)
        _asked.reset(token)


def _look(sender: type[Model], instance: Model, *, created: bool, **_: object) -> None:
    asked = _asked.get()
    wanted = needs(instance) if created and asked is not None else None
    if wanted is not None and wanted not in (asked or ()) and _is_written_by_the_product():
        raise WentRoundTheDoor(
            f"{sender._meta.label} tells somebody of a person, and {wanted[0].name} was not asked: "
            "call passing.must_pass before writing it."
        )


def needs(row: Model) -> tuple[Crossing, UUID] | None:
    """Return what must have been asked before a row is written, if it tells somebody of a person."""
    if isinstance(row, Message):
        return (Crossing.MESSAGE_WRITTEN, row.person_id) if row.person_id else None
    if isinstance(row, AnswerLink):
        return Crossing.LINK_SENT, row.referral.person_id
    if isinstance(row, Place):
        return Crossing.PLACE_GIVEN, row.person_id
    if isinstance(row, Grant):
        act = {
            Relation.PACKET.value: Crossing.PACKET_OPENED,
            Relation.CASELOAD.value: Crossing.WORKER_ASSIGNED,
            Relation.REPRESENTATIVE.value: Crossing.LET_IN,
        }
        return (act[row.relation], row.person_id) if row.relation in act else None
    return None


def _is_written_by_the_product() -> bool:
    """Say whether the nearest code that is ours, below Django's, is the house's; facts are written for others."""
    frame = sys._getframe(2)
    while frame is not None:
        place = frame.f_code.co_filename
        if "/tests/" in place:
            return False
        if place.startswith(HOUSE) and not place.endswith("/access/facts.py"):
            return True
        frame = frame.f_back  # type: ignore[assignment] # the outermost frame has none
    return False
