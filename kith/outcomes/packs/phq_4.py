"""PHQ-4: four questions about worry and low mood. It asks nothing about self-harm, and it is no diagnosis."""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import Band, Better, Instrument, Item, Licence, Option, Scale, Source, Worry

_HOW_OFTEN = (
    Option(0, 0, "Not at all"),
    Option(1, 1, "Several days"),
    Option(2, 2, "More than half the days"),
    Option(3, 3, "Nearly every day"),
)
_AT_THREE = Band(3, 6, mark("3 or more: its authors suggest a fuller conversation"))

PHQ_4 = Instrument(
    key="phq-4",
    version=1,
    name=mark("Worry and low mood"),
    about=mark("Four questions about the last two weeks. Only if you want to."),
    intro="Over the last 2 weeks, how often have you been bothered by the following problems?",
    items=(
        Item("nervous", _HOW_OFTEN, "Feeling nervous, anxious or on edge"),
        Item("worrying", _HOW_OFTEN, "Not being able to stop or control worrying"),
        Item("interest", _HOW_OFTEN, "Little interest or pleasure in doing things"),
        Item("down", _HOW_OFTEN, "Feeling down, depressed, or hopeless"),
    ),
    scales=(
        Scale(
            key="worry_and_mood",
            name=mark("Worry and low mood"),
            item_keys=("nervous", "worrying", "interest", "down"),
            lowest=0,
            highest=12,
            better=Better.LOWER,
            bands=(
                Band(0, 2, mark("0 to 2: its lowest band")),
                Band(3, 5, mark("3 to 5: its second band")),
                Band(6, 8, mark("6 to 8: its third band")),
                Band(9, 12, mark("9 to 12: its highest band. Talk within five working days.")),
            ),
            worry=Worry(at_least=9),
        ),
        Scale(
            key="worry",
            name=mark("Worry"),
            item_keys=("nervous", "worrying"),
            lowest=0,
            highest=6,
            better=Better.LOWER,
            bands=(_AT_THREE,),
            is_headline=False,
        ),
        Scale(
            key="mood",
            name=mark("Low mood"),
            item_keys=("interest", "down"),
            lowest=0,
            highest=6,
            better=Better.LOWER,
            bands=(_AT_THREE,),
            is_headline=False,
        ),
    ),
    licence=Licence.TEXT_SHIPS,
    source=Source(
        holder="Pfizer Inc.; developed by Spitzer, Williams, Kroenke, Löwe and colleagues",
        citation="Kroenke, Spitzer, Williams and Löwe (2009), Psychosomatics 50:613-621",
        address="https://www.phqscreeners.com/",
        licence="Released without copyright restriction (2010)",
        credit="PHQ-4 developed by Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke, Bernd Löwe and colleagues.",
        checked_on="2026-11-22",
    ),
    minutes=1,
    notes=(mark("Asked only when the person wants it. It is not a diagnosis."),),
)
