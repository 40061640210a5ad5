"""The map through time: slid with the keyboard, opened without script, and gone through again."""

from playwright.sync_api import expect

from tests.journeys.walker import Walker


def open_the_map_of_mary(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.opens("/people")
    walker.follows("Mary")
    walker.follows("Open the map and list")


def open_the_map_through_time(walker: Walker) -> None:
    open_the_map_of_mary(walker)
    walker.follows("The map through time")


def test_the_slider_says_where_it_stands_and_shows_it_without_leaving_the_page(walker: Walker) -> None:
    open_the_map_through_time(walker)
    walker.then_the_page_is_accessible()
    walker.does_not_read("What changed")
    slider = walker.finds("#step")
    slider.press("Home")
    expect(walker.finds("#days h2")).to_have_text("What changed")
    spoken = slider.get_attribute("aria-valuetext") or ""
    assert "The first visit" in spoken
    assert slider.evaluate("one => document.activeElement === one")
    walker.reads("New", "She saves me a chair.", "As they were")
    expect(walker.finds("ol.moments [aria-current]")).to_contain_text("The first visit")
    walker.then_the_page_is_accessible()


def test_the_same_is_opened_without_script(walker_without_script: Walker) -> None:
    open_the_map_through_time(walker_without_script)
    walker_without_script.follows("The first visit")
    walker_without_script.reads("What changed", "New", "As they were")
    walker_without_script.does_not_read("Nearer")
    walker_without_script.chooses("The one after it")
    walker_without_script.presses("Open it")
    walker_without_script.reads("After ten weeks of art")


def test_a_map_is_gone_through_again(walker: Walker) -> None:
    open_the_map_of_mary(walker)
    walker.follows("Go through the whole map again")
    walker.then_the_page_is_accessible()
    walker.writes("What shall this map be called?", "Before the winter")
    walker.picks("Where is Ken now?", "Close, My community")
    walker.chooses("They said it to me, face to face")
    walker.presses("Keep this map")
    walker.reads("What changed", "Nearer", "from Further out to Close", "Before the winter")
    walker.then_the_page_is_accessible()
