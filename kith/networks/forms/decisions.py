"""What is wanted of a tie, the person’s yes to it, and how a worker sees it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.networks.forms.fields import offer, one_of, picked_of, words_field
from kith.networks.rules.columns import Columns
from kith.networks.rules.vocabulary import Feeling, Format, Wish
from kith.people.forms import SaidForm

WISH_ICONS = {
    Wish.KEEP: "keep",
    Wish.GROW: "plus",
    Wish.REBUILD: "mend",
    Wish.STEP_BACK: "step",
    Wish.UNDECIDED: "ask",
}


class DecideForm(SaidForm):
    """What is wanted of a tie, what speaks for and against it, and in which form the question was put."""

    wish = one_of(gettext_lazy("What do you want?"), Wish)
    good_things = words_field(gettext_lazy("Good things about it"))
    hard_things = words_field(gettext_lazy("Hard things about it"))
    would_help = words_field(gettext_lazy("What would help"))
    despite_rhythm = forms.CharField(
        label=gettext_lazy("They are in touch every week or more. One line: why step back?"),
        max_length=500,
        required=False,
    )
    asked_in = picked_of(gettext_lazy("In which form did you ask?"), Format)
    worker_thinks = words_field(gettext_lazy("What you think, apart from it"))

    def __init__(self, *args: Any, asks_about_rhythm: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["wish"], [(wish.value, _(wish.sentence)) for wish in Wish])
        if not asks_about_rhythm:
            del self.fields["despite_rhythm"]
        if self.person.is_me:
            del self.fields["asked_in"], self.fields["worker_thinks"]
        else:
            self.fields["wish"].label = _("What does %(name)s want?") % {"name": self.person.known_as}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if {"told", "said_on"} <= told.keys() and self.told.is_the_persons_own and not self.format():
            self.add_error("asked_in", _("Say in which form you asked: their yes is kept with it."))
        return told

    def format(self) -> Format | None:
        """Return the form in which the question was put."""
        return Format.WRITTEN if self.person.is_me else self.cleaned_data.get("asked_in")

    def columns(self) -> Columns:
        told = self.cleaned_data
        return Columns(told["good_things"], told["hard_things"], told["would_help"], told.get("worker_thinks", ""))


class ConfirmForm(SaidForm):
    """The person's yes to what a worker wrote down."""

    asked_in = one_of(gettext_lazy("In which form did you ask?"), Format)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.person.is_me:
            del self.fields["asked_in"]

    def format(self) -> Format:
        return Format.WRITTEN if self.person.is_me else self.cleaned_data["asked_in"]


class WorkerViewForm(forms.Form):
    """How a worker sees a tie."""

    felt = one_of(gettext_lazy("How do you see it?"), Feeling)
    because = forms.CharField(
        label=gettext_lazy("What did you see or hear?"),
        max_length=500,
        error_messages={"required": gettext_lazy("Write what you saw or heard.")},
    )
