"""The address of a photo."""

from django.urls import path

from kith.ground.files.pages.photo import photo

urlpatterns = [path("photos/<uuid:photo_id>", photo, name="photo")]
