"""Keeping local lines: put one on Help now, change it, write down that somebody answered, take it off with why."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.tables import Stale
from kith.people.rules.terms import Flawed
from kith.safety.models import LineEdition, LineOff, LineTried, LocalLine
from kith.safety.packs import ways
from kith.safety.queries.lines import words_of
from kith.safety.rules.lines import MOST, LineFlaw, Words, flaws_of, put_right

KEEP = Permission.READINESS_KEEP


class CannotKeep(Flawed):
    """A local line that must not stand so; the first flaw's words say what to mend."""


@action
def keep_line(*, words: Words, by: Actor, at: datetime) -> UUID:
    """Put a local line on the list. People see it once somebody has tried it. Raises CannotKeep."""
    gate.require(by, KEEP)
    said = _checked(words)
    _one_change_at_a_time(by)
    if LocalLine.objects.filter(organisation_id=by.organisation_id, off=None).count() >= MOST:
        raise CannotKeep([LineFlaw.TOO_MANY])
    line = LocalLine.objects.create(organisation_id=by.organisation_id, at=at, by=by.name)
    record(Act.ADDED, _edition(line, 1, said, by=by, at=at), by=by, at=at, content=asdict(said))
    return line.pk


@action
def change_line(*, line_id: UUID, words: Words, version: int, by: Actor, at: datetime) -> None:
    """Let a line read otherwise from now on. Under another number it waits until that was tried.

    Raises CannotKeep, and Stale where somebody changed it since.
    """
    latest = _latest(line_id, version=version, by=by, at=at)
    said = _checked(words)
    if said == words_of(latest):
        raise CannotKeep([LineFlaw.SAME])
    edition = _edition(latest.line, latest.number + 1, said, by=by, at=at)
    record(Act.CHANGED, edition, by=by, at=at, content=asdict(said))


@action
def note_tried(
    *, line_id: UUID, version: int, tried_on: date, tried_by: str, answered_by: str, by: Actor, at: datetime
) -> None:
    """Write down that somebody rang, and who answered. Raises CannotKeep, and Stale where it reads otherwise by now."""
    edition = _latest(line_id, version=version, by=by, at=at)
    if tried_on > today_of(by, at=at):
        raise CannotKeep([LineFlaw.TO_COME])
    if not (tried_by.strip() and answered_by.strip()):
        raise CannotKeep([LineFlaw.NOBODY])
    row = LineTried.objects.create(
        organisation_id=by.organisation_id,
        edition=edition,
        tried_on=tried_on,
        tried_by=tried_by.strip(),
        answered_by=answered_by.strip(),
        at=at,
        by=by.name,
    )
    record(Act.CONFIRMED, row, by=by, at=at, content={"reach": edition.reach, "on": tried_on.isoformat()})


@action
def take_off(*, line_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """Take a line off Help now, with why. What it said, and who tried it, stays written. Raises CannotKeep."""
    line = _line(line_id, by=by, at=at)
    if not because.strip():
        raise CannotKeep([LineFlaw.NO_WORDS])
    off = LineOff.objects.create(
        organisation_id=by.organisation_id, line=line, because=because.strip(), at=at, by=by.name
    )
    record(Act.ENDED, off, by=by, at=at, content={"because": off.because})


def _checked(words: Words) -> Words:
    said = put_right(words)
    if flaws := flaws_of(said, national=ways.WAYS):
        raise CannotKeep(flaws)
    return said


def _line(line_id: UUID, *, by: Actor, at: datetime) -> LocalLine:
    line = gate.one(LocalLine, line_id, by=by, may=KEEP, at=at, lock=True)
    if LineOff.objects.filter(line=line).exists():
        raise CannotKeep([LineFlaw.GONE])
    return line


def _latest(line_id: UUID, *, version: int, by: Actor, at: datetime) -> LineEdition:
    line = _line(line_id, by=by, at=at)
    latest = LineEdition.objects.filter(line=line).select_related("line").latest("number")
    if latest.number != version:
        raise Stale
    return latest


def _edition(line: LocalLine, number: int, words: Words, *, by: Actor, at: datetime) -> LineEdition:
    return LineEdition.objects.create(
        organisation_id=by.organisation_id, line=line, number=number, **asdict(words), at=at, by=by.name
    )


def _one_change_at_a_time(by: Actor) -> None:
    """Let nobody else of the organisation add a line until this is done: there are never more than so many."""
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
