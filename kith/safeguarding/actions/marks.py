"""Writing down marks or injuries that somebody saw: with a concern, or later, as rows of their own, never changed."""

from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import ConcernId
from kith.safeguarding.actions.notices import Notices
from kith.safeguarding.models import BodyMark, Concern, Sighting
from kith.safeguarding.queries.ladder import as_ladder, calendar_in
from kith.safeguarding.rules.body import Marks


class NothingSeenError(Exception):
    """Nothing was ticked and nothing written."""

    def __init__(self) -> None:
        super().__init__("Tick where you saw something, or write what you saw.")


class NotYetError(Exception):
    """The day on which it was seen has not come yet."""

    def __init__(self) -> None:
        super().__init__("This day has not come yet. Choose the day on which you saw it, or leave it empty.")


@action
def add_marks(*, concern_id: ConcernId, marks: Marks, by: Actor, at: datetime) -> None:
    """Write down what somebody saw on the person: its raiser, or whoever answers it. Nothing that was said changes.

    Whoever owns the concern hears of it, unless they wrote it. Raises NothingSeenError or NotYetError.
    """
    concern = gate.one(Concern, concern_id, by=by, may=_may(concern_id, by=by, at=at), at=at, lock=True)
    if marks.are_none:
        raise NothingSeenError
    if marks.seen_on is not None and marks.seen_on > calendar_in(concern.organisation.zone).day_of(at):
        raise NotYetError
    seen = _write(concern, marks, by=by, at=at)
    owner = getattr(concern, "acknowledgement", None)
    if owner is not None and (by.account_id is None or owner.account_id != by.account_id):
        Notices(concern, as_ladder(by.organisation_id), at).to_owner(f"seen {seen.pk}")
    record(Act.ADDED, seen, by=by, at=at)


def _may(concern_id: ConcernId, *, by: Actor, at: datetime) -> Permission:
    """Return what lets somebody add to a concern: having raised it, or else answering it."""
    own = Concern.objects.visible_to(by, may=Permission.CONCERN_RAISE, at=at).filter(pk=concern_id)
    return Permission.CONCERN_RAISE if own.exists() else Permission.CONCERN_DECIDE


def _write(concern: Concern, marks: Marks, *, by: Actor, at: datetime) -> Sighting:
    seen = Sighting.objects.create(
        organisation_id=concern.organisation_id,
        concern=concern,
        looks=marks.looks,
        said=marks.said,
        seen_on=marks.seen_on,
        seen_about=marks.seen_about,
        at=at,
        by=by.name,
        account_id=by.account_id,
    )
    BodyMark.objects.bulk_create(
        BodyMark(organisation_id=concern.organisation_id, sighting=seen, region=region, kind=kind)
        for region, kind in marks.where.items()
    )
    return seen
