"""What comes first in a working day."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kith.today.rules import Deed, Duty, Group, at_first, count, day_of_work
from tests.world import ANCHOR

MONDAY = date(2026, 5, 4)


def _duty(group: Group, *, in_days: int = 0, who: str = "Mary", number: int = 1) -> Duty:
    return Duty(
        group=group,
        by_day=MONDAY + timedelta(days=in_days),
        who=who,
        deed=Deed.STEP,
        route="plans:plan",
        about=(("person_id", UUID(int=number)),),
    )


def test_somebody_who_may_be_hurt_comes_before_a_promise_that_is_later() -> None:
    late_promise, concern = _duty(Group.PROMISED, in_days=-30), _duty(Group.MAY_BE_HURT, in_days=2)

    first, second = day_of_work([late_promise, concern])

    assert (first.group, second.group) == (Group.MAY_BE_HURT, Group.PROMISED)


def test_within_a_group_the_earliest_comes_first() -> None:
    (part,) = day_of_work([_duty(Group.DUE, in_days=3, who="Tom"), _duty(Group.DUE, in_days=-1, who="Lucy")])

    assert [duty.who for duty in part.duties] == ["Lucy", "Tom"]


def test_a_group_with_nothing_in_it_is_not_there() -> None:
    assert [part.group for part in day_of_work([_duty(Group.WAITING)])] == [Group.WAITING]


duties = st.builds(_duty, st.sampled_from(Group), in_days=st.integers(-9, 9), number=st.integers(1, 40))


@given(st.lists(duties, max_size=20), st.randoms())
def test_the_same_records_give_the_same_list_in_whatever_order_they_are_read(held: list[Duty], chance: object) -> None:
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis hands in a random.Random

    assert day_of_work(shuffled) == day_of_work(held)
    assert count(day_of_work(held)) == len(held)


@given(st.lists(duties, max_size=20), st.integers(0, 5))
def test_a_long_day_is_cut_only_where_it_presses_less_and_counted_whole(held: list[Duty], most: int) -> None:
    cut = {part.group: part for part in at_first(day_of_work(held), most=most)}

    assert count(list(cut.values())) == len(held)
    for part in day_of_work(held):
        is_never_cut = part.group is Group.MAY_BE_HURT
        assert cut[part.group].duties == (part.duties if is_never_cut else part.duties[:most])


def test_a_duty_is_late_the_day_after_its_day() -> None:
    due = Duty(next(iter(Group)), ANCHOR, "Mary", next(iter(Deed)), "today", ())
    before, after = ANCHOR - timedelta(days=1), ANCHOR + timedelta(days=1)

    assert [(due.is_late(day), due.is_today(day)) for day in (before, ANCHOR, after)] == [
        (False, False), (False, True), (True, False),
    ]  # fmt: skip
