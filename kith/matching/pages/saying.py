"""How reasons of matching are said on a page: the rule's sentence, in the reader's language, its words filled in."""

from collections.abc import Mapping

from django.utils.translation import gettext
from markupsafe import Markup, escape

from kith.ground.reasons import Reason
from kith.ground.web.templates import bdi, said
from kith.matching.rules import reasons

WORDS: Mapping[str, str] = {
    str(code): words
    for table in (reasons.WHY_WORDS, reasons.ASK_WORDS, reasons.WHY_NOT_WORDS)
    for code, words in table.items()
}
AT_THE_DESK: Mapping[str, str] = {**WORDS, **{str(code): words for code, words in reasons.ABOUT_SOMEBODY.items()}}


def said_to_them(reason: Reason) -> Markup:
    """Say a reason to the person it is for."""
    return _sentence(WORDS[reason.code], reason.params)


def said_at_the_desk(reason: Reason) -> Markup:
    """Say a reason to whoever looks with them."""
    return _sentence(AT_THE_DESK[reason.code], reason.params)


def _sentence(words: str, params: Mapping[str, object]) -> Markup:
    return escape(gettext(words)) % {name: _word(value) for name, value in params.items()}


def _word(value: object) -> object:
    """Set what was said apart, in the reader's language where it is a word of ours."""
    return bdi(said(value)) if isinstance(value, str) and value else value
