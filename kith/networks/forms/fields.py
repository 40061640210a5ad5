"""The questions that forms about a map have in common: one term, several, a ring, a place, a picture, some words."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.networks.rules.places import Place
from kith.networks.rules.vocabulary import THREE_RINGS, Help, Kind, Ring, Sector, Symbol
from kith.people.rules.terms import Term

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_NAME = 80
KIND_ICONS = {
    Kind.PERSON: "person",
    Kind.PLACE: "pin",
    Kind.ACTIVITY: "ball",
    Kind.GROUP: "group",
    Kind.SERVICE: "handshake",
    Kind.ANIMAL: "paw",
}
SYMBOL_ICONS = {symbol.value: symbol.icon for symbol in Symbol}
NO_SYMBOL = "none"
HELP_ICONS = {kind.value: kind.icon for kind in Help}


def said(terms: Iterable[Term]) -> Callable[[], list[tuple[str, str]]]:
    """Say terms in the reader's language, each time they are shown."""
    members = list(terms)
    return lambda: [(term.value, _(term.words)) for term in members]


def one_of(label: "StrOrPromise", terms: Iterable[Term], *, required: bool = True) -> forms.TypedChoiceField:
    """Ask for one term: a few choices to press."""
    members = list(terms)
    return forms.TypedChoiceField(
        label=label,
        choices=said(members),
        coerce=type(members[0]),
        empty_value=None,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )


def picked_of(label: "StrOrPromise", terms: Iterable[Term]) -> forms.TypedChoiceField:
    """Ask for one term, or none, from a longer list."""
    members = list(terms)
    return forms.TypedChoiceField(
        label=label,
        choices=lambda: [("", _("Not said")), *said(members)()],
        coerce=type(members[0]),
        empty_value=None,
        required=False,
        widget=forms.Select,
    )


def several_of(label: "StrOrPromise", terms: Iterable[Term]) -> forms.TypedMultipleChoiceField:
    """Ask for any number of terms."""
    members = list(terms)
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=said(members),
        coerce=type(members[0]),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def said_rings(rings: Iterable[Ring] = THREE_RINGS) -> list[tuple[int, str]]:
    """Say rings in the reader's language, as choices."""
    return [(ring.value, _(ring.words)) for ring in rings]


def ring_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("How close are they?"),
        choices=said_rings,
        coerce=lambda value: Ring(int(value)),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a ring.")},
    )


def wished_field(label: "StrOrPromise", rings: Sequence[Ring] = THREE_RINGS) -> forms.TypedChoiceField:
    """Ask in which ring somebody is wished to be; nowhere else than they are, where nothing is chosen."""
    return forms.TypedChoiceField(
        label=label,
        choices=lambda: [("", _("Where they are")), *said_rings(rings)],
        coerce=lambda value: Ring(int(value)),
        empty_value=None,
        required=False,
    )


def offer(field: forms.Field, choices: Sequence[tuple[object, str]]) -> None:
    """Let a field be answered by these choices."""
    field.choices = choices  # type: ignore[attr-defined] # it is one of ours, and asks for a choice


class OffersRings(forms.Form):
    """A form that asks for a ring: it offers those of the map that it is about."""

    def __init__(self, *args: Any, rings: Sequence[Ring], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["ring"], said_rings(rings))


def symbol_field() -> forms.TypedChoiceField:
    """Ask which picture stands for somebody; none, where they keep their first letters or the picture of their kind."""
    return forms.TypedChoiceField(
        label=gettext_lazy("Which picture stands for them on the map?"),
        help_text=gettext_lazy("Without one it is the first letters of a name, or what it is."),
        choices=lambda: [(NO_SYMBOL, _("No picture")), *said(Symbol)()],
        coerce=lambda value: None if value == NO_SYMBOL else Symbol(value),
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def words_field(label: "StrOrPromise", *, hint: str = "", most: int = 2000) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=most, required=False, widget=forms.Textarea)


def places(rings: Sequence[Ring]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every place on a map with these rings, by sector, as a list to pick from says it."""
    every = [[Place(ring, sector) for ring in rings] for sector in Sector]
    return [(_(row[0].sector.words), [(one.key, said_of(one)) for one in row]) for row in every]


def said_of(place: Place) -> str:
    """Say a place in the reader's language: how close, and in whose world."""
    return _("%(ring)s, %(sector)s") % {"ring": _(place.ring.words), "sector": _(place.sector.words)}
