"""Writing the record. Entries wait until the action's own work is done; the chain's head is locked last.

Locked first, every writer of an organisation would queue behind the slowest action; locked last, they pass in
milliseconds.
"""

import functools
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Model

from kith.ground.access.belt import for_organisation
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import noting_stops
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.chain import BEGINNING, NAMED, Words, content_text, digest_of, link_of
from kith.ground.audit.models import Entry, EntryContent, EntryPerson, Head
from kith.ground.batches import in_batches
from kith.ground.ids import OrganisationId, PersonId

P = ParamSpec("P")
R = TypeVar("R")


class UnrecordedError(Exception):
    """An action that would have changed something without saying so. Its transaction is undone."""


A_BATCH = 500
"""So many contents are erased at a time."""


@dataclass(frozen=True)
class Line:
    """One entry waiting for its place in the chain."""

    act: Act
    about: str
    about_id: str
    by: Actor
    at: datetime
    person_id: PersonId | None = None
    purpose: str = ""
    content: Mapping[str, object] = field(default_factory=dict)
    people: Sequence[PersonId] = ()


_open: ContextVar[list[Line] | None] = ContextVar("open_ledger", default=None)


def record(
    act: Act,
    about: Model | str,
    *,
    by: Actor,
    at: datetime,
    person_id: PersonId | None = None,
    purpose: str = "",
    content: Mapping[str, object] | None = None,
    people: Sequence[PersonId] = (),
) -> None:
    """Record one act inside an action's transaction. `about` is the row, or a name where there is none.

    Raises UnrecordedError outside an action, where the entry could be lost or stand without its deed.
    """
    lines = _open.get()
    if lines is None:
        raise UnrecordedError("The record is written inside an action; decorate the function with @action.")
    lines.append(
        Line(
            act=act,
            about=about._meta.label if isinstance(about, Model) else about,
            about_id=str(about.pk) if isinstance(about, Model) else "",
            by=by,
            at=at,
            person_id=person_id,
            purpose=purpose,
            content=content or {},
            people=people,
        )
    )


@contextmanager
def ledger() -> Iterator[list[Line]]:
    """Open one transaction whose entries are written last. Inside another, join it.

    A limit on contact that stopped something is noted after the transaction, so that it is known of what was undone.
    """
    outer = _open.get()
    if outer is not None:
        yield outer
        return
    lines: list[Line] = []
    token = _open.set(lines)
    with noting_stops():
        try:
            with transaction.atomic():
                yield lines
                _write(lines)
        finally:
            _open.reset(token)


def action(verb: Callable[P, R]) -> Callable[P, R]:
    """Make a function an action: one transaction, at least one entry in the record, or nothing happens at all."""

    @functools.wraps(verb)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        with ledger() as lines:
            before = len(lines)
            result = verb(*args, **kwargs)
            if len(lines) == before:
                raise UnrecordedError(f"{verb.__module__}.{verb.__qualname__} recorded nothing of what it did.")
            return result

    acted.is_action = True  # type: ignore[attr-defined] # read by the laws
    return acted


def viewed(line: Line) -> None:
    """Record one look, as the last act of a page, in a transaction of its own."""
    with ledger() as lines:
        lines.append(line)


def refused(refusal: NotVisible, *, by: Actor, at: datetime) -> None:
    """Record that somebody was turned away from a row."""
    viewed(Line(Act.REFUSED, refusal.table, str(refusal.row_id), by, at, content={"wanted": str(refusal.permission)}))


def erase_contents(entries: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Erase what some entries say, by law: each erasure is an entry of its own, and what was said goes after it.

    The chain's head is held from here on, so that this stands last in an action. Return how many were erased.
    """
    if _open.get() is None:
        raise UnrecordedError("What was said is erased inside an action; decorate the function with @action.")
    there = EntryContent.objects.filter(entry__organisation_id=by.organisation_id)
    erased = 0
    for batch in in_batches(entries, A_BATCH):
        said = sorted(there.filter(entry_id__in=batch).values_list("entry_id", flat=True))
        _write([Line(Act.ERASED, Entry._meta.label, str(entry_id), by, at) for entry_id in said])
        there.filter(entry_id__in=said).delete()
        erased += len(said)
    return erased


def _write(lines: Sequence[Line]) -> None:
    ordered = sorted(lines, key=lambda line: str(line.by.organisation_id))
    for organisation_id, own in groupby(ordered, key=lambda line: line.by.organisation_id):
        with for_organisation(organisation_id):
            head = _locked_head(organisation_id)
            for line in own:
                _append(head, line)
            head.save(update_fields=["sequence", "link"])


def _locked_head(organisation_id: OrganisationId) -> Head:
    """Hold the end of an organisation's chain; its first entry begins one."""
    heads = Head.objects.select_for_update().filter(organisation_id=organisation_id)
    head = heads.first()
    if head is None:
        Head.objects.get_or_create(organisation_id=organisation_id, defaults={"link": BEGINNING})
        head = heads.get()
    return head


def _append(head: Head, line: Line) -> None:
    salt = secrets.token_hex(16)
    named = {NAMED: line.by.name} if line.by.is_at_home else {}
    text = content_text({**line.content, **named}, [str(person_id) for person_id in line.people])
    words = Words(
        organisation_id=str(line.by.organisation_id),
        sequence=head.sequence + 1,
        at=line.at,
        act=line.act,
        about=line.about,
        about_id=line.about_id,
        person_id=str(line.person_id or ""),
        actor_account=str(line.by.account_id or ""),
        actor_name="" if named else line.by.name,
        purpose=line.purpose,
        digest=digest_of(salt, text),
    )
    head.sequence, head.link = words.sequence, link_of(head.link, words)
    entry = Entry.objects.create(
        organisation_id=line.by.organisation_id,
        sequence=words.sequence,
        at=words.at,
        act=words.act,
        about=words.about,
        about_id=words.about_id,
        person_id=line.person_id,
        actor_account=line.by.account_id,
        actor_name=words.actor_name,
        purpose=words.purpose,
        digest=words.digest,
        link=head.link,
    )
    EntryContent.objects.create(entry=entry, salt=salt, text=text)
    if line.people:
        EntryPerson.objects.bulk_create(
            EntryPerson(entry_id=entry.pk, person_id=person_id) for person_id in line.people
        )
