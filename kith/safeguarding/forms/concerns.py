"""What people write about concerns, as typed values: raising one, adding to it, and each step of answering it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import OrganisationId
from kith.safeguarding.forms.fields import a_day, long_words, one_of, terms_of
from kith.safeguarding.forms.marks import MarksForm
from kith.safeguarding.rules.concerns import (
    CHOICES,
    HORIZON_WORDS,
    WITHOUT_A_REASON,
    Choice,
    Consent,
    Ended,
    Horizon,
    Kind,
    Route,
    Stance,
    Wish,
    WishMet,
    Worry,
)


class ConcernForm(MarksForm):
    """A worry, in two minutes: whom, what, how soon, what they want, and what they said of its being raised.

    What marks were seen is asked of those alone who unfold it.
    """

    about_whom = forms.CharField(
        label=_("Who are you worried about?"),
        max_length=200,
        help_text=_("It can be yourself."),
        error_messages={"required": _("Write a name, or a word they are known by.")},
    )
    what = long_words(_("What did you see or hear?"), help_text=_("Their own words help most."))
    horizon = one_of(
        _("How soon could somebody be hurt?"),
        [(horizon.value, _(HORIZON_WORDS[horizon])) for horizon in Horizon],
        missing=_("Choose how soon. If you are not sure, choose the sooner one."),
    )
    kind = forms.ChoiceField(label=_("What is it nearest to?"), choices=terms_of(Kind), required=False)
    wish = one_of(
        _("Have you asked what they want to happen?"),
        terms_of(Wish),
        missing=_("Choose one. “I have not asked” is fine."),
    )
    wishes = long_words(
        _("What do they want? Or why did you not ask?"), required=False, help_text=_("A few words are enough.")
    )
    consent = one_of(
        _("Did they say yes to your raising it?"),
        terms_of(Consent),
        missing=_("Choose one. You may raise it without their yes."),
    )
    consent_because = long_words(
        _("If they did not say yes: why do you raise it all the same?"),
        required=False,
        help_text=_(
            "For example: others may be hurt, it is a crime, they are being watched, there was no safe moment."
        ),
    )
    named = forms.CharField(
        label=_("Is somebody said to have done this?"),
        required=False,
        max_length=400,
        widget=forms.Textarea,
        help_text=_("One name on a line. They will not see this, nor that it is there, even if they work here."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        consent, wish = said.get("consent"), said.get("wish")
        if consent and consent not in WITHOUT_A_REASON and not said.get("consent_because", "").strip():
            self.add_error("consent_because", _("Say in a few words why it is raised without their yes."))
        if wish and wish != Wish.NOTHING and consent != Consent.OWN and not said.get("wishes", "").strip():
            self.add_error("wishes", _("Write what they want, or why they were not asked."))
        return said

    def worry(self) -> Worry:
        """Return what was written, as it is raised."""
        said = self.cleaned_data
        return Worry(
            about_whom=said["about_whom"],
            what=said["what"],
            horizon=Horizon(said["horizon"]),
            consent=Consent(said["consent"]),
            consent_because=said["consent_because"],
            kind=Kind(said["kind"] or Kind.NOT_SURE),
            wish=Wish(said["wish"]),
            wishes=said["wishes"],
            named=tuple(name.strip()[:200] for name in said["named"].splitlines() if name.strip()),
            reached_by=said.get("reached_by", ""),
            seen=self.seen(),
        )


class DoorForm(ConcernForm):
    """The same, without an account. A name and a number are welcome and never needed."""

    your_name = forms.CharField(
        label=_("Your name"), required=False, max_length=150, help_text=_("You can leave it out.")
    )
    reached_by = forms.CharField(
        label=_("How may we reach you?"),
        required=False,
        max_length=200,
        help_text=_("A phone number or an address that is safe for you. You can leave it out."),
    )
    organisation = forms.ChoiceField(
        label=_("Who is to be told?"), error_messages={"required": _("Choose who is to be told.")}
    )

    def __init__(self, *words: Any, doors: Mapping[OrganisationId, str], **more: Any) -> None:
        super().__init__(*words, **more)
        choices = [(str(organisation_id), name) for organisation_id, name in doors.items()]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined] # it is a field of choices
        if len(choices) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = choices[0][0]

    def organisation_id(self) -> OrganisationId:
        return OrganisationId(UUID(self.cleaned_data["organisation"]))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("It was shown when you told us: five groups of four letters and numbers."),
        error_messages={"required": _("Write the code that you were shown.")},
    )


class WordsForm(forms.Form):
    """A few words, added or answered."""

    words = long_words(_("What would you like to add?"))


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Who is said to have done this?"),
        max_length=200,
        error_messages={"required": _("Write a name, or a word they are known by.")},
    )


class ConcernDecisionForm(forms.Form):
    """What was decided, as this organisation decides."""

    decision = long_words(_("What did you decide, and why?"))
    referred_on = a_day(_("When was the council told?"), required=False)
    reference = forms.CharField(label=_("Their reference"), required=False, max_length=120)
    came_back = long_words(
        _("What came back?"), required=False, help_text=_("You can add it later, as something done.")
    )
    look_on = a_day(
        _("When is it done, or looked at again?"), help_text=_("Within four weeks. Past that day it climbs.")
    )

    def __init__(self, *words: Any, stance: Stance, **more: Any) -> None:
        super().__init__(*words, **more)
        choice = one_of(_("What happens now?"), terms_of(CHOICES[stance]), missing=_("Choose what happens now."))
        self.fields = {"choice": choice, **self.fields}
        if stance is Stance.ENQUIRES:
            del self.fields["referred_on"]

    def choice(self) -> Choice:
        return Choice(self.cleaned_data["choice"])

    def referred_at(self, zone: str) -> datetime | None:
        day: date | None = self.cleaned_data.get("referred_on")
        return datetime.combine(day, time(12), ZoneInfo(zone)) if day else None


class ConcernActForm(forms.Form):
    """What was done, and who was told."""

    route = one_of(_("What was done?"), terms_of(Route), missing=_("Choose what was done."))
    words = long_words(_("Say what was done, with whom, and what came back"))
    reference = forms.CharField(label=_("A reference, where there is one"), required=False, max_length=120)
    look_on = a_day(_("When is it looked at again?"), required=False, help_text=_("Leave it empty to keep the day."))
    family_not_told = forms.BooleanField(
        label=_("Nobody in the family or the community was contacted or told"), required=False
    )

    def __init__(self, *words: Any, asks_of_family: bool, **more: Any) -> None:
        super().__init__(*words, **more)
        if not asks_of_family:
            del self.fields["family_not_told"]


class EndConcernForm(forms.Form):
    """How it ended."""

    how = one_of(_("How did it end?"), terms_of(Ended), missing=_("Choose how it ended."))
    same_as = forms.ChoiceField(label=_("If it is the same as another: which?"), required=False)
    because = long_words(_("What happened, and how do you know?"))
    wish_met = one_of(_("Did what they wanted come about?"), terms_of(WishMet), missing=_("Choose one."))
    told_raiser = long_words(
        _("What is whoever raised it told?"),
        help_text=_("They read these words. Say thank you, and only what they may know."),
    )

    def __init__(self, *words: Any, others: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*words, **more)
        self.fields["same_as"].choices = [("", _("Choose")), *others]  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("how") == Ended.SAME_AS and not said.get("same_as"):
            self.add_error("same_as", _("Choose which concern it is the same as."))
        return said
