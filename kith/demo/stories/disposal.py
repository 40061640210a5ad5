"""People with whom nobody works any more: one is over, one is held, one waits for a second person, one is gone."""

from uuid import UUID

from kith.demo.cast import Cast
from kith.disposal.actions.deciding import decide, propose
from kith.disposal.actions.erasing import erase
from kith.disposal.actions.holding import begin_hold
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId, PersonId
from kith.people import actions as people
from kith.people.actions.cases import Newcomer


def forgotten(cast: Cast) -> None:
    """Tell of people who were in touch once, more than two years ago, and got no service."""
    _rang_once(cast, "Bert", "Bert Fallow", "He asked where the tide table hangs.")
    held = _rang_once(cast, "Edith", "Edith Marsh", "She asked about a bus that does not go any more.")
    begin_hold(
        person_id=held,
        because="Her niece’s solicitor wrote: there may be a claim about the bus.",
        reference="Letter of the solicitor, HL/2231",
        by=cast.actor("Femi"),
        at=cast.calendar.at(40),
    )
    waiting = _rang_once(cast, "Walter", "Walter Sands", "He looked for his brother; he found him.")
    propose(person_id=waiting, by=cast.actor("Dee"), at=cast.calendar.at(3))
    _apart(cast, _rang_once(cast, "Olga", "Olga Reed", "She wanted to give us a piano."), before=10)
    gone = _apart(cast, _rang_once(cast, "Gus", "Gus Teal", "He had the wrong number."), before=50)
    by = Actor.of_system("disposal", OrganisationId(cast.organisation.pk))
    erase(disposal_id=gone, by=by, at=cast.calendar.at(20))


def _rang_once(cast: Cast, known_as: str, full_name: str, because: str) -> PersonId:
    by = cast.actor("Priya")
    person_id = people.open_case(
        newcomer=Newcomer(known_as, full_name), because=because, by=by, at=cast.calendar.at(799)
    )
    people.close_case(person_id=person_id, because="There was nothing more.", by=by, at=cast.calendar.at(798))
    return person_id


def _apart(cast: Cast, person_id: PersonId, *, before: int) -> UUID:
    """Have two people decide, so many days ago."""
    disposal_id = propose(person_id=person_id, by=cast.actor("Dee"), at=cast.calendar.at(before + 2))
    decide(disposal_id=disposal_id, is_yes=True, because="", by=cast.actor("Femi"), at=cast.calendar.at(before))
    return disposal_id
