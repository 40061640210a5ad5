"""Nothing that is typed is lost: kept every few seconds, given back to its writer, and to nobody else."""

import pytest
from playwright.sync_api import Route

from tests.journeys.walker import Walker

SAID = "She said the new neighbour holds her bank card."
FIELD = "What did you see or hear?"
LONGEST_WAIT_MS = 5000


def given_priya_has_typed_a_few_words(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.opens("/concerns/raise")
    with walker.page.expect_response("**/drafts", timeout=LONGEST_WAIT_MS) as kept:
        walker.writes(FIELD, SAID)
    assert kept.value.ok


def then_her_words_stand_in_the_form(walker: Walker) -> None:
    assert walker.page.get_by_label(FIELD).input_value() == SAID
    walker.reads("We kept what you typed")


def test_words_are_kept_without_saving(walker: Walker) -> None:
    given_priya_has_typed_a_few_words(walker)

    walker.opens("/concerns/raise")

    then_her_words_stand_in_the_form(walker)
    walker.then_the_page_is_accessible()


def test_words_typed_before_the_script_came_are_kept_too(walker: Walker) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    walker.becomes("Priya")
    walker.page.route("**/drafts/drafts*.js", hold)
    walker.opens("/concerns/raise")
    walker.writes(FIELD, SAID)

    with walker.page.expect_response("**/drafts", timeout=LONGEST_WAIT_MS) as kept:
        held[0].continue_()

    assert kept.value.ok


def test_words_sent_after_the_sign_in_ran_out_are_given_back(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.opens("/concerns/raise")
    walker.writes(FIELD, SAID)
    walker.forgets_the_sign_in()

    walker.presses("Raise this concern")
    walker.becomes("Priya")
    walker.opens("/concerns/raise")

    then_her_words_stand_in_the_form(walker)


def test_the_next_person_at_the_same_browser_finds_an_empty_form(walker: Walker) -> None:
    given_priya_has_typed_a_few_words(walker)

    walker.becomes("Grace")
    walker.opens("/concerns/raise")

    assert walker.page.get_by_label(FIELD).input_value() == ""
    walker.does_not_read(SAID)


def test_words_can_be_thrown_away(walker: Walker) -> None:
    given_priya_has_typed_a_few_words(walker)
    walker.opens("/concerns/raise")

    walker.presses("Throw it away")

    assert walker.page.get_by_label(FIELD).input_value() == ""
    walker.does_not_read("We kept what you typed")


@pytest.mark.parametrize("times", [1, 2])
def test_something_to_look_at_is_said_at_the_top_and_leads_to_its_field(times: int, walker: Walker) -> None:
    walker.becomes("Priya")
    walker.opens("/concerns/raise")

    for _ in range(times):
        walker.presses("Raise this concern")

    assert walker.page.title().startswith("Error:")
    assert "errors" in (walker.page.evaluate("document.activeElement.className") or "")
    walker.finds(".errors a").first.click()
    assert walker.page.evaluate("document.activeElement.matches('input, textarea')")
