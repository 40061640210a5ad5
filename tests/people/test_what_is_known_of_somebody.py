"""What is checked of a birth date, whose word something is, what may be relied on, and how marks are compared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kith.people.rules.communication import REVIEW_AFTER, Answer, Code, Standing, questions, standing
from kith.people.rules.contacts import Safe, Way, folded, may_be_used
from kith.people.rules.languages import name_of
from kith.people.rules.marks import Marks, surname
from kith.people.rules.names import fold_email, fold_phone, sound, sounds, sounds_of_all
from kith.people.rules.nicknames import FORMAL, _formal
from kith.people.rules.persons import OLDEST, BirthReason, age_on, may_be_birth, version_of
from kith.people.rules.telling import Place, TellingReason, Told, may_stand
from kith.people.rules.terms import Flawed, Telling, Voice
from tests.world import ANCHOR

DAY = timedelta(days=1)
BORN = date(1944, 5, 4)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 5, 3), 81), (date(2026, 5, 4), 82), (date(2026, 5, 5), 82), (date(2026, 4, 30), 81), (BORN, 0)],
)
def test_somebody_is_as_old_as_they_had_birthdays(day: date, age: int) -> None:
    assert age_on(BORN, day) == age


@pytest.mark.parametrize(
    ("born_on", "reason"),
    [
        (ANCHOR, BirthReason.POSSIBLE),
        (ANCHOR + DAY, BirthReason.NOT_YET),
        (ANCHOR.replace(year=ANCHOR.year - OLDEST), BirthReason.POSSIBLE),
        (ANCHOR.replace(year=ANCHOR.year - OLDEST - 1), BirthReason.TOO_LONG_AGO),
    ],
)
def test_nobody_is_born_tomorrow_or_too_long_ago(born_on: date, reason: BirthReason) -> None:
    found = may_be_birth(born_on, today=ANCHOR)

    assert (bool(found), found.reason.code) == (reason is BirthReason.POSSIBLE, reason)


def test_a_part_of_the_record_moves_on_with_every_line_written_or_ended() -> None:
    assert [version_of(0, 0), version_of(3, 0), version_of(3, 2)] == [1, 4, 6]


@pytest.mark.parametrize("safe", Safe)
def test_only_a_yes_is_a_yes(safe: Safe) -> None:
    assert may_be_used(safe) is (safe is Safe.YES)


@pytest.mark.parametrize(
    ("way", "words", "compared"),
    [
        (Way.PHONE, "01524 900123", "524900123"),
        (Way.MOBILE, "+44 7700 900123", "700900123"),
        (Way.EMAIL, " Mary@Example.ORG ", "mary@example.org"),
        (Way.POST, "1, Harbour  Street", "1 harbour street"),
    ],
)
def test_each_way_is_compared_in_its_own_form(way: Way, words: str, compared: str) -> None:
    assert folded(way, words) == compared


def test_a_language_without_a_name_is_its_tag() -> None:
    assert name_of("bfi") == "British Sign Language"
    assert name_of("tlh") == "tlh"


def test_a_surname_is_the_last_of_several_words() -> None:
    assert [surname(name) for name in ("Mary Ann Hale", "Mary Hale", "Mary", "")] == [{"hale"}, {"hale"}, set(), set()]


def test_a_postcode_is_what_an_address_ends_with() -> None:
    marks = Marks(addresses=frozenset({"1 harbour street pl12ab", "9 quay la9 4xy", "pl1 2ab house", "nowhere"}))

    assert marks.postcodes == {"pl1 2ab", "la9 4xy"}


def test_a_pet_name_stands_for_every_name_it_may() -> None:
    assert _formal() == FORMAL
    assert FORMAL["kit"] == {"catherine", "christopher"}
    assert "christopher" not in FORMAL


@pytest.mark.parametrize(
    ("word", "heard"),
    [("hale", "hl"), ("eve", "af"), ("anna", "an"), ("otto", "at"), ("lee", "l"), ("gh", "gh"), ("gh" * 20, "gh" * 16)],
)
def test_how_a_word_sounds(word: str, heard: str) -> None:
    assert sound(word) == heard


def test_a_sound_is_no_longer_than_its_column() -> None:
    assert sound("bk" * 30) == ("bk" * 16)
    assert sound("мэ" * 30) == "мэ" * 16


def test_an_initial_has_no_sound_and_names_add_up() -> None:
    assert sounds("J Hale") == {sound("hale")}
    assert sounds("Jo") == {sound("jo"), *(sound(one) for one in FORMAL.get("jo", ()))}
    assert sounds_of_all(["Mary", "Hale"]) == sounds("Mary") | sounds("Hale")
    assert sounds_of_all([]) == frozenset()


def test_a_number_and_an_address_are_compared_bare() -> None:
    assert fold_phone("(0)12-3") == "0123"
    assert fold_email(" A@B.Org") == "a@b.org"


TOLD = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)


@pytest.mark.parametrize(
    ("voice", "telling", "own"),
    [
        (Voice.OWN, Telling.PHONE, True),
        (Voice.OWN, Telling.OWN_HAND, True),
        (Voice.OWN, Telling.OBSERVATION, False),
        (Voice.OTHER, Telling.PHONE, False),
        (Voice.WORKER, Telling.FACE, False),
    ],
)
def test_what_was_only_seen_is_nobodys_word(voice: Voice, telling: Telling, own: bool) -> None:
    assert replace(TOLD, voice=voice, telling=telling).is_the_persons_own is own


def test_the_record_keeps_who_said_it_how_and_when() -> None:
    kept = {"voice": "own", "said by": "Mary", "telling": "phone", "said on": ANCHOR.isoformat()}

    assert TOLD.in_the_record == kept
    assert Told.by_own_hand("Mary", ANCHOR) == replace(TOLD, telling=Telling.OWN_HAND)


R = TellingReason


@pytest.mark.parametrize(
    ("voice", "telling", "place", "reason"),
    [
        (Voice.OWN, Telling.FACE, Place.FIRST_PERSON, R.SAID_TO_A_WORKER),
        (Voice.OWN, Telling.OBSERVATION, Place.FIRST_PERSON, R.NOT_IN_THEIR_WORDS),
        (Voice.OWN, Telling.OBSERVATION, Place.ANYBODY, R.SAID_TO_A_WORKER),
        (Voice.OWN, Telling.OWN_HAND, Place.FIRST_PERSON, R.NOT_THEIR_HAND),
        (Voice.OTHER, Telling.FACE, Place.FIRST_PERSON, R.NOT_IN_THEIR_WORDS),
        (Voice.OTHER, Telling.FACE, Place.FIRST_PERSON_OR_NAMED, R.SAID_BY_ANOTHER),
        (Voice.WORKER, Telling.FACE, Place.FIRST_PERSON_OR_NAMED, R.NOT_IN_THEIR_WORDS),
        (Voice.OTHER, Telling.FACE, Place.ASKED_FOR, R.NOT_ASKED_FOR),
        (Voice.OTHER, Telling.FACE, Place.ANYBODY, R.SAID_BY_ANOTHER),
        (Voice.WORKER, Telling.OBSERVATION, Place.ANYBODY, R.SEEN_BY_A_WORKER),
        (Voice.OTHER, Telling.OWN_HAND, Place.ANYBODY, R.NOT_THEIR_HAND),
    ],
)
def test_whose_word_may_stand_where(voice: Voice, telling: Telling, place: Place, reason: TellingReason) -> None:
    told = replace(TOLD, voice=voice, telling=telling)
    stands = reason in {R.SAID_TO_A_WORKER, R.SAID_BY_ANOTHER, R.SEEN_BY_A_WORKER}

    found = may_stand(told, place, writer_is_the_person=False, today=ANCHOR)
    assert (bool(found), found.reason.code) == (stands, reason)
    nobody = may_stand(replace(told, said_by=" "), place, writer_is_the_person=False, today=ANCHOR)
    assert (bool(nobody), nobody.reason.code) == (False, R.NOT_SAID_BY_ANYBODY)
    early = may_stand(told, place, writer_is_the_person=False, today=ANCHOR - DAY)
    assert (bool(early), early.reason.code) == (False, R.IN_THE_FUTURE)


def test_only_the_person_writes_with_their_own_hand() -> None:
    hand = replace(TOLD, telling=Telling.OWN_HAND)

    assert may_stand(hand, Place.FIRST_PERSON, writer_is_the_person=True, today=ANCHOR).reason.code is R.OWN_HAND
    other = replace(hand, voice=Voice.OTHER)
    assert may_stand(other, Place.ANYBODY, writer_is_the_person=True, today=ANCHOR).reason.code is R.NOT_THEIR_HAND


@pytest.mark.parametrize(
    ("asked_on", "answer", "has_needs", "stands"),
    [
        (None, None, False, Standing.NOT_ASKED),
        (None, None, True, Standing.KNOWN),
        (None, Answer.NONE, False, Standing.NOT_ASKED),
        (ANCHOR, None, False, Standing.NOT_ASKED),
        (ANCHOR, None, True, Standing.KNOWN),
        (ANCHOR, Answer.NONE, False, Standing.NONE_NEEDED),
        (ANCHOR, Answer.NONE, True, Standing.KNOWN),
        (ANCHOR - REVIEW_AFTER, Answer.NONE, True, Standing.TO_ASK_AGAIN),
        (ANCHOR - REVIEW_AFTER + DAY, Answer.NONE, False, Standing.NONE_NEEDED),
    ],
)
def test_how_far_what_is_written_can_be_relied_on(
    asked_on: date | None, answer: Answer | None, has_needs: bool, stands: Standing
) -> None:
    assert standing(asked_on, answer, has_needs=has_needs, on=ANCHOR) is stands


@pytest.mark.parametrize("answer", [one for one in Answer if one is not Answer.NONE])
def test_who_would_rather_not_say_has_not_said(answer: Answer) -> None:
    assert standing(ANCHOR, answer, has_needs=False, on=ANCHOR) is Standing.NOT_SAID


def test_what_does_not_fit_together_is_asked_about() -> None:
    assert questions({Code.BSL, Code.EMAIL}) == ()
    assert questions({Code.BSL, Code.PHONE_ONLY}) == ("Signs, and is reached by phone only?",)


def test_a_flaw_speaks_by_its_first_words() -> None:
    assert str(Flawed([Voice.OTHER, Voice.WORKER])) == Voice.OTHER.words
