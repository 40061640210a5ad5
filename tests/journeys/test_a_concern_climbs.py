"""SC7: a worry told on a phone on Friday evening, without an account, is on the lead's screen at once, and climbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from kith.ground import clock
from tests.journeys.walker import Walker

FRIDAY_LATE = datetime(2026, 5, 15, 15, 50, tzinfo=UTC)
SAID = "He shouts at her in the car park, and she was shaking."


@contextmanager
def later(**passed: int) -> Iterator[None]:
    with clock.fixed(FRIDAY_LATE + timedelta(**passed)):
        yield


def when_somebody_tells_it_on_a_phone(walker: Walker) -> str:
    """Tell it from the front door, and return where the code leads."""
    walker.page.set_viewport_size({"width": 390, "height": 844})
    walker.opens("/")
    walker.follows("I am worried about somebody")
    walker.reads("Ring 999 first.")
    walker.writes("Who are you worried about?", "Jo from the art group")
    walker.writes("What did you see or hear?", SAID)
    walker.page.reload()
    assert walker.has_written("What did you see or hear?") == SAID
    walker.answers("How soon could somebody be hurt?", "In the next days")
    walker.answers("Have you asked what they want to happen?", "I asked, and they want nothing done")
    walker.answers("Did they say yes to your raising it?", "They said no, and I raise it all the same")
    walker.writes("If they did not say yes: why do you raise it all the same?", "He waits for her every week.")
    walker.writes("Is somebody said to have done this?", "Dee, who drives the bus")
    walker.presses("Raise this concern")
    return walker.page.url


def test_it_is_on_the_leads_screen_within_a_minute_and_climbs_past_whoever_is_named(walker: Walker) -> None:
    with later(minutes=0):
        stands = when_somebody_tells_it_on_a_phone(walker)
        walker.reads("Your code", "Told whoever looks after safety", "We wait for somebody to own it")
        walker.does_not_read(SAID)
        walker.then_the_page_is_accessible()

    with later(seconds=59):
        walker.becomes("Femi")
        walker.follows("Concerns")
        walker.reads("Jo from the art group", "We wait for somebody to own it")
        walker.follows("Read", beside="Jo from the art group")
        walker.reads(SAID, "Is this the same person?")
        walker.then_the_page_is_accessible()
        walker.becomes("Dee")
        walker.follows("Concerns")
        walker.does_not_read("Jo from the art group")

    with later(hours=4):
        walker.signs_out()
        walker.opens(stands)
        walker.reads(
            "Late", "Told the safeguarding lead", "Nobody here can be reached just now. Please ring", "01632 960141"
        )
        walker.does_not_read("Told the raiser’s manager", "Femi")
        walker.then_the_page_is_accessible()
        walker.becomes("Dee")
        walker.follows("Concerns")
        walker.does_not_read("Jo from the art group")
        walker.follows("The ladder")
        walker.then_the_page_is_accessible()


def test_it_is_told_without_script_too(walker_without_script: Walker) -> None:
    walker = walker_without_script
    with later(minutes=0):
        walker.opens("/worried")
        walker.writes("Who are you worried about?", "Jo")
        walker.presses("Raise this concern")
        walker.reads("Write a few words; they need not be perfect.")
        assert walker.has_written("Who are you worried about?") == "Jo"
        walker.then_the_page_is_accessible()
