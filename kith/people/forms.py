"""What is written about a person, as typed values. Where a worker writes, every form asks who said it and how."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import AccountId
from kith.ground.web.templates import isolate
from kith.people.queries.persons import Whose
from kith.people.rules import vocabulary
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Answer, Code, Kind, Step
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.languages import LANGUAGES
from kith.people.rules.persons import BIRTH_WORDS, BirthReason, may_be_birth
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Term, Voice

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONG = 20_000
A_LINE = 2_000

HOW_TOLD: tuple[tuple[str, Any, Voice, Telling], ...] = (
    ("face", _("They said it to me, face to face"), Voice.OWN, Telling.FACE),
    ("phone", _("They said it to me by phone"), Voice.OWN, Telling.PHONE),
    ("paper", _("They wrote it on paper"), Voice.OWN, Telling.PAPER),
    ("other", _("Somebody who knows them said it"), Voice.OTHER, Telling.FACE),
    ("seen", _("I saw it; nobody said it"), Voice.WORKER, Telling.OBSERVATION),
)


def terms(kind: type[Term], *, first: Sequence[tuple[str, Any]] = ()) -> list[tuple[str, Any]]:
    """Return a vocabulary as the choices of a field."""
    return [*first, *((term.value, _(term.words)) for term in kind)]


def a_day(label: Any, *, required: bool = True) -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


class SaidForm(forms.Form):
    """A form about a person. The person writes with their own hand; anybody else says who said it, how and when."""

    hears_what_was_seen = True
    """Whether what a worker saw, and nobody said, may stand in this form."""

    def __init__(self, *args: Any, person: Whose, writer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.writer = person, writer
        if person.is_me:
            return
        self.fields["told"] = forms.ChoiceField(
            label=_("How do you know?"),
            choices=[
                (value, words)
                for value, words, voice, _telling in HOW_TOLD
                if self.hears_what_was_seen or voice is not Voice.WORKER
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Say how you know this.")},
        )
        self.fields["told_by"] = forms.CharField(
            label=_("If somebody else said it, who?"), required=False, max_length=120
        )
        self.fields["said_on"] = a_day(_("On which day was it said?"))
        self.fields["said_on"].initial = person.today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("told") == "other" and not data.get("told_by", "").strip():
            self.add_error("told_by", say("Write who said it."))
        if data.get("said_on") and data["said_on"] > self.person.today:
            self.add_error("said_on", say("Choose today or a day that has been."))
        return data

    @property
    def told(self) -> Told:
        """Whose words these are, and how they were told."""
        if self.person.is_me:
            return Told.by_own_hand(self.person.known_as, self.person.today)
        voice, telling = {value: (voice, telling) for value, _w, voice, telling in HOW_TOLD}[self.cleaned_data["told"]]
        names = {
            Voice.OWN: self.person.known_as,
            Voice.OTHER: self.cleaned_data["told_by"].strip(),
            Voice.WORKER: self.writer,
        }
        return Told(voice, names[voice], telling, self.cleaned_data["said_on"])


class WordsForm(SaidForm):
    """One part of the about-me page, one thing a line."""

    lines = forms.CharField(label=_("One thing on each line"), required=False, max_length=LONG, widget=forms.Textarea)

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].help_text = _(section.hint)

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        if any(len(line) > A_LINE for line in text.splitlines()):
            raise ValidationError(say("One line is very long. Put each thing on a line of its own."))
        return text

    @property
    def said(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]


class InterestsForm(SaidForm):
    interests = forms.MultipleChoiceField(
        label=_("What do you like doing?"),
        required=False,
        choices=terms(vocabulary.Interest),
        widget=forms.CheckboxSelectMultiple,
    )


class PreferencesForm(SaidForm):
    preferences = forms.MultipleChoiceField(
        label=_("Who would you like to be with?"),
        help_text=_("Only what was asked for. Nothing is supposed of anybody."),
        required=False,
        choices=terms(vocabulary.Preference),
        widget=forms.CheckboxSelectMultiple,
    )


class NeedForm(SaidForm):
    area = forms.ChoiceField(
        label=_("What is it about?"),
        choices=terms(vocabulary.AreaOfLife),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about. “Something else” is fine.")},
    )
    words = forms.CharField(
        label=_("What is needed?"),
        max_length=500,
        widget=forms.Textarea,
        error_messages={"required": _("Write a few words; they need not be perfect.")},
    )


class BarrierForm(SaidForm):
    barrier = forms.ChoiceField(
        label=_("What is in the way?"),
        help_text=_("“Not motivated” is not here. What is behind it?"),
        choices=terms(vocabulary.Barrier),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is in the way. If several are, begin with one.")},
    )
    words = forms.CharField(label=_("In a few words"), required=False, max_length=300)
    is_must_have = forms.BooleanField(
        label=_("It must be solved before the first visit"), required=False, widget=forms.CheckboxInput
    )
    owner = forms.CharField(label=_("Who is solving it?"), required=False, max_length=120)


class SolvedForm(forms.Form):
    how = forms.CharField(
        label=_("What solved it?"), max_length=300, error_messages={"required": _("Write in a few words what helped.")}
    )


class KeptFreeForm(SaidForm):
    weekday = forms.TypedChoiceField(
        label=_("On which day?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", _("Every day")),
            (0, _("Monday")),
            (1, _("Tuesday")),
            (2, _("Wednesday")),
            (3, _("Thursday")),
            (4, _("Friday")),
            (5, _("Saturday")),
            (6, _("Sunday")),
        ],
    )
    from_time = forms.TimeField(label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    to_time = forms.TimeField(label=_("Until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    words = forms.CharField(label=_("What for"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        begins, ends = data.get("from_time"), data.get("to_time")
        if (begins is None) != (ends is None):
            self.add_error("to_time", say("Write both times, or neither for the whole day."))
        elif begins and ends and ends <= begins:
            self.add_error("to_time", say("The end must be after the beginning."))
        elif begins is None and data.get("weekday") is None:
            self.add_error("weekday", say("Choose a day, or write from when until when."))
        return data


class HomeForm(SaidForm):
    words = forms.CharField(
        label=_("About where is home?"),
        help_text=_("A part of town or a landmark is enough: “near Harbour Street”."),
        max_length=200,
        error_messages={"required": _("Write a part of town, or a place nearby.")},
    )
    latitude = forms.DecimalField(
        label=_("Latitude"), required=False, min_value=-90, max_value=90, max_digits=9, decimal_places=6
    )
    longitude = forms.DecimalField(
        label=_("Longitude"), required=False, min_value=-180, max_value=180, max_digits=9, decimal_places=6
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (data.get("latitude") is None) != (data.get("longitude") is None) and not self.errors:
            self.add_error("longitude", say("Write both numbers of the point, or neither."))
        return data


class LanguagesForm(SaidForm):
    spoken = forms.MultipleChoiceField(
        label=_("Which languages do you speak or sign?"),
        required=False,
        choices=[(tag, _(name)) for tag, name in LANGUAGES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    read = forms.MultipleChoiceField(
        label=_("Which can you read?"),
        required=False,
        choices=[(tag, _(name)) for tag, name in LANGUAGES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    liked_best = forms.ChoiceField(
        label=_("Which do you like best?"),
        required=False,
        choices=[("", _("Not said")), *((tag, _(name)) for tag, name in LANGUAGES.items())],
    )
    interpreter = forms.BooleanField(label=_("An interpreter was asked for"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        best = data.get("liked_best")
        if best and best not in {*data.get("spoken", ()), *data.get("read", ())}:
            self.add_error("liked_best", say("Tick this language above as well."))
        if data.get("interpreter") and not best:
            self.add_error("liked_best", say("Choose the language that the interpreter must speak."))
        return data


class CommunicationForm(SaidForm):
    """What came of asking, and one coded need if there is one."""

    answer = forms.ChoiceField(
        label=_("We ask everybody: is there anything to know about how to talk with you, or write to you?"),
        choices=terms(Answer),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the answer was.")},
    )
    code = forms.ChoiceField(
        label=_("What helps?"),
        required=False,
        choices=[
            ("", _("Choose one")),
            *((_(kind.words), [(c.value, _(c.words)) for c in Code if c.kind is kind]) for kind in Kind),
        ],
    )
    words = forms.CharField(
        label=_("In their words"),
        help_text=_("For example: 18 point · looks up · face me, left side."),
        required=False,
        max_length=300,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("answer") == Answer.NEEDS and not data.get("code"):
            self.add_error("code", say("Choose one thing that helps. You can add another after this."))
        if data.get("answer") in {Answer.NONE, Answer.NOT_NOW} and data.get("code"):
            self.add_error("answer", say("You chose something that helps. Choose “There are things to know”."))
        return data


class FollowForm(forms.Form):
    """What happened to a need after it was written down."""

    step = forms.ChoiceField(
        label=_("What happened?"),
        choices=terms(Step),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happened.")},
    )
    words = forms.CharField(
        label=_("To whom, or how?"), max_length=300, error_messages={"required": _("Write it in a few words.")}
    )


class ContactForm(SaidForm):
    way = forms.ChoiceField(
        label=_("Which way is it?"),
        choices=terms(Way),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which way it is.")},
    )
    words = forms.CharField(
        label=_("The number or address"),
        max_length=300,
        error_messages={"required": _("Write the number or the address.")},
    )
    safe = forms.ChoiceField(
        label=_("Is it safe to use?"),
        help_text=_("Somebody else may pick up, or open the letter."),
        choices=terms(Safe),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. “Not asked yet” is fine.")},
    )
    care = forms.CharField(
        label=_("What care does it need?"), help_text=_("For example: not after five."), required=False, max_length=200
    )
    is_liked_best = forms.BooleanField(label=_("This way is liked best"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("safe") == Safe.WITH_CARE and not data.get("care", "").strip():
            self.add_error("care", say("Write what care it needs."))
        way, words = data.get("way"), data.get("words", "")
        if way in {Way.PHONE, Way.MOBILE} and sum(c.isdigit() for c in words) < 5:  # noqa: PLR2004 - the shortest real number
            self.add_error("words", say("That is too short for a phone number."))
        if way == Way.EMAIL and words:
            try:
                forms.EmailField().clean(words)
            except ValidationError:
                self.add_error("words", say("Write an e-mail address like name@example.org."))
        return data


class NamesForm(forms.Form):
    known_as = forms.CharField(
        label=_("What do they like to be called?"),
        max_length=120,
        error_messages={"required": _("Write the name they like.")},
    )
    full_name = forms.CharField(label=_("Full name"), required=False, max_length=200)
    other_names = forms.CharField(
        label=_("Other names"),
        help_text=_("Earlier names, nicknames, other spellings. Put a comma between them."),
        required=False,
        max_length=400,
    )
    born_on = a_day(_("Born on"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on is not None:
            decision = may_be_birth(born_on, today=self.today)
            if not decision:
                raise ValidationError(say(BIRTH_WORDS[BirthReason(decision.reason.code)]))
        return born_on

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.cleaned_data["other_names"].split(",") if name.strip())


class FindForm(NamesForm):
    """Look before writing: any of these is enough."""

    known_as = forms.CharField(
        label=_("What are they called?"),
        max_length=120,
        error_messages={"required": _("Write a name, or a part of one.")},
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)


class OpenForm(FindForm):
    """Begin to work with somebody who is not here yet."""

    because = forms.CharField(
        label=_("How did they come to us?"),
        max_length=500,
        error_messages={"required": _("Write who suggested it, or that they asked themself.")},
    )
    worker = forms.ChoiceField(label=_("Who works with them?"))

    def __init__(self, *args: Any, workers: Sequence[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [(str(pk), isolate(name)) for pk, name in workers]  # type: ignore[attr-defined]


class BecauseForm(forms.Form):
    because = forms.CharField(
        label=_("Why?"), max_length=500, error_messages={"required": _("Write why, in a few words.")}
    )


class AssignForm(BecauseForm):
    worker = forms.ChoiceField(label=_("Who works with them from now on?"))

    def __init__(self, *args: Any, workers: Sequence[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [(str(pk), isolate(name)) for pk, name in workers]  # type: ignore[attr-defined]


class SettleForm(BecauseForm):
    likely = forms.UUIDField(widget=forms.HiddenInput)
    are_one = forms.TypedChoiceField(
        label=_("Are they one person?"),
        choices=[("yes", _("Yes, one person")), ("no", _("No, two people"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )


def picture_field(label: "StrOrPromise", *, missing: "StrOrPromise") -> forms.FileField:
    """Ask for a picture from the reader's own device; `missing` is said where none was chosen."""
    return forms.FileField(
        label=label,
        help_text=_("JPEG, PNG, WebP or GIF, under 10 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        error_messages={"required": missing},
    )


class PhotoForm(forms.Form):
    """A picture from the reader's own device."""

    picture = picture_field(_("Choose a photo"), missing=_("Choose a photo first."))
