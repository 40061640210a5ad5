"""Help lines in England, version 1. Facts only; each line names the service that publishes it.

Where Kith runs in another country, a pack of its own takes this one's place.
"""

from datetime import date

from kith.ground.words import mark
from kith.safety.rules.ways import Act, Way

ZONE = "Europe/London"
COUNTRY = mark("England")
CHECKED_ON = date(2026, 11, 22)
NEXT_CHECK_ON = date(2027, 11, 22)

WAYS = (
    Way(
        key="danger",
        need=mark("I might be in danger now"),
        words=mark("Or go to any A&E. They are open all night."),
        icon="phone",
        act=Act.CALL,
        reach="999",
        source="nhs.uk",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
        always=True,
        is_first=True,
        is_emergency=True,
    ),
    Way(
        key="talk",
        need=mark("I want to talk"),
        words=mark("Samaritans. Free, day and night."),
        icon="talk",
        act=Act.CALL,
        reach="116 123",
        source="samaritans.org",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
        always=True,
    ),
    Way(
        key="text",
        need=mark("I would rather text"),
        words=mark("Send the word SHOUT. Free, day and night."),
        icon="sms",
        act=Act.TEXT,
        reach="85258",
        source="giveusashout.org",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
    ),
    Way(
        key="urgent",
        need=mark("I need urgent help with how I feel"),
        words=mark("Choose the mental health option when they answer. Day and night."),
        icon="steth",
        act=Act.CALL,
        reach="111",
        source="nhs.uk",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
        always=True,
    ),
    Way(
        key="hurt",
        need=mark("Somebody hurts me or frightens me"),
        words=mark("National Domestic Abuse Helpline. Free, day and night."),
        icon="home",
        act=Act.CALL,
        reach="0808 2000 247",
        source="nationaldahelpline.org.uk",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
    ),
    Way(
        key="young",
        need=mark("I am under 19"),
        words=mark("Childline. Free, day and night."),
        icon="sprout",
        act=Act.CALL,
        reach="0800 1111",
        source="childline.org.uk",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
    ),
    Way(
        key="sign",
        need=mark("I use British Sign Language and need 999"),
        words=mark("A signing interpreter answers by video. Free, day and night."),
        icon="hand",
        act=Act.OPEN,
        reach="999bsl.co.uk",
        source="ofcom.org.uk",
        checked_on=CHECKED_ON,
        next_check_on=NEXT_CHECK_ON,
        is_emergency=True,
    ),
)
