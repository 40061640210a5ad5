"""What is written of wishes, as typed values. Nothing is chosen beforehand: every answer is the person's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.networks.forms.fields import LONGEST_NAME, OffersRings, one_of, ring_field
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Kind, Sector
from kith.people.forms import SaidForm, picture_field, terms
from kith.people.rules.vocabulary import Interest
from kith.wishes.actions import Put
from kith.wishes.packs.cards import CARDS
from kith.wishes.rules.vocabulary import Answer, Day, Mat, PartOfDay

LONGEST_CARD = 120
LEFT = "left"
MOST_OWN = 6
"""How many cards of their own somebody can write at a time."""


class NoticeForm(SaidForm):
    """What somebody was seen to enjoy, or not: one line is enough."""

    words = forms.CharField(
        label=_("What did you notice?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what you saw.")},
    )
    where = forms.CharField(label=_("Where?"), max_length=120, required=False)
    interest = forms.TypedChoiceField(
        label=_("Is it one of these?"),
        choices=lambda: [("", say("None of these")), *terms(Interest)],
        coerce=Interest,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "told" in self.fields:
            self.fields["told"].initial = "seen"


class AnswerForm(SaidForm):
    """What the person says of something that was noticed."""

    hears_what_was_seen = False

    answer = forms.TypedChoiceField(
        label=_("Is it so?"),
        choices=lambda: terms(Answer),
        coerce=Answer,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. Not sure is fine.")},
    )


def _mat_field(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=lambda: [*terms(Mat), (LEFT, say("Left in the pile"))],
        coerce=lambda mat: None if mat == LEFT else Mat(mat),
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class SortForm(SaidForm):
    """On which mat each card was put: by the person, or from the table as it lies before them."""

    asks_nothing = True
    hears_what_was_seen = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for card in CARDS.values():
            self.fields[card.code] = _mat_field(say(card.words))
            if card.is_private:
                self.fields[f"{card.code}_seen"] = forms.BooleanField(
                    label=say("Those who work with me may see this card"), required=False
                )
        for number in range(1, MOST_OWN + 1):
            self.fields[f"own_{number}"] = forms.CharField(
                label=say("A card of your own") if number == 1 else say("One more card of your own"),
                max_length=LONGEST_CARD,
                required=False,
            )
            self.fields[f"own_{number}_mat"] = _mat_field(say("Where does it go?"))

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        for number in range(1, MOST_OWN + 1):
            if told.get(f"own_{number}") and not told.get(f"own_{number}_mat"):
                self.add_error(f"own_{number}_mat", say("Choose a mat for this card."))
        if not self.errors and not self.cards:
            raise forms.ValidationError(say("Put at least one card on a mat. One is enough."))
        return told

    @property
    def cards(self) -> list[Put]:
        """Every card that lies on a mat. A card of their own that says the same twice is one card."""
        told = self.cleaned_data
        sorted_cards = [
            Put(told[code], card=code, is_private=card.is_private and not told.get(f"{code}_seen"))
            for code, card in CARDS.items()
            if told.get(code)
        ]
        own = {
            told[f"own_{number}"]: told[f"own_{number}_mat"]
            for number in range(1, MOST_OWN + 1)
            if told.get(f"own_{number}") and told.get(f"own_{number}_mat")
        }
        return [*sorted_cards, *(Put(mat, words=words) for words, mat in own.items())]


class GoodWeekForm(SaidForm):
    """What would be good in each part of each day. Empty is fine: rest is part of a week."""

    asks_nothing = True
    hears_what_was_seen = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in Day:
            for part in PartOfDay:
                self.fields[f"{day}_{part}"] = forms.CharField(
                    label=say("%(day)s, %(part)s") % {"day": say(day.words), "part": say(part.words).lower()},
                    max_length=LONGEST_CARD,
                    required=False,
                )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not self.errors and not self.times:
            raise forms.ValidationError(say("Write one good thing. One is enough."))
        return told

    @property
    def times(self) -> Mapping[tuple[Day, PartOfDay], str]:
        """What was written, by day and part of the day."""
        return {
            (day, part): words
            for day in Day
            for part in PartOfDay
            if (words := self.cleaned_data.get(f"{day}_{part}", "").strip())
        }


class WalkForm(SaidForm):
    """A picture of what matters to somebody, and their words to it."""

    hears_what_was_seen = False

    picture = picture_field(_("Choose a picture"), missing=_("Choose a picture first."))
    words = forms.CharField(
        label=_("What is this?"),
        help_text=_("A few words: the bench by the harbour, my bus."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Write a few words.")},
    )
    meaning = forms.CharField(
        label=_("What does it mean to you?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_seen = forms.BooleanField(label=_("Those who work with me may see this picture"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.person.is_me:
            self.fields["meaning"].label = say("What does it mean to %(name)s?") % {"name": self.person.known_as}
            self.fields["is_seen"].label = say("%(name)s says that those who work with them may see this picture") % {
                "name": self.person.known_as
            }


class OnMapForm(OffersRings, SaidForm):
    """Where something in a picture stands on the map: enough to put it there in one step."""

    hears_what_was_seen = False

    called = forms.CharField(
        label=_("What is it called on the map?"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Write a few words.")},
    )
    kind = one_of(_("What is it?"), [Kind.PLACE, Kind.ACTIVITY])
    ring = ring_field()
    sector = one_of(_("Where does it belong?"), Sector)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ring"].label = say("How close is it?")

    def facts(self, meaning: str) -> TieFacts:
        """What is told of it; what it means comes along in the person's own words."""
        told = self.cleaned_data
        return TieFacts(
            name=told["called"],
            kind=told["kind"],
            ring=told["ring"],
            sector=told["sector"],
            is_paid=told["sector"] is Sector.PROFESSIONAL,
            in_their_words=meaning,
            is_own_view=self.told.is_the_persons_own,
        )
