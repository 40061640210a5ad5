"""How long records of adult social care stay in England, version 1. In another country its own pack takes this place.

The periods are facts, cited from what councils publish; no text of theirs is taken. Councils differ: where some keep
six years, others keep eight. Each line is to be read at its source again once `next_check_on` has passed, and none of
them replaces the organisation's own adviser.
"""

from datetime import date

from kith.disposal.rules.schedule import Event, Fits, Line, Schedule
from kith.ground.words import mark

READ_ON = date(2026, 11, 30)
BLACKPOOL = "Blackpool Council, adult services directorate retention schedule (blackpool.gov.uk)"

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
            f"{BLACKPOOL}: first contacts, and advice where no service follows, 2 years after last contact",
            READ_ON,
        ),
        Line(
            "adult-care",
            Fits.SERVED,
            8,
            Event.LAST_CONTACT,
            f"{BLACKPOOL}: case management, 8 years after care ends or somebody was last seen. Others keep six "
            "(Bracknell Forest, Derbyshire)",
            READ_ON,
        ),
        Line(
            "protected",
            Fits.PROTECTED,
            10,
            Event.LAST_CONTACT,
            f"{BLACKPOOL}: safeguarding investigations, 8 years, like other care; Bracknell Forest 6. Ten is our own "
            "choice, so that who was kept from whom is still known where work begins again",
            READ_ON,
        ),
        Line(
            "child",
            Fits.CHILD,
            75,
            Event.BIRTH,
            "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50, as Merton's "
            "procedures for children cite it (mertoncs.proceduresonline.com): children in care, until the 75th "
            "anniversary of their birth. Kith does not know who was in care, so that it keeps everybody's so long; "
            "adoption (100 years) asks for a hold",
            READ_ON,
        ),
    ),
    next_check_on=date(2027, 11, 30),
)
