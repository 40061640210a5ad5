"""Pictures of a walk: theirs alone until they say otherwise, waiting for nobody, and on the map in one step."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kith.ground.access.gate import NotVisible
from kith.ground.audit.models import EntryContent
from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from kith.ground.files.pictures import NotAPicture
from kith.ground.ids import PersonId
from kith.networks.actions import undo
from kith.networks.models import Command, Tie, TieAsItWas
from kith.networks.queries.board import turns_of
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Kind, Ring, Sector
from kith.own_record.queries import themselves
from kith.people.actions.writing import NotSaidSo
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.wishes.actions import add_walk_picture, put_walk_picture_on_map, show_walk_picture, take_walk_picture_away
from kith.wishes.models import WalkPicture
from kith.wishes.queries import walk_of
from tests.client import WeatherClient
from tests.world import ANCHOR, World

SEEN = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR)
SAID = Told(Voice.OWN, "Mary", Telling.FACE, ANCHOR)
OWN = Told(Voice.OWN, "Mary", Telling.OWN_HAND, ANCHOR)
BENCH = TieFacts(name="The bench", kind=Kind.PLACE, ring=Ring.CLOSE, sector=Sector.COMMUNITY, in_their_words="Sun")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: object) -> Path:
    settings.KITH_DATA = tmp_path  # type: ignore[attr-defined] # pytest-django's fixture takes any setting
    return tmp_path


def picture() -> BytesIO:
    """A picture from a telephone, with the place where it was taken in it."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    written = BytesIO()
    Image.new("RGB", (2400, 1800), "teal").save(written, "JPEG", exif=exif)
    return BytesIO(written.getvalue())


def taken(world: World, *, by: str = "mary", told: Told = OWN, is_private: bool = True) -> UUID:
    return add_walk_picture(
        person_id=PersonId(world.mary.pk),
        upload=picture(),
        words="The bench by the harbour",
        meaning="I sit here and nobody wants anything",
        is_private=is_private,
        told=told,
        by=world.actor(by),
        at=world.at,
    )


def words_seen(world: World, name: str) -> list[str]:
    return [one.words for one in walk_of(world.actor(name), PersonId(world.mary.pk), at=world.at)]


def bytes_of(picture_id: UUID) -> str:
    return reverse("wishes:walk-photo", args=[picture_id])


def test_a_picture_is_drawn_anew_without_the_place_where_it_was_taken(world: World) -> None:
    taken(world)

    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (1600, 1200)
    assert not Image.open(BytesIO(place_of(photo.pk).read_bytes())).getexif()


def test_a_picture_is_the_persons_alone_until_they_let_it_be_seen(world: World, client: WeatherClient) -> None:
    picture_id = taken(world)
    client.force_login(world.accounts["priya"])
    before = (words_seen(world, "priya"), client.get(bytes_of(picture_id)).status_code)

    show_walk_picture(picture_id=picture_id, is_private=False, by=world.actor("mary"), at=world.at)

    assert before == ([], 404)
    assert words_seen(world, "mary") == words_seen(world, "priya") == ["The bench by the harbour"]
    assert client.get(bytes_of(picture_id)).status_code == 200


@pytest.mark.parametrize(
    ("name", "status"), [("mary", 200), ("priya", 200), ("dee", 200), ("sam", 404), ("olu", 404), ("anne", 403)]
)
def test_a_picture_that_may_be_seen_opens_for_whoever_has_a_live_reason(
    world: World, client: WeatherClient, name: str, status: int
) -> None:
    picture_id = taken(world, is_private=False)
    client.force_login(world.accounts[name])

    assert client.get(bytes_of(picture_id)).status_code == status


def test_a_picture_does_not_open_as_a_photo_of_the_person(world: World, client: WeatherClient) -> None:
    taken(world, is_private=False)
    client.force_login(world.accounts["priya"])

    assert client.get(reverse("files:photo", args=[Photo.objects.get().pk])).status_code == 404


def test_only_the_person_lets_others_see(world: World) -> None:
    picture_id = taken(world, is_private=False)

    with pytest.raises(NotVisible):
        show_walk_picture(picture_id=picture_id, is_private=True, by=world.actor("priya"), at=world.at)


def test_a_worker_keeps_it_by_the_persons_word_and_does_not_see_it_after(world: World) -> None:
    taken(world, by="priya", told=SAID)

    assert words_seen(world, "priya") == []
    assert words_seen(world, "mary") == ["The bench by the harbour"]


def test_a_picture_is_never_what_a_worker_thinks_matters(world: World) -> None:
    with pytest.raises(NotSaidSo):
        taken(world, by="priya", told=SEEN)

    assert not WalkPicture.objects.exists()


def test_the_record_of_what_was_done_says_nothing_of_a_private_picture(world: World) -> None:
    taken(world)

    assert not EntryContent.objects.filter(text__contains="harbour").exists()


def test_what_is_no_picture_leaves_nothing(world: World, data: Path) -> None:
    with pytest.raises(NotAPicture):
        add_walk_picture(
            person_id=PersonId(world.mary.pk),
            upload=BytesIO(b"<svg/>"),
            words="The bench",
            meaning="",
            is_private=True,
            told=OWN,
            by=world.actor("mary"),
            at=world.at,
        )

    assert not WalkPicture.objects.exists()
    assert not list(data.rglob("*"))


def test_a_picture_goes_on_the_map_in_one_step_and_off_it_in_one(world: World) -> None:
    mary, person_id, picture_id = world.actor("mary"), PersonId(world.mary.pk), taken(world)

    tie_id = put_walk_picture_on_map(picture_id=picture_id, facts=BENCH, told=OWN, by=mary, at=world.at)

    tie = Tie.objects.get(pk=tie_id)
    assert (tie.name, tie.kind, tie.in_their_words) == ("The bench", Kind.PLACE, "Sun")
    assert tie.photo is not None
    assert (tie.photo.purpose, tie.photo.width) == ("mark", 256)
    assert TieAsItWas.objects.filter(tie=tie).count() == Command.objects.count() == 1
    assert [one.tie_id for one in walk_of(mary, person_id, at=world.at)] == [tie_id]

    command = turns_of(person_id, viewer=mary, at=world.at).back
    assert command is not None
    undo(person_id=person_id, number=command.number, by=mary, at=world.at)
    assert [one.tie_id for one in walk_of(mary, person_id, at=world.at)] == [None]


def test_a_worker_cannot_put_a_private_picture_on_the_map(world: World) -> None:
    picture_id = taken(world)

    with pytest.raises(NotVisible):
        put_walk_picture_on_map(picture_id=picture_id, facts=BENCH, told=SAID, by=world.actor("priya"), at=world.at)

    assert not Tie.objects.exists()


def test_a_picture_that_was_taken_away_is_gone_and_its_mark_keeps_its_own(
    world: World, client: WeatherClient, django_capture_on_commit_callbacks: object
) -> None:
    mary, picture_id = world.actor("mary"), taken(world)
    tie_id = put_walk_picture_on_map(picture_id=picture_id, facts=BENCH, told=OWN, by=mary, at=world.at)
    row = WalkPicture.objects.get()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # pytest-django's fixture
        take_walk_picture_away(picture_id=picture_id, by=mary, at=world.at)

    client.force_login(world.accounts["mary"])
    assert words_seen(world, "mary") == []
    assert client.get(bytes_of(picture_id)).status_code == 404
    assert not place_of(row.photo_id).exists()
    assert place_of(Tie.objects.get(pk=tie_id).photo_id).exists()


@pytest.mark.parametrize("name", ["sam", "olu", "dee"])
def test_who_may_not_write_about_somebody_adds_and_takes_away_nothing(world: World, name: str) -> None:
    picture_id = taken(world, is_private=False)

    with pytest.raises(NotVisible):
        taken(world, by=name, told=SAID)
    with pytest.raises(NotVisible):
        take_walk_picture_away(picture_id=picture_id, by=world.actor(name), at=world.at)


def test_ones_own_copy_holds_the_words_of_every_picture(world: World) -> None:
    taken(world)

    lines = themselves.life(world.actor("mary"), PersonId(world.mary.pk), world.at)

    (line,) = [line for line in lines if line.name == "walk_picture"]
    assert (line.said, line.more[0].said) == ("The bench by the harbour", "I sit here and nobody wants anything")


def test_a_picture_is_added_by_form_and_is_private_unless_it_is_ticked(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    upload = SimpleUploadedFile("bench.jpg", picture().getvalue(), content_type="image/jpeg")

    page = client.post(
        reverse("wishes:walk-add", args=[world.mary.pk]), {"picture": upload, "words": "My bench"}, follow=True
    ).content.decode()

    assert "My bench" in page
    assert "Only you see this" in page
    assert WalkPicture.objects.get().is_private


def test_what_is_no_picture_is_refused_in_words_and_the_words_stay(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    upload = SimpleUploadedFile("bench.jpg", b"words", content_type="image/jpeg")

    page = client.post(
        reverse("wishes:walk-add", args=[world.mary.pk]), {"picture": upload, "words": "My bench"}
    ).content.decode()

    assert "This is not a picture that can be opened here." in page
    assert 'value="My bench"' in page


def test_pictures_are_printed_with_their_words(world: World, client: WeatherClient) -> None:
    picture_id = taken(world)
    client.force_login(world.accounts["mary"])

    page = client.get(reverse("wishes:walk-print", args=[world.mary.pk])).content.decode()

    assert bytes_of(picture_id) in page
    assert "I sit here and nobody wants anything" in page
