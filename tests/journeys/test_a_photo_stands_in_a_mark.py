"""Lucy puts a photo in a mark: it is on the map, in the list and on paper, undone and done again, and gone for good."""

from kith.demo.portraits import JO
from tests.journeys.walker import Walker


def given_the_first_on_lucys_map_is_open(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.follows("My map")
    walker.finds(".people a").first.click()


def when_she_chooses_a_photo(walker: Walker) -> None:
    walker.follows("A photo")
    walker.then_the_page_is_accessible()
    walker.finds("input[type=file]").set_input_files(
        {"name": "somebody.jpg", "mimeType": "image/jpeg", "buffer": JO.drawn.read()}
    )
    walker.presses("Put it in the mark")


def then_it_stands_on_the_map_and_in_the_list(walker: Walker) -> None:
    assert walker.finds("svg.map--wide image.ph").count() == 1
    assert walker.finds(".people image.ph").count() == 1
    walker.then_the_page_is_accessible()


def when_it_is_undone_and_done_again(walker: Walker) -> None:
    walker.presses("Undo")
    assert walker.finds("image.ph").count() == 0
    walker.presses("Redo")
    then_it_stands_on_the_map_and_in_the_list(walker)


def then_it_is_on_paper(walker: Walker) -> None:
    walker.follows("Print")
    assert walker.finds("image.ph").count() == 1
    walker.follows("Back to the map")


def when_she_takes_it_away_for_good(walker: Walker) -> None:
    walker.finds(".people li:has(image.ph) a").first.click()
    walker.follows("Another photo")
    walker.then_the_page_is_accessible()
    walker.presses("Take the picture away for good")
    walker.reads("The picture is gone, from earlier maps too.")
    assert walker.finds("image.ph").count() == 0


def _all_of_it(walker: Walker) -> None:
    given_the_first_on_lucys_map_is_open(walker)
    when_she_chooses_a_photo(walker)
    then_it_stands_on_the_map_and_in_the_list(walker)
    when_it_is_undone_and_done_again(walker)
    then_it_is_on_paper(walker)
    when_she_takes_it_away_for_good(walker)


def test_a_photo_is_chosen_shown_and_taken_away(walker: Walker) -> None:
    _all_of_it(walker)


def test_without_script_too(walker_without_script: Walker) -> None:
    _all_of_it(walker_without_script)
