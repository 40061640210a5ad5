"""Names of languages as directories write them, and their codes (ISO 639-1, or 639-3 where there is no shorter one)."""

import re

from kith.directory.rules.words import fold

NAMES: dict[str, str] = {
    "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy", "bengali": "bn", "bosnian": "bs",
    "bulgarian": "bg", "burmese": "my", "cantonese": "yue", "chinese": "zh", "creole": "ht", "haitian creole": "ht",
    "croatian": "hr", "czech": "cs", "danish": "da", "dari": "prs", "dutch": "nl", "english": "en", "farsi": "fa",
    "persian": "fa", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "igbo": "ig", "italian": "it", "japanese": "ja", "khmer": "km", "korean": "ko",
    "kurdish": "ku", "lithuanian": "lt", "malay": "ms", "malayalam": "ml", "mandarin": "cmn", "nepali": "ne",
    "norwegian": "no", "pashto": "ps", "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "somali": "so", "spanish": "es", "swahili": "sw", "swedish": "sv",
    "sylheti": "syl", "tagalog": "tl", "tamil": "ta", "telugu": "te", "thai": "th", "tigrinya": "ti", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi", "welsh": "cy", "yiddish": "yi", "yoruba": "yo",
    "british sign language": "bfi", "bsl": "bfi", "american sign language": "ase", "asl": "ase",
}  # fmt: skip
_CODE = re.compile(r"[a-z]{2,3}")
_APART = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\n)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(.*?\)|\blimited\b", re.IGNORECASE)


def code_of(name: str, code: str = "") -> str:
    """Return a language's code: the one that is given, or the one its plain name has; else nothing."""
    given = code.strip().lower().split("-")[0]
    if _CODE.fullmatch(given):
        return given
    return NAMES.get(fold(_ASIDE.sub("", name)).strip(), "")


def codes_in(words: str) -> tuple[str, ...]:
    """Return the codes of languages named one after another (“English and Spanish”); nothing if any is unknown."""
    found = [code_of(part) for part in _APART.split(words.strip()) if part]
    return tuple(dict.fromkeys(found)) if found and all(found) else ()
