"""How a message may go, when it is tried again, and how its words are cut for a page. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark


class Channel(StrEnum):
    """The way a message goes."""

    EMAIL = "e-mail"
    TEXT = "text"
    LETTER = "letter"
    IN_APP = "in-app"


CHANNEL_WORDS: Mapping[Channel, str] = {
    Channel.EMAIL: mark("E-mail"),
    Channel.TEXT: mark("Text message"),
    Channel.LETTER: mark("Letter"),
    Channel.IN_APP: mark("Inside Kith"),
}


class Format(StrEnum):
    """How the words are set, so that this reader can read them."""

    STANDARD = "standard"
    LARGE_PRINT = "large print"
    EASY_READ = "easy read"


FORMAT_WORDS: Mapping[Format, str] = {
    Format.STANDARD: mark("Standard"),
    Format.LARGE_PRINT: mark("Large print"),
    Format.EASY_READ: mark("Easy read"),
}


class RecipientKind(StrEnum):
    PERSON = "person"
    ACCOUNT = "account"
    LISTING = "listing"
    ADDRESS = "address"


class Outcome(StrEnum):
    """How one delivery ended."""

    SENT = "sent"
    FAILED = "failed"
    GIVEN_UP = "given up"
    STOPPED = "stopped"


class Fault(StrEnum):
    """Why a message cannot go as it was asked for."""

    ADDRESS_MISSING = "address missing"
    ADDRESS_BROKEN = "address broken"
    TOO_LONG = "too long"
    ADDRESS_UNSAFE = "address unsafe"
    WRONG_FORMAT = "wrong format"
    FITS = "fits"


FAULT_WORDS: Mapping[Fault, str] = {
    Fault.ADDRESS_MISSING: mark("There is no address to send it to."),
    Fault.ADDRESS_BROKEN: mark("This address cannot be written to. Look at it again."),
    Fault.ADDRESS_UNSAFE: mark("This person said that nothing may be sent there. Talk with them about another way."),
    Fault.TOO_LONG: mark("It is too long for a text message."),
    Fault.WRONG_FORMAT: mark("This person asked for another format. Choose it, or talk with them."),
    Fault.FITS: mark("It can go."),
}

LONGEST_TEXT = 459
"""Three joined parts of an ordinary text message."""

_WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)
_EMAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\".]+")
_PHONE = re.compile(r"\+?[0-9(][0-9 ()-]{5,18}[0-9]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


def next_try_after(attempts: int) -> timedelta | None:
    """Return how long to wait after this many failed tries, or None when it is time to give up."""
    return _WAITS[attempts - 1] if attempts <= len(_WAITS) else None


def may_go(channel: Channel, address: str, words: str) -> Decision:
    """Say whether an address and its words suit the way they are to go. A line break in an address is an attack."""
    if channel is Channel.IN_APP:
        return Decision.yes(Reason(Fault.FITS))
    if not address.strip():
        return Decision.no(Reason(Fault.ADDRESS_MISSING))
    if not _is_address(channel, address):
        return Decision.no(Reason(Fault.ADDRESS_BROKEN))
    if channel is Channel.TEXT and len(words) > LONGEST_TEXT:
        return Decision.no(Reason(Fault.TOO_LONG, {"longest": LONGEST_TEXT}))
    return Decision.yes(Reason(Fault.FITS))


def _is_address(channel: Channel, address: str) -> bool:
    if channel is Channel.LETTER:
        return not _CONTROL.search(address.replace("\r\n", "\n").replace("\n", ""))
    return (_EMAIL if channel is Channel.EMAIL else _PHONE).fullmatch(address) is not None


def suits(chosen: Format, asked_for: frozenset[str]) -> Decision:
    """Say whether a format is one that the reader asked for. Who asked for nothing takes any."""
    if asked_for and chosen not in asked_for:
        return Decision.no(Reason(Fault.WRONG_FORMAT, {"asked_for": sorted(asked_for)}))
    return Decision.yes(Reason(Fault.FITS))


def one_line(words: str) -> str:
    """Return words as one line without control characters: a header can then hold nothing but a subject."""
    return " ".join(_CONTROL.sub(" ", words).split())


@dataclass(frozen=True)
class Piece:
    """A few words of a paragraph; `href` where they are an address of ours that can be followed."""

    words: str
    href: str = ""


def paragraphs(body: str, origin: str) -> tuple[tuple[Piece, ...], ...]:
    """Cut a body at its empty lines, and mark the links that lead to this Kith and nowhere else."""
    blocks = re.split(r"\n\s*\n", body.strip())
    return tuple(tuple(_pieces(block.strip(), origin)) for block in blocks if block.strip())


def _pieces(block: str, origin: str) -> list[Piece]:
    pieces, end = [], 0
    for found in _LINK.finditer(block):
        if not found.group().startswith(f"{origin}/"):
            continue
        pieces += [Piece(block[end : found.start()]), Piece(found.group(), href=found.group())]
        end = found.end()
    return [piece for piece in [*pieces, Piece(block[end:])] if piece.words]
