"""The decisions of rights, by tables: who may speak, what a decision needs, when a talk is held, which clock runs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.communication import Code
from kith.rights.packs import england
from kith.rights.rules import capacity, complaints, interpreting, representatives
from kith.rights.rules.capacity import (
    BestInterests,
    CapacityFlaw,
    Checked,
    InterestsFlaw,
    Limb,
    Outcome,
    Path,
    Question,
)
from kith.rights.rules.complaints import Clock, Matter, Shape, Stage, asked_for, gives_away, suits
from kith.rights.rules.interpreting import (
    Comes,
    Community,
    Interpreter,
    InterpretingFlaw,
    InterpretingReason,
    Known,
    Occasion,
    Presence,
)
from kith.rights.rules.representatives import Authority, Mandate, Sees, Standing
from kith.rights.rules.texts import texts_to_show
from tests.rights.voices import IMCA, MOVING
from tests.world import ANCHOR

A_DAY = timedelta(days=1)
BORN = date(2010, 2, 28)
PARENT = Mandate(Authority.PARENT, frozenset({Sees.ABOUT}), ANCHOR, None, ANCHOR, their_word="Mum may see my plan.")


@pytest.mark.parametrize(
    ("mandate", "born_on", "is_limited", "code"),
    [
        (IMCA, None, False, Standing.SPEAKS),
        (replace(IMCA, evidence_seen_on=None), None, False, Standing.NO_EVIDENCE),
        (IMCA, None, True, Standing.LIMITED),
        (replace(IMCA, begins_on=ANCHOR + A_DAY), None, False, Standing.NOT_YET),
        (replace(IMCA, begins_on=ANCHOR - A_DAY, ends_on=ANCHOR - A_DAY), None, False, Standing.ENDED),
        (replace(IMCA, ends_on=ANCHOR - A_DAY), None, False, Standing.OVER_AT_ONCE),
        (replace(IMCA, ended_on=ANCHOR - A_DAY), None, False, Standing.ENDED),
        (replace(IMCA, authority=Authority.LPA_MONEY), None, False, Standing.BEYOND),
        (replace(IMCA, authority=Authority.INTERPRETER), None, False, Standing.BEYOND),
        (replace(PARENT, authority=Authority.NOMINATED_PERSON), None, False, Standing.NOT_IN_FORCE),
        (PARENT, None, False, Standing.AGE_NOT_KNOWN),
        (PARENT, BORN, False, Standing.SPEAKS),
        (replace(PARENT, their_word=" "), BORN, False, Standing.NOT_ASKED),
        (replace(PARENT, their_word=""), date(2012, 1, 1), False, Standing.SPEAKS),
        (PARENT, date(2008, 5, 4), False, Standing.GROWN_UP),
        (PARENT, date(2008, 5, 5), False, Standing.SPEAKS),
    ],
)
def test_who_may_speak_is_said_with_the_reason(
    mandate: Mandate, born_on: date | None, *, is_limited: bool, code: Standing
) -> None:
    decision = representatives.standing(mandate, born_on=born_on, is_limited=is_limited, on=ANCHOR)

    assert decision.reason.code is code
    assert bool(decision) is (code is Standing.SPEAKS)


@given(
    st.sampled_from(Authority),
    st.frozensets(st.sampled_from(Sees)),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.booleans(),
)
def test_nothing_opens_without_evidence_beyond_its_reach_or_under_a_limit(
    authority: Authority, sees: frozenset[Sees], seen_on: date | None, on: date, is_limited: bool
) -> None:
    mandate = Mandate(authority, sees, date(2026, 1, 1), None, seen_on)

    if representatives.standing(mandate, born_on=None, is_limited=is_limited, on=on):
        assert seen_on is not None
        assert sees <= authority.reach
        assert authority.is_in_force
        assert not is_limited


@pytest.mark.parametrize(
    ("born_on", "last", "talk_from"),
    [
        (date(2009, 1, 15), date(2027, 1, 14), date(2026, 7, 15)),
        (date(2008, 8, 31), date(2026, 8, 30), date(2026, 2, 28)),
        (date(2008, 2, 29), date(2026, 2, 28), date(2025, 9, 1)),
    ],
)
def test_a_parents_authority_ends_at_18_and_is_spoken_of_at_17_and_a_half(
    born_on: date, last: date, talk_from: date
) -> None:
    assert representatives.last_day(PARENT, born_on) == last
    assert representatives.talk_before_it_ends(PARENT, born_on) == talk_from
    assert representatives.last_day(replace(PARENT, ends_on=ANCHOR), born_on) == min(last, ANCHOR)


def test_other_authorities_are_spoken_of_a_month_before_they_end() -> None:
    ending = replace(IMCA, ends_on=date(2026, 6, 30))

    assert representatives.talk_before_it_ends(ending, None) == date(2026, 5, 31)
    assert representatives.talk_before_it_ends(IMCA, None) is None


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({}, None),
        ({"decision": "Lacks capacity"}, CapacityFlaw.BLANKET),
        ({"decision": "Everything to do with her care"}, CapacityFlaw.BLANKET),
        ({"decision": "He has no mental capacity to speak of"}, CapacityFlaw.BLANKET),
        ({"decision": "All financial decisions from now on"}, CapacityFlaw.BLANKET),
        ({"decision": "Moving"}, CapacityFlaw.BLANKET),
        ({"support_tried": " "}, CapacityFlaw.NO_SUPPORT),
        ({"could": {Limb.WEIGH: False}}, CapacityFlaw.LIMBS),
        ({"could": dict.fromkeys(Limb, True)}, CapacityFlaw.AT_ODDS),
        ({"outcome": Outcome.DECIDES}, CapacityFlaw.AT_ODDS),
        ({"cause": ""}, CapacityFlaw.NO_CAUSE),
        ({"cause": "She refuses help and it is a bad idea."}, CapacityFlaw.ONLY_UNWISE),
        ({"cause": "She refuses help.", "apart_from_the_choice": "She could not say what help is."}, None),
        ({"review_on": None}, CapacityFlaw.NO_REVIEW),
        ({"review_on": ANCHOR}, CapacityFlaw.NO_REVIEW),
        ({"path": Path.YOUNG}, CapacityFlaw.PARENTS),
        ({"path": Path.YOUNG, "told_parents": "Tell Mum, not Dad."}, None),
        ({"path": Path.CHILD}, CapacityFlaw.AS_A_CHILD),
        ({"made_on": ANCHOR + A_DAY}, CapacityFlaw.IN_THE_FUTURE),
    ],
)
def test_a_decision_is_kept_only_when_it_is_one_with_help_cause_and_review(
    changed: dict[str, object], flaw: CapacityFlaw | None
) -> None:
    found = capacity.flaws_of(replace(MOVING, **changed), today=ANCHOR)  # type: ignore[arg-type]

    assert found == ((flaw,) if flaw else ())


def test_somebody_who_decides_needs_no_cause_and_no_review_unless_it_may_change() -> None:
    able = replace(MOVING, could=dict.fromkeys(Limb, True), outcome=Outcome.DECIDES, cause="", review_on=None)

    assert capacity.flaws_of(able, today=ANCHOR) == ()
    assert capacity.flaws_of(replace(able, may_change=True), today=ANCHOR) == (CapacityFlaw.NO_REVIEW,)


@pytest.mark.parametrize(
    ("born_on", "path"),
    [
        (None, Path.ADULT),
        (date(2008, 5, 4), Path.ADULT),
        (date(2008, 5, 5), Path.YOUNG),
        (date(2010, 5, 4), Path.YOUNG),
        (date(2010, 5, 5), Path.CHILD),
    ],
)
def test_the_way_follows_the_age_on_the_day(born_on: date | None, path: Path) -> None:
    assert capacity.path_for(born_on, ANCHOR) is path


@given(st.dictionaries(st.sampled_from(Question), st.booleans()))
def test_a_child_decides_when_all_five_are_yes(answers: dict[Question, bool]) -> None:
    assert capacity.can_decide(answers) is (len(answers) == 5 and all(answers.values()))


BEST = BestInterests(
    found=Outcome.CANNOT_NOW,
    wishes="She wants her garden.",
    asked=("Anne",),
    nobody_because="",
    options=("Stay at home with visits", "Quay House"),
    why_not_less="She fell three times at night.",
    maker="Sam",
    attorney=Checked.NONE,
    advance_decision=Checked.NONE,
    has_deciding_attorney=False,
    bans_contact=False,
    is_disputed=False,
    review_on=ANCHOR + A_DAY,
)


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({}, None),
        ({"found": Outcome.DECIDES}, InterestsFlaw.NOT_FOUND_SO),
        ({"bans_contact": True}, InterestsFlaw.BANS_CONTACT),
        ({"is_disputed": True}, InterestsFlaw.DISPUTED),
        ({"wishes": " "}, InterestsFlaw.NO_WISHES),
        ({"asked": ()}, InterestsFlaw.NOBODY_ASKED),
        ({"asked": (), "nobody_because": "Nobody is left."}, None),
        ({"asks_a_limited_one": True}, InterestsFlaw.LIMITED),
        ({"options": ("Quay House",)}, InterestsFlaw.ONE_OPTION),
        ({"why_not_less": ""}, InterestsFlaw.NOT_LESS),
        ({"maker": ""}, InterestsFlaw.NO_MAKER),
        ({"attorney": Checked.SEEN}, InterestsFlaw.NOT_THEIRS),
        ({"attorney": Checked.SEEN, "has_deciding_attorney": True}, None),
        ({"attorney": Checked.NOT_SEEN}, InterestsFlaw.UNCLEAR_POWER),
        ({"advance_decision": Checked.NOT_SEEN}, InterestsFlaw.UNCLEAR_POWER),
        ({"review_on": None}, InterestsFlaw.NO_REVIEW),
        ({"review_on": ANCHOR}, InterestsFlaw.NO_REVIEW),
    ],
)
def test_best_interests_never_ban_contact_settle_a_dispute_or_stand_without_review(
    changed: dict[str, object], flaw: InterestsFlaw | None
) -> None:
    found = capacity.interests_flaws(replace(BEST, **changed), today=ANCHOR)  # type: ignore[arg-type]

    assert found == ((flaw,) if flaw else ())


PRO = Presence(Interpreter.PROFESSIONAL, Comes.BOOKED, Known.NO)
RELATIVE = Presence(Interpreter.RELATIVE, Comes.CAME, Known.YES, "The line was dead, and it was about a bus.")


@pytest.mark.parametrize(
    ("presence", "community", "is_limited", "flaws"),
    [
        (PRO, Community.SAFE, False, ()),
        (PRO, Community.SAFE, True, (InterpretingFlaw.LIMITED,)),
        (PRO, None, False, (InterpretingFlaw.NOT_ASKED,)),
        (PRO, Community.NOT_SAFE, False, ()),
        (replace(PRO, of_their_community=Known.YES), Community.NOT_SAFE, False, (InterpretingFlaw.NOT_WANTED,)),
        (replace(PRO, of_their_community=Known.NOT_KNOWN), Community.NOT_SAFE, False, (InterpretingFlaw.NOT_KNOWN,)),
        (RELATIVE, Community.SAFE, False, ()),
        (replace(RELATIVE, because=" "), Community.SAFE, False, (InterpretingFlaw.NO_REASON,)),
        (replace(RELATIVE, interpreter=Interpreter.CHILD, because=""), Community.SAFE, False,
         (InterpretingFlaw.NO_REASON,)),
        (RELATIVE, Community.SAFE, True, (InterpretingFlaw.LIMITED,)),
        (Presence(Interpreter.NOBODY, Comes.CAME, Known.NO, "She asked us to go on."), None, False, ()),
    ],
)  # fmt: skip
def test_who_may_interpret(
    presence: Presence, community: Community | None, *, is_limited: bool, flaws: tuple[InterpretingFlaw, ...]
) -> None:
    assert interpreting.flaws_of(presence, community=community, is_limited=is_limited) == flaws


@pytest.mark.parametrize(
    ("occasion", "presences", "needed", "code"),
    [
        (Occasion.REVIEW, [], False, InterpretingReason.NOT_NEEDED),
        (Occasion.REVIEW, [], True, InterpretingReason.MISSING),
        (Occasion.REVIEW, [PRO], True, InterpretingReason.MISSING),
        (Occasion.FIRST_VISIT, [PRO], True, InterpretingReason.BOOKED),
        (Occasion.REVIEW, [replace(PRO, comes=Comes.CAME)], True, InterpretingReason.THERE),
        (Occasion.REVIEW, [RELATIVE], True, InterpretingReason.FOR_A_REASON),
    ],
)
def test_when_a_talk_can_be_held(
    occasion: Occasion, presences: list[Presence], *, needed: bool, code: InterpretingReason
) -> None:
    decision = interpreting.condition(occasion, presences, needed=needed)

    assert decision.reason.code is code
    assert bool(decision) is (code is not InterpretingReason.MISSING)


@pytest.mark.parametrize(
    ("codes", "speaks_another", "needed"),
    [
        ([], False, False),
        ([], True, True),
        ([Code.BSL], False, True),
        ([Code.ADVOCATE, Code.LARGE_PRINT], False, False),
    ],
)
def test_an_interpreter_is_needed_for_a_language_or_for_signs(
    codes: list[Code], *, speaks_another: bool, needed: bool
) -> None:
    assert interpreting.is_needed(codes, needs_interpreter=speaks_another) is needed


@pytest.mark.parametrize(
    ("matter", "raised_on", "by"),
    [
        (Matter.COMPLAINT, date(2026, 5, 4), date(2026, 5, 7)),
        (Matter.DISCRIMINATION, date(2026, 5, 8), date(2026, 5, 13)),
        (Matter.PRACTICE, date(2026, 5, 9), date(2026, 5, 13)),
        (Matter.DATA, date(2026, 5, 4), date(2026, 6, 3)),
        (Matter.COMPLIMENT, date(2026, 5, 4), None),
    ],
)
def test_a_complaint_is_heard_within_three_working_days_and_about_information_within_thirty(
    matter: Matter, raised_on: date, by: date | None
) -> None:
    assert complaints.acknowledge_by(matter, raised_on) == by


def test_a_bank_holiday_is_no_working_day() -> None:
    assert complaints.acknowledge_by(Matter.COMPLAINT, date(2026, 5, 22), {date(2026, 5, 25)}) == date(2026, 5, 28)


def test_a_clock_says_what_is_next_until_they_were_asked_again() -> None:
    told = Clock(Matter.COMPLAINT, ANCHOR + 3 * A_DAY)
    heard = replace(told, acknowledged_on=ANCHOR, answer_by=ANCHOR + 20 * A_DAY)
    answered = replace(heard, answered_on=ANCHOR + 10 * A_DAY)
    closed = replace(answered, asked_again_on=ANCHOR + 40 * A_DAY)

    assert [one.stage for one in (told, heard, answered, closed)] == list(Stage)
    assert [one.due_on for one in (told, heard, answered, closed)] == [
        ANCHOR + 3 * A_DAY,
        ANCHOR + 20 * A_DAY,
        ANCHOR + 40 * A_DAY,
        None,
    ]


@pytest.mark.parametrize(
    ("shape", "codes", "is_suited"),
    [
        (Shape.STANDARD, set(), True),
        (Shape.STANDARD, {Code.SYMBOLS}, False),
        (Shape.SYMBOLS, {Code.SYMBOLS}, True),
        (Shape.SPOKEN, {Code.LARGE_PRINT}, True),
        (Shape.STANDARD, {Code.LARGE_PRINT}, False),
        (Shape.SPOKEN, {Code.BSL}, False),
        (Shape.STANDARD, {Code.DOUBLE_TIME}, True),
    ],
)
def test_an_answer_must_be_in_a_form_they_asked_for(shape: Shape, codes: set[Code], *, is_suited: bool) -> None:
    assert complaints.suits(shape, codes) is is_suited


@pytest.mark.parametrize(
    ("name", "words", "is_so"),
    [
        ("Dee", "dee, the manager", True),
        ("Dee", "DÉE!", True),
        ("Dee", "indeed nobody", False),
        ("Priya Shah", "that Priya", True),
        ("Priya Shah", "Mrs Shah", True),
        ("", "anybody", False),
    ],
)
def test_a_colleague_is_named_by_any_part_of_their_name(name: str, words: str, *, is_so: bool) -> None:
    assert complaints.is_named(name, words) is is_so


def test_a_text_that_nobody_checked_is_shown_to_staff_alone() -> None:
    late = england.NEXT_CHECK_ON + A_DAY

    assert texts_to_show(england.TEXTS, on=england.NEXT_CHECK_ON, to_staff=False) == england.TEXTS
    assert texts_to_show(england.TEXTS, on=late, to_staff=False) == ()
    assert texts_to_show(england.TEXTS, on=late, to_staff=True) == england.TEXTS


def test_each_form_that_is_asked_for_is_shown_and_any_one_that_reaches_them_suits() -> None:
    held = {Code.BSL, Code.BRAILLE, Code.PHONE_ONLY}

    assert asked_for(held) == tuple(code for code in Code if code in {Code.BSL, Code.BRAILLE})
    assert asked_for(()) == ()
    assert suits(Shape.SIGNED, held)
    assert suits(Shape.AUDIO, held)
    assert not suits(Shape.SYMBOLS, held)
    assert suits(Shape.SYMBOLS, {Code.PHONE_ONLY})


def test_words_give_somebody_away_by_any_part_of_any_name() -> None:
    assert gives_away("I told Priya.", ["Otto Lind", "Priya Nair"])
    assert not gives_away("I told Sam.", ["Otto Lind", "Priya Nair"])
    assert not gives_away("I told Sam.", ["", " "])
    assert not gives_away("I told Sam.", [])
