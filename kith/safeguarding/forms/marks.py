"""What people tell of marks or injuries that they saw, as typed values. All of it may be left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.safeguarding.forms.fields import a_day, long_words, terms_of
from kith.safeguarding.rules.body import VIEWS, MarkKind, Marks, Part, Region
from kith.safeguarding.rules.figure import Figure, figure

KINDS = [("", _("What kind, if you know")), *terms_of(MarkKind)]


class MarksForm(forms.Form):
    """Where, of what kind, how it looks, what the person said of it, and when it was seen."""

    somewhere = Region.SOMEWHERE
    """The one place that is on no drawing."""

    marks = forms.MultipleChoiceField(
        label=_("Where did you see marks or injuries?"),
        choices=terms_of(Region),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    looks = long_words(
        _("What do they look like, and how big are they?"),
        required=False,
        help_text=_("Only what you saw: colour, shape, and for example “as big as a coin”."),
    )
    said = long_words(
        _("What did the person say of them?"),
        required=False,
        help_text=_("Their own words, if they spoke of it by themselves."),
    )
    seen_on = a_day(_("On which day did you see them?"), required=False)
    seen_about = forms.CharField(
        label=_("At about what time?"),
        required=False,
        max_length=60,
        help_text=_("For example: at about 10, or at lunch."),
    )

    def __init__(self, *words: Any, **more: Any) -> None:
        super().__init__(*words, **more)
        for region in Region:
            self.fields[kind_of(region)] = forms.ChoiceField(label=_(region.words), choices=KINDS, required=False)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds that a mark can be of, in the language that is spoken now; first that nobody said."""
        return [(value, str(words)) for value, words in KINDS]

    @property
    def is_begun(self) -> bool:
        """Say whether something of it is filled in or is to be looked at, so that it opens unfolded."""
        return any(self[name].value() or self[name].errors for name in MarksForm.base_fields)

    @property
    def sides(self) -> tuple[tuple[Figure, tuple[Part, ...]], ...]:
        """Return each side of the body: how it is drawn, and the parts that are listed beside it."""
        return tuple((figure(view), parts) for view, parts in VIEWS.items())

    def seen(self) -> Marks:
        """Return what was told: each place that was ticked, and of what kind it is as far as was said."""
        said = self.cleaned_data
        return Marks(
            where={one: MarkKind(said[kind_of(one)] or MarkKind.NOT_SURE) for one in map(Region, said["marks"])},
            looks=said["looks"],
            said=said["said"],
            seen_on=said["seen_on"],
            seen_about=said["seen_about"],
        )


def kind_of(region: Region) -> str:
    """Return the name of the field that says of what kind the mark at a place is."""
    return f"kind_{region}"
