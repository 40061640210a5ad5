"""What happens when the door between two people stays shut: it is written down, and those who look after them hear.

The other side hears nothing, and neither does whoever was stopped, unless they may know.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel as By
from kith.ground.access import facts, gate, passing
from kith.ground.access.crossings import Answer, Crossing, How, Party, Verdict
from kith.ground.access.models import DenialAlias
from kith.ground.access.passing import Find, Stop
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.safeguarding.models import NearMatch, NearMatchDecision, Restriction, StoppedAct, WishAnswer
from kith.safeguarding.queries import door
from kith.safeguarding.queries.readers import who_looks_after
from kith.safeguarding.rules.parties import Known
from kith.safeguarding.rules.wishes import GivingWay

K = TypeVar("K")
BREACHES = frozenset({Crossing.CONTACT_NOTED, Crossing.BOTH_CAME})
"""Acts that tell of contact that has happened already (R07b)."""


class Door:
    """Answers for limits on contact, for everybody who asks at `ground.access.passing`."""

    def each(
        self,
        crossing: Crossing,
        person_id: PersonId,
        find: Find[K],
        *,
        by: Actor,
        at: datetime,
        how: How,
    ) -> Mapping[K, Answer]:
        return door.answers(crossing, person_id, find, by=by, at=at, how=how)

    def may_know(self, stop: Stop) -> bool:
        if not stop.answer.protects or stop.answer.limit_id is None:
            return False
        seen = Restriction.objects.visible_to(stop.by, may=Permission.RESTRICTION_SEE, at=stop.at)
        return seen.filter(pk=stop.answer.limit_id).exists()

    def note(self, stops: Sequence[Stop]) -> None:
        for stop in stops:
            _note(stop)


def _note(stop: Stop) -> None:
    """Note a stop by the limit that made it; where nobody could answer, there is none to note it by."""
    if stop.answer.limit_id is not None:
        note_stopped(stop=stop, restriction_id=stop.answer.limit_id, by=stop.by, at=stop.at)


@action
def note_stopped(*, stop: Stop, restriction_id: UUID, by: Actor, at: datetime) -> None:
    """Write down what a limit stopped (R07) or that two were in touch all the same (R07b), and tell who must know.

    What only looks like the party waits for somebody to decide about it.
    """
    restriction = Restriction.objects.select_related("person").get(pk=restriction_id)
    person_id = PersonId(restriction.person_id)
    stopped = StoppedAct.objects.create(
        organisation_id=restriction.organisation_id,
        person_id=stop.person_id,
        restriction=restriction,
        crossing=stop.crossing,
        verdict=stop.answer.verdict,
        what=stop.what[:300],
        is_breach=stop.crossing in BREACHES and stop.answer.verdict is Verdict.STOP,
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    if stop.answer.verdict is Verdict.HOLD:
        _ask_whether_it_is_they(restriction, stop)
    room = Actor.of_system("limits", by.organisation_id, Permission.PERSON_SEE)
    letter = "safeguarding/letters/limit_passed_by" if stopped.is_breach else "safeguarding/letters/limit_stopped"
    for account_id in who_looks_after(restriction.pk, at=at) - {by.account_id}:
        key = f"limit-{stopped.pk}-{account_id}"
        tell_of_limit(restriction=restriction, account_id=account_id, letter=letter, key=key, by=room, at=at)
    content = {"act": stop.crossing, "verdict": stop.answer.verdict}
    record(Act.REFUSED, stopped, by=by, at=at, person_id=person_id, content=content)


def _ask_whether_it_is_they(restriction: Restriction, stop: Stop) -> None:
    for known in Known:
        if stop.answer.seems and _is_of(known, stop.answer.seems):
            NearMatch.objects.get_or_create(
                restriction=restriction,
                kind=known,
                folded=stop.answer.seems[:200],
                defaults={
                    "organisation_id": restriction.organisation_id,
                    "crossing": stop.crossing,
                    "at": stop.at,
                    "by": stop.by.name,
                },
            )


def _is_of(known: Known, folded: str) -> bool:
    """Say of which kind a folded description is: only names, numbers and e-mail addresses can look alike."""
    if "@" in folded:
        return known is Known.EMAIL
    return known is (Known.PHONE if folded.isdigit() else Known.NAME)


@action
def tell_of_limit(
    *, restriction: Restriction, account_id: UUID, letter: str, key: str, by: Actor, at: datetime
) -> None:
    """Leave somebody a message inside Kith that there is something to look at; the limit itself is read on its page."""
    account = Account.objects.get(pk=account_id)
    to = Recipient.inside(account)
    post(
        to=to,
        template=letter,
        key=key,
        channel=By.IN_APP,
        language=account.language,
        words={"person": restriction.person.known_as},
        about=PersonId(restriction.person_id),
        by=by,
        at=at,
    )


@action
def note_breach(
    *,
    crossing: Crossing,
    person_id: PersonId,
    parties: Mapping[UUID, Sequence[Party]],
    what: str,
    by: Actor,
    at: datetime,
) -> None:
    """Notice, when something that has happened is written down, that two who are kept apart were both there."""
    found = passing.may_pass_each(crossing, person_id, parties, by=by, at=at)
    stops = [Stop(crossing, person_id, what, answer, by, at) for answer in found.values() if not answer]
    for stop in stops[:1]:
        passing.note_afterwards(stop)
    record(Act.CONFIRMED, "safeguarding.Door", by=by, at=at, person_id=person_id, content={"looked at": len(parties)})


@action
def answer_near_match(*, near_match_id: UUID, are_one: bool, because: str, by: Actor, at: datetime) -> None:
    """Decide whether what was held is the party of the limit. A yes makes it one more way in which they are known."""
    near = gate.one(NearMatch, near_match_id, by=by, may=Permission.RESTRICTION_SET, at=at, lock=True)
    decision, is_new = NearMatchDecision.objects.get_or_create(
        near_match=near,
        defaults={
            "organisation_id": near.organisation_id,
            "are_one": are_one,
            "at": at,
            "by": by.name,
            "because": because,
        },
    )
    if is_new and are_one:
        facts.add_aliases(near.restriction.denial_id, [(DenialAlias.Kind(near.kind), near.folded)])
    content = {"are one": decision.are_one, "because": because}
    person_id = PersonId(near.restriction.person_id)
    record(Act.DECIDED, decision, by=by, at=at, person_id=person_id, content=content)


@action
def record_wish(*, stopped_id: UUID, giving_way: GivingWay, in_their_words: str, by: Actor, at: datetime) -> None:
    """Write what the protected person wants, where one of two must give way. The first answer stands."""
    stopped = gate.one(StoppedAct, stopped_id, by=by, may=Permission.RESTRICTION_SET, at=at, lock=True)
    wish, _is_new = WishAnswer.objects.get_or_create(
        stopped=stopped,
        defaults={
            "organisation_id": stopped.organisation_id,
            "giving_way": giving_way,
            "in_their_words": in_their_words,
            "at": at,
            "by": by.name,
        },
    )
    person_id = PersonId(stopped.restriction.person_id) if stopped.restriction else None
    record(Act.ANSWERED, wish, by=by, at=at, person_id=person_id, content={"giving way": wish.giving_way})
