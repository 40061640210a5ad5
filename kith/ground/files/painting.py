"""Painting a drawing: an SVG of ours as dots, and the dots on a sheet of paper. No clock is in either.

Only drawings that Kith made itself are painted; nothing that anybody sent comes here.
"""

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import resvg_py
from fontTools.ttLib import TTFont
from PIL import Image

from kith.ground import web

VENDOR = Path(web.__file__).parent / "static" / "vendor"
DOTS_A_UNIT = 2
PAPER_WIDTH_INCHES = 7.5
"""An A4 sheet, without the edge that printers leave."""


def png_of(svg: str) -> bytes:
    """Paint a drawing, with the letters of our pages and, for what those do not have, with the machine's own."""
    with TemporaryDirectory() as folder:
        files = []
        for name, font in fonts().items():
            place = Path(folder) / name
            place.write_bytes(font)
            files.append(str(place))
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=files, zoom=DOTS_A_UNIT))


def pdf_of(png: bytes) -> bytes:
    """Put a painted drawing on a sheet of its own."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as painted:
        dots_an_inch = painted.width / PAPER_WIDTH_INCHES
        painted.convert("RGB").save(out, "PDF", resolution=dots_an_inch, quality=95, creationDate=None, modDate=None)
    return out.getvalue()


@cache
def fonts() -> dict[str, bytes]:
    """Return the fonts of our pages as programs outside a browser read them."""
    unpacked = {}
    for file in sorted(VENDOR.glob("*.woff2")):
        with TTFont(file) as font:
            font.flavor = None
            out = io.BytesIO()
            font.save(out)
        unpacked[f"{file.stem}.ttf"] = out.getvalue()
    return unpacked
