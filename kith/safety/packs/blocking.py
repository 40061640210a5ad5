"""How to shut the ways by which somebody reaches one: plain words of our own, no product's, so that they stay true.

Where the other side could get dangerous, the first line comes before all others.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kith.ground.words import mark
from kith.safety.rules.endings import Block

FIRST = mark(
    "If they could get dangerous when they notice, do none of this yet. Plan it first with somebody who knows: the "
    "domestic abuse line under Help now is free, day and night."
)
HOW_TO: Mapping[Block, str] = MappingProxyType(
    {
        Block.PHONE: mark(
            "Open their number in the phone’s list of calls and choose to block it. Keep messages that frighten you: a "
            "picture of the screen, sent to somebody you trust."
        ),
        Block.MESSAGES: mark(
            "Open their name in each app and block it there. Leave groups that you share, or ask somebody to read them "
            "for you. Look at who can see what you post."
        ),
        Block.LOCATION: mark(
            "Look for location sharing in the phone, in the apps for messages and in the car. Switching it off can be "
            "noticed at once."
        ),
        Block.PASSWORDS: mark(
            "Change them on a device that they never held, e-mail first. Sign out everywhere else. Choose questions "
            "whose answers they cannot know."
        ),
        Block.MONEY: mark("Ring the bank, say what is happening, and ask what they can do. Some have a team for it."),
        Block.KEYS: mark("Ask for a new lock: a landlord or the council can say who pays."),
    }
)
