"""That they were in touch, that they were not, and being told when it has been a while."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.web.templates import isolate
from kith.networks.forms.fields import offer, one_of
from kith.networks.rules.deeds import Mood
from kith.networks.rules.reminders import AGREED, Reach
from kith.networks.rules.vocabulary import Mode
from kith.people.forms import SaidForm, a_day


class ContactForm(SaidForm):
    """They were in touch."""

    on = a_day(gettext_lazy("When?"))
    mode = one_of(gettext_lazy("How?"), Mode, required=False)
    mood = one_of(gettext_lazy("How was it?"), Mood, required=False)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.person.today:
            raise forms.ValidationError(_("Choose today or a day before it."))
        return on


class DisputeForm(SaidForm):
    """A contact that somebody noted did not happen, by the person's own word."""

    hears_what_was_seen = False


class RemindForm(SaidForm):
    """What the person asks for: how often they want to be in touch, how they are told, and whether a worker hears."""

    hears_what_was_seen = False

    rhythm = one_of(gettext_lazy("How often do you want to be in touch?"), AGREED)
    reach = one_of(gettext_lazy("How shall we tell you?"), Reach)
    tells_worker = forms.BooleanField(
        label=gettext_lazy("If it goes on being quiet, my worker hears of it too"), required=False
    )

    def __init__(self, *args: Any, reaches: Sequence[Reach], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {reach: reach.words if self.person.is_me else reach.words_of_them for reach in reaches}
        offer(self.fields["reach"], [(reach.value, _(said)) for reach, said in words.items()])
        if not self.person.is_me:
            name = {"name": isolate(self.person.known_as)}
            self.fields["rhythm"].label = _("How often does %(name)s want to be in touch?") % name
            self.fields["reach"].label = _("How shall %(name)s be told?") % name
            self.fields["tells_worker"].label = _("They want a worker to hear of it too, if it goes on being quiet")
