"""A plan of small steps: whose idea each was, who does it, agreed only on the person's yes, and printed."""

from tests.journeys.walker import Walker


def given_the_plan_of_ayesha_is_empty(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Ayesha")
    walker.follows("Open the plan")
    walker.reads("One small step is enough for a plan")


def when_a_step_is_written(walker: Walker, *, words: str, when: str, doer: str, idea: str) -> None:
    walker.writes("What is the step?", words)
    walker.answers("How soon?", when)
    walker.answers("Who does it?", doer)
    walker.answers("Whose idea was it?", idea)
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.presses("Keep this step")


def when_ayesha_agrees_with_it_read_out(walker: Walker) -> None:
    walker.follows("Agree this plan")
    walker.reads("These 2 steps are agreed:", "Kith tells nobody. You tell whoever has a step.")
    walker.then_the_page_is_accessible()
    walker.answers("How did you go through it together?", "Read out")
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.presses("Ayesha agrees this plan")


def when_she_says_how_it_went(walker: Walker) -> None:
    walker.becomes("Ayesha")
    walker.follows("My plan")
    walker.follows("How did it go?", under="Now")
    walker.answers("How did it go?", "Done")
    walker.writes("Anything to say about it?", "The teacher has children too")
    walker.presses("Save")


def test_a_plan_goes_from_the_first_step_to_her_yes(walker: Walker) -> None:
    given_the_plan_of_ayesha_is_empty(walker)

    walker.follows("Add the first step")
    walker.then_the_page_is_accessible()
    when_a_step_is_written(walker, words="Visit the English class", when="Now", doer="The person", idea="Theirs")
    walker.follows("Add a step")
    when_a_step_is_written(
        walker, words="Ask for two crèche places", when="Next", doer="Their worker", idea="Their worker's"
    )
    walker.reads("Not agreed yet.", "Ayesha's idea", "A worker's idea")
    when_ayesha_agrees_with_it_read_out(walker)

    walker.reads("Ayesha agreed to it on Monday 4 May. Read out.")
    walker.then_the_page_is_accessible()
    when_she_says_how_it_went(walker)
    walker.reads("1 step behind us", "Ask for two crèche places")
    walker.then_the_page_is_accessible()


def test_a_plan_is_read_on_paper(walker_without_script: Walker) -> None:
    walker = walker_without_script
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("Open the plan")

    walker.follows("Print")

    walker.reads(
        "Anne rings every Sunday Anne does it. Your idea.",
        "Write to Joan You do it.",
        "You agreed to it on Friday 13 February. We look",
    )
    walker.then_the_page_is_accessible()
