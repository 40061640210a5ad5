"""Lucy’s week: her plan in her words, a look that nobody carries on by itself, contact that ended, and no network."""

import pytest

from tests.journeys.walker import Walker


def when_lucy_writes_what_helps(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.follows("My page")
    walker.follows("Staying safe")
    walker.reads("Beans: water them, even in the dark", "What helps")
    walker.then_the_page_is_accessible()
    walker.follows("Change What keeps me going")
    walker.writes("One thing on each line", "Gran’s beans\nMeg, one day\nWednesdays")
    walker.presses("Save")
    walker.reads("Wednesdays")


def when_sam_looks_again_and_asks_since(walker: Walker) -> None:
    walker.becomes("Sam")
    walker.follows("Today")
    walker.follows("Look", beside="Look again at what could happen")
    walker.reads("I do not want it to be a secret.", "Still so.")
    walker.then_the_page_is_accessible()
    walker.follows("Look again")
    walker.reads("Nobody can tell how likely or how soon.")
    walker.does_not_read("How soon could it happen?", "likelihood", "score of")
    walker.then_the_page_is_accessible()
    walker.chooses("They said it to me by phone")
    walker.presses("This is how it is now")
    walker.reads("Still so.")
    walker.follows("Today")
    walker.follows("Ask", beside="Ask how it has been since")
    walker.reads("Texts only, and never his name in them")
    walker.answers("How has it been?", "They are afraid, or there was contact they did not want")
    walker.presses("Keep this")
    walker.reads("Afraid, or contact that was not wanted", "Nobody here brings the two together again.")
    walker.then_the_page_is_accessible()


def when_lucy_asks_herself(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.opens("/help-now")
    walker.follows("A few questions about somebody close")
    walker.does_not_read("You choose what comes now.")
    walker.chooses("They read my messages, or know my passwords though I do not want it.")
    walker.reads("You choose what comes now.")
    walker.then_the_page_is_accessible()
    walker.follows("Talk to somebody now")
    walker.page.go_back()
    walker.page.wait_for_load_state("load")
    assert walker.finds("input:checked").count() == 0
    walker.follows("Leave quickly")
    walker.page.wait_for_url("**/vegetable-soup")


def test_lucy_stays_safe(walker: Walker) -> None:
    when_lucy_writes_what_helps(walker)
    when_sam_looks_again_and_asks_since(walker)
    when_lucy_asks_herself(walker)


def test_help_now_opens_without_a_network_and_names_nobody(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.opens("/help-now")
    walker.reads("Lucy")
    walker.page.evaluate("navigator.serviceWorker.ready")
    walker.opens("/about")

    walker.page.context.set_offline(True)
    walker.follows("Help now")

    walker.reads("Let’s get you to someone", "116 123")
    walker.does_not_read("Lucy")
    assert walker.page.evaluate("getComputedStyle(document.querySelector('.way')).display") in {"flex", "grid"}
    with pytest.raises(Exception, match="ERR_"):
        walker.opens("/about")
