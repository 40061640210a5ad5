"""Dangers of Mary's: kept whole, looked at again on somebody's word, ended with what came of it, and due on Today."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from kith.correspondence.models import Message
from kith.directory.actions.taking_in import take_in
from kith.directory.models import Listing
from kith.directory.rules.listings import Handful, ListingEntry
from kith.ground.access import facts
from kith.ground.access.gate import NotVisible
from kith.ground.access.models import Denial
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, PersonId
from kith.safety.actions import dangers as actions
from kith.safety.jobs import tell_of_overdue
from kith.safety.models import DangerLook
from kith.safety.queries.dangers import danger_for, dangers_of, who_may_own
from kith.safety.queries.due import What, safety_due
from kith.safety.rules.dangers import About, DangerFlaw, Outcome
from kith.today.queries import day_for
from kith.today.rules import Deed, Group
from tests.safety.samples import FALLING, LOW, SAID, danger
from tests.world import ANCHOR, World

DAY = timedelta(days=1)


def _looks(world: World, **change: object) -> None:
    (seen,) = dangers_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at)
    at = world.at + 3 * DAY
    actions.look_again(
        danger_id=seen.danger_id,
        look=replace(seen.now.look, **change),  # type: ignore[arg-type] # each name holds its own type
        owner_id=seen.now.owner_id,
        told=replace(SAID, said_on=at.date()),
        by=world.actor("priya"),
        at=at,
    )


def test_it_is_carried_on_by_somebodys_word_of_that_day_and_every_look_stays(world: World) -> None:
    danger_id = danger(world)
    _looks(world, review_on=ANCHOR + 20 * DAY)
    _looks(world, review_on=ANCHOR + 30 * DAY, helps="A step, and Anne on the phone.")

    seen = danger_for(world.actor("mary"), danger_id, at=world.at)

    assert [look.is_unchanged for look in seen.looks] == [False, True, False]
    assert seen.looks[1].origin.said_on == ANCHOR + 3 * DAY
    assert (seen.now.look.helps, seen.now.owner) == ("A step, and Anne on the phone.", "Priya")


def test_nothing_is_kept_without_owner_day_or_help_and_nothing_is_guessed_of_self_harm(world: World) -> None:
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    whole = {"person_id": mary_id, "told": SAID, "by": priya, "at": world.at}
    stranger = AccountId(world.accounts["sam"].pk)

    for look, about, owner_id, flaw in (
        (FALLING, About.OTHER, None, DangerFlaw.NO_OWNER),
        (FALLING, About.OTHER, stranger, DangerFlaw.NO_OWNER),
        (replace(FALLING, review_on=None), About.OTHER, priya.account_id, DangerFlaw.NO_REVIEW),
        (replace(LOW, horizon=FALLING.horizon), About.SELF_HARM, priya.account_id, DangerFlaw.GUESSED),
    ):
        with pytest.raises(actions.CannotStand) as refusal:
            actions.record_danger(look=look, about=about, owner_id=owner_id, **whole)  # type: ignore[arg-type]
        assert refusal.value.flaws == (flaw,)

    danger(world, look=LOW, about=About.SELF_HARM)
    with pytest.raises(IntegrityError), transaction.atomic():
        DangerLook.objects.update(horizon="short")


def test_it_ends_with_what_came_of_it_and_once(world: World) -> None:
    danger_id, priya = danger(world), world.actor("priya")
    ended = {"danger_id": danger_id, "outcome": Outcome.SOLVED, "by": priya, "at": world.at}

    with pytest.raises(actions.CannotStand):
        actions.end_danger(words=" ", **ended)  # type: ignore[arg-type]
    actions.end_danger(words="The step stands.", **ended)  # type: ignore[arg-type]

    assert list(safety_due(priya, today=ANCHOR, until=ANCHOR + 90 * DAY, at=world.at)) == []
    with pytest.raises(actions.AlreadyOver):
        actions.end_danger(words="Again.", **ended)  # type: ignore[arg-type]
    with pytest.raises(actions.AlreadyOver):
        actions.look_again(
            danger_id=danger_id, look=FALLING, owner_id=priya.account_id, told=SAID, by=priya, at=world.at
        )


def test_it_is_the_persons_to_read_the_workers_to_write_and_no_strangers(world: World) -> None:
    danger_id = danger(world)

    assert danger_for(world.actor("mary"), danger_id, at=world.at).is_open
    for name in ("anne", "sam", "grace", "ken", "ada", "olu"):
        with pytest.raises(NotVisible):
            danger_for(world.actor(name), danger_id, at=world.at)
    for name in ("mary", "anne", "sam"):
        with pytest.raises(NotVisible):
            danger(world, by=name)
    assert danger(world, by="dee")


def test_nobody_who_is_kept_from_her_sees_to_it(world: World) -> None:
    mary_id = PersonId(world.mary.pk)
    assert [name for _pk, name in who_may_own(world.actor("dee"), mary_id, at=world.at)] == ["Dee", "Priya"]

    facts.deny(
        Denial.Kind.CONFLICT,
        mary_id,
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["priya"].pk),
    )

    assert [name for _pk, name in who_may_own(world.actor("dee"), mary_id, at=world.at)] == ["Dee"]


def test_a_look_is_on_the_workers_day_ahead_and_on_the_managers_when_it_is_late(world: World) -> None:
    danger(world, look=replace(FALLING, review_on=ANCHOR + 5 * DAY))

    def deeds(name: str, days: int) -> list[tuple[Group, Deed]]:
        day = day_for(world.actor(name), at=world.at + days * DAY)
        return [(part.group, duty.deed) for part in day.parts for duty in part.duties if duty.deed is Deed.DANGER]

    assert deeds("priya", 0) == [(Group.PROMISED, Deed.DANGER)]
    assert deeds("priya", 6) == [(Group.MAY_BE_HURT, Deed.DANGER)]
    assert deeds("dee", 8) == []
    assert deeds("dee", 9) == [(Group.MAY_BE_HURT, Deed.DANGER)]
    assert deeds("sam", 9) == []


def test_of_self_harm_the_manager_hears_on_the_next_day(world: World) -> None:
    danger(world, look=LOW, about=About.SELF_HARM)
    dee = world.actor("dee")

    def due(days: int) -> list[What]:
        today = ANCHOR + days * DAY
        return [one.what for one in safety_due(dee, today=today, until=today + 7 * DAY, at=world.at + days * DAY)]

    assert due(2) == []
    assert due(3) == [What.DANGER]


def test_the_lead_hears_once_that_the_soonest_was_not_looked_at(world: World) -> None:
    danger(world, look=LOW, about=About.SELF_HARM)
    danger(world, look=replace(FALLING, review_on=ANCHOR + 2 * DAY))

    assert tell_of_overdue(world.at + 3 * DAY) == 0
    assert tell_of_overdue(world.at + 4 * DAY) == 1
    assert tell_of_overdue(world.at + 5 * DAY) == 0

    message = Message.objects.get()
    assert message.account == world.accounts["femi"]
    assert "Mary" in message.body
    assert "wake" not in message.body


def test_whatever_is_proposed_keeps_in_mind_what_could_happen(world: World, client: Client) -> None:
    danger(world)
    importer = Actor.of_system("test", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    take_in(source="Test", entries=Handful([ListingEntry("1", "Paint & Natter")]), by=importer, at=world.at)
    client.force_login(world.accounts["priya"])

    page = client.get(f"/people/{world.mary.pk}/refer/{Listing.objects.get().pk}").content.decode()

    assert "She climbs on the chair" in page
    assert "Looked at again on Monday 1 June" in page


def test_a_worker_writes_it_on_its_page_and_is_never_asked_how_likely(world: World, client: Client) -> None:
    client.force_login(world.accounts["priya"])
    address = f"/people/{world.mary.pk}/dangers/add-self-harm"
    page = client.get(address).content.decode()

    answer = client.post(
        address,
        {
            "what": "She says that she does not want to wake up.",
            "whom": ["them"],
            "helps": "The radio",
            "done": "Priya rings each morning",
            "owner": str(world.accounts["priya"].pk),
            "review_on": "2026-05-06",
            "told": "face",
            "said_on": "2026-05-04",
        },
    )

    assert 'name="horizon"' not in page
    assert "Ring <a" in page
    assert answer.status_code == 302, answer.content.decode()
    assert "does not want to wake up" in client.get(answer["Location"]).content.decode()
