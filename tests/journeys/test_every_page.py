"""Every page is reached by links, as people reach it, and looked at with axe: one's own on a phone, from right to left;
the desk's on a wide screen.

Nobody types an address here. A page that no link leads to is a fault, unless it says below how one comes there; so is a
link to a door that is shut to whom it is offered.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType
from urllib.parse import urlsplit

from django.test import Client
from django.urls import resolve

from kith.ground.accounts.models import Account
from tests.journeys.walker import Sight, Walker
from tests.laws.matrix import routes

ON_A_PHONE: Sight = ("ar-xb", 320)
AT_A_DESK: Sight = ("en", 1280)
WHO_WALKS: Mapping[str, Sight] = MappingProxyType(
    dict.fromkeys(("", "John", "Ayesha", "Anne", "Iris", "Grace"), ON_A_PHONE)
    | dict.fromkeys(("Priya", "Sam", "Femi", "Dee", "Ken", "Rosa", "Ada"), AT_A_DESK)
)
"""Who walks, in this order, and how they look at a page; the empty name has not signed in."""

LINK = re.compile(r'<a [^>]*href="([^"]+)"')
SAMPLES = 3
"""How many pages of one kind are opened in search of links: most people's maps lead to the same kinds of page."""

A_LETTER, A_PASSWORD = "by a link in a letter", "with a password, which nobody of the demo has"
A_SECOND_STEP = "after a second step is set up"
OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "account_change_password": A_PASSWORD,
        "account_inactive": "by signing in to an account that was closed",
        "account_logout": "without a script: the button is a form",
        "account_reauthenticate": A_PASSWORD,
        "account_reset_password_done": "by asking for a new password",
        "account_reset_password_from_key": A_LETTER,
        "account_reset_password_from_key_done": A_LETTER,
        "devices:choose-here": "by typing the code of a device of one's own",
        "devices:my-picture": "on a device of one's own that is known",
        "devices:shift": "on a tablet that is shared",
        "more": "by a short way in, where it does not reach",
        "type-code": "by asking for a code",
        "correspondence:letter": "from a message that went by post",
        "files:photo": "it is a picture, inside a page",
        "home:help-now-worker": "a browser asks it",
        "first-password": A_LETTER,
        **{
            f"interop:open{part}": "programs ask it"
            for part in (
                "",
                "-description",
                "-services",
                "-service",
                "-organizations",
                "-organization",
                "-taxonomies",
                "-taxonomy",
                "-taxonomy-terms",
                "-taxonomy-term",
                "-service-at-locations",
                "-service-at-location",
            )
        },
        "looking:card": "by a call on the duty line",
        "looking:clear-conflict": "when two are kept apart",
        "looking:decide-unusual": "when a look stands out",
        "looking:end-call": "by a call on the duty line",
        "looking:settle-tie": "when two may know each other",
        "mfa_authenticate": A_SECOND_STEP,
        "mfa_deactivate_totp": A_SECOND_STEP,
        "mfa_edit_webauthn": A_SECOND_STEP,
        "spare-codes": A_SECOND_STEP,
        "mfa_list_webauthn": A_SECOND_STEP,
        "mfa_login_webauthn": "it is what a passkey's script asks",
        "mfa_reauthenticate": A_SECOND_STEP,
        "mfa_reauthenticate_webauthn": A_SECOND_STEP,
        "mfa_remove_webauthn": A_SECOND_STEP,
        "open-account-again": "from an account that was closed",
        "networks:dispute": "from a contact that somebody noted",
        "networks:file": "it is a file, not a page",
        "networks:photo-in-mark": "it is a picture, inside a page",
        "wishes:walk-photo": "it is a picture, inside a page",
        "outcomes:stated-score": "from an instrument whose questions may not be shown",
        "disclosure:pack-file": "it is a file, not a page",
        "disposal:certificate-file": "it is a file, not a page",
        "own_record:copy-file": "it is a file, not a page",
        "own_record:copy-to-read": "by choosing what goes into a copy",
        "people:open": "by a search that finds nobody",
        "people:open-again": "when nobody works with a person any more",
        "record:mine": "it leads to one's own page",
        "referrals:answer": A_LETTER,
        "referrals:propose": "by picking a suggestion",
        "referrals:send": "by picking a suggestion",
        "referrals:told": "by writing how it went",
        "rights:said": "by saying something",
        "running:live": "machines ask it",
        "running:ready": "machines ask it",
        "safeguarding:add-marks-by-code": "by raising a concern without an account",
        "safeguarding:answer-disagreement": "from a concern with which somebody disagrees",
        "safeguarding:ask-wish": "when a limit has stopped something",
        "safeguarding:by-code": "by raising a concern without an account",
        "safeguarding:confirm-limit": "from a hold that nobody has confirmed",
        "safeguarding:near-match": "when something looks like the other side of a limit",
        "safeguarding:worried-by-link": "from the answer to a referral",
        "safety:card-file": "it is a file, not a page",
        "safety:change-supervisor": "when a supervisor drops out",
        "take-second-step-away": A_SECOND_STEP,
    }
)
"""The pages that no link of the demo world leads to, and how one comes there. Journeys walk those ways."""


@dataclass
class Walk:
    """Where somebody's links lead: the first page of each kind, and the doors that were shut."""

    pages: dict[str, str] = field(default_factory=dict)
    shut: list[str] = field(default_factory=list)


def follow_links(name: str) -> Walk:
    """Follow every link from the front door on, and return where they lead."""
    client = Client()
    if name:
        client.force_login(Account.objects.get(display_name=name))
    walk, opened, known, waiting = Walk(), Counter[str](), {"/"}, ["/"]
    for address in waiting:
        route = resolve(urlsplit(address).path).view_name
        opened[route] += 1
        if opened[route] > SAMPLES:
            continue
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            walk.shut.append(f"{name or 'A stranger'} is led to {address}, which answers {answer.status_code}.")
        elif answer["Content-Type"].startswith("text/html") and not answer.has_header("Content-Disposition"):
            walk.pages.setdefault(answer.resolver_match.view_name, answer.request["PATH_INFO"])
            new = [link for link in links_on(answer.content.decode()) if link not in known]
            known.update(new)
            waiting += new
    return walk


def links_on(page: str) -> Iterable[str]:
    """Return the links of a page that lead to pages of this house, each once."""
    found = dict.fromkeys(unescape(link) for link in LINK.findall(page))
    return [link.partition("#")[0] for link in found if link.startswith("/") and not link.startswith("/static/")]


def test_links_reach_every_page_lead_to_no_shut_door_and_each_page_is_accessible(walker: Walker) -> None:
    """One walk for all three: a page is looked at by the first who comes to it in each of the two ways of looking."""
    faults, shut, looked_at = list[str](), list[str](), set[tuple[str, Sight]]()

    for name, sight in WHO_WALKS.items():
        walker.signs_out()
        if name:
            walker.becomes(name)
        walk = follow_links(name)
        shut += walk.shut
        for route, page in walk.pages.items():
            if (route, sight) not in looked_at:
                looked_at.add((route, sight))
                faults += [f"{name} {route}: {fault}" for fault in walker.faults(walker.house + page, [sight])]

    there_are = {route.name for route in routes() if route.declared and "GET" in route.declared.methods}
    assert shut == []
    assert sorted(there_are - {route for route, _ in looked_at}) == sorted(OTHERWISE)
    assert not faults, "\n".join(faults)
