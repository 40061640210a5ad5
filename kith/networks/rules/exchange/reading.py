"""Any file that somebody brings, as a sheet: what it is shows in what it holds, whatever its name says."""

from __future__ import annotations

from kith.ground.words import mark
from kith.networks.rules.exchange import graphml, plain
from kith.networks.rules.exchange.sheet import MOST_BYTES, FileRefusedError, Sheet
from kith.networks.rules.exchange.tables import text_of

LONGEST_NAME = 80


def read(content: bytes, name: str) -> Sheet:
    """Read a file. Raises FileRefusedError with a sentence that says why it cannot be."""
    name = name[-LONGEST_NAME:]
    if len(content) > MOST_BYTES:
        raise FileRefusedError(
            mark("%(name)s is larger than %(most)d MB, which no map is."), name=name, most=MOST_BYTES // 2**20
        )
    if not content.strip():
        raise FileRefusedError(mark("%(name)s is empty; even a file without people has a heading."), name=name)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or content.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return graphml.sheet_of_graph(graphml.read(content, name))
    return plain.read(text_of(content, name), name)
