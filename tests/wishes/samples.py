"""One of everything of the kit, made by its own actions."""

from datetime import datetime
from io import BytesIO
from uuid import UUID

from PIL import Image

from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people.rules.telling import Told
from kith.people.rules.vocabulary import Interest
from kith.wishes.actions import Put, add_walk_picture, answer_noticed, draw_good_week, notice, sort_cards
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
    shared, private, gone = (
        add_walk_picture(
            person_id=person_id,
            upload=_picture(),
            words=f"The bench {number}",
            meaning="I can sit here",
            is_private=number == 1,
            told=told,
            by=by,
            at=at,
        )
        for number in range(3)
    )
    assert private
    return {"noticed_id": noticed_id, "picture_id": shared, "wishes:walk-take-away.picture_id": gone}


def _picture() -> BytesIO:
    written = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "PNG")
    return BytesIO(written.getvalue())
