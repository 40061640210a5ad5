"""From what was said to typed values: a step, how it ended, a need, a yes, and the parts of a review."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import GoalId, TieId
from kith.outcomes.forms import HeardForm
from kith.people.rules.terms import Term
from kith.plans.actions.plans import StepWords
from kith.plans.queries.plans import GoalSeen, StepSeen, TieChoice
from kith.plans.queries.reviews import SupportSeen
from kith.plans.rules.agreeing import AgreedAs
from kith.plans.rules.reviews import Direction, Face, Kept, Missing, Note, Section, missing_from
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When

CHOOSE = {"required": _("Choose one.")}


def _one_of(label: Any, terms: Iterable[Term], *, required: bool = True, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(term.value, _(term.words)) for term in terms],
        widget=forms.RadioSelect,
        required=required,
        help_text=help_text,
        error_messages=CHOOSE,
    )


def _day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Write a day.")},
    )


class StepForm(HeardForm):
    """One small step. A person at their own screen chose it themself and is not asked."""

    words = forms.CharField(
        label=_("What is the step?"),
        help_text=_("Small is good. “Ring Anne on Sunday” is a step."),
        max_length=300,
        error_messages={"required": _("Write what the step is, in a few words.")},
    )
    when = _one_of(_("How soon?"), When)
    chosen_by = _one_of(_("Whose idea was it?"), Chooser)
    doer = _one_of(_("Who does it?"), Doer)
    doer_name = forms.CharField(
        label=_("What are they called?"), max_length=120, required=False,
        help_text=_("A first name is enough."),
    )  # fmt: skip
    by_when = forms.CharField(
        label=_("By when?"), max_length=80, required=False,
        help_text=_("“Before the summer” is fine."),
    )  # fmt: skip
    due_on = _day(_("Or a day"))
    if_wrong = forms.CharField(
        label=_("What if it goes wrong?"), max_length=300, required=False,
        help_text=_("What then, and who to ring."),
    )  # fmt: skip
    goal_id = forms.TypedChoiceField(label=_("Which goal is it for?"), coerce=UUID, empty_value=None, required=False)
    tie_id = forms.TypedChoiceField(
        label=_("Is it about somebody or something on the map?"), coerce=UUID, empty_value=None,
        required=False,
    )  # fmt: skip

    def __init__(self, *sent: Any, goals: Iterable[GoalSeen], ties: Iterable[TieChoice], **said: Any) -> None:
        super().__init__(*sent, **said)
        nothing = [("", gettext("None of these"))]
        choices = {
            "goal_id": [(str(goal.goal_id), goal.words) for goal in goals],
            "tie_id": [(str(tie.tie_id), tie.name) for tie in ties],
        }
        for name, some in choices.items():
            self.fields[name].choices = nothing + some  # type: ignore[attr-defined] # both are fields of choices
        if self.person.is_me:
            del self.fields["chosen_by"]
            self.fields["doer"].choices = [  # type: ignore[attr-defined] # a field of choices
                (doer.value, gettext("I do") if doer is Doer.PERSON else gettext(doer.words)) for doer in Doer
            ]

    @property
    def is_more_open(self) -> bool:
        """Say whether something among the lesser questions wants to be looked at."""
        lesser = ("doer_name", "by_when", "due_on", "if_wrong", "goal_id", "tie_id")
        return any(name in self.errors or self.initial.get(name) for name in lesser)

    @property
    def step(self) -> StepWords:
        """The step as it was said."""
        given = self.cleaned_data
        return StepWords(
            words=given["words"],
            when=When(given["when"]),
            chosen_by=Chooser(given.get("chosen_by", Chooser.PERSON)),
            doer=Doer(given["doer"]),
            doer_name=given["doer_name"],
            due_on=given["due_on"],
            by_when=given["by_when"],
            if_wrong=given["if_wrong"],
            goal_id=GoalId(given["goal_id"]) if given["goal_id"] else None,
            tie_id=TieId(given["tie_id"]) if given["tie_id"] else None,
        )


def filled_from(step: StepSeen) -> dict[str, object]:
    """Return what a form about this step opens with."""
    return {
        "words": step.words,
        "when": step.when.value,
        "chosen_by": step.chosen_by.value,
        "doer": step.doer.value,
        "doer_name": step.doer_name,
        "due_on": step.due_on,
        "by_when": step.by_when,
        "if_wrong": step.if_wrong,
        "goal_id": str(step.goal_id or ""),
        "tie_id": str(step.tie_id or ""),
    }


class EndingForm(HeardForm):
    """How a step went."""

    how = _one_of(_("How did it go?"), HowItWent)
    words = forms.CharField(
        label=_("Anything to say about it?"), max_length=300, required=False,
        help_text=_("Only if there is something."),
    )  # fmt: skip


class NeedForm(HeardForm):
    """One kind of need."""

    is_relevant = forms.ChoiceField(
        label=_("Does it matter for this plan?"),
        choices=[("yes", _("Yes")), ("no", _("No, not relevant"))],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    words = forms.CharField(
        label=_("In what way?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words where it matters."""
        cleaned = super().clean() or {}
        if cleaned.get("is_relevant") == "yes" and not cleaned.get("words"):
            self.add_error("words", gettext("Write one line about it."))
        return cleaned


class AgreementForm(HeardForm):
    """The person's yes, and how they went through the plan."""

    gone_through = _one_of(_("How did you go through it together?"), AgreedAs)

    def __init__(self, *sent: Any, **said: Any) -> None:
        super().__init__(*sent, **said)
        if self.person.is_me:
            del self.fields["gone_through"]

    @property
    def form_gone_through(self) -> AgreedAs:
        return AgreedAs(self.cleaned_data.get("gone_through", AgreedAs.SCREEN))


class SetReviewForm(forms.Form):
    """A day to look at the plan again."""

    due_on = _day(_("Which day?"), required=True, help_text=_("Twelve weeks is usual."))

    def __init__(self, *sent: Any, today: date, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.today = today

    def clean_due_on(self) -> date:
        """Refuse a day that has gone."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError(gettext("That day has gone. Choose one that is still to come."))
        return due_on


class SectionForm(forms.Form):
    """What was said about one section of a review."""

    kept = _one_of(_("How is it now?"), Kept)
    words = forms.CharField(
        label=_("What changed?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    said_by = forms.CharField(label=_("Who said so?"), max_length=120, required=False)
    said_on = _day(_("Which day?"))
    because = forms.CharField(
        label=_("If nobody spoke about it: why does it go on as it is?"), max_length=300, required=False
    )

    def __init__(self, *sent: Any, section: Section, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.section = section

    def clean(self) -> dict[str, Any]:
        """Ask for what the rules still miss, beside the field it belongs to."""
        cleaned = super().clean() or {}
        if "kept" in cleaned:
            beside = {
                Missing.SAID_BY: "said_by", Missing.SAID_ON: "said_on", Missing.REASON: "because",
                Missing.WORDS: "words",
            }  # fmt: skip
            for missing in missing_from(self.note):
                self.add_error(beside[missing], gettext(missing.words))
        return cleaned

    @property
    def note(self) -> Note:
        """What was said, as the rules know it. A section nobody spoke about has no voice, whatever the fields hold."""
        given = self.cleaned_data
        kept = Kept(given["kept"])
        if kept is Kept.CARRIED:
            return Note(self.section, kept, because=given.get("because", ""))
        return Note(self.section, kept, given.get("said_by", ""), given.get("said_on"), given.get("words", ""))


class SupportsForm(HeardForm):
    """How each support is for the person: five faces each, any of them left out."""

    def __init__(self, *sent: Any, supports: Iterable[SupportSeen], **said: Any) -> None:
        super().__init__(*sent, **said)
        self.supports = tuple(supports)
        for support in self.supports:
            name = self._name(support)
            self.fields[name] = _one_of(support.tie.name, Face, required=False)
            self.initial.setdefault(name, support.face.value if support.face else None)

    @staticmethod
    def _name(support: SupportSeen) -> str:
        return f"tie-{support.tie.tie_id}"

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[self._name(support)] for support in self.supports]

    @property
    def faces(self) -> dict[TieId, Face]:
        """What was said anew; a face that stands already is not said twice."""
        given = {support: self.cleaned_data.get(self._name(support)) for support in self.supports}
        return {
            support.tie.tie_id: Face(value)
            for support, value in given.items()
            if value and (support.face is None or support.face.value != value)
        }


class FinishForm(HeardForm):
    """How a review ends: what the person wants next, and when it is looked at again."""

    direction = _one_of(_("What would they like next?"), Direction, required=False)
    words = forms.CharField(
        label=_("In their own words"), max_length=500, required=False,
        help_text=_("Something they said today that is worth keeping."),
    )  # fmt: skip
    next_on = _day(_("When do you look at it again?"))
    no_next_because = forms.CharField(label=_("No next day? Write one line why"), max_length=300, required=False)

    def clean_next_on(self) -> date | None:
        """Refuse a day that has gone."""
        next_on: date | None = self.cleaned_data["next_on"]
        if next_on is not None and next_on <= self.person.today:
            raise forms.ValidationError(gettext("That day has gone. Choose one that is still to come."))
        return next_on

    def clean(self) -> dict[str, Any]:
        """Ask for a next day or a line why not."""
        cleaned = super().clean() or {}
        if "next_on" in cleaned and not cleaned["next_on"] and not cleaned.get("no_next_because"):
            self.add_error("next_on", gettext("Write a day, or one line why there is none."))
        return cleaned
