"""The Campaign to End Loneliness measurement tool: three kindly worded statements, not for deciding who gets help."""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import Better, Instrument, Item, Licence, Option, Scale, Source

_AGREE_FIRST = (
    Option(0, 0, "Strongly agree"),
    Option(1, 1, "Agree"),
    Option(2, 2, "Neutral"),
    Option(3, 3, "Disagree"),
    Option(4, 4, "Strongly disagree"),
)
_DISAGREE_FIRST = tuple(reversed(_AGREE_FIRST))

CAMPAIGN_TOOL = Instrument(
    key="campaign-tool",
    version=1,
    name=mark("Friendships and relationships"),
    about=mark("Three statements to agree or disagree with."),
    items=(
        Item("content", _DISAGREE_FIRST, "I am content with my friendships and relationships"),
        Item("enough_people", _AGREE_FIRST, "I have enough people I feel comfortable asking for help at any time"),
        Item("satisfying", _DISAGREE_FIRST, "My relationships are as satisfying as I would want them to be"),
    ),
    scales=(
        Scale(
            key="loneliness",
            name=mark("Missing good company"),
            item_keys=("content", "enough_people", "satisfying"),
            lowest=0,
            highest=12,
            better=Better.LOWER,
        ),
    ),
    licence=Licence.TEXT_SHIPS,
    source=Source(
        holder="Campaign to End Loneliness",
        citation="Campaign to End Loneliness, Measuring your impact on loneliness in later life (2015)",
        address="https://www.campaigntoendloneliness.org/frequently-asked-questions/measuring-loneliness/",
        licence="Published for services to use, with credit. No formal licence was found.",
        credit="Measurement tool by the Campaign to End Loneliness.",
        checked_on="2026-11-22",
    ),
    minutes=1,
    notes=(
        mark("This is not a screening tool. Nobody is offered or refused anything because of it."),
        mark("The direction of the answers alternates, as its authors advise."),
    ),
)
