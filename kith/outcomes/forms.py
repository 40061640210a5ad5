"""From what was said to typed values: answers to an instrument, a goal, a rating, and whose words they are."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.outcomes.actions import Voice
from kith.outcomes.models import GoalEnding
from kith.outcomes.rules.goals import HIGHEST, HIGHEST_WORDS, LOWEST, LOWEST_WORDS
from kith.outcomes.rules.instruments import Instrument, Item, Mode, Scale

BY_WORKERS = (Mode.PHONE, Mode.FACE, Mode.PAPER)


class SaidForm(forms.Form):
    """A form whose words are somebody's. The person speaks for themself; whoever types for them says who, how and when.

    A person at their own screen is asked none of it.
    """

    said_by = forms.CharField(
        label=_("Who said this?"),
        max_length=120,
        error_messages={"required": _("Write who said this.")},
    )
    mode = forms.ChoiceField(
        label=_("How did they say it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they said it.")},
    )
    said_on = forms.DateField(
        label=_("Which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Write which day it was.")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        by: Actor,
        person_id: PersonId,
        known_as: str,
        at: datetime,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        self.at, self.known_as = at, known_as
        self.is_own_hand = by.person_id == person_id
        today = timezone.localtime(at).date()
        super().__init__(data, files, initial={"said_by": known_as, "said_on": today, **(initial or {})})
        self.today = today
        if self.is_own_hand:
            for name in ("said_by", "mode", "said_on"):
                del self.fields[name]
            return
        mode = self.fields["mode"]
        mode.choices = [(one.value, gettext(one.words)) for one in BY_WORKERS]  # type: ignore[attr-defined] # a ChoiceField

    def clean_said_on(self) -> date:
        """Refuse a day that has not come yet."""
        said_on: date = self.cleaned_data["said_on"]
        if said_on > self.today:
            raise forms.ValidationError(gettext("That day has not come yet."))
        return said_on

    @property
    def voice_fields(self) -> list[forms.BoundField]:
        """The fields that say whose words these are; none at the person's own screen."""
        return [self[name] for name in ("said_by", "mode", "said_on") if name in self.fields]

    def voice(self, *, is_interpreted: bool = False, language: str = "en") -> Voice:
        """Return whose words these are."""
        if self.is_own_hand:
            return Voice(self.known_as, Mode.WEB, self.at, language, is_interpreted)
        said_on = self.cleaned_data["said_on"]
        return Voice(
            self.cleaned_data["said_by"],
            Mode(self.cleaned_data["mode"]),
            self.at if said_on == self.today else datetime.combine(said_on, time(12), UTC),
            language,
            is_interpreted,
        )


class QuestionnaireForm(SaidForm):
    """One instrument, whole, in the wording it was checked in. Any question may be left out."""

    is_interpreted = forms.BooleanField(label=_("An interpreter helped"), required=False)

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


class StatedScoreForm(SaidForm):
    """Scores worked out on the organisation's own licensed copy."""

    is_interpreted = forms.BooleanField(label=_("An interpreter helped"), required=False)

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


class GoalForm(SaidForm):
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


class RatingForm(SaidForm):
    """Where the person says they are with a goal."""

    rating = rating_field(_("Where are you with it now?"), required=True)  # type: ignore[arg-type] # lazy text
    ends = (LOWEST_WORDS, HIGHEST_WORDS)


class GoalEndingForm(SaidForm):
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
