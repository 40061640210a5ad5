"""Mary Lane, 82, has no account and touches nothing that has a screen. She goes all the way round: from a first visit
to a group that expects her, and to a review that changes her plan.

Priya does it with her, in her kitchen, by phone and on paper; the group answers from a link. It runs twice, with script
and without.
"""

import pytest

from tests.journeys.walker import Walker, on

MARY = "Mary Lane"
LIST = "The same, as a list"
LARGEST_TEXT_PX = 24
"""18 point, as it is printed."""


@pytest.fixture(params=["walker", "walker_without_script"], ids=["with script", "without script"])
def priya(request: pytest.FixtureRequest) -> Walker:
    """Whoever walks for Mary: her link worker, at a new browser or at an old one."""
    walker: Walker = request.getfixturevalue(request.param)
    return walker


def given_nobody_here_is_mary_lane(priya: Walker) -> None:
    priya.follows("People")
    priya.follows("Find or add somebody")
    priya.writes("What are they called?", MARY)
    priya.writes("Full name", "Mary Lane")
    priya.writes("Born on", "1944-02-11")
    priya.presses("Look")
    priya.reads("Is it one of these?", "Mary Hale")


def given_her_record_is_open(priya: Walker) -> None:
    priya.follows("People")
    priya.follows(MARY)


def when_her_record_begins(priya: Walker) -> None:
    priya.presses("None of these: add somebody new")
    priya.writes("How did they come to us?", "Dr Ellis asked, with her.")
    priya.presses("Begin")


def when_she_says_how_to_talk_with_her(priya: Walker) -> None:
    for what, words in (("Large print", "18 point"), ("Phone only", ""), ("No internet", "")):
        priya.follows("How to talk")
        priya.chooses("There are things to know")
        priya.picks("What helps?", what)
        priya.writes("In their words", words)
        given_she_said_it_in_her_kitchen(priya)
        priya.presses("Save")
        priya.follows("Go back")


def when_she_says_who_she_is(priya: Walker) -> None:
    for part, words in (
        ("Write What matters to me", "Nell’s voice\nMy sketchbooks"),
        ("Write How to support me", "Give me time on the stairs"),
        ("Write what is wanted", "To draw with other people again"),
    ):
        priya.follows(part)
        priya.writes("One thing on each line", words)
        given_she_said_it_in_her_kitchen(priya)
        priya.presses("Save")


def when_she_says_how_she_lives(priya: Walker) -> None:
    priya.follows("Life and needs")
    priya.follows("what they like doing")
    priya.answers("What do you like doing?", "Art, painting and drawing", "Tea and talk")
    given_she_said_it_in_her_kitchen(priya)
    priya.presses("Save")
    priya.follows("something in the way")
    priya.chooses("No way of getting there", "It must be solved before the first visit")
    priya.writes("In a few words", "I cannot get to the bus.")
    given_she_said_it_in_her_kitchen(priya)
    priya.presses("Add this")
    priya.follows("about where home is")
    priya.writes("About where is home?", "Near the harbour")
    priya.writes("Latitude", "52.405")
    priya.writes("Longitude", "1.715")
    given_she_said_it_in_her_kitchen(priya)
    priya.presses("Save")
    priya.follows("how to reach them")
    priya.chooses("Address for post", "Safe to use")
    priya.writes("The number or address", "9 Quay Road, Port Ashby")
    given_she_said_it_in_her_kitchen(priya)
    priya.presses("Add it")


def given_she_said_it_in_her_kitchen(priya: Walker) -> None:
    priya.chooses("They said it to me, face to face")


def when_her_map_begins_with_nell(priya: Walker) -> None:
    given_her_record_is_open(priya)
    priya.follows("Add the first")
    when_somebody_is_added(
        priya, "Nell", "my daughter", ring="Closest", helps="Feelings", told="They said it to me, face to face"
    )


def when_somebody_is_added(
    priya: Walker, name: str, who: str, *, ring: str, helps: str, told: str, where: str = "My own people"
) -> None:
    priya.writes("What do they call them?", name)
    priya.writes("Who or what are they to", who)
    priya.answers("What is it?", "A person")
    priya.answers("How close are they?", ring)
    priya.answers("Where do they belong?", where)
    priya.answers("What do they help with?", helps)
    priya.answers("How do you know?", told)
    priya.presses("Add to the map")


def when_she_says_what_she_wants_of_nell(priya: Walker) -> None:
    priya.follows("Nell", under=LIST)
    priya.follows("Decide")
    priya.answers(f"What does {MARY} want?", "Keep it as it is")
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.picks("In which form did you ask?", "Talked through")
    priya.presses("Keep this")


def when_she_answers_how_things_are(
    priya: Walker, *, company: str, lonely: str, life: tuple[str, str, str, str]
) -> None:
    priya.follows("Company and closeness")
    for question in ("lack companionship", "left out", "isolated from others"):
        priya.answers(question, company)
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Save these answers")
    priya.follows("All scores and goals")
    priya.follows("How often lonely")
    priya.answers("How often do you feel lonely?", lonely)
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Save these answers")
    priya.follows("All scores and goals")
    priya.follows("How life is")
    for question, number in zip(("satisfied", "worthwhile", "happy", "anxious"), life, strict=True):
        priya.answers(question, number)
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Save these answers")
    priya.follows("All scores and goals")


def when_she_sets_a_goal(priya: Walker) -> None:
    priya.follows("Add a goal")
    priya.writes("What do you want?", "People who wait for me with their brushes")
    priya.answers("Where are you with it now?", "1")
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Keep this goal")


def when_a_step_is_written(priya: Walker, words: str, *, doer: str, tie: str = "") -> None:
    priya.writes("What is the step?", words)
    priya.answers("How soon?", "Now")
    priya.answers("Who does it?", doer)
    priya.answers("Whose idea was it?", "Theirs")
    if tie:
        priya.opens_more("More about it")
        priya.picks("Is it about somebody or something on the map?", tie)
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Keep this step")


def when_she_agrees_her_plan(priya: Walker) -> None:
    priya.follows("Agree this plan")
    priya.answers("How did you go through it together?", "In large print")
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses(f"{MARY} agrees this plan")


def when_a_day_to_look_again_is_set(priya: Walker, day: str) -> None:
    priya.follows("Set a day")
    priya.writes("Which day?", day)
    priya.presses("Set this day")


def when_she_picks_paint_and_natter(priya: Walker) -> None:
    given_her_record_is_open(priya)
    priya.follows("What may suit")
    priya.presses("Ask them Paint & Natter")
    priya.presses("Go on")


def when_she_says_what_may_leave(priya: Walker) -> None:
    priya.chooses("They said it to me by phone")
    priya.writes("How was it explained to the person?", "Read out on the phone, line by line")
    priya.writes("Who answers there?", "Ken")
    priya.writes("Their e-mail, for the link", "ken@harbour-street.example")
    priya.presses("Send this")


def when_the_group_says_yes_in_three_taps(ken: Walker, link: str) -> None:
    ken.signs_out()
    ken.opens(link)
    ken.does_not_read("Mary", "Lane")
    ken.presses("Open it here")
    ken.reads(MARY, "I cannot get to the bus.", "Large print: 18 point")
    ken.does_not_read("82", "Quay Road", "Nell")
    ken.presses("Yes, they can come")
    ken.reads("Thank you")


def given_her_referral_is_open(priya: Walker) -> None:
    given_her_record_is_open(priya)
    priya.follows("Referrals")
    priya.follows("Open", beside="Paint & Natter")


def when_the_lift_is_arranged(priya: Walker) -> None:
    given_her_record_is_open(priya)
    priya.follows("Life and needs")
    priya.follows("It is solved")
    priya.writes("What solved it?", "The minibus comes to the door at ten.")
    priya.presses("It is solved")


def when_the_first_visit_is_agreed(priya: Walker) -> None:
    priya.follows("Agree the first visit")
    priya.writes("Day and time", "2026-05-14T10:30")
    priya.writes("Who meets them at the door?", "Ken")
    priya.presses("Agree this visit")


def when_she_tells_how_it_went(priya: Walker) -> None:
    priya.follows("Say how a visit went")
    priya.answers("How did it go?", "Came")
    priya.answers("How was it for them?", "Enjoyed it")
    priya.chooses("Coming back")
    priya.writes("Anything to tell", "They kept a chair for me.")
    priya.presses("Write it down")


def when_it_feels_settled(priya: Walker) -> None:
    priya.follows("It feels settled")
    priya.writes("In a few words", "“I have my own peg.” She goes every Thursday.")
    priya.presses("Write it down")
    priya.follows("Close it")
    priya.writes("In a few words", "Settled. She and Ken both know.")
    priya.presses("Write it down")


def given_her_plan_is_open(priya: Walker) -> None:
    given_her_record_is_open(priya)
    priya.follows("Open the plan")


def when_she_says_where_her_goal_is(priya: Walker) -> None:
    priya.follows("Say where it is now")
    priya.answers("Where are you with it now?", "8")
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Save")


def when_every_part_is_spoken_about(priya: Walker) -> None:
    while priya.page.get_by_role("button", name="Still true today").count():
        priya.presses("Still true today")
    priya.follows("Finish together")
    priya.answers("What would they like next?", "Try something new")
    priya.writes("In their own words", "I could show the new ones how to mix a grey.")
    priya.writes("When do you look at it again?", "2026-10-19")
    priya.answers("How do you know?", "They said it to me, face to face")
    priya.presses("Finish this review")


def then_priya_knows_how_to_talk_with_her_and_what_she_wants(priya: Walker) -> None:
    given_her_record_is_open(priya)
    priya.reads("18 point", "My sketchbooks", "To draw with other people again", "I cannot get to the bus.")
    priya.then_the_page_is_accessible()


def then_her_word_about_nell_is_kept(priya: Walker) -> None:
    priya.follows("Nell", under=LIST)
    priya.reads(
        "Confirmed. Said by Mary Lane face to face on Monday 4 May. Priya wrote it down. Asked: talked through."
    )


def then_her_network_and_her_answers_stand_then_and_now(priya: Walker) -> None:
    priya.reads("Betty", "1 then, 8 now, out of 10", "9", "3")
    priya.follows("They asked: show the map as it was")
    priya.reads("Monday 4 May", "Monday 27 July")
    priya.then_the_page_is_accessible()


def then_nothing_was_sent_to_her(priya: Walker) -> None:
    priya.follows("Outbox")
    priya.reads("Ken")
    priya.does_not_read(MARY)


def then_her_plan_is_on_paper_in_large_print(priya: Walker) -> None:
    priya.follows("Print")
    priya.follows("Large print, 18 point")
    priya.reads("You agreed to it on Monday 27 July.", "Show the new ones how to mix a grey")
    size = priya.finds("main li").first.evaluate("item => parseFloat(getComputedStyle(item).fontSize)")
    assert size >= LARGEST_TEXT_PX
    priya.then_the_page_is_accessible()


def in_her_kitchen(priya: Walker) -> None:
    """Find nobody like her, begin her record, and write what she says: about herself, and how to talk with her."""
    given_nobody_here_is_mary_lane(priya)
    when_her_record_begins(priya)
    when_she_says_how_to_talk_with_her(priya)
    when_she_says_who_she_is(priya)
    when_she_says_how_she_lives(priya)
    then_priya_knows_how_to_talk_with_her_and_what_she_wants(priya)


def at_her_table(priya: Walker) -> None:
    """Draw her map from one tie, ask how things are, and agree two small steps."""
    when_her_map_begins_with_nell(priya)
    priya.follows("Add someone")
    when_somebody_is_added(
        priya, "Joan", "old friend", ring="Further out", helps="Company", told="They said it to me, face to face"
    )
    when_she_says_what_she_wants_of_nell(priya)
    then_her_word_about_nell_is_kept(priya)
    given_her_record_is_open(priya)
    priya.follows("Goals and answers")
    when_she_answers_how_things_are(priya, company="Often", lonely="Often / always", life=("3", "2", "3", "6"))
    when_she_sets_a_goal(priya)
    given_her_plan_is_open(priya)
    priya.follows("Add the first step")
    when_a_step_is_written(priya, "Nell rings every Sunday", doer="Somebody close to them", tie="Nell")
    priya.follows("Add a step")
    when_a_step_is_written(priya, "Draw with other people once", doer="The person")
    when_a_day_to_look_again_is_set(priya, "2026-07-27")
    when_she_agrees_her_plan(priya)
    priya.reads("Mary Lane agreed to it on Monday 4 May. In large print.")


def by_phone(priya: Walker) -> None:
    """Read out what may suit her and what would leave; she picks and says yes; the group answers from its link."""
    when_she_picks_paint_and_natter(priya)
    priya.reads("What Paint & Natter would read", "Only what is ticked leaves, and only to them.")
    when_she_says_what_may_leave(priya)
    priya.reads("Where it is now: sent", "Nothing else was sent.")
    when_the_group_says_yes_in_three_taps(priya, priya.takes_the_link_sent_to("Ken"))


def with_the_lift_arranged(priya: Walker) -> None:
    """No first visit is agreed before what she must have is there."""
    given_her_referral_is_open(priya)
    priya.reads("Where it is now: accepted", "Ken, from the link. No account needed.")
    when_the_first_visit_is_agreed(priya)
    priya.reads("This must be in place first: I cannot get to the bus.")
    when_the_lift_is_arranged(priya)
    given_her_referral_is_open(priya)
    when_the_first_visit_is_agreed(priya)
    priya.reads("Where it is now: first visit agreed", "Ken meets them at the door.")


def after_the_first_visit(priya: Walker) -> None:
    given_her_referral_is_open(priya)
    when_she_tells_how_it_went(priya)
    priya.reads("Where it is now: first visit done, settling in", "They kept a chair for me.")


def when_she_has_a_peg_of_her_own(priya: Walker) -> None:
    """It feels settled: the referral ends, and whom she met there is on her map."""
    given_her_referral_is_open(priya)
    when_it_feels_settled(priya)
    priya.reads("Where it is now: ended, all told", "I have my own peg.")
    priya.then_the_page_is_accessible()
    then_nothing_was_sent_to_her(priya)
    given_her_record_is_open(priya)
    priya.follows("Open the map and list")
    priya.follows("Add someone")
    when_somebody_is_added(
        priya,
        "Betty",
        "paints beside me",
        ring="Close",
        helps="Belonging",
        told="They said it to me by phone",
        where="My community",
    )


def at_the_review(priya: Walker) -> None:
    """Ask again, look at then and now together, and let it change the plan."""
    given_her_record_is_open(priya)
    priya.follows("Goals and answers")
    when_she_answers_how_things_are(
        priya, company="Hardly ever or never", lonely="Occasionally", life=("7", "7", "8", "3")
    )
    when_she_says_where_her_goal_is(priya)
    given_her_plan_is_open(priya)
    priya.follows("Open the review")
    then_her_network_and_her_answers_stand_then_and_now(priya)
    when_every_part_is_spoken_about(priya)
    priya.reads("Looked at together", "I could show the new ones how to mix a grey.")
    given_her_plan_is_open(priya)
    priya.follows("Add a step")
    when_a_step_is_written(priya, "Show the new ones how to mix a grey", doer="The person")
    when_she_agrees_her_plan(priya)
    then_her_plan_is_on_paper_in_large_print(priya)


def test_mary_goes_all_the_way_round(priya: Walker) -> None:
    with on("2026-05-04"):
        priya.becomes("Priya")
        in_her_kitchen(priya)
        at_her_table(priya)
    with on("2026-05-05"):
        priya.becomes("Priya")
        by_phone(priya)
    with on("2026-05-07"):
        priya.becomes("Priya")
        with_the_lift_arranged(priya)
    with on("2026-05-15"):
        priya.becomes("Priya")
        after_the_first_visit(priya)
    with on("2026-06-25"):
        priya.becomes("Priya")
        when_she_has_a_peg_of_her_own(priya)
    with on("2026-07-27"):
        priya.becomes("Priya")
        at_the_review(priya)
