"""Somebody comes into the room: the page goes, and something everyday stands there instead."""

from tests.journeys.walker import Walker

WORRY = "Jo from the art group"


def given_help_now_is_open(walker: Walker) -> None:
    walker.opens("/about")
    walker.opens("/help-now")
    walker.page.wait_for_load_state("networkidle")


def then_a_recipe_stands_there(walker: Walker) -> None:
    walker.page.wait_for_url("**/vegetable-soup")
    walker.reads("Vegetable soup")
    walker.does_not_read("Kith", "Help now", "Samaritans")
    walker.then_the_page_is_accessible()


def then_going_back_does_not_bring_it_up(walker: Walker) -> None:
    walker.page.go_back()
    assert "/help-now" not in walker.page.url


def test_pressing_leave_quickly(walker: Walker) -> None:
    given_help_now_is_open(walker)
    walker.then_the_page_is_accessible()

    walker.follows("Leave quickly")

    then_a_recipe_stands_there(walker)
    then_going_back_does_not_bring_it_up(walker)


def test_pressing_escape_three_times(walker: Walker) -> None:
    given_help_now_is_open(walker)

    for _ in range(3):
        walker.page.keyboard.press("Escape")

    then_a_recipe_stands_there(walker)
    then_going_back_does_not_bring_it_up(walker)


def test_escape_once_or_twice_leaves_nothing(walker: Walker) -> None:
    given_help_now_is_open(walker)

    for _ in range(2):
        walker.page.keyboard.press("Escape")

    walker.page.wait_for_timeout(300)
    walker.reads("Let’s get you to someone")


def test_leaving_without_script(walker_without_script: Walker) -> None:
    given_help_now_is_open(walker_without_script)

    walker_without_script.follows("Leave quickly")

    walker_without_script.page.wait_for_url("**/vegetable-soup")
    walker_without_script.reads("Vegetable soup")


def test_a_worry_waits_in_its_tab_and_tells_nothing_to_whoever_looks_there(walker: Walker) -> None:
    walker.opens("/worried")
    walker.page.wait_for_load_state("networkidle")
    walker.writes("Who are you worried about?", WORRY)
    walker.page.wait_for_function("window.sessionStorage.length > 0")
    kept = walker.page.evaluate("Object.values(window.sessionStorage).join()")
    assert len(kept) > len(WORRY)
    assert "art group" not in kept

    walker.page.reload()
    walker.page.wait_for_function(f"[...document.querySelectorAll('textarea, input')].some(e => e.value === '{WORRY}')")

    walker.follows("Leave quickly")
    walker.page.wait_for_url("**/vegetable-soup")
    walker.opens("/worried")
    walker.page.wait_for_load_state("networkidle")
    assert walker.has_written("Who are you worried about?") == ""
