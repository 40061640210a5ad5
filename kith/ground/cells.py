"""Cells of tables that somebody opens in a spreadsheet. What would be worked out there has an apostrophe before it.

Taking the apostrophe away again gives back every cell as it was, also one that began with one of its own.
"""

import re

FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""How a cell begins that is worked out, or would be if an apostrophe more or less stood before it."""
PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def harmless(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would work out. A number is one, whatever its sign."""
    return f"'{cell}" if FORMULA.match(cell) and not PLAIN_NUMBER.fullmatch(cell) else cell


def meant(cell: str) -> str:
    """Take the apostrophe away that stands before what would be worked out."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) != cell[1:] else cell
