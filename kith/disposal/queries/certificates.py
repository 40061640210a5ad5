"""Certificates of what was erased, each held against the record of what was done."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.disposal.models import Certificate
from kith.disposal.rules.certificates import Told
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.chain import digest_of
from kith.ground.audit.models import Entry

KEEP = Permission.DISPOSAL_KEEP


@dataclass(frozen=True)
class Certified:
    """One certificate. `is_true` says that it is, to the letter, what the record holds."""

    certificate_id: UUID
    told: Told
    organisation: str
    is_true: bool

    @property
    def total(self) -> int:
        return sum(self.told.rows.values())


@dataclass(frozen=True)
class Listed:
    """One certificate in a list."""

    certificate_id: UUID
    code: str
    rule: str
    erased_at: datetime
    is_again: bool


def certificates(viewer: Actor, *, at: datetime) -> tuple[Listed, ...]:
    """Return every certificate, the latest first."""
    rows = Certificate.objects.visible_to(viewer, may=KEEP, at=at).order_by("-erased_at", "pk")
    return tuple(Listed(row.pk, row.code, row.rule, row.erased_at, row.is_again) for row in rows)


def certificate(viewer: Actor, certificate_id: UUID, *, at: datetime) -> Certified:
    """Return one certificate, or raise NotVisible."""
    row = gate.one(Certificate, certificate_id, by=viewer, may=KEEP, at=at)
    told = _told(row)
    is_true = row.seal == told.seal and _sealed_in_the_record(row) == told.seal
    return Certified(row.pk, told, row.organisation.name, is_true)


def _told(row: Certificate) -> Told:
    return Told(
        code=row.code,
        rule=row.rule,
        over_on=row.over_on,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        set_apart_at=row.set_apart_at,
        erased_at=row.erased_at,
        rows=dict(row.erased.values_list("kind", "rows")),
        is_again=row.is_again,
    )


def _sealed_in_the_record(row: Certificate) -> str:
    """Return the seal that the record holds of a certificate, where the entry is as it was written."""
    entries = Entry.objects.filter(organisation_id=row.organisation_id, act=Act.ERASED, about=row._meta.label)
    entry = entries.filter(about_id=str(row.pk)).select_related("content").first()
    if entry is None or not hasattr(entry, "content"):
        return ""
    if digest_of(entry.content.salt, entry.content.text) != entry.digest:
        return ""
    return str(json.loads(entry.content.text).get("seal", ""))
