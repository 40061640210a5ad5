"""Local lines of Port Ashby on Help now: who answers near the harbour, as Ada tried them."""

from kith.demo.cast import Cast
from kith.safety.actions import lines
from kith.safety.rules.lines import Words
from kith.safety.rules.ways import Act

PORT_ASHBY = (
    (
        Words(
            need="I need somebody from near here to come",
            who="Port Ashby crisis team",
            act=Act.CALL,
            reach="01632 960170",
            is_day_and_night=True,
            beside="urgent",
        ),
        "Joy, of the night team",
        12,
    ),
    (
        Words(
            need="I do not want to be alone tonight",
            who="The Lantern, a warm room on Harbour Street",
            act=Act.CALL,
            reach="01632 960171",
            hours="Every evening, six to midnight",
        ),
        "Pat, at the door",
        12,
    ),
    (
        Words(
            need="I would rather write to somebody near here",
            who="The Lantern, on Harbour Street",
            act=Act.TEXT,
            reach="07700 900172",
            hours="Every evening, six to midnight",
            beside="text",
        ),
        "Pat, at the door",
        165,
    ),
)
"""What each says, who answered, and how many days ago: the last is to be tried again before long. The numbers lead
nowhere, they are kept free for made-up stories."""


def kept(cast: Cast) -> None:
    """Ada has put them there and rung each."""
    ada, calendar = cast.actor("Ada"), cast.calendar
    for words, answered_by, days in PORT_ASHBY:
        at = calendar.at(days)
        line_id = lines.keep_line(words=words, by=ada, at=at)
        lines.note_tried(
            line_id=line_id,
            version=1,
            tried_on=calendar.day(days),
            tried_by="Ada",
            answered_by=answered_by,
            by=ada,
            at=at,
        )
