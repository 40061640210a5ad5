"""What may be kept of a danger, who hears that its day has passed, what a line of a plan dials, how contact ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as some

from kith.safeguarding.rules.concerns import Horizon
from kith.safety.rules.dangers import (
    FIRST_DAYS,
    MOST_DAYS,
    SELF_HARM_DAYS,
    About,
    DangerFlaw,
    Hears,
    Look,
    first_review,
    flaws_of,
    who_hears,
)
from kith.safety.rules.endings import EndingFlaw, Since, ask_again_on, days_to_ask, flaws_of_days
from kith.safety.rules.endings import flaws_of as ending_flaws
from kith.safety.rules.plans import spoken
from tests.safety.samples import FALLING, LOW, STEP_BACK
from tests.world import ANCHOR

NOW = replace(FALLING, horizon=Horizon.IMMINENT, review_on=ANCHOR + timedelta(days=1))


@pytest.mark.parametrize(
    ("look", "about", "has_owner", "flaw"),
    [
        (FALLING, About.OTHER, True, None),
        (LOW, About.SELF_HARM, True, None),
        (NOW, About.OTHER, True, None),
        (replace(FALLING, horizon=None), About.OTHER, True, DangerFlaw.NO_HORIZON),
        (replace(LOW, horizon=Horizon.LONG), About.SELF_HARM, True, DangerFlaw.GUESSED),
        (replace(FALLING, whom=frozenset()), About.OTHER, True, DangerFlaw.NOBODY_HURT),
        (replace(FALLING, what=" "), About.OTHER, True, DangerFlaw.NO_WORDS),
        (replace(FALLING, helps=""), About.OTHER, True, DangerFlaw.NOTHING_HELPS),
        (replace(FALLING, done="\n"), About.OTHER, True, DangerFlaw.NOTHING_DONE),
        (FALLING, About.OTHER, False, DangerFlaw.NO_OWNER),
        (replace(FALLING, review_on=None), About.OTHER, True, DangerFlaw.NO_REVIEW),
        (replace(FALLING, review_on=ANCHOR - timedelta(days=1)), About.OTHER, True, DangerFlaw.PAST),
        (replace(FALLING, review_on=ANCHOR), About.OTHER, True, None),
        (replace(FALLING, review_on=ANCHOR + timedelta(days=90)), About.OTHER, True, None),
        (replace(FALLING, review_on=ANCHOR + timedelta(days=91)), About.OTHER, True, DangerFlaw.TOO_LATE),
        (replace(NOW, review_on=ANCHOR + timedelta(days=2)), About.OTHER, True, DangerFlaw.TOO_LATE_NOW),
    ],
)
def test_what_keeps_a_danger_from_being_kept(
    look: Look, about: About, has_owner: bool, flaw: DangerFlaw | None
) -> None:
    found = flaws_of(look, about=about, has_owner=has_owner, today=ANCHOR)

    assert found == (() if flaw is None else (flaw,))


@given(some.sampled_from(About), some.one_of(some.none(), some.sampled_from(Horizon)))
def test_the_day_that_is_offered_may_always_stand(about: About, horizon: Horizon | None) -> None:
    if about is About.SELF_HARM:
        horizon = None
    offered = replace(FALLING, horizon=horizon, review_on=first_review(about, horizon, today=ANCHOR))

    found = flaws_of(offered, about=about, has_owner=True, today=ANCHOR)

    assert set(found) <= {DangerFlaw.NO_HORIZON}


@pytest.mark.parametrize(
    ("about", "horizon", "days"),
    [
        (About.SELF_HARM, None, SELF_HARM_DAYS),
        (About.OTHER, None, MOST_DAYS),
        *((About.OTHER, horizon, days) for horizon, days in FIRST_DAYS.items()),
    ],
)
def test_the_day_that_is_offered_is_the_sooner_the_sooner_it_could_happen(
    about: About, horizon: Horizon | None, days: int
) -> None:
    assert first_review(about, horizon, today=ANCHOR) == ANCHOR + timedelta(days=days)


@pytest.mark.parametrize(
    ("horizon", "days", "heard"),
    [
        (Horizon.LONG, 0, ""),
        (Horizon.LONG, 1, ""),
        (Horizon.LONG, 2, "worker"),
        (Horizon.MEDIUM, 3, "worker"),
        (Horizon.MEDIUM, 4, "worker manager"),
        (Horizon.MEDIUM, 40, "worker manager"),
        (Horizon.IMMINENT, 0, ""),
        (Horizon.IMMINENT, 1, "worker manager"),
        (Horizon.SHORT, 1, "worker manager"),
        (Horizon.SHORT, 2, "worker manager lead"),
        (None, 1, "worker manager"),
        (None, 2, "worker manager lead"),
    ],
)
def test_who_hears_that_a_day_has_passed(horizon: Horizon | None, days: int, heard: str) -> None:
    found = who_hears(horizon, review_on=ANCHOR, today=ANCHOR + timedelta(days=days))

    assert found == {Hears(word) for word in heard.split()}


@given(some.one_of(some.none(), some.sampled_from(Horizon)), some.integers(-MOST_DAYS, MOST_DAYS))
def test_who_has_heard_does_not_unhear(horizon: Horizon | None, days: int) -> None:
    today = ANCHOR + timedelta(days=days)

    assert who_hears(horizon, review_on=ANCHOR, today=today) <= who_hears(
        horizon, review_on=ANCHOR, today=today + timedelta(days=1)
    )


def test_no_table_of_this_room_has_a_place_for_how_likely_anything_is() -> None:
    forbidden = ("likel", "score", "band", "probab", "level", "rating", "rank", "grade", "severity")
    columns = [
        f"{table._meta.label}.{field.name}"
        for table in apps.get_app_config("safety").get_models()
        for field in table._meta.get_fields()
    ]

    assert columns
    assert [column for column in columns if any(word in column.lower() for word in forbidden)] == []


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Anne 07700 900201, or 999", ["07700900201", "999"]),
        ("+44 1632 960001", ["+441632960001"]),
        ("Room 12 on floor 3, since 2019", []),
        ("", []),
    ],
)
def test_a_line_dials_what_is_a_number(line: str, numbers: list[str]) -> None:
    assert [dials for _words, dials in spoken(line) if dials] == numbers


@given(some.text())
def test_no_word_of_a_line_is_lost(line: str) -> None:
    assert "".join(words for words, _dials in spoken(line)) == line


def test_no_piece_of_a_line_is_empty() -> None:
    assert list(spoken("999 or 116 123")) == [("999", "999"), (" or ", ""), ("116 123", "116123")]
    assert list(spoken("")) == []


def test_contact_ends_by_their_word_alone() -> None:
    assert ending_flaws(STEP_BACK, is_their_word=True, today=ANCHOR) == ()
    assert ending_flaws(STEP_BACK, is_their_word=False, today=ANCHOR) == (EndingFlaw.NOT_THEIRS,)
    assert ending_flaws(replace(STEP_BACK, why=" "), is_their_word=True, today=ANCHOR) == (EndingFlaw.NO_WORDS,)
    assert ending_flaws(replace(STEP_BACK, ends_on=ANCHOR), is_their_word=True, today=ANCHOR) == ()
    late = replace(STEP_BACK, ends_on=ANCHOR - timedelta(days=1))
    assert ending_flaws(late, is_their_word=True, today=ANCHOR) == (EndingFlaw.PAST,)


@pytest.mark.parametrize(
    ("ahead", "flaw"),
    [((), "no_follow_up"), ((-1, 3), "past"), ((15,), "too_far"), ((0,), ""), ((14, 90), "")],
)
def test_somebody_asks_soon_how_it_has_been(ahead: tuple[int, ...], flaw: str) -> None:
    days = [ANCHOR + timedelta(days=one) for one in ahead]

    assert flaws_of_days(days, today=ANCHOR) == ((EndingFlaw(flaw),) if flaw else ())


@given(some.dates(max_value=date(9000, 1, 1)))
def test_the_days_that_are_offered_may_stand(today: date) -> None:
    assert flaws_of_days(days_to_ask(today), today=today) == ()


@pytest.mark.parametrize("since", Since)
def test_who_is_afraid_or_was_not_reached_is_asked_again_tomorrow(since: Since) -> None:
    again = ANCHOR + timedelta(days=1) if since in {Since.AFRAID, Since.NOT_REACHED} else None

    assert ask_again_on(since, today=ANCHOR) == again
