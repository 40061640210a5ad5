"""Asking who may interpret for somebody, and writing down who does, did, or why nobody could."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate, passing
from kith.ground.access.crossings import PLAINLY, Crossing, How, Party, Way
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.actions.writing import Writing
from kith.people.models import Person
from kith.people.rules.telling import Place, Told
from kith.people.rules.terms import Flawed
from kith.rights.models import InterpreterPresence, InterpreterWish
from kith.rights.queries.interpreting import community_of
from kith.rights.rules.interpreting import By, Community, Occasion, Presence, flaws_of


class CannotInterpret(Flawed):
    """Somebody who may not be written down as the interpreter; the first flaw's words say why."""


@action
def wish_for_interpreter(
    *,
    person_id: PersonId,
    community: Community,
    way: By | None,
    is_unnamed: bool,
    words: str,
    told: Told,
    by: Actor,
    at: datetime,
) -> None:
    """Write what the person said about who may interpret, in their word alone; later words take the place of earlier.

    Raises NotVisible or NotSaidSo.
    """
    writing = Writing.begin(person_id, told, Place.FIRST_PERSON, by=by, at=at)
    writing.end(InterpreterWish.objects.filter(person_id=person_id, ended_at=None))
    row = InterpreterWish.objects.create(
        community=community, way=way or "", is_unnamed=is_unnamed, words=words, **writing.columns
    )
    writing.note(Act.ADDED, row, {"community": community})


@dataclass(frozen=True)
class Setting:
    """On which occasion somebody interprets, on which day, by which way and under which name."""

    occasion: Occasion
    on: date
    about: UUID | None = None
    name: str = ""
    way: By | None = None
    is_unnamed: bool = False


@action
def record_interpreter(*, person_id: PersonId, setting: Setting, presence: Presence, by: Actor, at: datetime) -> UUID:
    """Write down who interprets or did, or why it went on without somebody trained. Raises CannotInterpret."""
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_DESCRIBE, at=at)
    parties = [Party(names=(setting.name,))] if setting.name.strip() else []
    asked = passing.may_pass_each(Crossing.INTERPRETER_NAMED, person_id, {"": parties}, by=by, at=at, how=_how(setting))
    is_limited = not asked[""]
    community = community_of(by, person_id, at=at)
    if flaws := flaws_of(presence, community=community, is_limited=is_limited):
        raise CannotInterpret(flaws)
    row = InterpreterPresence.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        occasion=setting.occasion,
        about=setting.about,
        on=setting.on,
        interpreter=presence.interpreter,
        name=setting.name.strip(),
        way=setting.way or "",
        comes=presence.comes,
        of_their_community=presence.of_their_community,
        is_unnamed=setting.is_unnamed,
        because=presence.because.strip(),
        by=by.name,
        at=at,
    )
    content = {"occasion": setting.occasion, "interpreter": presence.interpreter, "comes": presence.comes}
    record(Act.ADDED, row, by=by, at=at, person_id=person_id, content=content)
    return row.pk


WAYS = {By.IN_THE_ROOM: Way.IN_PERSON, By.PHONE: Way.PHONE, By.VIDEO: Way.ONLINE}


def _how(setting: Setting) -> How:
    return How(way=WAYS[setting.way]) if setting.way else PLAINLY
