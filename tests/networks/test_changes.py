"""Two days of a map, compared: nobody is called lost."""

from dataclasses import replace

import pytest

from kith.networks.rules.changes import Change, changes_between
from kith.networks.rules.vocabulary import Help, Life, Ring
from tests.networks.test_measures import tie

ANNE = tie("Anne", Help.EMOTIONAL, ring=Ring.CLOSE)


@pytest.mark.parametrize(
    ("after", "change"),
    [
        ({"ring": Ring.CLOSEST}, Change.NEARER),
        ({"ring": Ring.FURTHER}, Change.FURTHER),
        ({"life": Life.OUT_OF_TOUCH}, Change.OUT_OF_TOUCH),
        ({"life": Life.REMEMBERED}, Change.REMEMBERED),
        ({"life": Life.NOT_NOW}, Change.NOT_NOW),
        ({"helps_with": frozenset({Help.EMOTIONAL, Help.PRACTICAL})}, Change.HELPS_MORE),
    ],
)
def test_a_tie_that_changed_is_named_by_its_change(after: dict[str, object], change: Change) -> None:
    (changed,) = changes_between([ANNE], [replace(ANNE, **after)])  # type: ignore[arg-type]

    assert changed.change is change
    assert changed.before == ANNE


def test_somebody_new_and_somebody_in_touch_again_are_told_apart() -> None:
    joan = tie("Joan", life=Life.OUT_OF_TOUCH)
    betty = tie("Betty")

    changed = changes_between([joan], [replace(joan, life=Life.NOW), betty])

    assert [(change.change, change.tie.name) for change in changed] == [
        (Change.NEW, "Betty"),
        (Change.MENDING, "Joan"),
    ]


def test_room_for_someone_that_was_filled_is_somebody_new() -> None:
    room = tie("A friend close by", life=Life.HOPED_FOR)

    assert changes_between([room], [room])[0].change is Change.STILL_ROOM
    assert changes_between([room], [replace(room, life=Life.NOW)])[0].change is Change.NEW


def test_a_tie_that_is_as_it_was_is_no_change() -> None:
    assert changes_between([ANNE], [ANNE]) == ()


def test_somebody_taken_off_the_map_is_not_in_my_life_now() -> None:
    (changed,) = changes_between([ANNE], [])

    assert changed.change.words == "Not in my life now"
    assert changed.after is None


def test_no_word_for_a_change_calls_anybody_lost() -> None:
    assert not any("lost" in change.words.lower() for change in Change)
