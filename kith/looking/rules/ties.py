"""Knowing somebody outside of work: how, and what hints at it."""

from collections.abc import Collection

from kith.ground.words import mark
from kith.people.rules.marks import Marks
from kith.people.rules.terms import Term


class Known(Term):
    """How somebody who works here knows a person."""

    MYSELF = "myself", mark("It is my own record")
    RELATIVE = "relative", mark("A relative")
    PARTNER = "partner", mark("A partner, or one from before")
    FRIEND = "friend", mark("A friend")
    NEIGHBOUR = "neighbour", mark("A neighbour")
    OTHER = "other", mark("In another way")


class Sign(Term):
    """What two have in common. It hints, and decides nothing."""

    SURNAME = "surname", mark("the same surname")
    PHONE = "phone", mark("the same phone number")
    EMAIL = "email", mark("the same e-mail address")
    ADDRESS = "address", mark("the same address")
    POSTCODE = "postcode", mark("the same postcode")
    NOTED = "noted", mark("somebody many people know of")
    MANY = "many", mark("many records without a reason of work within one hour")


def in_common(one: Marks, other: Marks) -> tuple[Sign, ...]:
    """Return what two have in common."""
    shared: tuple[tuple[Sign, Collection[str]], ...] = (
        (Sign.SURNAME, one.surnames & other.surnames),
        (Sign.PHONE, one.phones & other.phones),
        (Sign.EMAIL, one.emails & other.emails),
        (Sign.ADDRESS, one.addresses & other.addresses),
        (Sign.POSTCODE, one.postcodes & other.postcodes),
    )
    return tuple(sign for sign, both in shared if both)
