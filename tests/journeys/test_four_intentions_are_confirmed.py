"""What is wanted of each tie is the person's own word; no plan is agreed over a tie they have not spoken about."""

from tests.journeys.walker import Walker

LIST = "The same, as a list"


def given_sam_writes_down_what_tom_may_want(walker: Walker, name: str, wish: str) -> None:
    """Write it as the youth worker told it, so that Tom's own word is still to come."""
    walker.becomes("Sam")
    walker.follows("People")
    walker.follows("Tom")
    walker.follows("Open the map and list")
    walker.follows(name, under=LIST)
    walker.follows("Decide")
    walker.answers("What does Tom want?", wish)
    walker.answers("How do you know?", "Somebody who knows them said it")
    walker.writes("If somebody else said it, who?", "Dev")
    walker.presses("Keep this")


def given_the_plan_of_tom_is_open(walker: Walker) -> None:
    walker.follows("People")
    walker.follows("Tom")
    walker.follows("Open the plan")


def given_a_step_about(walker: Walker, name: str) -> None:
    given_the_plan_of_tom_is_open(walker)
    walker.follows("Add the first step")
    walker.writes("What is the step?", "Nan comes to watch on Saturday")
    walker.answers("How soon?", "Now")
    walker.answers("Who does it?", "Somebody close to them")
    walker.answers("Whose idea was it?", "Theirs")
    walker.opens_more("More about it")
    walker.picks("Is it about somebody or something on the map?", name)
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.presses("Keep this step")


def when_tom_says_yes_at_his_own_screen(walker: Walker, name: str) -> None:
    walker.becomes("Tom")
    walker.follows("My map")
    walker.follows(name, under=LIST)
    walker.reads("Is this what you want?")
    walker.then_the_page_is_accessible()
    walker.follows("Say yes or no")
    walker.then_the_page_is_accessible()
    walker.presses("Yes, this is what I want")


def when_sam_asks_tom_to_agree(walker: Walker) -> None:
    walker.follows("Agree this plan")
    walker.answers("How did you go through it together?", "On the screen")
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.presses("Tom agrees this plan")


def then_who_when_and_how_are_kept(walker: Walker) -> None:
    walker.reads("You want to keep this.", "Confirmed. Written by Tom on Monday 4 May. Asked: in writing.")


def test_a_plan_waits_for_the_word_of_the_person(walker: Walker) -> None:
    given_sam_writes_down_what_tom_may_want(walker, "Nan", "Keep it as it is")
    walker.reads("Not confirmed yet.")
    given_a_step_about(walker, "Nan")

    walker.follows("Agree this plan")
    walker.reads("Something to ask first", "Nan comes to watch on Saturday")
    walker.then_the_page_is_accessible()

    when_tom_says_yes_at_his_own_screen(walker, "Nan")
    then_who_when_and_how_are_kept(walker)
    walker.then_the_page_is_accessible()
    walker.becomes("Sam")
    given_the_plan_of_tom_is_open(walker)
    when_sam_asks_tom_to_agree(walker)
    walker.reads("Tom agreed to it on Monday 4 May.")
    walker.then_the_page_is_accessible()


def test_a_worker_cannot_step_back_from_somebody_for_the_person(walker: Walker) -> None:
    given_sam_writes_down_what_tom_may_want(walker, "Mum", "Step back from it")

    walker.reads("One thing to look at")
    walker.then_the_page_is_accessible()


def test_each_of_the_four_and_not_knowing_can_be_said(walker_without_script: Walker) -> None:
    walker = walker_without_script
    walker.becomes("John")

    for name, wish, said in (
        ("Mum", "Keep it as it is", "You want to keep this."),
        ("Marc", "Grow it", "You want to grow this."),
        ("Sunil", "Rebuild it", "You want to rebuild this."),
        ("The old gym", "Step back from it", "You want to step back from this."),
        ("Minibus", "I do not know yet", "You do not know yet what you want of this."),
    ):
        walker.follows("My map")
        walker.follows(name, under=LIST)
        walker.follows("Decide")
        walker.answers("What do you want?", wish)
        walker.presses("Keep this")
        walker.follows(name, under=LIST)
        walker.reads(said)

    walker.then_the_page_is_accessible()
