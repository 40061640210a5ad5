"""By which way somebody may be reached, and when it is safe."""

from kith.ground.words import mark
from kith.people.rules.names import fold, fold_email, fold_phone
from kith.people.rules.terms import Term


class Way(Term):
    """A way to reach somebody."""

    PHONE = "phone", mark("Phone at home")
    MOBILE = "mobile", mark("Mobile phone")
    EMAIL = "email", mark("E-mail")
    POST = "post", mark("Address for post")


class Safe(Term):
    """What the person said about using it. Not asked is not yes."""

    YES = "yes", mark("Safe to use")
    WITH_CARE = "with_care", mark("Only with care")
    NO = "no", mark("Not safe: do not use")
    NOT_ASKED = "not_asked", mark("Not asked yet")


def may_be_used(safe: Safe) -> bool:
    """Say whether something may be sent there without asking first."""
    return safe is Safe.YES


def folded(way: Way, words: str) -> str:
    """Return a number or an address as it is compared."""
    if way in {Way.PHONE, Way.MOBILE}:
        return fold_phone(words)
    return fold_email(words) if way is Way.EMAIL else fold(words)
