"""What of a person could leave to one listing: its words now, and what the person said about sharing it."""

from collections.abc import Iterable
from datetime import datetime

from kith.consent.queries import may_share
from kith.consent.rules.sharing import Purpose, RecipientKind, SharingReason
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId
from kith.people.queries.communication import communication_of
from kith.people.queries.persons import contacts_of, person_of
from kith.people.queries.portraits import AboutMe, Circumstances, about_me, circumstances_of
from kith.people.rules.about_me import Section
from kith.people.rules.contacts import may_be_used
from kith.referrals.rules.answers import MustHave
from kith.referrals.rules.packets import Field, Kind, Saying

TOLD = (Section.LIKED, Section.MATTERS, Section.SUPPORT)
"""The parts of about me that a group may need. Beliefs and hard days stay at home."""


def fields_for(viewer: Actor, person_id: PersonId, listing_id: ListingId, *, at: datetime) -> tuple[Field, ...]:
    """Return everything that could leave, in the order of the kinds; what has no words is left out."""
    person = person_of(viewer, person_id, at=at)
    circumstances = circumstances_of(viewer, person_id, at=at)
    own_words = about_me(viewer, person_id, at=at)
    words = {
        Kind.KNOWN_AS: person.known_as,
        Kind.REACH: _reach(viewer, person_id, at=at),
        Kind.TALK: _talk(viewer, person_id, at=at),
        Kind.AGE: str(person.age) if person.age is not None else "",
        Kind.INTERESTS: _lines(one.words or one.code.words for one in circumstances.interests),
        Kind.WANTS: _lines(line.words for line in own_words.lines(Section.WANTS)),
        Kind.MUST_HAVES: _lines(must.words for must in _must_haves(circumstances)),
        Kind.ABOUT_ME: _portrait(own_words),
    }
    said = may_share(
        person_id,
        purpose=Purpose.REFERRAL,
        recipient_kind=RecipientKind.GROUP,
        recipient=str(listing_id),
        informations=[kind.information for kind in Kind],
        at=at,
    )
    heard = {kind: _heard(SharingReason(said[kind.information].reason.code)) for kind in Kind}
    return tuple(Field(kind, words[kind], heard[kind]) for kind in Kind if words[kind])


def must_haves_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[MustHave, ...]:
    """Return what must be in place for somebody before a first visit, and whether it is."""
    return _must_haves(circumstances_of(viewer, person_id, at=at))


def _must_haves(circumstances: Circumstances) -> tuple[MustHave, ...]:
    return tuple(
        MustHave(barrier.words or barrier.code.words, barrier.is_solved, barrier.solved_how)
        for barrier in circumstances.barriers
        if barrier.is_must_have
    )


def _heard(reason: SharingReason) -> Saying:
    if reason is SharingReason.AGREED:
        return Saying.YES
    return Saying.NO if reason in {SharingReason.SAID_NO, SharingReason.TOOK_BACK} else Saying.NOT_ASKED


def _reach(viewer: Actor, person_id: PersonId, *, at: datetime) -> str:
    """Return the ways that are safe, with the care they need. One that is not safe never leaves."""
    safe = [contact for contact in contacts_of(viewer, person_id, at=at) if may_be_used(contact.safe)]
    return _lines(f"{contact.words} ({contact.care})" if contact.care else contact.words for contact in safe)


def _talk(viewer: Actor, person_id: PersonId, *, at: datetime) -> str:
    how = communication_of(viewer, person_id, at=at)
    needs = (f"{need.code.words}: {need.words}" if need.words else need.code.words for need in how.needs)
    return _lines((*needs, *(language.name for language in how.languages if language.tag != "en")))


def _portrait(own_words: AboutMe) -> str:
    return _lines(line.words for section in TOLD for line in own_words.lines(section))


def _lines(words: Iterable[str]) -> str:
    return "\n".join(one for one in words if one)
