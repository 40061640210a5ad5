"""The named moments of a map."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.networks.models import Map, TieAsItWas, Wave
from kith.networks.rules import waves
from kith.networks.rules.waves import Moment
from kith.people.rules.telling import Origin


def moments_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[Moment, ...]:
    """Return the moments of a map, the first day first and now last; none where nothing was ever drawn."""
    maps = Map.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(person_id=person_id)
    begun = maps.values_list("begun_at", flat=True).first()
    if begun is None:
        return ()
    named = Wave.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(person_id=person_id, at__lte=at)
    kept = [Moment(moment, name) for moment, name in named.order_by("number").values_list("at", "name")]
    return waves.moments(end_of(timezone.localtime(begun).date()), kept, at)


@dataclass(frozen=True)
class WaveSeen:
    """One time that a map was gone through, as it was told."""

    name: str
    origin: Origin


def waves_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[WaveSeen, ...]:
    """Return every time that a map was gone through, in order."""
    rows = Wave.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(person_id=person_id)
    return tuple(WaveSeen(row.name, row.origin) for row in rows.order_by("number"))


@dataclass(frozen=True)
class WhySeen:
    """Why somebody on a map stands elsewhere than before, as it was told."""

    name: str
    because: str
    origin: Origin


def whys_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[WhySeen, ...]:
    """Return every word of why something on a map changed, in order."""
    rows = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(tie__map__person_id=person_id)
    told = rows.exclude(because="").order_by("at", "tie_id", "version")
    return tuple(WhySeen(row.name, row.because, row.origin) for row in told)


def end_of(on: date) -> datetime:
    """Return the last moment of a day where the organisation is."""
    return timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min)) - timedelta(microseconds=1)
