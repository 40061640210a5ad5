"""A sheet as one word of a form: what was looked at is what is brought in, and nothing of it lies on the server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kith.networks.rules.exchange.sheet import MOST_PAIR_ROWS, MOST_ROWS, Column, Line, Pairing, Sheet

MOST_LETTERS = 1_500_000


class NotKept(Exception):
    """What came back is no sheet that was ever kept."""


def kept(sheet: Sheet) -> str:
    """Put a sheet into one word. Pairs name their lines by number, and others by what the file called them."""
    places: dict[str, int] = {}
    for place, line in enumerate(sheet.lines):
        places.setdefault(line.key, place)
    told = {
        "lines": [
            [line.row, line.key, {column.value: cell for column, cell in line.cells.items() if cell}]
            for line in sheet.lines
        ],
        "pairs": [
            [pair.row, places.get(pair.one, pair.one), places.get(pair.other, pair.other), pair.closeness]
            for pair in sheet.pairs
        ],
        "used": {name: column.value for name, column in sheet.used.items()},
        "unused": list(sheet.unused),
    }
    return json.dumps(told, separators=(",", ":"))


def taken_up(word: str) -> Sheet:
    """Take a sheet out of its word again. Raises NotKept."""
    if len(word) > MOST_LETTERS:
        raise NotKept
    try:
        told = json.loads(word)
        lines = tuple(_line(*line) for line in told["lines"])
        keys = [line.key for line in lines]
        pairs = tuple(_pair(keys, *pair) for pair in told["pairs"])
        used = {_text(name): Column(column) for name, column in _object(told["used"]).items()}
        unused = tuple(map(_text, told["unused"]))
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as strange:
        raise NotKept from strange
    if len(lines) > MOST_ROWS or len(pairs) > MOST_PAIR_ROWS:
        raise NotKept
    return Sheet(lines, pairs, used, unused)


def _line(row: Any, key: Any, cells: Any) -> Line:
    told = {Column(column): _text(cell) for column, cell in _object(cells).items()}
    return Line(_number(row), _text(key), told)


def _pair(keys: list[str], row: Any, one: Any, other: Any, closeness: Any) -> Pairing:
    first, second = (keys[_number(end)] if isinstance(end, int) else _text(end) for end in (one, other))
    return Pairing(_number(row), first, second, _text(closeness))


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_PAIR_ROWS:
        raise TypeError(value)
    return value
