"""A remark from the visiting team: John says it, the group puts it right, and he is told how in his own form."""

from tests.journeys.walker import Walker

REMARK = "Somebody of the visiting team laughed at my chair."
ASKED = "A visiting player laughed at a chair on Thursday. What do you do about it?"
DONE = "I spoke with their captain. They wrote to say sorry, and I stand at the door from now on."


def when_john_says_it(walker: Walker) -> None:
    walker.becomes("John")
    walker.follows("Your rights")
    walker.then_the_page_is_accessible()
    walker.follows("My page")
    walker.follows("My referrals")
    walker.follows("Open")
    walker.follows("Say that something is wrong, or went well")
    walker.answers("Would you like somebody on your side to help you with this?", "Yes")
    walker.answers("What is it?", "Somebody was treated worse because of who they are")
    walker.writes("What happened?", REMARK)
    walker.answers("May the group know that it was you?", "No")
    walker.then_the_page_is_accessible()
    walker.presses("Send this")
    walker.reads("We have it. Thank you for saying so", "Its reference is")


def when_the_group_is_asked_and_puts_it_right(walker: Walker) -> None:
    walker.becomes("Femi")
    walker.follows("What people said")
    walker.follows("Read", beside="John")
    walker.presses("I look into it")
    walker.follows("Ask the group to put it right")
    walker.writes("What do you ask them to put right?", "John was laughed at.")
    walker.presses("Ask them")
    walker.reads("They did not agree to be named. Write it so that nobody can tell who said it.")
    walker.writes("What do you ask them to put right?", ASKED)
    walker.presses("Ask them")
    walker.becomes("Rosa")
    walker.follows("Put right")
    walker.reads(ASKED)
    walker.does_not_read("John")
    walker.follows("Say what you did about it")
    walker.writes("What did you do about it?", DONE)
    walker.presses("This is what we did")
    walker.reads(DONE)


def when_john_is_told(walker: Walker) -> None:
    walker.becomes("Femi")
    walker.follows("What people said")
    walker.follows("Read", beside="John")
    walker.reads(DONE, "Symbols")
    walker.follows("Let them hear from us")
    walker.writes("What do you say to them?", "Thank you. I speak with the group this week.")
    walker.answers("How do you tell them?", "A message inside Kith")
    walker.answers("In which form?", "Written, as usual")
    walker.presses("They have heard from us")
    walker.reads("They asked to be told in another form.")
    walker.answers("In which form?", "With symbols or their own board")
    walker.presses("They have heard from us")
    walker.follows("Answer them")
    walker.answers("What did you find?", "They are right, and we are sorry")
    walker.writes("What do you say to them?", "Rosa spoke with their captain. They are sorry.")
    walker.writes("What do we do differently from now on?", "Somebody stands at the door.")
    walker.answers("How do you tell them?", "Face to face")
    walker.answers("In which form?", "With symbols or their own board")
    walker.presses("They have our answer")
    walker.then_the_page_is_accessible()


def test_a_remark_is_put_right_and_john_is_told_in_symbols(walker: Walker) -> None:
    when_john_says_it(walker)
    when_the_group_is_asked_and_puts_it_right(walker)
    when_john_is_told(walker)

    walker.becomes("John")
    walker.follows("Your rights")
    walker.follows("What I have said")
    walker.reads("Rosa spoke with their captain. They are sorry.", "Somebody stands at the door.")
    walker.then_the_page_is_accessible()
