"""The front door's addresses."""

from django.urls import path

from kith.home.pages.about import about, accessibility
from kith.home.pages.drafts import forget_draft, keep_draft
from kith.home.pages.front_door import front_door
from kith.home.pages.help_now import help_now, worker
from kith.home.pages.language import language
from kith.home.pages.left import left

urlpatterns = [
    path("", front_door, name="front-door"),
    path("help-now", help_now, name="help-now"),
    path("help-now.js", worker, name="help-now-worker"),
    path("vegetable-soup", left, name="left"),
    path("about", about, name="about"),
    path("accessibility", accessibility, name="accessibility"),
    path("language", language, name="language"),
    path("drafts", keep_draft, name="draft"),
    path("drafts/thrown-away", forget_draft, name="forget-draft"),
]
