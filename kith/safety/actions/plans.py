"""Writing a safety plan, one part at a time, in the person's own words."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action
from kith.ground.ids import PersonId
from kith.ground.tables import Stale
from kith.people.actions.writing import Writing
from kith.people.rules.persons import version_of
from kith.people.rules.telling import Place, Told
from kith.safety.models import SafetyLine
from kith.safety.rules.plans import Part


@action
def write_part(
    *,
    person_id: PersonId,
    part: Part,
    lines: Sequence[str],
    told: Told,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write one part of a safety plan as it should now read. A line that stays keeps its first origin.

    Raises NotSaidSo where it is not the person's own word, and Stale where somebody wrote here since.
    """
    writing = Writing.begin(person_id, told, Place.FIRST_PERSON, by=by, at=at, may=Permission.SAFETY_WRITE)
    rows = SafetyLine.objects.filter(person_id=person_id, part=part)
    counts = rows.aggregate(written=Count("pk"), ended=Count("pk", filter=Q(ended_at__isnull=False)))
    if version is not None and version != version_of(counts["written"], counts["ended"]):
        raise Stale
    wanted = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    standing = {row.words: row.pk for row in rows.filter(ended_at=None)}
    gone = [words for words in standing if words not in wanted]
    new = [words for words in wanted if words not in standing]
    writing.end(SafetyLine.objects.filter(pk__in=[standing[words] for words in gone]))
    SafetyLine.objects.bulk_create(SafetyLine(part=part, words=words, **writing.columns) for words in new)
    for place, words in enumerate(wanted):
        rows.filter(ended_at=None, words=words).update(place=place)
    writing.note(Act.CHANGED, SafetyLine._meta.label, {"part": part, "lines": len(new), "ended": len(gone)})
