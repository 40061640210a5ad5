"""Where somebody stands in a circle, and which words name somebody: rules, by table and by whatever can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.circles.rules.naming import Hidden
from kith.circles.rules.standing import CAN_BE_SHOWN, Standing, Turn, may_follow, standing


@pytest.mark.parametrize(
    ("turns", "where"),
    [
        ((), Standing.NOT_AGREED),
        ((Turn.AGREED,), Standing.AGREED),
        ((Turn.AGREED, Turn.INVITED), Standing.INVITED),
        ((Turn.AGREED, Turn.INVITED, Turn.ACCEPTED), Standing.IN),
        ((Turn.AGREED, Turn.INVITED, Turn.DECLINED), Standing.DECLINED),
        ((Turn.AGREED, Turn.INVITED, Turn.ACCEPTED, Turn.LEFT), Standing.LEFT),
        ((Turn.ENDED,), Standing.ENDED),
    ],
)
def test_the_last_turn_tells(turns: tuple[Turn, ...], where: Standing) -> None:
    assert standing(turns) is where


@given(st.lists(st.sampled_from(Turn)))
def test_nobody_comes_in_without_the_persons_yes_an_invitation_and_their_own_yes(tried: list[Turn]) -> None:
    turns: list[Turn] = []
    for turn in tried:
        if may_follow(standing(turns), turn):
            turns.append(turn)

    if standing(turns) is Standing.IN:
        since = turns[max((place for place, turn in enumerate(turns) if turn is Turn.ENDED), default=-1) + 1 :]
        assert since[0] is Turn.AGREED
        assert since[-2:] == [Turn.INVITED, Turn.ACCEPTED]
    if standing(turns) in CAN_BE_SHOWN:
        assert Turn.AGREED in turns


@pytest.mark.parametrize(
    "words",
    ["Ring Joan", "joan’s club", "Joans", "Tea with JOAN.", "(Joan)", "Jöan"],
)
def test_a_hidden_name_is_heard_however_it_stands_there(words: str) -> None:
    assert Hidden(["Joan"]).is_named_in(["", words])


@pytest.mark.parametrize("words", ["Ring Joanna", "Anne rings", "", "Go for a walk"])
def test_other_names_are_not(words: str) -> None:
    assert not Hidden(["Joan", ""]).is_named_in([words])


def test_nobody_is_hidden_from_themself() -> None:
    assert not Hidden(["Anne", "Joan"], own=["anne"]).is_named_in(["Anne rings on Sundays"])


@given(st.sets(st.text(min_size=1)), st.sets(st.text(min_size=1)), st.text())
def test_hiding_more_never_lets_more_words_through(names: set[str], more: set[str], words: str) -> None:
    if Hidden(names).is_named_in([words]):
        assert Hidden(names | more).is_named_in([words])
