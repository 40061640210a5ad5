"""How sentences about a map are said on a page: in the reader's language, with names and kinds of help filled in."""

from django.utils.translation import gettext
from markupsafe import Markup, escape

from kith.ground.web.templates import bdi, listed
from kith.networks.rules.exchange.coming import Because, understood
from kith.networks.rules.exchange.sheet import MANY, VOCABULARY, Column
from kith.networks.rules.sayings import Saying


def said(saying: Saying) -> Markup:
    """Say one sentence."""
    return escape(gettext(saying.words)) % {
        "names": listed(bdi(tie.name) for tie in saying.named),
        "away": listed(bdi(tie.name) for tie in saying.away),
        "kinds": listed(gettext(kind.phrase) for kind in saying.kinds),
    }


def reason_said(because: Because) -> Markup:
    """Say why a line of a file is not brought in, with the file's own words in it."""
    columns = {column.words for column in Column}
    fills = {name: gettext(str(one)) if one in columns else bdi(str(one)) for name, one in because.fills.items()}
    numbers = {name: one for name, one in because.fills.items() if isinstance(one, int)}
    return escape(gettext(because.words)) % {**fills, **numbers}


def cell_said(column: Column, cell: str) -> Markup:
    """Say what a cell of a sheet means, as the map says it."""
    if not cell:
        return escape(gettext("Not said"))
    if column is Column.PAID:
        return escape(gettext("Yes") if understood(column, cell) else gettext("No"))
    if column not in VOCABULARY:
        return bdi(cell)
    meant = understood(column, cell)
    terms = [term for term in VOCABULARY[column] if (term in meant if column in MANY else term is meant)]
    return listed(escape(gettext(term.words)) for term in terms)
