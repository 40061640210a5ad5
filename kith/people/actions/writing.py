"""Writing something about somebody: whose record, who said it, who writes, when. Every such action begins here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import record
from kith.ground.ids import PersonId
from kith.ground.reasons import Reason
from kith.people.models import Person
from kith.people.models.said import heard
from kith.people.rules.telling import TELLING_WORDS, Place, TellingReason, Told, may_stand


class NotSaidSo(Exception):
    """Words that may not stand in this part of the record; the message says why."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(TELLING_WORDS[TellingReason(reason.code)])


@dataclass(frozen=True)
class Writing:
    """A person's record, held by its lock, and the origin of the words that are about to be written."""

    person: Person
    told: Told
    by: Actor
    at: datetime

    @classmethod
    def begin(
        cls,
        person_id: PersonId,
        told: Told,
        place: Place,
        *,
        by: Actor,
        at: datetime,
        may: Permission = Permission.PERSON_DESCRIBE,
    ) -> "Writing":
        """Ask the gate, then whether words of this origin may stand here.

        Raises NotVisible, or NotSaidSo.
        """
        person = gate.one(Person, person_id, by=by, may=may, at=at, lock=True)
        today = clock.day_of(at, person.organisation.zone)
        decision = may_stand(told, place, writer_is_the_person=by.person_id == person.pk, today=today)
        if not decision:
            raise NotSaidSo(decision.reason)
        return cls(person, told, by, at)

    @property
    def columns(self) -> dict[str, Any]:
        """The columns that every row of words begins with."""
        return {
            "organisation_id": self.person.organisation_id,
            "person_id": self.person.pk,
            **heard(self.told, by=self.by.name),
            "written_at": self.at,
        }

    def end(self, rows: QuerySet[Any], because: str = "") -> int:
        """End rows that no longer hold, and return how many there were."""
        return rows.update(ended_at=self.at, ended_by=self.by.name, ended_because=because)

    def note(self, act: Act, about: Model | str, content: Mapping[str, object]) -> None:
        """Write the entry in the record, with whose words they were."""
        record(
            act,
            about,
            by=self.by,
            at=self.at,
            person_id=PersonId(self.person.pk),
            content={**content, **self.told.in_the_record},
        )
