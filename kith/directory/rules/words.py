"""Words as they are compared: folded to small letters without accents, and shortened to where they begin alike."""

import re
import unicodedata

_APART = re.compile(r"[^a-z0-9]+")
_ENDINGS = ("ings", "ing", "ers", "er", "es", "s")
SHORTEST_STEM = 4
WHOLE_WORD = 3
"""Words this short must match whole: “art” is not the beginning of “arthritis”."""


def fold(text: str) -> str:
    """Return the words of a text in small letters, without accents, one space apart and one at either end."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", "").lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return f" {_APART.sub(' ', bare).strip()} "


def sought(text: str) -> tuple[str, ...]:
    """Return what to look for in folded words for each word that somebody typed.

    A short word is looked for whole; a longer one without its ending, so that “painting” finds “paint”.
    """
    words = fold(text).split()
    return tuple(dict.fromkeys(_beginning(word) for word in words if word not in LITTLE_WORDS))


LITTLE_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "i", "in", "is", "my", "of", "on", "or", "the", "to", "with"}
)


def _beginning(word: str) -> str:
    if len(word) <= WHOLE_WORD:
        return f" {word} "
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            return f" {stem}"
    return f" {word}"


def spoken(text: str, beginning: str) -> str:
    """Return the word of a text, as it was written, that begins in the way that was looked for; else nothing."""
    for word in re.findall(r"[\w'\u2019-]+", text):
        if beginning in fold(word):
            return str(word)
    return ""
