"""A map as one picture that stands by itself: the drawing of the page, with its colours in it and no way out of it."""

import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from pathlib import Path
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from kith.ground import web
from kith.ground.files.actions import place_of
from kith.ground.files.painting import pdf_of, png_of
from kith.networks.pages.map import captions
from kith.networks.queries.maps import MapSeen
from kith.networks.rules.drawing import Frame
from kith.networks.rules.exchange.shapes import Picture
from kith.networks.rules.exchange.sheet import legible
from kith.networks.rules.layout import lay_out

CSS = Path(web.__file__).parent / "static" / "web" / "css"
OF_THE_MAP = re.compile(r"={3,} the map ={3,} \*/(.*?)\n  \.hit ", re.DOTALL)
NO_RULES = re.compile(r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,8});")
USED = re.compile(r"var\((--[\w-]+)\)")
OF_A_PAGE = (".map", ":hover", "[role", ":focus")
"""What fits the drawing into a page, or answers to a hand."""
LINK = re.compile(r' href="#[^"]*"')
PHOTO = re.compile(r'(<image class="ph" href=)"[^"]*/([0-9a-f-]{36})"([^>]*>)')
LETTERS = "text{font-family:'Atkinson Hyperlegible Next','Noto Naskh Arabic',system-ui,sans-serif}.hit{fill:none}"


def picture_of(seen: MapSeen, picture: Picture, *, with_photos: bool = False) -> bytes:
    """Return the picture of a map. The same map is the same picture, and has no clock in it."""
    svg = svg_of(seen, with_photos=with_photos)
    match picture:
        case Picture.SVG:
            return svg.encode()
        case Picture.PNG:
            return png_of(svg)
        case Picture.PDF:
            return pdf_of(png_of(svg))


def svg_of(seen: MapSeen, *, with_photos: bool = False) -> str:
    """Draw a map as its paper shows it, in the reader's language.

    A file goes from hand to hand, so that faces are in it only where they are asked for; then it holds them itself.
    """
    marks = seen.marks if with_photos else [replace(mark, photo_id=None) for mark in seen.marks]
    is_from_the_right = get_language_bidi()
    drawing = lay_out(
        marks,
        captions=captions(seen.person.known_as),
        frame=Frame.PRINT,
        mirrored=is_from_the_right,
        acquainted=seen.acquainted,
        has_edge=seen.has_edge,
    )
    told = {"drawing": drawing, "person": seen.person}
    drawn = LINK.sub("", legible(render_to_string("networks/_picture.html", told)).strip())
    drawn = PHOTO.sub(_within, drawn)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width:g}" height="{drawing.height:g}"'
        f' xml:lang="{get_language()}" direction="{"rtl" if is_from_the_right else "ltr"}" '
    )
    paper = f'<rect width="{drawing.width:g}" height="{drawing.height:g}" fill="#fff"/>'
    return drawn.replace("<svg ", head, 1).replace(">", f"><style>{style()}</style>{paper}", 1)


def _within(image: re.Match[str]) -> str:
    """Put the bytes of a photo in the place of its address; nothing where they are gone, and its letters are seen."""
    try:
        content = place_of(UUID(image[2])).read_bytes()
    except FileNotFoundError:
        return ""
    return f'{image[1]}"data:image/jpeg;base64,{b64encode(content).decode()}"{image[3]}'


@cache
def style() -> str:
    """Return the rules by which the page's own style sheet draws a map, with each colour in its place."""
    rules = (CSS / "components.css").read_text(encoding="utf-8")
    colours = dict(reversed(TOKEN.findall((CSS / "tokens.css").read_text(encoding="utf-8"))))
    found = OF_THE_MAP.search(rules)
    if found is None:
        raise LookupError("components.css: the rules of the map are not where they were.")
    drawing = "".join(
        f"{where.strip()}{{{' '.join(what.split())}}}"
        for where, what in RULE.findall(NO_RULES.sub("", found[1]))
        if not any(word in where for word in OF_A_PAGE)
    )
    return LETTERS + USED.sub(lambda used: colours[used[1]], drawing)
