"""Telling somebody that something waits: a notice inside Kith, and one by e-mail where there is an address.

None says about whom, or of what kind. Each is sealed in the outbox: that it is there would tell something already.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kith.correspondence.actions import CannotGo, post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel, RecipientKind
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, MessageId
from kith.safeguarding.models import Climb, Concern, Telling
from kith.safeguarding.queries.ladder import apart_from
from kith.safeguarding.rules.crew import Member

WAITS, STANDS = "safeguarding/letters/something_waits", "safeguarding/letters/where_it_stands"


@dataclass(frozen=True)
class Notices:
    """What is told about one concern by one deed."""

    concern: Concern
    by: Actor
    at: datetime

    def to_member(self, member: Member, climb: Climb) -> None:
        """Tell somebody on the ladder. From then on they may read the concern."""
        key = f"hop {climb.pk} {member.account_id}"
        Telling.objects.create(
            organisation_id=climb.organisation_id,
            climb=climb,
            account_id=member.account_id,
            name=member.name,
            message_id=self._leave(WAITS, key, member.account_id, member.name, member.language),
        )
        if member.email:
            self._send(key, member)

    def to_raiser(self, key: str) -> None:
        """Tell a raiser who signs in that something has changed; what, stands on their own page."""
        if self.concern.raised_by_account:
            self._to_account(AccountId(self.concern.raised_by_account), STANDS, f"raiser {self.concern.pk} {key}")

    def to_owner(self, key: str) -> None:
        """Tell whoever owns it that there is something new to read."""
        owned = getattr(self.concern, "acknowledgement", None)
        if owned is not None and owned.account_id:
            self._to_account(AccountId(owned.account_id), WAITS, f"owner {self.concern.pk} {key}")

    def _to_account(self, account_id: AccountId, template: str, key: str) -> None:
        account = Account.objects.filter(pk=account_id, is_active=True).first()
        if account is not None and account_id not in apart_from(self.concern):
            self._leave(template, key, account_id, account.display_name, account.language)

    def _leave(self, template: str, key: str, account_id: AccountId, name: str, language: str) -> MessageId:
        to = Recipient(name, "", RecipientKind.ACCOUNT, account_id, account_id)
        return self._post(to, template, key, language, Channel.IN_APP)

    def _send(self, key: str, member: Member) -> None:
        """Send it by e-mail too. An address that cannot be written to stops nothing: the notice inside is there."""
        to = Recipient(member.name, member.email, RecipientKind.ACCOUNT, member.account_id, member.account_id)
        try:
            self._post(to, WAITS, f"{key} e-mail", member.language, Channel.EMAIL)
        except CannotGo:
            return

    def _post(self, to: Recipient, template: str, key: str, language: str, channel: Channel) -> MessageId:
        return post(
            to=to,
            template=template,
            key=key,
            link=settings.KITH_ORIGIN + reverse("home:front-door"),
            channel=channel,
            language=language,
            is_sealed=True,
            by=self.by,
            at=self.at,
        )
