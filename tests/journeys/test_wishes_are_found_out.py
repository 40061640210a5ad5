"""What a worker notices is kept in one line and waits for the person; cards are sorted by the person alone."""

from tests.journeys.walker import Walker


def given_lucy_is_open(walker: Walker) -> None:
    walker.becomes("Sam")
    walker.follows("People")
    walker.follows("Lucy")


def when_sam_notes_what_he_noticed(walker: Walker) -> None:
    walker.follows("Note what you noticed")
    walker.then_the_page_is_accessible()
    walker.writes("What did you notice?", "Talked of the garden all the way")
    walker.presses("Keep it")
    walker.reads("Kept. It waits for their own word.", "Talked of the garden all the way")
    walker.then_the_page_is_accessible()


def when_lucy_says_what_is_so(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.follows("My page")
    walker.follows("What I wish")
    walker.follows("Answer")
    walker.then_the_page_is_accessible()
    walker.answers("Is it so?", "Yes, I like that")
    walker.presses("Keep this")
    walker.reads("Yes, I like that.")


def when_lucy_sorts_two_cards(walker: Walker) -> None:
    walker.follows("Sort the cards")
    walker.then_the_page_is_accessible()
    walker.answers("Friends", "Important to me")
    walker.answers("A partner", "Not sure")
    walker.presses("Keep how they lie")
    walker.reads("Friends", "A partner")
    walker.then_the_page_is_accessible()


def then_sam_sees_what_is_not_private(walker: Walker) -> None:
    given_lucy_is_open(walker)
    walker.follows("Wishes")
    walker.reads("Friends")
    walker.does_not_read("A partner")


def test_what_was_noticed_and_sorted(walker: Walker) -> None:
    given_lucy_is_open(walker)
    when_sam_notes_what_he_noticed(walker)
    when_lucy_says_what_is_so(walker)
    when_lucy_sorts_two_cards(walker)
    then_sam_sees_what_is_not_private(walker)


def test_without_script_too(walker_without_script: Walker) -> None:
    given_lucy_is_open(walker_without_script)
    when_sam_notes_what_he_noticed(walker_without_script)
    when_lucy_says_what_is_so(walker_without_script)
    when_lucy_sorts_two_cards(walker_without_script)
    then_sam_sees_what_is_not_private(walker_without_script)
