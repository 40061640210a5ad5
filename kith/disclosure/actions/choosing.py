"""Deciding what a pack leaves out, and the second look at it. The record of it holds keys and reasons, never words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.disclosure.actions.work import Work
from kith.disclosure.models import Added, Choice, HarmOpinion, Request
from kith.disclosure.queries.requests import Draft, draft_of
from kith.disclosure.rules.harm import Profession
from kith.disclosure.rules.proposals import Reason, key_of_added
from kith.disclosure.rules.redaction import ways_to_write
from kith.disclosure.rules.requests import Hindered, Hindrance, Step, may_ask, may_look
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId


@dataclass(frozen=True)
class Decided:
    """What is decided about one proposal, and what is said of it."""

    reason: Reason
    words: str = ""
    opinion_id: UUID | None = None


@action
def choose(*, request_id: UUID, decided: Mapping[str, Decided], by: Actor, at: datetime) -> None:
    """Say of some proposals whether each is left out, and why. Raises Hindered.

    Harm is a reason only where a professional's opinion is written down; what is given as right says why it is.
    """
    request = _open(request_id, by=by, at=at)
    opinions = set(HarmOpinion.objects.filter(request=request).values_list("pk", flat=True))
    first = Choice.objects.filter(request=request).count() + 1
    for number, (key, one) in enumerate(decided.items(), first):
        if one.reason is Reason.HARM and one.opinion_id not in opinions:
            raise Hindered(Hindrance.NO_OPINION)
        if one.reason is Reason.REASONABLE and not one.words.strip():
            raise Hindered(Hindrance.SAY_WHY)
        _write(request, key, one, number=number, by=by, at=at)
    content = {"decided": {key: one.reason for key, one in decided.items()}}
    record(Act.DECIDED, request, by=by, at=at, person_id=PersonId(request.person_id), content=content)


@action
def leave_out_words(*, request_id: UUID, words: str, decided: Decided, by: Actor, at: datetime) -> None:
    """Leave some words out wherever they stand, besides what was proposed. Raises Hindered."""
    draft = _draft(request_id, by=by, at=at)
    if not ways_to_write(words) or key_of_added(words) in {one.key for one in draft.proposals}:
        raise Hindered(Hindrance.NOT_THERE)
    _add(draft, key_of_added(words), decided, term=words.strip(), by=by, at=at)


@action
def leave_out_line(*, request_id: UUID, line_key: str, decided: Decided, by: Actor, at: datetime) -> None:
    """Leave one whole line out, besides what was proposed. Raises Hindered."""
    draft = _draft(request_id, by=by, at=at)
    if line_key not in {line.key for _part, line in draft.whole.lines}:
        raise Hindered(Hindrance.NOT_THERE)
    _add(draft, line_key, decided, line_key=line_key, by=by, at=at)


def _add(
    draft: Draft, key: str, decided: Decided, *, by: Actor, at: datetime, term: str = "", line_key: str = ""
) -> None:
    request = Work.begin(draft.request.request_id, by=by, at=at).request
    if decided.reason is Reason.HARM and decided.opinion_id not in {one.opinion_id for one in draft.opinions}:
        raise Hindered(Hindrance.NO_OPINION)
    Added.objects.create(
        organisation_id=request.organisation_id,
        request=request,
        term=term,
        line_key=line_key,
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    number = Choice.objects.filter(request=request).count() + 1
    _write(request, key, decided, number=number, by=by, at=at)
    content = {"decided": {key: decided.reason}}
    record(Act.ADDED, request, by=by, at=at, person_id=PersonId(request.person_id), content=content)


def _write(request: Request, key: str, decided: Decided, *, number: int, by: Actor, at: datetime) -> None:
    Choice.objects.create(
        organisation_id=request.organisation_id,
        request=request,
        number=number,
        key=key,
        reason=decided.reason,
        words=decided.words.strip() if decided.reason is Reason.REASONABLE else "",
        opinion_id=decided.opinion_id if decided.reason is Reason.HARM else None,
        at=at,
        by=by.name,
        by_account=by.account_id,
    )


@action
def write_opinion(
    *, request_id: UUID, name: str, profession: Profession, words: str, said_on: date, by: Actor, at: datetime
) -> UUID:
    """Write what a health or social work professional says of the harm that giving something could do."""
    request = _open(request_id, by=by, at=at)
    opinion = HarmOpinion.objects.create(
        organisation_id=request.organisation_id,
        request=request,
        name=name.strip(),
        profession=profession,
        words=words.strip(),
        said_on=said_on,
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    record(Act.ADDED, opinion, by=by, at=at, person_id=PersonId(request.person_id), content={"profession": profession})
    return opinion.pk


@action
def ask_second_look(*, request_id: UUID, by: Actor, at: datetime) -> None:
    """Ask that another person look at the pack as it stands now. Raises Hindered."""
    draft = draft_of(by, request_id, at=at)
    if hindrance := may_ask(draft.ready):
        raise Hindered(hindrance)
    Work.begin(request_id, by=by, at=at).step(Step.ASKED, seal=draft.ready.seal)


@action
def look_again(*, request_id: UUID, is_right: bool, words: str, seal: str, by: Actor, at: datetime) -> None:
    """Find a pack right, or send it back with what is to be done. `seal` tells which pack was looked at.

    The second person is another than all who had a hand in it, and does not stand in it. Raises Hindered or Stopped.
    """
    draft = draft_of(by, request_id, at=at)
    hindrance = may_look(draft.ready, account_id=by.account_id, workers=draft.workers, is_named=draft.names(by.name))
    if hindrance is Hindrance.UNDECIDED and not is_right:
        hindrance = Hindrance.NOTHING
    if hindrance:
        raise Hindered(hindrance)
    if not is_right and not words.strip():
        raise Hindered(Hindrance.SAY_WHAT)
    work = Work.begin(request_id, by=by, at=at)
    if is_right:
        if seal != draft.ready.seal:
            raise Hindered(Hindrance.CHANGED)
        work.must_pass()
    work.step(Step.APPROVED if is_right else Step.SENT_BACK, words=words, seal=seal)


def _open(request_id: UUID, *, by: Actor, at: datetime) -> Request:
    work = Work.begin(request_id, by=by, at=at)
    if work.is_over:
        raise Hindered(Hindrance.OVER)
    return work.request


def _draft(request_id: UUID, *, by: Actor, at: datetime) -> Draft:
    draft = draft_of(by, request_id, at=at)
    if draft.request.stands.is_over:
        raise Hindered(Hindrance.OVER)
    return draft
