"""Only what was ticked, has words and was not refused leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.referrals.rules.packets import (
    Field,
    Kind,
    Saying,
    Sending,
    initials,
    may_send,
    packet,
)

NAME = Field(Kind.KNOWN_AS, "Mary", Saying.YES)
REACH = Field(Kind.REACH, "01234 567890")
ABOUT = Field(Kind.ABOUT_ME, "I taught art for thirty years.", Saying.NO)
EMPTY = Field(Kind.WANTS, "  ")
FIELDS = (REACH, ABOUT, EMPTY, NAME)


def test_only_what_was_ticked_and_not_refused_leaves() -> None:
    made = packet(FIELDS, {Kind.KNOWN_AS, Kind.ABOUT_ME, Kind.WANTS})

    assert made.leaves == (NAME,)
    assert set(made.stays) == {REACH, ABOUT, EMPTY}


@given(
    st.lists(
        st.builds(Field, st.sampled_from(Kind), st.text(max_size=5), st.sampled_from(Saying)),
        unique_by=lambda field: field.kind,
    ),
    st.sets(st.sampled_from(Kind)),
)
def test_nothing_leaves_that_was_not_ticked_or_was_refused(fields: list[Field], ticked: set[Kind]) -> None:
    made = packet(fields, ticked)

    assert {field.kind for field in made.leaves} <= ticked
    assert not any(field.said is Saying.NO for field in made.leaves)
    assert all(field.words.strip() for field in made.leaves)
    assert sorted((*made.leaves, *made.stays), key=lambda field: field.kind) == sorted(
        fields, key=lambda field: field.kind
    )


@pytest.mark.parametrize(
    ("ticked", "has_yes", "others", "because", "expected"),
    [
        ({Kind.KNOWN_AS}, True, 0, "", Sending.MAY),
        ({Kind.ABOUT_ME}, True, 0, "", Sending.NOTHING_LEAVES),
        ({Kind.KNOWN_AS}, False, 0, "", Sending.NO_YES),
        ({Kind.KNOWN_AS}, True, 2, "", Sending.MAY),
        ({Kind.KNOWN_AS}, True, 3, "", Sending.MANY_OPEN),
        ({Kind.KNOWN_AS}, True, 3, "She asked to try two at once.", Sending.MAY),
    ],
)
def test_sending_asks_for_a_yes(ticked: set[Kind], has_yes: bool, others: int, because: str, expected: Sending) -> None:
    decision = may_send(packet(FIELDS, ticked), has_yes=has_yes, open_for_the_same=others, because=because)

    assert decision.reason.code is expected
    assert bool(decision) is (expected is Sending.MAY)


def test_a_first_letter_says_who_to_nobody_else() -> None:
    assert initials("Mary") == "M."
    assert initials(" ") == ""
