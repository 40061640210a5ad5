"""What is written about looking, as typed values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import AccountId, PersonId
from kith.ground.web.templates import isolate
from kith.looking.rules.callers import Caller, Check
from kith.looking.rules.emergencies import EmergencyReason
from kith.looking.rules.ties import Known
from kith.people.forms import BecauseForm, terms


class WhoForm(forms.Form):
    """One person, by name and birth date: both are needed."""

    name = forms.CharField(
        label=_("What is their full name?"), max_length=200, error_messages={"required": _("Write their name.")}
    )
    born_on = forms.DateField(
        label=_("When were they born?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Write their birth date.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if born_on > self._today:
            raise forms.ValidationError(say("Choose a day that has been."))
        return born_on


class EmergencyForm(WhoForm):
    reason = forms.ChoiceField(
        label=_("What cannot wait?"),
        choices=terms(EmergencyReason),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what cannot wait.")},
    )
    because = forms.CharField(
        label=_("What has happened?"),
        help_text=_("The person can read it."),
        max_length=500,
        widget=forms.Textarea,
        error_messages={"required": _("Write in a few words what has happened.")},
    )


class CallForm(WhoForm):
    caller = forms.ChoiceField(
        label=_("Who is on the phone?"),
        choices=terms(Caller),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who is on the phone.")},
    )
    purpose = forms.CharField(
        label=_("What is the call about?"),
        help_text=_("The person can read it."),
        max_length=300,
        error_messages={"required": _("Write in a few words what the call is about.")},
    )


class CheckForm(forms.Form):
    """Whether the caller is the person: by their question, or by ringing back."""

    check_by = forms.ChoiceField(
        label=_("How did you check?"),
        choices=terms(Check),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you checked.")},
    )
    answer = forms.CharField(label=_("What did they answer?"), required=False, max_length=120)


class EndCallForm(forms.Form):
    note = forms.CharField(
        label=_("What should whoever works with them know?"), required=False, max_length=2000, widget=forms.Textarea
    )


class CallerQuestionForm(forms.Form):
    question = forms.CharField(
        label=_("A question that only they can answer"),
        max_length=200,
        error_messages={"required": _("Write a question.")},
    )
    answer = forms.CharField(
        label=_("The answer"),
        help_text=_("It is not kept as it is written, and nobody can read it."),
        max_length=120,
        error_messages={"required": _("Write the answer.")},
    )


class KnownForm(forms.Form):
    """How somebody who works here knows a person."""

    known = forms.ChoiceField(
        label=_("How do you know each other?"),
        choices=terms(Known),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you know each other.")},
    )
    words = forms.CharField(label=_("Anything the lead should know"), required=False, max_length=500)


class SomebodyForm(WhoForm, KnownForm):
    field_order = ["name", "born_on", "known", "words"]


class OwnMarksForm(forms.Form):
    phone = forms.CharField(label=_("Your own phone"), required=False, max_length=40)
    address = forms.CharField(label=_("Your own address, with the postcode"), required=False, max_length=300)


def _colleagues(people: Sequence[tuple[AccountId, str]]) -> list[tuple[str, str]]:
    return [(str(pk), isolate(name)) for pk, name in people]


class TurnForm(forms.Form):
    """A colleague, from when until when."""

    account = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Choose somebody.")})
    starts_at = forms.DateTimeField(label=_("From"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    ends_at = forms.DateTimeField(label=_("Until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))

    def __init__(self, *args: Any, colleagues: Sequence[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = _colleagues(colleagues)  # type: ignore[attr-defined]


class ShiftForm(TurnForm):
    people = forms.MultipleChoiceField(
        label=_("Who are they there for?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who they are there for.")},
    )
    field_order = ["account", "people", "starts_at", "ends_at"]

    def __init__(
        self,
        *args: Any,
        colleagues: Sequence[tuple[AccountId, str]],
        people: Sequence[tuple[PersonId, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, colleagues=colleagues, **kwargs)
        self.fields["people"].choices = [(str(pk), isolate(name)) for pk, name in people]  # type: ignore[attr-defined]


class AwayForm(TurnForm):
    cover = forms.ChoiceField(label=_("Who stands in?"), required=False)
    field_order = ["account", "cover", "starts_at", "ends_at"]

    def __init__(
        self,
        *args: Any,
        colleagues: Sequence[tuple[AccountId, str]],
        away: Sequence[tuple[AccountId, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, colleagues=away, **kwargs)
        self.fields["account"].label = _("Who is away?")
        nobody = ("", _("Nobody: there is nobody on the caseload"))
        self.fields["cover"].choices = [nobody, *_colleagues(colleagues)]  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to know?"), required=False, max_length=500, widget=forms.Textarea
    )


class DecideForm(BecauseForm):
    """What was made of a look, in words."""

    was_right = forms.TypedChoiceField(
        label=_("Was it right?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    field_order = ["was_right", "because"]


class ReviewForm(DecideForm):
    later = forms.DateField(
        label=_("Tell the person only from this day on"),
        help_text=_("Only where telling now could hurt somebody. Empty means now."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    later_because = forms.CharField(label=_("Why telling now could hurt"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("later") and not data.get("later_because", "").strip():
            self.add_error("later_because", say("Write why telling now could hurt somebody."))
        return data


class AnswerForm(DecideForm):
    because = forms.CharField(
        label=_("What do you say to the person?"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Write why somebody looked, in a few words.")},
    )


class TieForm(BecauseForm):
    are_kept_apart = forms.TypedChoiceField(
        label=_("Keep them apart?"),
        choices=[("yes", _("Yes, they know each other")), ("no", _("No, it is chance"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    field_order = ["are_kept_apart", "because"]


class LeadForm(forms.Form):
    account = forms.ChoiceField(label=_("Who keeps watch over who looks?"))

    def __init__(self, *args: Any, colleagues: Sequence[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = _colleagues(colleagues)  # type: ignore[attr-defined]
