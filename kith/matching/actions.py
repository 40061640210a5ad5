"""What the person says of a suggestion, and what they ask to be looked for."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from kith.directory.models import Listing
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import ListingId, PersonId
from kith.ground.tables import next_version
from kith.matching.models import ChoiceMade, LookingFor
from kith.matching.rules.choices import Choice, WhyNotForMe
from kith.people.models import Person


class SayWhyError(Exception):
    """Not for me, without why: the next suggestion could be no nearer."""

    def __init__(self) -> None:
        super().__init__("Choose what it is about. “Not now” is enough.")


@dataclass(frozen=True)
class Wanted:
    """How far, at what cost, online or not, in which languages. None and empty are not asked."""

    how_far_km: Decimal | None = None
    takes_online: bool | None = None
    most_pence: int | None = None
    languages: tuple[str, ...] = ()


@action
def choose(
    *,
    person_id: PersonId,
    listing_id: ListingId,
    choice: Choice,
    said_by: str,
    because: WhyNotForMe | None = None,
    words: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Write what the person said of one suggestion. The last thing said is what holds.

    Raises SayWhyError for a no without what it is about.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.SUGGESTION_PICK, at=at)
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_SEE, at=at)
    if choice is Choice.NOT_FOR_ME and because is None:
        raise SayWhyError
    made = ChoiceMade.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        listing=listing,
        choice=choice,
        because=because or "",
        words=words,
        said_by=said_by,
        at=at,
        by=by.name,
    )
    content = {"listing": str(listing_id), "choice": choice, "because": because or "", "words": words}
    record(Act.DECIDED, made, by=by, at=at, person_id=person_id, content=content)


@action
def look_for(*, person_id: PersonId, wanted: Wanted, version: int, by: Actor, at: datetime) -> None:
    """Write how far, at what cost, online or not and in which languages to look, as the person asked.

    Raises Stale where somebody else wrote it since the form was filled.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.SUGGESTION_PICK, at=at, lock=True)
    row = LookingFor.objects.filter(person=person).first() or LookingFor(
        organisation_id=person.organisation_id, person=person, version=0
    )
    row.version = next_version(row, filled_from=version)
    row.how_far_km, row.takes_online, row.most_pence = wanted.how_far_km, wanted.takes_online, wanted.most_pence
    row.languages = " ".join(wanted.languages)
    row.written_at, row.written_by = at, by.name
    row.save()
    content = {
        "how far": str(wanted.how_far_km or ""),
        "online": wanted.takes_online,
        "most pence": wanted.most_pence,
        "languages": list(wanted.languages),
    }
    record(Act.CHANGED, row, by=by, at=at, person_id=person_id, content=content)
