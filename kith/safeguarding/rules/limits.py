"""Whether a person and a party may be brought together, and what stands in the way.

A limit knows its party by every name, number and address that was written down, folded so that spacing, accents and
capitals hide nothing. What it cannot rule out it does not allow.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark


class Basis(StrEnum):
    """What a limit rests on (C41). A care plan or a family's wish stops nobody."""

    ORDER = "order"
    OWN_DECISION = "own decision"
    SERVICE_DECISION = "service decision"
    PROVISIONAL = "provisional"


BASIS_WORDS: dict[Basis, str] = {
    Basis.ORDER: mark("A court order, or a police, court or licence condition"),
    Basis.OWN_DECISION: mark("Their own decision"),
    Basis.SERVICE_DECISION: mark("A service’s decision about its own premises or group"),
    Basis.PROVISIONAL: mark("A hold, for at most 72 hours, until a second person confirms or lifts it"),
}


class Channel(StrEnum):
    """The way in which two would meet. A limit on `ANY` covers every way."""

    ANY = "any"
    UNSUPERVISED = "unsupervised"
    PHONE = "phone"
    ONLINE = "online"
    POST = "post"


class Known(StrEnum):
    """How a party is known."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "e-mail"
    ADDRESS = "address"
    LISTING = "listing"


class LimitReason(StrEnum):
    """Why two may, or may not, be brought together."""

    NO_LIMIT = "no limit"
    LIMITED = "limited"
    ONLY_SUPERVISED = "only supervised"


LIMIT_WORDS: dict[LimitReason, str] = {
    LimitReason.NO_LIMIT: mark("No limit stands in the way."),
    LimitReason.LIMITED: mark("A limit on contact stands in the way."),
    LimitReason.ONLY_SUPERVISED: mark("Only with somebody there to supervise."),
}

PHONE_DIGITS = 9
"""How many last digits of a number are compared: enough to tell two lines apart, few enough to forget prefixes."""


def fold(kind: Known, text: str) -> str:
    """Return a name, number or address in the one form in which it is compared."""
    if kind is Known.PHONE:
        return re.sub(r"\D", "", text)[-PHONE_DIGITS:]
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if kind is Known.EMAIL:
        return plain.strip()
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


@dataclass(frozen=True)
class Party:
    """Somebody, or some place, that a person might be brought together with, in every way it is known."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    person_id: UUID | None = None
    account_id: UUID | None = None
    listing_id: UUID | None = None

    def marks(self) -> frozenset[tuple[Known, str]]:
        """Return everything the party is known by, folded."""
        said = {
            Known.NAME: self.names,
            Known.PHONE: self.phones,
            Known.EMAIL: self.emails,
            Known.ADDRESS: self.addresses,
            Known.LISTING: (self.listing_id.hex,) if self.listing_id else (),
        }
        folded = {(kind, fold(kind, text)) for kind, texts in said.items() for text in texts}
        return frozenset(mark_ for mark_ in folded if mark_[1])


@dataclass(frozen=True)
class Limit:
    """One limit in force, as the gate needs it: who the party is and which way is barred; never why."""

    channel: Channel
    marks: frozenset[tuple[Known, str]]
    person_id: UUID | None = None
    account_id: UUID | None = None

    def is_about(self, party: Party) -> bool:
        """Say whether this limit's party is that party, by any of the ways in which both are known."""
        same_person = self.person_id is not None and self.person_id == party.person_id
        same_account = self.account_id is not None and self.account_id == party.account_id
        return same_person or same_account or bool(self.marks & party.marks())


@dataclass(frozen=True)
class Limits:
    """All limits in force around one person at one moment."""

    limits: tuple[Limit, ...] = field(default=())

    def may_meet(self, party: Party, *, by_way_of: Channel = Channel.ANY) -> Decision:
        """Say whether the person may be brought together with a party in this way.

        A limit on every way stops all. A limit on one channel stops that channel, and stops `ANY`, because an act
        that does not say its way cannot be shown to keep clear of it. `UNSUPERVISED` stops unless supervised.
        """
        about = [limit for limit in self.limits if limit.is_about(party)]
        barred = [limit for limit in about if limit.channel is not Channel.UNSUPERVISED and _bars(limit, by_way_of)]
        if barred:
            return Decision.no(Reason(LimitReason.LIMITED))
        if about and any(limit.channel is Channel.UNSUPERVISED for limit in about):
            return Decision.no(Reason(LimitReason.ONLY_SUPERVISED))
        return Decision.yes(Reason(LimitReason.NO_LIMIT))

    def may_meet_all(self, parties: Iterable[Party], *, by_way_of: Channel = Channel.ANY) -> Decision:
        """Say whether the person may be brought together with all of these at once; the first no answers."""
        answers = [self.may_meet(party, by_way_of=by_way_of) for party in parties]
        return next((answer for answer in answers if not answer), Decision.yes(Reason(LimitReason.NO_LIMIT)))


def _bars(limit: Limit, way: Channel) -> bool:
    return limit.channel is Channel.ANY or way in {Channel.ANY, limit.channel}


class CannotStandError(Exception):
    """A limit that must not be entered as it is; the message says what is missing."""


def must_be_able_to_stand(
    *, basis: Basis, is_their_own_word: bool, marks: frozenset[tuple[Known, str]], starts_at: datetime,
    review_on: date | None, legal_basis: str, has_party: bool,
) -> None:  # fmt: skip
    """Refuse, with CannotStandError, a limit without a party, a basis or a review within six months."""
    if not has_party and not marks:
        raise CannotStandError(mark("Say who or what this is about: a name is enough."))
    if basis is Basis.OWN_DECISION and not is_their_own_word:
        raise CannotStandError(mark("Their own decision is entered in their own words: write what they said."))
    if basis is Basis.ORDER and not legal_basis.strip():
        raise CannotStandError(mark("Write which order or condition this is, and from when."))
    if basis in {Basis.ORDER, Basis.SERVICE_DECISION} and review_on is None:
        raise CannotStandError(mark("Give the day on which this is looked at again, within six months."))
    if review_on is not None and (review_on - starts_at.date()).days > 184:  # noqa: PLR2004 - six months
        raise CannotStandError(mark("Look at it again within six months."))
