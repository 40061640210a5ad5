"""Telling back: the worker at once, inside Kith; somebody outside by a message that drafts itself and is read first."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from kith.consent.queries import may_share
from kith.consent.rules.sharing import SHARING_WORDS, Information, OnAYes, Purpose, RecipientKind, SharingReason
from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel
from kith.correspondence.rules import RecipientKind as To
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.ground.reasons import Decision
from kith.ground.tables import Stale
from kith.referrals.actions.turning import Held
from kith.referrals.models import Hearer, PacketField, ToldBack
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import Step

TO_THE_WORKER = frozenset(
    {Step.ACCEPTED, Step.DECLINED, Step.PUT_ON_LIST, Step.PLACE_OPENED, Step.CAME, Step.MISSED_EACH_OTHER}
)
TO_THE_OUTSIDE = frozenset({Step.ACCEPTED, Step.DECLINED, Step.CAME, Step.SETTLED, Step.ENDED})


class NotAgreed(Exception):
    """The person has not agreed that this reader hears how it goes."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(SHARING_WORDS[SharingReason(decision.reason.code)])


class Telling:
    """Who hears of one turn."""

    def __init__(self, held: Held, step: Step, *, said: str = "", key: str) -> None:
        self.held, self.step, self.said, self.key = held, step, said, key

    def tell(self) -> None:
        """Tell the worker, unless it was they who did it, and draft what goes outside."""
        owner_id = self.held.referral.owner_id
        if self.step in TO_THE_WORKER and owner_id is not None and owner_id != self.held.by.account_id:
            self._post_to(AccountId(owner_id))
        if self.step in TO_THE_OUTSIDE:
            for hearer in Hearer.objects.filter(referral=self.held.referral):
                self._draft_for(hearer)

    def _post_to(self, owner_id: AccountId) -> None:
        referral = self.held.referral
        post(
            to=Recipient(referral.owner_name, kind=To.ACCOUNT, id=owner_id, account_id=owner_id),
            template="referrals/letters/answered",
            key=f"referral-told-{self.key}",
            channel=Channel.IN_APP,
            words={"listing": referral.listing_name, "step": self.step.words, "said": self.said},
            about=self.held.person_id,
            by=self.held.by,
            at=self.held.at,
        )

    def _draft_for(self, hearer: Hearer) -> None:
        referral = self.held.referral
        ToldBack.objects.create(
            organisation_id=referral.organisation_id,
            referral=referral,
            hearer=hearer,
            to_name=hearer.name,
            step=self.step,
            words=self._letter(hearer.name),
            drafted_at=self.held.at,
        )

    def _letter(self, to_name: str) -> str:
        """Return a short message under the headings that a practice knows: who, what was done, what came of it."""
        referral = self.held.referral
        name = PacketField.objects.filter(referral=referral, kind=Kind.KNOWN_AS).values_list("words", flat=True).first()
        said = [_("In their words, or the organiser's: %(said)s") % {"said": self.said}] if self.said else []
        return "\n\n".join(
            (
                _("Dear %(name)s,") % {"name": to_name},
                _("Person: %(name)s") % {"name": name or _("known to you")},
                _("Referred to: %(listing)s") % {"listing": referral.listing_name},
                _("What happened: %(step)s") % {"step": _(self.step.words)},
                *said,
                _("Next: %(worker)s stays in touch, and writes again when there is more to tell.")
                % {"worker": referral.owner_name},
                referral.owner_name,
            )
        )


@action
def send_told_back(*, told_id: UUID, words: str, by: Actor, at: datetime) -> None:
    """Send a drafted message, as a person has read and changed it.

    Raises NotAgreed where the person has not agreed, or no longer agrees, that this reader hears; Stale where it has
    gone already; Stopped where a limit keeps the reader apart from the person.
    """
    told = gate.one(ToldBack, told_id, by=by, may=Permission.REFERRAL_MAKE, at=at, lock=True)
    if told.sent_at is not None or told.hearer is None:
        raise Stale
    person_id = PersonId(told.referral.person_id)
    _must_be_agreed(person_id, told.hearer, at)
    hearer = [Party(names=(told.hearer.name,), emails=(told.hearer.email,))]
    passing.must_pass(Crossing.TOLD_BACK, person_id, hearer, what=told.hearer.name, by=by, at=at)
    ToldBack.objects.filter(pk=told.pk).update(words=words, sent_at=at, sent_by=by.name)
    post(
        to=Recipient(told.hearer.name, told.hearer.email),
        template="referrals/letters/told_back",
        key=f"referral-told-back-{told.pk}",
        words={"words": words},
        about=person_id,
        on=OnAYes(
            Purpose.TELL_BACK, RecipientKind.HEALTH, told.hearer.name, (Information.NAME, Information.ATTENDANCE)
        ),
        by=by,
        at=at,
    )
    record(Act.SHARED, told, by=by, at=at, person_id=person_id, content={"to": told.hearer.name, "words": words})


def _must_be_agreed(person_id: PersonId, hearer: Hearer, at: datetime) -> None:
    answers = may_share(
        person_id,
        purpose=Purpose.TELL_BACK,
        recipient_kind=RecipientKind.HEALTH,
        recipient="",
        recipient_name=hearer.name,
        informations=[Information.NAME, Information.ATTENDANCE],
        at=at,
    )
    for answer in answers.values():
        if not answer:
            raise NotAgreed(answer)
