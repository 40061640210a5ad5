"""Somebody or something on a map: put there, told of, moved."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.ids import TieId
from kith.networks.forms.fields import (
    LONGEST_NAME,
    OffersRings,
    one_of,
    picked_of,
    ring_field,
    several_of,
    symbol_field,
    wished_field,
    words_field,
)
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Mode, Parting, Rhythm, Ring, Sector
from kith.people.forms import SaidForm, picture_field


class AddForm(OffersRings, SaidForm):
    """The few questions that put somebody on the map; everything else can wait."""

    name_they_use = forms.CharField(
        label=gettext_lazy("What do you call them?"),
        help_text=gettext_lazy("A first name is enough. “The lady at the shop” is fine."),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write a name, or a word you will know them by")},
    )
    relationship = forms.CharField(
        label=gettext_lazy("Who or what are they to you?"),
        help_text=gettext_lazy("My daughter, the park, my dog, art on Thursdays."),
        max_length=80,
        required=False,
    )
    kind = one_of(gettext_lazy("What is it?"), Kind)
    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)
    helps_with = several_of(gettext_lazy("What do they help with?"), Help)
    is_room = forms.BooleanField(label=gettext_lazy("Nobody yet: leave room for someone"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.person.is_me:
            self.fields["name_they_use"].label = _("What do they call them?")
            self.fields["relationship"].label = _("Who or what are they to %(name)s?") % {"name": self.person.known_as}

    def facts(self) -> TieFacts:
        told = self.cleaned_data
        return TieFacts(
            name=told["name_they_use"],
            relationship=told["relationship"],
            kind=told["kind"],
            ring=told["ring"],
            sector=told["sector"],
            is_paid=told["sector"] is Sector.PROFESSIONAL,
            helps_with=frozenset(told["helps_with"]),
            life=Life.HOPED_FOR if told["is_room"] else Life.NOW,
            is_own_view=self.told.is_the_persons_own,
        )


class ChangeForm(AddForm):
    """Everything that can be told of a tie."""

    gives = several_of(gettext_lazy("What do you help them with?"), Help)
    wished_ring = wished_field(gettext_lazy("Where would you like them to be?"))
    felt = one_of(gettext_lazy("How does it feel?"), Feeling, required=False)
    in_their_words = words_field(gettext_lazy("In your own words"))
    rhythm = picked_of(gettext_lazy("How often are you in touch?"), Rhythm)
    mode = picked_of(gettext_lazy("How?"), Mode)
    symbol = symbol_field()
    is_paid = forms.BooleanField(label=gettext_lazy("They are paid to be there"), required=False)
    life = one_of(gettext_lazy("Are they in your life now?"), [life for life in Life if life is not Life.REMEMBERED])
    parted_because = picked_of(gettext_lazy("If they are not in your life now: why, as you see it?"), Parting)
    met_through = forms.ChoiceField(label=gettext_lazy("Met through"), required=False)

    def __init__(
        self, *args: Any, rings: Sequence[Ring], others: Mapping[TieId, str], is_remembered: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, rings=rings, **kwargs)
        del self.fields["is_room"]
        self.fields["wished_ring"] = wished_field(_("Where would you like them to be?"), rings)
        choices = [("", _("Nobody and nothing on the map")), *((str(tie_id), said) for tie_id, said in others.items())]
        self.fields["met_through"] = forms.ChoiceField(label=_("Met through"), choices=choices, required=False)
        self.is_remembered = is_remembered
        if is_remembered:
            for name in ("life", "parted_because", "rhythm", "mode"):
                del self.fields[name]
        if not self.person.is_me:
            self._speak_of_the_person()

    def _speak_of_the_person(self) -> None:
        labels = {
            "gives": _("What does %(name)s help them with?"),
            "wished_ring": _("Where would %(name)s like them to be?"),
            "felt": _("How does it feel, as %(name)s says?"),
            "in_their_words": _("In the words of %(name)s"),
            "rhythm": _("How often are they in touch?"),
            "life": _("Are they in the life of %(name)s now?"),
            "parted_because": _("If they are not in the life of %(name)s now: why, as %(name)s sees it?"),
        }
        for field, label in labels.items():
            if field in self.fields:
                self.fields[field].label = label % {"name": self.person.known_as}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("parted_because") and told.get("life") is not Life.NOT_NOW:
            told["parted_because"] = None
        return told

    def facts(self) -> TieFacts:
        told = self.cleaned_data
        met_through = told["met_through"]
        return TieFacts(
            name=told["name_they_use"],
            relationship=told["relationship"],
            kind=told["kind"],
            ring=told["ring"],
            sector=told["sector"],
            is_paid=told["is_paid"],
            helps_with=frozenset(told["helps_with"]),
            gives=frozenset(told["gives"]),
            felt=told["felt"],
            rhythm=told.get("rhythm"),
            mode=told.get("mode"),
            life=Life.REMEMBERED if self.is_remembered else told["life"],
            parted_because=told.get("parted_because"),
            in_their_words=told["in_their_words"],
            is_own_view=self.told.is_the_persons_own,
            met_through_id=TieId(UUID(met_through)) if met_through else None,
            wished_ring=told["wished_ring"],
            symbol=told["symbol"],
        )


class MoveForm(OffersRings, SaidForm):
    """Where somebody stands on the map."""

    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)


class MarkPhotoForm(SaidForm):
    """A picture from the reader's own device, for a mark."""

    picture = picture_field(gettext_lazy("Choose a photo"), missing=gettext_lazy("Choose a photo first."))


class JustSaidForm(SaidForm):
    """Nothing but whose word it is: for a page that asks only yes or no."""
