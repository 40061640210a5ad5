"""Mary keeps Ray away and Priya writes to him, many times at once; and what of it got past a limit.

Times are moments on one clock that whoever is at work shares.
"""

from collections.abc import Iterable
from datetime import datetime

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.ground.access.crossings import Party
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, RestrictionId
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel

RAY = Party(names=("Ray Stone",))
Held = tuple[float, float]
"""From when until when a limit surely held: it was acknowledged, and its lifting had not begun."""
Let = tuple[str, float, float]
"""What was let through, when it was asked for, and by when it was surely over."""


def keep_away(person_id: PersonId, *, by: Actor, at: datetime) -> RestrictionId:
    """Say “not him”, by one's own word."""
    return begin_limit(
        person_id=person_id,
        party=RAY,
        party_name="Ray",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not him.",
        by=by,
        at=at,
    )


def write_to_ray(about: PersonId, *, key: str, by: Actor, at: datetime) -> None:
    """Write a letter to Ray, whose name is spelt otherwise. Raises Stopped."""
    post(
        to=Recipient("Stone, Ray", "somebody@example.org"),
        template="referrals/letters/told_back",
        key=key,
        words={"words": "She came."},
        about=about,
        by=by,
        at=at,
    )


def got_past(held: Iterable[Held], let: Iterable[Let]) -> list[Let]:
    """Return what was asked for after a limit was acknowledged and was over before it was lifted."""
    spans = list(held)
    return [one for one in let if any(start < one[1] and one[2] < end for start, end in spans)]
