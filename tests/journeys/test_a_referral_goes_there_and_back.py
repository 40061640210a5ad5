"""From a suggestion with its reasons to a referral that says exactly what leaves; the group answers from a link."""

from tests.journeys.walker import Walker, on

GROUP = "Paint & Natter"


def given_what_may_suit_mary_is_open(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("What may suit")


def when_priya_asks_for_her(walker: Walker) -> None:
    """Mary picks by phone; Priya presses for her, and ticks only what Mary said yes to."""
    walker.presses(f"Ask them {GROUP}")
    walker.presses("Go on")
    walker.reads("Only what is ticked leaves, and only to them.")
    when_mary_says_yes_line_by_line(walker)


def when_mary_says_yes_line_by_line(walker: Walker) -> None:
    walker.chooses("They said it to me by phone")
    walker.writes("How was it explained to the person?", "Read out on the phone, line by line")
    walker.writes("Who answers there?", "Ken")
    walker.writes("Their e-mail, for the link", "ken@harbour-street.example")
    walker.presses("Send this")


def given_the_link_that_ken_was_sent(walker: Walker) -> str:
    given_what_may_suit_mary_is_open(walker)
    when_priya_asks_for_her(walker)
    return walker.takes_the_link_sent_to("Ken")


def when_somebody_follows_it(walker: Walker, link: str) -> None:
    walker.signs_out()
    walker.opens(link)


def when_ken_says_no_and_why(walker: Walker) -> None:
    walker.presses("Open it here")
    walker.follows("Not this time")
    walker.then_the_page_is_accessible()
    walker.presses("Send this answer")
    walker.reads("Choose why, so that the person can be told.")
    walker.answers("Why not?", "We are full")
    walker.writes("What else could they try?", "The lunch club on Fridays has room.")
    walker.presses("Send this answer")
    walker.reads("Thank you")


def when_priya_closes_it(walker: Walker) -> None:
    walker.follows("Close it")
    walker.writes("In a few words", "Told Mary by phone. She would like to try the lunch club.")
    walker.presses("Write it down")


def then_nothing_personal_is_shown(walker: Walker, *, because: str) -> None:
    walker.reads("This link is shut", because, "Nothing about anybody is shown here.")
    walker.does_not_read("Mary", "Hale", "knees", "82", "Open it here")
    walker.then_the_page_is_accessible()


def test_suggestions_give_their_reasons_and_what_is_left_out(walker: Walker) -> None:
    given_what_may_suit_mary_is_open(walker)

    walker.opens_everything()
    assert walker.finds("article.match").count() == 20
    walker.reads("They said “I painted boats”.", "Not shown, and why")
    walker.then_the_page_is_accessible()


def test_exactly_what_was_ticked_leaves(walker: Walker) -> None:
    given_what_may_suit_mary_is_open(walker)

    walker.presses(f"Ask them {GROUP}")
    walker.then_the_page_is_accessible()
    walker.presses("Go on")
    walker.then_the_page_is_accessible()
    when_mary_says_yes_line_by_line(walker)

    walker.reads("Where it is now: sent", "What left", "Nothing else was sent.")
    walker.does_not_read("82")
    walker.then_the_page_is_accessible()


def test_the_group_answers_from_a_link_in_three_taps(walker: Walker) -> None:
    link = given_the_link_that_ken_was_sent(walker)

    walker.signs_out()
    walker.opens(link)
    walker.does_not_read("Mary", "Hale", "knees")
    walker.then_the_page_is_accessible()
    walker.presses("Open it here")
    walker.reads("What you may know", "Mary")
    walker.presses("Yes, they can come")
    walker.reads("Thank you")
    walker.then_the_page_is_accessible()

    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("Referrals")
    walker.reads(f"Mary, {GROUP} Accepted 0", "Priya: Agree the first visit.")


def test_a_forwarded_link_shows_nothing_personal(walker_without_script: Walker) -> None:
    walker = walker_without_script
    link = given_the_link_that_ken_was_sent(walker)
    when_somebody_follows_it(walker, link)
    walker.presses("Open it here")

    when_somebody_follows_it(walker, link)

    then_nothing_personal_is_shown(walker, because="This link was opened on another phone or computer")


def test_a_link_that_has_run_out_shows_nothing_personal_and_brings_another_to_the_same_address(walker: Walker) -> None:
    link = given_the_link_that_ken_was_sent(walker)

    with on("2026-05-19"):
        when_somebody_follows_it(walker, link)
        then_nothing_personal_is_shown(walker, because="This link worked for two weeks, and that time has passed.")
        walker.presses("Send a new link to the same address")
        walker.reads("A new link is on its way to the same address as before.")

        walker.becomes("Priya")
        when_somebody_follows_it(walker, walker.takes_the_link_sent_to("Ken"))
        walker.presses("Open it here")
        walker.reads("What you may know", "Mary")


def test_a_no_says_why_and_what_else_and_the_worker_acts_on_it(walker: Walker) -> None:
    link = given_the_link_that_ken_was_sent(walker)

    when_somebody_follows_it(walker, link)
    when_ken_says_no_and_why(walker)
    walker.becomes("Priya")
    walker.follows("Today")
    walker.follows("Open it", beside=GROUP)
    walker.reads("We are full. Instead: The lunch club on Fridays has room.", "Tell the person, and look at what else")
    walker.then_the_page_is_accessible()
    when_priya_closes_it(walker)

    walker.reads("Where it is now: ended, all told")
    walker.follows("Today")
    walker.does_not_read(GROUP)
    walker.then_the_page_is_accessible()
