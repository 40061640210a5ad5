"""Whether two records may be about one person."""

from datetime import date

from kith.people.rules.likeness import Sign, Strength, Traits, likeness

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
