"""Saying who somebody is, in their own words."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q

from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action
from kith.ground.ids import PersonId
from kith.ground.tables import Stale
from kith.people.actions.writing import Writing
from kith.people.models import Words
from kith.people.rules.about_me import Section
from kith.people.rules.persons import version_of
from kith.people.rules.telling import Told


@action
def describe(
    *,
    person_id: PersonId,
    section: Section,
    lines: Sequence[str],
    told: Told,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write one part of the about-me page as it should now read, one thing a line.

    A line that stays keeps its first origin; one that is gone ends; one that is new is said now.
    Raises NotSaidSo, and Stale where somebody else wrote here since the form was filled.
    """
    writing = Writing.begin(person_id, told, section.place, by=by, at=at)
    rows = Words.objects.filter(person_id=person_id, section=section)
    counts = rows.aggregate(written=Count("pk"), ended=Count("pk", filter=Q(ended_at__isnull=False)))
    if version is not None and version != version_of(counts["written"], counts["ended"]):
        raise Stale
    wanted = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    standing = {row.words: row.pk for row in rows.filter(ended_at=None)}
    gone = [words for words in standing if words not in wanted]
    new = [words for words in wanted if words not in standing]
    writing.end(Words.objects.filter(pk__in=[standing[words] for words in gone]))
    Words.objects.bulk_create(Words(section=section, words=words, **writing.columns) for words in new)
    for place, words in enumerate(wanted):
        rows.filter(ended_at=None, words=words).update(place=place)
    writing.note(Act.CHANGED, Words._meta.label, {"section": section, "said": new, "ended": gone})
