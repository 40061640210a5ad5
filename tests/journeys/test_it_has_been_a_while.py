"""Somebody asks for a kind word when it has been quiet, ends it again, and says that a contact never was."""

from tests.journeys.walker import Walker

LIST = "The same, as a list"


def given_lucy_opens_mum(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.follows("My map")
    walker.follows("Mum", under=LIST)


def when_lucy_asks_to_be_told(walker: Walker) -> None:
    walker.follows("Tell me when it’s been a while")
    walker.then_the_page_is_accessible()
    walker.answers("How often do you want to be in touch?", "Every week")
    walker.answers("How shall we tell you?", "Here in Kith")
    walker.presses("Remind me")
    walker.reads("Every week. Here in Kith.")
    walker.then_the_page_is_accessible()


def when_lucy_says_that_it_did_not_happen(walker: Walker) -> None:
    walker.presses("We were in touch today")
    walker.follows("It did not happen")
    walker.then_the_page_is_accessible()
    walker.presses("It did not happen")
    walker.reads("Disputed")
    walker.then_the_page_is_accessible()


def test_asked_for_and_ended_by_the_person(walker: Walker) -> None:
    given_lucy_opens_mum(walker)
    when_lucy_asks_to_be_told(walker)
    when_lucy_says_that_it_did_not_happen(walker)
    walker.presses("No more reminders")
    walker.reads("There are no more reminders about this.", "Tell me when it’s been a while")
