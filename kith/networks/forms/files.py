"""A map that comes in as a file, and the yes to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.networks.forms.fields import OffersRings, one_of, ring_field
from kith.networks.rules.exchange.coming import Defaults
from kith.networks.rules.exchange.keeping import MOST_LETTERS, NotKept, taken_up
from kith.networks.rules.exchange.sheet import Sheet
from kith.networks.rules.vocabulary import Sector
from kith.people.forms import SaidForm


class FileForm(OffersRings):
    """A map from somewhere else, and where those belong of whom the file does not say it."""

    file = forms.FileField(
        label=gettext_lazy("Choose a file"),
        help_text=gettext_lazy("CSV, GraphML, or the zip that a program made of them, under 8 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.graphml,.xml,.zip"}),
        error_messages={"required": gettext_lazy("Choose a file first."), "empty": gettext_lazy("The file is empty.")},
    )
    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ring"].label = _("How close are those of whom the file does not say it?")
        self.fields["sector"].label = _("Where do those belong of whom the file does not say it?")

    @property
    def defaults(self) -> Defaults:
        return Defaults(self.cleaned_data["ring"], self.cleaned_data["sector"])


class BringInForm(OffersRings, SaidForm):
    """A yes to what was looked at: the sheet as it was read, and what it would have done."""

    sheet = forms.CharField(max_length=MOST_LETTERS, strip=False, widget=forms.HiddenInput)
    seal_of_all = forms.CharField(max_length=64, widget=forms.HiddenInput)
    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)

    def clean_sheet(self) -> Sheet:
        try:
            return taken_up(self.cleaned_data["sheet"])
        except NotKept:
            raise forms.ValidationError(_("Choose the file again: what was looked at is not whole any more.")) from None

    @property
    def defaults(self) -> Defaults:
        return Defaults(self.cleaned_data["ring"], self.cleaned_data["sector"])
