"""Who asked for everything that is kept: Mary, whose pack is being put together, and John, who has his."""

from kith.demo.telling import Story
from kith.disclosure.actions.choosing import Decided, ask_second_look, choose, look_again
from kith.disclosure.actions.releasing import release
from kith.disclosure.actions.requests import Asked, receive_request
from kith.disclosure.queries.requests import draft_of
from kith.disclosure.rules.requests import Identity, Way


def mary(story: Story) -> None:
    """Mary asked on the phone, eighteen days ago. Nothing is decided yet."""
    asked = Asked(
        Identity.RANG_BACK, "On her landline, and she knew what Priya brought last time.", Way.HAND, story.day(18)
    )
    receive_request(person_id=story.person_id, asked=asked, by=story.by, at=story.at(18, 15))


def john(story: Story) -> None:
    """John asked in Kith and has his pack: what is about others is cut out, and Dee read it before it went."""
    asked = Asked(Identity.SIGNED_IN, "A message from his own account.", Way.INSIDE, story.day(12))
    request_id = receive_request(person_id=story.person_id, asked=asked, by=story.by, at=story.at(12, 10))
    draft = draft_of(story.by, request_id, at=story.at(6))
    decided = {one.key: Decided(one.suggested) for one in draft.proposals if not one.must}
    choose(request_id=request_id, decided=decided, by=story.by, at=story.at(6))
    ask_second_look(request_id=request_id, by=story.by, at=story.at(6, 12))
    dee = story.cast.actor("Dee")
    seal = draft_of(dee, request_id, at=story.at(4)).ready.seal
    look_again(request_id=request_id, is_right=True, words="", seal=seal, by=dee, at=story.at(4))
    release(request_id=request_id, by=story.by, at=story.at(4, 15))
