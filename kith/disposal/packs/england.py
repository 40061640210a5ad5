"""How long records of adult social care stay in England, version 1. In another country its own pack takes this place.

The periods are facts, cited from what councils publish; no text of theirs is taken. They come from our own notes: none
was read again at its source, so that each is to be checked before anybody relies on it, and again once `next_check_on`
has passed. None of them replaces the organisation's own adviser.
"""

from datetime import date

from kith.disposal.rules.schedule import Event, Fits, Line, Schedule
from kith.ground.words import mark

SCHEDULE = Schedule(
    country=mark("England"),
    version=1,
    licence="facts, cited; the words are ours (Apache-2.0)",
    lines=(
        Line(
            "no-service",
            Fits.NO_SERVICE,
            2,
            Event.LAST_CONTACT,
            "Blackpool Council, adult social care retention (blackpool.gov.uk): contacts with no service, 2 years",
        ),
        Line(
            "adult-care",
            Fits.SERVED,
            8,
            Event.LAST_CONTACT,
            "Blackpool Council, adult social care retention (blackpool.gov.uk): 8 years after last contact",
        ),
        Line(
            "protected",
            Fits.PROTECTED,
            10,
            Event.LAST_CONTACT,
            "From memory: councils keep what concerns an adult's protection longer than other care; the years differ",
        ),
        Line(
            "child",
            Fits.CHILD,
            75,
            Event.BIRTH,
            "Kirklees, children's procedures (kirkleeschildcare.proceduresonline.com): children in care, 75 years. "
            "Kith does not know who was in care, so that it keeps everybody's so long; adoption (100 years) and newer "
            "guidance for who was in care (125 and 150 years after birth) ask for a hold",
        ),
    ),
    next_check_on=date(2027, 11, 29),
)
