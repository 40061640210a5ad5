"""Somebody's own words."""

from django.db import models

from kith.ground.access.scoping import ScopedManager
from kith.people.models.said import Said
from kith.people.rules.about_me import Section


class Words(Said):
    """One thing somebody says of themself: one line of their about-me page, or something they want.

    `place` is where the line stands among the others, as the person ordered them.
    """

    section = models.CharField(max_length=12, choices=[(section.value, section.value) for section in Section])
    words = models.TextField(max_length=2000)
    place = models.PositiveSmallIntegerField(default=0)

    objects = ScopedManager["Words"]()

    class Meta(Said.Meta):
        abstract = False
