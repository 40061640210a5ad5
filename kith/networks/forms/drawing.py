"""Drawing: the map as a table, the names in the tray, and how many rings there are."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.networks.forms.fields import LONGEST_NAME, picked_of, places, said, said_of, several_of, wished_field
from kith.networks.rules.places import Carries, Place, Standing, Waiting
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Ring
from kith.people.forms import SaidForm


class RingsForm(forms.Form):
    """How many rings a map has."""

    rings = forms.TypedChoiceField(
        label=gettext_lazy("How many rings?"),
        choices=lambda: [("3", _("Three rings")), ("4", _("Four rings"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )

    @property
    def has_edge(self) -> bool:
        """Whether the fourth is wanted."""
        return bool(self.cleaned_data["rings"] == "4")


MOST_NAMES = 30
"""So many names can be put into the tray at once."""


def names_of(lines: str) -> tuple[str, ...]:
    """Return the names that stand on some lines. Raises ValidationError where they are too many, or too long."""
    told = tuple(name for line in lines.splitlines() if (name := line.strip()))
    if len(told) > MOST_NAMES:
        raise forms.ValidationError(_("Put at most %(num)d in at once.") % {"num": MOST_NAMES})
    if any(len(name) > LONGEST_NAME for name in told):
        raise forms.ValidationError(_("Make each of them shorter: a first name is enough."))
    return told


class DrawForm(SaidForm):
    """The map as a table: a row for everybody on it and in the tray. What differs from before is what is done."""

    asks_nothing = True

    names = forms.CharField(
        label=gettext_lazy("Who or what comes to mind?"),
        help_text=gettext_lazy("One on each line. They wait in the tray until you give them a place."),
        max_length=4_000,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        *args: Any,
        rings: Sequence[Ring],
        ties: Sequence[Standing],
        tray: Sequence[Waiting],
        asks_what_is_carried: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ties, self.tray = ties, tray
        everywhere = places(rings)
        on_map = [*everywhere, ("off", _("Off the map"))]
        in_tray = [("", _("In the tray, no place yet")), *everywhere, ("off", _("Out of the tray"))]
        kinds = said(Kind)()
        for tie in ties:
            here = _("Where is %(name)s?") % {"name": tie.name}
            self.fields[tie.place_field] = forms.ChoiceField(
                label=here, choices=on_map, initial=tie.place.key, required=False
            )
            self.fields[tie.was_field] = forms.CharField(
                initial=tie.place.key, max_length=32, required=False, widget=forms.HiddenInput
            )
            wished = _("Where would you like %(name)s to be?") % {"name": tie.name}
            self.fields[tie.wish_field] = wished_field(wished, rings)
            self.fields[tie.wish_field].initial = tie.wished
            self.fields[tie.was_wish_field] = forms.CharField(
                initial=tie.wished or "", max_length=2, required=False, widget=forms.HiddenInput
            )
            if asks_what_is_carried:
                self._ask_what_is_carried(tie)
        for one in tray:
            here = _("Where does %(name)s belong?") % {"name": one.name}
            self.fields[one.place_field] = forms.ChoiceField(label=here, choices=in_tray, required=False)
            self.fields[one.kind_field] = forms.TypedChoiceField(
                label=_("What is %(name)s?") % {"name": one.name},
                choices=kinds,
                coerce=Kind,
                initial=Kind.PERSON.value,
                empty_value=Kind.PERSON,
                required=False,
            )

    def _ask_what_is_carried(self, tie: Standing) -> None:
        gives = (
            _("What do you help %(other)s with?") if self.person.is_me else _("What does %(name)s help %(other)s with?")
        )
        felt = _("How does it feel?") if self.person.is_me else _("How does it feel, as %(name)s says?")
        named = {"name": self.person.known_as, "other": tie.name}
        self.fields[tie.helps_field] = several_of(_("What does %(other)s help with?") % named, Help)
        self.fields[tie.helps_field].initial = sorted(tie.carries.helps_with)
        self.fields[tie.gives_field] = several_of(gives % named, Help)
        self.fields[tie.gives_field].initial = sorted(tie.carries.gives)
        self.fields[tie.felt_field] = picked_of(felt % named, Feeling)
        self.fields[tie.felt_field].initial = tie.carries.felt
        self.fields[tie.was_carried_field] = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def clean_names(self) -> tuple[str, ...]:
        return names_of(self.cleaned_data["names"])

    def clean(self) -> dict[str, Any]:
        """Refuse to move somebody whom somebody else moved meanwhile, or to tell what somebody else told otherwise."""
        told = super().clean() or {}
        for tie in self.ties:
            if self._is_asked(tie) and told.get(tie.was_field) not in ("", tie.place.key):
                said = _("Meanwhile somebody else put them here: %(place)s. Save again to put them where you say.")
                self.add_error(tie.place_field, said % {"place": said_of(tie.place)})
            if self._is_wished_anew(tie) and told.get(tie.was_wish_field, "") != str(tie.wished or ""):
                self.add_error(tie.wish_field, _("Meanwhile somebody else wrote this. Save again if you mean it."))
            if self._is_told_anew(tie) and told[tie.was_carried_field] != tie.carries.key:
                self.add_error(tie.helps_field, _("Meanwhile somebody else wrote this. Save again if you mean it."))
        return told

    def _is_told_anew(self, tie: Standing) -> bool:
        """Whether a row says that a tie carries something else than its writer was shown. No row, nothing said."""
        shown = self.cleaned_data.get(tie.was_carried_field)
        return bool(shown) and self._carries(tie).key != shown

    def _carries(self, tie: Standing) -> Carries:
        helps_with, gives = (frozenset(self.cleaned_data.get(name, ())) for name in (tie.helps_field, tie.gives_field))
        return Carries(helps_with, gives, self.cleaned_data.get(tie.felt_field))

    def carried(self) -> Iterator[tuple[Standing, Carries]]:
        """Return of whom it is told otherwise what their tie carries, and what."""
        for tie in self.ties:
            if self._is_told_anew(tie) and self._carries(tie) != tie.carries:
                yield tie, self._carries(tie)

    def _is_wished_anew(self, tie: Standing) -> bool:
        """Whether a row says another wish than the one that its writer was shown. A form without the row says none."""
        if tie.wish_field not in self.data:
            return False
        wished, shown = (self.cleaned_data.get(name) for name in (tie.wish_field, tie.was_wish_field))
        return str(wished or "") != str(shown or "")

    def wishes(self) -> Iterator[tuple[Standing, Ring | None]]:
        """Return who is wished elsewhere than before, and in which ring."""
        for tie in self.ties:
            ring = self.cleaned_data[tie.wish_field]
            if self._is_wished_anew(tie) and ring is not tie.wished:
                yield tie, ring

    def _is_asked(self, tie: Standing) -> bool:
        """Whether a row says another place than the one that its writer was shown."""
        key, shown = (self.cleaned_data.get(name, "") for name in (tie.place_field, tie.was_field))
        return key not in ("", shown or tie.place.key)

    def moves(self) -> Iterator[tuple[Standing, Place | None]]:
        """Return who goes elsewhere, and where; nowhere for whoever goes off the map."""
        for tie in self.ties:
            key = self.cleaned_data[tie.place_field]
            if self._is_asked(tie) and key != tie.place.key:
                yield tie, None if key == "off" else Place.of(key)

    def placings(self) -> Iterator[tuple[Waiting, Kind, Place | None]]:
        """Return who leaves the tray, as what, and where to; nowhere for whoever is named no more."""
        for one in self.tray:
            key = self.cleaned_data[one.place_field]
            if key:
                yield one, self.cleaned_data[one.kind_field], None if key == "off" else Place.of(key)
