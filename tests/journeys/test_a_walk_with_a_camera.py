"""John goes for a walk: his pictures are his own, one goes on the map, and his worker sees what he lets her."""

from kith.demo.portraits import CANAL
from tests.journeys.walker import Walker


def given_john_has_his_pictures_open(walker: Walker) -> None:
    walker.becomes("John")
    walker.follows("My page")
    walker.follows("What I wish")
    walker.follows("Pictures of my walk")
    walker.reads("The court", "The canal", "Only you see this")
    walker.then_the_page_is_accessible()


def when_he_adds_one_with_his_words(walker: Walker) -> None:
    walker.follows("Add a picture")
    walker.then_the_page_is_accessible()
    walker.finds("input[type=file]").set_input_files(
        {"name": "lock.jpg", "mimeType": "image/jpeg", "buffer": CANAL.drawn.read()}
    )
    walker.writes("What is this?", "The lock gates")
    walker.writes("What does it mean to you?", "The water goes on.")
    walker.presses("Keep this picture")
    walker.reads("The lock gates", "The water goes on.")


def when_he_puts_it_on_the_map(walker: Walker) -> None:
    walker.follows("Put it on the map The lock gates")
    walker.then_the_page_is_accessible()
    walker.answers("What is it?", "A place")
    walker.answers("How close is it?", "Close")
    walker.answers("Where does it belong?", "My community")
    walker.presses("Put it on the map")
    walker.reads("The lock gates")
    assert walker.finds("svg.map--wide image.ph").count() == 1


def then_it_can_be_printed(walker: Walker) -> None:
    walker.follows("My page")
    walker.follows("What I wish")
    walker.follows("Pictures of my walk")
    walker.follows("It is on the map The lock gates")
    walker.page.go_back()
    walker.follows("Print")
    walker.reads("The lock gates", "The water goes on.")
    walker.then_the_page_is_accessible()


def then_priya_sees_only_what_he_lets_her_see(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("John")
    walker.follows("Wishes")
    walker.follows("Pictures of the walk")
    walker.reads("The court", "Here I am fast.")
    walker.does_not_read("The canal", "The lock gates")
    walker.then_the_page_is_accessible()


def test_pictures_of_a_walk(walker: Walker) -> None:
    given_john_has_his_pictures_open(walker)
    when_he_adds_one_with_his_words(walker)
    when_he_puts_it_on_the_map(walker)
    then_it_can_be_printed(walker)
    then_priya_sees_only_what_he_lets_her_see(walker)


def test_without_script_too(walker_without_script: Walker) -> None:
    given_john_has_his_pictures_open(walker_without_script)
    when_he_adds_one_with_his_words(walker_without_script)
    when_he_puts_it_on_the_map(walker_without_script)
    then_priya_sees_only_what_he_lets_her_see(walker_without_script)
