"""Finding out whose session it is."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from kith.ground.accounts.models import Account


class WithTheirOrganisation(AuthenticationBackend):
    """Signs in as the library does, and reads an account with its organisation: every page needs both."""

    def get_user(self, user_id: Any) -> Account | None:
        account = Account.objects.select_related("organisation").filter(pk=user_id).first()
        return account if account is not None and self.user_can_authenticate(account) else None
