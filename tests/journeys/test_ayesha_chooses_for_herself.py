"""Ayesha at her own screen: three suggestions, one at a time, then more. She says no and why, and she picks."""

from tests.journeys.walker import Walker

NO_WORDS = "It is when I fetch the children"


def given_what_may_suit_her_is_open(walker: Walker) -> None:
    walker.becomes("Ayesha")
    walker.follows("Groups")


def the_one_shown(walker: Walker) -> str:
    """Return the name of the one suggestion on the page."""
    cards = walker.finds("article.match")
    assert cards.count() == 1
    return cards.locator("h2").inner_text()


def when_she_looks_through_them(walker: Walker) -> list[str]:
    names = []
    for number, onward in ((1, "Show me another"), (2, "Show me another"), (3, "Show me more")):
        walker.reads(f"{number} of 3")
        names.append(the_one_shown(walker))
        walker.follows(onward)
    walker.reads("4 of ")
    return [*names, the_one_shown(walker)]


def when_she_says_no_and_why(walker: Walker) -> str:
    given_what_may_suit_her_is_open(walker)
    name = the_one_shown(walker)
    walker.follows("Not for me")
    walker.then_the_page_is_accessible()
    walker.answers("What is it about?", "The time does not suit me")
    walker.writes("In your words", NO_WORDS)
    walker.presses("Leave it out")
    return name


def when_she_asks_for_one(walker: Walker) -> str:
    name = the_one_shown(walker)
    walker.presses("Ask them for me")
    walker.reads(f"Ask {name} for me", "Nothing leaves yet.")
    walker.presses("Go on")
    return name


def when_she_ticks_only_her_name(walker: Walker) -> None:
    walker.page.get_by_label("What must be there for them").uncheck()
    walker.page.get_by_label("How to talk with them").uncheck()
    walker.writes("How was it explained", "I read it myself")
    walker.presses("Send this")


def then_only_her_name_left(walker: Walker) -> None:
    left = walker.page.get_by_role("region", name="What left")
    assert " ".join(left.inner_text().split()) == "What left The name they like Ayesha Nothing else was sent."


def test_she_is_shown_three_one_at_a_time_and_then_more(walker: Walker) -> None:
    given_what_may_suit_her_is_open(walker)

    names = when_she_looks_through_them(walker)

    assert len(set(names)) == 4
    walker.reads("Why we thought of you", "You choose. You can say no to all of them.")
    walker.then_the_page_is_accessible()


def test_what_she_said_no_to_is_not_shown_again_unless_she_asks(walker_without_script: Walker) -> None:
    walker = walker_without_script

    left_out = when_she_says_no_and_why(walker)

    assert left_out not in when_she_looks_through_them(walker)
    walker.opens_more("Not shown, and why")
    walker.reads(f"{left_out}. You said it is not for you.")
    walker.then_the_page_is_accessible()
    walker.presses(f"Show it again {left_out}")
    assert the_one_shown(walker) == left_out


def test_what_she_picks_goes_with_just_what_she_ticked(walker: Walker) -> None:
    given_what_may_suit_her_is_open(walker)

    name = when_she_asks_for_one(walker)
    walker.reads(f"What {name} would read", "Only what you tick leaves, and only to them.")
    walker.then_the_page_is_accessible()
    when_she_ticks_only_her_name(walker)

    then_only_her_name_left(walker)
    walker.then_the_page_is_accessible()
