"""Fields that the forms of this room have in common: long words, a day, a moment, one of some terms."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.people.rules.terms import Term

LONG = 20_000


def long_words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONG,
        help_text=help_text,
        widget=forms.Textarea,
        error_messages={"required": _("Write a few words; they need not be perfect.")},
    )


def a_day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as day, month and year.")},
    )


def a_moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Write a day and a time.")},
    )


def terms_of(terms: Iterable[Term]) -> list[tuple[str, Any]]:
    return [(term.value, _(term.words)) for term in terms]


def one_of(label: Any, choices: list[tuple[str, Any]], *, missing: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        help_text=help_text,
        error_messages={"required": missing},
    )
