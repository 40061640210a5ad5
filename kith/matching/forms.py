"""What is said of a suggestion, and what to look for: text into typed values."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.web.edits import Edit
from kith.matching.rules.choices import WhyNotForMe
from kith.people.rules.languages import LANGUAGES

ONLINE = {"": None, "yes": True, "no": False}


class ShownForm(forms.Form):
    """Which suggestion is shown, on the person's own page."""

    number = forms.IntegerField(min_value=1, max_value=20, required=False)

    def number_shown(self) -> int:
        """Return the number asked for; anything else is the first."""
        return (self.cleaned_data.get("number") or 1) if self.is_valid() else 1


class NotForMeForm(forms.Form):
    """Why something is not for somebody. A word of theirs helps; it is not needed."""

    because = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(why.value, _(why.words)) for why in WhyNotForMe],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about. “Not now” is enough.")},
    )
    words = forms.CharField(label=_("In your words"), max_length=500, required=False)

    def reason(self) -> WhyNotForMe:
        """Return what was chosen."""
        return next(why for why in WhyNotForMe if why.value == self.cleaned_data["because"])


class LookingForForm(forms.Form):
    """How far, at what cost, online or not, in which languages."""

    edit: Edit

    how_far_km = forms.DecimalField(
        label=_("How far from home, in km"), min_value=Decimal("0.1"), max_value=500, decimal_places=1, required=False
    )
    most_pounds = forms.DecimalField(
        label=_("The most it may cost each time, in pounds"),
        min_value=0,
        max_value=1000,
        decimal_places=2,
        required=False,
    )
    online = forms.ChoiceField(
        label=_("Groups on the internet"),
        choices=[("", _("Not asked")), ("yes", _("Yes, those too")), ("no", _("No, none of those"))],
        widget=forms.RadioSelect,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Only groups in one of these languages"),
        help_text=_("Tick one only if they asked for it. Nothing is supposed from the language somebody speaks."),
        choices=[(tag, _(name)) for tag, name in LANGUAGES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
