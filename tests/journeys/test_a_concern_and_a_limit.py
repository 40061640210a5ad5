"""A worry reaches whoever looks after safety at once; a limit holds everywhere from the moment it is written."""

from tests.journeys.walker import Walker

GROUP = "Paint & Natter"
SAID = "Her nephew keeps her bank card and shouts when she asks for it."


def given_mary_is_open(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")


def given_a_referral_of_mary_waits_to_be_sent(walker: Walker) -> str:
    """Put one together, send nothing yet, and return where it stands."""
    given_mary_is_open(walker)
    walker.follows("What may suit")
    walker.presses(f"Ask them {GROUP}")
    walker.presses("Go on")
    return walker.page.url


def when_priya_raises_a_concern(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("Raise a concern")
    walker.writes("Who are you worried about?", "Mary")
    walker.writes("What did you see or hear?", SAID)
    walker.answers("How soon could somebody be hurt?", "In the next days")
    walker.answers("Have you asked what they want to happen?", "I asked, and they said")
    walker.writes("What do they want? Or why did you not ask?", "Her card back, and no fuss.")
    walker.answers("Did they say yes to your raising it?", "They said yes")
    walker.presses("Raise this concern")


def when_femi_owns_it_and_decides(walker: Walker) -> None:
    walker.presses("I own this now")
    walker.reads("Femi owns it since")
    walker.follows("Decide")
    walker.answers("What happens now?", "Not referred, because")
    walker.writes("When is it done, or looked at again?", "2026-05-11")
    walker.writes(
        "What did you decide, and why?", "I visit with Priya tomorrow. Mary wants her card back, and no fuss."
    )
    walker.presses("Record the decision")


def when_a_limit_is_written_in_her_words(walker: Walker) -> None:
    given_mary_is_open(walker)
    walker.follows("Limits on contact")
    walker.follows("Add a limit")
    walker.then_the_page_is_accessible()
    walker.writes("Who or what is it about?", GROUP)
    walker.answers("Which contact is limited?", "In every way")
    walker.answers("What does it rest on?", "The person decided this")
    walker.writes("What did the person say?", "Not there. He goes on Thursdays.")
    walker.writes("Why is it needed?", "She said so on the phone.")
    walker.presses("Begin this limit")


def when_priya_tries_to_send_it_all_the_same(walker: Walker, referral: str) -> None:
    walker.opens(referral)
    walker.chooses("They said it to me by phone")
    walker.writes("How was it explained to the person?", "Read out on the phone")
    walker.presses("Send this")


def test_a_concern_comes_first_on_the_list_of_the_safeguarding_lead(walker: Walker) -> None:
    when_priya_raises_a_concern(walker)
    walker.reads("Your concern is with those who look after safety", "Told whoever looks after safety")
    walker.then_the_page_is_accessible()

    walker.becomes("Femi")
    walker.follows("Today")
    walker.reads("Somebody may be hurt (2)", "A concern waits to be owned")
    walker.then_the_page_is_accessible()
    walker.follows("Read", beside="Mary")
    walker.reads(SAID)
    walker.then_the_page_is_accessible()
    when_femi_owns_it_and_decides(walker)

    walker.follows("Today")
    walker.reads("Somebody may be hurt (1)")
    walker.does_not_read("Mary")


def test_a_limit_takes_a_suggestion_away_and_stops_a_referral(walker: Walker) -> None:
    referral = given_a_referral_of_mary_waits_to_be_sent(walker)

    when_a_limit_is_written_in_her_words(walker)
    walker.reads("Not there. He goes on Thursdays.")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("What may suit")
    assert GROUP not in walker.finds("[id^=card-]").all_text_contents()
    walker.opens_more("Not shown, and why")
    walker.reads(f"{GROUP}. A limit on contact stands in the way.")
    walker.then_the_page_is_accessible()
    when_priya_tries_to_send_it_all_the_same(walker, referral)

    walker.reads("A limit on contact stands in the way. Talk with the person about what they want instead.")
    walker.opens(referral.removesuffix("/send"))
    walker.reads("Where it is now: not sent yet", "Nothing has left.")
    walker.then_the_page_is_accessible()


def given_priya_holds_somebody_away(walker: Walker) -> None:
    given_mary_is_open(walker)
    walker.follows("Limits on contact")
    walker.follows("Add a limit")
    walker.writes("Who or what is it about?", "Lee Marsh")
    walker.answers("Which contact is limited?", "In every way")
    walker.writes("Why is it needed?", "Her neighbour rang.")


def test_a_hold_stands_by_two_people_and_is_explained(walker: Walker) -> None:
    given_priya_holds_somebody_away(walker)

    walker.answers("What does it rest on?", "The family wishes it")
    walker.presses("Begin this limit")
    walker.reads("A family’s wish stops nobody.")
    walker.then_the_page_is_accessible()
    walker.answers("What does it rest on?", "I do not know yet: keep them apart for 72 hours, while somebody finds out")
    walker.presses("Begin this limit")
    walker.reads("A hold until")
    walker.then_the_page_is_accessible()

    walker.becomes("Femi")
    walker.follows("Limits on contact")
    walker.then_the_page_is_accessible()
    walker.follows("Look at it Lee Marsh")
    walker.follows("Confirm it as a second person")
    walker.answers("What does it rest on?", "A court order, or a police, court or licence condition")
    walker.writes("Which order or condition, and from when?", "Order of 1 May")
    walker.writes("When is it looked at again?", "2026-08-03")
    walker.presses("Confirm this limit")
    walker.reads("It holds", "Confirmed by Femi.")
    walker.follows("Write how it was explained")
    walker.then_the_page_is_accessible()
    walker.answers("How was it explained?", "Symbols or pictures")
    walker.writes("Who decided it?", "A judge")
    walker.writes("Why?", "To keep you safe")
    walker.writes("What can they still do?", "Write letters")
    walker.writes("How can they challenge it?", "Ask Iris, the advocate")
    walker.writes("What did they say when you asked them to tell it back?", "I can write to him")
    walker.presses("It was explained")
    walker.reads("I can write to him", "Nothing waits.")
    walker.then_the_page_is_accessible()


def test_john_says_not_them_and_ends_it_by_his_own_word(walker: Walker) -> None:
    walker.becomes("John")
    walker.follows("My map")
    walker.follows("Minibus", under="The same, as a list")
    walker.follows("Not them")
    walker.then_the_page_is_accessible()
    walker.presses("Not them")

    walker.reads("Minibus", "It holds", "Their own decision")
    walker.follows("End this limit Minibus")
    walker.presses("End this limit")
    walker.does_not_read("Minibus")
