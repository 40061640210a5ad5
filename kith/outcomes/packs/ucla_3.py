"""The three-item UCLA loneliness scale, in the harmonised wording of the Office for National Statistics."""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import Band, Better, Instrument, Item, Licence, Option, Scale, Source

_HOW_OFTEN = (Option(1, 1, "Hardly ever or never"), Option(2, 2, "Some of the time"), Option(3, 3, "Often"))

UCLA_3 = Instrument(
    key="ucla-3",
    version=1,
    name=mark("Company and closeness"),
    about=mark("Three questions about feeling lonely."),
    items=(
        Item("companionship", _HOW_OFTEN, "How often do you feel that you lack companionship?"),
        Item("left_out", _HOW_OFTEN, "How often do you feel left out?"),
        Item("isolated", _HOW_OFTEN, "How often do you feel isolated from others?"),
    ),
    scales=(
        Scale(
            key="loneliness",
            name=mark("Lonely"),
            item_keys=("companionship", "left_out", "isolated"),
            lowest=3,
            highest=9,
            better=Better.LOWER,
            bands=(
                Band(3, 5, mark("3 to 5: not lonely, by the usual convention")),
                Band(6, 9, mark("6 to 9: lonely, by the usual convention")),
            ),
        ),
    ),
    licence=Licence.TEXT_SHIPS,
    source=Source(
        holder="The authors of the UCLA Loneliness Scale; wording as recommended by the Office for National Statistics",
        citation="Hughes, Waite, Hawkley and Cacioppo (2004), Research on Aging 26:655-672; "
        "ONS, Measuring loneliness: guidance for use of the national indicators on surveys (2018)",
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/wellbeing/methodologies/"
        "measuringlonelinessguidanceforuseofthenationalindicatorsonsurveys",
        licence="Guidance under the Open Government Licence v3.0; no formal licence of the original scale was found.",
        credit="Three-item loneliness scale by M. E. Hughes and colleagues, from the UCLA Loneliness Scale; "
        "wording from the Office for National Statistics.",
        checked_on="2026-11-22",
    ),
    minutes=1,
    is_core=True,
    notes=(
        mark("The cut at 6 is a convention, not the authors'. Some studies use 4."),
        mark("There is no agreed size of change for one person."),
    ),
)
