"""Who on a map knows whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from kith.ground.ids import TieId
from kith.ground.web.templates import isolate
from kith.networks.queries.acquaintances import TieNamed
from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.vocabulary import Closeness
from kith.people.forms import SaidForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


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
