"""Words that anybody would try first in a password here: the product's, the organisation's, the roles'."""

import re
from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kith.ground.accounts.models import Account
from kith.ground.actor import ROLE_WORDS

OUR_WORDS = ("kith", "password", "welcome", "support", "network", "social", "care", "safeguarding", "spring", "summer",
             "autumn", "winter", *ROLE_WORDS.values())  # fmt: skip
LEFT_AT_LEAST = 8
"""Signs that must be left of a password when the words known here are taken out of it."""

_NOT_A_LETTER = re.compile(r"[\W_]+")


class OwnWordsValidator:
    """Refuses a password that is made of words everybody here knows and little else."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        name = user.organisation.name if isinstance(user, Account) else ""
        if len(what_is_left(password, (*OUR_WORDS, *_words_of(name)))) < LEFT_AT_LEAST:
            raise ValidationError(self.get_help_text(), code="own_words")

    def get_help_text(self) -> str:
        return _("Use some words that have nothing to do with this service or its name.")


def what_is_left(password: str, words: Iterable[str]) -> str:
    """Return a password, folded, without the words that are known here; the longest are taken out first."""
    left = _NOT_A_LETTER.sub("", password.casefold())
    for word in sorted({_NOT_A_LETTER.sub("", word.casefold()) for word in words}, key=len, reverse=True):
        left = left.replace(word, "") if word else left
    return left


def _words_of(name: str) -> tuple[str, ...]:
    return (name, *(word for word in name.split() if len(word) > 3))  # noqa: PLR2004 - “of” and “the” are nobody's name
