"""What people write about the ladder, as typed values: who stands on it, who is on call, whom to ring outside."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.safeguarding.forms.fields import a_day, a_moment, one_of, terms_of
from kith.safeguarding.rules.concerns import Stance
from kith.safeguarding.rules.ladder import Rung


class _WithMember(forms.Form):
    account = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *words: Any, members: Iterable[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*words, **more)
        choices = [(str(account_id), name) for account_id, name in members]
        self.fields["account"].choices = choices  # type: ignore[attr-defined] # it is a field of choices


class PlaceForm(_WithMember):
    """Who stands on a rung that no role gives."""

    rung = one_of(
        _("As what?"),
        [(Rung.DEPUTY.value, _("The safeguarding lead’s deputy")), (Rung.DIRECTOR.value, _("The director"))],
        missing=_("Choose as what."),
    )


class OnCallForm(_WithMember):
    """Who can be reached outside working hours, and how."""

    starts_at = a_moment(_("From"))
    ends_at = a_moment(_("Until"))
    phone = forms.CharField(
        label=_("Which number reaches them?"), max_length=40, error_messages={"required": _("Write the number.")}
    )


class OutsideNumberForm(forms.Form):
    """Somebody to ring outside, as it was tried."""

    label = forms.CharField(
        label=_("Who answers?"),
        max_length=120,
        help_text=_("For example the council’s emergency duty team."),
        error_messages={"required": _("Write who answers.")},
    )
    number = forms.CharField(
        label=_("Number"), max_length=40, error_messages={"required": _("Write the number that you rang.")}
    )
    hours = forms.CharField(
        label=_("When do they answer?"), max_length=120, error_messages={"required": _("Say when.")}
    )
    tried_on = a_day(
        _("When did you ring it, and somebody answered?"), help_text=_("Ring it first: a wrong one costs time.")
    )


class StanceForm(forms.Form):
    stance = one_of(_("What do you do with a concern?"), terms_of(Stance), missing=_("Choose one."))
