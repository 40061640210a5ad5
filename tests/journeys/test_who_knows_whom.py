"""Who on a map knows whom: ticked by form alone, with no script, and with nothing but the keyboard."""

from tests.journeys.walker import Walker

LIST = "The same, as a list"


def given_lucy_is_at(walker: Walker, name: str) -> None:
    """Open the page of somebody on Lucy’s map, as Lucy."""
    walker.becomes("Lucy")
    walker.follows("My map")
    walker.follows(name, under=LIST)


def when_she_ticks_whom_ros_knows(walker: Walker) -> None:
    walker.follows("Who do they know?")
    walker.chooses("Mum")
    walker.chooses("Close: Priti")
    walker.presses("Keep this")


def when_she_ticks_the_same_by_keyboard_alone(walker: Walker) -> None:
    walker.arrives_by_tab_at("Who do they know?")
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_url("**/knows")
    walker.arrives_by_tab_at("Mum")
    walker.page.keyboard.press("Space")
    for _ in ("close to Mum", "Priti", "close to Priti"):
        walker.page.keyboard.press("Tab")
    walker.page.keyboard.press("Space")
    walker.arrives_by_tab_at("Keep this")
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_url("**/ties/*")


def when_she_goes_on_to_the_whole_map(walker: Walker) -> None:
    walker.follows("Back to the map")
    walker.follows("Who knows whom")


def then_ros_knows_them(walker: Walker) -> None:
    walker.reads("Mum, Priti (close)")


def then_the_map_says_so(walker: Walker) -> None:
    walker.reads("Knows")
    spoken = walker.finds("svg.map--wide a[aria-label*='therapist']").get_attribute("aria-label") or ""
    assert "Knows \u2068Mum\u2069 and \u2068Priti\u2069." in spoken
    assert walker.finds("svg.map--wide .tie--knows").count() == 5


def test_whom_somebody_knows_is_ticked_and_drawn(walker: Walker) -> None:
    given_lucy_is_at(walker, "Ros")
    walker.then_the_page_is_accessible()
    walker.follows("Who do they know?")
    walker.then_the_page_is_accessible()
    walker.page.go_back()

    when_she_ticks_whom_ros_knows(walker)

    then_ros_knows_them(walker)
    walker.follows("Back to the map")
    then_the_map_says_so(walker)
    walker.then_the_page_is_accessible()


def test_whom_somebody_knows_without_script(walker_without_script: Walker) -> None:
    given_lucy_is_at(walker_without_script, "Ros")

    when_she_ticks_whom_ros_knows(walker_without_script)

    then_ros_knows_them(walker_without_script)


def test_whom_somebody_knows_with_the_keyboard_alone(walker: Walker) -> None:
    given_lucy_is_at(walker, "Ros")

    when_she_ticks_the_same_by_keyboard_alone(walker)

    then_ros_knows_them(walker)


def test_a_whole_map_is_ticked_in_one_table(walker: Walker) -> None:
    given_lucy_is_at(walker, "Ros")
    when_she_goes_on_to_the_whole_map(walker)
    walker.then_the_page_is_accessible()
    walker.chooses("Ros and Mum")
    walker.presses("Keep this")

    walker.follows("Ros", under=LIST)
    walker.reads("Knows Mum")
