"""Giving somebody a place at a listing, ending it, and writing down who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.directory.models import Listing
from kith.gatherings.models import Attendance, Meeting, Place
from kith.gatherings.queries import at_the
from kith.gatherings.rules import ROOM_WORDS, EnteredFrom, Feeling, Outcome, Room, may_fill
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import GatheringId, ListingId, PersonId
from kith.ground.reasons import Decision
from kith.people.models import Person
from kith.safeguarding.actions import note_breach


class NeedsALineError(Exception):
    """More came than there is room for, and nobody has written why."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(ROOM_WORDS[Room(decision.reason.code)])


@dataclass(frozen=True)
class Line:
    """One line of the sheet: how it went for one person, and a word of theirs if there is one."""

    outcome: Outcome
    feeling: Feeling | None = None
    is_coming_back: bool | None = None
    words: str = ""


@action
def give_place(*, person_id: PersonId, listing_id: ListingId, called: str, by: Actor, at: datetime) -> None:
    """Give somebody a place at a listing. Who has one keeps it; nothing is given twice.

    Raises Stopped where somebody there, or the place itself, is kept apart from them.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.REFERRAL_MAKE, at=at)
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_SEE, at=at)
    passing.must_pass(
        Crossing.PLACE_GIVEN, person_id, at_the(listing, but=person_id, at=at), what=listing.name, by=by, at=at
    )
    place, is_new = Place.objects.get_or_create(
        person=person,
        listing_id=listing_id,
        ended_at=None,
        defaults={
            "organisation_id": person.organisation_id,
            "called": called,
            "given_at": at,
            "given_by": by.name,
        },
    )
    record(Act.ADDED, place, by=by, at=at, person_id=person_id, content={"again": not is_new})


@action
def end_place(*, person_id: PersonId, listing_id: ListingId, by: Actor, at: datetime) -> None:
    """End somebody's place at a listing, if they have one."""
    person = gate.one(Person, person_id, by=by, may=Permission.REFERRAL_MAKE, at=at)
    held = Place.objects.filter(person=person, listing_id=listing_id, ended_at=None)
    ended = held.update(ended_at=at, ended_by=by.name)
    content = {"listing": str(listing_id), "ended": ended}
    record(Act.ENDED, Place._meta.label, by=by, at=at, person_id=person_id, content=content)


@action
def fill_sheet(
    *,
    listing_id: ListingId,
    starts_at: datetime,
    lines: Mapping[PersonId, Line],
    entered_from: EnteredFrom,
    by: Actor,
    at: datetime,
    room_for: int | None = None,
    because: str = "",
) -> GatheringId:
    """Write who came to a meeting, who could not, and whom we missed. A line that says the same again adds nothing.

    Raises NotVisible where any of them has no place here that this actor may write about, and NeedsALineError where
    more came than there is room for.
    """
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_SEE, at=at)
    _must_all_have_a_place(listing, lines, by, at)
    meeting, _ = Meeting.objects.get_or_create(
        listing=listing,
        starts_at=starts_at,
        defaults={
            "organisation_id": listing.organisation_id,
            "room_for": room_for,
            "planned_at": at,
            "planned_by": by.name,
        },
    )
    came = sum(line.outcome is Outcome.CAME for line in lines.values())
    if not (fits := may_fill(came, meeting.room_for, because)):
        raise NeedsALineError(fits)
    if because:
        Meeting.objects.filter(pk=meeting.pk).update(because_of_room=because)
    said = _said_last(meeting)
    new = {person_id: line for person_id, line in lines.items() if said.get(person_id) != line}
    Attendance.objects.bulk_create(
        Attendance(
            organisation_id=listing.organisation_id,
            meeting=meeting,
            person_id=person_id,
            outcome=line.outcome,
            feeling=line.feeling or "",
            is_coming_back=line.is_coming_back,
            words=line.words,
            entered_from=entered_from,
            at=at,
            by=by.name,
        )
        for person_id, line in new.items()
    )
    _notice_who_met([person_id for person_id, line in new.items() if line.outcome is Outcome.CAME], meeting, by, at)
    content = {"outcomes": {str(person_id): line.outcome for person_id, line in new.items()}, "because": because}
    record(Act.ADDED, meeting, by=by, at=at, content=content, people=tuple(new))
    return GatheringId(meeting.pk)


def _notice_who_met(came: list[PersonId], meeting: Meeting, by: Actor, at: datetime) -> None:
    """Have it noticed where two came who are kept apart. The sheet is written all the same: it tells what happened."""
    said = _said_last(meeting)
    there = {person_id for person_id, line in said.items() if line.outcome is Outcome.CAME}
    for person_id in came:
        others: dict[UUID, tuple[Party, ...]] = {one: (Party(person_id=one),) for one in there - {person_id}}
        if others:
            note_breach(
                crossing=Crossing.BOTH_CAME,
                person_id=person_id,
                parties=others,
                what=meeting.listing.name,
                by=by,
                at=at,
            )
            there -= {person_id}


def _must_all_have_a_place(listing: Listing, lines: Mapping[PersonId, Line], by: Actor, at: datetime) -> None:
    visible = Place.objects.visible_to(by, may=Permission.ATTENDANCE_RECORD, at=at)
    mine = set(visible.filter(listing=listing, person_id__in=lines, ended_at=None).values_list("person_id", flat=True))
    for person_id in lines:
        if person_id not in mine:
            raise gate.NotVisible(Place._meta.label, person_id, Permission.ATTENDANCE_RECORD)


def _said_last(meeting: Meeting) -> dict[PersonId, Line]:
    rows = Attendance.objects.filter(meeting=meeting).order_by("at", "pk")
    return {
        PersonId(row.person_id): Line(
            Outcome(row.outcome), Feeling(row.feeling) if row.feeling else None, row.is_coming_back, row.words
        )
        for row in rows
    }
