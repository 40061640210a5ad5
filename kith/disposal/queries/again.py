"""Who came back with a backup although they were erased."""

from collections.abc import Collection, Mapping
from pathlib import Path
from uuid import UUID

from kith.disposal.models import PutBack
from kith.ground.access.models import SetApart
from kith.ground.running.restored import read_back
from kith.people.models import Person


def come_back(files: Collection[Path]) -> list[Mapping[str, str]]:
    """Return the lines of those who were erased and are in the store, each person once: as many queries for many.

    A line is written before the erasing that it tells of. Where that did not come about, the record is set apart still,
    or was put back since: the first is erased by the way that asks what stands against it, and the second not at all.
    """
    lines = {line["person"]: line for line in read_back(files)}
    ids = [UUID(person_id) for person_id in lines]
    gone_or_apart = set(SetApart.objects.filter(person_id__in=ids).values_list("person_id", flat=True))
    put_back = set(PutBack.objects.filter(disposal__person_id__in=ids).values_list("disposal__code", flat=True))
    here = set(Person._base_manager.filter(pk__in=ids).values_list("pk", flat=True))
    return [
        line
        for person_id, line in lines.items()
        if UUID(person_id) in here - gone_or_apart and line["code"] not in put_back
    ]
