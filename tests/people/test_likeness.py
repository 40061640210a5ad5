"""Whether two records may be about one person."""

from datetime import date

import pytest

from kith.people.rules.likeness import Likeness, Sign, Strength, Traits, likeness

MARY = Traits(("Mary", "Mary Hale"), date(1944, 3, 2), frozenset({"632960001"}))


def test_maria_hail_with_the_same_birth_date_is_likely_mary_hale() -> None:
    found = likeness(Traits(("Maria Hail",), date(1944, 3, 2)), MARY)

    assert found.strength is Strength.LIKELY
    assert found.signs == (Sign.ALIKE_NAME, Sign.SAME_BIRTH_DATE)


def test_the_same_name_with_no_birth_date_known_is_likely() -> None:
    assert likeness(Traits(("Hale Mary",)), MARY).strength is Strength.LIKELY


def test_the_same_name_with_another_birth_date_is_only_possible() -> None:
    assert likeness(Traits(("Mary Hale",), date(1990, 1, 1)), MARY).strength is Strength.POSSIBLE


def test_a_first_name_alone_is_only_possible() -> None:
    assert likeness(Traits(("Mary",)), MARY).strength is Strength.POSSIBLE


def test_a_shared_phone_is_possible_and_with_the_name_likely() -> None:
    phone = frozenset({"632960001"})

    assert likeness(Traits(("Anne Hale",), phones=phone), Traits(("Zed Young",), phones=phone)).strength is (
        Strength.POSSIBLE
    )
    assert likeness(Traits(("Mary",), phones=phone), MARY).strength is Strength.LIKELY


def test_a_shared_birth_date_alone_says_nothing() -> None:
    assert likeness(Traits(("Tom Reed",), date(1944, 3, 2)), MARY).strength is Strength.NONE


def test_a_first_name_that_both_go_by_is_only_possible_whichever_record_is_fuller() -> None:
    fuller, other = Traits(("Mary Hale", "Mary")), Traits(("Mary Jones", "Mary"))

    assert likeness(fuller, Traits(("Mary",))).strength is Strength.POSSIBLE
    assert likeness(Traits(("Mary",)), fuller).strength is Strength.POSSIBLE
    assert likeness(fuller, other).strength is likeness(other, fuller).strength is Strength.POSSIBLE


def test_two_records_that_share_nothing_are_not_alike() -> None:
    one, other = Traits(("Mary Hale",), phones=frozenset({"1"})), Traits(("Otto Lind",), phones=frozenset({"2"}))

    assert likeness(one, other) == Likeness(Strength.NONE, ())
    assert likeness(Traits(("",)), Traits(("",))) == Likeness(Strength.NONE, ())


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (("Hale, Mary",), ("Mary Hale",), Sign.SAME_NAME),
        (("Otto", "Mary Hale"), ("Lind", "mary hale"), Sign.SAME_NAME),
        (("Mary Hale",), ("Mary Hail",), Sign.ALIKE_NAME),
        (("Otto", "Mary Hale"), ("Lind", "Mary Hail"), Sign.ALIKE_NAME),
        (("Kate Hale",), ("Catherine Hail",), Sign.ALIKE_NAME),
        (("Smyth",), ("John Smith",), Sign.ALIKE_NAME),
        (("a" * 21 + "bbbb",), ("a" * 21 + "cccc",), Sign.ALIKE_NAME),
        (("Mary Hale",), ("Mary Otto",), None),
        (("Mary",), ("",), None),
    ],
)
def test_how_two_names_are_alike(one: tuple[str, ...], other: tuple[str, ...], sign: Sign | None) -> None:
    signs = () if sign is None else (sign,)

    assert likeness(Traits(one), Traits(other)).signs == signs
    assert likeness(Traits(other), Traits(one)).signs == signs
