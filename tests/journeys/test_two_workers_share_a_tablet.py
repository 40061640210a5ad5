"""Grace and Hana work with one tablet: made known by Dee, taken up by a PIN, handed over, left on a table."""

from kith.demo.stories.house import PINS
from tests.journeys.walker import Walker

SAID = "He came back without his card."
FIELD = "What did you see or hear?"


def given_dee_has_shared_this_tablet(walker: Walker) -> None:
    walker.becomes("Dee")
    walker.follows("Shared tablets")
    walker.follows("Share a tablet")
    walker.then_the_page_is_accessible()
    walker.writes("What do you call it?", "The kitchen tablet")
    walker.chooses("Supported living")
    walker.presses("Make a code")
    code = walker.finds("code").inner_text()
    walker.signs_out()
    walker.opens("/this-device")
    walker.then_the_page_is_accessible()
    walker.writes("The code for this device", code)
    walker.presses("This is the device")


def takes_it_up(walker: Walker, name: str) -> None:
    walker.chooses(name)
    walker.writes("Your shift PIN", PINS[name])
    walker.presses("Take it up")


def test_grace_hands_the_tablet_over_to_hana_and_nothing_of_hers_is_on_it(walker: Walker) -> None:
    given_dee_has_shared_this_tablet(walker)
    walker.reads("The kitchen tablet", "Grace", "Hana")
    walker.does_not_read("Priya")
    walker.then_the_page_is_accessible()

    takes_it_up(walker, "Grace")
    walker.follows("People")
    walker.follows("Kev")
    kevs = walker.page.url
    assert "Kev" not in walker.page.title()
    walker.then_the_page_is_accessible()
    walker.follows("Raise a concern")
    with walker.page.expect_response("**/drafts"):
        walker.writes(FIELD, SAID)
    walker.presses("Hand over")

    then_nothing_of_hers_is_left(walker, kevs)
    takes_it_up(walker, "Hana")
    walker.opens("/concerns/raise")
    assert walker.has_written(FIELD) == ""
    walker.presses("Hand over")
    takes_it_up(walker, "Grace")
    walker.opens("/concerns/raise")
    assert walker.has_written(FIELD) == SAID


def then_nothing_of_hers_is_left(walker: Walker, kevs: str) -> None:
    walker.reads("Take up this tablet")
    for _ in range(4):
        walker.page.go_back()
        walker.page.wait_for_load_state("load")
        walker.does_not_read(SAID, "Kev", "Bowling")
    walker.opens(kevs)
    walker.reads("Take up this tablet")
    kept = walker.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()))).flat()"
        ".filter(one => /people|today|concerns/.test(one.url)).length]"
    )
    assert kept == [0, 0, 0, 0]
    held = {str(cookie.get("name")) for cookie in walker.page.context.cookies()}
    assert held <= {"kith-device", "kith-csrf", "kith-session", "kith-language"}


def test_a_tablet_left_on_a_table_shuts_itself(walker: Walker) -> None:
    given_dee_has_shared_this_tablet(walker)
    takes_it_up(walker, "Grace")
    walker.follows("People")
    walker.follows("Kev")
    walker.page.clock.install()
    walker.page.reload()

    walker.page.clock.run_for(265_000)
    walker.does_not_read("Still there?")
    walker.page.clock.run_for(10_000)
    walker.reads("Still there?")
    walker.page.clock.run_for(40_000)

    walker.page.wait_for_url("**/shift")
    walker.page.wait_for_load_state("load")
    walker.reads("Take up this tablet")
    walker.does_not_read("Kev")
