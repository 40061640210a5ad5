"""The parts of the about-me page, in the order they are read: strengths first."""

from typing import Self

from kith.ground.words import mark
from kith.people.rules.telling import Place
from kith.people.rules.terms import Term


class Section(Term):
    """One part of somebody's own page: its heading as they would say it, and what helps to fill it."""

    hint: str
    icon: str
    place: Place

    def __new__(
        cls, value: str, words: str = "", hint: str = "", icon: str = "", place: Place = Place.FIRST_PERSON
    ) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.hint = hint
        term.icon = icon
        term.place = place
        return term

    LIKED = (
        "liked",
        mark("What people like about me"),
        mark("What would a friend say?"),
        "star",
        Place.FIRST_PERSON_OR_NAMED,
    )
    MATTERS = "matters", mark("What matters to me"), mark("People, places, habits, beliefs, animals."), "heart"
    SUPPORT = "support", mark("How to support me"), mark("What helps, and what does not."), "hand"
    GOOD_DAY = "good_day", mark("A good day"), mark("What is in it? Who is in it?"), "sun"
    BAD_DAY = "bad_day", mark("A bad day"), mark("What makes it hard, and what helps then?"), "weather"
    BELIEFS = "beliefs", mark("What I believe, and where I come from"), mark("Only if you want to say."), "leaf"
    WANTS = "wants", mark("What I want"), mark("What would you like to be different?"), "step"
    """What somebody wants of all this, in their words. It heads the plan."""


ABOUT_ME = tuple(section for section in Section if section is not Section.WANTS)
"""The about-me page proper."""
