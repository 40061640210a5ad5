"""How reasons are said on a page: the rule's sentence, in the reader's language, with its words filled in."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext

from kith.directory.rules.freshness import FRESHNESS_WORDS, Freshness
from kith.directory.rules.searching import SEARCH_WORDS, UNKNOWNS, SearchReason
from kith.ground.reasons import Reason
from kith.ground.web.templates import day, isolate

_OURS = frozenset({"interest", "weekday", "provision"})
"""What fills a sentence and is a word of ours, so it is said in the reader's language too."""

_THEIRS = frozenset({"word", "place"})
"""What fills a sentence and was written by somebody: its direction never disturbs the sentence."""


def said(reason: Reason) -> str:
    """Say a reason of searching or of freshness."""
    code = reason.code
    words = FRESHNESS_WORDS[code] if isinstance(code, Freshness) else SEARCH_WORDS[SearchReason(code)]
    return gettext(words) % _filled(reason.params)


def _filled(params: Mapping[str, object]) -> dict[str, object]:
    return {name: _word(name, value) for name, value in params.items()}


def _word(name: str, value: object) -> object:
    if isinstance(value, date):
        return day(value)
    if name in _OURS:
        return gettext(str(value))
    return isolate(value) if name in _THEIRS else value


def is_unknown(reason: Reason) -> bool:
    """Say whether a reason tells what is not known."""
    return reason.code in UNKNOWNS
