"""Whether two descriptions are of one party: for sure, perhaps, so that somebody is asked, or not."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ground.access.crossings import Crossing, How, Party, Verdict, Way, Why
from kith.safeguarding.rules.deciding import Limit, Standing, decide, standing
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safeguarding.rules.parties import Known, Same, alike, fold, marks_of
from tests.world import MORNING as AT

MOMENT = timedelta(seconds=1)
RAYS_ID, RAYS_ACCOUNT, THE_LIMIT = UUID(int=7), UUID(int=8), UUID(int=9)
RAY = Party(names=("Raymond Stone",))
LIMIT = Limit(Basis.ORDER, Channel.ANY, Standing.IN_FORCE, marks_of(RAY), frozenset({RAYS_ID}), RAYS_ACCOUNT, THE_LIMIT)


@pytest.mark.parametrize(
    ("kind", "written", "folded"),
    [
        (Known.NAME, "  Ráymond   STONE ", "raymond stone"),
        (Known.ONLINE, "Ray_Stone", "ray stone"),
        (Known.PHONE, "+44 (0)7700 900123", "700900123"),
        (Known.PHONE, "900123", "900123"),
        (Known.PHONE, "90012", ""),
        (Known.EMAIL, " Ray+Shop@Example.org ", "ray@example.org"),
        (Known.EMAIL, "ray.stone@example.org", "ray.stone@example.org"),
        (Known.EMAIL, "R.ay@GoogleMail.com", "ray@gmail.com"),
        (Known.ADDRESS, "Flat 2, 9 Harbour Street", "apt 2 9 harbour st"),
    ],
)
def test_how_something_is_written_hides_nothing(kind: Known, written: str, folded: str) -> None:
    assert fold(kind, written) == folded


def test_a_party_is_known_by_everything_that_is_said_of_it_and_by_nothing_empty() -> None:
    listing = UUID(int=3)
    party = Party(("Ray", " "), ("12",), ("r@x",), ("1 A Road",), ("ray1",), listing_id=listing)

    assert marks_of(party) == {
        (Known.NAME, "ray"),
        (Known.EMAIL, "r@x"),
        (Known.ADDRESS, "1 a rd"),
        (Known.ONLINE, "ray1"),
        (Known.LISTING, listing.hex.replace("-", "")),
    }
    assert marks_of(Party()) == frozenset()


YES, PERHAPS, NO = Same.YES, Same.PERHAPS, Same.NO


@pytest.mark.parametrize(
    ("known", "met", "same"),
    [
        ("Raymond Stone", "Stone, Raymond", YES),
        ("Raymond Stone", "Raymond Stone Stone", PERHAPS),
        ("Raymond Stone", "Raymond S", PERHAPS),
        ("Raymond Stone", "R Stone", PERHAPS),
        ("R S", "Raymond Stone", PERHAPS),
        ("Raymond Stone", "Raymond", PERHAPS),
        ("Raymond Stone", "R", NO),
        ("Raymond", "R", PERHAPS),
        ("Raymond Stone", "Mr Stone", PERHAPS),
        ("Uncle", "Uncle", YES),
        ("Uncle Ray", "Auntie Ray", PERHAPS),
        ("Uncle Ray", "Uncle Otto", NO),
        ("Raymond Stone", "Raimond Stone", PERHAPS),
        ("Raymond Stone", "Raimont Stone", NO),
        ("Raymond Stone", "Raymond Stine", PERHAPS),
        ("Mary Stone", "Mary Stane Hall", PERHAPS),
        ("Kate Hale", "Catherine Hale", PERHAPS),
        ("Kate Hale", "Cathy Hale", PERHAPS),
        ("Raymond Stone", "Ray Stone", PERHAPS),
        ("Ra Stone", "Raymond Stone", NO),
        ("Kev Ash", "Kem Ash", NO),
        ("Raymond Stone", "Otto Lind", NO),
        ("Otto Otto", "Otto Lind", NO),
        ("Mond Stone", "Raymond Stone", NO),
        ("Stephan Otto", "Stephanie Otto", NO),
        ("Anna", "Annabel Lee", PERHAPS),
    ],
)
def test_a_name_that_only_looks_alike_is_asked_about(known: str, met: str, same: Same) -> None:
    there, here = marks_of(Party(names=(known,))), marks_of(Party(names=(met,)))

    assert alike(there, here) == (same, "" if same is NO else fold(Known.NAME, met))
    assert alike(here, there)[0] is same


@pytest.mark.parametrize(
    ("known", "met", "same"),
    [
        (Party(phones=("07700 900123",)), Party(phones=("+44 7700 900123",)), YES),
        (Party(phones=("07700 900123",)), Party(phones=("07700 900132",)), PERHAPS),
        (Party(phones=("07700 900123",)), Party(phones=("07700 900124",)), NO),
        (Party(phones=("07700 900123",)), Party(phones=("07700 900231",)), NO),
        (Party(phones=("900123",)), Party(phones=("9001233",)), NO),
        (Party(emails=("ray@a.org",)), Party(emails=("ray@b.org",)), PERHAPS),
        (Party(emails=("ray@a.org",)), Party(emails=("r.ay@a.org",)), PERHAPS),
        (Party(emails=("ray@a.org",)), Party(emails=("roy@a.org",)), NO),
        (Party(addresses=("9 Harbour Street, PL1 2AB",)), Party(addresses=("9 Harbor St PL12AB",)), YES),
        (Party(addresses=("9 Harbour Street, PL1 2AB",)), Party(addresses=("8 Harbour Street, PL1 2AB",)), NO),
        (Party(addresses=("9 Harbour Street, PL1 2AB",)), Party(addresses=("9 Quay Road, PL1 2AC",)), NO),
        (Party(addresses=("9 Harbour Street, PL1 2AB",)), Party(addresses=("9 Quay Road, PL2 2AB",)), NO),
        (Party(addresses=("The Old Mill",)), Party(addresses=("The Old Barn",)), NO),
        (Party(addresses=("The Mill PL1 2AB",)), Party(addresses=("The Barn PL1 2AB",)), NO),
        (Party(addresses=("9 Mill",)), Party(addresses=("9 Barn",)), NO),
        (Party(names=("Otto", "Ray Stone")), Party(names=("Lind", "Stone Ray")), YES),
        (Party(names=("Raymond",)), Party(online=("raymond",)), NO),
        (Party(online=("stone ray",)), Party(online=("ray stone",)), NO),
        (Party(), Party(names=("Ray",)), NO),
        (Party(names=("Ray",)), Party(), NO),
    ],
)
def test_what_else_a_party_is_known_by(known: Party, met: Party, same: Same) -> None:
    assert alike(marks_of(known), marks_of(met))[0] is same
    assert alike(marks_of(met), marks_of(known))[0] is same


def test_a_place_is_known_by_its_own_name_or_not_at_all() -> None:
    stone, stone_club = marks_of(RAY), marks_of(Party(names=("Stone",)))

    assert alike(stone, stone_club) == (PERHAPS, "stone")
    assert alike(stone, stone_club, is_a_place=True) == (NO, "")
    assert alike(stone, stone, is_a_place=True) == (YES, "raymond stone")


@given(st.text(max_size=12), st.text(max_size=12))
def test_two_names_are_alike_whichever_is_known(one: str, other: str) -> None:
    first, second = marks_of(Party(names=(one,))), marks_of(Party(names=(other,)))

    assert alike(first, second)[0] is alike(second, first)[0]


@pytest.mark.parametrize(
    ("party", "same"),
    [
        (Party(person_id=RAYS_ID), YES),
        (Party(person_id=UUID(int=70)), NO),
        (Party(account_id=RAYS_ACCOUNT), YES),
        (Party(account_id=UUID(int=80)), NO),
        (RAY, YES),
        (Party(names=("Raymond S",)), PERHAPS),
        (Party(), NO),
    ],
)
def test_a_limit_meets_its_party_by_record_account_or_name(party: Party, same: Same) -> None:
    assert LIMIT.meets(party)[0] is same
    assert replace(LIMIT, is_sure=False).meets(party)[0] is (PERHAPS if same is YES else same)


def test_a_limit_without_an_account_does_not_meet_everybody_without_one() -> None:
    assert replace(LIMIT, account_id=None).meets(Party(names=("Otto",))) == (NO, "")


def test_what_somebody_decided_is_not_the_party_is_asked_about_no_more() -> None:
    cleared = replace(LIMIT, cleared=marks_of(Party(names=("Raymond S", "Raymond Stone"))))

    assert LIMIT.meets(Party(names=("Raymond S",))) == (PERHAPS, "raymond s")
    assert cleared.meets(Party(names=("Raymond S",))) == (NO, "")
    assert cleared.meets(RAY) == (YES, "raymond stone")


def test_a_place_in_the_directory_is_not_asked_about_for_a_word_of_its_name() -> None:
    assert LIMIT.meets(Party(names=("Stone",), listing_id=UUID(int=4))) == (NO, "")


@pytest.mark.parametrize(
    ("holds_until", "gone_at", "stands"),
    [
        (None, None, Standing.IN_FORCE),
        (AT + MOMENT, None, Standing.IN_FORCE),
        (AT, None, Standing.ENDED),
        (AT - MOMENT, AT + MOMENT, Standing.ENDED),
        (AT - MOMENT, AT, Standing.OVER),
        (None, AT, Standing.OVER),
    ],
)
def test_a_limit_ends_at_its_moment_and_is_over_at_another(
    holds_until: datetime | None, gone_at: datetime | None, stands: Standing
) -> None:
    hold = Standing.PROVISIONAL if stands is Standing.IN_FORCE else stands

    assert standing(at=AT, is_provisional=False, holds_until=holds_until, gone_at=gone_at) is stands
    assert standing(at=AT, is_provisional=True, holds_until=holds_until, gone_at=gone_at) is hold


def test_an_answer_says_whose_limit_it_is_and_what_it_seems() -> None:
    stopped = decide([LIMIT], Crossing.STEP_PLANNED, [RAY])
    held = decide([replace(LIMIT, protects=False)], Crossing.STEP_PLANNED, [Party(names=("Raymond S",))])

    assert (stopped.verdict, stopped.why, stopped.limit_id, stopped.protects) == (
        Verdict.STOP, Why.LIMITED, THE_LIMIT, True,
    )  # fmt: skip
    assert (held.verdict, held.why, held.limit_id, held.protects, held.seems) == (
        Verdict.HOLD, Why.MAY_BE_THE_SAME, THE_LIMIT, False, "raymond s",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("crossing", "how", "own", "verdict"),
    [
        (Crossing.SUPERVISED_VISIT, How(supervised_by="Noor"), False, Verdict.SUPERVISED),
        (Crossing.SUPERVISED_VISIT, How(supervised_by=" "), False, Verdict.STOP),
        (Crossing.CONTACT_NOTED, How(supervised_by="Noor"), False, Verdict.SUPERVISED),
        (Crossing.CONTACT_NOTED, How(Way.PHONE, supervised_by="Noor"), False, Verdict.STOP),
        (Crossing.CONTACT_NOTED, How(supervised_by="Noor"), True, Verdict.STOP),
        (Crossing.SHARED, How(supervised_by="Noor"), False, Verdict.STOP),
    ],
)
def test_with_somebody_there_only_a_meeting_that_we_arrange_may_be(
    crossing: Crossing, how: How, own: bool, verdict: Verdict
) -> None:
    limit = replace(LIMIT, channel=Channel.UNSUPERVISED)

    answer = decide([limit], crossing, [RAY], by_the_person=own, how=how)

    assert answer.verdict is verdict
    assert answer.why is (Why.SUPERVISED if verdict is Verdict.SUPERVISED else Why.ONLY_SUPERVISED)


def test_an_act_that_is_not_the_persons_to_do_is_not_theirs_because_they_do_it() -> None:
    near, ended = Party(names=("Raymond S",)), replace(LIMIT, standing=Standing.ENDED)

    assert decide([LIMIT], Crossing.STEP_PLANNED, [near], by_the_person=True)
    assert not decide([LIMIT], Crossing.WORKER_ASSIGNED, [near], by_the_person=True)
    assert decide([ended], Crossing.STEP_PLANNED, [RAY], by_the_person=True)
    assert not decide([ended], Crossing.STEP_PLANNED, [RAY])
    assert not decide([ended], Crossing.WORKER_ASSIGNED, [RAY], by_the_person=True)
