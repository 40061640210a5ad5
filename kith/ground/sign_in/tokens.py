"""The link of a forgotten password: it dies with the account's closing, and with signing out everywhere."""

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from django.contrib.auth.base_user import AbstractBaseUser

from kith.ground.accounts.models import Account


class ResetTokens(EmailAwarePasswordResetTokenGenerator):
    """Binds a link to whether its account is open, and to how often everything of it was ended."""

    def _make_hash_value(self, user: AbstractBaseUser, timestamp: int) -> str:
        bound = f"{user.is_active}:{user.sign_outs}" if isinstance(user, Account) else ""
        return f"{super()._make_hash_value(user, timestamp)}{bound}"
