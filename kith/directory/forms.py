"""What may be asked of the directory, and what may be said about a listing."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.directory.rules.hours import WEEKDAY_WORDS, Weekday
from kith.people.rules.vocabulary import Interest

DISTANCES = (1, 2, 5, 10, 25, 50)
LONGEST_SEARCH = 120


class SearchForm(forms.Form):
    """A search. Everything may be left out; what cannot be read is said at its field and leaves the rest standing."""

    asks_nothing = True
    """No field of a search is asked for, so none says that it may be left out."""

    words = forms.CharField(
        label=_("Words"), required=False, max_length=LONGEST_SEARCH, help_text=_("Such as art, lunch, choir")
    )
    interest = forms.ChoiceField(label=_("Something to do"), required=False)
    day = forms.TypedChoiceField(label=_("Day"), required=False, coerce=lambda day: Weekday(int(day)), empty_value=None)
    near = forms.CharField(
        label=_("Near"), required=False, max_length=LONGEST_SEARCH, help_text=_("A town or a postcode")
    )
    km = forms.TypedChoiceField(label=_("How far"), required=False, coerce=int, empty_value=None)
    step_free = forms.BooleanField(label=_("No steps"), required=False)
    free = forms.BooleanField(label=_("Free"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came
        interests = sorted(((one.value, gettext(one.words)) for one in Interest), key=lambda pair: pair[1])
        self.fields["interest"].choices = [("", gettext("Anything")), *interests]  # type: ignore[attr-defined]
        days = [(str(day.value), gettext(words)) for day, words in WEEKDAY_WORDS.items()]
        self.fields["day"].choices = [("", gettext("Any day")), *days]  # type: ignore[attr-defined]
        far = [(str(km), gettext("Within %(km)s km") % {"km": km}) for km in DISTANCES]
        self.fields["km"].choices = [("", gettext("Any distance")), *far]  # type: ignore[attr-defined]

    @property
    def is_narrowed(self) -> bool:
        """Say whether more is asked for than words and a place."""
        return any(self.data.get(name) for name in ("interest", "day", "km", "step_free", "free"))


class PageForm(forms.Form):
    """Which page of the results. What cannot be read is the first."""

    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def chosen(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1


class DoubtForm(forms.Form):
    """Why a listing seems not to run."""

    because = forms.CharField(
        label=_("What happened?"),
        widget=forms.Textarea,
        max_length=2_000,
        help_text=_("Such as: the hall was closed on Tuesday. Leave names of people out."),
        error_messages={"required": _("Write what happened, in a few words.")},
    )


class PlacesForm(forms.Form):
    """How many places there are. Empty is not known."""

    left = forms.IntegerField(
        label=_("How many places are left?"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=_("0 is full. Leave it empty if you do not know."),
    )
    in_all = forms.IntegerField(label=_("How many are there in all?"), min_value=0, max_value=100_000, required=False)

    def clean_in_all(self) -> int | None:
        """Refuse fewer places in all than are left."""
        left, in_all = self.cleaned_data.get("left"), self.cleaned_data.get("in_all")
        if left is not None and in_all is not None and left > in_all:
            raise forms.ValidationError(gettext("There cannot be more places left than there are in all."))
        return in_all
