"""Who knows whom, as a rule: pairs in one order, what begins and ends, and names that are told to each other."""

from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.ground.ids import TieId
from kith.networks.rules.acquaintances import (
    ACQUAINTED_LIVES,
    Acquainted,
    Changes,
    acquainted,
    among,
    changes_to,
    introduced,
    known_to,
    names_known,
    possible,
)
from kith.networks.rules.marks import Known
from kith.networks.rules.vocabulary import Closeness, Life
from tests.networks.test_layout import mark

ANNE, BETTY, STAN, KEN = (TieId(UUID(int=number)) for number in range(1, 5))
KNOWS, CLOSE = Closeness
PAIRS = st.lists(st.sampled_from(list(combinations((ANNE, BETTY, STAN, KEN), 2))), unique=True).flatmap(
    lambda pairs: st.tuples(*(st.builds(acquainted, *map(st.just, pair), st.sampled_from(Closeness)) for pair in pairs))
)


def test_a_pair_is_the_same_whoever_is_named_first() -> None:
    assert acquainted(BETTY, ANNE) == acquainted(ANNE, BETTY) == Acquainted(ANNE, BETTY)
    assert acquainted(BETTY, ANNE, CLOSE).pair == (ANNE, BETTY)


def test_nobody_knows_themself_and_no_pair_stands_backward() -> None:
    with pytest.raises(ValueError, match="of two"):
        acquainted(ANNE, ANNE)
    with pytest.raises(ValueError, match="in order"):
        Acquainted(BETTY, ANNE)


def test_close_weighs_twice_what_knowing_does() -> None:
    assert [closeness.weight for closeness in (KNOWS, CLOSE)] == [1, 2]


def test_nobody_asks_whom_those_know_who_are_not_there() -> None:
    assert set(Life) - ACQUAINTED_LIVES == {Life.NOT_NOW, Life.HOPED_FOR}


def test_whom_somebody_knows_is_read_from_both_ends() -> None:
    pairs = [acquainted(ANNE, BETTY), acquainted(BETTY, STAN, CLOSE), acquainted(ANNE, KEN)]

    assert known_to(BETTY, pairs) == {ANNE: KNOWS, STAN: CLOSE}
    assert known_to(STAN, pairs) == {BETTY: CLOSE}
    assert known_to(STAN, pairs[:1]) == {}


def test_only_pairs_of_whom_both_are_among_some_are_kept() -> None:
    pairs = (acquainted(ANNE, BETTY), acquainted(BETTY, STAN))

    assert among([ANNE, BETTY], pairs) == pairs[:1]
    assert among([ANNE], pairs) == ()


def test_what_is_said_anew_begins_and_what_is_not_said_ends() -> None:
    anne_betty, betty_stan = acquainted(ANNE, BETTY), acquainted(BETTY, STAN)

    assert changes_to([anne_betty], [betty_stan]) == Changes(begun=(betty_stan,), ended=(anne_betty,))
    assert changes_to([anne_betty], [anne_betty]) == Changes()


def test_another_closeness_ends_and_begins() -> None:
    known, close = acquainted(ANNE, BETTY), acquainted(ANNE, BETTY, CLOSE)

    assert changes_to([known], [close]) == Changes(begun=(close,), ended=(known,))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(standing=PAIRS, wanted=PAIRS)
def test_changes_lead_from_what_stands_to_what_is_wanted_and_back(
    standing: tuple[Acquainted, ...], wanted: tuple[Acquainted, ...]
) -> None:
    changes = changes_to(standing, wanted)

    assert possible(standing, changes) == changes
    assert set(standing) - set(changes.ended) | set(changes.begun) == set(wanted)
    assert possible(wanted, changes.undone) == changes.undone
    assert set(wanted) - set(changes.undone.ended) | set(changes.undone.begun) == set(standing)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(standing=PAIRS, changes=st.builds(Changes, begun=PAIRS, ended=PAIRS))
def test_whatever_is_asked_for_no_pair_stands_twice(standing: tuple[Acquainted, ...], changes: Changes) -> None:
    done = possible(standing, changes)
    left = [pair for pair in standing if pair not in done.ended]

    assert set(done.ended) <= set(standing)
    stands = [pair.pair for pair in (*left, *done.begun)]
    assert len(stands) == len(set(stands))


def test_what_somebody_else_changed_meanwhile_is_left_alone() -> None:
    known, close = acquainted(ANNE, BETTY), acquainted(ANNE, BETTY, CLOSE)

    assert possible([close], Changes(ended=(known,))) == Changes()
    assert possible([close], Changes(begun=(known,))) == Changes()
    assert possible([], Changes(begun=(known,), ended=(close,))) == Changes(begun=(known,))


def test_names_are_told_in_order_and_only_of_those_who_are_there() -> None:
    marks = [mark(1, "Anne"), mark(2, "betty"), mark(3, "Stan")]
    pairs = [acquainted(STAN, BETTY), acquainted(ANNE, STAN), acquainted(STAN, KEN)]

    anne, betty, stan = introduced(marks, pairs)

    assert stan.known == Known(knows=("Anne", "betty"))
    assert anne.known == betty.known == Known(knows=("Stan",))
    assert [replace(one, known=Known()) for one in (anne, betty, stan)] == marks


def test_who_is_remembered_was_known() -> None:
    marks = [mark(1, "Anne"), mark(2, "Betty", life=Life.REMEMBERED), mark(3, "Stan", life=Life.OUT_OF_TOUCH)]
    known = names_known(marks, [acquainted(ANNE, BETTY), acquainted(ANNE, STAN), acquainted(BETTY, STAN)])

    assert known[ANNE] == Known(knows=("Stan",), knew=("Betty",))
    assert known[BETTY] == Known(knew=("Anne", "Stan"))
