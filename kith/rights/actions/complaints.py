"""Saying that something went wrong or well, and every step of answering it.

Its entries in the record name no person: whoever a complaint is about must not read there that it was made.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel
from kith.directory.models import Listing
from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, ListingId, PersonId
from kith.people.models import Person
from kith.rights.models import (
    Acknowledgement,
    Answer,
    AskedAgain,
    Complaint,
    GroupIssue,
    IssueAnswer,
    IssueAsked,
    Named,
    Taken,
)
from kith.rights.queries.complaints import forms_of, handlers
from kith.rights.rules.complaints import Found, Matter, Shape, Since, Told, acknowledge_by, gives_away, is_named, suits
from kith.safeguarding.packs import BANK_HOLIDAYS

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What a reference is made of: nothing that is misread."""


class CannotLookInto(Exception):
    """Somebody who may not look into this: it names them, or they said it themself."""

    def __init__(self) -> None:
        super().__init__("They cannot look into this. Choose somebody else.")


class WrongForm(Exception):
    """They asked for another form; the promise is an answer that they can take in."""

    def __init__(self) -> None:
        super().__init__("They asked to be told in another form. Choose one that suits them.")


class NobodyInside(Exception):
    """Whoever said it has no way in to Kith, so that a message there would reach nobody."""

    def __init__(self) -> None:
        super().__init__("They cannot read messages inside Kith. Tell them in another way.")


class OutOfTurn(Exception):
    """A step before the one it follows, or a second time."""

    def __init__(self) -> None:
        super().__init__("This has been done already, or something comes before it.")


class GivesThemAway(Exception):
    """Words to a group that name whoever spoke up, who did not agree to it."""

    def __init__(self) -> None:
        super().__init__("They did not agree to be named. Write it so that nobody can tell who said it.")


@dataclass(frozen=True)
class Words:
    """What somebody says, and about whom; who says it, and how they are answered."""

    what: str
    said_by: str
    wanted: str = ""
    about_whom: str = ""
    reach: str = ""
    wants_advocate: bool = False
    may_be_named: bool = False
    is_persons_word: bool = False


@action
def raise_complaint(
    *,
    matter: Matter,
    words: Words,
    by: Actor,
    at: datetime,
    person_id: PersonId | None = None,
    listing_id: ListingId | None = None,
) -> str:
    """Take what somebody says, and return its reference. Its clock runs from now.

    Whoever it names neither sees it nor looks into it. Said of a group, it opens an issue there and lowers nothing
    for whoever said it.
    """
    gate.require(by, Permission.COMPLAINT_MAKE)
    organisation = Organisation.objects.get(pk=by.organisation_id)
    known = _known(person_id, by=by, at=at)
    complaint = Complaint.objects.create(
        organisation=organisation,
        matter=matter,
        reference="".join(secrets.choice(LETTERS) for _ in range(8)),
        what=words.what,
        wanted=words.wanted,
        about_whom=words.about_whom,
        person=known,
        is_persons_word=words.is_persons_word and known is not None,
        said_by=words.said_by or by.name,
        raised_by=by.name,
        raised_by_account=by.account_id,
        is_signed_out=by.account_id is None,
        reach=words.reach,
        wants_advocate=words.wants_advocate,
        may_be_named=words.may_be_named,
        raised_at=at,
        acknowledge_by=acknowledge_by(matter, clock.day_of(at, organisation.zone), BANK_HOLIDAYS),
    )
    _name_all(complaint, by=by, at=at)
    listing = _listing(listing_id, by=by, at=at)
    if listing is not None and matter.wants_an_answer:
        GroupIssue.objects.create(organisation=organisation, complaint=complaint, listing=listing, at=at, by=by.name)
    record(Act.ADDED, complaint, by=by, at=at, content={"matter": matter})
    return complaint.reference


def _known(person_id: PersonId | None, *, by: Actor, at: datetime) -> Person | None:
    if person_id is None:
        return None
    return Person.objects.visible_to(by, may=Permission.PERSON_SEE, at=at).filter(pk=person_id).first()


def _listing(listing_id: ListingId | None, *, by: Actor, at: datetime) -> Listing | None:
    if listing_id is None:
        return None
    return Listing.objects.visible_to(by, may=Permission.DIRECTORY_SEE, at=at).filter(pk=listing_id).first()


def _name_all(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """Name every colleague whose name stands in who it is about; whoever says it is not one of them."""
    everybody = Account.objects.filter(organisation_id=by.organisation_id)
    if by.account_id is not None:
        everybody = everybody.exclude(pk=by.account_id)
    Named.objects.bulk_create(
        Named(organisation_id=by.organisation_id, complaint=complaint, account_id=pk, at=at, by=by.name)
        for pk, name in everybody.values_list("pk", "display_name")
        if is_named(name, complaint.about_whom)
    )


@action
def name_in_complaint(*, complaint_id: UUID, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Say that a complaint is about a colleague. From the next read on they neither see it nor look into it."""
    complaint = _held(complaint_id, by=by, at=at)
    account = Account.objects.get(pk=account_id, organisation_id=by.organisation_id)
    Named.objects.get_or_create(
        complaint=complaint,
        account=account,
        defaults={"organisation_id": by.organisation_id, "at": at, "by": by.name},
    )
    record(Act.CHANGED, complaint, by=by, at=at)


@action
def hand_to(*, complaint_id: UUID, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Give a complaint to somebody who looks into it from now on. Raises CannotLookInto."""
    complaint = _held(complaint_id, by=by, at=at)
    able = dict(handlers(complaint, at=at))
    if account_id not in able:
        raise CannotLookInto
    Taken.objects.create(
        organisation_id=by.organisation_id,
        complaint=complaint,
        account_id=account_id,
        name=able[account_id],
        at=at,
        by=by.name,
    )
    record(Act.DECIDED, complaint, by=by, at=at)


@action
def acknowledge(
    *, complaint_id: UUID, told: Told, shape: Shape, words: str, answer_by: date, by: Actor, at: datetime
) -> None:
    """Say that whoever said it has heard from us, in a form they can take in, and by when they get an answer.

    Raises WrongForm, NobodyInside, CannotLookInto or OutOfTurn.
    """
    complaint = _own_turn(complaint_id, by=by, at=at)
    if hasattr(complaint, "acknowledgement"):
        raise OutOfTurn
    Acknowledgement.objects.create(
        organisation_id=by.organisation_id,
        complaint=complaint,
        told=told,
        shape=shape,
        words=words,
        on=clock.day_of(at, complaint.organisation.zone),
        answer_by=answer_by,
        at=at,
        by=by.name,
    )
    _tell(complaint, told, shape, words, "complaint_received", by=by, at=at)
    record(Act.CONFIRMED, complaint, by=by, at=at, content={"told": told, "shape": shape})


@action
def answer_complaint(
    *, complaint_id: UUID, found: Found, words: str, learnt: str, told: Told, shape: Shape, by: Actor, at: datetime
) -> None:
    """Answer: what was found, what is done, what we learn, and how they were told.

    Raises WrongForm, NobodyInside, CannotLookInto or OutOfTurn.
    """
    complaint = _own_turn(complaint_id, by=by, at=at)
    if not hasattr(complaint, "acknowledgement") or hasattr(complaint, "answer"):
        raise OutOfTurn
    Answer.objects.create(
        organisation_id=by.organisation_id,
        complaint=complaint,
        found=found,
        words=words,
        learnt=learnt,
        told=told,
        shape=shape,
        on=clock.day_of(at, complaint.organisation.zone),
        at=at,
        by=by.name,
    )
    _tell(complaint, told, shape, words, "complaint_answered", by=by, at=at)
    record(Act.ANSWERED, complaint, by=by, at=at, content={"found": found, "told": told, "shape": shape})


@action
def ask_again(*, complaint_id: UUID, since: Since, words: str, by: Actor, at: datetime) -> None:
    """Write what they said, a month later, of how it has been since. Raises CannotLookInto or OutOfTurn."""
    complaint = _own_turn(complaint_id, by=by, at=at)
    if not hasattr(complaint, "answer") or hasattr(complaint, "asked_again"):
        raise OutOfTurn
    AskedAgain.objects.create(
        organisation_id=by.organisation_id,
        complaint=complaint,
        since=since,
        words=words,
        on=clock.day_of(at, complaint.organisation.zone),
        at=at,
        by=by.name,
    )
    record(Act.CONFIRMED, complaint, by=by, at=at, content={"since": since})


def _tell(complaint: Complaint, told: Told, shape: Shape, words: str, letter: str, *, by: Actor, at: datetime) -> None:
    """Hold what was chosen against what they asked for; where it is a message inside Kith, post it."""
    if not suits(shape, forms_of(complaint, at=at)):
        raise WrongForm
    if told is not Told.INSIDE:
        return
    reader = complaint.raised_by_account
    account = Account.objects.filter(pk=reader, is_active=True).first() if reader else None
    if account is None:
        raise NobodyInside
    post(
        to=Recipient.inside(account),
        template=f"rights/letters/{letter}",
        key=f"{letter} {complaint.pk}",
        words={"words": words, "reference": complaint.reference},
        link=settings.KITH_ORIGIN + reverse("rights:mine"),
        channel=Channel.IN_APP,
        language=account.language,
        is_sealed=True,
        by=by,
        at=at,
    )


@action
def ask_group(*, complaint_id: UUID, words: str, by: Actor, at: datetime) -> None:
    """Ask a group to put something right, in words that give nobody away. Raises GivesThemAway or OutOfTurn."""
    complaint = _own_turn(complaint_id, by=by, at=at)
    issue = GroupIssue.objects.filter(complaint=complaint, asked=None).first()
    if issue is None:
        raise OutOfTurn
    names = {complaint.said_by, complaint.raised_by, complaint.person.known_as if complaint.person else ""}
    if not complaint.may_be_named and gives_away(words, names):
        raise GivesThemAway
    IssueAsked.objects.create(organisation_id=by.organisation_id, issue=issue, words=words, at=at, by=by.name)
    record(Act.SENT, complaint, by=by, at=at)


@action
def answer_issue(*, issue_id: UUID, words: str, by: Actor, at: datetime) -> None:
    """Write what the group did. Raises OutOfTurn."""
    waiting = GroupIssue.objects.get_queryset().filter(answer=None)
    issue = gate.one(waiting, issue_id, by=by, may=Permission.ISSUE_ANSWER, at=at)
    IssueAnswer.objects.create(organisation_id=by.organisation_id, issue=issue, words=words, at=at, by=by.name)
    record(Act.ANSWERED, issue, by=by, at=at)


def _held(complaint_id: UUID, *, by: Actor, at: datetime) -> Complaint:
    rows = Complaint.objects.get_queryset().select_related(
        "organisation", "person", "acknowledgement", "answer", "asked_again"
    )
    return gate.one(rows, complaint_id, by=by, may=Permission.COMPLAINT_ANSWER, at=at, lock=True)


def _own_turn(complaint_id: UUID, *, by: Actor, at: datetime) -> Complaint:
    """Hold a complaint for somebody who may look into it: nobody answers what they said themself."""
    complaint = _held(complaint_id, by=by, at=at)
    if by.account_id not in dict(handlers(complaint, at=at)):
        raise CannotLookInto
    return complaint
