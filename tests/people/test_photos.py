"""Photos: kept by form, seen by those who may, taken away for good."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kith.ground.files.actions import place_of
from kith.ground.files.models import Photo
from tests.client import WeatherClient
from tests.world import World


def picture() -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (2000, 1000), "teal").save(written, "PNG")
    return SimpleUploadedFile("mary.png", written.getvalue(), content_type="image/png")


def keep(world: World, client: WeatherClient, name: str) -> str:
    client.force_login(world.accounts[name])
    page = reverse("people:photos", args=[world.mary.pk])
    return client.post(page, {"picture": picture()}, follow=True).content.decode()


@pytest.mark.parametrize(("name", "alt"), [("mary", "Photo of me"), ("priya", "Photo of \u2068Mary\u2069")])
def test_a_photo_is_kept_small_and_shown_with_words(world: World, client: WeatherClient, name: str, alt: str) -> None:
    page = keep(world, client, name)

    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (1600, 800)
    assert reverse("files:photo", args=[photo.pk]) in page
    assert f'alt="{alt}"' in page


def test_what_is_no_picture_is_refused_in_words(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])
    words = SimpleUploadedFile("mary.png", b"not a picture", content_type="image/png")

    page = client.post(reverse("people:photos", args=[world.mary.pk]), {"picture": words}).content.decode()

    assert "This is not a picture that can be opened here." in page
    assert not Photo.objects.exists()


def test_a_photo_that_was_taken_away_is_gone(
    world: World, client: WeatherClient, django_capture_on_commit_callbacks: object
) -> None:
    keep(world, client, "mary")
    photo = Photo.objects.get()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        page = client.post(reverse("people:take-photo-away", args=[photo.pk]), follow=True).content.decode()

    assert "Kept now" not in page
    assert not place_of(photo.pk).exists()


@pytest.mark.parametrize("name", ["sam", "olu"])
def test_a_stranger_sees_not_found(world: World, client: WeatherClient, name: str) -> None:
    keep(world, client, "mary")
    client.force_login(world.accounts[name])

    assert client.get(reverse("people:photos", args=[world.mary.pk])).status_code == 404
    assert client.post(reverse("people:take-photo-away", args=[Photo.objects.get().pk])).status_code == 404
