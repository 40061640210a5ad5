"""What the front door reads: where a visitor may go. Nothing here touches the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.actor import Actor, Role
from kith.ground.web.frame import Navigation, Place, Shelf
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
    Signpost(mark("My page"), "person", "record:person", Permission.PERSON_SEE, is_mine=True),
    Signpost(mark("My map"), "map", "networks:map", Permission.MAP_SEE, is_mine=True),
    Signpost(mark("My plan"), "plan", "plans:plan", Permission.PLAN_SEE, is_mine=True),
    Signpost(mark("Groups"), "search", "matching:suggestions", Permission.SUGGESTION_SEE, is_mine=True),
    Signpost(mark("Messages"), "sms", "correspondence:inbox", Permission.ACCOUNT_OWN),
)
CLOSE = (
    Signpost(mark("Shared with me"), "belong", "circles:mine", Permission.CIRCLE_JOIN),
    Signpost(mark("Whom I speak for"), "person", "rights:speaking-for", Permission.SPEAK_FOR),
    Signpost(mark("Messages"), "sms", "correspondence:inbox", Permission.ACCOUNT_OWN),
)
DESK = (
    Signpost(mark("Today"), "sun", "today:today", Permission.TODAY_SEE),
    Signpost(mark("People"), "belong", "people:caseload", Permission.TODAY_SEE),
    Signpost(mark("Referrals"), "onward", "referrals:list", Permission.REFERRAL_SEE),
    Signpost(mark("Groups"), "gather", "gatherings:groups", Permission.ATTENDANCE_RECORD),
    Signpost(mark("Directory"), "search", "directory:search", Permission.DIRECTORY_SEE),
    Signpost(mark("Two records?"), "group", "people:likely-same", Permission.PERSON_JOIN),
    Signpost(mark("Put right"), "mend", "rights:issues", Permission.ISSUE_ANSWER),
    Signpost(mark("Concerns"), "shield", "safeguarding:concerns", Permission.CONCERN_SEE),
)
WRONGS = mark("Worries and wrongs")
FOOT = {
    mark("My work"): (
        Signpost(mark("Messages for me"), "sms", "correspondence:inbox", Permission.TODAY_SEE),
        Signpost(mark("Outbox"), "letter", "correspondence:outbox", Permission.OUTBOX_SEE),
        Signpost(mark("Duty line"), "talk", "looking:duty", Permission.DUTY_ANSWER),
        Signpost(mark("Visits that I supervise"), "calendar", "safety:my-visits", Permission.SUPERVISED_RUN),
        Signpost(mark("Away, and who stands in"), "door", "looking:away", Permission.TODAY_SEE),
        Signpost(mark("People I know outside of work"), "person", "looking:kept-apart", Permission.CONFLICT_DECLARE),
        Signpost(mark("Open a record in an emergency"), "person", "looking:emergency", Permission.GLASS_BREAK),
    ),
    WRONGS: (
        Signpost(mark("I am worried about somebody"), "flag", "safeguarding:raise-concern", Permission.CONCERN_RAISE),
        Signpost(mark("What I have raised"), "flag", "safeguarding:my-concerns", Permission.CONCERN_RAISE),
        Signpost(mark("What people said"), "talk", "rights:complaints", Permission.COMPLAINT_ANSWER),
        Signpost(mark("Limits on contact"), "shield", "safeguarding:limits-desk", Permission.RESTRICTION_SECOND),
        Signpost(mark("The ladder"), "list", "safeguarding:ladder", Permission.LADDER_SET),
    ),
    mark("Looking after this place"): (
        Signpost(mark("Who looks"), "eye", "looking:desk", Permission.CONFIDENTIALITY_KEEP),
        Signpost(mark("Who may supervise visits"), "person", "safety:supervisors", Permission.SUPERVISORS_KEEP),
        Signpost(mark("Forgetting: what is over"), "clock", "disposal:over", Permission.DISPOSAL_KEEP),
        Signpost(mark("Legal holds"), "shield", "disposal:holds", Permission.HOLD_PLACE),
        Signpost(mark("Invite a colleague"), "person", "correspondence:invite-colleague", Permission.COLLEAGUE_INVITE),
        Signpost(mark("Shared tablets"), "home", "devices:tablets", Permission.TABLETS_KEEP),
        Signpost(mark("Local lines on Help now"), "phone", "safety:lines", Permission.READINESS_KEEP),
        Signpost(mark("Who has an account"), "key", "colleagues", Permission.ACCOUNT_CLOSE),
        Signpost(mark("Ready for real people?"), "tick", "running:readiness", Permission.READINESS_KEEP),
    ),
}
"""What stands at the foot of a page, by what it is for."""


def navigation(visitor: Actor | None, *, path: str) -> Navigation:
    """Return where this visitor may go; nobody signed in, to say that they are worried about somebody."""
    if visitor is None:
        worried = Place(mark("I am worried about somebody"), reverse("safeguarding:worried"), "flag")
        return Navigation(foot=(Shelf(WRONGS, (worried,)),))
    concern = reverse("safeguarding:raise-concern") if may_ever(visitor, Permission.CONCERN_RAISE) else ""
    signs = {sign: _address(sign, visitor) for sign in _offered(_signs(visitor), visitor)}
    here = max((address for address in signs.values() if _leads_to(address, path)), key=len, default="")
    places = (Place(sign.words, address, sign.icon, is_here=address == here) for sign, address in signs.items())
    return Navigation(tuple(places), tuple(_foot(visitor)), concern)


def _foot(visitor: Actor) -> Iterator[Shelf]:
    for words, signs in FOOT.items():
        places = tuple(Place(sign.words, _address(sign, visitor), sign.icon) for sign in _offered(signs, visitor))
        if places:
            yield Shelf(words, places)


def _signs(visitor: Actor) -> Iterator[Signpost]:
    """Yield the signs of whatever somebody is here: whose record it is, close to somebody, at the desk."""
    if visitor.is_individual:
        yield from OURS
    if Role.KEY_PERSON in visitor.roles:
        yield from (sign for sign in CLOSE if not visitor.is_individual or sign not in OURS)
    if not visitor.is_at_home:
        yield from DESK


def _offered(signs: Iterable[Signpost], visitor: Actor) -> Iterator[Signpost]:
    for sign in signs:
        if may_ever(visitor, sign.may) and (visitor.person_id is not None or not sign.is_mine):
            yield sign


def _address(sign: Signpost, visitor: Actor) -> str:
    return reverse(sign.route, kwargs={"person_id": visitor.person_id} if sign.is_mine else {})


def _leads_to(address: str, path: str) -> bool:
    """Say whether a page lies at an address or further in; of two that do, the longer one is where one is."""
    return path == address or (address != "/" and path.startswith(f"{address}/"))
