"""Languages by their tag, named in English and in themselves. A tag that is not here is said as it is written."""

from collections.abc import Mapping
from types import MappingProxyType

from kith.ground.words import mark

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "en": mark("English"),
        "cy": mark("Welsh"),
        "ur": mark("Urdu"),
        "pa": mark("Punjabi"),
        "bn": mark("Bengali"),
        "hi": mark("Hindi"),
        "gu": mark("Gujarati"),
        "ar": mark("Arabic"),
        "fa": mark("Persian"),
        "ps": mark("Pashto"),
        "ku": mark("Kurdish"),
        "so": mark("Somali"),
        "am": mark("Amharic"),
        "ti": mark("Tigrinya"),
        "sw": mark("Swahili"),
        "fr": mark("French"),
        "es": mark("Spanish"),
        "pt": mark("Portuguese"),
        "it": mark("Italian"),
        "pl": mark("Polish"),
        "ro": mark("Romanian"),
        "lt": mark("Lithuanian"),
        "bg": mark("Bulgarian"),
        "uk": mark("Ukrainian"),
        "ru": mark("Russian"),
        "tr": mark("Turkish"),
        "ta": mark("Tamil"),
        "zh": mark("Chinese"),
        "yue": mark("Cantonese"),
        "vi": mark("Vietnamese"),
        "bfi": mark("British Sign Language"),
    }
)


def name_of(tag: str) -> str:
    """Return a language's name, or its tag where the name is not known."""
    return LANGUAGES.get(tag, tag)
