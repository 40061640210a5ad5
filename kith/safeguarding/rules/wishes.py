"""Who gives way where two cannot both be there. The protected person is asked first; nobody is simply told no."""

from kith.ground.words import mark
from kith.people.rules.terms import Term


class GivingWay(Term):
    """What the protected person wants, where one of two must give way."""

    THEY_GIVE_WAY = "they_give_way", mark("I want to go. The other one gives way")
    ANOTHER_DAY = "another_day", mark("I want to go on another day")
    ANOTHER_PLACE = "another_place", mark("I want to go somewhere else")
    NOT_NOW = "not_now", mark("I do not want this now")
    NOT_SURE = "not_sure", mark("I am not sure yet")
