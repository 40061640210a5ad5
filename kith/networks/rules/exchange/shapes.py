"""The shapes in which a map is taken out, and one of them made of a sheet."""

from __future__ import annotations

from typing import Self

from kith.ground.words import mark
from kith.networks.rules.exchange import graphml, plain
from kith.networks.rules.exchange.sheet import Sheet
from kith.people.rules.terms import Term


class Shape(Term):
    """A file that a map can be taken out as."""

    sentence: str
    file: str
    kind: str

    def __new__(cls, value: str, words: str = "", sentence: str = "", file: str = "", kind: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words, term.sentence, term.file, term.kind = words, sentence, file, kind
        return term

    PLAIN = (
        "csv",
        mark("One table (CSV)"),
        mark("A row for everybody, for a spreadsheet. It can be filled in by hand and brought in again."),
        "map.csv",
        "text/csv; charset=utf-8",
    )
    GRAPHML = (
        "graphml",
        mark("GraphML"),
        mark("Who is there and who knows whom, for networkx, igraph, Gephi and other programs that measure."),
        "map.graphml",
        "application/xml; charset=utf-8",
    )


def written(sheet: Sheet, shape: Shape) -> bytes:
    """Write a sheet in one of the shapes. The same sheet is the same file, letter for letter."""
    match shape:
        case Shape.PLAIN:
            return plain.write(sheet).encode("utf-8-sig")
        case Shape.GRAPHML:
            return graphml.write(graphml.graph_of(sheet)).encode()
