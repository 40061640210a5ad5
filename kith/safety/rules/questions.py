"""A few questions that somebody asks themself about somebody close. Nothing here takes an answer: nobody hears it."""

from dataclasses import dataclass

from kith.ground.words import mark
from kith.people.rules.terms import PicturedTerm


class Subject(PicturedTerm):
    """What a question is about, in the order in which they are asked."""

    RESPECT = "respect", mark("Being listened to"), "talk"
    CONTROL = "control", mark("Deciding for myself"), "key"
    MONEY = "money", mark("Money"), "money"
    FEAR = "fear", mark("Feeling safe"), "shield"
    OTHERS = "others", mark("Seeing other people"), "belong"
    ONLINE = "online", mark("Phone and internet"), "phone"


@dataclass(frozen=True)
class Question:
    """What is good, and what is not all right, in sentences that somebody can nod at."""

    subject: Subject
    good: str
    not_all_right: tuple[str, ...]
