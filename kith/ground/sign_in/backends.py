"""Finding out whose session it is."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from kith.ground.accounts.models import Account
from kith.ground.prepared import prepared


class WithTheirOrganisation(AuthenticationBackend):
    """Signs in as the library does, and reads an account with its organisation: every page needs both."""

    def get_user(self, user_id: Any) -> Account | None:
        account = next(iter(_with_organisation(UUID(str(user_id)))), None)
        return account if account is not None and self.user_can_authenticate(account) else None


@prepared
def _with_organisation(account_id: UUID) -> QuerySet[Account]:
    return Account.objects.select_related("organisation").filter(pk=account_id)
