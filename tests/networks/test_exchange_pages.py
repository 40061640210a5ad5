"""Taking a map out and bringing one in: who may, what is shown before, what is done, and that it can be undone."""

import io
import re
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kith.ground import clock
from kith.ground.audit.models import Entry
from kith.ground.files.painting import fonts, png_of
from kith.ground.ids import PersonId, TieId
from kith.networks.models import Acquaintance, Tie
from kith.networks.pages.picturing import style, svg_of
from kith.networks.queries.maps import MapSeen, map_for
from kith.networks.rules.exchange.shapes import Picture, Shape
from kith.networks.rules.vocabulary import Help, Life, Ring
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.maps import limit_contact_with_anne
from tests.world import World

SVG = "{http://www.w3.org/2000/svg}"
TOLD = {"told": "face", "said_on": "2026-05-03"}


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_whole_map(world)


def later(world: World) -> datetime:
    return world.at + timedelta(minutes=5)


def as_(client: WeatherClient, world: World, name: str) -> WeatherClient:
    client.force_login(world.accounts[name])
    return client


def at(world: World, route: str) -> str:
    return reverse(f"networks:{route}", kwargs={"person_id": world.mary.pk})


def take_out(client: WeatherClient, world: World, shape: Shape) -> bytes:
    return client.get(at(world, "file") + f"?as={shape.value}").content


def look(client: WeatherClient, world: World, content: bytes, name: str = "map.csv") -> str:
    sent = {"file": SimpleUploadedFile(name, content), "ring": "2", "sector": "personal"}
    return client.post(at(world, "bring-in"), sent).content.decode()


def hidden(page: str) -> dict[str, str]:
    """Return what the form on a page would send without a word of its reader."""
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
        if name in {"sheet", "seal_of_all", "ring", "sector"}
    }


def bring_in(client: WeatherClient, world: World, content: bytes, name: str = "map.csv") -> str:
    sent = {**hidden(look(client, world, content, name)), **TOLD}
    return client.post(at(world, "bring-in-now"), sent, follow=True).content.decode()


def numbers_of(page: str) -> dict[str, str]:
    """Return by which numbers all that was brought in is taken back."""
    return dict(re.findall(r'name="(first|last)" value="(\d+)"', page))


@pytest.mark.parametrize("shape", list(Shape))
def test_a_map_that_is_taken_out_and_brought_in_again_changes_nothing(
    world: World, client: WeatherClient, ties: dict[str, TieId], shape: Shape
) -> None:
    as_(client, world, "priya")
    with clock.fixed(later(world)):
        page = look(client, world, take_out(client, world, shape), shape.file)

    assert "The file would change nothing." in page
    assert page.count('<td data-h="What happens">Already there</td>') == len(ties)
    assert "Known by the name alone" not in page


def test_who_takes_a_map_out_is_written_down_and_its_name_says_nothing(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    as_(client, world, "priya")
    with clock.fixed(later(world)):
        answer = client.get(at(world, "file"))

    assert answer["Content-Disposition"] == 'attachment; filename="map.csv"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(act="exported", about="networks.Map", person_id=world.mary.pk).count() == 1


@pytest.mark.parametrize("route", ["take-out", "file", "bring-in"])
@pytest.mark.parametrize("name", ["sam", "olu"])
def test_a_stranger_sees_not_found(
    world: World, client: WeatherClient, ties: dict[str, TieId], route: str, name: str
) -> None:
    assert as_(client, world, name).get(at(world, route)).status_code == 404


@pytest.mark.parametrize("route", ["bring-in", "bring-in-now", "take-all-back"])
def test_a_stranger_brings_nothing_in(world: World, client: WeatherClient, route: str) -> None:
    as_(client, world, "sam").post(at(world, route), {**TOLD, "first": "1", "last": "1"})

    assert not Tie.objects.exists()


def test_a_file_holds_nobody_who_is_only_opened_when_asked_for_and_no_words_of_their_own(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    as_(client, world, "priya")
    Tie.objects.filter(pk=ties["Ken"]).update(life=Life.NOT_NOW)
    with clock.fixed(later(world)):
        told = take_out(client, world, Shape.PLAIN).decode()

    assert "Anne" in told
    assert "Ken" not in told
    assert "She rings on Sundays" not in told


def test_a_table_by_hand_comes_in_after_a_yes(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    table = (
        b"name,ring,helps_with,knows,shoe size\r\n"
        b"Anne,1,emotional;Company,Betty,38\r\n"
        b"Betty,Further out,,Anne,39\r\n"
        b",1,,,\r\n"
    )

    shown = look(client, world, table)
    assert not Tie.objects.exists()
    done = bring_in(client, world, table)

    anne = Tie.objects.get(name="Anne")
    assert "There is no name." in shown
    assert "shoe size" in shown
    assert "It is on the map" in done
    assert anne.facts.ring is Ring.CLOSEST
    assert anne.facts.helps_with == {Help.EMOTIONAL, Help.COMPANY}
    assert anne.states.get().said_by == "Mary"
    assert Tie.objects.get(name="Betty").facts.ring is Ring.FURTHER
    assert Tie.objects.count() == 2
    assert Acquaintance.objects.count() == 1


def test_all_that_was_brought_in_is_taken_back_in_one_go(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    page = bring_in(client, world, b"name,knows\r\nAnne,Betty\r\nBetty,\r\n")

    client.post(at(world, "take-all-back"), numbers_of(page))

    assert not Tie.objects.filter(is_on_map=True).exists()
    assert not Acquaintance.objects.filter(ended_at=None).exists()


def test_what_was_changed_since_is_not_taken_back(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    page = bring_in(client, world, b"name\r\nAnne\r\nBetty\r\n")
    maps.add(world, maps.DR_ELLIS)

    client.post(at(world, "take-all-back"), numbers_of(page))

    assert Tie.objects.filter(is_on_map=True).count() == 3


def test_one_who_was_brought_in_is_undone_as_ever(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    bring_in(client, world, b"name\r\nAnne\r\nBetty\r\n")

    client.post(at(world, "undo"), {"number": "2"})

    assert list(Tie.objects.filter(is_on_map=True).values_list("name", flat=True)) == ["Anne"]


def test_the_map_that_moved_on_is_looked_at_again(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "priya")
    with clock.fixed(later(world)):
        table = take_out(client, world, Shape.PLAIN).decode().replace("my GP", "my doctor").encode()
        sent = {**hidden(look(client, world, table)), **TOLD}
        Tie.objects.filter(pk=ties["Dr Ellis"]).update(version=7)
        page = client.post(at(world, "bring-in-now"), sent).content.decode()

    assert "Meanwhile the map was changed." in page
    assert Tie.objects.get(pk=ties["Dr Ellis"]).relationship == "my GP"


def test_what_a_file_says_otherwise_is_shown_and_then_changed(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    as_(client, world, "priya")
    with clock.fixed(later(world)):
        table = take_out(client, world, Shape.PLAIN).decode().replace("my GP", "my doctor").encode()
        page = look(client, world, table)
        bring_in(client, world, table)

    tie = Tie.objects.get(pk=ties["Dr Ellis"])
    assert "becomes <bdi>my doctor</bdi>" in page
    assert tie.relationship == "my doctor"
    assert tie.states.order_by("-version")[0].deed == "changed"


def test_a_worker_says_whose_word_a_file_is(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    sent = hidden(look(client, world, b"name\r\nAnne\r\n"))

    page = client.post(at(world, "bring-in-now"), sent).content.decode()

    assert "Say how you know this." in page
    assert "What the file would do" in page
    assert not Tie.objects.exists()


def test_networkx_reads_what_is_taken_out(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "priya")
    with clock.fixed(later(world)):
        graph = nx.parse_graphml(take_out(client, world, Shape.GRAPHML).decode())

    assert {told["name"] for _node, told in graph.nodes(data=True)} >= {"Anne", "Betty", "Paint & Natter"}
    assert set(graph.nodes) == {str(tie_id) for tie_id in ties.values()}


def seen_by(world: World, name: str) -> MapSeen:
    return map_for(PersonId(world.mary.pk), viewer=world.actor(name), at=later(world))


def drawn(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - a picture of ours


def texts(svg: bytes) -> set[str]:
    every = ("".join(text.itertext()) for text in drawn(svg).iter(f"{SVG}text"))
    return {text.replace("\u2068", "").replace("\u2069", "") for text in every}


@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_the_picture_stands_by_itself_and_shows_what_the_paper_shows(
    world: World, client: WeatherClient, ties: dict[str, TieId], language: str
) -> None:
    as_(client, world, "priya").cookies["kith-language"] = language
    with clock.fixed(later(world)):
        answer = client.get(at(world, "file") + "?as=svg")
        paper = client.get(at(world, "print")).content.decode()
    svg = answer.content.decode()

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="map.svg"'
    assert texts(answer.content) >= {"Anne", "Betty", "Mary"}
    on_paper, _list_and_key = paper.split("map-paper__list", 1)
    assert svg.count('class="tie') == on_paper.count('class="tie')
    assert not re.search(r"var\(|href|url\(|@import|<script|onload|http(?!://www\.w3\.org/2000/svg)", svg)
    assert "fill: #5f2a63" in svg


def test_every_class_of_the_picture_has_a_colour_or_a_form(world: World, ties: dict[str, TieId]) -> None:
    svg = svg_of(seen_by(world, "priya"))
    styled = set(re.findall(r"\.([\w-]+)", style()))
    used = {word for words in re.findall(r'class="([^"]+)"', svg) for word in words.split()}

    assert used - styled <= {"map", "node", "n-p", "n-c", "n-s"}


def test_a_picture_of_hostile_names_is_whole(world: World) -> None:
    for name in ("<script>alert(1)</script>", "a\x01b", "]]>&amp;", "\u202eenna"):
        maps.add(world, replace(maps.DR_ELLIS, name=name))
    svg = svg_of(seen_by(world, "priya")).encode()

    assert len(list(drawn(svg).iter(f"{SVG}circle"))) > 4
    assert b"<script" not in svg


def test_the_painted_picture_is_the_drawing_and_the_sheet_is_the_picture(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    as_(client, world, "priya")
    with clock.fixed(later(world)):
        png, again, pdf = (client.get(at(world, "file") + f"?as={one}").content for one in ("png", "png", "pdf"))
    with Image.open(io.BytesIO(png)) as painted:
        colours = {colour for _count, colour in painted.convert("RGB").getcolors(2**24)}
        size = painted.size

    assert png == again
    assert size == (1600, 1660)
    assert {(0x5F, 0x2A, 0x63), (0xE6, 0xD2, 0xE8), (0xCF, 0xE2, 0xC6)} <= colours
    assert pdf.startswith(b"%PDF-")
    assert b"CreationDate" not in pdf
    assert b"/MediaBox [ 0 0 540" in pdf


def test_letters_are_painted_with_our_own_fonts(world: World) -> None:
    maps.add(world, maps.DR_ELLIS)
    svg = svg_of(seen_by(world, "priya"))

    assert len(fonts()) == 3
    assert png_of(svg) != png_of(re.sub("<text.*?</text>", "", svg, flags=re.DOTALL))
    assert all(font[:4] in {b"\x00\x01\x00\x00", b"true"} for font in fonts().values())


def test_an_empty_map_is_taken_out_as_anything(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")

    for taken in (*Shape, *Picture):
        answer = client.get(at(world, "file") + f"?as={taken.value}")
        assert (answer.status_code, answer["Content-Type"]) == (200, taken.kind)
    assert "The map is empty" in client.get(at(world, "take-out")).content.decode()


def test_no_rhythm_comes_in_against_a_limit_and_the_others_do(world: World, client: WeatherClient) -> None:
    limit_contact_with_anne(world)
    as_(client, world, "priya")
    table = b"name,rhythm\r\nAnne,weekly\r\nBetty,weekly\r\n"

    shown = look(client, world, table)
    bring_in(client, world, table)

    assert "How often they are in touch cannot be agreed. Take it out of the file." in shown
    assert list(Tie.objects.values_list("name", flat=True)) == ["Betty"]


def test_a_limit_that_began_after_the_look_is_heeded(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    sent = {**hidden(look(client, world, b"name,rhythm\r\nAnne,weekly\r\n")), **TOLD}
    limit_contact_with_anne(world)

    page = client.post(at(world, "bring-in-now"), sent).content.decode()

    assert "Meanwhile the map was changed." in page
    assert not Tie.objects.exists()


@pytest.mark.parametrize(
    "sheet", ["", "{}", "[]", '{"lines":[[1,"a",{}]],"pairs":[[1,1,0,"x"]],"used":{},"unused":[]}']
)
def test_what_was_never_looked_at_is_not_brought_in(world: World, client: WeatherClient, sheet: str) -> None:
    as_(client, world, "priya")
    sent = {"sheet": sheet, "seal_of_all": "x", "ring": "1", "sector": "personal", **TOLD}

    page = client.post(at(world, "bring-in-now"), sent, follow=True).content.decode()

    assert "Choose the file again: what was looked at is not whole any more." in page
    assert not Tie.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"shoe\r\n1\r\n", "map.csv has no column of names."),
        (b"<!DOCTYPE x><graphml/>", "map.csv declares a document type."),
        (b"PK\x03\x04", "map.csv is no whole zip that we can open."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    world: World, client: WeatherClient, content: bytes, said: str
) -> None:
    assert said in look(as_(client, world, "priya"), world, content)


def test_the_person_brings_in_their_own_map_in_their_own_words(world: World, client: WeatherClient) -> None:
    as_(client, world, "mary")

    client.post(at(world, "bring-in-now"), hidden(look(client, world, b"name\r\nRex\r\n")))

    assert Tie.objects.get().is_own_view
    assert Tie.objects.get().states.get().telling == "own_hand"


def test_hostile_names_come_in_and_are_shown_as_they_are(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    names = ["=1+1", "<script>alert(1)</script>", "\u202eenna", 'say "x"', "100%s %(name)s"]
    quoted = ('"{}"'.format(name.replace('"', '""')) for name in names)
    table = "\r\n".join(["name", *quoted]).encode()

    shown = look(client, world, table)
    bring_in(client, world, table)

    assert "<script>alert" not in shown
    assert set(Tie.objects.values_list("name", flat=True)) == set(names)
    assert client.get(reverse("networks:map", kwargs={"person_id": world.mary.pk})).status_code == 200


@pytest.mark.parametrize("numbers", [{}, {"first": "1", "last": "9" * 30}, {"first": "3", "last": "1"}, {"first": "x"}])
def test_numbers_of_nothing_take_nothing_back(world: World, client: WeatherClient, numbers: dict[str, str]) -> None:
    as_(client, world, "priya")
    bring_in(client, world, b"name\r\nAnne\r\n")

    page = client.post(at(world, "take-all-back"), numbers, follow=True).content.decode()

    assert "Nothing was undone." in page
    assert Tie.objects.get().is_on_map
