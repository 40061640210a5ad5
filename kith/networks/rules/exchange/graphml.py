"""GraphML: a graph as XML, read by most programs that measure networks, and written by Network Canvas.

Only elements, their attributes and text are read. A document type is refused before anything in it counts, so that
nothing can be expanded and nothing looked up. What a file says is kept whole, also what no map keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from kith.ground.words import mark
from kith.networks.rules.exchange.sheet import (
    MOST_PAIR_ROWS,
    MOST_ROWS,
    Column,
    FileRefusedError,
    Line,
    Pairing,
    Sheet,
    legible,
    telling_of,
)
from kith.networks.rules.vocabulary import Closeness

DEEPEST = 16
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
UUIDS = ("networkCanvasUUID", "uuid")
"""What tells who somebody is, where a file counts its nodes anew each time."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LABEL, CLOSENESS, WEIGHT = "label", "closeness", "weight"
Attributes = Mapping[str, str]


@dataclass(frozen=True)
class Key:
    """What can be told: of the graph, of its nodes or of its edges."""

    key_id: str
    of: str
    name: str
    kind: str = "string"
    more: Attributes = field(default_factory=dict)
    default: str | None = None


@dataclass(frozen=True)
class Part:
    """A node or an edge: its attributes, and what is told of it by key."""

    attributes: Attributes
    data: Mapping[str, str]


@dataclass(frozen=True)
class Graph:
    """What a file says, whole: the keys, the graph's own attributes and data, its nodes and its edges."""

    keys: tuple[Key, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    nodes: tuple[Part, ...] = ()
    edges: tuple[Part, ...] = ()
    attributes: Attributes = field(default_factory=lambda: {"edgedefault": "undirected"})
    root: Attributes = field(default_factory=lambda: {"xmlns": NAMESPACE})


def read(content: bytes, name: str) -> Graph:
    """Read a file. Raises FileRefusedError where it is broken, or holds more than a map does."""
    reader = _Reader(name)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.say
    try:
        parser.Parse(_without_controls(content), True)
    except (expat.ExpatError, ValueError, LookupError):
        raise FileRefusedError(mark("%(name)s is not whole: it is no XML that can be read."), name=name) from None
    return reader.graph()


def _without_controls(content: bytes) -> bytes:
    """Put a sign in the place of each control that XML may not hold and some programs write all the same."""
    return content if content.startswith(UTF_16) else CONTROLS.sub("\ufffd".encode(), content)


class _Reader:
    """Hears one element after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.path: list[str] = []
        self.root: Attributes = {}
        self.attributes: Attributes | None = None
        self.keys: list[Key] = []
        self.own: dict[str, str] = {}
        self.nodes: list[Part] = []
        self.edges: list[Part] = []
        self.telling: dict[str, str] = self.own
        self.told_of = ""
        self.words: list[str] = []
        self.key: dict[str, str] = {}

    def refuse_doctype(self, *_of: object) -> None:
        raise FileRefusedError(
            mark("%(name)s declares a document type. Such a file can be a trap, and is not opened."), name=self.name
        )

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.path.append(tag.rpartition(":")[2])
        self._must_be_plain()
        self.words = []
        match self.path:
            case ["graphml"]:
                self.root = attributes
            case ["graphml", "graph"] if self.attributes is None:
                self.attributes = attributes
            case ["graphml", "graph"] | [_, _, "node" | "edge", "graph"] | [_, _, "hyperedge"]:
                raise FileRefusedError(
                    mark("%(name)s holds more than one graph. Give one map at a time."), name=self.name
                )
            case ["graphml", "key"]:
                self.key = attributes
            case ["graphml", "graph", "node" | "edge" as kind]:
                self.telling = {}
                (self.nodes if kind == "node" else self.edges).append(Part(attributes, self.telling))
                self._must_be_few()
            case [*_, "data"]:
                self.told_of = attributes.get("key", "")

    def say(self, words: str) -> None:
        self.words.append(words)

    def end(self, _tag: str) -> None:
        match self.path:
            case ["graphml", "key", "default"]:
                self.key["default"] = "".join(self.words)
            case ["graphml", "key"]:
                self.keys.append(_key(self.key))
            case ["graphml", "graph", "data"]:
                self.own[self.told_of] = "".join(self.words)
            case ["graphml", "graph", "node" | "edge", "data"]:
                self.telling[self.told_of] = "".join(self.words)
        self.path.pop()
        self.words = []

    def _must_be_plain(self) -> None:
        if self.path[0] != "graphml":
            raise FileRefusedError(mark("%(name)s is XML, but no GraphML."), name=self.name)
        if len(self.path) > DEEPEST:
            raise FileRefusedError(mark("%(name)s is nested deeper than any map is."), name=self.name)

    def _must_be_few(self) -> None:
        for parts, most in ((self.nodes, MOST_ROWS), (self.edges, MOST_PAIR_ROWS)):
            if len(parts) > most:
                raise FileRefusedError(
                    mark("%(name)s has more than %(most)d rows. A map is of one life."), name=self.name, most=most
                )

    def graph(self) -> Graph:
        if self.attributes is None:
            raise FileRefusedError(mark("%(name)s holds no graph."), name=self.name)
        return Graph(tuple(self.keys), self.own, tuple(self.nodes), tuple(self.edges), self.attributes, self.root)


def _key(told: dict[str, str]) -> Key:
    more = {name: word for name, word in told.items() if name not in {"id", "for", "attr.name", "attr.type", "default"}}
    return Key(
        told.get("id", ""),
        told.get("for", "all"),
        told.get("attr.name", told.get("id", "")),
        told.get("attr.type", "string"),
        more,
        told.get("default"),
    )


def write(graph: Graph) -> str:
    """Write a graph down: keys, what is told of the graph, nodes, edges, each in their order."""
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *_lines(graph), ""])


def _lines(graph: Graph) -> Iterator[str]:
    yield _tag("graphml", graph.root)
    for key in graph.keys:
        told = {"id": key.key_id, "for": key.of, "attr.name": key.name, "attr.type": key.kind, **key.more}
        if key.default is None:
            yield _tag("key", told, "/>")
        else:
            yield f"{_tag('key', told)}<default>{_text(key.default)}</default></key>"
    yield _tag("graph", graph.attributes)
    yield from _data(graph.data)
    for tag, parts in (("node", graph.nodes), ("edge", graph.edges)):
        for part in parts:
            yield _tag(tag, part.attributes)
            yield from _data(part.data)
            yield f"</{tag}>"
    yield from ("</graph>", "</graphml>")


def _data(told: Mapping[str, str]) -> Iterator[str]:
    for key_id, words in told.items():
        yield f"{_tag('data', {'key': key_id})}{_text(words)}</data>"


def _tag(tag: str, attributes: Attributes, end: str = ">") -> str:
    told = "".join(f' {name}="{_quoted(words)}"' for name, words in attributes.items())
    return f"<{tag}{told}{end}"


def _text(words: str) -> str:
    plain = legible(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#13;")


def _quoted(words: str) -> str:
    return _text(words).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def graph_of(sheet: Sheet) -> Graph:
    """Make a graph of a sheet: nodes by their ids; how close two are stands as a word and as a weight."""
    keys = (
        *(Key(f"n_{column}", "node", column.value) for column in Column),
        Key(f"n_{LABEL}", "node", LABEL),
        Key(f"e_{CLOSENESS}", "edge", CLOSENESS),
        Key(f"e_{WEIGHT}", "edge", WEIGHT, "int"),
    )
    nodes = tuple(
        Part(
            {"id": line.key},
            {
                **{f"n_{column}": line.cells[column] for column in Column if line.cells.get(column)},
                f"n_{LABEL}": line.cells.get(Column.NAME, ""),
            },
        )
        for line in sheet.lines
    )
    edges = tuple(
        Part(
            {"source": pair.one, "target": pair.other},
            {f"e_{CLOSENESS}": pair.closeness, f"e_{WEIGHT}": str(Closeness(pair.closeness).weight)},
        )
        for pair in sheet.pairs
    )
    return Graph(keys, {}, nodes, edges)


def sheet_of_graph(graph: Graph) -> Sheet:
    """Make a sheet of a graph, whoever wrote it. Where no key tells names, the ids of the nodes are their names."""
    of_nodes = {key.key_id: key for key in graph.keys if key.of in {"node", "all"}}
    telling = telling_of(key.name for key in of_nodes.values())
    ids = [part.attributes.get("id", f"row {number}") for number, part in enumerate(graph.nodes, start=1)]
    rows = [_row(part, of_nodes) for part in graph.nodes]
    keys = [next((row[known] for known in UUIDS if row.get(known)), one) for one, row in zip(ids, rows, strict=True)]
    cells = [telling.cells(row) for row in rows]
    used = telling.used
    if Column.NAME not in used.values():
        cells = [{**told, Column.NAME: one} for told, one in zip(cells, ids, strict=True)]
        used = {**used, "id": Column.NAME}
    lines = tuple(Line(number, key, told) for number, (key, told) in enumerate(zip(keys, cells, strict=True), start=1))
    known = {*used, *UUIDS, LABEL}
    unused = tuple(dict.fromkeys(key.name for key in of_nodes.values() if key.name not in known))
    return Sheet(lines, tuple(_pairs(graph, ids, keys)), used, unused)


def _pairs(graph: Graph, ids: Sequence[str], keys: Sequence[str]) -> Iterator[Pairing]:
    """Say who knows whom; of two nodes with one id, the first is meant."""
    meant = dict(reversed(list(zip(ids, keys, strict=True))))
    of_edges = {key.key_id: key for key in graph.keys if key.of in {"edge", "all"}}
    for number, part in enumerate(graph.edges, start=1):
        one, other = (part.attributes.get(end, "") for end in ("source", "target"))
        yield Pairing(number, meant.get(one, one), meant.get(other, other), closeness_told(_row(part, of_edges)))


def _row(part: Part, keys: Mapping[str, Key]) -> dict[str, str]:
    """Return what is told of a part by the names of keys, of which two may have one; what goes unsaid is filled in."""
    told: dict[str, str] = {}
    for key_id, key in keys.items():
        told[key.name] = part.data.get(key_id, key.default or "") or told.get(key.name, "")
    return told


def closeness_told(row: Mapping[str, str]) -> str:
    """Say how close two are, by a word or else by a weight: more than one is close."""
    word = row.get(CLOSENESS, "").strip().casefold()
    if word:
        return word
    try:
        return Closeness.CLOSE.value if float(row.get(WEIGHT) or 1) > 1 else Closeness.KNOWS.value
    except ValueError:
        return Closeness.KNOWS.value
