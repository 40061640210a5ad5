"""The direct loneliness question that the Office for National Statistics recommends beside the UCLA items."""

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

ONS_DIRECT = Instrument(
    key="ons-direct",
    version=1,
    name=mark("How often lonely"),
    about=mark("One question, asked straight."),
    items=(
        Item(
            "how_often",
            (
                Option(1, 1, "Often / always"),
                Option(2, 2, "Some of the time"),
                Option(3, 3, "Occasionally"),
                Option(4, 4, "Hardly ever"),
                Option(5, 5, "Never"),
            ),
            "How often do you feel lonely?",
        ),
    ),
    scales=(
        Scale(
            key="how_often",
            name=mark("How often lonely"),
            item_keys=("how_often",),
            lowest=1,
            highest=5,
            better=Better.HIGHER,
            bands=(Band(1, 1, mark("1: often or always, the national headline figure")),),
            change=Threshold(1, Standing.AGREED),
        ),
    ),
    licence=Licence.TEXT_SHIPS,
    source=Source(
        holder="Office for National Statistics",
        citation="ONS, Measuring loneliness: guidance for use of the national indicators on surveys (2018)",
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/wellbeing/methodologies/"
        "measuringlonelinessguidanceforuseofthenationalindicatorsonsurveys",
        licence="Open Government Licence v3.0",
        credit="Direct measure of loneliness, Office for National Statistics, "
        "licensed under the Open Government Licence v3.0.",
        checked_on="2026-11-22",
    ),
    minutes=1,
    is_core=True,
)
