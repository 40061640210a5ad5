"""Sentences about a tie, said the same way on the map, in the list and aloud, in the language that is spoken now.

`mine` is true for the person's own eyes. Names are set apart; whatever is returned may stand in a page as it is.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape as escape_words

from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup, escape

from kith.ground.web import templates
from kith.ground.web.templates import isolate
from kith.ground.words import mark
from kith.networks.rules.marks import NOBODY, Known, Mark
from kith.networks.rules.vocabulary import Feeling, Help, Life, Ring, Wish

_YOU_WANT = {
    Wish.KEEP: mark("You want to keep this."),
    Wish.GROW: mark("You want to grow this."),
    Wish.REBUILD: mark("You want to rebuild this."),
    Wish.STEP_BACK: mark("You want to step back from this."),
    Wish.UNDECIDED: mark("You do not know yet what you want of this."),
}
_THEY_WANT = {
    Wish.KEEP: mark("%(name)s wants to keep this."),
    Wish.GROW: mark("%(name)s wants to grow this."),
    Wish.REBUILD: mark("%(name)s wants to rebuild this."),
    Wish.STEP_BACK: mark("%(name)s wants to step back from this."),
    Wish.UNDECIDED: mark("%(name)s does not know yet what to want of this."),
}
_FELT = {Feeling.HURTS: mark("It hurts."), Feeling.BOTH: mark("It helps, and it sometimes hurts.")}
_STANDS = {
    Life.REMEMBERED: mark("Remembered."),
    Life.OUT_OF_TOUCH: mark("Out of touch."),
    Life.NOT_NOW: mark("Not in my life now."),
}
_FEW = 4
_SAID_OF_MANY = 3


def spoken(tie: Mark, mine: bool, name: str) -> Markup:  # noqa: FBT001 - templates say it as they say the rest
    """Say a whole tie aloud: who, how near, how they stand, what with, how it feels, whom they know, what is wanted."""
    return Markup(spoken_in(get_language(), tie, mine, name))  # noqa: S704 - it is escaped


def spoken_in(language: str | None, tie: Mark, mine: bool, name: str) -> str:  # noqa: FBT001
    """Say a whole tie aloud in the language that is spoken now, which whoever draws a whole map asks for once."""
    second = f", {isolate(tie.second_line)}" if tie.second_line else ""
    now = _as_it_is(language, tie.ring, tie.life, tie.helps_with, tie.felt)
    known = acquainted(tie) if tie.known is not NOBODY else ""
    wanted = _wants(language, tie.wish, mine, name) if tie.wish else ""
    nearer = wishes(tie, mine, name) if tie.wished_ring else ""
    said = f"{escape_words(isolate(tie.name) + second)}. {now}"
    more = [sentence for sentence in (known, wanted, nearer) if sentence]
    return " ".join([said, *more]) if more else said


@lru_cache(4096)
def _as_it_is(_language: str | None, ring: Ring, life: Life, kinds: tuple[Help, ...], feeling: Feeling | None) -> str:
    """Say how a tie is now, in one language: many on a map are alike in it."""
    sentences = (_in_words(ring.sentence), _stands(life), _helps(kinds), _felt(feeling))
    return " ".join([sentence for sentence in sentences if sentence])


def stands(tie: Mark) -> Markup:
    """Say where a tie stands in the person's life, where it is not simply there."""
    return _stands(tie.life)


def _stands(life: Life) -> Markup:
    return _in_words(_STANDS.get(life, ""))


def helps(tie: Mark) -> Markup:
    """Say what somebody helps with."""
    return _helps(tie.helps_with)


def _helps(kinds: Sequence[Help]) -> Markup:
    if not kinds:
        return _NOTHING
    return escape(gettext("Helps with %(kinds)s.")) % {"kinds": listed(kind.phrase for kind in kinds)}


def felt(tie: Mark) -> Markup:
    """Say how a tie feels, where it hurts."""
    return _felt(tie.felt)


def _felt(feeling: Feeling | None) -> Markup:
    return _in_words(_FELT.get(feeling, "") if feeling else "")


def acquainted(tie: Mark) -> Markup:
    """Say whom somebody knows on the map, and whom they knew."""
    return _acquainted(tie.known)


def _acquainted(known: Known) -> Markup:
    sentences = []
    if known.knows:
        sentences.append(escape(gettext("Knows %(names)s.")) % {"names": _names(known.knows)})
    if known.knew:
        sentences.append(escape(gettext("Knew %(names)s.")) % {"names": _names(known.knew)})
    return Markup(" ").join(sentences)


def _names(names: Sequence[str]) -> Markup:
    """Say names in one sentence; of many, the first few, and how many others."""
    if len(names) <= _FEW:
        return templates.listed(map(isolate, names))
    others = len(names) - _SAID_OF_MANY
    sentence = ngettext("%(some)s and %(num)s other", "%(some)s and %(num)s others", others)
    return escape(sentence) % {"some": Markup(", ").join(map(isolate, names[:_SAID_OF_MANY])), "num": others}


def wants(wish: Wish | None, mine: bool, name: str) -> Markup:  # noqa: FBT001
    """Say what the person wants of a tie."""
    if wish is None:
        return _NOTHING
    return _in_words(_YOU_WANT[wish]) if mine else _in_words(_THEY_WANT[wish]) % {"name": name}


def wishes(tie: Mark, mine: bool, name: str) -> Markup:  # noqa: FBT001
    """Say where the person would like somebody to be, where that is elsewhere than now."""
    ring = tie.wished_ring
    if ring is None:
        return _NOTHING
    return _in_words(ring.you_wish) if mine else _in_words(ring.they_wish) % {"name": name}


@lru_cache(1024)
def _wants(_language: str | None, wish: Wish, mine: bool, name: str) -> str:  # noqa: FBT001
    """Say what one person wants of some ties, in one language."""
    return str(wants(wish, mine, name))


def listed(words: Iterable[str]) -> Markup:
    """Say some words of ours one after the other: feelings, advice and company."""
    *first, last = [_in_words(word) for word in words] or [_NOTHING]
    comma = _in_words(mark(",")) + " "
    return comma.join(first) + (Markup(" {} ").format(_in_words(mark("and"))) if first else "") + last


def _in_words(message: str) -> Markup:
    return escape(gettext(message)) if message else _NOTHING


_NOTHING = Markup()
