"""The shelf of instruments: one module each, with its words, its sums, its licence and where each was read.

Once somebody has answered a version it is never altered: other words or other sums are a new version beside it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kith.outcomes.packs.campaign_tool import CAMPAIGN_TOOL
from kith.outcomes.packs.lsns_6 import LSNS_6
from kith.outcomes.packs.ons_direct import ONS_DIRECT
from kith.outcomes.packs.ons_wellbeing import ONS_WELLBEING
from kith.outcomes.packs.phq_4 import PHQ_4
from kith.outcomes.packs.ucla_3 import UCLA_3
from kith.outcomes.packs.who_5 import WHO_5
from kith.outcomes.rules.instruments import Instrument

SHELF: Mapping[str, Instrument] = MappingProxyType(
    {
        instrument.key: instrument
        for instrument in (UCLA_3, ONS_DIRECT, ONS_WELLBEING, CAMPAIGN_TOOL, PHQ_4, WHO_5, LSNS_6)
    },
)
