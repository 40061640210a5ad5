"""From the first visit to the end: who came stands on the group's own sheet, and nobody is told that they failed."""

from tests.journeys.walker import Walker, on

GROUP = "Ability Active wheelchair basketball"


def given_the_referral_of_john_is_open(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("John")
    walker.follows("Referrals", under="What John wants")
    walker.follows("Open", beside=GROUP)


def given_what_john_must_have_is_there(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("John")
    walker.follows("Life and needs")
    for how in ("Step-free from the car park, and a hoist", "The lift of the minibus was tried on Friday"):
        walker.follows("It is solved")
        walker.writes("What solved it?", how)
        walker.presses("It is solved")


def given_his_first_visit_is_agreed(walker: Walker) -> None:
    given_what_john_must_have_is_there(walker)
    given_the_referral_of_john_is_open(walker)
    walker.follows("Agree the first visit")
    walker.writes("Day and time", "2026-05-05T18:00")
    walker.writes("Who meets them at the door?", "Rosa")
    walker.presses("Agree this visit")
    walker.reads("Where it is now: first visit agreed")


def when_rosa_ticks_her_sheet(walker: Walker, outcome: str) -> None:
    walker.becomes("Rosa")
    walker.follows("Groups")
    walker.follows(f"Who came {GROUP}")
    walker.then_the_page_is_accessible()
    walker.writes("When was it?", "2026-05-05T18:00")
    walker.answers("John", outcome)
    walker.presses("Write it down")


def when_priya_writes(walker: Walker, step: str, words: str) -> None:
    walker.follows(step)
    walker.writes("In a few words", words)
    walker.presses("Write it down")


def test_a_visit_on_the_sheet_leads_to_settled(walker: Walker) -> None:
    given_his_first_visit_is_agreed(walker)

    with on("2026-05-06"):
        when_rosa_ticks_her_sheet(walker, "Came")
    with on("2026-05-26"):
        given_the_referral_of_john_is_open(walker)
        walker.reads("Where it is now: first visit done, settling in", "Ask how it is going")
        when_priya_writes(walker, "It feels settled", "“They save me a place at the basket.”")

    walker.reads("Where it is now: settled", "They save me a place at the basket.")
    walker.then_the_page_is_accessible()


def test_somebody_who_could_not_come_is_still_welcome(walker: Walker) -> None:
    given_his_first_visit_is_agreed(walker)

    with on("2026-05-06"):
        when_rosa_ticks_her_sheet(walker, "We missed each other")
        given_the_referral_of_john_is_open(walker)

        walker.reads("Where it is now: welcome to come", "We missed each other")
        walker.does_not_read("failed", "no show", "did not attend")
        walker.then_the_page_is_accessible()


def test_an_end_says_why(walker_without_script: Walker) -> None:
    walker = walker_without_script
    given_his_first_visit_is_agreed(walker)
    with on("2026-05-06"):
        when_rosa_ticks_her_sheet(walker, "Came")
        given_the_referral_of_john_is_open(walker)

        when_priya_writes(walker, "Close it", "He would rather swim.")

        walker.reads("Where it is now: ended, all told", "He would rather swim.")
        walker.follows("Today")
        walker.does_not_read(GROUP)
        walker.then_the_page_is_accessible()
