"""What people write about a map, turned into typed values. A worker also says whose word it is and how it was told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.ids import TieId
from kith.ground.web.templates import isolate
from kith.networks.queries.acquaintances import TieNamed
from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.columns import Columns
from kith.networks.rules.deeds import Mood
from kith.networks.rules.exchange.coming import Defaults
from kith.networks.rules.exchange.keeping import MOST_LETTERS, NotKept, taken_up
from kith.networks.rules.exchange.sheet import Sheet
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.places import Carries, Place, Standing, Waiting
from kith.networks.rules.reminders import AGREED, Reach
from kith.networks.rules.vocabulary import (
    THREE_RINGS,
    Closeness,
    Feeling,
    Format,
    Help,
    Kind,
    Life,
    Mode,
    Parting,
    Rhythm,
    Ring,
    Sector,
    Symbol,
    Wish,
)
from kith.networks.rules.waves import Carried
from kith.people.forms import SaidForm, a_day
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
WISH_ICONS = {
    Wish.KEEP: "keep",
    Wish.GROW: "plus",
    Wish.REBUILD: "mend",
    Wish.STEP_BACK: "step",
    Wish.UNDECIDED: "ask",
}


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


def _offer(field: forms.Field, choices: Sequence[tuple[object, str]]) -> None:
    """Let a field be answered by these choices."""
    field.choices = choices  # type: ignore[attr-defined] # it is one of ours, and asks for a choice


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


class AddForm(SaidForm):
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

    def __init__(self, *args: Any, rings: Sequence[Ring], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["ring"], said_rings(rings))
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


class MoveForm(SaidForm):
    """Where somebody stands on the map."""

    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)

    def __init__(self, *args: Any, rings: Sequence[Ring], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["ring"], said_rings(rings))


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


def places(rings: Sequence[Ring]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every place on a map with these rings, by sector, as a list to pick from says it."""
    every = [[Place(ring, sector) for ring in rings] for sector in Sector]
    return [(_(row[0].sector.words), [(one.key, said_of(one)) for one in row]) for row in every]


def said_of(place: Place) -> str:
    """Say a place in the reader's language: how close, and in whose world."""
    return _("%(ring)s, %(sector)s") % {"ring": _(place.ring.words), "sector": _(place.sector.words)}


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


GONE = "gone"
"""What a list of places says of whoever is not in this life now."""


class WaveForm(SaidForm):
    """Going through a whole map again: everybody is kept where they are, unless a row says otherwise."""

    asks_nothing = True

    name = forms.CharField(
        label=gettext_lazy("What shall this map be called?"),
        help_text=gettext_lazy("A season, an occasion: “After the move”."),
        max_length=80,
        error_messages={"required": gettext_lazy("Give it a name, so that you will find it again.")},
    )
    names = forms.CharField(
        label=gettext_lazy("Who or what is new?"),
        help_text=gettext_lazy("One on each line. They wait in the tray until you give them a place."),
        max_length=4_000,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, rings: Sequence[Ring], ties: Sequence[Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ties = ties
        gone = _("Not in my life now") if self.person.is_me else _("Not in their life now")
        everywhere = [*places(rings), (GONE, gone)]
        for tie in ties:
            named = {"name": tie.name}
            self.fields[tie.place_field] = forms.ChoiceField(
                label=_("Where is %(name)s now?") % named, choices=everywhere, initial=tie.place.key, required=False
            )
            self.fields[tie.was_field] = forms.CharField(
                initial=tie.version, max_length=12, required=False, widget=forms.HiddenInput
            )
            self.fields[tie.parted_field] = picked_of(_("If not in this life now: why?"), Parting)
            self.fields[tie.why_field] = forms.CharField(
                label=_("In their own words, why it changed"), max_length=300, required=False
            )

    def clean_names(self) -> tuple[str, ...]:
        return names_of(self.cleaned_data["names"])

    def clean(self) -> dict[str, Any]:
        """Refuse to move or let go whoever was changed by somebody else meanwhile."""
        told = super().clean() or {}
        for tie in self.ties:
            if self._goes(tie) and told.get(tie.was_field) not in ("", str(tie.version)):
                said = _("Meanwhile somebody else changed this: %(place)s. Save again to have it as you say.")
                self.add_error(tie.place_field, said % {"place": said_of(tie.place)})
        return told

    def _goes(self, tie: Standing) -> bool:
        return self.cleaned_data.get(tie.place_field, "") not in ("", tie.place.key)

    def carried(self) -> tuple[Carried, ...]:
        """Return whoever does not stay as they were."""
        told = self.cleaned_data
        return tuple(
            Carried(
                tie.tie_id,
                tie.version,
                to=None if told[tie.place_field] == GONE else Place.of(told[tie.place_field]),
                parted_because=told[tie.parted_field] if told[tie.place_field] == GONE else None,
                because=told[tie.why_field],
            )
            for tie in self.ties
            if self._goes(tie)
        )

    def is_open(self, tie: Standing) -> bool:
        """Say whether the lesser questions about somebody want to be looked at."""
        asked = (tie.place_field, tie.parted_field, tie.why_field)
        return any(name in self.errors or self.data.get(name) for name in asked[1:]) or asked[0] in self.errors


class JustSaidForm(SaidForm):
    """Nothing but whose word it is: for a page that asks only yes or no."""


def _ticks(label: "StrOrPromise", ties: Iterable[TieNamed]) -> forms.MultipleChoiceField:
    """Ask for any number of those on the map, by name."""
    return forms.MultipleChoiceField(
        label=label,
        choices=[(str(tie.tie_id), tie.name) for tie in ties],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class KnowsForm(SaidForm):
    """Whom one on the map knows of the others, and to which of them they are close."""

    def __init__(self, *args: Any, tie: TieNamed, others: Sequence[TieNamed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        knows = _ticks(_("Who does %(name)s know?") % {"name": isolate(tie.name)}, others)
        self.fields = {"knows": knows, "close": _ticks(_("Close"), others), **self.fields}

    def knows(self) -> Mapping[TieId, Closeness]:
        """Return whom they know; whoever is close to them is known to them."""
        told = dict.fromkeys(self.cleaned_data["knows"], Closeness.KNOWS)
        told |= dict.fromkeys(self.cleaned_data["close"], Closeness.CLOSE)
        return {TieId(UUID(other)): closeness for other, closeness in told.items()}


class WhoKnowsWhomForm(SaidForm):
    """Who knows whom of a whole map: each name asks after those before it, so that each pair is asked about once."""

    def __init__(self, *args: Any, ties: Sequence[TieNamed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {row_of(tie.tie_id): _ticks(tie.name, ties[:number]) for number, tie in enumerate(ties) if number}
        self.fields = {**rows, **self.fields}
        self.ties = ties

    def pairs(self, standing: Iterable[Acquainted]) -> tuple[Acquainted, ...]:
        """Return who knows whom. How close two are stays as it was told; here it is not asked."""
        closeness = {pair.pair: pair.closeness for pair in standing}
        ticked = (
            acquainted(tie.tie_id, TieId(UUID(other)))
            for tie in self.ties[1:]
            for other in self.cleaned_data[row_of(tie.tie_id)]
        )
        return tuple(replace(pair, closeness=closeness.get(pair.pair, pair.closeness)) for pair in ticked)


def row_of(tie_id: TieId) -> str:
    """Return the field that asks whom one knows."""
    return f"knows_{tie_id}"


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
        self.fields["reach"].choices = [(reach.value, _(said)) for reach, said in words.items()]  # type: ignore[attr-defined] # ours
        if not self.person.is_me:
            name = {"name": isolate(self.person.known_as)}
            self.fields["rhythm"].label = _("How often does %(name)s want to be in touch?") % name
            self.fields["reach"].label = _("How shall %(name)s be told?") % name
            self.fields["tells_worker"].label = _("They want a worker to hear of it too, if it goes on being quiet")


class DecideForm(SaidForm):
    """What is wanted of a tie, what speaks for and against it, and in which form the question was put."""

    wish = one_of(gettext_lazy("What do you want?"), Wish)
    good_things = words_field(gettext_lazy("Good things about it"))
    hard_things = words_field(gettext_lazy("Hard things about it"))
    would_help = words_field(gettext_lazy("What would help"))
    despite_rhythm = forms.CharField(
        label=gettext_lazy("They are in touch every week or more. One line: why step back?"),
        max_length=500,
        required=False,
    )
    asked_in = picked_of(gettext_lazy("In which form did you ask?"), Format)
    worker_thinks = words_field(gettext_lazy("What you think, apart from it"))

    def __init__(self, *args: Any, asks_about_rhythm: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["wish"], [(wish.value, _(wish.sentence)) for wish in Wish])
        if not asks_about_rhythm:
            del self.fields["despite_rhythm"]
        if self.person.is_me:
            del self.fields["asked_in"], self.fields["worker_thinks"]
        else:
            self.fields["wish"].label = _("What does %(name)s want?") % {"name": self.person.known_as}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if {"told", "said_on"} <= told.keys() and self.told.is_the_persons_own and not self.format():
            self.add_error("asked_in", _("Say in which form you asked: their yes is kept with it."))
        return told

    def format(self) -> Format | None:
        """Return the form in which the question was put."""
        return Format.WRITTEN if self.person.is_me else self.cleaned_data.get("asked_in")

    def columns(self) -> Columns:
        told = self.cleaned_data
        return Columns(told["good_things"], told["hard_things"], told["would_help"], told.get("worker_thinks", ""))


class ConfirmForm(SaidForm):
    """The person's yes to what a worker wrote down."""

    asked_in = one_of(gettext_lazy("In which form did you ask?"), Format)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.person.is_me:
            del self.fields["asked_in"]

    def format(self) -> Format:
        return Format.WRITTEN if self.person.is_me else self.cleaned_data["asked_in"]


class WorkerViewForm(forms.Form):
    """How a worker sees a tie."""

    felt = one_of(gettext_lazy("How do you see it?"), Feeling)
    because = forms.CharField(
        label=gettext_lazy("What did you see or hear?"),
        max_length=500,
        error_messages={"required": gettext_lazy("Write what you saw or heard.")},
    )


FIRST_YEAR, LAST_YEAR = 1900, 2999
"""No map was drawn outside of these."""


class EarlierForm(forms.Form):
    """The day that the map is to be shown as it was on."""

    on = forms.DateField(
        label=gettext_lazy("Which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Write a day, like 2026-05-04.")},
    )

    def clean_on(self) -> date:
        """Refuse a day beside which no other stands in our calendar, and any on which nobody drew a map."""
        on: date = self.cleaned_data["on"]
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise forms.ValidationError(_("Write a day, like 2026-05-04."))
        return on


class FileForm(forms.Form):
    """A map from somewhere else, and where those belong of whom the file does not say it."""

    file = forms.FileField(
        label=gettext_lazy("Choose a file"),
        help_text=gettext_lazy("CSV, GraphML, or the zip that a program made of them, under 8 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.graphml,.xml,.zip"}),
        error_messages={"required": gettext_lazy("Choose a file first."), "empty": gettext_lazy("The file is empty.")},
    )
    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ring"].label = _("How close are those of whom the file does not say it?")
        self.fields["sector"].label = _("Where do those belong of whom the file does not say it?")

    @property
    def defaults(self) -> Defaults:
        return Defaults(self.cleaned_data["ring"], self.cleaned_data["sector"])


class BringInForm(SaidForm):
    """A yes to what was looked at: the sheet as it was read, and what it would have done."""

    sheet = forms.CharField(max_length=MOST_LETTERS, strip=False, widget=forms.HiddenInput)
    seal_of_all = forms.CharField(max_length=64, widget=forms.HiddenInput)
    ring = ring_field()
    sector = one_of(gettext_lazy("Where do they belong?"), Sector)

    def clean_sheet(self) -> Sheet:
        try:
            return taken_up(self.cleaned_data["sheet"])
        except NotKept:
            raise forms.ValidationError(_("Choose the file again: what was looked at is not whole any more.")) from None

    @property
    def defaults(self) -> Defaults:
        return Defaults(self.cleaned_data["ring"], self.cleaned_data["sector"])
