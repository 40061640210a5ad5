"""The directory as the engine has it: laid out once, kept on disk, brought up to each edition by what changed since.

A page asks for the edition in one query. Where it is the one before, nothing is read. Where some listings changed, they
alone are read and laid out beside the rest. Where anything may have changed, all of it is laid out anew.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from kith.directory.models import EditionStep, Glance
from kith.directory.queries.editions import EditionNow, edition_of
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.matching.gateways import Keeping, LaidOut
from kith.matching.gateways.shelves import OnDisk
from kith.matching.queries.offers import GLANCE, glances, offer_of, words_of
from kith.matching.rules.engine.answers import Directory
from kith.matching.rules.engine.building import Says, shelve_with
from kith.matching.rules.engine.columns import Shelf
from kith.matching.rules.offers import Offer

MOST_BESIDE = 2000
"""How many changed listings are laid out beside the rest; from there on all of it is laid out anew."""
MOST_STEPS = 10_000
"""How many editions are read on; the same listing may have changed in many of them."""
WORTH_KEEPING = 2000
"""A smaller directory is laid out in less time than it takes to sync a disk."""
MOST_READY = 8
"""How many organisations' directories one process has ready."""
NOTHING = shelve_with(())

_lock = Lock()
_ready: OrderedDict[OrganisationId, "_Ready"] = OrderedDict()


@dataclass(frozen=True)
class _Ready:
    """What one process answers with: the edition and the day it is for, and what it was put together from."""

    token: UUID
    on: date
    laid_out: LaidOut
    directory: Directory


def directory_for(viewer: Actor, *, at: datetime, on: date) -> Directory | None:
    """Return the directory that this viewer may see, as it is now; None where there is none. One query, mostly.

    Raises TooManyCodesError where it speaks of more than the engine has bits for.
    """
    edition = edition_of(viewer, at=at)
    if edition is None:
        return None
    ready = _ready.get(viewer.organisation_id)
    if ready is None or ready.token != edition.token or ready.on != on:
        with _lock:
            ready = _brought_up(viewer, edition, at=at, on=on)
    return ready.directory


def keep_laid_out(viewer: Actor, *, at: datetime) -> bool:
    """Lay a directory out anew and keep it, where the one that is kept lags far behind. Say whether it did."""
    edition = edition_of(viewer, at=at)
    if edition is None or glances(viewer, at=at).count() < WORTH_KEEPING:
        return False
    changed = _changed_since(keeping().newest(viewer.organisation_id), viewer, at=at)
    if changed is not None and len(changed) <= MOST_BESIDE // 2:
        return False
    with keeping().alone(viewer.organisation_id):
        keeping().keep(viewer.organisation_id, _lay_out(viewer, edition, at=at))
    return True


def keeping() -> Keeping:
    """Return where this installation keeps what was laid out."""
    return OnDisk(settings.KITH_DATA / "matching")


def _brought_up(viewer: Actor, edition: EditionNow, *, at: datetime, on: date) -> _Ready:
    """Bring what is ready up to an edition. Whoever waited for somebody to do so finds it done."""
    ready = _ready.get(viewer.organisation_id)
    if ready and (ready.token, ready.on) == (edition.token, on):
        return ready
    laid_out = ready.laid_out if ready else None
    changed = _changed_since(laid_out, viewer, at=at)
    if laid_out is None or changed is None:
        with keeping().alone(viewer.organisation_id):
            laid_out, changed = _kept_or_laid_out(viewer, edition, at=at)
    since = _shelved(glances(viewer, at=at).filter(listing_id__in=changed)) if changed else NOTHING
    ready = _Ready(edition.token, on, laid_out, Directory.of(laid_out.shelf, since, changed, on=on))
    _ready[viewer.organisation_id] = ready
    _ready.move_to_end(viewer.organisation_id)
    while len(_ready) > MOST_READY:
        _ready.popitem(last=False)
    return ready


def _kept_or_laid_out(viewer: Actor, edition: EditionNow, *, at: datetime) -> tuple[LaidOut, Collection[UUID]]:
    """Return what is kept and what changed since; where that is too much, or nothing is kept, lay it out anew."""
    kept = keeping().newest(viewer.organisation_id)
    changed = _changed_since(kept, viewer, at=at)
    if kept and changed is not None:
        return kept, changed
    laid_out = _lay_out(viewer, edition, at=at)
    if laid_out.shelf.columns.size >= WORTH_KEEPING:
        keeping().keep(viewer.organisation_id, laid_out)
        laid_out = _as_kept(laid_out, viewer.organisation_id)
    return laid_out, frozenset()


def _as_kept(laid_out: LaidOut, organisation_id: OrganisationId) -> LaidOut:
    """Return what was just kept, mapped, so that this process shares it with the others."""
    kept = keeping().newest(organisation_id)
    return kept if kept and kept.token == laid_out.token else laid_out


def _changed_since(laid_out: LaidOut | None, viewer: Actor, *, at: datetime) -> Collection[UUID] | None:
    """Return the listings that changed since an edition; None where any may have, too many have, or it never was."""
    if laid_out is None:
        return None
    steps = EditionStep.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)
    rows = steps.filter(number__gte=laid_out.number).order_by("number").values_list("number", "token", "listing_id")
    read = list(rows[: MOST_STEPS + 1])
    if not read or read[0][:2] != (laid_out.number, laid_out.token) or len(read) > MOST_STEPS:
        return None
    changed = {listing_id for _, _, listing_id in read[1:]}
    return None if None in changed or len(changed) > MOST_BESIDE else frozenset(one for one in changed if one)


def _lay_out(viewer: Actor, edition: EditionNow, *, at: datetime) -> LaidOut:
    return LaidOut(edition.number, edition.token, _shelved(glances(viewer, at=at)))


def _shelved(some: QuerySet[Glance]) -> Shelf:
    return shelve_with(_read(some))


def _read(some: QuerySet[Glance]) -> Iterator[tuple[Offer, Says]]:
    rows: QuerySet[Glance, tuple[Any, ...]] = some.values_list(*GLANCE, "words")
    for *slim, words in rows.iterator(5000):
        listing_id = slim[0]
        yield offer_of(tuple(slim)), words_of((listing_id, words, "")).says
