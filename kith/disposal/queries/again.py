"""Who came back with a backup although they were erased."""

from collections.abc import Collection, Mapping
from pathlib import Path
from uuid import UUID

from kith.ground.access.models import SetApart
from kith.ground.running.restored import read_back
from kith.people.models import Person


def come_back(files: Collection[Path]) -> list[Mapping[str, str]]:
    """Return the lines of those who were erased and are in the store, each person once: two queries, however many."""
    lines = {line["person"]: line for line in read_back(files)}
    ids = [UUID(person_id) for person_id in lines]
    erased = set(SetApart.objects.filter(person_id__in=ids).exclude(erased_at=None).values_list("person_id", flat=True))
    here = set(Person._base_manager.filter(pk__in=ids).values_list("pk", flat=True))
    return [line for person_id, line in lines.items() if UUID(person_id) in here - erased]
