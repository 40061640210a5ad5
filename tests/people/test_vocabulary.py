"""The codes that everybody shares."""

from kith.people.rules.vocabulary import MET_BY, Barrier, Interest, Preference, Provision


def test_every_barrier_can_be_met_by_something() -> None:
    assert set(MET_BY) == set(Barrier)
    assert all(MET_BY.values())


def test_every_provision_meets_some_barrier() -> None:
    assert set().union(*MET_BY.values()) == set(Provision)


def test_not_motivated_and_immigration_are_no_codes() -> None:
    codes = " ".join([*Barrier, *Interest, *Preference])

    assert "motivat" not in codes
    assert "immigra" not in codes


def test_every_code_fits_its_column_and_has_words() -> None:
    for term in (*Barrier, *Interest, *Preference):
        assert len(term) <= 20
        assert term.words
