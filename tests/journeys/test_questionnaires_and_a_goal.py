"""Questions are asked in the wording they were checked in, with whose answers they are and how they were given."""

from tests.journeys.walker import Walker

SATISFIED = "Overall, how satisfied are you with your life nowadays?"


def given_goals_and_answers_of(walker: Walker, name: str, *, as_seen_by: str) -> None:
    walker.becomes(as_seen_by)
    walker.follows("People")
    walker.follows(name)
    walker.follows("Goals and answers")


def when_tom_answers_by_phone_about_company(walker: Walker) -> None:
    walker.follows("Company and closeness")
    walker.answers("How often do you feel that you lack companionship?", "Often")
    walker.answers("How often do you feel left out?", "Some of the time")
    walker.answers("How often do you feel isolated from others?", "Often")
    when_the_words_are_toms_by_phone(walker)
    walker.presses("Save these answers")


def when_tom_answers_by_phone_about_how_life_is(walker: Walker) -> None:
    walker.follows("All scores and goals")
    walker.follows("How life is")
    walker.answers(SATISFIED, "4")
    walker.answers("Overall, to what extent do you feel", "5")
    walker.answers("Overall, how happy did you feel yesterday?", "6")
    walker.answers("Overall, how anxious did you feel yesterday?", "7")
    when_the_words_are_toms_by_phone(walker)
    walker.presses("Save these answers")


def when_tom_says_what_he_wants(walker: Walker) -> None:
    walker.follows("All scores and goals")
    walker.follows("Add a goal")
    walker.writes("What do you want?", "A team that expects me")
    walker.answers("Where are you with it now?", "3")
    when_the_words_are_toms_by_phone(walker)
    walker.presses("Keep this goal")


def when_the_words_are_toms_by_phone(walker: Walker) -> None:
    walker.answers("How do you know?", "They said it to me by phone")


def then_whose_words_and_how_are_kept(walker: Walker) -> None:
    walker.reads("Kept in Tom's words.", "Said by Tom by phone on Monday 4 May.", "Sam wrote it down.")


def test_the_first_talk_by_phone(walker: Walker) -> None:
    given_goals_and_answers_of(walker, "Tom", as_seen_by="Sam")

    when_tom_answers_by_phone_about_company(walker)
    then_whose_words_and_how_are_kept(walker)
    walker.reads("Lonely: 8 3 to 9.")
    walker.then_the_page_is_accessible()
    when_tom_answers_by_phone_about_how_life_is(walker)
    then_whose_words_and_how_are_kept(walker)
    when_tom_says_what_he_wants(walker)

    walker.reads("First and latest", "A team that expects me", "3 out of 10", "Said by Tom by phone on Monday 4 May.")
    walker.then_the_page_is_accessible()


def test_answers_through_an_interpreter_stand_beside_no_others(walker: Walker) -> None:
    given_goals_and_answers_of(walker, "Ayesha", as_seen_by="Priya")

    walker.follows("How often lonely")
    walker.answers("How often do you feel lonely?", "Some of the time")
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.chooses("An interpreter helped")
    walker.presses("Save these answers")

    walker.reads("Interpreted, not comparable.")
    walker.then_the_page_is_accessible()


def test_at_her_own_screen_lucy_leaves_out_what_she_likes(walker_without_script: Walker) -> None:
    walker = walker_without_script
    walker.becomes("Lucy")
    walker.follows("My page")
    walker.follows("Goals and answers")
    walker.follows("Company and closeness")
    walker.does_not_read("How do you know?", "On which day was it said?")
    walker.then_the_page_is_accessible()

    walker.answers("How often do you feel left out?", "Some of the time")
    walker.presses("Save these answers")

    walker.reads("Thank you", "Your answers are kept.", "Left out")
    walker.does_not_read("score")
    walker.then_the_page_is_accessible()


def test_an_empty_sheet_is_not_an_answer(walker: Walker) -> None:
    given_goals_and_answers_of(walker, "Tom", as_seen_by="Sam")

    walker.follows("Company and closeness")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Save these answers")

    walker.reads("Answer one question, or go back.")
    walker.then_the_page_is_accessible()
