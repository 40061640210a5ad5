"""Proposing, sending, answering and visiting: text from people into typed values."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.gatherings.actions import Line
from kith.gatherings.rules import Feeling, Outcome
from kith.people.forms import SaidForm
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.actions.sending import Going, Outside, Reader, Yes
from kith.referrals.queries.stories import AREAS, DECLINE_REASONS, KINDS, ROUTES
from kith.referrals.rules.answers import DeclineReason
from kith.referrals.rules.packets import Field, Kind, Saying
from kith.referrals.rules.turns import ROUTE_HINTS, Route


def _areas() -> list[tuple[str, str]]:
    return [(area.value, gettext(area.words)) for area in AreaOfLife]


class ProposeForm(forms.Form):
    """Which way in, and what it is for."""

    route = forms.ChoiceField(
        label=_("Which way in?"),
        choices=[(route.value, _(route.words)) for route in Route],
        widget=forms.RadioSelect,
        initial=Route.REFER.value,
    )
    for_what = forms.ChoiceField(
        label=_("What is it for?"),
        choices=_areas,
        initial=AreaOfLife.COMPANY.value,
    )

    def hints_said(self) -> dict[str, str]:
        """Return what each way in means, by its value."""
        return {route.value: str(_(ROUTE_HINTS[route])) for route in Route}

    def chosen(self) -> tuple[Route, AreaOfLife]:
        """Return what was chosen."""
        return ROUTES[self.cleaned_data["route"]], AREAS[self.cleaned_data["for_what"]]


class SendForm(SaidForm):
    """What leaves, to whom, and how the person said yes."""

    ticked = forms.MultipleChoiceField(
        label=_("What may they read?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least the name they like.")},
    )
    reader_name = forms.CharField(label=_("Who answers there?"), max_length=200, required=False)
    reader_email = forms.EmailField(label=_("Their e-mail, for the link"), required=False)
    explained_how = forms.CharField(label=_("How was it explained to the person?"), max_length=300)
    because = forms.CharField(label=_("Why another one, if several are open"), max_length=500, required=False)
    hearer_name = forms.CharField(
        label=_("Who else hears how it goes, if the person agreed"),
        help_text=_("For example their GP. They hear that the person came and how it went, and nothing else."),
        max_length=200,
        required=False,
    )
    hearer_email = forms.EmailField(label=_("Their e-mail"), required=False)

    def __init__(self, *args: Any, fields: tuple[Field, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in fields if one.said is not Saying.NO]
        control = self.fields["ticked"]
        if isinstance(control, forms.MultipleChoiceField):
            control.choices = [(one.kind.value, _(one.kind.words)) for one in offered]
        control.initial = [Kind.KNOWN_AS.value, Kind.MUST_HAVES.value, Kind.TALK.value]
        self.shown = {one.kind.value: one.words for one in offered}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if bool(data.get("hearer_name")) is not bool(data.get("hearer_email")):
            self.add_error("hearer_email", _("Write both the name and the e-mail, or neither."))
        return data

    def going(self) -> Going:
        """Return everything that was decided."""
        said = self.cleaned_data
        hearer = Outside(said["hearer_name"], said["hearer_email"]) if said["hearer_name"] else None
        return Going(
            ticked=tuple(KINDS[value] for value in said["ticked"]),
            yes=Yes(self.told, said["explained_how"]),
            reader=Reader(said["reader_name"], said["reader_email"]),
            because=said["because"],
            hearer=hearer,
        )


class AnswerForm(forms.Form):
    """Yes or not now, with a word if there is one."""

    words = forms.CharField(label=_("A word for the worker"), max_length=2000, required=False, widget=forms.Textarea)


class DeclineForm(forms.Form):
    """No: why, and what else there is."""

    reason = forms.ChoiceField(
        label=_("Why not?"),
        choices=[(reason.value, _(reason.words)) for reason in DeclineReason],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why, so that the person can be told.")},
    )
    alternative = forms.CharField(
        label=_("What else could they try?"),
        help_text=_("Another group, another time. If you know of nothing, write that."),
        max_length=2000,
        error_messages={"required": _("Write what else there is, or that you know of nothing.")},
    )

    def why(self) -> DeclineReason:
        """Return the reason that was chosen."""
        return DECLINE_REASONS[self.cleaned_data["reason"]]


class FirstVisitForm(forms.Form):
    """When the first visit is, and who meets them at the door."""

    visit_at = forms.DateTimeField(
        label=_("Day and time"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    greeter = forms.CharField(label=_("Who meets them at the door?"), max_length=150, required=False)


OUTCOMES = {outcome.value: outcome for outcome in Outcome}
FEELINGS = {feeling.value: feeling for feeling in Feeling}


class VisitForm(forms.Form):
    """How it went, in as few taps as there are answers."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(outcome.value, _(outcome.words)) for outcome in Outcome],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    feeling = forms.ChoiceField(
        label=_("How was it for them?"),
        choices=[(feeling.value, _(feeling.words)) for feeling in Feeling],
        widget=forms.RadioSelect,
        required=False,
    )
    is_coming_back = forms.BooleanField(label=_("Coming back"), required=False)
    starts_at = forms.DateTimeField(
        label=_("When was it?"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    words = forms.CharField(label=_("Anything to tell"), max_length=2000, required=False, widget=forms.Textarea)

    def line(self) -> Line:
        """Return the line for the group's sheet."""
        said = self.cleaned_data
        came = said["outcome"] == Outcome.CAME.value
        return Line(
            OUTCOMES[said["outcome"]],
            FEELINGS.get(said["feeling"]) if came else None,
            (said["is_coming_back"] or None) if came else None,
            said["words"],
        )


class WordsForm(forms.Form):
    """Why, or how it went, in words."""

    words = forms.CharField(label=_("In a few words"), max_length=2000, widget=forms.Textarea)


class ToldForm(forms.Form):
    """A message about how it went, read and changed before it goes."""

    words = forms.CharField(label=_("The message"), max_length=8000, widget=forms.Textarea)
