"""What must be true of a store whatever happened to it: no deed is half done, and the record is as it was written."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from kith.correspondence.models import Delivery, Message, Waiting
from kith.ground.accounts.models import Account, RoleHeld
from kith.ground.audit import witness
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry, EntryContent, Head
from kith.ground.audit.verify import every_break
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.sign_in.models import Invitation
from kith.ground.web.models import Answered
from kith.networks.models import Tie, TieAsItWas


def at_the_store(witnessed: Path | None = None) -> dict[str, Any]:
    """Return how often each deed is there, in which order, and every fault that was found."""
    ties = {str(pk): name for pk, name in Tie.objects.values_list("pk", "name")}
    colleagues = dict(Account.objects.filter(sign_in_name__contains="-").values_list("pk", "sign_in_name"))
    photos = [str(pk) for pk in Photo.objects.values_list("pk", flat=True)]
    faults = [*ties_half_done(set(ties)), *invitations_half_done(set(colleagues)), *photos_half_done(photos)]
    faults += [f"the form {key} has no answer" for key in Answered.objects.filter(location="").values_list("key")]
    faults += engine_faults()
    breaks = every_break(witness.read_back(witnessed) if witnessed else {})
    named = {**ties, **{str(pk): name for pk, name in colleagues.items()}, **{pk: pk for pk in photos}}
    added = Entry.objects.filter(act=Act.ADDED).order_by("sequence").values_list("about_id", flat=True)
    return {
        "deeds": Counter(named.values()),
        "in_order": [named[about_id] for about_id in added if about_id in named],
        "entries": Entry.objects.count(),
        "head": max(Head.objects.values_list("sequence", flat=True), default=0),
        "waiting": Waiting.objects.count(),
        "messages": [str(pk) for pk in Message.objects.values_list("pk", flat=True)],
        "breaks": [str(broken.fault) for broken in breaks],
        "faults": faults,
    }


def ties_half_done(ties: set[str]) -> Iterator[str]:
    yield from _once("tie", ties, TieAsItWas.objects.values_list("tie_id", flat=True), "state")
    yield from _recorded("networks.Tie", Act.ADDED, ties)


def invitations_half_done(colleagues: set[Any]) -> Iterator[str]:
    yield from _once(
        "account", colleagues, RoleHeld.objects.filter(account__in=colleagues).values_list("account_id"), "role"
    )
    yield from _once("account", colleagues, Invitation.objects.values_list("account_id", flat=True), "way in")
    yield from _once("account", colleagues, Message.objects.values_list("account_id", flat=True), "message")
    messages = set(Message.objects.values_list("pk", flat=True))
    gone = set(Delivery.objects.filter(outcome="sent").values_list("message_id", flat=True))
    waiting = set(Waiting.objects.values_list("message_id", flat=True))
    yield from (f"message {pk} neither waits nor went" for pk in messages - gone - waiting)
    yield from (f"message {pk} went and waits" for pk in gone & waiting)
    yield from _recorded("correspondence.Message", Act.SENT, {str(pk) for pk in messages})
    yield from _recorded(
        "sign_in.Invitation", Act.ADDED, {str(pk) for pk in Invitation.objects.values_list("pk", flat=True)}
    )


def photos_half_done(photos: Iterable[str]) -> Iterator[str]:
    yield from _recorded("files.Photo", Act.ADDED, set(photos))
    for photo in Photo.objects.all():
        place = place_of(photo.pk)
        if not place.exists() or hashlib.sha256(place.read_bytes()).hexdigest() != photo.digest:
            yield f"photo {photo.pk} is not the picture that was kept"


def engine_faults() -> Iterator[str]:
    """Ask the engine itself whether its file is sound, and whether every row points at one that is there."""
    without = Entry.objects.exclude(pk__in=EntryContent.objects.values("pk")).count()
    if without:
        yield f"{without} entries have no content"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            found = cursor.execute("PRAGMA integrity_check").fetchall()
            yield from (f"integrity: {said}" for (said,) in found if said != "ok")
            yield from (f"foreign key: {row}" for row in cursor.execute("PRAGMA foreign_key_check").fetchall())


def _once(what: str, rows: set[Any], of: Iterable[Any], part: str) -> Iterator[str]:
    """Find rows that lack their part, have it twice, and parts whose row is missing."""
    counted = Counter(str(pk[0] if isinstance(pk, tuple) else pk) for pk in of)
    wanted = {str(pk) for pk in rows}
    yield from (f"{what} {pk} has {counted[pk]} of its {part}" for pk in wanted if counted[pk] != 1)
    yield from (f"a {part} of {what} {pk}, which is not there" for pk in counted if pk not in wanted)


def _recorded(table: str, act: Act, rows: set[str]) -> Iterator[str]:
    entries = Counter(Entry.objects.filter(about=table, act=act).values_list("about_id", flat=True))
    yield from (f"{table} {pk} stands {entries[pk]} times in the record" for pk in rows if entries[pk] != 1)
    yield from (f"the record tells of {table} {pk}, which is not there" for pk in entries if pk not in rows)
