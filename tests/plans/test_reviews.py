"""Reviews: somebody's word and a day is enough; silence goes forward only with a reason, and is counted."""

from datetime import date

import pytest

from kith.plans.rules.reviews import (
    Kept,
    Missing,
    Note,
    Section,
    carried_without_words,
    missing_from,
    silent_sections,
    usual_next,
)

THIRD_OF_MAY = date(2026, 5, 3)


@pytest.mark.parametrize("section", Section)
def test_still_true_said_by_her_on_3_may_is_enough_for_any_section(section: Section) -> None:
    note = Note(section, Kept.STILL_TRUE, said_by="Mary", said_on=THIRD_OF_MAY)

    assert missing_from(note) == ()
    assert note.has_a_voice


def test_still_true_without_a_voice_asks_whose_and_when() -> None:
    assert missing_from(Note(Section.GOALS, Kept.STILL_TRUE)) == (Missing.SAID_BY, Missing.SAID_ON)


def test_a_section_carried_forward_asks_for_one_line_of_reason() -> None:
    assert missing_from(Note(Section.STEPS, Kept.CARRIED)) == (Missing.REASON,)
    assert missing_from(Note(Section.STEPS, Kept.CARRIED, because="In hospital this week")) == ()


def test_a_change_needs_its_words() -> None:
    note = Note(Section.NETWORK, Kept.CHANGED, said_by="Mary", said_on=THIRD_OF_MAY)

    assert missing_from(note) == (Missing.WORDS,)


def test_silent_sections_keep_their_order_on_the_page() -> None:
    spoken = [Note(Section.GOALS, Kept.STILL_TRUE, "Mary", THIRD_OF_MAY)]

    assert silent_sections([Section.NETWORK, Section.GOALS, Section.STEPS], spoken) == (Section.NETWORK, Section.STEPS)


def test_only_sections_on_a_reason_alone_are_counted() -> None:
    notes = [
        Note(Section.NETWORK, Kept.CHANGED, "Mary", THIRD_OF_MAY, words="Joan wrote back"),
        Note(Section.STEPS, Kept.CARRIED, because="Ran out of time"),
        Note(Section.LIMITS, Kept.CARRIED, because="None hold"),
    ]

    assert carried_without_words(notes) == 2


def test_the_next_review_is_offered_twelve_weeks_on() -> None:
    assert usual_next(date(2026, 5, 7)) == date(2026, 7, 30)
