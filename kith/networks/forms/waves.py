"""Going through a whole map again, and opening it as it was on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.networks.forms.drawing import names_of
from kith.networks.forms.fields import picked_of, places, said_of
from kith.networks.rules.places import Place, Standing
from kith.networks.rules.vocabulary import Parting, Ring
from kith.networks.rules.waves import Carried
from kith.people.forms import SaidForm

GONE = "gone"
"""What a list of places says of whoever is not in this life now."""


class WaveForm(SaidForm):
    """Going through a whole map again: everybody is kept where they are, unless a row says otherwise."""

    asks_nothing = True

    name = forms.CharField(
        label=gettext_lazy("What shall this map be called?"),
        help_text=gettext_lazy("A season, an occasion: “After the move”."),
        max_length=80,
        error_messages={"required": gettext_lazy("Give it a name, so that you will find it again.")},
    )
    names = forms.CharField(
        label=gettext_lazy("Who or what is new?"),
        help_text=gettext_lazy("One on each line. They wait in the tray until you give them a place."),
        max_length=4_000,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, rings: Sequence[Ring], ties: Sequence[Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ties = ties
        gone = _("Not in my life now") if self.person.is_me else _("Not in their life now")
        everywhere = [*places(rings), (GONE, gone)]
        for tie in ties:
            named = {"name": tie.name}
            self.fields[tie.place_field] = forms.ChoiceField(
                label=_("Where is %(name)s now?") % named, choices=everywhere, initial=tie.place.key, required=False
            )
            self.fields[tie.was_field] = forms.CharField(
                initial=tie.version, max_length=12, required=False, widget=forms.HiddenInput
            )
            self.fields[tie.parted_field] = picked_of(_("If not in this life now: why?"), Parting)
            self.fields[tie.why_field] = forms.CharField(
                label=_("In their own words, why it changed"), max_length=300, required=False
            )

    def clean_names(self) -> tuple[str, ...]:
        return names_of(self.cleaned_data["names"])

    def clean(self) -> dict[str, Any]:
        """Refuse to move or let go whoever was changed by somebody else meanwhile."""
        told = super().clean() or {}
        for tie in self.ties:
            if self._goes(tie) and told.get(tie.was_field) not in ("", str(tie.version)):
                said = _("Meanwhile somebody else changed this: %(place)s. Save again to have it as you say.")
                self.add_error(tie.place_field, said % {"place": said_of(tie.place)})
        return told

    def _goes(self, tie: Standing) -> bool:
        return self.cleaned_data.get(tie.place_field, "") not in ("", tie.place.key)

    def carried(self) -> tuple[Carried, ...]:
        """Return whoever does not stay as they were."""
        told = self.cleaned_data
        return tuple(
            Carried(
                tie.tie_id,
                tie.version,
                to=None if told[tie.place_field] == GONE else Place.of(told[tie.place_field]),
                parted_because=told[tie.parted_field] if told[tie.place_field] == GONE else None,
                because=told[tie.why_field],
            )
            for tie in self.ties
            if self._goes(tie)
        )

    def is_open(self, tie: Standing) -> bool:
        """Say whether the lesser questions about somebody want to be looked at."""
        asked = (tie.place_field, tie.parted_field, tie.why_field)
        return any(name in self.errors or self.data.get(name) for name in asked[1:]) or asked[0] in self.errors


FIRST_YEAR, LAST_YEAR = 1900, 2999
"""No map was drawn outside of these."""


class EarlierForm(forms.Form):
    """The day that the map is to be shown as it was on."""

    on = forms.DateField(
        label=gettext_lazy("Which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Write a day, like 2026-05-04.")},
    )

    def clean_on(self) -> date:
        """Refuse a day beside which no other stands in our calendar, and any on which nobody drew a map."""
        on: date = self.cleaned_data["on"]
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise forms.ValidationError(_("Write a day, like 2026-05-04."))
        return on
