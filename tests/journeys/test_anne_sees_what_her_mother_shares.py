"""Mary tells Priya by phone what her daughter may see; Anne sees it, and nothing of whom Mary misses."""

from tests.journeys.walker import Walker


def given_priya_has_mary_on_the_phone(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("Who can see what")
    walker.follows("Who in the circle sees what")
    walker.then_the_page_is_accessible()


def when_she_looks_at_what_anne_will_see(walker: Walker) -> None:
    walker.follows("What they see Anne")
    walker.then_the_page_is_accessible()
    walker.follows("See it as they will")
    walker.reads("Exactly this, and nothing else.", "Anne rings every Sunday", "Paint & Natter")
    walker.does_not_read("Joan")
    walker.then_the_page_is_accessible()


def then_anne_sees_just_that(walker: Walker) -> None:
    walker.becomes("Anne")
    walker.follows("Shared with me")
    walker.then_the_page_is_accessible()
    walker.follows("See what is shared Mary")
    walker.reads("What Mary shares with me", "Anne rings every Sunday", "Paint & Natter")
    walker.does_not_read("Joan", "My husband", "hurts")
    walker.then_the_page_is_accessible()


def when_anne_leaves(walker: Walker) -> None:
    walker.follows("Leave this circle")
    walker.presses("Leave")


def test_anne_sees_what_mary_shares_and_leaves_quietly(walker: Walker) -> None:
    given_priya_has_mary_on_the_phone(walker)

    when_she_looks_at_what_anne_will_see(walker)

    then_anne_sees_just_that(walker)
    when_anne_leaves(walker)
    walker.reads("Nobody shares with you now")
