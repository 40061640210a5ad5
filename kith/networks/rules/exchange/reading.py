"""Any file that somebody brings, as a sheet: what it is shows in what it holds, whatever its name says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kith.ground.words import mark
from kith.networks.rules.exchange import graphml, packing, sets
from kith.networks.rules.exchange.sheet import MOST_BYTES, FileRefusedError, Sheet

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
    if content.startswith(packing.START):
        return _of_a_set(packing.unpacked(content, name), name)
    if _is_xml(content):
        return graphml.sheet_of_graph(graphml.read(content, name))
    return sets.sheet_of_tables({name: sets.table_read(content, name)}, name)


def _is_xml(content: bytes) -> bool:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") or content.startswith((b"\xff\xfe<", b"\xfe\xff\x00<"))


def _of_a_set(files: Mapping[str, bytes], name: str) -> Sheet:
    """Read a set: its tables, or else the one graph that it holds. What is not read is named."""
    tables = sets.tables_of(files)
    graphs = [file for file, content in files.items() if _is_xml(content)]
    if tables:
        sheet = sets.sheet_of_tables(tables, name)
        return replace(sheet, unused=(*sheet.unused, *(file for file in files if file not in tables)))
    if len(graphs) == 1:
        sheet = graphml.sheet_of_graph(graphml.read(files[graphs[0]], graphs[0]))
        return replace(sheet, unused=(*sheet.unused, *(file for file in files if file not in graphs)))
    raise FileRefusedError(sets.NO_NAMES, name=name)
