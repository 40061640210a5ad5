"""From a suggestion with its reasons to a referral that says exactly what leaves; the group answers from a link."""

from tests.journeys.walker import Walker


def given_what_may_suit_mary_is_open(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("What may suit")


def when_priya_asks_gentle_moves_for_her(walker: Walker) -> None:
    """Mary picks by phone; Priya presses for her, and ticks only what Mary said yes to."""
    walker.presses("Ask them Gentle Moves")
    walker.then_the_page_is_accessible()
    walker.presses("Go on")
    walker.reads("Only what is ticked leaves, and only to them.")
    walker.then_the_page_is_accessible()
    walker.chooses("They said it to me by phone")
    walker.writes("How was it explained to the person?", "Read out on the phone, line by line")
    walker.writes("Who answers there?", "Ken")
    walker.writes("Their e-mail, for the link", "ken@harbour-street.example")
    walker.presses("Send this")


def given_the_link_that_ken_was_sent(walker: Walker) -> str:
    when_priya_asks_gentle_moves_for_her(walker)
    return walker.takes_the_link_sent_to("Ken")


def test_suggestions_give_their_reasons_and_what_is_left_out(walker: Walker) -> None:
    given_what_may_suit_mary_is_open(walker)

    assert walker.finds("article.match").count() == 20
    walker.reads("They said “I miss moving”.", "Not shown, and why")
    walker.then_the_page_is_accessible()


def test_exactly_what_was_ticked_leaves(walker: Walker) -> None:
    given_what_may_suit_mary_is_open(walker)

    when_priya_asks_gentle_moves_for_her(walker)

    walker.reads("Where it is now: sent", "What left", "Nothing else was sent.")
    walker.does_not_read("82")
    walker.then_the_page_is_accessible()


def test_the_group_answers_from_a_link_in_three_taps(walker: Walker) -> None:
    given_what_may_suit_mary_is_open(walker)
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
    walker.reads("Mary, Gentle Moves Accepted 0", "Priya: Agree the first visit.")


def test_a_forwarded_link_shows_nothing_personal(walker_without_script: Walker) -> None:
    walker = walker_without_script
    given_what_may_suit_mary_is_open(walker)
    link = given_the_link_that_ken_was_sent(walker)
    walker.signs_out()
    walker.opens(link)
    walker.presses("Open it here")

    walker.signs_out()
    walker.opens(link)

    walker.reads("This link is shut", "Nothing about anybody is shown here.")
    walker.does_not_read("Mary", "Hale", "knees")
    walker.then_the_page_is_accessible()
