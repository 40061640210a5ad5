"""The sign-in library's forms in our words, and our own for taking up an invitation."""

from collections.abc import Mapping
from typing import Any

from allauth.account import forms as account
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.ground import clock
from kith.ground.accounts.models import Account
from kith.ground.sign_in.actions import knock, use_spare_code
from kith.ground.sign_in.models import Knock

PASSWORD_HELP = _("At least 12 letters or signs. Three or four words that only you would put together are good.")


class InOurWords:
    """Gives the fields of a library's form our labels and hints, and takes its placeholders away."""

    labels: Mapping[str, str | Promise] = {}
    helps: Mapping[str, str | Promise] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, forms.Field]
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            for attribute in ("placeholder", "autofocus"):
                field.widget.attrs.pop(attribute, None)


class SignInForm(InOurWords, account.LoginForm):
    labels = {"login": _("Your sign-in name or e-mail address"), "password": _("Your password")}

    def user_credentials(self) -> dict[str, Any]:
        """Try one way only: asked both by name and by e-mail, a known address would take longer to refuse."""
        credentials: dict[str, Any] = super().user_credentials()
        return {key: value for key, value in credentials.items() if key != "username" or "email" not in credentials}


class ForgottenForm(InOurWords, account.ResetPasswordForm):
    labels = {"email": _("Your e-mail address")}

    def clean_email(self) -> str:
        """Look nobody up: what happens next takes the same time for every address."""
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:  # noqa: ARG002 - the library's hook
        email = str(self.cleaned_data["email"])
        knock(Knock.Kind.FORGOTTEN, email, at=clock.now())
        return email


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    labels = {"password1": _("Your new password"), "password2": _("The same once more")}
    helps = {"password1": PASSWORD_HELP}


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    labels = {"password1": _("Your password"), "password2": _("The same once more")}
    helps = {"password1": PASSWORD_HELP}


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Your password now"),
        "password1": _("Your new password"),
        "password2": _("The new one once more"),
    }
    helps = {"password1": PASSWORD_HELP}


class StillYouForm(InOurWords, account.ReauthenticateForm):
    labels = {"password": _("Your password")}


class OrASpareCode(InOurWords):
    """Takes a code of the app, which the library knows, or a spare code, which is ours."""

    labels = {"code": _("The code that your app shows now, or a spare code")}
    helps = {"code": _("If it is about to change, wait for the next one: each holds for its half minute.")}
    user: Account
    data: Mapping[str, str]
    is_spare = is_asked_again = False

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())  # type: ignore[misc] # the library's form beside this one has it
        except forms.ValidationError as refusal:
            code = str(self.data["code"])
            if refusal.code != "incorrect_code" or not use_spare_code(account=self.user, code=code, at=clock.now()):
                raise
            self.is_spare = True
            return code

    def save(self) -> None:
        if self.is_spare:
            record_authentication(
                context.request, self.user, "mfa", type="spare code", reauthenticated=self.is_asked_again
            )
        else:
            super().save()  # type: ignore[misc] # as above


class CodeForm(OrASpareCode, mfa.AuthenticateForm):
    """The second step at the door."""


class CodeAgainForm(OrASpareCode, mfa.ReauthenticateForm):
    """The second step, asked for again."""

    is_asked_again = True


class AppForm(InOurWords, totp.ActivateTOTPForm):
    labels = {"code": _("The code that the app shows now")}


class PasskeyForm(InOurWords, webauthn.AddWebAuthnForm):
    labels = {
        "name": _("A name for this passkey, so that you know it again"),
        "passwordless": _("Let me sign in with this passkey alone, without name and password"),
    }


class PasskeyNameForm(InOurWords, webauthn.EditWebAuthnForm):
    labels = {"name": _("A name for this passkey, so that you know it again")}


class BecauseForm(forms.Form):
    """Why an account is changed. It is kept in the record."""

    because = forms.CharField(label=_("Why?"), help_text=_("It is written into the record."), max_length=200)


class ClosingForm(BecauseForm):
    """Why an account is closed, and whether what follows was looked at twice."""

    knows = forms.BooleanField(label=_("I know that, and close it all the same"), required=False)


class AskForCodeForm(forms.Form):
    """Who would like a code. Nobody is looked up: what happens next takes the same time for every name."""

    said = forms.CharField(label=_("Your sign-in name or e-mail address"), max_length=254)


class SentCodeForm(forms.Form):
    code = forms.CharField(
        label=_("The eight digits"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


class InvitationCodeForm(forms.Form):
    code = forms.CharField(label=_("The code in your letter"), max_length=40)


class FirstPasswordForm(forms.Form):
    """The password of an invited account."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if words.get("password") and words.get("again") and words["password"] != words["again"]:
            self.add_error("again", _("The two are not the same. Type the password once more."))
        return words
