"""Somebody is looked for before a record is made, and begins with their own words and how to talk with them."""

from tests.journeys.walker import Walker

SAID = "A garden of my own, even a window box"


def given_priya_looks_for(walker: Walker, name: str, *, full_name: str = "") -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Find or add somebody")
    walker.writes("What are they called?", name)
    walker.writes("Full name", full_name)
    walker.presses("Look")


def when_she_adds_somebody_new(walker: Walker) -> None:
    walker.presses("None of these: add somebody new")
    walker.writes("How did they come to us?", "Her neighbour asked, with her.")
    walker.presses("Begin")


def when_she_writes_how_to_talk_with_her(walker: Walker) -> None:
    walker.follows("How to talk")
    walker.chooses("There are things to know")
    walker.picks("What helps?", "Large print")
    walker.writes("In their words", "16 point")
    walker.chooses("They said it to me by phone")
    walker.presses("Save")
    walker.follows("Go back")


def when_she_writes_what_matters(walker: Walker) -> None:
    walker.follows("Write What matters to me")
    walker.writes("One thing on each line", SAID)
    walker.chooses("They said it to me by phone")
    walker.presses("Save")


def then_mary_is_shown_with_what_is_alike(walker: Walker) -> None:
    walker.reads("Is it one of these?", "Mary Hale", "Born on")


def then_her_own_words_say_who_said_them_and_how(walker: Walker) -> None:
    walker.reads(SAID)
    walker.follows("Change What matters to me")
    walker.reads("Said so far", "Said by Maryam by phone on Monday 4 May.")


def test_somebody_who_is_here_is_found_under_a_name_written_otherwise(walker: Walker) -> None:
    given_priya_looks_for(walker, "Marie", full_name="Mary Hail")

    then_mary_is_shown_with_what_is_alike(walker)
    walker.follows("This is the one")

    walker.reads("Likes to be called Mary", "How to talk with Mary", "18 point")
    walker.then_the_page_is_accessible()


def test_a_new_record_begins_with_how_to_talk_and_own_words(walker: Walker) -> None:
    given_priya_looks_for(walker, "Maryam", full_name="Maryam Hale")
    then_mary_is_shown_with_what_is_alike(walker)

    when_she_adds_somebody_new(walker)
    walker.reads("Likes to be called Maryam", "Nobody has asked yet. Please ask.")
    walker.then_the_page_is_accessible()
    when_she_writes_how_to_talk_with_her(walker)
    walker.reads("How to talk with Maryam", "Large print", "16 point")
    when_she_writes_what_matters(walker)

    then_her_own_words_say_who_said_them_and_how(walker)
    walker.then_the_page_is_accessible()


def test_nobody_can_be_added_without_looking_first(walker: Walker) -> None:
    walker.becomes("Priya")

    walker.opens("/people/open")

    walker.reads("Find or add somebody", "Look first.")
    walker.then_the_page_is_accessible()
