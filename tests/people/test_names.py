"""Names as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.names import fold, fold_phone, sound, sounds


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Mary  HALE", "mary hale"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("Zoë Smith-Jones", "zoe smith jones"),
        ("", ""),
    ],
)
def test_case_marks_and_punctuation_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("hail", "hale"), ("catherine", "katherine"), ("stephen", "steven"), ("phillips", "filips"), ("wright", "rite")],
)
def test_spellings_that_sound_alike_meet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_pet_name_is_found_by_the_name_it_stands_for() -> None:
    assert sounds("Peggy") & sounds("Margaret")
    assert sounds("Maria") & sounds("Mary")


def test_different_names_do_not_meet() -> None:
    assert not sounds("Tom") & sounds("Lucy")


def test_a_name_in_another_script_stands_for_itself() -> None:
    assert sounds("عائشہ خان") == set(fold("عائشہ خان").split())


def test_a_phone_number_is_the_same_however_it_is_written() -> None:
    assert fold_phone("01632 960 001") == fold_phone("+44 (0)1632-960001")


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=200))
def test_every_sound_fits_its_column(name: str) -> None:
    assert all(0 < len(heard) <= 32 for heard in sounds(name))
