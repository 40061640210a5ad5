"""What may be asked of the outbox, and what an invitation needs to know."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kith.correspondence.rules import CHANNEL_WORDS, FORMAT_WORDS, Channel, Format
from kith.ground.actor import ROLE_WORDS, STAFF, Role
from kith.ground.sign_in.actions import may_be_a_sign_in_name


class ShownForm(forms.Form):
    """Which part of the outbox is shown. What cannot be read shows all of it from its beginning."""

    channel = forms.ChoiceField(choices=[(channel.value, channel.value) for channel in Channel], required=False)
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)

    def channel_chosen(self) -> Channel | None:
        self.is_valid()
        return Channel(self.cleaned_data["channel"]) if self.cleaned_data.get("channel") else None

    def page_chosen(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1


def _sign_in_name(name: str) -> None:
    if not may_be_a_sign_in_name(name):
        raise ValidationError(_("Use letters, digits, dots and dashes, without spaces."))


class InvitePersonForm(forms.Form):
    """How somebody whose life it is comes in to what is kept with them."""

    sign_in_name = forms.CharField(
        label=_("Their sign-in name"), help_text=_("Short and easy to type."), validators=[_sign_in_name], max_length=60
    )
    channel = forms.ChoiceField(
        label=_("How should the invitation go?"),
        choices=[(way.value, _(CHANNEL_WORDS[way])) for way in (Channel.LETTER, Channel.EMAIL, Channel.TEXT)],
        widget=forms.RadioSelect,
    )
    address = forms.CharField(
        label=_("Where to?"),
        help_text=_("A postal address, an e-mail address or a telephone number."),
        widget=forms.Textarea,
        max_length=500,
    )
    format = forms.ChoiceField(
        label=_("In which format?"),
        choices=[(format_.value, _(FORMAT_WORDS[format_])) for format_ in Format],
        widget=forms.RadioSelect,
        initial=Format.STANDARD.value,
    )


class InviteColleagueForm(forms.Form):
    """A colleague and the one role that they begin with."""

    display_name = forms.CharField(label=_("Their name"), max_length=150)
    sign_in_name = forms.CharField(label=_("Their sign-in name"), validators=[_sign_in_name], max_length=60)
    email = forms.EmailField(label=_("Their e-mail address"))
    role = forms.ChoiceField(
        label=_("What are they here?"),
        choices=[(role.value, _(ROLE_WORDS[role])) for role in Role if role in STAFF],
        widget=forms.RadioSelect,
    )
