"""The four personal wellbeing questions (ONS4). Each has a scale of its own; they are never added up."""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import (
    Band,
    Better,
    Instrument,
    Item,
    Licence,
    Option,
    Scale,
    Source,
    Standing,
    Threshold,
)

_NOUGHT_TO_TEN = tuple(Option(value, value) for value in range(11))
_ONE_POINT = Threshold(1, Standing.PROVISIONAL)
_BANDS = (
    Band(0, 4, mark("0 to 4: low")),
    Band(5, 6, mark("5 to 6: medium")),
    Band(7, 8, mark("7 to 8: high")),
    Band(9, 10, mark("9 to 10: very high")),
)
_ANXIETY_BANDS = (
    Band(0, 1, mark("0 to 1: very low")),
    Band(2, 3, mark("2 to 3: low")),
    Band(4, 5, mark("4 to 5: medium")),
    Band(6, 10, mark("6 to 10: high")),
)


def _item(key: str, text: str, quality: str) -> Item:
    return Item(key, _NOUGHT_TO_TEN, text, f"not at all {quality}", f"completely {quality}")


def _scale(key: str, name: str, better: Better, bands: tuple[Band, ...]) -> Scale:
    return Scale(key, name, (key,), 0, 10, better, bands=bands, change=_ONE_POINT)


ONS_WELLBEING = Instrument(
    key="ons-wellbeing",
    version=1,
    name=mark("How life is"),
    about=mark("Four questions about life, what you do, and yesterday."),
    intro="Next I would like to ask you four questions about your feelings on aspects of your life. "
    "There are no right or wrong answers. For each of these questions I'd like you to give an answer on a scale of "
    "0 to 10, where 0 is “not at all” and 10 is “completely”.",
    items=(
        _item("satisfied", "Overall, how satisfied are you with your life nowadays?", "satisfied"),
        _item(
            "worthwhile",
            "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
            "worthwhile",
        ),
        _item("happy", "Overall, how happy did you feel yesterday?", "happy"),
        _item(
            "anxious",
            "On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, "
            "overall, how anxious did you feel yesterday?",
            "anxious",
        ),
    ),
    scales=(
        _scale("satisfied", mark("Happy with life"), Better.HIGHER, _BANDS),
        _scale("worthwhile", mark("What I do is worthwhile"), Better.HIGHER, _BANDS),
        _scale("happy", mark("Happy yesterday"), Better.HIGHER, _BANDS),
        _scale("anxious", mark("Anxious yesterday"), Better.LOWER, _ANXIETY_BANDS),
    ),
    licence=Licence.TEXT_SHIPS,
    source=Source(
        holder="Office for National Statistics",
        citation="Government Statistical Service, Personal wellbeing harmonised standard (2020)",
        address="https://analysisfunction.civilservice.gov.uk/policy-store/personal-well-being/",
        licence="Open Government Licence v3.0",
        credit="Personal wellbeing questions, Office for National Statistics, "
        "licensed under the Open Government Licence v3.0.",
        checked_on="2026-11-22",
    ),
    minutes=1,
    is_core=True,
    notes=(
        mark("The four are never added up."),
        mark("One point is sometimes used as a change worth noticing. It is provisional, so nothing is judged by it."),
    ),
)
