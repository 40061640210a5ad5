"""WHO-5, scoring only: an organisation that has recorded its permission enters answers or scores from its own copy."""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import (
    Better,
    Instrument,
    Item,
    Licence,
    Line,
    Option,
    Scale,
    Source,
    Standing,
    Threshold,
    Worry,
)

_NOUGHT_TO_FIVE = tuple(Option(value, value) for value in range(6))
_ITEM_KEYS = ("q1", "q2", "q3", "q4", "q5")

WHO_5 = Instrument(
    key="who-5",
    version=1,
    name=mark("How life feels"),
    about=mark("Five questions on a paper form that your organisation holds."),
    items=tuple(Item(key, _NOUGHT_TO_FIVE) for key in _ITEM_KEYS),
    scales=(
        Scale(
            key="wellbeing",
            name=mark("How life feels"),
            item_keys=_ITEM_KEYS,
            lowest=0,
            highest=100,
            better=Better.HIGHER,
            times=4,
            change=Threshold(10, Standing.AGREED),
            line=Line(50, mark("below 50 we check in with you")),
            worry=Worry(at_most=28, drop_of=10),
        ),
    ),
    licence=Licence.SCORING_ONLY,
    source=Source(
        holder="World Health Organization",
        citation="Topp, Østergaard, Søndergaard and Bech (2015), Psychotherapy and Psychosomatics 84:167-176",
        address="https://www.corc.uk.net/outcome-experience-measures/"
        "the-world-health-organisation-five-well-being-index-who-5/",
        licence="Believed CC BY-NC-SA 3.0 IGO since 2024; not confirmed, so its words are not here.",
        credit="WHO-5 Well-Being Index, World Health Organization.",
        checked_on="2026-11-22",
    ),
    minutes=2,
)
