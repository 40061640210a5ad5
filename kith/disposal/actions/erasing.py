"""The one door through which a record is erased: rows, pictures, letters, what the record of what was done says.

What stays is an empty row with an id, to which the entries of the record point, and the certificate, which points at
nobody. That somebody was erased is written beside the store before it is done, so that no backup brings them back.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.sql.subqueries import DeleteQuery

from kith.disposal.models import Certificate, Decision, Disposal, Erased, PutBack
from kith.disposal.packs.england import SCHEDULE
from kith.disposal.queries.reach import Reach, held, reach_of
from kith.disposal.queries.standing import hindrances_of, last_contacts
from kith.disposal.rules.certificates import Told
from kith.disposal.rules.hindrances import Hindered, Hindrance, first
from kith.ground.access.models import SetApart
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, erase_contents, record
from kith.ground.audit.models import EntryContent
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.running.restored import DISPOSED, write_down
from kith.people.models import Person


@action
def erase(*, disposal_id: UUID, by: Actor, at: datetime) -> UUID:
    """Erase a record whose month is over, and write its certificate. Raises Hindered.

    Asked for the last time: a hold that came in between, or anything that was written since, leaves it set apart.
    """
    disposal = Disposal.objects.select_for_update(no_key=True).get(pk=disposal_id, organisation_id=by.organisation_id)
    person = held(disposal.person_id, by.organisation_id)
    decision = Decision.objects.filter(disposal=disposal, is_yes=True).first()
    apart = SetApart.objects.select_for_update(no_key=True).filter(person=person, erased_at=None).first()
    if decision is None or apart is None or PutBack.objects.filter(disposal=disposal).exists():
        raise Hindered(Hindrance.NOT_SET_APART)
    if decision.erase_at is None or at < decision.erase_at:
        raise Hindered(Hindrance.TOO_SOON)
    reach = _must_still_be_free(person, since=decision.at, at=at)
    told = Told(
        code=disposal.code,
        rule=_rule_of(disposal),
        over_on=disposal.over_on,
        proposed_by=disposal.by,
        proposed_at=disposal.at,
        decided_by=decision.by,
        decided_at=decision.at,
        set_apart_at=apart.at,
        erased_at=at,
        rows=_counted(reach),
    )
    write_down(settings.KITH_DATA / DISPOSED, _line(person, told))
    return _erase_everything(person, reach, told, by=by, at=at)


@action
def erase_again(*, line: Mapping[str, str], by: Actor, at: datetime) -> UUID:
    """Erase somebody who came back with a backup, by the decision that was made then."""
    person = held(UUID(line["person"]), by.organisation_id)
    reach = reach_of(person)
    told = Told(
        code=line["code"],
        rule=line["rule"],
        over_on=date.fromisoformat(line["over_on"]),
        proposed_by=line["proposed_by"],
        proposed_at=datetime.fromisoformat(line["proposed_at"]),
        decided_by=line["decided_by"],
        decided_at=datetime.fromisoformat(line["decided_at"]),
        set_apart_at=datetime.fromisoformat(line["set_apart_at"]),
        erased_at=at,
        rows=_counted(reach),
        is_again=True,
    )
    return _erase_everything(person, reach, told, by=by, at=at)


def _rule_of(disposal: Disposal) -> str:
    """Word the rule in English, as certificates do: they are read by other systems, and in ten years."""
    line = SCHEDULE.line(disposal.line)
    return f"{line.fits.words}: {disposal.years} years after {line.counts_from.words} ({SCHEDULE.country}, {line.key})"


def _erase_everything(person: Person, reach: Reach, told: Told, *, by: Actor, at: datetime) -> UUID:
    """Take everything of a person away, inside an action; nothing stays but an empty row. Return the certificate."""
    entries = reach.entries
    pictures = [place_of(photo_id) for photo_id in reach.rows.get(Photo, ())]
    _end_sessions(reach)
    Person._base_manager.filter(pk=person.pk).update(known_as="", full_name="", born_on=None, account=None, version=1)
    for table, ids in reach.children_first:
        _delete(table, ids)
    SetApart.objects.update_or_create(
        person_id=person.pk, defaults={"organisation_id": person.organisation_id, "erased_at": at}, create_defaults={
            "organisation_id": person.organisation_id, "at": at, "erased_at": at,
        },
    )  # fmt: skip
    certificate = _certify(told, by=by)
    record(Act.ERASED, certificate, by=by, at=at, content={"seal": told.seal, "code": told.code})
    erase_contents(entries, by=by, at=at)
    for place in pictures:
        transaction.on_commit(partial(place.unlink, missing_ok=True))
    return certificate.pk


def _must_still_be_free(person: Person, *, since: datetime, at: datetime) -> Reach:
    hindrance = first(hindrances_of([person], at=at)[person.pk])
    if hindrance is not None:
        raise Hindered(hindrance)
    contact = last_contacts([person.pk]).get(person.pk)
    if contact is not None and contact > since:
        raise Hindered(Hindrance.NOT_OVER)
    reach = reach_of(person)
    if reach.elsewhere:
        raise Hindered(Hindrance.ELSEWHERE)
    return reach


def _counted(reach: Reach) -> dict[str, int]:
    said = EntryContent.objects.filter(entry_id__in=reach.entries).count()
    return {**reach.counts, **({EntryContent._meta.label: said} if said else {})}


def _certify(told: Told, *, by: Actor) -> Certificate:
    certificate = Certificate.objects.create(
        organisation_id=by.organisation_id,
        code=told.code,
        rule=told.rule,
        over_on=told.over_on,
        proposed_by=told.proposed_by,
        proposed_at=told.proposed_at,
        decided_by=told.decided_by,
        decided_at=told.decided_at,
        set_apart_at=told.set_apart_at,
        erased_at=told.erased_at,
        is_again=told.is_again,
        seal=told.seal,
    )
    Erased.objects.bulk_create(
        Erased(organisation_id=by.organisation_id, certificate=certificate, kind=kind, rows=rows)
        for kind, rows in told.rows.items()
    )
    return certificate


def _line(person: Person, told: Told) -> Mapping[str, object]:
    """Return what is written beside the store: ids, the rule, and who decided; no word of theirs."""
    return {
        "organisation": str(person.organisation_id),
        "person": str(person.pk),
        "code": told.code,
        "rule": told.rule,
        "over_on": told.over_on.isoformat(),
        "proposed_by": told.proposed_by,
        "proposed_at": told.proposed_at.isoformat(),
        "decided_by": told.decided_by,
        "decided_at": told.decided_at.isoformat(),
        "set_apart_at": told.set_apart_at.isoformat(),
        "erased_at": told.erased_at.isoformat(),
    }


def _end_sessions(reach: Reach) -> None:
    """End every screen on which they are signed in, with what lies in it."""
    sittings = reach.rows.get(apps.get_model("sign_in.Sitting"), frozenset())
    keys = apps.get_model("sign_in.Sitting")._base_manager.filter(pk__in=sittings).values_list("session_key", flat=True)
    apps.get_model("sessions.Session")._base_manager.filter(pk__in=[key for key in keys if key]).delete()


def _delete(table: type[Model], ids: Collection[Any]) -> None:
    """Delete rows without asking what points at them: that has gone before."""
    DeleteQuery(table).delete_batch(list(ids), connection.alias)
