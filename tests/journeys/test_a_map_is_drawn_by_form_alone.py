"""A map is drawn by its form: with a mouse, with no script, and with nothing but the keyboard."""

from tests.journeys.walker import Walker

LIST = "The same, as a list"


def given_priya_opens_the_map_of_somebody_new(walker: Walker) -> None:
    """Open a record for Rani, whose map is empty."""
    walker.becomes("Priya")
    walker.opens("/people/find")
    walker.writes("What are they called?", "Rani")
    walker.presses("Look")
    walker.presses("dd somebody new")
    walker.writes("How did they come to us?", "She asked herself.")
    walker.presses("Begin")


def given_lucy_opens_her_map(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.follows("My map")


def when_her_dog_is_added(walker: Walker) -> None:
    walker.writes("What do they call them?", "Bruno")
    walker.writes("Who or what are they to", "my dog")
    walker.answers("What is it?", "An animal")
    walker.answers("How close are they?", "Closest")
    walker.answers("Where do they belong?", "My own people")
    walker.answers("What do they help with?", "Company", "Feeling valued")
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.presses("Add to the map")


def when_she_moves_somebody_further_out(walker: Walker, name: str) -> None:
    walker.follows(name, under=LIST)
    walker.follows("Move")
    walker.answers("How close are they?", "Further out")
    walker.presses("Move")


def when_she_adds_the_garden_by_keyboard_alone(walker: Walker) -> None:
    walker.arrives_by_tab_at("Add someone")
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_url("**/map/add")
    walker.types_by_tab("What do you call them?", "The garden")
    walker.types_by_tab("Who or what are they to you?", "Wednesdays")
    walker.turns_by_arrow("What is it?", "A place")
    walker.turns_by_arrow("How close are they?", "Close")
    walker.turns_by_arrow("Where do they belong?", "My community")
    walker.arrives_by_tab_at("Company")
    walker.page.keyboard.press("Space")
    walker.arrives_by_tab_at("Add to the map")
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_url("**/map?done=*")


def then_bruno_stands_there(walker: Walker) -> None:
    walker.reads("Bruno", "my dog", "company")
    assert walker.finds("svg a[href*='/ties/'], svg a[href*='#tie-']").count() >= 1


def test_a_map_begins_with_one_animal_never_with_empty_rings(walker: Walker) -> None:
    given_priya_opens_the_map_of_somebody_new(walker)
    walker.reads("It begins with one person, place or animal.")
    assert walker.finds("svg.map").count() == 0

    walker.follows("Add the first")
    walker.then_the_page_is_accessible()
    when_her_dog_is_added(walker)

    then_bruno_stands_there(walker)
    walker.then_the_page_is_accessible()


def test_a_map_without_script(walker_without_script: Walker) -> None:
    given_priya_opens_the_map_of_somebody_new(walker_without_script)

    walker_without_script.follows("Add the first")
    when_her_dog_is_added(walker_without_script)
    then_bruno_stands_there(walker_without_script)
    walker_without_script.presses("Undo")

    walker_without_script.does_not_read("my dog")


def test_somebody_is_moved_and_put_back(walker: Walker) -> None:
    given_lucy_opens_her_map(walker)

    when_she_moves_somebody_further_out(walker, "Mum")
    walker.reads("Undo")
    walker.then_the_page_is_accessible()
    walker.presses("Undo")

    walker.follows("Mum", under=LIST)
    walker.reads("Closest, My own people")
    walker.then_the_page_is_accessible()


def test_a_map_with_the_keyboard_alone(walker: Walker) -> None:
    given_lucy_opens_her_map(walker)

    when_she_adds_the_garden_by_keyboard_alone(walker)

    walker.reads("The garden", "Wednesdays")
    walker.then_the_page_is_accessible()
