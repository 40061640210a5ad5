"""A safety plan: what somebody does and whom they ring in a hard hour, in seven parts, in their own words alone."""

from collections.abc import Iterator
from typing import Self

from kith.ground.words import mark
from kith.people.rules.terms import Term
from kith.safety.rules.numbers import NUMBER, dialled


class Part(Term):
    """One part of a safety plan, in the order in which it is read."""

    hint: str
    icon: str

    def __new__(cls, value: str, words: str = "", hint: str = "", icon: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.hint = hint
        term.icon = icon
        return term

    SIGNS = "signs", mark("How I notice that it gets hard"), mark("Thoughts, feelings, what I do or stop doing."), "eye"
    MYSELF = "myself", mark("What I can do by myself"), mark("What has helped before, even a little."), "hand"
    PLACES = "places", mark("Where I can go"), mark("Places and people that take my mind off it."), "map"
    PEOPLE = "people", mark("Whom I can ring"), mark("A name and a number on each line."), "phone"
    SERVICES = "services", mark("Who is there for me as their work"), mark("A name and a number on each line."), "steth"
    SAFER = "safer", mark("How I make it safer around me"), mark("What I give to somebody, lock away or leave."), "lock"
    REASONS = "reasons", mark("What keeps me going"), mark("People, animals, plans, anything."), "heart"


def spoken(line: str) -> Iterator[tuple[str, str]]:
    """Cut a line into its words and its telephone numbers: each piece with what it dials, or nothing."""
    done = 0
    for found in NUMBER.finditer(line):
        if found.start() > done:
            yield line[done : found.start()], ""
        yield found.group(), dialled(found.group())
        done = found.end()
    if done < len(line):
        yield line[done:], ""
