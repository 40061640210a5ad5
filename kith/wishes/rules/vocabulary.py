"""The words of the kit: the mats, the parts of a day, and what the person says of something that was noticed."""

from __future__ import annotations

from kith.ground.words import mark
from kith.people.rules.terms import PicturedTerm, Term


class Mat(PicturedTerm):
    """Where a card is put. Not sure is as good an answer as any."""

    IMPORTANT = "important", mark("Important to me"), "heart"
    NOT_NOW = "not_now", mark("Not important now"), "step"
    NOT_SURE = "not_sure", mark("Not sure"), "ask"


class PartOfDay(Term):
    """The parts of a day in a good week."""

    MORNING = "morning", mark("Morning")
    AFTERNOON = "afternoon", mark("Afternoon")
    EVENING = "evening", mark("Evening")


class Day(Term):
    """The days of a week, Monday first."""

    MONDAY = "monday", mark("Monday")
    TUESDAY = "tuesday", mark("Tuesday")
    WEDNESDAY = "wednesday", mark("Wednesday")
    THURSDAY = "thursday", mark("Thursday")
    FRIDAY = "friday", mark("Friday")
    SATURDAY = "saturday", mark("Saturday")
    SUNDAY = "sunday", mark("Sunday")


class Answer(Term):
    """What the person says of something that was noticed."""

    YES = "yes", mark("Yes, I like that")
    NO = "no", mark("No, it is not so")
    NOT_SURE = "not_sure", mark("I am not sure")
