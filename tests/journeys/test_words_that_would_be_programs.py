"""Words that would be programs: with a script behind every text in the store, a real browser runs none of them."""

from tests.attack.planting import plant
from tests.journeys.test_every_page import follow_links
from tests.journeys.walker import Walker

PROGRAM = "\"'><img src=x onerror=window.planted=1><script>window.planted=1</script>"


def test_no_word_in_the_store_runs(walker: Walker) -> None:
    walker.becomes("Priya")
    pages = list(follow_links("Priya").pages.values())

    assert plant(PROGRAM) > 30
    shown = []
    for address in pages:
        walker.opens(address)
        assert walker.page.evaluate("window.planted === undefined"), f"{address} ran what somebody wrote"
        assert walker.page.locator("img[src='x']").count() == 0, f"{address} drew what somebody wrote"
        shown += [address] if "onerror=window.planted=1" in walker.text() else []

    assert len(shown) > 10
