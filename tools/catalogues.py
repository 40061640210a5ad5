"""Build the accented, right-to-left language in which every page is tested: locale `ar_XB`, shown as a test language.

It is made from the words in the code, so it is complete by construction: what a page still shows in plain letters was
not marked for translation. The words of Django and of the sign-in library are taken along, because pages show them too.
The catalogue is built, never committed; the wheel carries it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from machine import ROOT

PACKAGE = ROOT / "kith"
BUILT = PACKAGE / "locale" / "ar_XB" / "LC_MESSAGES" / "django.mo"
READERS = [
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**/pages/**.txt", "jinja2"),
]
# As in kith/ground/web/templates.py: a message is found at run time only if it was read the same way.
AS_PAGES_ARE_READ = {
    "extensions": "jinja2.ext.do",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
OPTIONS = {"**.html": AS_PAGES_ARE_READ, "**/pages/**.txt": AS_PAGES_ARE_READ}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "mark": None,
    "say": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
LIBRARIES = ("django.conf", "django.contrib.auth", "django.contrib.contenttypes", "allauth")

ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÂƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽâƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž",
)
KEPT = re.compile(
    r"""
      <[^<>]*>                                     # markup
    | &\#?\w+;                                     # a character by name
    | %\(\w+\)[-\#0+ ]*\d*(?:\.\d+)?[a-zA-Z]       # %(name)s
    | %[-\#0+]*\d*(?:\.\d+)?[sdifgr]               # %s
    | %%
    | \{[^{}]*\}                                   # {name}
    """,
    re.VERBOSE,
)


def accented(text: str) -> str:
    """Accent every letter of a message and bracket the whole, leaving placeholders, markup and outer space as they are.

    The brackets show where a page glued two messages together or cut one short.
    """
    words = text.strip()
    if not words:
        return text
    start = text.index(words)
    return f"{text[:start]}[{''.join(accented_parts(words))}]{text[start + len(words) :]}"


def accented_parts(text: str) -> Iterator[str]:
    end = 0
    for kept in KEPT.finditer(text):
        yield text[end : kept.start()].translate(ACCENTED)
        yield kept.group()
        end = kept.end()
    yield text[end:].translate(ACCENTED)


def accented_message(message: Message) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return accented(message.id)
    return tuple(accented(form) for form in message.id)


def our_messages(package: Path) -> Iterator[Message]:
    """Read every word marked for translation in the code and the templates of a package."""
    found = extract_from_dir(package, READERS, options_map=OPTIONS, keywords=KEYWORDS, strip_comment_tags=True)
    for file, line, words, comments, context in found:
        yield Message(words, locations=[(file, line)], auto_comments=comments, context=context)


def library_messages(library: str) -> Iterator[Message]:
    """Read the words that a library itself says, from the English catalogue it ships."""
    shipped = files(library) / "locale" / "en" / "LC_MESSAGES" / "django.po"
    with shipped.open("rb") as opened:
        yield from (message for message in read_po(opened, locale="en") if message.id)


def accented_catalogue(messages: Iterable[Message]) -> Catalog:
    """Translate messages into the test language, which counts as English does: one, and more than one."""
    catalogue = Catalog(locale="en", project="Kith", charset="utf-8")
    for message in messages:
        catalogue.add(message.id, accented_message(message), context=message.context)
    return catalogue


def bring_up_to_date() -> None:
    """Build the catalogue if anything that holds words has changed since it was built."""
    if is_current():
        return
    messages = [message for library in LIBRARIES for message in library_messages(library)]
    catalogue = accented_catalogue([*messages, *our_messages(PACKAGE)])
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    being_written = BUILT.with_suffix(f".{os.getpid()}")
    with being_written.open("wb") as opened:
        write_mo(opened, catalogue)
    being_written.replace(BUILT)
    print(f"Built the test language: {len(catalogue)} messages.")


def is_current() -> bool:
    if not BUILT.exists():
        return False
    built_at = BUILT.stat().st_mtime
    sources = (path for pattern in ("*.py", "*.html", "*.txt") for path in PACKAGE.rglob(pattern))
    return all(path.stat().st_mtime < built_at for path in (*sources, Path(__file__)))


if __name__ == "__main__":
    bring_up_to_date()
