"""A photo in a mark: small, chosen by whoever it means something to, and opened by the gate of the map alone."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from kith.ground.access.gate import NotVisible
from kith.ground.audit.models import Entry
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.files.pictures import NotAPicture
from kith.ground.ids import FileId, PersonId, TieId
from kith.ground.tables import Stale
from kith.networks.actions import leave_photo_out, put_photo_in_mark, redo, take_photo_away, undo
from kith.networks.models import Tie, TieAsItWas
from kith.networks.pages import svg, tie_words
from kith.networks.pages.picturing import svg_of
from kith.networks.queries.board import turns_of
from kith.networks.queries.days import map_on_two_days
from kith.networks.queries.maps import map_for
from kith.networks.queries.shown import map_shown
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import Mark, mark_of
from kith.networks.rules.shapes import outline, window
from kith.networks.rules.vocabulary import Kind, Life, Symbol
from kith.own_record.queries import themselves
from tests.circles.circles import in_the_circle, shares
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.drawings import CAPTIONS
from tests.networks.maps import ANNE, MARYS_WORD
from tests.world import World

ONE, FACE = TieId(UUID(int=1)), FileId(UUID(int=7))
PICTURED = replace(ANNE, photo_id=FACE)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: object) -> Path:
    settings.KITH_DATA = tmp_path  # type: ignore[attr-defined] # pytest-django's fixture takes any setting
    return tmp_path


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_first_map(world)


def picture(colour: str = "teal", size: tuple[int, int] = (900, 600)) -> BytesIO:
    """A picture from a telephone, with the place where it was taken in it."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG", exif=exif)
    return BytesIO(written.getvalue())


def put(world: World, tie_id: TieId, *, by: str = "mary", colour: str = "teal", later: int = 0) -> FileId:
    return put_photo_in_mark(
        tie_id=tie_id,
        upload=picture(colour),
        told=MARYS_WORD,
        version=Tie.objects.get(pk=tie_id).version,
        by=world.actor(by),
        at=world.at + timedelta(days=later),
    )


def drawn(*marks: Mark) -> str:
    return svg.map_drawing(lay_out(list(marks), captions=CAPTIONS), "Map", "All", True)


def seen_by_mary(world: World) -> str:
    return svg_of(map_for(PersonId(world.mary.pk), viewer=world.actor("mary"), at=world.at), with_photos=True)


def test_a_photo_stands_in_the_round_of_a_mark_over_its_letters_with_the_name_beside_it() -> None:
    page = drawn(mark_of(ONE, PICTURED))

    assert f'<image class="ph" href="/ties/{ONE}/photo/{FACE}"' in page
    assert 'clip-path="url(#map-wide-p)"' in page
    assert '<clipPath id="map-wide-p"' in page
    assert page.index('class="ini"') < page.index("<image")
    assert ">Anne</tspan>" in page.replace("\u2068", "").replace("\u2069", "")


def test_a_map_without_photos_is_written_as_before() -> None:
    page = drawn(mark_of(ONE, ANNE))

    assert page == drawn(mark_of(ONE, replace(PICTURED, photo_id=None)))
    assert "clipPath" not in page
    assert "<image" not in page


def test_a_photo_goes_before_a_symbol() -> None:
    page = drawn(mark_of(ONE, replace(PICTURED, symbol=Symbol.TEA)))

    assert page.index('class="g"') < page.index("<image")


@pytest.mark.parametrize("kind", Kind)
def test_a_photo_leaves_the_outline_that_says_what_it_is(kind: Kind) -> None:
    plain, pictured = (drawn(mark_of(ONE, replace(facts, kind=kind))) for facts in (ANNE, PICTURED))
    outlines = [re.findall(r'<\w+ class="sh"[^>]*>', page) for page in (plain, pictured)]

    assert outlines[0] == outlines[1]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.GROUP])
def test_a_photo_stays_within_its_shape(kind: Kind) -> None:
    (across, down), reach = window(kind, 100)
    drawn_around = outline(kind, 100)

    for disc in drawn_around.discs[:1]:
        (x, y), radius = disc
        assert ((across - x) ** 2 + (down - y) ** 2) ** 0.5 + reach <= radius
    if drawn_around.square:
        assert abs(down) + reach <= drawn_around.square.half


def test_somebody_remembered_keeps_the_leaf_beside_their_photo() -> None:
    page = drawn(mark_of(ONE, replace(PICTURED, life=Life.REMEMBERED)))

    after = page[page.index("<image") :]
    assert svg._OF_A_LIFE[Life.REMEMBERED] in after


def test_somebody_gone_by_a_later_map_keeps_the_hatching_around_their_photo() -> None:
    sizes = [
        float(re.findall(r'<image [^>]*width="([\d.]+)"', drawn(mark))[0])
        for mark in (mark_of(ONE, PICTURED), replace(mark_of(ONE, PICTURED), is_gone=True))
    ]

    assert sizes[1] < sizes[0] * 0.65


def test_a_photo_is_said_nowhere() -> None:
    spoken = [tie_words.spoken(mark_of(ONE, facts), True, "Mary") for facts in (ANNE, PICTURED)]

    assert spoken[0] == spoken[1]


def test_only_a_small_square_is_kept_and_nothing_of_where_it_was_taken(world: World, ties: dict[str, TieId]) -> None:
    photo_id = put(world, ties["Anne"])

    photo = Photo.objects.get(pk=photo_id)
    content = place_of(photo_id).read_bytes()
    kept = Image.open(BytesIO(content))
    assert (photo.width, photo.height, kept.size) == (256, 256, (256, 256))
    assert not kept.getexif()
    assert len(content) < 60_000


def test_it_is_kept_on_whose_word_the_photo_was_chosen(world: World, ties: dict[str, TieId]) -> None:
    put(world, ties["Anne"], by="priya")

    state = TieAsItWas.objects.filter(tie=ties["Anne"]).latest("version")
    assert (state.origin.said_by, state.origin.written_by) == ("Mary", "Priya")


def test_a_photo_is_undone_and_done_again(world: World, ties: dict[str, TieId]) -> None:
    mary, person_id, anne = world.actor("mary"), PersonId(world.mary.pk), ties["Anne"]
    photo_id = put(world, anne)

    for turn in (undo, redo):
        turns = turns_of(person_id, viewer=mary, at=world.at)
        command = turns.back if turn is undo else turns.forward
        assert command is not None
        turn(person_id=person_id, number=command.number, by=mary, at=world.at)

    states = TieAsItWas.objects.filter(tie=anne).order_by("version")
    assert [state.facts.photo_id for state in states] == [None, photo_id, None, photo_id]


def test_what_is_not_as_it_was_seen_is_not_pictured(world: World, ties: dict[str, TieId], data: Path) -> None:
    with pytest.raises(Stale):
        put_photo_in_mark(
            tie_id=ties["Anne"], upload=picture(), told=MARYS_WORD, version=9, by=world.actor("mary"), at=world.at
        )

    assert not Photo.objects.exists()


def test_what_is_no_picture_changes_nothing(world: World, ties: dict[str, TieId]) -> None:
    with pytest.raises(NotAPicture):
        put_photo_in_mark(
            tie_id=ties["Anne"],
            upload=BytesIO(b"<svg onload='alert(1)'/>"),
            told=MARYS_WORD,
            version=1,
            by=world.actor("mary"),
            at=world.at,
        )

    assert Tie.objects.get(pk=ties["Anne"]).version == 1


@pytest.mark.parametrize("name", ["anne", "sam", "olu", "dee"])
def test_who_may_not_draw_the_map_puts_no_photo_on_it(world: World, ties: dict[str, TieId], name: str) -> None:
    with pytest.raises(NotVisible):
        put(world, ties["Anne"], by=name)

    assert not Photo.objects.exists()


def of_the_mark(tie_id: TieId, photo_id: FileId) -> str:
    return reverse("networks:photo-in-mark", kwargs={"tie_id": tie_id, "photo_id": photo_id})


@pytest.mark.parametrize(
    ("name", "status"), [("mary", 200), ("priya", 200), ("dee", 200), ("sam", 404), ("olu", 404), ("anne", 403)]
)
def test_a_photo_opens_for_whoever_may_see_the_map(
    world: World, client: WeatherClient, ties: dict[str, TieId], name: str, status: int
) -> None:
    photo_id = put(world, ties["Anne"])
    client.force_login(world.accounts[name])

    assert client.get(of_the_mark(ties["Anne"], photo_id)).status_code == status


def test_nobody_of_the_circle_is_shown_a_photo_even_of_a_tie_they_are_shown(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    photo_id = put(world, ties["Anne"])
    shares(world, in_the_circle(world), ties=[ties["Anne"]])
    client.force_login(world.accounts["anne"])

    marks = map_shown(PersonId(world.mary.pk), viewer=world.actor("anne"), at=world.at)

    assert [(mark.name, mark.photo_id) for mark in marks] == [("Anne", None)]
    assert client.get(of_the_mark(ties["Anne"], photo_id)).status_code == 403


def test_a_photo_opens_by_its_own_tie_alone_and_not_as_a_photo_of_the_person(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    photo_id = put(world, ties["Anne"])
    client.force_login(world.accounts["mary"])

    assert client.get(of_the_mark(ties["Joan"], photo_id)).status_code == 404
    assert client.get(reverse("files:photo", args=[photo_id])).status_code == 404
    assert "Kept now" not in client.get(reverse("people:photos", args=[world.mary.pk])).content.decode()


def test_a_photo_of_the_person_does_not_open_by_a_mark(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    client.post(reverse("people:photos", args=[world.mary.pk]), {"picture": uploaded()})

    assert client.get(of_the_mark(ties["Anne"], FileId(Photo.objects.get().pk))).status_code == 404


def test_a_photo_is_sent_as_a_picture_that_no_cache_keeps(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    photo_id = put(world, ties["Anne"])
    client.force_login(world.accounts["mary"])

    sent = client.get(of_the_mark(ties["Anne"], photo_id))

    assert (sent["Content-Type"], sent["Cache-Control"]) == ("image/jpeg", "no-store")
    assert "sandbox" in sent["Content-Security-Policy"]


def test_an_earlier_map_shows_the_photo_that_stood_there_then(world: World, ties: dict[str, TieId]) -> None:
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)
    first = put(world, ties["Anne"], colour="teal")
    second = put(world, ties["Anne"], colour="red", later=5)

    days = map_on_two_days(
        person_id, world.at + timedelta(days=1), world.at + timedelta(days=6), viewer=mary, at=world.at
    )

    faces = [next(mark.photo_id for mark in marks if mark.name == "Anne") for marks in (days.then, days.now)]
    assert faces == [first, second]


def test_a_photo_taken_away_for_good_is_gone_from_every_map_and_no_undoing_brings_it_back(
    world: World,
    ties: dict[str, TieId],
    django_capture_on_commit_callbacks: object,
) -> None:
    mary, person_id, anne = world.actor("mary"), PersonId(world.mary.pk), ties["Anne"]
    photo_id = put(world, anne)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # pytest-django's fixture
        take_photo_away(tie_id=anne, photo_id=photo_id, told=MARYS_WORD, by=mary, at=world.at)
    command = turns_of(person_id, viewer=mary, at=world.at).back
    assert command is not None
    undo(person_id=person_id, number=command.number, by=mary, at=world.at)

    days = map_on_two_days(person_id, world.at, world.at, viewer=mary, at=world.at)
    assert not place_of(photo_id).exists()
    assert {mark.photo_id for mark in (*days.then, *days.now)} == {None}
    assert not map_for(person_id, viewer=mary, at=world.at).has_photos
    assert Photo.objects.get(pk=photo_id).removal.by == "Mary"


def test_letters_stand_again_and_the_photo_stays_for_the_maps_before(world: World, ties: dict[str, TieId]) -> None:
    photo_id = put(world, ties["Anne"])

    leave_photo_out(tie_id=ties["Anne"], told=MARYS_WORD, version=2, by=world.actor("mary"), at=world.at)

    assert Tie.objects.get(pk=ties["Anne"]).facts.photo_id is None
    assert place_of(photo_id).exists()


def test_a_file_has_first_letters_unless_photos_are_asked_for(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    photo_id = put(world, ties["Anne"])
    client.force_login(world.accounts["mary"])
    page = reverse("networks:file", args=[world.mary.pk])

    plain, asked = (client.get(f"{page}?as=svg{more}").content.decode() for more in ("", "&faces=yes"))

    held = re.findall(r'href="data:image/jpeg;base64,([^"]+)"', asked)
    assert "<image" not in plain
    assert [b64decode(one) for one in held] == [place_of(photo_id).read_bytes()]
    assert "/ties/" not in asked


def test_a_photo_that_is_nowhere_any_more_leaves_the_letters_in_a_file(world: World, ties: dict[str, TieId]) -> None:
    place_of(put(world, ties["Anne"])).unlink()

    assert "<image" not in seen_by_mary(world)
    assert ">\u2068An\u2069</text>" in seen_by_mary(world)


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_a_painted_file_holds_the_face_that_was_asked_for(
    world: World, client: WeatherClient, ties: dict[str, TieId], kind: str
) -> None:
    put(world, ties["Anne"], colour="red")
    client.force_login(world.accounts["mary"])
    page = reverse("networks:file", args=[world.mary.pk])

    plain, asked = (client.get(f"{page}?as={kind}{more}").content for more in ("", "&faces=yes"))

    assert plain != asked
    if kind == "png":
        reds = [Image.open(BytesIO(one)).convert("RGB").getcolors(10_000_000) for one in (plain, asked)]
        assert [any(r > 240 and g < 20 and b < 20 for _n, (r, g, b) in colours or ()) for colours in reds] == [  # type: ignore[misc]
            False,
            True,
        ]


def test_ones_own_copy_tells_of_every_photo_that_is_kept(world: World, ties: dict[str, TieId]) -> None:
    put(world, ties["Anne"])
    put(world, ties["Anne"], colour="red")

    lines = themselves.ties(world.actor("mary"), PersonId(world.mary.pk), world.at)

    assert [line.said for line in lines if line.name == "mark_photo"] == ["Anne", "Anne"]


def test_a_map_asks_no_question_more_where_nobody_has_a_photo_and_one_where_many_have(
    world: World, ties: dict[str, TieId]
) -> None:
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)

    def asked() -> int:
        map_for(person_id, viewer=mary, at=world.at)
        with CaptureQueriesContext(connection) as questions:
            map_for(person_id, viewer=mary, at=world.at)
        return len(questions)

    counts = [asked()]
    for names in (["Anne"], ["Joan", "Dr Ellis"]):
        for name in names:
            put(world, ties[name])
        counts.append(asked())

    assert counts[1:] == [counts[0] + 1] * 2


def uploaded(content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("anne.jpg", content or picture().getvalue(), content_type="image/jpeg")


def photo_page(tie_id: TieId) -> str:
    return reverse("networks:photo", kwargs={"tie_id": tie_id})


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def test_a_photo_is_chosen_by_form_shown_on_the_map_and_left_out_again(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    page = photo_page(ties["Anne"])

    given = client.post(page, {**hidden(client.get(page).content.decode()), "picture": uploaded()}, follow=True)

    face = of_the_mark(ties["Anne"], FileId(Photo.objects.get().pk))
    assert given.content.decode().count(face) >= 3
    assert ">Undo<" in given.content.decode()

    left = client.post(reverse("networks:leave-photo-out", args=[ties["Anne"]]), follow=True).content.decode()
    assert "<image" not in left


def test_a_worker_says_how_they_know_before_a_photo_is_kept(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["priya"])
    page = photo_page(ties["Anne"])

    answer = client.post(page, {**hidden(client.get(page).content.decode()), "picture": uploaded()})

    assert "Say how you know this." in answer.content.decode()
    assert not Photo.objects.exists()


def test_what_is_no_picture_is_refused_in_words(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["mary"])
    page = photo_page(ties["Anne"])
    sent = {**hidden(client.get(page).content.decode()), "picture": uploaded(b"GIF89a<script>")}

    answer = client.post(page, sent).content.decode()

    assert "This is not a picture that can be opened here." in answer
    assert Tie.objects.get(pk=ties["Anne"]).version == 1


def test_changing_what_is_told_keeps_the_photo(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    photo_id = put(world, ties["Anne"])
    client.force_login(world.accounts["mary"])
    page = reverse("networks:change", kwargs={"tie_id": ties["Anne"]})
    shown = client.get(page).content.decode()
    chosen = dict(re.findall(r'type="radio" name="(\w+)" value="([^"]*)" checked', shown))

    client.post(page, {**hidden(shown), **chosen, "name_they_use": "Annie"})

    tie = Tie.objects.get(pk=ties["Anne"])
    assert (tie.name, tie.photo_id) == ("Annie", photo_id)


def test_every_deed_with_a_photo_is_in_the_record(world: World, ties: dict[str, TieId]) -> None:
    before = Entry.objects.count()
    photo_id = put(world, ties["Anne"])
    mary = world.actor("mary")
    take_photo_away(tie_id=ties["Anne"], photo_id=photo_id, told=MARYS_WORD, by=mary, at=world.at)

    tables = [(entry.act, entry.about) for entry in Entry.objects.order_by("sequence")[before:]]
    assert tables == [
        ("added", "files.Photo"),
        ("changed", "networks.Tie"),
        ("changed", "networks.Tie"),
        ("ended", "files.Photo"),
    ]
