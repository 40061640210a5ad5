"""The Jinja environment of every page: where templates lie, and the few words they may use.

`networks/map.html` is `kith/networks/pages/map.html`; `web/…` is here; the sign-in library's own names
(`account/login.html`) are answered from `kith/ground/sign_in/pages`. An unknown variable, route or icon is an
error, never an empty space on a page.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.forms import BaseForm, BoundField
from django.forms.widgets import ChoiceWidget
from django.template import engines
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    pass_context,
    pass_eval_context,
    select_autoescape,
)
from jinja2.loaders import BaseLoader
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kith.ground import clock

HERE = Path(__file__).parent
BDI = Markup("<bdi>"), Markup("</bdi>")
KEPT_WORDS = 4096
"""How many sentences are kept as they are said in one language: a long list says the same few many hundred times."""
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
HOUSE = HERE.parent.parent


def environment(**options: Any) -> Environment:
    """Build the environment; Django's Jinja2 backend calls this once with its own options.

    What a room writes in Python for every page that shows it, such as a map, settings name as a module.
    """
    options = {
        **options,
        "loader": loader(),
        "undefined": StrictUndefined,
        "autoescape": select_autoescape(enabled_extensions=("html", "svg"), default_for_string=True),
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    env = Environment(**options)  # noqa: S701 - chosen by file ending above: letters sent as text are not HTML
    env.policies["ext.i18n.trimmed"] = True
    only_words = _only_words(gettext)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        only_words, _only_words(ngettext), newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals["_"] = _in_short(only_words)
    env.globals.update(static=static, url=url, icon=icon, bdi=bdi, isolate=isolate, fresh_key=fresh_key)
    env.filters.update(
        day=day, clock=time_of_day, when=when, machine=machine, bdi=bdi, chosen=chosen, mistakes=mistakes, listed=listed
    )
    env.filters["said"] = said
    env.filters["unnamed"] = unnamed
    env.filters.update(control=control, attributes=attributes, as_typed=as_typed)
    env.globals.update({name: import_module(module) for name, module in settings.KITH_PAGES_KNOW.items()})
    env.globals["kit"] = env.get_template("web/components/kit.html").module
    return env


def load_all() -> None:
    """Read and compile every page there is, so that nobody is the one for whom it is done."""
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]  # this engine has one
    for name in env.list_templates(extensions=("html", "txt")):
        env.get_template(name)


def _only_words(translate: Callable[..., str]) -> Callable[..., str]:
    """Let a sentence that is translated be words and no markup, as it may be what somebody wrote."""

    @lru_cache(KEPT_WORDS, typed=True)  # markup and the same words are equal, and only one of them is safe
    def in_language(_language: str | None, *message: Any) -> str:
        return translate(*message)

    @pass_eval_context
    def translated(on: EvalContext, *message: Any) -> str:
        words = in_language(get_language(), *message)
        return escape(words) if on.autoescape else words

    return translated


def _in_short(translated: Callable[..., str]) -> Callable[..., str]:
    """Fill in words only where there is something to fill in: most name nothing, and stand in a page by the hundred."""

    @pass_eval_context
    def in_short(on: EvalContext, message: str, **names: object) -> str:
        words = translated(on, message)
        return words % names if names or "%" in words else words

    return in_short


def said(words: object) -> str:
    """Say a word of ours in the language that is spoken now; what somebody wrote comes just as they wrote it."""
    return gettext(str(words)) if words else ""


def loader() -> BaseLoader:
    """Find every room's pages, the ground's layouts and components, and our answers to the sign-in library."""
    rooms = {pages.parent.name: FileSystemLoader(pages) for pages in sorted(HOUSE.glob("*/pages"))}
    web = PrefixLoader({name: FileSystemLoader(HERE / name) for name in ("layouts", "components")})
    entrance = FileSystemLoader(HOUSE / "ground/sign_in/pages")
    ground = {name: FileSystemLoader(HOUSE / f"ground/{name}/pages") for name in ("running", "devices")}
    return ChoiceLoader([PrefixLoader({**rooms, **ground, "web": web, "sign_in": entrance}), entrance])


def url(name: str, **kwargs: object) -> str:
    """Give the address of a route; a route that does not exist is an error."""
    return _address(name, tuple(kwargs.items()))


@lru_cache(4096)
def _address(name: str, words: tuple[tuple[str, object], ...]) -> str:
    """Make up an address: a long list leads to the same few hundred pages every time it is read."""
    return reverse(name, kwargs=dict(words))


def bdi(words: object) -> Markup:
    """Wrap what people wrote or are called, so that its direction never disturbs the sentence around it."""
    return BDI[0] + escape(words) + BDI[1]


def isolate(words: object) -> str:
    """Set what people are called apart where no element may stand: the title, a label for a screen reader."""
    return f"\u2068{words}\u2069"


@pass_context
def unnamed(context: Context, title: str) -> str:
    """Leave out what people are called where the screen is a shared one: its browser keeps the titles of pages."""
    frame = context.get("frame")
    if frame is None or frame.lent is None:
        return title
    return ISOLATED.sub(gettext("somebody"), title)


def fresh_key() -> str:
    """Make the key that lets a form be sent once, however often its button is pressed."""
    return uuid4().hex


def icon(name: str, *, flip: bool = False, label: str = "") -> Markup:
    """Draw one line icon; with a label it speaks, without one it is decoration. `flip` turns it right to left."""
    if label:
        return _draw(name, Markup('role="img" aria-label="{}"').format(label), flip=flip)
    return _decoration(name, flip=flip)


def _draw(name: str, spoken: Markup, *, flip: bool) -> Markup:
    if name not in icon_names():
        raise KeyError(f"No icon is called {name!r}: see static/web/icons.svg")
    return Markup('<svg class="i{}" viewBox="0 0 24 24" {}><use href="{}#{}"/></svg>').format(
        " i--flip" if flip else "", spoken, static("web/icons.svg"), name
    )


@cache
def _decoration(name: str, *, flip: bool) -> Markup:
    return _draw(name, Markup('aria-hidden="true"'), flip=flip)


@cache
def icon_names() -> frozenset[str]:
    """Read the names of the icons from the sprite itself."""
    return frozenset(_strokes())


def strokes_of(name: str) -> str:
    """Return what an icon is drawn with, on its grid of 24: for a drawing that stands by itself."""
    return _strokes()[name]


@cache
def _strokes() -> dict[str, str]:
    sprite = (HERE / "static/web/icons.svg").read_text()
    return dict(re.findall(r'<symbol id="([a-z-]+)" viewBox="0 0 24 24">(.*?)</symbol>', sprite))


def day(moment: date | datetime) -> str:
    """Say a day as we speak: Tuesday 12 May, with the year when it is another year."""
    local = _local(moment)
    this_year = timezone.localtime(clock.now()).year
    shape = "l j F" if local.year == this_year else "l j F Y"
    return _in_words(date(local.year, local.month, local.day), shape, get_language())


@lru_cache(1024)
def _in_words(local: date, shape: str, _language: str | None) -> str:
    """Say a day in the language that is spoken now: a long list says the same few days again and again."""
    return formats.date_format(local, shape, use_l10n=False)


def time_of_day(moment: datetime) -> str:
    """Say a time of day: 10:20."""
    return formats.date_format(_local(moment), "H:i", use_l10n=False)


def when(moment: datetime) -> str:
    """Say a day and a time: Tuesday 12 May at 10:20."""
    return gettext("%(day)s at %(time)s") % {"day": day(moment), "time": time_of_day(moment)}


def machine(moment: date | datetime) -> str:
    """Write a moment for the datetime attribute of a time element."""
    return _local(moment).isoformat()


def _local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment


def control(bound: BoundField) -> str:
    """Name the control that a field asks for: its input type, `textarea`, `select` or `choices`."""
    widget = bound.field.widget
    kind = str(widget.attrs.get("type") or getattr(widget, "input_type", "textarea"))
    return "choices" if isinstance(widget, ChoiceWidget) and kind in {"radio", "checkbox"} else kind


def attributes(bound: BoundField) -> dict[str, object]:
    """Give what a field's widget says of its own control, without what the kit writes itself."""
    ours = {"type", "id", "name", "value", "rows", "cols", "dir", "autocomplete"}
    return {name: value for name, value in bound.field.widget.attrs.items() if name not in ours}


def as_typed(bound: BoundField) -> object:
    """Give a field's value as its control holds it, or none: a browser would otherwise write a moment its own way.

    A form that holds other words than it came with counts as begun, and what is begun is kept for whoever began it.
    """
    value = bound.value()
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value


def chosen(bound: BoundField) -> frozenset[str]:
    """Give the values that are ticked or picked in a field of choices, as words."""
    value = bound.value()
    values: Iterable[object] = value if isinstance(value, list | tuple | set | frozenset) else [value]
    return frozenset("" if v is None else str(v) for v in values)


def mistakes(forms: Iterable[BaseForm]) -> list[tuple[str, str]]:
    """List what there is to look at in some forms: the id to go to (empty for the whole form) and the sentence."""
    found = []
    for form in forms:
        for name, sentences in form.errors.items():
            target = form[name].auto_id if name in form.fields else ""
            found += [(str(target), str(sentence)) for sentence in sentences]
    return found


def listed(words: Iterable[object]) -> Markup:
    """Join a few names or words as a person would say them: Anne, Priya and Sam."""
    said = [escape(w) for w in words]
    if len(said) < 2:  # noqa: PLR2004 - one word needs no joining
        return Markup("").join(said)
    sentence = escape(gettext("%(some)s and %(last)s"))
    return sentence % {"some": Markup(", ").join(said[:-1]), "last": said[-1]}
