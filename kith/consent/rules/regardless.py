"""Sharing without a yes, or against a no: why that can be, and on which lawful basis. It is never called consent."""

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Asked(Term):
    """What became of asking the person first."""

    REFUSED = "refused", mark("They were asked and said no")
    NOT_SAFE = "not_safe", mark("Asking would have put somebody in danger")
    COULD_NOT = "could_not", mark("They could not be asked in time")
    NOT_THEIRS = "not_theirs", mark("They could not decide this, and it was decided in their best interests")


class Why(Term):
    """Why it could not wait for a yes."""

    LIFE = "life", mark("Somebody’s life or health was in danger")
    OTHERS = "others", mark("Other people were at risk")
    PRESSURE = "pressure", mark("They may have been under pressure from somebody")
    CRIME = "crime", mark("A serious crime may have happened, or may happen")
    STAFF = "staff", mark("Somebody who works with people was named")
    ORDER = "order", mark("A law or a court order said that we must")


class Basis(Term):
    """The lawful basis, recorded apart from consent."""

    LEGAL_OBLIGATION = "legal", mark("Legal obligation: a law says that we must")
    VITAL_INTERESTS = "vital", mark("Vital interests: to protect somebody’s life")
    PUBLIC_TASK = "public", mark("Public task: it is our official task")
    LEGITIMATE_INTERESTS = "legitimate", mark("Legitimate interests, where we are no public body")
