"""One of everything of the kit, made by its own actions."""

from datetime import datetime
from uuid import UUID

from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people.rules.telling import Told
from kith.people.rules.vocabulary import Interest
from kith.wishes.actions import Put, answer_noticed, draw_good_week, notice, sort_cards
from kith.wishes.rules.vocabulary import Answer, Day, Mat, PartOfDay


def one_of_each(person_id: PersonId, *, told: Told, by: Actor, at: datetime) -> dict[str, UUID]:
    """Notice something and ask about it, sort a few cards, one of them private, and draw a week."""
    noticed_id = notice(
        person_id=person_id,
        words="Hums in the car",
        where="on the way",
        interest=Interest.MUSIC,
        told=told,
        by=by,
        at=at,
    )
    answer_noticed(noticed_id=noticed_id, answer=Answer.NOT_SURE, told=told, by=by, at=at)
    cards = [
        Put(Mat.IMPORTANT, card="friends"),
        Put(Mat.NOT_SURE, card="sex", is_private=True),
        Put(Mat.IMPORTANT, words="An allotment"),
    ]
    sort_cards(person_id=person_id, cards=cards, told=told, by=by, at=at)
    draw_good_week(person_id=person_id, times={(Day.MONDAY, PartOfDay.MORNING): "A swim"}, told=told, by=by, at=at)
    return {"noticed_id": noticed_id}
