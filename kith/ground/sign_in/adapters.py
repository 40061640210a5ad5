"""What the sign-in library asks of us: our words for its errors, our record for its ceremonies, no mail of its own."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kith.ground import clock
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.ids import AccountId
from kith.ground.sign_in.actions import knock, signed_in, signed_out
from kith.ground.sign_in.models import Knock
from kith.ground.sign_in.sittings import WayIn, end_this_sitting, second_steps

NOT_TOGETHER = _("This name and this password do not belong together. Look at both, or ask for a new password.")
TOO_OFTEN = _("That was too often in a short time. Wait five minutes, then try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by name or e-mail and password. Nobody makes an account for themselves: they are invited."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NOT_TOGETHER,
        "username_password_mismatch": NOT_TOGETHER,
        "invalid_login": NOT_TOGETHER,
        "account_inactive": NOT_TOGETHER,
        "incorrect_password": _("This is not your password. Type it once more."),
        "enter_current_password": _("This is not your password now. Type it once more."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "invalid_password_reset": _("This link has been used or has run out. Ask for a new one."),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002 - the library's hook
        said = str(credentials.get("email") or credentials.get("username") or "")
        knock(Knock.Kind.REFUSED, said, at=clock.now())

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        if isinstance(user, Account):
            way: WayIn = getattr(request, "way_in", WayIn())
            signed_in(account=user, how=way.kind, called=way.called, at=clock.now())

    def logout(self, request: HttpRequest) -> None:
        visitor = getattr(request, "visitor", None)
        end_this_sitting(request, at=clock.now())
        if visitor is not None:
            signed_out(by=visitor, at=clock.now())

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return "/account"

    def send_mail(self, template_prefix: str, _email: str, _context: dict[str, Any]) -> None:
        """Send nothing: what is said to people goes through the outbox. A library that tries is an error."""
        raise NotImplementedError(template_prefix)


class SecondStepAdapter(DefaultMFAAdapter):
    """The second step: codes of an app and passkeys. Spare codes are ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it has changed meanwhile. Type the one that shows now."),
        "cannot_delete_authenticator": _(
            "This is your only second step. Set up another one before you take this one off."
        ),
    }

    def get_totp_issuer(self) -> str:
        return "Kith"

    def _get_site_name(self) -> str:
        return "Kith"

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return str(user.get_username())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Let staff put another second step in the place of their last one, and never take it away."""
        is_last = second_steps(AccountId(authenticator.user_id)).count() == 1
        return not (is_last and actor_of(authenticator.user, at=clock.now()).is_staff)

    def generate_authenticator_name(self, _user: AbstractBaseUser, _kind: str) -> str:
        return str(_("This device"))
