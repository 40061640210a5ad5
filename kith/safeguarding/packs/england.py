"""England: how far its holidays are known, the risk checklist, and what may not be done where honour is spoken of."""

from datetime import date

from kith.ground.words import mark

KNOWN_UNTIL = date(2028, 12, 31)
"""The last day of the years whose bank holidays are written down. Past it a clock knows weekends only."""

RISK_CHECKLIST = "dashriskchecklist.co.uk"
"""Where the checklist on domestic abuse, stalking and honour is published. It is filled in there; its result is noted
here as words, and decides nothing."""

NO_CONTACT_WITH_FAMILY = mark(
    "Do not speak with the family or the community about this, not even to ask. Do not let a relative or somebody from "
    "the community interpret. Ask the person alone, in a safe place, how they may be reached."
)
