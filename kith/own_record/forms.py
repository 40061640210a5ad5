"""What is said of a record and what is answered, as typed values."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.ground.web.templates import isolate
from kith.own_record.rules.copies import Line
from kith.own_record.rules.statements import Kind, Outcome
from kith.people.forms import SaidForm, terms
from kith.rights.rules.complaints import Told

LONG = 20_000
A_LINE = 120
MOST_LINES = 200
"""More than these are not offered one by one: of a long story, the latest."""
ALL_OF_IT = "all"
CHOOSE = {"required": _("Choose one.")}
A_FEW_WORDS = {"required": _("Write a few words; they need not be perfect.")}


class StatementForm(SaidForm):
    """Something in one part of the record is not right, or is seen differently; about one line of it, or all of it."""

    hears_what_was_seen = False

    kind = forms.ChoiceField(
        label=_("What would you like to say?"), choices=terms(Kind), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    line = forms.ChoiceField(
        label=_("About what, of all that stands there?"),
        widget=forms.RadioSelect,
        initial=ALL_OF_IT,
        error_messages=CHOOSE,
    )
    words = forms.CharField(
        label=_("What is not right, or how do you see it?"),
        help_text=_("Your words are kept as you write them, and read wherever that part is read."),
        max_length=LONG,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )

    def __init__(self, *sent: Any, lines: Iterable[Line], **more: Any) -> None:
        super().__init__(*sent, **more)
        self.lines = {line.key: line for line in islice(lines, MOST_LINES)}
        choices = [(ALL_OF_IT, say("All of it, or something that is missing"))]
        choices += [(key, in_short(line)) for key, line in self.lines.items()]
        self.fields["line"].choices = choices  # type: ignore[attr-defined] # a field of choices

    @property
    def meant(self) -> Line | None:
        """The very line that is meant, where one was chosen."""
        return self.lines.get(self.cleaned_data["line"])


def in_short(line: Line) -> str:
    """Return a line as one reads it on a form, what was written set apart from what is ours."""
    said = line.said if len(line.said) <= A_LINE else f"{line.said[:A_LINE]}…"
    told = [say(line.what), say(line.term) if line.term else "", isolate(said) if said else ""]
    return " · ".join(one for one in told if one)


class TakeBackForm(SaidForm):
    """Nothing but who says so."""

    hears_what_was_seen = False


class AnswerForm(forms.Form):
    """What was done about it, why, and how the person was told."""

    outcome = forms.ChoiceField(
        label=_("What did you do?"), choices=terms(Outcome), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    words = forms.CharField(
        label=_("What do you say to them?"),
        help_text=_("What was changed; or why it stays as it is. They read this."),
        max_length=LONG,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )
    told = forms.ChoiceField(
        label=_("How do they hear of it?"), choices=terms(Told), widget=forms.RadioSelect, error_messages=CHOOSE
    )
