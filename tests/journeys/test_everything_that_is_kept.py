"""Mary asks for everything that is kept about her; so does somebody whom a limit keeps away, who gets nothing."""

from tests.journeys.walker import Walker

KEPT_AWAY = "Ray Coombes"


def given_mary_is_open(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")


def given_the_requests_of_mary(walker: Walker) -> None:
    given_mary_is_open(walker)
    walker.follows("Who asked for everything")
    walker.then_the_page_is_accessible()


def when_somebody_who_is_kept_away_asks_for_her(walker: Walker) -> None:
    """He has a document that would do; the limit comes afterwards."""
    walker.follows("Back to the record")
    walker.follows("Who speaks for them")
    walker.follows("Add somebody")
    walker.writes("What are they called?", KEPT_AWAY)
    walker.chooses("Care Act")
    walker.writes("From which day?", "2026-04-01")
    walker.writes("Which document did you see yourself?", "The council’s letter")
    walker.writes("On which day did you see it?", "2026-05-04")
    walker.presses("Write them down")
    given_mary_is_open(walker)
    walker.follows("Limits on contact")
    walker.follows("Add a limit")
    walker.writes("Who or what is it about?", KEPT_AWAY)
    walker.answers("Which contact is limited?", "In every way")
    walker.answers("What does it rest on?", "The person decided this")
    walker.writes("What did the person say?", "Not him, and nothing of mine.")
    walker.writes("Why is it needed?", "She said so on the phone.")
    walker.presses("Begin this limit")


def when_his_request_is_written_down(walker: Walker) -> None:
    given_the_requests_of_mary(walker)
    walker.follows("Somebody asks")
    walker.chooses(KEPT_AWAY)
    walker.answers("How was it seen to be them?", "A document with their name was seen")
    walker.writes("Say which document, which number, or where you met", "His passport")
    walker.answers("How does the pack reach them?", "Put into their hand")
    walker.then_the_page_is_accessible()
    walker.presses("Write it down, and begin")


def when_her_own_pack_is_put_together(walker: Walker) -> None:
    given_the_requests_of_mary(walker)
    walker.follows("Mary asked on")
    walker.then_the_page_is_accessible()
    walker.follows("Put the pack together")
    walker.then_the_page_is_accessible()
    walker.presses("That is decided. Ask for a second look")
    walker.reads("A second person was asked to look")


def when_dee_reads_it(walker: Walker) -> None:
    walker.becomes("Dee")
    walker.follows("Today")
    walker.follows("Read", beside="Look at a pack before it goes out")
    walker.reads("[left out]")
    walker.then_the_page_is_accessible()
    walker.answers("You have read it all. What do you say?", "It may go out as it is")
    walker.presses("I have read it, and say so")
    walker.follows("Let it out")
    walker.then_the_page_is_accessible()
    walker.presses("Let it out")
    walker.reads("The pack went out")


def test_mary_gets_everything_and_whoever_is_kept_away_gets_nothing(walker: Walker) -> None:
    given_the_requests_of_mary(walker)

    when_somebody_who_is_kept_away_asks_for_her(walker)
    when_his_request_is_written_down(walker)
    walker.reads("A limit on contact stands in the way.")

    when_her_own_pack_is_put_together(walker)
    when_dee_reads_it(walker)
    walker.follows("Read and print it")
    walker.reads("What is left out, and why", "[left out]")
    walker.does_not_read(KEPT_AWAY)
    walker.then_the_page_is_accessible()
