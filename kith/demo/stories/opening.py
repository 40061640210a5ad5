"""How every story opens: somebody is found, a record is begun, and they say how they like to be reached."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kith.demo.cast import Cast
from kith.demo.telling import Story
from kith.demo.town import CENTRE
from kith.people import actions as people
from kith.people.actions.cases import Newcomer
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.terms import Telling


@dataclass(frozen=True)
class Opening:
    """Who comes, when, why, and where they live: north and east of the harbour, in thousandths of a degree."""

    known_as: str
    full_name: str
    age: int
    worker: str
    before: int
    because: str
    home: str
    north: int
    east: int
    telling: Telling = Telling.FACE
    phone: str = ""
    mobile: str = ""
    email: str = ""
    post: str = ""


def begin(cast: Cast, opening: Opening) -> Story:
    """Find nobody like them, begin the record, and write how they are reached and where they live."""
    at, by = cast.calendar.at(opening.before), cast.actor(opening.worker)
    born_on = date(cast.calendar.anchor.year - opening.age, 3, 2)
    newcomer = Newcomer(opening.known_as, opening.full_name, born_on=born_on)
    person_id = people.open_case(newcomer=newcomer, because=opening.because, by=by, at=at)
    if opening.known_as in cast.accounts:
        account_id = cast.account_id(opening.known_as)
        people.give_account(person_id=person_id, account_id=account_id, by=by, at=at)
    story = Story(cast, person_id, opening.known_as, opening.worker, opening.telling)
    for way, words in (
        (Way.PHONE, opening.phone),
        (Way.MOBILE, opening.mobile),
        (Way.EMAIL, opening.email),
        (Way.POST, opening.post),
    ):
        if words:
            people.add_contact(
                person_id=person_id,
                way=way,
                words=words,
                safe=Safe.YES,
                told=story.told(opening.before),
                by=by,
                at=at,
            )
    people.live_about(
        person_id=person_id,
        words=opening.home,
        latitude=Decimal(f"{CENTRE.latitude + opening.north / 1000:.4f}"),
        longitude=Decimal(f"{CENTRE.longitude + opening.east / 1000:.4f}"),
        told=story.told(opening.before),
        by=by,
        at=at,
    )
    return story
