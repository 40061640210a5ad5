"""The five people of the case studies find in the made-up town what they found, each for reasons of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from kith.demo.calendar import Calendar
from kith.demo.world import ANCHOR, build
from kith.ground.access.permissions import Permission
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.ids import PersonId
from kith.matching.queries import finding
from kith.matching.queries.finding import Question, found_for
from kith.matching.queries.offers import with_words
from kith.matching.queries.seekers import choices_of, seeker_of
from kith.matching.rules.reasons import Why
from kith.matching.rules.suggesting import Suggestion, explain
from kith.people.models import Person
from kith.people.queries.persons import person_of

MOST = 5


@dataclass(frozen=True)
class Right:
    """What somebody found, what they had said of it, and what they had asked for that it has."""

    name: str
    said: frozenset[str]
    asked: frozenset[str] = frozenset()


FOUND: Mapping[tuple[str, str], tuple[Right, ...]] = {
    ("Mary", "Priya"): (
        Right("Gentle Moves", frozenset({"I miss moving"})),
        Right("Paint & Natter", frozenset({"I painted boats"}), frozenset({"No internet, and I want none."})),
    ),
    ("John", "Priya"): (
        Right(
            "Ability Active wheelchair basketball",
            frozenset({"Basketball"}),
            frozenset({"A minibus whose lift works", "Step-free all the way, and a hoist"}),
        ),
        Right("Warm Water Swim", frozenset({"Warm water"}), frozenset({"A minibus whose lift works"})),
    ),
    ("Ayesha", "Priya"): (
        Right(
            "English Together, Wednesday (ESOL)",
            frozenset({"English"}),
            frozenset({"Women only", "Two children, four and six", "Urdu, some English", "It must be free"}),
        ),
        Right(
            "Culture Exchange", frozenset({"Culture and traditions", "I cook for thirty"}), frozenset({"Women only"})
        ),
    ),
    ("Tom", "Sam"): (
        Right("Ashby Town Under-18s Football", frozenset({"Football"}), frozenset({"No money for boots or fees"})),
    ),
    ("Lucy", "Sam"): (
        Right("Mill Lane Garden Project", frozenset({"My gran’s beans"}), frozenset({"Getting out of bed"})),
    ),
}


def first_five(person: str, worker: str, at: datetime) -> dict[str, Suggestion]:
    """Return what somebody would be offered first, as if they had not asked anywhere yet."""
    viewer = actor_of(Account.objects.get(display_name__startswith=worker), at=at)
    person_id = PersonId(Person.objects.get(known_as=person).pk)
    card = person_of(viewer, person_id, at=at, may=Permission.SUGGESTION_SEE)
    told = seeker_of(viewer, card, choices_of(viewer, person_id, at=at), at=at)
    seeker = replace(told, asked=frozenset(), goes_to=frozenset())
    found = found_for(seeker, Question(viewer, person_id, at, card.today, MOST))
    worded = with_words(viewer, found.first, at=at)
    return {
        offer.name: explain(found.seeker, worded[offer.id].offer, found.met[offer.id], on=card.today)
        for offer in found.first
    }


@pytest.mark.parametrize("is_compiled", [True, False], ids=["engine", "rules"])
def test_each_is_offered_among_the_first_five_what_they_found_for_the_right_reasons(
    db: None, monkeypatch: pytest.MonkeyPatch, *, is_compiled: bool
) -> None:
    monkeypatch.setattr(finding, "IS_COMPILED", is_compiled)
    build(anchor=ANCHOR)
    at = Calendar(ANCHOR).now

    for (person, worker), found in FOUND.items():
        offered = first_five(person, worker, at)
        for right in found:
            assert right.name in offered, (person, list(offered))
            why = offered[right.name].why
            assert right.said <= {reason.params.get("said") for reason in why}, (person, why)
            has = {reason.params.get("asked") for reason in why if reason.code is Why.HAS_WHAT_YOU_ASKED}
            in_their_language = {"Urdu, some English"} if any(r.code is Why.IN_YOUR_LANGUAGE for r in why) else set()
            assert right.asked <= has | in_their_language, (person, why)
