"""What is said about sharing, as typed values."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.consent.queries import Agreed
from kith.consent.rules.regardless import Asked, Basis, Why
from kith.consent.rules.sharing import SHARED_FOR, Information, RecipientKind, State
from kith.people.forms import SaidForm, a_day, terms


class SharingForm(SaidForm):
    """One purpose, one recipient, each kind of information by itself."""

    purpose = forms.ChoiceField(
        label=_("What is it for?"),
        choices=[(one.value, _(one.words)) for one in SHARED_FOR],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is for.")},
    )
    recipient_kind = forms.ChoiceField(
        label=_("Who is it?"),
        choices=terms(RecipientKind),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who it is.")},
    )
    recipient_name = forms.CharField(
        label=_("What are they called?"),
        max_length=200,
        error_messages={"required": _("Write a name: nobody can agree to share with just anybody.")},
    )
    given = forms.MultipleChoiceField(
        label=_("Yes, they may know"),
        required=False,
        choices=terms(Information),
        widget=forms.CheckboxSelectMultiple,
    )
    refused = forms.MultipleChoiceField(
        label=_("No, not this"), required=False, choices=terms(Information), widget=forms.CheckboxSelectMultiple
    )
    until = a_day(_("Until when?"), required=False)
    explained_how = forms.CharField(
        label=_("How was it explained?"),
        help_text=_("For example: read aloud by phone, with symbols, in Urdu with an interpreter."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.person.is_me:
            del self.fields["explained_how"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        given, refused = set(data.get("given", ())), set(data.get("refused", ()))
        if not given and not refused:
            self.add_error("given", say("Choose at least one, with yes or with no."))
        if given & refused:
            self.add_error("refused", say("Something is ticked with yes and with no. Choose one."))
        if data.get("until") and data["until"] < self.person.today:
            self.add_error("until", say("Choose today or a day to come."))
        if not self.person.is_me and given and not data.get("explained_how", "").strip():
            self.add_error("explained_how", say("Write how it was explained. A yes that was not understood is no yes."))
        return data

    @property
    def said(self) -> dict[Information, State]:
        """What was said of each kind that was named."""
        return {
            **{Information(one): State.GIVEN for one in self.cleaned_data["given"]},
            **{Information(one): State.REFUSED for one in self.cleaned_data["refused"]},
        }


class RegardlessForm(forms.Form):
    """What was shared without the person's yes, and who decided so."""

    recipient_kind = forms.ChoiceField(label=_("Who was told?"), choices=terms(RecipientKind), widget=forms.RadioSelect)
    recipient_name = forms.CharField(label=_("What are they called?"), max_length=200)
    informations = forms.MultipleChoiceField(
        label=_("What were they told?"),
        help_text=_("Only what they had to know."),
        choices=terms(Information),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    asked = forms.ChoiceField(label=_("Was the person asked first?"), choices=terms(Asked), widget=forms.RadioSelect)
    why = forms.ChoiceField(label=_("Why could it not wait for a yes?"), choices=terms(Why), widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label=_("On which lawful basis?"),
        help_text=_("This is not consent, and is recorded apart from it."),
        choices=terms(Basis),
        widget=forms.RadioSelect,
    )
    because = forms.CharField(label=_("What happened?"), widget=forms.Textarea, max_length=1000)
    decided_by = forms.CharField(
        label=_("Who decided?"), help_text=_("The name and role of who answers for it."), max_length=150
    )
    told_on = a_day(_("On which day was the person told?"), required=False)
    not_told_because = forms.CharField(
        label=_("If not told yet: whom would telling put in danger?"),
        help_text=_("The person reads this page once they are told."),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("told_on") and data["told_on"] > self.today:
            self.add_error("told_on", say("Choose today or a day that has been."))
        if not data.get("told_on") and not data.get("not_told_because", "").strip():
            self.add_error("told_on", say("Say on which day they were told, or below why they are not."))
        return data


class TakeBackForm(SaidForm):
    """Which of the things agreed are taken back."""

    informations = forms.MultipleChoiceField(
        label=_("What should not be shared any more?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, agreed: Agreed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["informations"].choices = [  # type: ignore[attr-defined]
            (one.value, _(one.words)) for one in agreed.given
        ]
