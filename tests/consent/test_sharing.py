"""What may be shared, and what the person said."""

from datetime import date, datetime, timedelta

import pytest

from kith.consent import actions, queries
from kith.consent.actions import NothingSaid
from kith.consent.models import SharingItem
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, Saying, SharingReason, State, may_share
from kith.ground.access.gate import NotVisible
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId, new_id
from kith.people.actions.writing import NotSaidSo
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import World

DAY = date(2026, 5, 4)
BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, DAY)
CENTRE = "Harbour Street Centre"


def _say(world: World, said: dict[Information, State], *, name: str = "priya", **more: object) -> object:
    return actions.record_sharing(
        **{  # type: ignore[arg-type]
            "person_id": PersonId(world.mary.pk),
            "purpose": Purpose.REFERRAL,
            "recipient_kind": RecipientKind.GROUP,
            "recipient_name": CENTRE,
            "said": said,
            "explained_how": "read aloud by phone",
            "told": BY_PHONE,
            "by": world.actor(name),
            "at": world.at,
            **more,
        }
    )


def _reason(world: World, information: Information, *, at: datetime | None = None, **more: object) -> object:
    asked = {
        "purpose": Purpose.REFERRAL,
        "recipient_kind": RecipientKind.GROUP,
        "recipient": "",
        "recipient_name": CENTRE,
        "informations": [information],
        "at": at or world.at,
        **more,
    }
    return queries.may_share(PersonId(world.mary.pk), **asked)[information].reason.code  # type: ignore[arg-type]


def test_silence_is_no_yes(world: World) -> None:
    assert _reason(world, Information.NAME) is SharingReason.NOT_ASKED


def test_what_she_agreed_to_may_be_shared_and_nothing_else(world: World) -> None:
    _say(world, {Information.NAME: State.GIVEN, Information.HEALTH: State.REFUSED})

    assert _reason(world, Information.NAME) is SharingReason.AGREED
    assert _reason(world, Information.HEALTH) is SharingReason.SAID_NO
    assert _reason(world, Information.MAP) is SharingReason.NOT_ASKED


@pytest.mark.parametrize(
    "other",
    [
        {"purpose": Purpose.TELL_BACK},
        {"recipient_kind": RecipientKind.EMPLOYER},
        {"recipient_name": "The old gym"},
    ],
    ids=["another purpose", "another kind", "another recipient"],
)
def test_a_yes_is_for_one_purpose_and_one_recipient(world: World, other: dict[str, object]) -> None:
    _say(world, {Information.NAME: State.GIVEN})

    assert _reason(world, Information.NAME, **other) is SharingReason.NOT_ASKED


def test_a_yes_for_a_time_runs_out_at_the_end_of_its_day(world: World) -> None:
    _say(world, {Information.NAME: State.GIVEN}, until=DAY)

    assert _reason(world, Information.NAME, at=world.at + timedelta(hours=12)) is SharingReason.AGREED
    assert _reason(world, Information.NAME, at=world.at + timedelta(days=1)) is SharingReason.RAN_OUT


def test_taking_back_stops_it_at_once_and_keeps_what_was_said(world: World) -> None:
    sharing_id = _say(world, {Information.NAME: State.GIVEN, Information.PLAN: State.GIVEN})

    actions.take_back(
        sharing_id=sharing_id,  # type: ignore[arg-type]
        informations=[Information.PLAN],
        told=Told.by_own_hand("Mary", DAY),
        by=world.actor("mary"),
        at=world.at,
    )

    assert _reason(world, Information.PLAN) is SharingReason.TOOK_BACK
    assert _reason(world, Information.NAME) is SharingReason.AGREED
    assert SharingItem.objects.filter(information=Information.PLAN).count() == 2


def test_what_stands_is_shown_recipient_by_recipient(world: World) -> None:
    sharing_id = _say(world, {Information.NAME: State.GIVEN, Information.PLAN: State.GIVEN})
    actions.take_back(
        sharing_id=sharing_id,  # type: ignore[arg-type]
        informations=[Information.PLAN],
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )

    agreed = queries.sharing_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at)

    assert [(one.recipient_name, one.given, one.refused) for one in agreed] == [
        (CENTRE, (Information.NAME,), (Information.PLAN,))
    ]


@pytest.mark.parametrize("told", [
    Told(Voice.OTHER, "Anne", Telling.FACE, DAY), Told(Voice.WORKER, "Priya", Telling.OBSERVATION, DAY),
    Told(Voice.OWN, "Mary", Telling.OBSERVATION, DAY),
])  # fmt: skip
def test_nobody_agrees_for_her(world: World, told: Told) -> None:
    with pytest.raises(NotSaidSo):
        _say(world, {Information.NAME: State.GIVEN}, told=told)


def test_a_yes_to_everything_is_no_yes(world: World) -> None:
    with pytest.raises(NothingSaid):
        _say(world, {})
    with pytest.raises(NothingSaid):
        _say(world, {Information.NAME: State.GIVEN}, recipient_name=" ")


@pytest.mark.parametrize("name", ["sam", "dee", "grace", "olu"])
def test_who_does_not_work_with_her_writes_nothing(world: World, name: str) -> None:
    with pytest.raises(NotVisible):
        _say(world, {Information.NAME: State.GIVEN}, name=name)


def test_what_she_said_is_in_the_record_with_how_it_was_explained(world: World) -> None:
    _say(world, {Information.NAME: State.GIVEN})

    entry = Entry.objects.select_related("content").get(about="consent.Sharing")

    assert "read aloud by phone" in entry.content.text


def test_what_was_said_of_one_recipient_counts_before_what_was_said_of_all() -> None:
    at = datetime.fromisoformat("2026-05-04T09:00+00:00")
    no_to_all = Saying(Information.NAME, "", State.REFUSED, at, None)
    yes_to_one = Saying(Information.NAME, "centre", State.GIVEN, at - timedelta(days=1), None)

    decided = may_share([no_to_all, yes_to_one], [Information.NAME], recipients=["centre"], at=at)
    others = may_share([no_to_all, yes_to_one], [Information.NAME], recipients=["gym"], at=at)

    assert decided[Information.NAME]
    assert others[Information.NAME].reason.code is SharingReason.SAID_NO


def test_nothing_said_later_counts_now() -> None:
    at = datetime.fromisoformat("2026-05-04T09:00+00:00")
    tomorrow = Saying(Information.NAME, "centre", State.GIVEN, at + timedelta(days=1), None)

    assert not may_share([tomorrow], [Information.NAME], recipients=["centre"], at=at)[Information.NAME]


def test_a_no_by_name_reaches_whoever_is_known_by_an_id_too(world: World) -> None:
    listing_id = str(new_id())
    _say(world, {Information.NAME: State.GIVEN}, recipient=listing_id)

    _say(world, {Information.NAME: State.REFUSED}, recipient_name=" HARBOUR street centre")

    assert _reason(world, Information.NAME, recipient=listing_id, recipient_name="") is SharingReason.SAID_NO


def test_of_two_words_that_cross_the_one_written_last_stands(world: World) -> None:
    _say(world, {Information.NAME: State.GIVEN}, at=world.at + timedelta(seconds=1))

    _say(world, {Information.NAME: State.WITHDRAWN}, at=world.at)

    assert _reason(world, Information.NAME, at=world.at + timedelta(minutes=1)) is SharingReason.TOOK_BACK


def test_a_yes_that_has_run_out_is_shown_as_no_more_given(world: World) -> None:
    _say(world, {Information.NAME: State.GIVEN}, until=DAY)

    (one,) = queries.sharing_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at + timedelta(days=1))

    assert (one.given, one.refused) == ((), (Information.NAME,))


@pytest.mark.parametrize("more", [{"recipient_name": "Anybody"}, {"said": dict.fromkeys(Information, State.GIVEN)}])
def test_a_blanket_yes_is_refused(world: World, more: dict[str, object]) -> None:
    said = more.pop("said", {Information.NAME: State.GIVEN})

    with pytest.raises(NothingSaid):
        _say(world, said, **more)  # type: ignore[arg-type]
