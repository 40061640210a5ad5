"""Every reason that matching gives: why, what is not known yet, and why not. One code, one sentence."""

from collections.abc import Mapping
from enum import StrEnum

from kith.ground.words import mark


class Why(StrEnum):
    """Why an offer is suggested."""

    SAID_AND_SAYS = "said and says"
    SAID_AND_KIN = "said and kin"
    FILLS_A_GAP = "fills a gap"
    HAS_WHAT_YOU_ASKED = "has what you asked"
    IN_YOUR_LANGUAGE = "in your language"
    NEAR = "near"
    ONLINE = "online"
    AT_A_TIME_YOU_CAN = "at a time you can"
    WITHIN_COST = "within cost"
    FREE = "free"
    HAS_ROOM = "has room"
    CHECKED = "checked"


class Ask(StrEnum):
    """What somebody will have to ask."""

    DISTANCE = "distance not known"
    ASKED_FOR = "asked-for thing not known"
    LANGUAGE = "language not known"
    COST = "cost not known"
    HOURS = "hours not known"
    ROOM = "room not known"
    NOT_CHECKED = "nobody has checked"
    CHECKED_LONG_AGO = "checked long ago"


class WhyNot(StrEnum):
    """Why an offer that fits something they said is not shown."""

    RESTRICTED = "restricted"
    TURNED_DOWN = "turned down"
    STEPPED_BACK = "stepped back"
    ASKED = "asked already"
    GOES_THERE = "goes there already"
    CLOSED = "closed"
    DOUBTED = "doubted"
    STALE = "stale"
    FULL = "full"
    TOO_FAR = "too far"
    NOT_ONLINE = "not online"
    TOO_YOUNG = "too young"
    TOO_OLD = "too old"
    LANGUAGE = "language"
    HAS_NOT = "has not what was asked"
    STANDS_AGAINST = "stands against what was asked"
    TOO_FEW_PLACES = "too few places"
    KEPT_FREE = "days kept free"
    COSTS_MORE = "costs more"


WHY_WORDS: Mapping[Why, str] = {
    Why.SAID_AND_SAYS: mark("You said “%(said)s”. It says “%(says)s”."),
    Why.SAID_AND_KIN: mark("You said “%(said)s”. It says “%(says)s”. Both speak of: %(interest)s."),
    Why.FILLS_A_GAP: mark("There is room on your map for this kind of help: %(gap)s. It says “%(says)s”."),
    Why.HAS_WHAT_YOU_ASKED: mark("About “%(asked)s”: it says “%(says)s”."),
    Why.IN_YOUR_LANGUAGE: mark("It is held in %(language)s, as you asked."),
    Why.NEAR: mark("It is %(km)s km from home, in a straight line."),
    Why.ONLINE: mark("You can join from home, online."),
    Why.AT_A_TIME_YOU_CAN: mark("It is not at a time you asked to keep free."),
    Why.WITHIN_COST: mark("It costs no more than you said."),
    Why.FREE: mark("It costs nothing."),
    Why.HAS_ROOM: mark("There is room. Places left: %(places)s."),
    Why.CHECKED: mark("Somebody checked its details within the last %(days)s days."),
}

ASK_WORDS: Mapping[Ask, str] = {
    Ask.DISTANCE: mark("The distance is not known."),
    Ask.ASKED_FOR: mark("About “%(asked)s”: we do not know what they have for that."),
    Ask.LANGUAGE: mark("We do not know if it is held in %(language)s."),
    Ask.COST: mark("We do not know what it costs."),
    Ask.HOURS: mark("We do not know when it is on."),
    Ask.ROOM: mark("We do not know if there is room."),
    Ask.NOT_CHECKED: mark("Nobody has checked its details yet."),
    Ask.CHECKED_LONG_AGO: mark("Nobody has checked its details for %(days)s days."),
}

WHY_NOT_WORDS: Mapping[WhyNot, str] = {
    WhyNot.RESTRICTED: mark("A limit on contact stands in the way."),
    WhyNot.TURNED_DOWN: mark("You said it is not for you."),
    WhyNot.STEPPED_BACK: mark("You chose to step back from it."),
    WhyNot.ASKED: mark("They were asked already. See your referrals."),
    WhyNot.GOES_THERE: mark("It is on your map already, and you want to keep it as it is."),
    WhyNot.CLOSED: mark("It is closed."),
    WhyNot.DOUBTED: mark("Two people say that it is not running."),
    WhyNot.STALE: mark("Nobody has checked its details for %(days)s days."),
    WhyNot.FULL: mark("It is full at the moment."),
    WhyNot.TOO_FAR: mark("It is %(km)s km away. You asked for no more than %(most)s km."),
    WhyNot.NOT_ONLINE: mark("It is online only. You asked for no online groups."),
    WhyNot.TOO_YOUNG: mark("It is for people of %(age)s or over."),
    WhyNot.TOO_OLD: mark("It is for people up to %(age)s."),
    WhyNot.LANGUAGE: mark("It is not held in a language you asked for."),
    WhyNot.HAS_NOT: mark("About “%(asked)s”: it says that it has nothing for that."),
    WhyNot.STANDS_AGAINST: mark("About “%(asked)s”: it says “%(says)s”, and nothing of how to join in."),
    WhyNot.TOO_FEW_PLACES: mark("About “%(asked)s”: it has fewer places than are needed."),
    WhyNot.KEPT_FREE: mark("It is only on at times you asked to keep free."),
    WhyNot.COSTS_MORE: mark("It costs more than you said."),
}

GROUP_WORDS: Mapping[WhyNot, str] = {
    WhyNot.RESTRICTED: mark("A limit on contact"),
    WhyNot.TURNED_DOWN: mark("Said no to"),
    WhyNot.STEPPED_BACK: mark("Stepped back from"),
    WhyNot.ASKED: mark("Asked already"),
    WhyNot.GOES_THERE: mark("On the map already"),
    WhyNot.CLOSED: mark("Closed"),
    WhyNot.DOUBTED: mark("Perhaps not running"),
    WhyNot.STALE: mark("Not checked for half a year"),
    WhyNot.FULL: mark("Full"),
    WhyNot.TOO_FAR: mark("Too far"),
    WhyNot.NOT_ONLINE: mark("Online only"),
    WhyNot.TOO_YOUNG: mark("For older people"),
    WhyNot.TOO_OLD: mark("For younger people"),
    WhyNot.LANGUAGE: mark("In another language"),
    WhyNot.HAS_NOT: mark("Does not have what was asked for"),
    WhyNot.STANDS_AGAINST: mark("Hard to join in as it is"),
    WhyNot.TOO_FEW_PLACES: mark("Too few places"),
    WhyNot.KEPT_FREE: mark("At times that are kept free"),
    WhyNot.COSTS_MORE: mark("Costs more than was said"),
}

ABOUT_SOMEBODY: Mapping[Why | Ask | WhyNot, str] = {
    Why.SAID_AND_SAYS: mark("They said “%(said)s”. It says “%(says)s”."),
    Why.SAID_AND_KIN: mark("They said “%(said)s”. It says “%(says)s”. Both speak of: %(interest)s."),
    Why.FILLS_A_GAP: mark("There is room on the map for this kind of help: %(gap)s. It says “%(says)s”."),
    Why.IN_YOUR_LANGUAGE: mark("It is held in %(language)s, as they asked."),
    Why.ONLINE: mark("It can be joined from home, online."),
    Why.AT_A_TIME_YOU_CAN: mark("It is not at a time they asked to keep free."),
    Why.WITHIN_COST: mark("It costs no more than they said."),
    WhyNot.TURNED_DOWN: mark("They said it is not for them."),
    WhyNot.STEPPED_BACK: mark("They chose to step back from it."),
    WhyNot.ASKED: mark("The group was asked already. See their referrals."),
    WhyNot.GOES_THERE: mark("It is on the map already, and they want to keep it as it is."),
    WhyNot.TOO_FAR: mark("It is %(km)s km away. They asked for no more than %(most)s km."),
    WhyNot.NOT_ONLINE: mark("It is online only. They asked for no online groups."),
    WhyNot.LANGUAGE: mark("It is not held in a language they asked for."),
    WhyNot.KEPT_FREE: mark("It is only on at times they asked to keep free."),
    WhyNot.COSTS_MORE: mark("It costs more than they said."),
}
"""The sentences that say “you” to the person, as a worker reads them."""
