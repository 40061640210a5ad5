"""Bert, with whom nobody has worked for ten years: what tests of forgetting stand on."""

from datetime import datetime
from uuid import UUID

from kith.disposal.actions import deciding
from kith.disposal.actions.deciding import APART
from kith.disposal.actions.erasing import erase
from kith.disposal.actions.holding import begin_hold
from kith.disposal.models import Certificate, Decision
from kith.ground.access import facts
from kith.ground.access.permissions import Relation
from kith.ground.accounts.models import RoleHeld
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TeamId
from kith.people import actions as people
from kith.people.actions.cases import Newcomer
from kith.people.models import Closure, Opening, Person
from kith.people.rules.about_me import Section
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import World

YEARS_AGO = 12
HIS_WORDS = "Pigeons on the allotment"


def before(at: datetime, years: int) -> datetime:
    """Return the same moment some years ago."""
    return at.replace(year=at.year - years)


def bert(world: World, *, years: int = YEARS_AGO, name: str = "Bert Pigeon") -> Person:
    """Write somebody, with a word of theirs, and close it on the next day, years ago. Nobody is a newcomer by then."""
    began = before(world.at, years)
    RoleHeld.objects.filter(starts_at__gt=began).update(starts_at=began)
    known_as = name.split(maxsplit=1)[0]
    newcomer = Newcomer(known_as, name, phone="07700 900481")
    person_id = people.open_case(newcomer=newcomer, because="He rang.", by=world.actor("priya"), at=began)
    people.describe(
        person_id=person_id,
        section=Section.MATTERS,
        lines=(HIS_WORDS,),
        told=Told(Voice.OWN, known_as, Telling.PHONE, began.date()),
        version=None,
        by=world.actor("priya"),
        at=began,
    )
    by = Actor.of_system("world", world.organisation.pk)
    facts.grant(Relation.TEAM, person_id, by=by, at=began, team_id=TeamId(world.team.pk))
    people.close_case(person_id=person_id, because="All is well.", by=world.actor("priya"), at=began)
    return Person.objects.get(pk=person_id)


def proposed(world: World, person: Person, *, by: str = "dee") -> UUID:
    """Have one person propose it."""
    return deciding.propose(person_id=PersonId(person.pk), by=world.actor(by), at=world.at)


def set_apart(world: World, person: Person, *, by: str = "femi") -> UUID:
    """Have one propose it and another decide."""
    disposal_id = proposed(world, person)
    deciding.decide(disposal_id=disposal_id, is_yes=True, because="", by=world.actor(by), at=world.at)
    return disposal_id


def when_its_month_is_over(world: World) -> datetime:
    return world.at + APART


def certificate() -> Certificate:
    return Certificate.objects.get()


def closed_by_hand(world: World, name: str, *, years: int = YEARS_AGO) -> Person:
    """Put somebody into the store whose case was closed years ago, where nobody may be opened any more."""
    organisation, at = world.organisation, before(world.at, years)
    person = Person.objects.create(organisation=organisation, known_as=name, full_name=f"{name} Long")
    opening = Opening.objects.create(organisation=organisation, person=person, at=at, by="Priya", because="He rang.")
    Closure.objects.create(
        organisation=organisation, person=person, opening=opening, at=at, by="Priya", because="All is well."
    )
    return person


def one_of_each(world: World) -> dict[str, UUID | str | int]:
    """Have somebody who is over, one who is proposed, one who is set apart, one who was erased, and a hold on Mary."""
    gone = set_apart(world, closed_by_hand(world, "Gus"))
    Decision.objects.filter(disposal_id=gone).update(erase_at=world.at)
    by = Actor.of_system("disposal", world.organisation.pk)
    return {
        "certificate_id": erase(disposal_id=gone, by=by, at=world.at),
        "disposal:propose.person_id": closed_by_hand(world, "Ida").pk,
        "disposal_id": proposed(world, closed_by_hand(world, "Olga")),
        "disposal:put-back.disposal_id": set_apart(world, closed_by_hand(world, "Edith")),
        "line_key": "adult-care",
        "hold_id": begin_hold(
            person_id=PersonId(world.mary.pk),
            because="A claim.",
            reference="QB-7",
            by=world.actor("femi"),
            at=world.at,
        ),
    }
