"""From what was said to typed values: answers to an instrument, a goal, a rating, and whose words they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.outcomes.actions import Sat
from kith.outcomes.models import GoalEnding
from kith.outcomes.rules.goals import HIGHEST, HIGHEST_WORDS, LOWEST, LOWEST_WORDS
from kith.outcomes.rules.instruments import Instrument, Item, Scale
from kith.people.forms import SaidForm


class HeardForm(SaidForm):
    """A form that only the person, or somebody who speaks for them, can answer: what was only seen has no place."""

    hears_what_was_seen = False


class SittingForm(HeardForm):
    """One sitting with an instrument, with or without somebody who interprets."""

    is_interpreted = forms.BooleanField(label=_("An interpreter helped"), required=False)

    @property
    def sat(self) -> Sat:
        """How they sat down with it."""
        return Sat(self.told, is_interpreted=self.cleaned_data["is_interpreted"])


class QuestionnaireForm(SittingForm):
    """One instrument, whole, in the wording it was checked in. Any question may be left out."""

    def __init__(self, *sent: Any, instrument: Instrument, **said: Any) -> None:
        super().__init__(*sent, **said)
        self.instrument = instrument
        for number, item in enumerate(instrument.items, start=1):
            self.fields[item.key] = _question(item, number)

    @property
    def questions(self) -> list[tuple[Item, forms.BoundField]]:
        """The questions in their order, each with its item."""
        return [(item, self[item.key]) for item in self.instrument.items]

    @property
    def answers(self) -> dict[str, int]:
        """What was answered; what was left out is not there."""
        given = ((item.key, self.cleaned_data.get(item.key)) for item in self.instrument.items)
        return {key: int(value) for key, value in given if value}

    def clean(self) -> dict[str, object]:
        """Ask for one answer at least: an empty sheet is not a sitting."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(item.key) for item in self.instrument.items):
            raise forms.ValidationError(gettext("Answer one question, or go back. You can leave out any you like."))
        return cleaned


def _question(item: Item, number: int) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=item.text or gettext("Question %(number)s on your paper form") % {"number": number},
        choices=[(str(option.value), option.text or str(option.value)) for option in item.options],
        widget=forms.RadioSelect,
        required=False,
    )


class StatedScoreForm(SittingForm):
    """Scores worked out on the organisation's own licensed copy."""

    def __init__(self, *sent: Any, instrument: Instrument, **said: Any) -> None:
        super().__init__(*sent, **said)
        self.instrument = instrument
        for scale in self.scales:
            self.fields[scale.key] = forms.IntegerField(
                label=gettext(scale.name),
                help_text=gettext("%(lowest)s to %(highest)s") % {"lowest": scale.lowest, "highest": scale.highest},
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={"required": gettext("Write the score.")},
            )

    @property
    def scales(self) -> tuple[Scale, ...]:
        return tuple(scale for scale in self.instrument.scales if scale.is_headline)

    @property
    def scores(self) -> dict[str, int]:
        return {scale.key: self.cleaned_data[scale.key] for scale in self.scales}

    def clean(self) -> dict[str, object]:
        """Refuse a score that no answers can reach."""
        cleaned = super().clean() or {}
        for scale in self.scales:
            value = cleaned.get(scale.key)
            if isinstance(value, int) and not scale.takes(value):
                said = gettext("This score goes from %(lowest)s to %(highest)s in steps of %(step)s.")
                params = {"lowest": scale.lowest, "highest": scale.highest, "step": scale.times}
                self.add_error(scale.key, said % params)
        return cleaned


def rating_field(label: str, *, required: bool) -> forms.ChoiceField:
    """Return a question answered 0 to 10."""
    return forms.ChoiceField(
        label=label,
        choices=[(str(value), str(value)) for value in range(LOWEST, HIGHEST + 1)],
        widget=forms.RadioSelect,
        required=required,
        error_messages={"required": _("Choose a number, 0 to 10.")},
    )


class GoalForm(HeardForm):
    """What the person wants, in their own words."""

    words = forms.CharField(
        label=_("What do you want?"),
        help_text=_("In your own words. “Mates I can just turn up with” is a fine goal."),
        max_length=300,
        widget=forms.Textarea(attrs={"maxlength": 300}),
        error_messages={"required": _("Write what you want, in a few words.")},
    )
    rating = rating_field(_("Where are you with it now?"), required=False)  # type: ignore[arg-type] # lazy text
    ends = (LOWEST_WORDS, HIGHEST_WORDS)


class RatingForm(HeardForm):
    """Where the person says they are with a goal."""

    rating = rating_field(_("Where are you with it now?"), required=True)  # type: ignore[arg-type] # lazy text
    ends = (LOWEST_WORDS, HIGHEST_WORDS)


class GoalEndingForm(HeardForm):
    """How a goal came to its end."""

    kind = forms.ChoiceField(
        label=_("What happened with it?"),
        choices=[
            (GoalEnding.Kind.REACHED, _("I got there")),
            (GoalEnding.Kind.SET_ASIDE, _("I do not want it any more")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )


class TalkForm(forms.Form):
    """A line about a talk."""

    words = forms.CharField(
        label=_("What did you agree?"),
        help_text=_("One line. The person can read it."),
        max_length=500,
        error_messages={"required": _("Write one line.")},
    )
