"""What every table of a room begins with: a random id, an owning organisation, and its retention and sensitivity."""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from kith.ground.ids import new_id


class Retention(StrEnum):
    """How long a table's rows are kept. The years belong to the organisation's schedule, the class to the table."""

    CARE_RECORD = "care record"
    SAFEGUARDING_RECORD = "safeguarding record"
    AUDIT = "audit"
    DIRECTORY = "directory"
    ACCOUNT = "account"
    PASSING = "passing"
    """Drafts, deliveries, throttles: gone within days."""


class Sensitivity(StrEnum):
    """How much harm a leaked row could do."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SPECIAL = "special"
    """Health, faith, sexuality, ethnicity, and anything that says where a person at risk lives."""
    SEALED = "sealed"


class Row(models.Model):
    """A row that an organisation owns."""

    retention: ClassVar[Retention]
    sensitivity: ClassVar[Sensitivity]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Versioned(models.Model):
    """Something a form can edit. The form carries the version it was filled from; a stale one overwrites nothing."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Stale(Exception):
    """Somebody saved this row after the form was filled. Nothing is overwritten; the page shows both texts."""


def next_version(row: Versioned, *, filled_from: int | None) -> int:
    """Return the version that a change makes of a row held by its lock.

    Raises Stale where the row moved on since the form was filled.
    """
    if filled_from != row.version:
        raise Stale
    return row.version + 1
