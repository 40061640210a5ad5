"""Codes by which people whose own record it is come in: asked for, made and sent a moment later, typed in once.

Whoever asks learns nothing: an account that there is not, one that may not use codes and one that is sent nothing are
answered in the same words after the same work. A code opens only in the browser that asked for it.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.sign_in.actions import knock, known_as
from kith.ground.sign_in.models import Knock, SentCode

HOLDS = timedelta(minutes=10)
DIGITS, TRIES = 8, 5
AT_ONCE = 100

Sends = Callable[[Account, str, SentCode], bool]
"""Send a code to whoever an account belongs to, by a way that is safe; say whether there was one."""


def ask_for_code(said: str, *, at: datetime) -> UUID:
    """Put down that a code was asked for. It takes the same time whoever is named."""
    return SentCode.objects.create(said=said.strip().lower()[:254], asked_at=at, ends_at=at + HOLDS).pk


def codes_asked_for(*, at: datetime) -> list[SentCode]:
    """Return what was asked for and not answered yet, while a code could still be of use."""
    return list(SentCode.objects.filter(answered_at=None, ends_at__gt=at).order_by("asked_at")[:AT_ONCE])


@transaction.atomic
def answer_with_code(asked: SentCode, *, send: Sends, at: datetime) -> None:
    """Make a code and have it sent, where somebody has this name and may come in by one; note either way."""
    account = known_as(asked.said)
    asked.answered_at = at
    if account is not None and account.is_active and actor_of(account, at=at).person_id is not None:
        code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        if send(account, code, asked):
            asked.account, asked.digest = account, make_password(code)
    asked.save(update_fields=["answered_at", "account", "digest"])


def use_code(code_id: UUID, typed: str, *, at: datetime) -> Account | None:
    """Return whose code this is, which is used up now; None where it opens nothing, after as long."""
    digits = "".join(letter for letter in typed if letter.isdigit())
    with transaction.atomic():
        codes = SentCode.objects.select_for_update(of=("self",)).select_related("account__organisation")
        code = codes.filter(pk=code_id).first()
        if code is None or not code.digest or code.used_at or code.ends_at <= at or code.tries >= TRIES:
            make_password(digits)
            is_right = False
        else:
            is_right = check_password(digits, code.digest)
        SentCode.objects.filter(pk=code_id).update(tries=F("tries") + 1, used_at=at if is_right else F("used_at"))
        if code is None or not is_right or code.account is None or not code.account.is_active:
            knock(Knock.Kind.REFUSED, code.said if code else "", at=at)
            return None
        _use(code, code.account, at=at)
        return code.account


@action
def _use(code: SentCode, account: Account, *, at: datetime) -> None:
    record(Act.CONFIRMED, code._meta.label, by=actor_of(account, at=at), at=at, content={"code": str(code.pk)})


def forget_codes(*, before: datetime) -> int:
    """Forget what was asked for before a moment."""
    gone, _ = SentCode.objects.filter(asked_at__lt=before).delete()
    return gone
