"""How long somebody is believed to be there, what gives us doubts about a screen, what one is called. Plain Python."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address, ip_network

from kith.ground.actor import Role
from kith.ground.words import mark

FRESH_FOR = timedelta(minutes=15)
"""How long a password, a code or a passkey vouches for what asks for it again."""


def is_fresh(given_at: Collection[datetime], *, at: datetime, within: timedelta = FRESH_FOR) -> bool:
    """Say whether one of these moments, at which somebody showed who they are, still vouches for them."""
    return any(timedelta(0) <= at - moment < within for moment in given_at)


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
            ("SamsungBrowser", "Samsung Internet"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
MACHINES = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip


def screen_of(user_agent: str) -> tuple[str, str]:
    """Return the browser and the machine that a browser says it is, each empty where it does not say."""
    browser = next((name for sign, name in BROWSERS if f"{sign}/" in user_agent), "")
    machine = next((name for sign, name in MACHINES if sign in user_agent), "")
    return browser, machine


@dataclass(frozen=True)
class Whence:
    """From where somebody presses: what the browser says that it and its machine are, and the network it asks from."""

    browser: str
    machine: str
    network: str


class Doubt(StrEnum):
    """What about a screen makes us ask sooner, and for a second step, who it is that administers."""

    NEW_SCREEN = "new screen"
    NEW_NETWORK = "new network"
    NO_REPAIRS = "no repairs"


DOUBT_WORDS: dict[Doubt, str] = {
    Doubt.NEW_SCREEN: mark("You have not signed in from this screen before, so your second step is asked for here."),
    Doubt.NEW_NETWORK: mark("You have not signed in from this network before, so your second step is asked for here."),
    Doubt.NO_REPAIRS: mark(
        "This browser or machine gets no repairs any more, so your second step is asked for. Use another if you can."
    ),
}

FRESH_IN_DOUBT = timedelta(minutes=5)
"""How long a second step vouches for whoever administers from a screen in doubt; a password does not."""


def doubts_of(now: Whence, before: Collection[Whence], *, is_repaired: bool) -> tuple[Doubt, ...]:
    """Say what is unusual about from where somebody presses, beside all from where they signed in otherwise.

    Who signs in for the first time has nothing to be held against.
    """
    screens = {(one.browser, one.machine) for one in before}
    asked = {
        Doubt.NEW_SCREEN: bool(before) and (now.browser, now.machine) not in screens,
        Doubt.NEW_NETWORK: bool(before) and now.network not in {one.network for one in before},
        Doubt.NO_REPAIRS: not is_repaired,
    }
    return tuple(doubt for doubt, is_there in asked.items() if is_there)


def network_of(address: str | None) -> str:
    """Return the neighbourhood of an address, within which a house or a telephone moves without meaning anything."""
    if not address:
        return ""
    prefix = NEIGHBOURHOOD[ip_address(address).version]
    return str(ip_network(f"{address}/{prefix}", strict=False))


NEIGHBOURHOOD = {4: 24, 6: 48}


WITHOUT_REPAIRS = re.compile(r"Windows NT [1-6]\.|MSIE |Trident/")
"""Internet Explorer, repaired until 15 June 2022, and Windows before 10, until 10 January 2023 (Microsoft)."""

CAME_OUT = {"Chrome": (120, date(2023, 12, 5)), "Firefox": (120, date(2023, 11, 21))}
"""One version of each browser that counts in months, and its day; there are a little fewer than one in four weeks."""

A_VERSION, TOO_OLD = timedelta(days=35), 13


def is_repaired(user_agent: str, *, on: date) -> bool:
    """Say whether what a browser says of itself and its machine is mended still: at most about a year behind."""
    if WITHOUT_REPAIRS.search(user_agent):
        return False
    said = re.search(r"(Chrome|Firefox)/(\d+)", user_agent)
    if said is None:
        return True
    number, day = CAME_OUT[said[1]]
    return int(said[2]) >= number + (on - day) // A_VERSION - TOO_OLD


class Closing(StrEnum):
    """What stands in the way of closing an account."""

    FREE = "free"
    LAST_ADMINISTRATOR = "last administrator"
    LAST_LEAD = "last safeguarding lead"
    ONESELF = "oneself"


CLOSING_WORDS: dict[Closing, str] = {
    Closing.LAST_ADMINISTRATOR: mark(
        "This is the last administrator. Invite another one first: without one nobody could let anybody in again."
    ),
    Closing.ONESELF: mark("This is you. Another administrator can close your account."),
    Closing.LAST_LEAD: mark(
        "This is the last safeguarding lead. Concerns would have nobody to climb to. Invite another one now, or say "
        "that you know it."
    ),
}
REFUSES = frozenset({Closing.LAST_ADMINISTRATOR, Closing.ONESELF})


def closing_of(roles: Collection[Role], *, others: Collection[Role], is_own: bool) -> Closing:
    """Say what stands in the way of closing an account with these roles, where `others` are held by somebody else."""
    if is_own:
        return Closing.ONESELF
    if Role.ADMINISTRATOR in roles and Role.ADMINISTRATOR not in others:
        return Closing.LAST_ADMINISTRATOR
    if Role.SAFEGUARDING_LEAD in roles and Role.SAFEGUARDING_LEAD not in others:
        return Closing.LAST_LEAD
    return Closing.FREE
