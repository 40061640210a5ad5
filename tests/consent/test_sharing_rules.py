"""Whether a kind of information may go, by whatever can be said: the last word, one before all, until its day."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.consent.rules.sharing import Flaw, Information, Saying, SharingReason, State, flaw_of, may_share

BEGINNING = datetime(2026, 5, 4, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = BEGINNING + 50 * HOUR
CENTRE, ALL = "centre", ""

said = st.builds(
    lambda recipient, state, began, holds: Saying(
        Information.MAP,
        recipient,
        state,
        BEGINNING + began * HOUR,
        None if holds is None else BEGINNING + (began + holds) * HOUR,
    ),
    st.sampled_from([CENTRE, ALL]),
    st.sampled_from(State),
    st.integers(0, 49),
    st.none() | st.integers(1, 99),
)


def _may(sayings: Sequence[Saying], *, at: datetime = NOW) -> bool:
    return bool(may_share(sayings, [Information.MAP], recipients=[CENTRE], at=at)[Information.MAP])


def _now(state: State, *, ends_at: datetime | None = None) -> Saying:
    return Saying(Information.MAP, CENTRE, state, NOW, ends_at)


@given(st.lists(said))
def test_the_last_word_about_somebody_wins(before: list[Saying]) -> None:
    assert _may([*before, _now(State.GIVEN)])
    assert not _may([*before, _now(State.WITHDRAWN)])
    assert not _may([*before, _now(State.REFUSED)])


@given(st.lists(said), st.sampled_from([State.REFUSED, State.WITHDRAWN]), st.sampled_from([CENTRE, ALL]))
def test_saying_less_never_lets_more_go(before: list[Saying], state: State, recipient: str) -> None:
    more = [*before, Saying(Information.MAP, recipient, state, NOW, None)]

    assert _may(before) or not _may(more)


@given(st.lists(said))
def test_what_was_said_of_all_never_outweighs_what_was_said_of_one(before: list[Saying]) -> None:
    of_one = [saying for saying in before if saying.recipient == CENTRE]

    if of_one:
        assert _may(before) == _may(of_one)


@given(st.lists(said))
def test_a_yes_that_has_run_out_is_no_yes(before: list[Saying]) -> None:
    ran_out = _now(State.GIVEN, ends_at=NOW + HOUR)

    assert _may([*before, ran_out])
    assert not _may([*before, ran_out], at=NOW + HOUR)


@given(st.lists(said), st.sampled_from(sorted(set(Information) - {Information.MAP})))
def test_a_yes_to_one_kind_is_no_yes_to_another(sayings: list[Saying], other: Information) -> None:
    decided = may_share(sayings, [other], recipients=[CENTRE], at=NOW)[other]

    assert decided.reason.code is SharingReason.NOT_ASKED


YES, NO = State.GIVEN, State.REFUSED


@pytest.mark.parametrize(
    ("heard", "name", "flaw"),
    [
        ({Information.MAP: YES}, "Harbour Street Centre", None),
        ({}, "Harbour Street Centre", Flaw.NOTHING),
        ({Information.MAP: YES}, "  ", Flaw.NOTHING),
        ({Information.MAP: YES}, "Anyone", Flaw.ANYBODY),
        ({Information.MAP: YES}, "all services.", Flaw.ANYBODY),
        ({Information.MAP: NO}, "anybody", None),
        (dict.fromkeys(Information, YES), "Dr Ellis", Flaw.EVERYTHING),
        (dict.fromkeys(Information, NO), "Dr Ellis", None),
        ({**dict.fromkeys(Information, YES), Information.HEALTH: NO}, "Dr Ellis", None),
    ],
)
def test_a_yes_names_what_and_whom(heard: dict[Information, State], name: str, flaw: Flaw | None) -> None:
    assert flaw_of(heard, name) is flaw
