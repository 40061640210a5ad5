"""Who said it, who wrote it down, and how."""

from datetime import date

import pytest

from kith.people.rules.telling import Place, TellingReason, Told, may_stand
from kith.people.rules.terms import Telling, Voice

TODAY = date(2026, 5, 4)


def _reason(told: Told, place: Place, *, is_me: bool = False) -> tuple[bool, str]:
    decision = may_stand(told, place, writer_is_the_person=is_me, today=TODAY)
    return decision.is_yes, decision.reason.code


def _told(voice: Voice, telling: Telling, said_by: str = "Mary", said_on: date = TODAY) -> Told:
    return Told(voice, said_by, telling, said_on)


def test_the_person_writes_anywhere_with_her_own_hand() -> None:
    for place in Place:
        assert _reason(Told.by_own_hand("Mary", TODAY), place, is_me=True) == (True, TellingReason.OWN_HAND)


def test_nobody_else_writes_with_her_hand() -> None:
    assert _reason(Told.by_own_hand("Mary", TODAY), Place.ANYBODY) == (False, TellingReason.NOT_THEIR_HAND)
    assert _reason(_told(Voice.WORKER, Telling.OWN_HAND), Place.ANYBODY, is_me=True)[0] is False


@pytest.mark.parametrize("telling", [Telling.FACE, Telling.PHONE, Telling.PAPER])
def test_what_she_said_to_a_worker_stands_in_her_own_words(telling: Telling) -> None:
    assert _reason(_told(Voice.OWN, telling), Place.FIRST_PERSON) == (True, TellingReason.SAID_TO_A_WORKER)


@pytest.mark.parametrize("place", [Place.FIRST_PERSON, Place.FIRST_PERSON_OR_NAMED])
def test_staff_text_in_her_own_words_is_refused(place: Place) -> None:
    assert _reason(_told(Voice.WORKER, Telling.OBSERVATION, "Priya"), place) == (
        False,
        TellingReason.NOT_IN_THEIR_WORDS,
    )


def test_what_was_only_seen_is_not_what_she_said() -> None:
    assert _reason(_told(Voice.OWN, Telling.OBSERVATION), Place.FIRST_PERSON)[0] is False


def test_what_people_like_about_her_may_be_said_by_somebody_named() -> None:
    assert _reason(_told(Voice.OTHER, Telling.FACE, "Anne"), Place.FIRST_PERSON_OR_NAMED)[0] is True
    assert _reason(_told(Voice.OTHER, Telling.FACE, "Anne"), Place.FIRST_PERSON)[0] is False


@pytest.mark.parametrize("voice", [Voice.OTHER, Voice.WORKER])
def test_nobody_asks_for_her(voice: Voice) -> None:
    assert _reason(_told(voice, Telling.FACE, "Anne"), Place.ASKED_FOR) == (False, TellingReason.NOT_ASKED_FOR)


def test_words_without_a_speaker_are_refused() -> None:
    assert _reason(_told(Voice.OWN, Telling.PHONE, " "), Place.ANYBODY) == (False, TellingReason.NOT_SAID_BY_ANYBODY)


def test_nothing_was_said_tomorrow() -> None:
    tomorrow = _told(Voice.OWN, Telling.PHONE, said_on=date(2026, 5, 5))

    assert _reason(tomorrow, Place.ANYBODY) == (False, TellingReason.IN_THE_FUTURE)
