"""The sheet: one line for everybody with a place, ticked in one go."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.gatherings.actions import Line
from kith.gatherings.queries import OUTCOMES, Expected
from kith.gatherings.rules import Outcome
from kith.ground.ids import PersonId

CHOICES = [(outcome.value, _(outcome.words)) for outcome in Outcome]


class SheetForm(forms.Form):
    """When it was, and how it went for each. A line that nobody ticks is left as it was."""

    starts_at = forms.DateTimeField(
        label=_("When was it?"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    room_for = forms.IntegerField(label=_("Room for how many"), min_value=1, max_value=10_000, required=False)
    because = forms.CharField(label=_("If more came than there is room for, why"), max_length=300, required=False)

    def __init__(self, *args: Any, expected: tuple[Expected, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        for one in expected:
            self.fields[f"of-{one.person_id}"] = forms.ChoiceField(
                label=one.called or _("Somebody"),
                choices=CHOICES,
                widget=forms.RadioSelect,
                required=False,
                initial=one.outcome.value if one.outcome else "",
            )

    def lines(self) -> dict[PersonId, Line]:
        """Return a line for everybody who was ticked."""
        ticked = {one.person_id: self.cleaned_data.get(f"of-{one.person_id}", "") for one in self.expected}
        return {person_id: Line(OUTCOMES[value]) for person_id, value in ticked.items() if value}

    def names(self) -> list[str]:
        """Return the names of the fields of the people, in order."""
        return [f"of-{one.person_id}" for one in self.expected]
