"""A map as it is written down: every part of the drawing stands in it once, and no name is ever markup."""

from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.ground.ids import TieId
from kith.networks.pages import svg, tie_words
from kith.networks.rules.acquaintances import introduced
from kith.networks.rules.drawing import Drawing, Frame, Label, Node
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import Known, Mark
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Wish
from tests.networks.drawings import a_full_life, many_acquainted
from tests.networks.test_layout import CAPTIONS, FRAMES, mark, marks

WILD = """<script>"Bill" & 'Ben'</script>"""
FULL = a_full_life()


def read(drawing: Drawing, *, mine: bool = True, key: str = "", draws: bool = False) -> ET.Element:
    return ET.fromstring(svg.map_drawing(drawing, "A map", "In words", mine, key, draws))  # noqa: S314, it is ours


def of_look(tree: ET.Element, look: str) -> list[ET.Element]:
    return [part for part in tree.iter() if look in part.get("class", "").split()]


def words_in(part: ET.Element) -> str:
    return "".join(part.itertext()).replace("\u2068", "").replace("\u2069", "")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(people=marks(), frame=st.sampled_from(FRAMES), mirrored=st.booleans(), draws=st.booleans())
def test_every_part_of_a_drawing_is_written_where_it_stands(
    people: list[Mark], frame: Frame, mirrored: bool, draws: bool
) -> None:
    pairs = many_acquainted(people) if len(people) > 11 else ()
    drawing = lay_out(people, captions=CAPTIONS, frame=frame, mirrored=mirrored, acquainted=pairs)
    tree = read(drawing, draws=draws)

    for look, parts in (
        ("band", [band.outline for band in drawing.bands]),
        ("tie", [part.path for part in (*drawing.between, *drawing.lines)]),
        ("toward", [arrow.path for arrow in drawing.arrows]),
    ):
        assert [part.get("d") for part in of_look(tree, look)] == [path.d for path in parts]
    groups = of_look(tree, "node")
    assert [_moved(group) for group in groups] == [tuple(node.centre) for node in drawing.nodes]
    for group, node in zip(groups, drawing.nodes, strict=True):
        assert _label_of(group) == _expected(node)


def _moved(group: ET.Element) -> tuple[float, ...]:
    return tuple(map(float, group.get("transform", "").removeprefix("translate(").removesuffix(")").split()))


def _label_of(group: ET.Element) -> list[tuple[float, float, str]]:
    x, y = _moved(group)
    spans = [*group.iter("tspan"), *of_look(group, "sub")]
    return [
        (round(x + float(span.get("x", "")), 1), round(y + float(span.get("y", "")), 1), words_in(span))
        for span in spans
    ]


def _expected(node: Node) -> list[tuple[float, float, str]]:
    label = node.label
    if label is None:
        return []
    lines = [(at.x, at.y, line) for at, line in zip(label.at, label.lines, strict=True)]
    return [*lines, *([(label.second_at.x, label.second_at.y, label.second_line)] if label.second_at else [])]


def test_what_people_wrote_is_words_and_no_markup() -> None:
    known = Known(knows=(WILD,), knew=(WILD,))
    wild = Mark(tie_id=TieId(UUID(int=1)), name=WILD, second_line=WILD, wish=Wish.KEEP, known=known)
    caption = CAPTIONS.__class__(me=WILD, rings=CAPTIONS.rings, sectors=CAPTIONS.sectors)
    drawing = lay_out([wild], captions=caption)
    label = Label((WILD,), WILD, (drawing.me.centre,), drawing.me.centre, drawing.sector_captions[0].box)
    drawing = drawing.__class__(**{**vars(drawing), "nodes": (drawing.nodes[0]._replace(label=label),)})

    written = svg.map_drawing(drawing, WILD, WILD, mine=False, key=WILD)

    assert "<script" not in written
    tree = ET.fromstring(written)  # noqa: S314, it is ours
    (link,) = tree.iter("a")
    assert link.get("aria-label", "").count(WILD) == 4
    assert [words_in(part) for part in (*tree.iter("title"), *tree.iter("desc"), *tree.iter("tspan"))] == [WILD] * 3
    assert WILD in {words_in(part) for part in of_look(tree, "sub")}
    assert "<script" not in svg.sign(drawing.nodes[0]) + svg.shape(drawing.nodes[0])


@pytest.mark.parametrize(
    ("key", "draws", "href"),
    [("", False, f"#tie-{UUID(int=1)}"), ("-then", False, None), ("", True, f"#id_place-{UUID(int=1)}")],
)
def test_a_mark_leads_to_its_row_its_tie_or_its_field(key: str, draws: bool, href: str | None) -> None:
    tree = read(lay_out([mark(1, "Anne")], captions=CAPTIONS), key=key, draws=draws)

    (link,) = tree.iter("a")
    assert (link.get("href") == href) if href else str(UUID(int=1)) in link.get("href", "")
    assert [group.get("data-field") for group in of_look(tree, "node")] == [f"place-{UUID(int=1)}" if draws else None]
    places = {band.get("data-place") for band in of_look(tree, "band")}
    assert len(places) == (9 if draws else 1)


def test_only_the_links_are_there_for_a_screen_reader() -> None:
    tree = read(lay_out(FULL, captions=CAPTIONS))

    hidden = {part for group in tree.iter() if group.get("aria-hidden") for part in group.iter()}
    links = list(tree.iter("a"))
    assert len(links) == len(FULL)
    assert not hidden.intersection(links)
    loud = [part for part in tree.iter("text") if part not in hidden]
    assert all(any(text in link.iter() for link in links) for text in loud)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("life", list(Life))
def test_letters_stand_in_people_who_are_there_and_pictures_in_the_rest(kind: Kind, life: Life) -> None:
    node = Node(mark(1, "Anne", kind=kind, life=life), CAPTIONS_AT, 16, None)

    shape = svg.shape(node)

    has_letters = kind is Kind.PERSON and life in {Life.NOW, Life.OUT_OF_TOUCH, Life.NOT_NOW}
    assert ("An" in shape) is has_letters
    assert ('class="g"' in shape) is not has_letters


CAPTIONS_AT = lay_out([], captions=CAPTIONS).me.centre


def test_to_step_back_is_turned_round_from_right_to_left() -> None:
    assert "scale(-1 1)" in svg.wish_glyph(Wish.STEP_BACK, mirrored=True)
    assert "scale" not in svg.wish_glyph(Wish.STEP_BACK, mirrored=False) + svg.wish_glyph(Wish.GROW, mirrored=True)


# ---- what is said ----


def test_a_tie_is_said_whole() -> None:
    anne = mark(
        1, "Anne", second_line="my daughter", helps_with=(Help.EMOTIONAL, Help.ADVICE, Help.COMPANY),
        life=Life.OUT_OF_TOUCH, felt=Feeling.BOTH, wish=Wish.REBUILD, known=Known(knows=("Joan",), knew=("Ken",)),
    )  # fmt: skip

    assert tie_words.spoken(anne, True, "Mary") == (
        "\u2068Anne\u2069, \u2068my daughter\u2069. Close ring. Out of touch. Helps with feelings, advice and company. "
        "It helps, and it sometimes hurts. Knows \u2068Joan\u2069. Knew \u2068Ken\u2069. You want to rebuild this."
    )
    assert tie_words.spoken(anne, False, "Mary").endswith("Mary wants to rebuild this.")
    assert tie_words.spoken(mark(1, "Anne"), True, "Mary") == "\u2068Anne\u2069. Close ring."


def test_a_tie_is_said_in_the_language_of_whoever_reads() -> None:
    anne = mark(1, "Anne", helps_with=(Help.ADVICE,), wish=Wish.KEEP)
    plain = tie_words.spoken(anne, True, "Mary")

    with override("ar-xb"):
        assert tie_words.spoken(anne, True, "Mary") != plain
    assert tie_words.spoken(anne, True, "Mary") == plain


@pytest.mark.parametrize("life", list(Life))
@pytest.mark.parametrize("feeling", [None, *Feeling])
def test_what_is_said_aloud_is_made_of_what_is_said_in_the_list(life: Life, feeling: Feeling | None) -> None:
    tie = introduced([mark(1, "Anne", life=life, felt=feeling, wish=Wish.GROW, helps_with=(Help.CARE,))], [])[0]

    said = tie_words.spoken(tie, True, "Mary")

    sentences = (tie_words.stands(tie), tie_words.helps(tie), tie_words.felt(tie), tie_words.acquainted(tie))
    assert all(sentence in said for sentence in sentences)
    assert said == " ".join(["\u2068Anne\u2069. Close ring.", *filter(None, sentences), "You want to grow this."])
