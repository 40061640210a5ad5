"""Twelve weeks on: who is around and how things are, then and now, part by part, and a plan that follows from it."""

from tests.journeys.walker import Walker


def given_the_review_of_mary_is_due(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("Open the plan")


def when_mary_answers_again_by_phone(walker: Walker) -> None:
    walker.follows("Goals and scores")
    walker.follows("Company and closeness")
    walker.answers("How often do you feel that you lack companionship?", "Some of the time")
    walker.answers("How often do you feel left out?", "Hardly ever or never")
    walker.answers("How often do you feel isolated from others?", "Hardly ever or never")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Save these answers")
    walker.follows("All scores and goals")
    walker.follows("Say where it is now")
    walker.answers("Where are you with it now?", "8")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Save")


def when_every_part_is_still_true_today(walker: Walker) -> None:
    while walker.page.get_by_role("button", name="Still true today").count():
        walker.presses("Still true today")


def when_the_next_step_is_hers(walker: Walker) -> None:
    walker.follows("Add a step")
    walker.writes("What is the step?", "Teach watercolours at the library")
    walker.answers("How soon?", "Next")
    walker.answers("Who does it?", "The person")
    walker.answers("Whose idea was it?", "Theirs")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Keep this step")


def when_they_finish_together(walker: Walker) -> None:
    walker.follows("Finish together")
    walker.then_the_page_is_accessible()
    walker.answers("What would they like next?", "Try something new")
    walker.writes("In their own words", "I teach the new ones watercolours.")
    walker.writes("When do you look at it again?", "2026-07-27")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Finish this review")


def then_the_network_and_the_scores_stand_then_and_now(walker: Walker) -> None:
    walker.reads("Paint & Natter", "Betty", "8", "3", "2 then, 8 now, out of 10")
    assert walker.finds("svg.chart").count() >= 1
    walker.does_not_read("Close the earlier map")
    walker.follows("They asked: show the map as it was")
    walker.reads("Close the earlier map", "Friday 13 February", "Monday 4 May")


def test_the_review_shows_then_and_now_and_changes_the_plan(walker: Walker) -> None:
    given_the_review_of_mary_is_due(walker)
    when_mary_answers_again_by_phone(walker)
    given_the_review_of_mary_is_due(walker)

    walker.follows("Open the review")
    then_the_network_and_the_scores_stand_then_and_now(walker)
    walker.then_the_page_is_accessible()
    when_every_part_is_still_true_today(walker)
    walker.reads("said by Mary on Monday 4 May")
    when_they_finish_together(walker)
    walker.reads("Looked at together", "Try something new", "Monday 27 July", "I teach the new ones watercolours.")
    walker.then_the_page_is_accessible()

    given_the_review_of_mary_is_due(walker)
    when_the_next_step_is_hers(walker)
    walker.reads("Teach watercolours at the library", "It has changed since.")
    walker.then_the_page_is_accessible()


def test_a_review_is_not_finished_over_silence(walker_without_script: Walker) -> None:
    walker = walker_without_script
    given_the_review_of_mary_is_due(walker)
    walker.follows("Open the review")

    walker.follows("Finish together")

    walker.reads("Not finished yet", "Nobody has spoken about these parts.")
    walker.then_the_page_is_accessible()
