"""What the front door reads: where a visitor may go. Nothing here touches the store."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.actor import Actor
from kith.ground.web.frame import Navigation, Place
from kith.ground.words import mark


@dataclass(frozen=True)
class Signpost:
    """A row of the navigation: its words, its route, and what one must be able to do to see it."""

    words: str
    icon: str
    route: str
    may: Permission
    is_mine: bool = False
    """The route is about the person who reads it."""


OURS = (
    Signpost(mark("Home"), "home", "home:front-door", Permission.ACCOUNT_OWN),
    Signpost(mark("My page"), "person", "record:person", Permission.PERSON_SEE, is_mine=True),
    Signpost(mark("My map"), "map", "networks:map", Permission.MAP_SEE, is_mine=True),
    Signpost(mark("My plan"), "plan", "plans:plan", Permission.PLAN_SEE, is_mine=True),
    Signpost(mark("Groups"), "search", "directory:search", Permission.DIRECTORY_SEE),
    Signpost(mark("Messages"), "sms", "correspondence:inbox", Permission.ACCOUNT_OWN),
)
DESK = (
    Signpost(mark("Today"), "sun", "today:today", Permission.TODAY_SEE),
    Signpost(mark("People"), "belong", "people:caseload", Permission.TODAY_SEE),
    Signpost(mark("Directory"), "search", "directory:search", Permission.DIRECTORY_SEE),
    Signpost(mark("Two records?"), "group", "people:likely-same", Permission.PERSON_JOIN),
    Signpost(mark("Concerns"), "shield", "safeguarding:concerns", Permission.CONCERN_SEE),
    Signpost(mark("Outbox"), "letter", "correspondence:outbox", Permission.OUTBOX_SEE),
)


def navigation(visitor: Actor | None, *, path: str) -> Navigation:
    """Return where this visitor may go from the masthead; nobody signed in, nowhere."""
    if visitor is None:
        return Navigation()
    concern = reverse("safeguarding:raise-concern") if may_ever(visitor, Permission.CONCERN_RAISE) else ""
    return Navigation(tuple(_places(visitor, path)), concern)


def _places(visitor: Actor, path: str) -> Iterator[Place]:
    for sign in OURS if visitor.is_individual else DESK:
        if not may_ever(visitor, sign.may) or (sign.is_mine and visitor.person_id is None):
            continue
        href = reverse(sign.route, kwargs={"person_id": visitor.person_id} if sign.is_mine else {})
        yield Place(sign.words, href, sign.icon, is_here=path == href or (href != "/" and path.startswith(f"{href}/")))
