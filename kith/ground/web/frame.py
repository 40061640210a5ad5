"""What stands around every page: language, register, navigation, the ways out. A context processor gives it as `frame`.

The ground does not know the rooms, so settings name who draws the navigation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_bidi

from kith.ground.actor import Actor


@dataclass(frozen=True)
class Place:
    """One place to go to from the masthead or the foot."""

    words: str
    href: str
    icon: str
    is_here: bool = False


@dataclass(frozen=True)
class Shelf:
    """Places at the foot of a page that are for one thing; `words` say for what."""

    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Navigation:
    """Where this visitor may go from the masthead and from the foot, and where they raise a concern."""

    places: tuple[Place, ...] = ()
    foot: tuple[Shelf, ...] = ()
    concern: str = ""


@dataclass(frozen=True)
class Remark:
    """What somebody says of a part of their record that a page shows: it is read there, and printed with it.

    `part`, `kind`, `about_what`, `about_term` and `outcome` are ours; the rest is as it was written.
    """

    part: str
    kind: str
    about_what: str
    about_term: str
    about_said: str
    words: str
    said_by: str
    said_on: date
    outcome: str
    answer: str
    answered_by: str
    href: str


@dataclass(frozen=True)
class Lent:
    """A screen that several people share: what it is called, and after how many seconds without a press it is shut."""

    called: str
    idle_seconds: int


@dataclass(frozen=True)
class Language:
    """A language in which the pages can be read; each is named in itself."""

    code: str
    name: str
    is_here: bool


@dataclass(frozen=True)
class Frame:
    """The frame of one page for one visitor."""

    language: str
    direction: str
    register: str
    path: str
    is_demo: bool
    is_signed_in: bool
    lent: Lent | None
    languages: tuple[Language, ...]
    navigation: Navigation


def frame(request: HttpRequest) -> Mapping[str, object]:
    """Give every template its frame, and the proof that its forms are ours, made once however many forms there are."""
    visitor: Actor | None = getattr(request, "visitor", None)
    here = get_language() or settings.LANGUAGE_CODE
    draw = import_string(settings.KITH_NAVIGATION)
    return {
        "frame": Frame(
            language=here,
            direction="rtl" if get_language_bidi() else "ltr",
            register="desk" if visitor is not None and not visitor.is_at_home else "ours",
            path=request.get_full_path(),
            is_demo=settings.KITH_DEMO,
            is_signed_in=visitor is not None,
            lent=getattr(request, "lent", None),
            languages=tuple(Language(code, name, code == here) for code, name in settings.LANGUAGES),
            navigation=draw(visitor, path=request.path),
        ),
        "csrf_input": SimpleLazyObject(partial(csrf_input, request)),
    }
