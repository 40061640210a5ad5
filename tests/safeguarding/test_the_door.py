"""The door between two people: everything passes it, nothing goes round it, and nobody learns from it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps

from kith.correspondence.actions import post
from kith.correspondence.jobs import send_what_waits
from kith.correspondence.models import Delivery, Message, Waiting
from kith.correspondence.queries import Recipient
from kith.gatherings.actions import Line, fill_sheet, give_place
from kith.gatherings.models import Place
from kith.gatherings.rules import EnteredFrom, Outcome
from kith.ground.access import passing
from kith.ground.access.crossings import NEUTRAL, Crossing, Party, Verdict
from kith.ground.access.models import Denial
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId, RestrictionId
from kith.people.models import LikelySame, Person, Settled
from kith.safeguarding import actions, queries
from kith.safeguarding.models import NearMatch, StoppedAct
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safeguarding.rules.wishes import GivingWay
from tests import door
from tests.referrals.stories import sent
from tests.world import World

HOUSE = Path(passing.__file__).parents[2]
TOLD_OF = {"recipient_name", "recipient", "to_name", "to_address"}
"""What a table calls whom it goes to."""
LOOKED_AT = {
    "correspondence.Message": "asked as MESSAGE_WRITTEN; the watch stands there",
    "referrals.AnswerLink": "asked as LINK_SENT; the watch stands there",
    "referrals.ToldBack": "asked as TOLD_BACK when it is sent; a draft goes nowhere",
    "correspondence.Leaning": "stands beside a message, which was asked for",
    "consent.Sharing": "asked as SHARED where it is a yes",
    "consent.WithoutYes": "tells of what was shared already, outside; nothing leaves by it",
    "consent.Gone": "written after REFERRED or TOLD_BACK was asked",
    "access.ConsentFact": "written by consent.Sharing",
}


def _keep_apart(world: World, party: Party, *, basis: Basis = Basis.OWN_DECISION, name: str = "Ray") -> RestrictionId:
    return actions.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=party,
        party_name=name,
        basis=basis,
        channel=Channel.ANY,
        because="He shouts.",
        in_their_words="Not him.",
        by=world.actor("mary" if basis is Basis.OWN_DECISION else "priya"),
        at=world.at,
    )


def _write(world: World, *, name: str, address: str, key: str = "a letter") -> object:
    return post(
        to=Recipient(name, address),
        template="referrals/letters/told_back",
        key=key,
        words={"words": "She came."},
        about=PersonId(world.mary.pk),
        by=world.actor("priya"),
        at=world.at,
    )


def test_every_enrolled_act_is_asked_for_in_the_product() -> None:
    words = "".join(place.read_text(encoding="utf-8") for place in HOUSE.rglob("*.py") if place.name != "crossings.py")

    assert [act.name for act in Crossing if f"Crossing.{act.name}" not in words] == []


def test_every_table_that_goes_to_somebody_is_looked_at() -> None:
    found = {
        table._meta.label
        for table in apps.get_models()
        if table.__module__.startswith("kith.") and TOLD_OF & {field.name for field in table._meta.get_fields()}
    }

    assert found == set(LOOKED_AT), "Enrol the act in kith/ground/access/crossings.py, ask at the door, say so here."


def test_what_goes_round_the_door_is_caught(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "must_pass", lambda *_, **__: None)

    with pytest.raises(door.WentRoundTheDoor, match="MESSAGE_WRITTEN was not asked"):
        _write(world, name="Dr Okafor", address="okafor@example.org")


def test_a_message_to_the_other_side_is_never_written(world: World) -> None:
    _keep_apart(world, Party(names=("Ray Stone",), emails=("ray.stone@example.org",)))

    for name, address in (("Ray Stone", "x@example.org"), ("A friend", "ray.stone+a@example.org")):
        with pytest.raises(Stopped):
            _write(world, name=name, address=address)

    assert not Message.objects.filter(template="referrals/letters/told_back").exists()


def test_a_message_that_waited_does_not_leave_once_a_limit_has_begun(world: World) -> None:
    _write(world, name="Ray Stone", address="ray.stone@example.org")
    _keep_apart(world, Party(names=("Ray Stone",)))

    send_what_waits(world.at + timedelta(minutes=1))

    message = Message.objects.get(template="referrals/letters/told_back")
    assert not Waiting.objects.filter(message=message).exists()
    assert [(one.outcome, one.because) for one in Delivery.objects.filter(message=message)] == [("given up", NEUTRAL)]
    assert StoppedAct.objects.get().crossing == Crossing.MESSAGE_SENT


def test_a_stop_is_neutral_and_the_worker_and_the_lead_hear_of_it_though_the_act_is_undone(world: World) -> None:
    _keep_apart(world, Party(person_id=world.john.pk))

    with pytest.raises(Stopped) as stop:
        passing.must_pass(
            Crossing.PLACE_GIVEN, PersonId(world.john.pk), [Party(person_id=world.mary.pk)], what="Paint & Natter",
            by=world.actor("sam"), at=world.at,
        )  # fmt: skip

    assert not stop.value.is_informed
    assert {"limit", "restrict", "mary"}.isdisjoint(str(stop.value).lower().split())
    told = Message.objects.filter(template="safeguarding/letters/limit_stopped")
    assert set(told.values_list("recipient_name", flat=True)) == {"Priya", "Femi"}
    (waiting,) = queries.stopped_for(world.actor("priya"), at=world.at)
    assert (waiting.known_as, waiting.what, waiting.giving_way) == ("Mary", "Paint & Natter", None)
    assert queries.stopped_for(world.actor("sam"), at=world.at) == ()

    actions.record_wish(
        stopped_id=waiting.stopped_id, giving_way=GivingWay.THEY_GIVE_WAY, in_their_words="It is my group.",
        by=world.actor("priya"), at=world.at,
    )  # fmt: skip

    assert queries.stopped_for(world.actor("priya"), at=world.at) == ()


def test_what_only_looks_alike_is_held_until_somebody_has_decided(world: World) -> None:
    limit = _keep_apart(world, Party(names=("Raymond Stone",)))
    for name in ("Raymond S.", "Ray Stone"):
        with pytest.raises(Stopped):
            _write(world, name=name, address="somebody@example.org", key=name)

    near = {one.folded: one.near_match_id for one in queries.near_matches_for(world.actor("priya"), at=world.at)}
    assert set(near) == {"raymond s", "ray stone"}
    by, at = world.actor("priya"), world.at
    actions.answer_near_match(near_match_id=near["raymond s"], are_one=False, because="My brother.", by=by, at=at)
    actions.answer_near_match(near_match_id=near["ray stone"], are_one=True, because="That is him.", by=by, at=at)

    assert _write(world, name="Raymond S.", address="somebody@example.org", key="now")
    asked = passing.may_pass(Crossing.TOLD_BACK, PersonId(world.mary.pk), [Party(names=("Ray Stone",))], by=by, at=at)
    assert asked.verdict is Verdict.STOP
    assert NearMatch.objects.filter(restriction_id=limit).count() == 2


def test_a_second_record_of_the_other_side_hides_nobody(world: World) -> None:
    _keep_apart(world, Party(person_id=world.john.pk, names=("John Ashby",)))
    twin = Person.objects.create(organisation=world.organisation, known_as="J", full_name="Ashby, John")

    asked = passing.may_pass(
        Crossing.PLACE_GIVEN, PersonId(world.mary.pk), [Party(person_id=twin.pk)], by=world.actor("priya"), at=world.at
    )

    assert asked.verdict is Verdict.STOP


def test_joining_two_records_unites_their_limits_and_taking_it_back_drops_none(world: World) -> None:
    twin = Person.objects.create(organisation=world.organisation, known_as="Polly", full_name="Polly Vale")
    _keep_apart(world, Party(names=("Ray Stone",)))
    likely = LikelySame.objects.create(
        organisation=world.organisation, person=world.mary, other=twin, signs="same name", at=world.at
    )

    def stops(person: Person) -> bool:
        ray = [Party(names=("Ray Stone",))]
        return not passing.may_pass(Crossing.TOLD_BACK, PersonId(person.pk), ray, by=world.actor("priya"), at=world.at)

    before = stops(twin)
    joined = Settled.objects.create(
        organisation=world.organisation, likely=likely, are_one=True, at=world.at, by="Ada", because="One."
    )
    together = (stops(world.mary), stops(twin))
    joined.delete()

    assert (before, together, stops(world.mary), stops(twin)) == (False, (True, True), True, False)


def test_two_who_are_kept_apart_get_no_place_at_one_group_and_a_sheet_that_says_so_is_noticed(world: World) -> None:
    way = sent(world)
    listing_id = ListingId(way.listings["Gentle Moves"])
    room = Actor.of_system(
        "room", world.organisation.pk, Permission.REFERRAL_MAKE, Permission.DIRECTORY_SEE, Permission.ATTENDANCE_RECORD
    )
    for person in (world.mary, world.john):
        give_place(person_id=PersonId(person.pk), listing_id=listing_id, called="", by=room, at=world.at)
    _keep_apart(world, Party(person_id=world.john.pk))
    Place.objects.filter(person=world.john).update(ended_at=world.at, ended_by="Ken")

    with pytest.raises(Stopped):
        give_place(person_id=PersonId(world.john.pk), listing_id=listing_id, called="", by=room, at=world.at)
    Place.objects.filter(person=world.john).update(ended_at=None, ended_by="")
    lines = {PersonId(person.pk): Line(Outcome.CAME) for person in (world.mary, world.john)}
    fill_sheet(
        listing_id=listing_id, starts_at=world.at, lines=lines, entered_from=EnteredFrom.SHEET, by=room, at=world.at
    )

    breach = StoppedAct.objects.get(is_breach=True)
    assert breach.crossing == Crossing.BOTH_CAME
    assert Message.objects.filter(template="safeguarding/letters/limit_passed_by").exists()


def test_a_link_that_was_sent_reads_no_more_once_its_reader_is_kept_away(world: World) -> None:
    way = sent(world)
    listing = way.listings["Gentle Moves"]
    actions.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=Party(listing_id=listing),
        party_name="Gentle Moves",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not there.",
        by=world.actor("mary"),
        at=world.at,
    )

    assert not passing.may_pass(
        Crossing.LINK_READ, PersonId(world.mary.pk), [Party(listing_id=listing)], by=world.actor("ken"), at=world.at
    )


def test_an_account_of_the_other_side_reads_nothing_from_the_next_read_on(world: World) -> None:
    _keep_apart(world, Party(account_id=world.accounts["priya"].pk, names=("Priya",)))

    assert not Person.objects.visible_to(world.actor("priya"), may=Permission.PERSON_SEE, at=world.at).exists()
    assert Denial.objects.get().account_id == world.accounts["priya"].pk
    told = Message.objects.filter(recipient_name="Priya")
    assert not told.exists()
