"""How dirty cells are mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.interop.hsds import mends
from kith.interop.hsds.mends import MEND_WORDS, Mend


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("9:00am", "09:00"),
        ("9am", "09:00"),
        ("830am", "08:30"),
        ("9:00a", "09:00"),
        ("7:30 am ", "07:30"),
        ("12:00pm", "12:00"),
        ("12:00am", "00:00"),
        ("5:00 p.m.", "17:00"),
        ("10:00:00", "10:00"),
        ("09:00-05:00", "09:00"),
        ("18:30Z", "18:30"),
    ],
)
def test_a_spoken_hour_is_read_as_a_time(written: str, read: str) -> None:
    assert mends.clock_time(written).value == read


@pytest.mark.parametrize("written", ["5:00", "8:00m", "6:300pm", "9:0am", "noon", "25:00", "13:00pm"])
def test_an_hour_that_could_be_two_is_not_guessed(written: str) -> None:
    assert mends.clock_time(written) == mends.Mended(None, frozenset({Mend.HOURS_IN_WORDS}))


def test_a_note_after_an_hour_is_said_to_be_there() -> None:
    assert mends.clock_time("12:00pm (dispensing)") == mends.Mended(
        "12:00", frozenset({Mend.HOURS_READ, Mend.HOURS_IN_WORDS})
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AttorneyGÇÖs Office", "Attorney\u2019s Office"),
        ("4:00pmGÇô5:00pm", "4:00pm\u20135:00pm"),
        ("Mar+¡a", "María"),
        ("walk + talk", "walk + talk"),
        ("O'-ÇFarrill", "O'-ÇFarrill"),
    ],
)
def test_damaged_letters_are_put_back_and_others_left_alone(written: str, read: str) -> None:
    assert mends.text(written).value == read


def test_stray_codes_leave_a_text() -> None:
    assert mends.text("Tea &amp; cake<br>\\nAll\x00 welcome").value == "Tea & cake\nAll welcome"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("www.harbour.example", "https://www.harbour.example"),
        ("https:/www.harbour.example/a", "https://www.harbour.example/a"),
        ("pediatrics.med.example\\\\teens\\\\", "https://pediatrics.med.example/teens/"),
        ("http://harbour.example", "http://harbour.example"),
    ],
)
def test_a_web_address_is_made_one_that_can_be_followed(written: str, read: str) -> None:
    assert mends.link(written).value == read


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "releasethesilence",
        "file:///etc/passwd",
        "http://a b.example",
        "//x",
        "http://u@h.example",
    ],
)
def test_a_web_address_that_cannot_be_followed_is_left_out_and_said_so(written: str) -> None:
    assert mends.link(written) == mends.Mended("", frozenset({Mend.LINK_LEFT_OUT}))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"+44 1234 234567"', "+44 1234 234567"),
        ("305-573-4200 x57471", "305-573-4200 ext. 57471"),
        ("305-891-8850 xOPT2", "305-891-8850 ext. OPT2"),
        ("01234 567890", "01234 567890"),
    ],
)
def test_a_telephone_number_keeps_its_grouping_and_its_extension(written: str, read: str) -> None:
    assert mends.telephone(written).value == read


@pytest.mark.parametrize(
    ("latitude", "longitude", "mend"),
    [
        (25.7, -80.1, None),
        (None, None, Mend.COORDINATES_MISSING),
        (25.7, None, Mend.COORDINATES_ABSURD),
        (100.0, 101.0, Mend.COORDINATES_ABSURD),
        (0.0, 0.0, Mend.COORDINATES_ABSURD),
        (90.0, 180.0, None),
        (90.1, 0.0, Mend.COORDINATES_ABSURD),
    ],
)
def test_only_a_point_on_earth_is_believed(latitude: float | None, longitude: float | None, mend: Mend | None) -> None:
    spot = mends.spot(latitude, longitude)

    assert spot.mend is mend
    assert (spot.latitude is None) is (mend is not None)


@pytest.mark.parametrize(
    ("written", "read"),
    [("Monday", "MO"), ("TH,FR", "TH,FR"), ("2MO", "2MO"), ("-1FR", "-1FR"), ("Tues; Thur", "TU,TH")],
)
def test_days_of_the_week_are_read(written: str, read: str) -> None:
    assert mends.weekdays(written) == mends.Mended(read)


def test_a_day_that_is_none_is_left_out_and_said_so() -> None:
    assert mends.weekdays("MO,XX") == mends.Mended("MO", frozenset({Mend.DAY_LEFT_OUT}))


@pytest.mark.parametrize(
    ("written", "read"), [("0", 0), ("12", 12), ("120", 120), ("121", None), ("-1", None), ("old", None)]
)
def test_an_age_is_between_nought_and_a_hundred_and_twenty(written: str, read: int | None) -> None:
    assert mends.age(written).value == read


def test_a_blank_status_is_running_and_said_to_be_unstated() -> None:
    assert mends.status("") == mends.Mended("active", frozenset({Mend.STATUS_NOT_STATED}))


def test_a_date_that_could_be_two_days_is_left_out() -> None:
    assert mends.day("05/12/2026") == mends.Mended(None, frozenset({Mend.DATE_LEFT_OUT}))
    assert mends.day("2026-05-12T10:00:00Z").value == "2026-05-12"


def test_every_mending_has_words() -> None:
    assert set(MEND_WORDS) == set(Mend)


MENDERS = [
    mends.text, mends.identifier, mends.age, mends.places, mends.amount, mends.degrees, mends.day, mends.weekdays,
    mends.clock_time, mends.email, mends.link, mends.telephone, mends.status,
]  # fmt: skip


@given(st.text(), st.sampled_from(MENDERS))
def test_no_cell_breaks_a_mender(cell: str, mender: mends.Mender) -> None:
    value = mender(cell).value

    assert value is None or isinstance(value, str | int | float)


@given(st.text(), st.sampled_from([mends.telephone, mends.link, mends.email, mends.weekdays, mends.day, mends.status]))
def test_what_was_mended_once_needs_no_mending_again(cell: str, mender: mends.Mender) -> None:
    once = mender(cell).value

    assert mender(str(once or "")).value in {once, "" if once is None else once, None, "active"}
