"""Ayesha, who reads from right to left, changes what is written of her; her worker reads it as she wrote it."""

from tests.journeys.walker import Walker

HERS = "باورچی خانے میں اکٹھے کھانا پکانا"
"""Cooking together in the kitchen."""


def given_ayesha_reads_right_to_left(walker: Walker) -> None:
    walker.becomes("Ayesha")
    walker.reads_right_to_left()
    walker.opens("/me")


def when_she_adds_a_line_of_her_own(walker: Walker) -> None:
    walker.follows("Change What matters to me")
    walker.then_the_page_is_accessible()
    field = "One thing on each line"
    walker.writes(field, walker.has_written(field) + "\n" + HERS)
    walker.presses("Save")


def then_priya_reads_it_as_hers(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Ayesha")
    walker.reads(HERS, "My sisters in Lahore")
    walker.follows("Change What matters to me")
    walker.reads("Written by Ayesha on Monday 4 May.")
    walker.then_the_page_is_accessible()


def test_her_words_reach_her_worker_as_she_wrote_them(walker: Walker) -> None:
    given_ayesha_reads_right_to_left(walker)

    when_she_adds_a_line_of_her_own(walker)

    walker.reads(HERS)
    walker.then_the_page_is_accessible()
    then_priya_reads_it_as_hers(walker)


def test_nobody_asks_her_how_she_knows_her_own_life(walker: Walker) -> None:
    given_ayesha_reads_right_to_left(walker)

    walker.follows("Change What matters to me")

    walker.does_not_read("How do you know?", "On which day was it said?")


def test_her_words_without_script(walker_without_script: Walker) -> None:
    given_ayesha_reads_right_to_left(walker_without_script)

    when_she_adds_a_line_of_her_own(walker_without_script)

    walker_without_script.reads(HERS)
