"""The sign-in library's pages, each declared like every page of ours. Their templates lie in `account/` and `mfa/`."""

from collections.abc import Callable, Collection
from typing import cast

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.ids import AccountId
from kith.ground.sign_in.actions import forget_spare_codes
from kith.ground.sign_in.queries import keeps_spare_codes, spare_codes_left
from kith.ground.sign_in.sittings import has_second_step
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest

GET, BOTH = ("GET",), ("GET", "POST")
View = Callable[..., HttpResponseBase]


def _open_to_all(view: View, methods: Collection[str] = BOTH) -> View:
    return page(may=PUBLIC, methods=methods)(cast("Callable[..., HttpResponse]", view))


def _of_my_account(view: View, methods: Collection[str] = BOTH) -> View:
    return page(may=Permission.ACCOUNT_OWN, methods=methods)(cast("Callable[..., HttpResponse]", view))


def _mine(view: View) -> View:
    """Look whose passkey it is before anything else: somebody else's is not found, and no password is asked for."""

    def own_passkey(request: HttpRequest, pk: int) -> HttpResponseBase:
        get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
        return view(request, pk=pk)

    return own_passkey


def _with_spare_codes(view: View) -> View:
    """Let spare codes go with the last second step, for which they could stand in."""

    def taken_off(request: KithRequest, **words: int) -> HttpResponseBase:
        response = view(request, **words)
        mine = get_object_or_404(Account, pk=request.user.pk)
        if not has_second_step(mine) and keeps_spare_codes(AccountId(mine.pk)):
            forget_spare_codes(account=mine, by=request.actor, at=request.at)
        return response

    return taken_off


def _after_adding(request: HttpRequest) -> str:
    """Lead whoever has a second step, and no spare code for the day on which it is lost, to those."""
    mine = get_object_or_404(Account, pk=request.user.pk)
    return reverse("mfa_index" if spare_codes_left(AccountId(mine.pk)) else "spare-codes")


class AddApp(totp.ActivateTOTPView):
    def get_success_url(self) -> str:
        return _after_adding(self.request)


class AddPasskey(webauthn.AddWebAuthnView):
    def get_success_url(self) -> str:
        return _after_adding(self.request)


class StillYouByPasskey(webauthn.ReauthenticateWebAuthnView):
    """Asks for the passkey again where it was not taken; the library would send one to sign in, who is signed in."""

    def form_invalid(self, _form: object) -> HttpResponse:
        return redirect(self.request.get_full_path())


sign_in = _open_to_all(account.login)
sign_out = _open_to_all(account.logout)
not_active = _open_to_all(account.account_inactive, methods=GET)
forgotten = _open_to_all(account.password_reset)
forgotten_sent = _open_to_all(account.password_reset_done, methods=GET)
new_password = _open_to_all(account.password_reset_from_key)
new_password_set = _open_to_all(account.password_reset_from_key_done, methods=GET)
second_step = _open_to_all(mfa.authenticate)
passkey_sign_in = _open_to_all(webauthn.login_webauthn)

set_password = _of_my_account(account.password_set)
change_password = _of_my_account(account.password_change)
still_you = _of_my_account(account.reauthenticate)
still_you_by_code = _of_my_account(mfa.reauthenticate)
still_you_by_passkey = _of_my_account(StillYouByPasskey.as_view())
second_steps = _of_my_account(mfa.index, methods=GET)
add_app = _of_my_account(AddApp.as_view())
remove_app = _of_my_account(_with_spare_codes(totp.deactivate_totp))
passkeys = _of_my_account(webauthn.list_webauthn, methods=GET)
add_passkey = _of_my_account(AddPasskey.as_view())
name_passkey = _of_my_account(_mine(webauthn.edit_webauthn))
remove_passkey = _of_my_account(_with_spare_codes(_mine(webauthn.remove_webauthn)))
