"""LSNS-6, scoring only: six questions about family and friends, on an organisation's own licensed copy."""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import Band, Better, Instrument, Item, Licence, Option, Scale, Source

_NOUGHT_TO_FIVE = tuple(Option(value, value) for value in range(6))
_FAMILY = ("q1", "q2", "q3")
_FRIENDS = ("q4", "q5", "q6")

LSNS_6 = Instrument(
    key="lsns-6",
    version=1,
    name=mark("Family and friends"),
    about=mark("Six questions on a paper form that your organisation holds."),
    items=tuple(Item(key, _NOUGHT_TO_FIVE) for key in _FAMILY + _FRIENDS),
    scales=(
        Scale(
            key="network",
            name=mark("Family and friends"),
            item_keys=_FAMILY + _FRIENDS,
            lowest=0,
            highest=30,
            better=Better.HIGHER,
            bands=(Band(0, 11, mark("below 12: its authors call this few ties")),),
        ),
        Scale("family", mark("Family"), _FAMILY, 0, 15, Better.HIGHER, is_headline=False),
        Scale("friends", mark("Friends"), _FRIENDS, 0, 15, Better.HIGHER, is_headline=False),
    ),
    licence=Licence.SCORING_ONLY,
    source=Source(
        holder="James Lubben and Melanie Gironda",
        citation="Lubben and colleagues (2006), The Gerontologist 46:503-513",
        address="https://www.bc.edu/content/bc-web/schools/ssw/sites/lubben/description/scoring.html",
        licence="Terms not found; ask the authors.",
        credit="Lubben Social Network Scale, six items.",
        checked_on="2026-11-22",
    ),
    minutes=3,
)
