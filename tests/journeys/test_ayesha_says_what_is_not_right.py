"""Ayesha takes a copy of her record, says that one line is not right, and reads what came of it."""

from tests.journeys.walker import Walker

NOT_SO = "My sisters are in Multan. Only my aunt is in Lahore."
ANSWER = "You are right. We have put Multan there."


def when_she_takes_a_copy_of_what_she_chose(walker: Walker) -> None:
    walker.becomes("Ayesha")
    walker.follows("My page")
    walker.follows("A copy of my record")
    walker.then_the_page_is_accessible()
    walker.reads("Nobody has taken one.")
    walker.presses("Read and print it")
    walker.reads("My sisters in Lahore", "Who has looked at my record")
    walker.then_the_page_is_accessible()
    walker.follows("Choose again what goes into it")
    walker.reads("Was one of these not you?")


def when_she_says_that_a_line_is_not_right(walker: Walker) -> None:
    walker.follows("Back to my page")
    walker.follows("Something is not right")
    walker.follows("About me, in my words")
    walker.answers("What would you like to say?", "This is not right")
    walker.writes("What is not right, or how do you see it?", NOT_SO)
    walker.chooses("My sisters in Lahore")
    walker.then_the_page_is_accessible()
    walker.presses("Say it")
    walker.reads(NOT_SO, "My sisters in Lahore", "Waits for an answer")
    walker.then_the_page_is_accessible()


def when_her_worker_answers_before_and_after_putting_it_right(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Ayesha")
    walker.reads(NOT_SO)
    walker.follows("Everything that is said of this record")
    walker.follows("Answer")
    walker.answers("What did you do?", "We have put it right")
    walker.writes("What do you say to them?", ANSWER)
    walker.answers("How do they hear of it?", "A message inside Kith")
    walker.then_the_page_is_accessible()
    walker.presses("They have our answer")
    walker.reads("These very words still stand there.")
    walker.follows("Go back, change nothing")
    walker.follows("Back to the record")
    walker.follows("Change What matters to me")
    walker.writes("One thing on each line", "My children\nMy sisters in Multan\nCooking for people")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Save")
    walker.follows("Everything that is said of this record")
    walker.follows("Answer")
    walker.answers("What did you do?", "We have put it right")
    walker.writes("What do you say to them?", ANSWER)
    walker.answers("How do they hear of it?", "A message inside Kith")
    walker.presses("They have our answer")
    walker.reads("Put right", ANSWER)


def test_a_line_that_is_not_right_is_put_right_and_she_is_told(walker: Walker) -> None:
    when_she_takes_a_copy_of_what_she_chose(walker)

    when_she_says_that_a_line_is_not_right(walker)
    when_her_worker_answers_before_and_after_putting_it_right(walker)

    walker.becomes("Ayesha")
    walker.follows("Messages")
    walker.follows("Something for you to read")
    walker.reads(ANSWER)
