"""The words a map is made of. Each term carries the words that people see beside the value that is stored."""

from enum import IntEnum
from typing import Self

from kith.ground.words import mark
from kith.people.rules.terms import PicturedTerm, Term


class Kind(Term):
    """What stands on the map. The shape of its mark says this."""

    PERSON = "person", mark("A person")
    PLACE = "place", mark("A place")
    ACTIVITY = "activity", mark("An activity")
    GROUP = "group", mark("A group")
    SERVICE = "service", mark("A service")
    ANIMAL = "animal", mark("An animal")


class Ring(IntEnum):
    """How close. One is nearest; the number orders, the words speak.

    Most maps have three. The fourth, for those whom somebody knows of and little more, is drawn where it is wanted.
    """

    CLOSEST = 1
    CLOSE = 2
    FURTHER = 3
    EDGE = 4

    @property
    def words(self) -> str:
        return _RING_WORDS[self]

    @property
    def sentence(self) -> str:
        return _RING_SENTENCES[self]

    @property
    def you_wish(self) -> str:
        """What is said to somebody who would like to have a tie in this ring."""
        return _YOU_WISH[self]

    @property
    def they_wish(self) -> str:
        """What is said of somebody who would like to have a tie in this ring."""
        return _THEY_WISH[self]


THREE_RINGS = (Ring.CLOSEST, Ring.CLOSE, Ring.FURTHER)
_YOU_WISH = {
    Ring.CLOSEST: mark("You would like this in the closest ring."),
    Ring.CLOSE: mark("You would like this in the close ring."),
    Ring.FURTHER: mark("You would like this further out."),
    Ring.EDGE: mark("You would like this at the edge."),
}
_THEY_WISH = {
    Ring.CLOSEST: mark("%(name)s would like this in the closest ring."),
    Ring.CLOSE: mark("%(name)s would like this in the close ring."),
    Ring.FURTHER: mark("%(name)s would like this further out."),
    Ring.EDGE: mark("%(name)s would like this at the edge."),
}
_RING_WORDS = {
    Ring.CLOSEST: mark("Closest"),
    Ring.CLOSE: mark("Close"),
    Ring.FURTHER: mark("Further out"),
    Ring.EDGE: mark("At the edge"),
}
_RING_SENTENCES = {
    Ring.CLOSEST: mark("Closest ring."),
    Ring.CLOSE: mark("Close ring."),
    Ring.FURTHER: mark("Further out."),
    Ring.EDGE: mark("At the edge."),
}


class Sector(Term):
    """Whose world a tie belongs to, in the order it is drawn round the map."""

    PERSONAL = "personal", mark("My own people")
    COMMUNITY = "community", mark("My community")
    PROFESSIONAL = "professional", mark("Paid and professional")


class Help(Term):
    """The kinds of support a tie can carry, in either direction."""

    phrase: str
    icon: str

    def __new__(cls, value: str, words: str = "", phrase: str = "", icon: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.phrase = phrase
        term.icon = icon
        return term

    EMOTIONAL = "emotional", mark("Feelings"), mark("feelings"), "heart"
    ESTEEM = "esteem", mark("Feeling valued"), mark("feeling valued"), "star"
    BELONGING = "network", mark("Belonging"), mark("belonging"), "belong"
    ADVICE = "informational", mark("Advice"), mark("advice"), "info"
    PRACTICAL = "practical", mark("Practical help"), mark("practical things"), "spanner"
    CARE = "care", mark("Washing, dressing, health"), mark("washing, dressing or health"), "hand"
    COMPANY = "company", mark("Company"), mark("company"), "cup"


ASKED = (Help.EMOTIONAL, Help.ESTEEM, Help.BELONGING, Help.ADVICE, Help.PRACTICAL)
"""The kinds of help that everybody is asked about. The others count where somebody gives them; nobody misses them."""


class Feeling(Term):
    """How a tie feels. Asked of the person; asked of the worker too, and kept apart."""

    HELPS = "helps", mark("It helps")
    HURTS = "hurts", mark("It hurts")
    BOTH = "both", mark("It helps and it sometimes hurts")
    NOT_SURE = "not_sure", mark("Not sure")


class Rhythm(Term):
    """How often they are in touch, or mean to be."""

    days: int | None

    def __new__(cls, value: str, words: str = "", days: int | None = None) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.days = days
        return term

    DAILY = "daily", mark("Every day"), 1
    WEEKLY = "weekly", mark("Every week"), 7
    FORTNIGHTLY = "fortnightly", mark("Every two weeks"), 14
    MONTHLY = "monthly", mark("Every month"), 30
    SEASONAL = "seasonal", mark("A few times a year"), 120
    NOW_AND_THEN = "now_and_then", mark("Now and then"), None


class Mode(Term):
    """By which way they are in touch."""

    FACE = "face", mark("Face to face")
    PHONE = "phone", mark("By phone")
    VIDEO = "video", mark("By video")
    ONLINE = "online", mark("By messages or online")
    LETTER = "letter", mark("By letter")


class Life(Term):
    """Where a tie stands in the person's life. Nobody is ever called lost or inactive."""

    NOW = "now", mark("In my life now")
    OUT_OF_TOUCH = "out_of_touch", mark("Out of touch")
    REMEMBERED = "remembered", mark("Remembered")
    NOT_NOW = "not_now", mark("Not in my life now")
    HOPED_FOR = "hoped_for", mark("Room for someone")


class Parting(Term):
    """Why somebody is not in the person's life now, in the person's view."""

    MOVED = "moved", mark("One of us moved")
    FELL_OUT = "fell_out", mark("We fell out")
    I_STOPPED = "i_stopped", mark("I stopped replying")
    THEY_DRIFTED = "they_drifted", mark("They drifted away")
    AFTER_I_GOT_ILL = "after_i_got_ill", mark("After I got ill")
    THEY_ARE_ILL = "they_are_ill", mark("They are ill")
    HOW_I_WAS_TREATED = "how_i_was_treated", mark("How I was treated")
    IT_ENDED = "it_ended", mark("The service or group ended")
    I_CHOSE = "i_chose", mark("I chose to")
    RATHER_NOT_SAY = "rather_not_say", mark("I would rather not say")


class Closeness(Term):
    """How two on a map stand to each other, weighed as the field weighs it. Nothing else is asked of third parties."""

    weight: int

    def __new__(cls, value: str, words: str = "", weight: int = 1) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.weight = weight
        return term

    KNOWS = "knows", mark("They know each other"), 1
    CLOSE = "close", mark("They are close to each other"), 2


class Symbol(PicturedTerm):
    """A picture that stands in a mark in place of the first letters, because it means something to the person."""

    HOME = "home", mark("Home"), "home"
    HEART = "heart", mark("A heart"), "heart"
    TALK = "talk", mark("Talking"), "talk"
    PHONE = "phone", mark("The phone"), "phone"
    TEA = "tea", mark("A cup of tea"), "cup"
    FOOD = "food", mark("Food"), "food"
    PET = "pet", mark("A pet"), "paw"
    PLANTS = "plants", mark("Plants"), "sprout"
    OUTDOORS = "outdoors", mark("Out of doors"), "sun"
    SPORT = "sport", mark("Sport"), "ball"
    MUSIC = "music", mark("Music"), "music"
    ART = "art", mark("Art"), "brush"
    LEARNING = "learning", mark("School or learning"), "book"
    WORK = "work", mark("Work"), "work"
    WORSHIP = "worship", mark("A place of worship"), "worship"
    TRAVEL = "travel", mark("Getting about"), "bus"


class Format(Term):
    """In which form a question was put to the person."""

    SPOKEN = "spoken", mark("Talked through")
    EASY_READ = "easy_read", mark("Easy read")
    SYMBOLS = "symbols", mark("Symbols or pictures")
    LARGE_PRINT = "large_print", mark("Large print")
    SIGN = "sign", mark("Sign language")
    INTERPRETER = "interpreter", mark("Through an interpreter")
    WRITTEN = "written", mark("In writing")


class Wish(Term):
    """What the person wants of a tie: the four intentions of the trade, and not knowing yet."""

    trade_word: str
    sentence: str

    def __new__(cls, value: str, words: str = "", trade_word: str = "", sentence: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.trade_word = trade_word
        term.sentence = sentence
        return term

    KEEP = "maintain", mark("Keep"), mark("Maintain"), mark("Keep it as it is")
    GROW = "develop", mark("Grow"), mark("Develop"), mark("Grow it")
    REBUILD = "restore", mark("Rebuild"), mark("Restore"), mark("Rebuild it")
    STEP_BACK = "withdraw", mark("Step back"), mark("Withdraw"), mark("Step back from it")
    UNDECIDED = "undecided", mark("Not sure yet"), mark("Undecided"), mark("I do not know yet")
