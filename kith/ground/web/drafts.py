"""Words typed and not yet saved. They are kept for their writer, survive an expired sign-in, and go when saved.

A form carries a seal: the signed name of the account and the page it was made for. What comes back without a sign-in
is kept under the account in the seal, and shown only when that same account is signed in again: the next person at
the same browser never sees it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.http import HttpRequest, QueryDict

from kith.ground.ids import AccountId
from kith.ground.web.models import Answered, Draft

SALT = "kith.draft"
SEAL_HOLDS = timedelta(days=2)
LONGEST = 200_000
"""Characters in one draft. Ten of the longest fields fit; more is not somebody typing."""

KEPT_FOR = timedelta(days=30)
"""How long unsaved words wait, and how long an answered form is remembered."""

NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "seal"})


@dataclass(frozen=True)
class Seal:
    """Whose words, and of which page."""

    account_id: AccountId
    page: str


def seal(account_id: AccountId, page: str) -> str:
    """Sign whose words a form's words are."""
    return signing.dumps([str(account_id), page], salt=SALT)


def open_seal(text: str) -> Seal | None:
    """Read a seal, or nothing where it was not made here or is too old."""
    try:
        account_id, page = signing.loads(text, salt=SALT, max_age=SEAL_HOLDS)
    except signing.BadSignature:
        return None
    return Seal(AccountId(account_id), page)


def keep(typed: QueryDict, *, signed_in: AccountId | None, at: datetime) -> bool:
    """Keep what a form holds now, for the account in its seal. Say whether it was kept.

    Nothing is kept when another account is signed in, or when the form has been answered meanwhile.
    """
    sealed = open_seal(typed.get("seal", ""))
    if sealed is None or (signed_in is not None and str(signed_in) != str(sealed.account_id)):
        return False
    fields = {name: values for name, values in typed.lists() if name not in NEVER_KEPT}
    if sum(len(value) for values in fields.values() for value in values) > LONGEST:
        return False
    if Answered.objects.filter(key=typed.get("once", ""), sender=str(sealed.account_id)).exists():
        return False
    Draft.objects.update_or_create(
        account_id=sealed.account_id, page=sealed.page, defaults={"fields": fields, "kept_at": at}
    )
    return True


def keep_for_return(request: HttpRequest, *, at: datetime) -> bool:
    """Keep what was sent after the sign-in had run out, until the same account is back."""
    return request.method == "POST" and keep(request.POST, signed_in=None, at=at)


def kept(account_id: AccountId, page: str, names: Iterable[str]) -> Draft | None:
    """Return what this account left in this page, if it fills any of these controls."""
    draft = Draft.objects.filter(account_id=account_id, page=page).first()
    return draft if draft and any(name in draft.fields for name in names) else None


def typed_words(draft: Draft) -> QueryDict:
    """Return a draft as a form would have sent it."""
    words = QueryDict(mutable=True)
    fields: Mapping[str, list[str]] = draft.fields
    for name, values in fields.items():
        words.setlist(name, values)
    return words


def forget(account_id: AccountId, page: str) -> None:
    """Throw a draft away: it was saved, or its writer does not want it."""
    Draft.objects.filter(account_id=account_id, page=page).delete()


def forget_passed(*, at: datetime) -> int:
    """Throw away what nobody came back for, and return how much that was."""
    gone, _ = Draft.objects.filter(kept_at__lt=at - KEPT_FOR).delete()
    answered, _ = Answered.objects.filter(at__lt=at - KEPT_FOR).delete()
    return gone + answered
