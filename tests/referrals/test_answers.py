"""A no needs a reason and something else; a visit needs what must be there; worrying words lead to a question."""

import pytest

from kith.referrals.packs.worry_words import WORRYING
from kith.referrals.rules.answers import (
    DeclineReason,
    Declining,
    MustHave,
    Visiting,
    may_confirm_first_visit,
    may_decline,
    worries_in,
)


@pytest.mark.parametrize(
    ("reason", "alternative", "expected"),
    [
        (None, "Paint & Natter", Declining.NO_REASON),
        (DeclineReason.FULL, " ", Declining.NO_ALTERNATIVE),
        (DeclineReason.FULL, "Paint & Natter has room", Declining.MAY),
    ],
)
def test_a_no_needs_its_reason_and_an_alternative(
    reason: DeclineReason | None, alternative: str, expected: Declining
) -> None:
    assert may_decline(reason, alternative).reason.code is expected


def test_no_first_visit_is_agreed_with_a_must_have_that_is_not_in_place() -> None:
    lift = MustHave("A working lift on the bus", is_in_place=False)

    decision = may_confirm_first_visit([lift, MustHave("Hoist", is_in_place=True)])

    assert not decision
    assert decision.reason.code is Visiting.MUST_HAVE_OPEN
    assert decision.reason.evidence == ("A working lift on the bus",)


def test_a_first_visit_is_agreed_when_everything_is_in_place() -> None:
    assert may_confirm_first_visit([MustHave("Hoist", is_in_place=True)])
    assert may_confirm_first_visit([])


@pytest.mark.parametrize(
    "words", ["She had bruises on her arm", "He said he wants to end it.", "She was SCARED", "Self-harm, she said"]
)
def test_worrying_words_are_noticed(words: str) -> None:
    assert worries_in(words, WORRYING)


@pytest.mark.parametrize("words", ["", "She enjoyed it and is coming back", "A quiet hour of watercolours"])
def test_kind_words_are_left_alone(words: str) -> None:
    assert worries_in(words, WORRYING) == ()
