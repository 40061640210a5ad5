"""The shapes in which a map is taken out, and one of them made of a sheet."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from kith.ground.words import mark
from kith.networks.rules.exchange import egor, graphml, network_canvas, packing, plain
from kith.networks.rules.exchange.sheet import Sheet
from kith.people.rules.terms import Term


class Taken(Term):
    """A file that a map can be taken out as: its words, what it is for, its name, and its kind."""

    sentence: str
    file: str
    kind: str

    def __new__(cls, value: str, words: str = "", sentence: str = "", file: str = "", kind: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words, term.sentence, term.file, term.kind = words, sentence, file, kind
        return term


class Shape(Taken):
    """Tables and graphs: what is told of everybody."""

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
    NETWORK_CANVAS = (
        "network-canvas",
        mark("Network Canvas tables (zip)"),
        mark("A table for each kind, one of ties and one of the person in the middle, as Network Canvas writes them."),
        "map-network-canvas.zip",
        "application/zip",
    )
    EGOR = (
        "egor",
        mark("Tables for egor (zip)"),
        mark("Egos, alters and ties among alters, for egor in R."),
        "map-egor.zip",
        "application/zip",
    )


class Picture(Taken):
    """The drawing, as a file."""

    SVG = "svg", mark("Picture (SVG)"), mark("Sharp at any size, for a page or a document."), "map.svg", "image/svg+xml"
    PNG = "png", mark("Picture (PNG)"), mark("For a message or a presentation."), "map.png", "image/png"
    PDF = (
        "pdf",
        mark("Picture (PDF)"),
        mark("One sheet for a printer. It cannot be read aloud; the printed map with its list can."),
        "map.pdf",
        "application/pdf",
    )


def written(sheet: Sheet, shape: Shape, ego: UUID) -> bytes:
    """Write a sheet in one of the shapes. The same sheet is the same file, letter for letter.

    `ego` stands for the person in the middle where a shape needs a word for them.
    """
    match shape:
        case Shape.NETWORK_CANVAS:
            return packing.packed(network_canvas.files_of(sheet, ego))
        case Shape.EGOR:
            return packing.packed(egor.files_of(sheet, ego))
        case Shape.PLAIN:
            return plain.write(sheet).encode("utf-8-sig")
        case Shape.GRAPHML:
            return graphml.write(graphml.graph_of(sheet)).encode()
