"""SC6 and SC9: an order about Kev's uncle, a hold about Lee, and Kev's own “not him” stand on every way to him.

Ray may be there with somebody who supervises, and not without; Lee not at all. Whoever is kept away is told nothing,
and Kev is told why. What he said by his own word, he takes back by his own word.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from kith.ground import clock
from tests.journeys.walker import Walker

STOPPED = "A limit on contact stands in the way."
WITH_SOMEBODY_THERE = "When nobody is there to supervise"
A_HOLD = "I do not know yet: keep them apart for 72 hours, while somebody finds out"
AN_ORDER = "A court order, or a police, court or licence condition"


@contextmanager
def at(day: str, clock_time: str = "10:00") -> Iterator[None]:
    """Let it be this moment, by the wall clock of summer in London."""
    moment = datetime.fromisoformat(f"{day}T{clock_time}:00+01:00").astimezone(UTC)
    with clock.fixed(moment):
        yield


def given_kev_is_open(walker: Walker, who: str = "Sam") -> None:
    walker.becomes(who)
    walker.follows("People")
    walker.follows("Kev")


def when_sam_holds(walker: Walker, name: str, channel: str, *, others: str = "", phone: str = "") -> None:
    given_kev_is_open(walker)
    walker.follows("Limits on contact")
    walker.follows("Add a limit")
    walker.writes("Who or what is it about?", name)
    walker.writes("Other names they use", others)
    walker.writes("Their phone number", phone)
    walker.answers("Which contact is limited?", channel)
    walker.answers("What does it rest on?", A_HOLD)
    walker.writes("Why is it needed?", "The solicitor rang: the order is in the post.")
    walker.presses("Begin this limit")
    walker.reads(name, "A hold until")


def when_a_visit_is_booked(walker: Walker, name: str, room: str, *, on: str = "2026-05-06") -> None:
    given_kev_is_open(walker)
    walker.follows("Staying safe")
    walker.follows("Book a visit")
    walker.writes("Who is the visit with?", name)
    walker.writes("How is the other side told if it is off?", "07700 900321")
    walker.writes("On which day?", on)
    walker.writes("From", "16:00")
    walker.writes("Until", "17:00")
    walker.picks("Who is there the whole time?", "Grace")
    walker.writes("In which room?", room)
    walker.writes("Ground rules, as they are explained to both", "Kev says when it is enough.")
    walker.presses("Book it")


def when_a_second_person_confirms(walker: Walker, name: str) -> None:
    walker.becomes("Dee")
    walker.follows("Limits on contact")
    walker.follows(f"Look at it {name}")
    walker.follows("Confirm it as a second person")
    walker.answers("What does it rest on?", AN_ORDER)
    walker.writes("Which order or condition, and from when?", "Court of Protection, 30 April")
    walker.writes("On which day does it end?", "2026-06-30")
    walker.presses("Confirm this limit")


def when_sam_explains_it_with_symbols(walker: Walker, name: str) -> None:
    given_kev_is_open(walker)
    walker.follows("Limits on contact")
    walker.follows(f"Look at it {name}")
    walker.follows("Write how it was explained")
    walker.answers("How was it explained?", "Symbols or pictures")
    walker.writes("Who decided it?", "A judge")
    walker.writes("Why?", "Ray shouted and took his money")
    walker.writes("What can they still do?", "See Ray with Grace there")
    walker.writes("How can they challenge it?", "Iris helps him say no to the judge")
    walker.writes("What did they say when you asked them to tell it back?", "I can see Ray with Grace")
    walker.writes("Who else was there?", "Iris, the advocate")
    walker.presses("It was explained")


def when_kev_is_asked_what_he_wants_instead(walker: Walker) -> None:
    given_kev_is_open(walker)
    walker.follows("Limits on contact")
    walker.follows("Write what they want Lee Marsh")
    walker.chooses("I want to go somewhere else")
    walker.writes("In their own words", "Bowling with Jo then")
    walker.then_the_page_is_accessible()
    walker.presses("Write it down")


def when_grace_cannot_be_there(walker: Walker, visit: str) -> None:
    walker.becomes("Grace")
    walker.follows("Visits that I supervise")
    walker.then_the_page_is_accessible()
    walker.opens(visit)
    walker.writes("Why, in a few words", "My child is ill")
    walker.presses("The supervisor cannot be there")


def test_an_order_and_a_hold_stand_on_every_way_to_kev(walker: Walker) -> None:
    with at("2026-05-04"):
        when_sam_holds(walker, "Uncle Ray", WITH_SOMEBODY_THERE, others="Raymond Stone", phone="07700 900321")
        when_sam_holds(walker, "Lee", "In every way", others="Lee Marsh")

    with at("2026-05-04", "10:01"):
        when_a_visit_is_booked(walker, "Lee Marsh", "Room 2")
        walker.reads(STOPPED)
        when_a_visit_is_booked(walker, "Raymond S.", "Room 2")
        walker.reads(STOPPED)
        when_a_visit_is_booked(walker, "Raymond Stone", "Room 2")
        walker.reads("Kev and Raymond Stone", "Booked", "Room 2", "Grace")
        walker.then_the_page_is_accessible()
        when_kev_is_asked_what_he_wants_instead(walker)
        walker.does_not_read("Write what they want Lee Marsh")

    with at("2026-05-04", "11:00"):
        walker.becomes("Dee")
        walker.follows("Limits on contact")
        walker.reads("May be the same person", "“raymond s”, around Kev")
        when_a_second_person_confirms(walker, "Uncle Ray")
        walker.reads("It holds", "Confirmed by Dee.")
        when_sam_explains_it_with_symbols(walker, "Uncle Ray")
        walker.reads("I can see Ray with Grace")
        walker.becomes("Kev")
        walker.follows("My page")
        walker.reads("Limit: Lee", "We arrange nothing that brings you together. They are told nothing.")
        walker.follows("Why this is, and what you can do about it: Uncle Ray")
        walker.reads("Iris helps him say no to the judge", "See Ray with Grace there")
        walker.then_the_page_is_accessible()

    with at("2026-05-07", "10:01"):
        walker.becomes("Dee")
        walker.follows("Limits on contact")
        walker.reads("Kev: Lee", "It has ended: decide whether it goes on")
        when_a_visit_is_booked(walker, "Lee Marsh", "Room 3", on="2026-05-08")
        walker.reads(STOPPED)


def test_no_supervisor_no_visit_and_nobody_hears_why(walker: Walker) -> None:
    with at("2026-05-04"):
        when_sam_holds(walker, "Uncle Ray", WITH_SOMEBODY_THERE, others="Raymond Stone")
        when_a_visit_is_booked(walker, "Raymond Stone", "Room 2")
        visit = walker.page.url

    with at("2026-05-05"):
        when_grace_cannot_be_there(walker, visit)
        walker.reads("On hold", "Still to tell", "Raymond Stone: 07700 900321", "Say only this:")
        walker.does_not_read("The person has come")
        walker.then_the_page_is_accessible()
        walker.becomes("Kev")
        walker.follows("Messages")
        walker.follows("A change, from Harbour Link")
        walker.reads("cannot take place")
        walker.does_not_read("ill", "Raymond", "Grace")
        walker.opens(visit)
        walker.reads("On hold", "Nobody is there to supervise, so it does not take place.")
        walker.does_not_read("My child is ill")


def test_an_order_that_ends_is_asked_about_before_and_after(walker: Walker) -> None:
    with at("2026-05-04"):
        when_sam_holds(walker, "Uncle Ray", "In every way")
        when_a_second_person_confirms(walker, "Uncle Ray")

    with at("2026-06-17", "09:00"):
        walker.becomes("Sam")
        walker.follows("Today")
        walker.reads("Look at a limit: Uncle Ray")

    with at("2026-07-01"):
        when_a_visit_is_booked(walker, "Uncle Ray", "Room 3", on="2026-07-08")
        walker.reads(STOPPED)
        walker.becomes("Dee")
        walker.follows("Limits on contact")
        walker.reads("Kev: Uncle Ray", "It has ended: decide whether it goes on")

    with at("2026-07-06"):
        when_a_visit_is_booked(walker, "Uncle Ray", "Room 3", on="2026-07-08")
        walker.reads("Kev and Uncle Ray", "Booked")


def when_kev_says_not_him(walker: Walker, name: str) -> None:
    walker.becomes("Kev")
    walker.follows("My page")
    walker.follows("Somebody I do not want to meet")
    walker.writes("Who, or which place, do you want to keep away from?", name)
    walker.presses("Keep them away")


def test_kevs_own_word_holds_at_once_and_ends_by_his_word(walker: Walker) -> None:
    with at("2026-05-04"):
        when_kev_says_not_him(walker, "Gaz")
        walker.reads("Gaz", "It holds", "Their own decision")
        when_a_visit_is_booked(walker, "Gaz", "Room 2")
        walker.reads(STOPPED)
        given_kev_is_open(walker, "Grace")
        walker.reads("Limit: Gaz", "Not in any way.")

        given_kev_is_open(walker, "Dee")
        walker.follows("Limits on contact")
        walker.follows("Add a limit")
        walker.writes("Who or what is it about?", "All visitors after eight")
        walker.answers("What does it rest on?", "It is a rule for everybody in this house or group")
        walker.writes("Why is it needed?", "The neighbours complained.")
        walker.presses("Begin this limit")
        walker.reads("One thing to look at")

        walker.becomes("Kev")
        walker.follows("My page")
        walker.follows("Why this is, and what you can do about it: Gaz")
        walker.follows("End this limit Gaz")
        walker.presses("End this limit")
        walker.reads("What do you want instead?", "Arranging a visit with somebody there to supervise: Gaz")
        walker.does_not_read("It holds")
        when_a_visit_is_booked(walker, "Gaz", "Room 2")
        walker.reads("Kev and Gaz", "Booked")
