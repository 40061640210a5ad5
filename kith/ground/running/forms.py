"""What an administrator says of one item of readiness."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReadyForm(forms.Form):
    """Who it is or who did it, the proof, and the day."""

    who = forms.CharField(label=_("Who is it, or who did it?"), max_length=200)
    proof = forms.CharField(label=_("What shows it?"), max_length=500, widget=forms.Textarea)
    done_on = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}))
