"""A map written down as SVG, from rules.drawing. The style sheet gives every mark its look; nothing here has a colour.

It is written in Python, as a map of forty people is some forty kilobytes and is drawn twice a page. All that people
wrote is escaped here; whatever is returned may stand in a page as it is.
"""

from collections.abc import Iterator
from functools import lru_cache
from html import escape as escape_words
from uuid import UUID

from django.utils.translation import get_language
from markupsafe import Markup, escape

from kith.ground.ids import TieId
from kith.ground.web.templates import isolate, strokes_of, url
from kith.networks.pages.tie_words import spoken_in
from kith.networks.rules.drawing import Band, Caption, Drawing, Label, Node
from kith.networks.rules.geometry import NUMBERS, Point, tenth
from kith.networks.rules.marks import Mark
from kith.networks.rules.shapes import CLEAR, Disc, hatching, outline, window
from kith.networks.rules.vocabulary import Kind, Life, Sector, Wish

_LETTERS = {Sector.PERSONAL: "p", Sector.COMMUNITY: "c", Sector.PROFESSIONAL: "s"}
_LIVES = {Life.OUT_OF_TOUCH: " node--lost", Life.REMEMBERED: " node--past", Life.HOPED_FOR: " node--room"}
_WITH_LETTERS = frozenset({Life.NOW, Life.OUT_OF_TOUCH, Life.NOT_NOW})
_OF_A_LIFE = {
    Life.REMEMBERED: '<path d="M5 19C5 10 10 5 20 4c0 10-4.5 14.5-12 13M5 21c.5-4 3-8 8-11"/>',
    Life.HOPED_FOR: '<path d="M12 5v14M5 12h14"/>',
}
_OF_A_KIND = {
    Kind.PERSON: "",
    Kind.PLACE: '<path d="M12 20s-6-5.5-6-10a6 6 0 0 1 12 0c0 4.500-6 10-6 10z"/><circle cx="12" cy="10" r="2"/>',
    Kind.ACTIVITY: '<path d="M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900'
    'L12 16.900l-5.200 2.800 1-5.900L3.500 9.700l5.900-.8z"/>',
    Kind.GROUP: '<circle cx="8" cy="8.500" r="3"/><circle cx="16" cy="8.500" r="3"/>'
    '<path d="M3 19c0-4 2-6 5-6 2 0 3.300.9 4 2.300C12.700 13.900 14 13 16 13c3 0 5 2 5 6"/>',
    Kind.SERVICE: '<path d="M5 8h14v11H5zM9 8V5h6v3M5 12.500h14"/>',
    Kind.ANIMAL: '<path d="M8 17c0-2.500 1.800-4.500 4-4.500s4 2 4 4.500c0 1.500-1 2.200-2 2.200-.8 0-1.200-.4-2-.4'
    's-1.200.4-2 .4c-1 0-2-.7-2-2.200z"/><circle cx="6.500" cy="11.500" r="1.300"/><circle cx="10" cy="8" r="1.300"/>'
    '<circle cx="14" cy="8" r="1.300"/><circle cx="17.500" cy="11.500" r="1.300"/>',
}
_ANYBODY = Mark(tie_id=TieId(UUID(int=0)), name="")
_WISHES = {
    Wish.KEEP: '<path d="M-4.500 -2.500H4.500M-4.500 2.500H4.500"/>',
    Wish.GROW: '<path d="M0 -5V5M-5 0H5"/>',
    Wish.REBUILD: '<path d="M4.600 -2.200A5 5 0 1 0 5 1.500M5 -6V-2H1"/>',
    Wish.STEP_BACK: '<path d="M-5 -5V5M-2.500 0H5.500M2 -3.500L5.500 0L2 3.500"/>',
    Wish.UNDECIDED: "",
}


def map_drawing(  # noqa: PLR0917 - as templates say it
    drawing: Drawing,
    title: str,
    description: str,
    mine: bool,  # noqa: FBT001
    key: str = "",
    draws: bool = False,  # noqa: FBT001, FBT002
) -> Markup:
    """Write a map down. Nodes lead to their row in the list on the page.

    `key` tells two drawings of one frame apart, and leads to the tie. On a map that is drawn on (`draws`), a node leads
    to its row in the form, and bands and nodes say which they are.
    """
    named = escape(drawing.frame.value + key)
    look = f" map--{named}" if named in {"wide", "narrow"} else ""
    box = f"0 0 {NUMBERS[drawing.width]} {NUMBERS[drawing.height]}"
    told_by = f'aria-labelledby="map-{named}-t" aria-describedby="map-{named}-d"'
    bands = "".join([_band(band, draws) for band in drawing.bands])
    clip = f"map-{named}-p" if any(node.mark.photo_id for node in drawing.nodes) else ""
    parts = [
        f'<svg class="map{look}" viewBox="{box}" role="group" {told_by}>\n',
        f'<title id="map-{named}-t">{escape(title)}</title><desc id="map-{named}-d">{escape(description)}</desc>',
        _round(clip) if clip else "",
        f'<g>{bands}</g><g aria-hidden="true">' if draws else f'<g aria-hidden="true">{bands}',
        *_strokes(drawing),
        "</g>",
        *_nodes(drawing, mine, key, draws, clip),
        "\n</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every name in it is escaped


def sign(node: Node) -> Markup:
    """Write the mark of a tie as it stands beside words."""
    clip = f"photo-{node.mark.tie_id}" if node.mark.photo_id else ""
    around = f"{_round(clip) if clip else ''}{_glow(node) if node.mark.is_selected else ''}"
    drawn = Markup(around + _shape(node, clip))  # noqa: S704 - its letters are escaped
    return Markup('<svg class="mark" viewBox="-30 -30 60 60" aria-hidden="true"><g class="{}">{}</g></svg>').format(
        node_class(node.mark), drawn
    )


def shape(node: Node) -> Markup:
    """Write the outline of a mark, with the letters or the picture in it."""
    return Markup(_shape(node))  # noqa: S704 - its letters are escaped


def node_class(mark: Mark) -> str:
    """Say what the style sheet knows of a mark: whose world it is of, and where it stands in the person's life."""
    return f"node n-{_LETTERS[mark.sector]}{_LIVES.get(mark.life, '')}"


def wish_glyph(wish: Wish, mirrored: bool) -> Markup:  # noqa: FBT001
    """Write the picture of what is wanted."""
    return Markup(_wish_glyph(wish, mirrored))  # noqa: S704 - these are our own


def _wish_glyph(wish: Wish, mirrored: bool) -> str:  # noqa: FBT001
    picture = _WISHES[wish]
    if wish is Wish.STEP_BACK and mirrored:
        return picture.replace("<path", '<path transform="scale(-1 1)"')
    return picture


def _band(band: Band, draws: bool) -> str:  # noqa: FBT001
    sector, ring, path = band
    place = f' data-place="{ring.value}.{sector.value}"' if draws else ""
    return f'<path class="band {_LETTERS[sector]}{ring.value}"{place} d="{path.d}"/>'


def _strokes(drawing: Drawing) -> Iterator[str]:
    """Write all that lies under the marks: who knows whom, the captions, the ties, and me."""
    for arc in drawing.between:
        yield f'<path class="tie tie--knows" d="{arc.path.d}"/>'
    yield from map(_ring_caption, drawing.ring_captions)
    yield from map(_sector_caption, drawing.sector_captions)
    for _tie_id, path, style, width in drawing.lines:
        yield f'<path class="{f"tie {style.value}" if style else "tie"}" stroke-width="{NUMBERS[width]}" d="{path.d}"/>'
    for _tie_id, path in drawing.arrows:
        d = path.d
        yield f'<path class="toward-bg" d="{d}"/><path class="toward" d="{d}"/>'
    for _tie_id, (x, y), radius, path in drawing.wished:
        yield f'<path class="wished-way" d="{path.d}"/>'
        yield f'<circle class="wished" cx="{NUMBERS[x]}" cy="{NUMBERS[y]}" r="{NUMBERS[radius]}"/>'
    yield _me(drawing)


def _me(drawing: Drawing) -> str:
    me = drawing.me
    x, y = me.centre
    at, drop = f'cx="{NUMBERS[x]}" cy="{NUMBERS[y]}"', NUMBERS[tenth(y + me.size * 0.34)]
    name = escape_words(isolate(me.name))
    return (
        f'<circle class="ego-ring" {at} r="{NUMBERS[me.collar]}"/><circle class="ego" {at} r="{NUMBERS[me.radius]}"/>\n'
        f'<text class="ego-t" x="{NUMBERS[x]}" y="{drop}" font-size="{NUMBERS[me.size]}">{name}</text>\n'
    )


def _ring_caption(caption: Caption) -> str:
    (left, top, right, bottom), (x, y), size = caption.box, caption.at, caption.size
    width, height, round_by = tenth(right - left), tenth(bottom - top), tenth((bottom - top) / 2)
    return (
        f'<rect class="ring-t-bg" x="{NUMBERS[left]}" y="{NUMBERS[top]}" width="{NUMBERS[width]}" '
        f'height="{NUMBERS[height]}" rx="{NUMBERS[round_by]}"/>\n'
        f'<text class="ring-t" x="{NUMBERS[x]}" y="{NUMBERS[tenth(y + size * 0.35)]}" font-size="{NUMBERS[size]}" '
        f'text-anchor="middle">{escape_words(caption.words)}</text>'
    )


def _sector_caption(caption: Caption) -> str:
    x, y = caption.at
    letter = _LETTERS[caption.sector] if caption.sector else ""
    return (
        f'<text class="sector-t t-{letter}" x="{NUMBERS[x]}" y="{NUMBERS[y]}" font-size="{NUMBERS[caption.size]}" '
        f'text-anchor="{caption.anchor}">{escape_words(caption.words)}</text>'
    )


def _nodes(drawing: Drawing, mine: bool, key: str, draws: bool, clip: str) -> Iterator[str]:  # noqa: FBT001
    """Write every mark: what is seen of it, which no screen reader needs, and the link that says it all."""
    language, name = get_language(), isolate(drawing.me.name)
    badges = {wish: _badge(drawing, wish) for wish in {node.mark.wish for node in drawing.nodes} if wish}
    hit = f'<circle class="hit" r="{NUMBERS[drawing.touch_radius]}"/>'
    for node in drawing.nodes:
        mark, (x, y), _radius, label = node
        tie_id = str(mark.tie_id)
        field = f' data-field="place-{tie_id}"' if draws else ""
        yield (
            f'\n<g class="{node_class(mark)}"{field} transform="translate({NUMBERS[x]} {NUMBERS[y]})">'
            f'<g aria-hidden="true">{_glow(node) if mark.is_selected else ""}{_shape(node, clip)}'
            f"{_second_line(label, x, y, drawing.second_size) if label else ''}"
            f"{badges[mark.wish] if mark.wish else ''}</g>"
            f'<a href="{_address(tie_id, key, draws)}" aria-label="{spoken_in(language, mark, mine, name)}">{hit}'
            f"{_label(label, x, y, drawing.label_size) if label else ''}</a></g>"
        )


def _address(tie_id: str, key: str, draws: bool) -> str:  # noqa: FBT001
    if draws:
        return f"#id_place-{tie_id}"
    return escape(url("networks:tie", tie_id=tie_id)) if key else f"#tie-{tie_id}"


def _badge(drawing: Drawing, wish: Wish) -> str:
    """Write the badge that says what is wanted; whoever does not know yet has none."""
    if wish is Wish.UNDECIDED:
        return ""
    (x, y), radius, scale = drawing.badge_at, NUMBERS[drawing.badge_radius], NUMBERS[drawing.badge_scale]
    return (
        f'<g class="wish" transform="translate({NUMBERS[x]} {NUMBERS[y]})"><circle r="{radius}"/>'
        f'<g transform="scale({scale})">{_wish_glyph(wish, drawing.is_mirrored)}</g></g>'
    )


def _glow(node: Node) -> str:
    return f'<circle class="sel-glow" r="{NUMBERS[node.glow]}"/><circle class="sel" r="{NUMBERS[node.glow + 3.5]}"/>'


def _second_line(label: Label, x: float, y: float, size: float) -> str:
    at = label.second_at
    if at is None:
        return ""
    across, down = NUMBERS[tenth(at.x - x)], NUMBERS[tenth(at.y - y)]
    words = escape_words(isolate(label.second_line))
    return f'<text class="sub" x="{across}" y="{down}" font-size="{NUMBERS[size]}">{words}</text>'


def _label(label: Label, x: float, y: float, size: float) -> str:
    lines = " ".join(
        [
            f'<tspan x="{NUMBERS[tenth(across - x)]}" y="{NUMBERS[tenth(down - y)]}">'
            f"{escape_words(isolate(line))}</tspan>"
            for line, (across, down) in zip(label.lines, label.at, strict=True)
        ]
    )
    hidden = ' aria-hidden="true"' if label.is_cut else ""
    return f'<text class="lab" font-size="{NUMBERS[size]}"{hidden}>{lines}</text>'


def _shape(node: Node, clip: str = "") -> str:
    mark = node.mark
    if clip and mark.photo_id is not None:
        return _photographed(node, clip)
    if mark.symbol is None and mark.kind is Kind.PERSON and mark.life in _WITH_LETTERS:
        return f"{_lettered(node.radius, mark.is_gone)}{escape_words(isolate(mark.initials))}</text>"
    picture = strokes_of(mark.symbol.icon) if mark.symbol else _OF_A_LIFE.get(mark.life) or _OF_A_KIND[mark.kind]
    return _pictured(mark.kind, picture, node.radius, mark.is_gone)


def _photographed(node: Node, clip: str) -> str:
    """Write a mark with a photo over its letters or picture, which stay for where no photo can be shown.

    Whoever has died keeps the leaf, and whoever is gone by a later map the hatching.
    """
    mark = node.mark
    (x, y), reach = window(mark.kind, node.radius)
    reach = tenth((min(reach, CLEAR * node.radius) if mark.is_gone else reach) - 1)
    left, top, side = NUMBERS[tenth(x - reach)], NUMBERS[tenth(y - reach)], NUMBERS[tenth(reach * 2)]
    where = escape(url("networks:photo-in-mark", tie_id=mark.tie_id, photo_id=mark.photo_id))
    leaf = _leaf(node) if mark.life is Life.REMEMBERED else ""
    return (
        f'{_shape(node)}<image class="ph" href="{where}" x="{left}" y="{top}" width="{side}" height="{side}" '
        f'preserveAspectRatio="xMidYMid slice" clip-path="url(#{clip})"/>{leaf}'
    )


def _leaf(node: Node) -> str:
    """Write the leaf at the foot of a photo of somebody who has died."""
    at, scale = NUMBERS[tenth(node.radius * 0.72)], NUMBERS[round(node.radius * 0.021, 2)]
    disc = f'<circle class="sh" r="{NUMBERS[tenth(node.radius * 0.36)]}"/>'
    picture = f'<g class="g" transform="scale({scale}) translate(-12 -12)">{_OF_A_LIFE[Life.REMEMBERED]}</g>'
    return f'<g transform="translate(-{at} {at})">{disc}{picture}</g>'


def _round(clip: str) -> str:
    """Write the round hole through which photos are seen, whatever their size."""
    return f'<clipPath id="{clip}" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath>'


@lru_cache(256)
def _lettered(radius: float, is_gone: bool) -> str:  # noqa: FBT001
    """Write the outline of a person at one size, up to the letters in it: on a map all are of one size."""
    node = Node(_ANYBODY, Point(0, 0), radius, None)
    drop, size = NUMBERS[node.letter_drop], NUMBERS[node.letter_size]
    return f'{_ground(Kind.PERSON, radius, is_gone)}<text class="ini" y="{drop}" font-size="{size}">'


@lru_cache(1024)
def _pictured(kind: Kind, picture: str, radius: float, is_gone: bool) -> str:  # noqa: FBT001
    """Write an outline at one size with its picture."""
    scale = NUMBERS[Node(_ANYBODY, Point(0, 0), radius, None).glyph_scale]
    return f'{_ground(kind, radius, is_gone)}<g class="g" transform="scale({scale}) translate(-12 -12)">{picture}</g>'


def _ground(kind: Kind, radius: float, is_gone: bool) -> str:  # noqa: FBT001
    """Write what lies under letters or a picture: the outline, hatched for somebody who is gone by a later map."""
    if not is_gone:
        return _outline(kind, radius)
    middle = _disc("un", Disc(Point(0, 0), tenth(CLEAR * radius)))
    return f'{_outline(kind, radius)}<path class="hatch" d="{hatching(radius).d}"/>{middle}'


def _outline(kind: Kind, radius: float) -> str:
    drawn = outline(kind, radius)
    parts = [f'<path class="sh" d="{drawn.path.d}"/>'] if drawn.path else []
    if drawn.square:
        half, corner = drawn.square
        at, side = NUMBERS[-half], NUMBERS[half * 2]
        parts.append(f'<rect class="sh" x="{at}" y="{at}" width="{side}" height="{side}" rx="{NUMBERS[corner]}"/>')
    return "".join(
        [*parts, *(_disc("sh", disc) for disc in drawn.discs), *(_disc("un", disc) for disc in drawn.hollows)]
    )


def _disc(look: str, disc: Disc) -> str:
    (x, y), radius = disc
    return f'<circle class="{look}" cx="{NUMBERS[x]}" cy="{NUMBERS[y]}" r="{NUMBERS[radius]}"/>'
